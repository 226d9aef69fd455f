// Fetching the wasm and documents, waiting for them, and why it fails.

/** Bytes of a document that are read; the wasm refuses more anyway. */
const MOST_BYTES = 16 * 2 ** 20;

/** Why something is not there: `reason` is one of those of the `cast-map-error` event. */
class Failure extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/** The code that is loaded first, and the code that is loaded once somebody needs it. */
const FIRST = "castmap_bg.wasm";
const REST = "castmap_rest.wasm";

const modules = new Map();

/** A compiled module, fetched and compiled once for the page; a failure is forgotten, so that it can be retried. */
const module = (name) => {
  if (!modules.has(name)) {
    const compiled = compile(name);
    modules.set(name, compiled);
    compiled.catch(() => modules.delete(name));
  }
  return modules.get(name);
};

const beside = (name) => new URL(name, import.meta.url);

const absent = (name, status) =>
  new Failure("wasm-missing", `${beside(name)} answers ${status}; put ${name} beside castmap.js`);

const compile = async (name) => {
  const url = beside(name);
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new Failure("wasm-missing", `${url} cannot be fetched: ${error.message}`);
  }
  if (!response.ok) throw absent(name, response.status);
  try {
    const streams = response.headers.get("content-type") === "application/wasm";
    return await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    const refused = /disallow|polic|unsafe-eval|CSP/i.test(error.message);
    throw refused
      ? new Failure("wasm-blocked", `${error.message}; allow it with script-src 'wasm-unsafe-eval'`)
      : new Failure("wasm-type", `${url}: ${error.message}`);
  }
};

/** A module at once, while the page waits: for a script that asks for an answer before the code for it is there. */
const moduleAtOnce = (name) => {
  const request = new XMLHttpRequest();
  request.open("GET", beside(name), false);
  // Byte by byte: a request that is not waited for takes no other form.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw absent(name, request.status);
  return new WebAssembly.Module(Uint8Array.from(request.response, (letter) => letter.charCodeAt()));
};

/** Why the rest of the code cannot be joined to the first: it did not come, or it is not of the same build. */
const unjoined = (error) => {
  if (error instanceof Failure) return error;
  modules.delete(REST);
  return new Failure("wasm-type", `${REST} does not fit ${FIRST}, take both from one build: ${error.message}`);
};

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

/** Tells the author of the page something. */
const report = (message) => console.warn(`<cast-map> ${message}`);

/** For browsers without `Promise.withResolvers`. */
const withResolvers = () => {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
};

/** Adds a style sheet: one that is made by a script, which strict pages let be. */
const dress = (root, style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
