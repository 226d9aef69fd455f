// Notes when the first cards are painted, and when the chart is. It runs before anything of a page does. In each frame it
// looks whether there is a card: castmap's in its shadow tree, or one of the other page. A message that is posted in that
// frame comes once the frame is painted.
window.painted = new Promise((resolve) => {
  const after = () => new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  });
  const isShown = (element) => element.getClientRects().length > 0
    && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const hasCards = () => {
    const host = document.querySelector("cast-map");
    const cards = host ? host.shadowRoot?.querySelectorAll("[part~=card]") : document.querySelectorAll(".plain-card");
    return [...(cards ?? [])].some(isShown);
  };
  // When its own chart is there, a page says so by this event; castmap by its own.
  const charted = new Promise((done) => {
    for (const name of ["cast-map-layout", "plain-chart"]) addEventListener(name, () => after().then(done), { once: true });
  });
  const look = async () => {
    if (!hasCards()) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = async () => {
      const cards = performance.now();
      const isCards = document.querySelector("cast-map")?.view === "cards";
      resolve({ cards, chart: isCards ? null : await charted });
    };
    port2.postMessage(null);
  };
  if (location.pathname.endsWith("nothing.html")) resolve(null);
  else requestAnimationFrame(look);
});
