// The compiled modules of a page: each is made once, for all elements. Where the code of one is, `beside.js` says or, in
// castmap.inline.js, `inside.js`: FIRST and REST, `compile` and `moduleAtOnce`.

const modules = {};

/** A compiled module; a failure is forgotten, so that it can be retried. */
const module = (name) => {
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

/** Why the rest of the code cannot be joined to the first: it did not come, or it is not of the same build. */
const unjoined = (error) => {
  if (error instanceof Failure) return error;
  delete modules[REST];
  return new Failure("wasm-type", `${REST} does not fit ${FIRST}, take both from one build: ${error.message}`);
};
