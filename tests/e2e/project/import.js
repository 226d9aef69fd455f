// What an import does where there is no page, as on a server: nothing.
const before = new Set(Object.getOwnPropertyNames(globalThis));
for (const name of ["castmap", "castmap/module"]) {
  console.log(name, Object.keys(await import(name)));
}
console.log("new", Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name)));
console.log("document", typeof document, "window", typeof window, "customElements", typeof customElements);
