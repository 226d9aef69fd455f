// What every script of a test may use. The first <cast-map> of the page is the one that is meant.
const host = document.querySelector("cast-map");
const root = host?.shadowRoot ?? null;
const all = (selector) => (root ? [...root.querySelectorAll(selector)] : []);
const one = (selector) => {
  const [found] = all(selector);
  if (!found) throw new Error(`nothing fits ${selector}`);
  return found;
};
// Whether it loads, is ready or has failed: said by the innermost part that there is.
const state = () => all("[data-state]").at(-1)?.dataset.state;
// The level of a heading, whichever way it is made.
const level = (heading) => Number(heading.ariaLevel ?? heading.localName.slice(1));
const words = (element) => element.innerText.replace(/\s+/g, " ").trim();
const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  && element.getClientRects().length > 0;
const isInView = (element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
};
const cards = () => all("[part~=card]").map((card) => card.dataset.id);
const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
// How far the colour behind an element is from black, 0 to 1.
const light = (element) => {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    pen.fillStyle = getComputedStyle(at).backgroundColor;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    if (alpha === 255) return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }
  return 1;
};
