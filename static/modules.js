// The compiled modules of a page: each is made once, for all elements. Where the code of one is, `beside.js` says or, in
// castmap.inline.js, `inside.js`: FIRST and REST, `compile` and `moduleAtOnce`.

const modules = new Map();

/** A compiled module; a failure is forgotten, so that it can be retried. */
const module = (name) => {
  if (!modules.has(name)) {
    const compiled = compile(name);
    modules.set(name, compiled);
    compiled.catch(() => modules.delete(name));
  }
  return modules.get(name);
};

/** Why there is code that is no module here. */
const uncompiled = (name, error) =>
  /disallow|polic|unsafe-eval|CSP/i.test(error.message)
    ? new Failure("wasm-blocked", `${error.message}; allow it with script-src 'wasm-unsafe-eval'`)
    : new Failure("wasm-type", `${name}: ${error.message}`);

/** Why the rest of the code cannot be joined to the first: it did not come, or it is not of the same build. */
const unjoined = (error) => {
  if (error instanceof Failure) return error;
  modules.delete(REST);
  return new Failure("wasm-type", `${REST} does not fit ${FIRST}, take both from one build: ${error.message}`);
};
