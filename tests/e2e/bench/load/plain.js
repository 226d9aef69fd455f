// The page that castmap is measured beside: cards of the first 40 characters of the document, as plain as can be, and then
// its chart by cytoscape.js and fcose.
const text = (name) => {
  if (typeof name === "string") return name;
  if (Array.isArray(name)) return text(name[0]);
  return text(name.text ?? name.en ?? Object.values(name)[0]);
};

const show = await (await fetch("/t/document.json")).json();
const cards = document.querySelector("main");
for (const { name } of show.characters.slice(0, 40)) {
  const card = document.createElement("div");
  card.className = "plain-card";
  card.textContent = text(name);
  cards.append(card);
}
// They are painted before the chart is begun.
await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const known = new Set(show.characters.map(({ id }) => id));
const ties = show.relations.filter(({ from, to }) => known.has(from) && known.has(to));
const chart = cytoscape({
  container: document.querySelector("#chart"),
  elements: {
    nodes: show.characters.map(({ id, name }) => ({ data: { id, name: text(name) } })),
    edges: ties.map(({ from, to }) => ({ data: { source: from, target: to } })),
  },
  style: [{ selector: "node", style: { width: 132, height: 56, shape: "rectangle", label: "data(name)" } }],
});
const settings = { quality: "default", randomize: true, animate: false, idealEdgeLength: 180, nodeRepulsion: 20000 };
const layout = chart.layout({ name: "fcose", ...settings });
const stopped = layout.promiseOn("layoutstop");
layout.run();
await stopped;
dispatchEvent(new Event("plain-chart"));
