// The full-window page: the parameters of its address are the attributes of its element, and only those.

const KNOWN = [
  ...["src", "view", "at", "q", "roles", "actors", "groups", "kinds", "focus-on", "lang", "theme", "heading-level"],
  ...["controls", "gestures"],
];

// This script is run before the element's: what is set here is there when the element starts.
const element = document.querySelector("cast-map");
for (const [name, value] of new URLSearchParams(location.search)) {
  if (KNOWN.includes(name)) element.setAttribute(name, value);
}
document.documentElement.lang = element.getAttribute("lang") ?? navigator.language;

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
