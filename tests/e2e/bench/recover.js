// Breaks the element while it draws, and waits until it is back: in the page, and painted.
const recover = async (element) => {
  const { shadowRoot } = element;
  const before = shadowRoot.querySelector(".castmap");
  const back = new Promise((done) => {
    const look = () => {
      const root = shadowRoot.querySelector(".castmap");
      if (root !== before && root?.querySelector("[part~=card], [part~=node]")) done(performance.now());
      else setTimeout(look);
    };
    look();
  });
  const start = performance.now();
  breakNext(running.at(-1), "trap");
  element.theme = element.theme === "dark" ? "light" : "dark";
  const there = await back;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const painted = performance.now();
  const figures = { back: there - start, painted: painted - start, view: element.view };
  // Now it is asked for again.
  element.src = "";
  await element.ready;
  return figures;
};
