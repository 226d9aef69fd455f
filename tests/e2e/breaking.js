// Lets a test break what runs in the elements of a page, in the middle of whatever it is doing.

/** What runs, in the order in which it was made: `calls` is how often it has asked the browser for something. */
window.running = [];
/** How those that are made next are to break: `{ at, how }`, at which of its calls. */
window.planned = [];
{
  const ways = {
    // What is called through the table is not there: a trap.
    trap: (own) => {
      const table = own.table.deref();
      for (let place = 0; place < table.length; place += 1) table.set(place, null);
    },
    // What the browser does when a trap is hit further inside.
    panic: () => {
      throw new WebAssembly.RuntimeError("unreachable");
    },
    // A page has replaced what is asked for.
    throw: () => {
      throw new TypeError("it is no function");
    },
  };
  const holdsCode = (table) => {
    for (let place = 0; place < table.length; place += 1) if (typeof table.get(place) === "function") return true;
    return false;
  };
  const counted = (imports, own) => {
    const all = {};
    for (const [name, item] of Object.entries(imports)) {
      all[name] = (...given) => {
        own.calls += 1;
        if (own.calls === own.at) ways[own.how](own);
        return item(...given);
      };
    }
    return all;
  };
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, [module, imports]) {
      // The second part is called by the first one.
      if (imports.__wasm_split) return new target(module, imports);
      const own = { calls: 0, ...window.planned.shift() };
      const named = Object.entries(imports).map(([name, inside]) => [name, counted(inside, own)]);
      const instance = new target(module, Object.fromEntries(named));
      const tables = Object.values(instance.exports).filter((item) => item instanceof WebAssembly.Table);
      // Nothing here keeps what is gone.
      own.table = new WeakRef(tables.find(holdsCode));
      window.running.push(own);
      return instance;
    },
  });
  /** Breaks it at its next call. */
  window.breakNext = (own, how) => Object.assign(own, { at: own.calls + 1, how });
  // Whatever goes wrong, a page does not hear of it.
  window.uncaught = [];
  addEventListener("error", ({ message }) => uncaught.push(message));
  addEventListener("unhandledrejection", ({ reason }) => uncaught.push(String(reason)));
}
