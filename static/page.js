// The full-window page: the parameters of its address are the attributes of its element, and only those.

const KNOWN = [
  ...["src", "view", "at", "q", "roles", "actors", "groups", "kinds", "focus-on", "lang", "theme", "heading-level"],
  ...["controls", "gestures", "loading"],
];

// This script is run before the element's: what is set here is there when the element starts.
const page = document.documentElement;
const element = document.querySelector("cast-map");
// In a frame, it is not the whole window: the page around keeps the wheel.
if (parent !== self) element.removeAttribute("gestures");
for (const [name, value] of new URLSearchParams(location.search)) {
  if (KNOWN.includes(name)) element.setAttribute(name, value);
}
page.lang = element.getAttribute("lang") ?? navigator.language;

// Here the widget is the page: where nothing else has the focus, the key that leads to the search does so, too.
document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  if (key !== "/" || ctrlKey || metaKey || altKey || isComposing || document.activeElement !== document.body) return;
  const field = element.shadowRoot.querySelector("[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
});

element.addEventListener("cast-map-load", ({ detail }) => {
  document.title = detail.title;
});

// In a frame, the page around is told how high this one is, whenever that changes and whenever it asks.
if (parent !== self) {
  // The chart takes what the frame has at first, but for the 260 pixels around it, as in page.css and castmap.css. If it went on doing so, frame and chart would make each other grow.
  page.className = "framed";
  element.style.setProperty("--cast-map-height", `${Math.min(640, Math.max(380, innerHeight - 260))}px`);
  // A sandbox and a file have an origin that cannot be named; a height is no secret.
  const around = location.ancestorOrigins?.[0] ?? document.referrer;
  const origin = /^https?:/.test(around) ? new URL(around).origin : "*";
  const tell = () => {
    const height = Math.min(10_000, Math.max(100, Math.ceil(page.getBoundingClientRect().height)));
    parent.postMessage({ type: "cast-map-height", height }, origin);
  };
  if (globalThis.ResizeObserver) new ResizeObserver(tell).observe(page);
  addEventListener("message", ({ source, origin: from, data }) => {
    if (source === parent && (origin === "*" || origin === from) && data?.type === "cast-map-height") tell();
  });
}
