// Fetching a document, and why it fails.

/** Bytes of a document that are read; the wasm refuses more anyway. */
const MOST_BYTES = 16 * 2 ** 20;

/** Why something is not there: `reason` is one of those of the `cast-map-error` event. */
class Failure extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/** The text behind an address, read no further than the limit. */
const fetchText = async (url, signal) => {
  let response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    throw signal.aborted ? signal.reason : new Failure("network", `${url} cannot be fetched: ${error.message}`);
  }
  if (!response.ok) throw new Failure("http", `${url} answers ${response.status}`);
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.length;
      if (bytes > MOST_BYTES) {
        reader.cancel();
        throw new Failure("too-large", `${url} is longer than ${MOST_BYTES} bytes`);
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw signal.aborted ? signal.reason : new Failure("network", `${url} broke off: ${error.message}`);
  }
};
