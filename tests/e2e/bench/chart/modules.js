// Loads modules that are written for Node.js: `require` looks a name up among the served files, which are read before.
const sources = new Map();
const loaded = new Map();

const reading = Promise.all(NAMES.map(async (name) => {
  sources.set(name, await (await fetch(`/t/modules/${name}`)).text());
}));

/** What a module exports. Within a package, they name each other by `./`. */
const load = (name) => {
  const known = name.replace(/^\.\//, "");
  if (!loaded.has(known)) {
    const module = { exports: {} };
    loaded.set(known, module);
    new Function("module", "exports", "require", sources.get(known))(module, module.exports, load);
  }
  return loaded.get(known).exports;
};
