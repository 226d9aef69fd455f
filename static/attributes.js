// The attributes of the element, and the properties that go with them.

/** Attributes that the wasm understands, each with a property of the same name in camelCase. */
const SHOWN = [
  ...["view", "at", "q", "roles", "actors", "groups", "kinds", "focus-on", "lang", "theme", "heading-level"],
  ...["controls", "gestures"],
];

/** When an element starts: near the viewport, or at once. */
const LOADING = ["lazy", "eager"];

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** Properties that a script may have set before there was a class for them. */
const PROPERTIES = ["src", "link", "show", "messages", "loading", ...SHOWN.map(camel)];
