// The compiled modules of a page: each is made once, for all elements. Where the code of one is, `beside.js` says or, in
// castmap.inline.js, `inside.js`: FIRST and REST, `compile` and `moduleAtOnce`.

const modules = {};

/** A compiled module; a failure is forgotten, so that it can be retried. */
const module = async (name) => {
  if (!globalThis.WebAssembly) throw new Failure(BLOCKED, "there is no WebAssembly here");
  if (!modules[name]) {
    const compiled = (modules[name] = compile(name));
    compiled.catch(() => delete modules[name]);
  }
  return modules[name];
};

/** How a server is to say that it is code. */
const TYPE = "application/wasm";

/** Why there is code that is no module here; `type` is how it was served. */
const uncompiled = (name, error, type = TYPE) => {
  const { message } = error;
  if (/disallow|polic|unsafe-eval|CSP/i.test(message))
    return new Failure(BLOCKED, `${message}${ALLOW}script-src 'wasm-unsafe-eval'`);
  const served = type === TYPE ? "" : `; it has to be served as ${TYPE}, not ${type}`;
  // What is no code at all is no better the next time; what has broken off may be.
  return new Failure("wasm-type", `${name}: ${message}${served}`, !(error instanceof WebAssembly.CompileError));
};

/** Why there is no instance of some code: it did not come, there is no room, or it is not of the same build as the others. */
const unfit = (name, error) => {
  if (error instanceof Failure || error instanceof RangeError) return error;
  delete modules[name];
  return new Failure("wasm-type", `${name} does not fit, take all files from one build: ${error.message}`);
};
