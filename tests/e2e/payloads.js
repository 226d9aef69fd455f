// Shows documents whose texts are hostile, each in all views with all panels, and says what of them was more than text.
// Whatever calls `pwned`, or asks for what is called so, has run.
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const PANELS = ["about", "character:a", "person:p", "group:g", "changes", "embed"];

/** The elements that are there, by name, and what is wrong with them. */
const looked = (root, names) => {
  const wrong = [];
  for (const element of root.querySelectorAll("*")) {
    const { localName } = element;
    names.add(localName);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "srcdoc") wrong.push(`<${localName}> has ${name}="${value}"`);
      if (!/^(href|src|action|xlink:href|formaction)$/.test(name)) continue;
      const { protocol } = new URL(value, location.href);
      if (!["http:", "https:", "mailto:"].includes(protocol)) wrong.push(`<${localName}> leads to ${value}`);
    }
  }
  return wrong;
};

/** Shows a document; `seen` is called in each state. */
const show = async (host, document, seen) => {
  host.show = document;
  await host.ready;
  for (const view of ["chart", "cards", "list"]) {
    host.view = view;
    await frame();
    seen();
    for (const panel of PANELS) {
      const opener = [...host.shadowRoot.querySelectorAll("[data-open]")].find(({ dataset }) => dataset.open === panel);
      if (opener) opener.click();
      else if (panel === "character:a") host.focusOn = "a";
      else continue;
      await frame();
      seen();
    }
    host.focusOn = "";
  }
};

window.pwned = () => window.ran.push("something ran");
window.ran = [];

/** What is wrong with these documents; `plain` is one of which nobody says so. */
window.attacked = async (host, plain, documents) => {
  const { shadowRoot } = host;
  const known = new Set();
  await show(host, plain, () => looked(shadowRoot, known));
  const wrong = [];
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  let states = 0;
  for (const [place, document] of documents.entries()) {
    const say = (what) => wrong.push(`${place}: ${what}`);
    await show(host, document, () => {
      states += 1;
      const names = new Set();
      looked(shadowRoot, names).forEach(say);
      for (const name of names) if (!known.has(name)) say(`<${name}> is new`);
    });
    window.ran.splice(0).forEach(say);
    if (Object.getOwnPropertyNames(Object.prototype).join() !== before) say("Object.prototype is another");
    if (host.visible.length !== 2) say(`${host.visible.length} characters are there`);
  }
  return { wrong, states, known: [...known].sort() };
};
