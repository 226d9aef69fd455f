// Fetching, within some time and with one more try; and why it fails, with what the author of the page can do about it.

/** Bytes of a document that are read; the wasm refuses more anyway. */
const MOST_BYTES = 16 * 2 ** 20;

/** Milliseconds for a document or a file of code to come, all tries together. */
const PATIENCE = 10_000;

/** Milliseconds until it is asked for once more. */
const AGAIN = 300;

/** Why something is not there: `reason` is one of those of the `cast-map-error` event. What is passing may go well next time. */
class Failure extends Error {
  constructor(reason, message, isPassing) {
    super(message);
    this.reason = reason;
    this.isPassing = isPassing;
  }
}

/** Code that does not come, and code that a policy refuses. */
const MISSING = "wasm-missing";
const BLOCKED = "wasm-blocked";

const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

/** What `work` gives, once more where it fails for the moment. It is given up when it is late, or by `off`. */
const inTime = async (what, work, off = new AbortController()) => {
  const { signal } = off;
  const timeout = new Failure("timeout", `no ${what} within ${PATIENCE / 1000} s`);
  const late = setTimeout(() => off.abort(timeout), PATIENCE);
  try {
    return await work(signal).catch((error) => {
      if (!error.isPassing || signal.aborted) throw error;
      return pause(AGAIN).then(() => work(signal));
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(late);
  }
};

const ALLOW = "; the policy of this page has to allow it: ";

/** By which directive the policy of this page has refused an address. */
const refused = {};
globalThis.addEventListener?.("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  refused[blockedURI] = effectiveDirective;
});

/** Why there is no answer from an address, as far as a page is told. */
const unanswered = async (reason, url, { message }) => {
  // The browser says what was refused a moment later.
  await pause(0);
  const { origin, href } = url;
  const isOwn = origin === location.origin;
  const directive = refused[href];
  let cause = `${url} cannot be fetched: ${message}`;
  if (location.protocol === "file:") cause += "; a page from disk may fetch nothing: use `castmap bundle`";
  else if (directive) cause += `${ALLOW}${directive} ${isOwn ? "'self'" : origin}`;
  else if (!isOwn) cause += "; its server has to allow this page: Access-Control-Allow-Origin: *";
  return new Failure(directive && reason === MISSING ? BLOCKED : reason, cause, !directive);
};

/** An answer with something in it. */
const answered = async (missing, wrong, url, options, remedy) => {
  const response = await fetch(url, options).catch(async (error) => {
    throw await unanswered(missing, url, error);
  });
  const { ok, status } = response;
  if (!ok) throw new Failure(wrong, `${url} answers ${status}; ${remedy}`, status >= 500);
  return response;
};

/** The text behind an address, read no further than the limit; `told` hears which part of it is there. */
const fetchText = async (url, signal, told) => {
  const response = await answered("network", "http", url, { signal }, "is `src` right?");
  const length = Number(response.headers.get("content-length"));
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read().catch(({ message }) => {
      throw new Failure("network", `${url} broke off: ${message}`, true);
    });
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      reader.cancel();
      throw new Failure("too-large", `${url} is longer than ${MOST_BYTES} bytes`);
    }
    if (length) told(bytes / length);
    text += decoder.decode(value, { stream: true });
  }
};
