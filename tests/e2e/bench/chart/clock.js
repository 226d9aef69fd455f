// Notes when castmap has read a document, when its first picture is there and when it has settled, and what held the
// page up. It runs before castmap does.
window.clock = new Promise((resolve) => {
  const tasks = [];
  const watch = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ start: startTime, ms: duration })));
  });
  watch.observe({ type: "longtask", buffered: true });
  const settled = new Promise((settle) => {
    document.addEventListener("cast-map-layout", () => settle(performance.now()), { once: true });
  });
  const begin = async ({ target, detail }) => {
    const loaded = performance.now();
    const first = await target.ready.then(() => performance.now());
    const drawn = window.isCounted ? target.geometry().cards.length : null;
    const done = await settled;
    const [read] = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".json") && name.includes("/t/"));
    // A task is told of some time after its end.
    setTimeout(() => {
      const reading = read ? loaded - read.responseEnd : null;
      resolve({ reading, first: first - loaded, settled: done - loaded, loaded, tasks, drawn, characters: detail.characters });
    }, 700);
  };
  document.addEventListener("cast-map-load", begin, { once: true });
});
