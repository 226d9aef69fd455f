// How long so many elements take, from the moment they come into the page until each is painted, and what holds the page
// up meanwhile. They all start at once: none waits for the viewport.
const measure = async (count, view) => {
  const tasks = [];
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  watch.observe({ type: "longtask" });
  const start = performance.now();
  const elements = Array.from({ length: count }, () => {
    const element = document.createElement("cast-map");
    Object.assign(element, { view, at: "all", loading: "eager" });
    return element;
  });
  const loads = elements.map((element) => new Promise((done) => element.addEventListener("cast-map-load", done)));
  document.body.append(...elements);
  await loads[0];
  const first = performance.now() - start;
  await Promise.all(loads);
  const loaded = performance.now() - start;
  await Promise.all(elements.map((element) => element.ready));
  const painted = performance.now() - start;
  const alive = elements.filter((element) => element.shadowRoot.querySelector("[part~=card]")).length;
  // Long tasks are told a moment later.
  await new Promise((done) => setTimeout(done, 300));
  watch.disconnect();
  elements.forEach((element) => element.remove());
  return { first, loaded, painted, alive, longest: Math.max(0, ...tasks) };
};
