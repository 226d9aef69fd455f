// When an element starts, and what it needs of the document that it is in.

/** So far from the viewport, an element starts: whoever scrolls there finds it ready. */
const NEAR = "600px";

/** Calls `near` once the element comes near the viewport; calling what it returns calls that off. */
const whenNear = (element, near) => {
  const observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && near(), {
    rootMargin: NEAR,
  });
  observer.observe(element);
  return () => observer.disconnect();
};

let line = Promise.resolve();

/** Elements start one after the other, each in a task of its own: a page with many of them goes on. */
const inTurn = () => (line = line.then(() => new Promise((go) => setTimeout(go))));

/** Adds a style sheet: one that is made by a script, which strict pages let be. A document takes only its own. */
const dress = (root, style) => {
  const { CSSStyleSheet } = root.ownerDocument.defaultView ?? globalThis;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

/** Has what is in `frame` printed as text, by the widget that `whole` gives; calling what it returns calls that off. */
const whenPrinted = (frame, whole) => {
  const page = frame.ownerDocument.defaultView ?? globalThis;
  const off = new AbortController();
  const { signal } = off;
  const print = ({ type, matches }) => {
    frame.querySelector(".print")?.remove();
    if (matches ?? type === "beforeprint") whole()?.print(frame);
  };
  for (const name of ["beforeprint", "afterprint"]) page.addEventListener(name, print, { signal });
  // What shows a page as it would be printed says nothing before.
  page.matchMedia("print").addEventListener("change", print, { signal });
  return () => off.abort();
};

/** Whether a child of the element is something to look at. */
const isShown = (node) =>
  node.nodeType === Node.TEXT_NODE ? node.data.trim() !== "" : node instanceof Element && node.localName !== "script";

/** For browsers without `Promise.withResolvers`. */
const withResolvers = () => {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
};
