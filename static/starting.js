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

/** How long one waits before each time that it tries to start, in milliseconds. */
const PAUSES = [0, 100, 500, 2000];

/**
 * What `make` gives, in a task of its own. A browser has room for a hundred instances or so, and may be late to collect
 * those that are gone.
 */
const whenRoom = async (make) => {
  let full;
  for (const milliseconds of PAUSES) {
    await pause(milliseconds);
    try {
      return make();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      full = error;
    }
  }
  throw new Failure("crashed", `there is no room for one more on this page: ${full.message}`);
};

let line = Promise.resolve();

/**
 * What `make` gives, one after the other: a page with many elements goes on. Where one fails, those behind it fail as
 * well, since each attempt would hold the page up.
 */
const inTurn = (make) => {
  const turn = line.then(() => whenRoom(make));
  // The line keeps nothing of what was made.
  const end = turn.then(() => {});
  end.catch(() => line === end && (line = Promise.resolve()));
  line = end;
  return turn;
};

/** Adds a style sheet: one that is made by a script, which strict pages let be. A document takes only its own. */
const dress = (root, style) => {
  const { CSSStyleSheet } = root.ownerDocument.defaultView ?? globalThis;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

/** Calls `painted` once what was drawn is painted. A hidden page paints nothing and asks for no frames. */
const whenPainted = (painted) => {
  if (document.hidden) painted();
  else requestAnimationFrame(() => setTimeout(painted));
};

/** Has what is in `frame` printed as text, by the widget that `whole` gives, until `signal` calls that off. */
const whenPrinted = (frame, whole, signal) => {
  const page = frame.ownerDocument.defaultView ?? globalThis;
  const print = ({ type, matches }) => {
    frame.querySelector(".print")?.remove();
    if (matches ?? type === "beforeprint") whole()?.print(frame);
  };
  for (const name of ["beforeprint", "afterprint"]) page.addEventListener(name, print, { signal });
  // What shows a page as it would be printed says nothing before.
  page.matchMedia("print").addEventListener?.("change", print, { signal });
};

/** Whether a child of the element is something to look at. */
const isShown = (node) =>
  node.nodeType === Node.TEXT_NODE ? node.data.trim() !== "" : node instanceof Element && node.localName !== "script";

/** A promise that is made anew for what is asked for next: whoever waits for the earlier one sees the later one kept. */
class Promised {
  constructor() {
    this.renew();
  }

  renew() {
    const earlier = this.resolve;
    this.promise = new Promise((resolve) => (this.resolve = resolve));
    earlier?.(this.promise);
  }
}
