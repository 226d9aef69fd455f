// Watches for tasks that hold the page up, before and after the document is there.
// No module: it has to watch before castmap starts.
window.watched = new Promise((resolve) => {
  const tasks = [];
  const watch = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ start: startTime, ms: duration })));
  });
  watch.observe({ type: "longtask", buffered: true });
  const listen = () => {
    const loaded = performance.now();
    // A task is told of some time after its end.
    setTimeout(() => resolve({ loaded, tasks }), 3200);
  };
  document.addEventListener("cast-map-load", listen, { once: true });
});
