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
// The cards that stand out: a chart fades the others.
const cards = () => all("[part~=card]:not(.faded)").map((card) => card.dataset.id);
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
// The chart: cards that are drawn, and those of them that stand out.
const nodes = () => all(".node").map((node) => node.dataset.id).sort();
const lit = () => all(".node:not(.faded)").map((node) => node.dataset.id).sort();
// Where its upper left corner is in the window, and how many pixels a chart unit has.
const camera = () => {
  const { left, top } = one(".stage").getBoundingClientRect();
  const { a: scale, e, f } = new DOMMatrix(getComputedStyle(one(".world")).transform);
  return { x: left + e, y: top + f, scale };
};
// Where a point of the chart is in the window.
const seenAt = ([x, y]) => {
  const { x: left, y: top, scale } = camera();
  return [left + x * scale, top + y * scale];
};
const middleOf = (element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
};
// Whether all of a box is in the stage, give or take a pixel.
const isOnStage = (element) => {
  const [frame, box] = [one(".stage"), element].map((each) => each.getBoundingClientRect());
  return box.left > frame.left - 1 && box.right < frame.right + 1 && box.top > frame.top - 1 && box.bottom < frame.bottom + 1;
};
// How far a point is from a tie as `geometry()` has it, in chart units.
const away = ([x, y], path) => Math.min(...path.slice(1).map(([bx, by], place) => {
  const [ax, ay] = path[place];
  const [w, h] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * w + (y - ay) * h) / (w * w + h * h || 1)));
  return Math.hypot(x - ax - along * w, y - ay - along * h);
}));
// What lies at a place of the window: a part of the chart, or its bare ground.
const isBare = ([x, y]) => root.elementFromPoint(x, y)?.localName === "canvas";
// The contrast of an element's words with the plain colour behind them, by WCAG.
const contrast = (element) => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (color) => {
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  let behind = element;
  while (/, 0\)$|transparent/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity = Math.min(opacity, Number(getComputedStyle(at).opacity));
  const [dark, bright] = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor].map(luminance).sort((a, b) => a - b);
  return opacity < 1 ? 0 : (bright + 0.05) / (dark + 0.05);
};
