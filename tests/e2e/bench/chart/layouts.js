// The peers' layouts of one graph, with the settings of docs/benchmarks.md. What they leave to chance is seeded.
const CARD = { width: 132, height: 56 };
/** Of a box of vis-network, around its words. */
const MARGIN = 5;

/** Chance that begins alike for the same seed (mulberry32). */
const seeded = (seed) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Lets the page breathe; what passes meanwhile is in no time that is measured. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

const timed = (what) => {
  const before = performance.now();
  const result = what();
  return [performance.now() - before, result];
};

/** Does it so often, and lets the page breathe now and then; the time that it takes without that. */
const often = async (count, what) => {
  let [ms, held] = [0, 0];
  for (let done = 0; done < count; done += 1) {
    const [more] = timed(what);
    ms += more;
    held += more;
    if (held > 200) {
      await breath();
      held = 0;
    }
  }
  return ms;
};

// Each gives the middles of the cards, in the order of the graph, and the time of the layout alone.
const LAYOUTS = {
  async fcose({ ids, ties }) {
    const nodes = ids.map((id) => ({ data: { id } }));
    const edges = ties.map(([from, to]) => ({ data: { source: ids[from], target: ids[to] } }));
    const style = [{ selector: "node", style: { ...CARD, shape: "rectangle" } }];
    const chart = cytoscape({ headless: true, styleEnabled: true, elements: { nodes, edges }, style });
    const settings = { quality: "default", randomize: true, animate: false, idealEdgeLength: 180, nodeRepulsion: 20000 };
    const layout = chart.layout({ name: "fcose", ...settings });
    const stopped = layout.promiseOn("layoutstop");
    const [ms] = timed(() => layout.run());
    await stopped;
    const places = ids.map((id) => chart.getElementById(id).position()).map(({ x, y }) => [x, y]);
    chart.destroy();
    return { ms, places };
  },

  async "d3-force"({ ids, ties }) {
    const nodes = ids.map((id) => ({ id }));
    const links = ties.map(([source, target]) => ({ source, target }));
    let [ms, simulation] = timed(() => d3.forceSimulation(nodes)
      .force("link", d3.forceLink(links).distance(180))
      .force("charge", d3.forceManyBody().strength(-900))
      .force("center", d3.forceCenter())
      .force("collide", d3.forceCollide(Math.hypot(CARD.width, CARD.height) / 2))
      .stop());
    ms += await often(300, () => simulation.tick());
    return { ms, places: nodes.map(({ x, y }) => [x, y]) };
  },

  async "vis-network"({ ids, ties }, seed) {
    const frame = document.body.appendChild(document.createElement("div"));
    frame.style.cssText = "width: 1280px; height: 900px";
    const nodes = ids.map((id, place) => ({ id: place, label: id }));
    const edges = ties.map(([from, to]) => ({ from, to }));
    const before = performance.now();
    const network = new vis.Network(frame, { nodes, edges }, {
      layout: { randomSeed: seed },
      nodes: {
        shape: "box",
        // Round corners would count as a margin around it.
        shapeProperties: { borderRadius: 0 },
        // Not 0: vis-network takes that for none, and boxes without a size for points.
        margin: MARGIN,
        widthConstraint: { minimum: CARD.width - 2 * MARGIN, maximum: CARD.width - 2 * MARGIN },
        heightConstraint: { minimum: CARD.height - 2 * MARGIN },
      },
      physics: {
        solver: "barnesHut",
        barnesHut: { springLength: 180, avoidOverlap: 1 },
        stabilization: { iterations: 1000 },
      },
    });
    await new Promise((resolve) => network.once("stabilizationIterationsDone", resolve));
    const ms = performance.now() - before;
    const { left, right, top, bottom } = network.getBoundingBox(0);
    const isCard = Math.round(right - left) === CARD.width && Math.round(bottom - top) === CARD.height;
    if (!isCard) throw new Error(`a box of vis-network is ${right - left} × ${bottom - top}`);
    const places = Object.entries(network.getPositions());
    network.destroy();
    frame.remove();
    return { ms, places: places.sort(([a], [b]) => a - b).map(([, { x, y }]) => [x, y]) };
  },

  async "ELK stress"({ ids, ties }, seed) {
    const before = performance.now();
    const { children } = await new ELK().layout({
      id: "all",
      layoutOptions: {
        "elk.algorithm": "stress",
        "elk.stress.desiredEdgeLength": "220",
        "elk.randomSeed": String(seed),
      },
      children: ids.map((id) => ({ id, ...CARD })),
      edges: ties.map(([from, to], place) => ({ id: `tie ${place}`, sources: [ids[from]], targets: [ids[to]] })),
    });
    const ms = performance.now() - before;
    return { ms, places: children.map(({ x, y }) => [x + CARD.width / 2, y + CARD.height / 2]) };
  },

  async ForceAtlas2({ ids, ties }, seed) {
    const chance = seeded(seed);
    const graph = new graphology.UndirectedGraph();
    ids.forEach((id, place) => graph.addNode(place, { x: chance(), y: chance() }));
    ties.forEach(([from, to]) => graph.addEdge(from, to));
    // As its own loop does, which does not let the page breathe.
    const [iterate, helpers] = [load("./iterate.js"), load("./helpers.js")];
    const weight = load("graphology-utils/getters").createEdgeWeightGetter("weight").fromEntry;
    const inferred = load("graphology-layout-forceatlas2").inferSettings(graph);
    const settings = { ...load("./defaults.js"), ...inferred };
    let [ms, { nodes, edges }] = timed(() => helpers.graphToByteArrays(graph, weight));
    ms += await often(500, () => iterate(settings, nodes, edges));
    const places = helpers.collectLayoutChanges(graph, nodes);
    return { ms, places: ids.map((_, place) => [places[place].x, places[place].y]) };
  },
};

