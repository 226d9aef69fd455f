// Keeps the memory of each WebAssembly instance that castmap makes, to be weighed. It runs before castmap does.
window.memories = [];
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, wanted) {
    const instance = Reflect.construct(target, wanted);
    window.memories.push(...Object.values(instance.exports).filter((each) => each instanceof WebAssembly.Memory));
    return instance;
  },
});
