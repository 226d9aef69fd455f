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

element.addEventListener("cast-map-load", ({ detail }) => {
  document.title = detail.title;
});
