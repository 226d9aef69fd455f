// A hand that takes castmap's chart on the journey: the wheel with Ctrl, and a mouse that drags.
const host = document.querySelector("cast-map");
const stage = host.shadowRoot.querySelector(".stage");
const camera = () => {
  const { a: scale, e: x } = new DOMMatrix(getComputedStyle(host.shadowRoot.querySelector(".world")).transform);
  return { scale, x };
};
const frames = (count) => new Promise((resolve) => {
  const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : resolve());
  next(count);
});
const { left, top, width, height } = stage.getBoundingClientRect();
const middle = { x: left + width / 2, y: top + height / 2 };
const common = { bubbles: true, composed: true, cancelable: true };

const turn = (deltaY) => stage.dispatchEvent(
  new WheelEvent("wheel", { ...common, deltaY, ctrlKey: true, clientX: middle.x, clientY: middle.y }),
);
const hand = { x: middle.x, y: middle.y };
const point = (type, buttons) => stage.dispatchEvent(new PointerEvent(type, {
  ...common, pointerId: 1, pointerType: "mouse", isPrimary: true, button: buttons || type === "pointerup" ? 0 : -1, buttons,
  clientX: hand.x, clientY: hand.y,
}));

/** Shows all of the chart. */
const whole = async () => {
  host.shadowRoot.querySelector("[data-zoom=fit]").click();
  // It glides there.
  for (let last = 0; camera().scale !== last; await frames(20)) last = camera().scale;
};

/** By how much a pixel of the wheel makes it larger. */
const gain = async () => {
  const before = camera().scale;
  turn(-20);
  await frames(10);
  return (camera().scale / before - 1) / 20;
};

const drag = (x, y) => {
  hand.x += x;
  hand.y += y;
  point("pointermove", 1);
};

await whole();
const pixel = await gain();
if (!(pixel > 0)) throw new Error("the wheel does not make the chart larger");
await whole();
const smallest = camera().scale;
const factor = 1 / smallest;
const zoom = (by) => turn(by > 1 ? (1 - by) / pixel : (1 / by - 1) / pixel);

// Rehearsed in a few steps, to see that it gets there.
zoom(factor);
await frames(10);
const { scale: largest, x: before } = camera();
point("pointerdown", 1);
drag(100, 0);
await frames(10);
const dragged = camera().x - before;
point("pointerup", 0);
await whole();
[hand.x, hand.y] = [middle.x, middle.y];

const intervals = await journey(factor, ({ by, x, y, isBegun, isOver }) => {
  if (by > 1) zoom(by);
  if (isBegun) point("pointerdown", 1);
  if (x || y) drag(x, y);
  if (isOver) point("pointerup", 0);
  if (by < 1) zoom(by);
});
return { intervals, factor, largest, dragged, width, height };