window.bench = {
  /** Where a peer puts the cards of `graph.json`, and the milliseconds that it takes. */
  async layout(name, seed) {
    const graph = await (await fetch("/t/graph.json")).json();
    await reading;
    await breath();
    Math.random = seeded(seed);
    const { ms, places } = await LAYOUTS[name](graph, seed);
    if (places.length !== graph.ids.length || !places.flat().every(Number.isFinite)) {
      throw new Error(`${name} does not place everybody`);
    }
    return { ms, places };
  },

  /** Shows a picture and nothing else, as large as it may be. */
  async show(address) {
    const picture = new Image();
    picture.style.cssText = "position: fixed; inset: 0; width: 100vw; height: 100vh; object-fit: contain; background: white";
    picture.src = address;
    await picture.decode();
    this.shown?.remove();
    this.shown = document.body.appendChild(picture);
    await breath();
  },

  /** Shows a peer's drawing of `graph.json`: cards with names, and straight ties from middle to middle. */
  async draw(places) {
    const { ids, ties } = await (await fetch("/t/graph.json")).json();
    const names = await (await fetch("/t/names.json")).json();
    const written = (text) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt()};`);
    const lines = ties.map(([from, to]) => {
      const [[x1, y1], [x2, y2]] = [places[from], places[to]];
      return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#888"/>`;
    });
    const cards = places.map(([x, y], place) => {
      const { width, height } = CARD;
      const box = `x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}"`;
      const fit = names[ids[place]].length > 15 ? `textLength="${width - 12}" lengthAdjust="spacingAndGlyphs"` : "";
      return `<rect ${box} fill="#eef" stroke="#557"/><text x="${x}" y="${y + 5}" ${fit}>${written(names[ids[place]])}</text>`;
    });
    const [xs, ys] = [0, 1].map((axis) => places.map((place) => place[axis]));
    const [left, top] = [Math.min(...xs) - CARD.width, Math.min(...ys) - CARD.height];
    const [width, height] = [Math.max(...xs) + CARD.width - left, Math.max(...ys) + CARD.height - top];
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}"
      height="${height}" font-family="sans-serif" font-size="15" text-anchor="middle">${lines.join("")}${cards.join("")}</svg>`;
    await this.show(`data:image/svg+xml,${encodeURIComponent(svg)}`);
  },
};
