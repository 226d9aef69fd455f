// Peers that draw the graph of `graph.json` at the places of a file, and take it on the journey.
const read = async (name) => (await fetch(`/t/${name}.json`)).json();
const frames = (count) => new Promise((resolve) => {
  const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : resolve());
  next(count);
});

/** An element of the size of castmap's stage. */
const frameOf = ({ width, height }) => {
  const frame = document.body.appendChild(document.createElement("div"));
  frame.style.cssText = `position: relative; width: ${width}px; height: ${height}px`;
  return frame;
};

/** What moves the picture that is drawn. */
let move = null;

const DRAW = {
  async "sigma.js"({ ids, ties }, places, size) {
    const graph = new graphology.UndirectedGraph();
    ids.forEach((id, place) => graph.addNode(place, { x: places[place][0], y: places[place][1], size: 3, label: id }));
    ties.forEach(([from, to]) => graph.addEdge(from, to));
    const chart = new Sigma(graph, frameOf(size));
    const camera = chart.getCamera();
    return ({ by, x, y }) => {
      const cameraState = camera.getState();
      cameraState.ratio /= by;
      const [from, to] = [{ x: 0, y: 0 }, { x, y }].map((at) => chart.viewportToFramedGraph(at, { cameraState }));
      camera.setState({ ...cameraState, x: cameraState.x - to.x + from.x, y: cameraState.y - to.y + from.y });
    };
  },

  async "force-graph"({ ids, ties }, places, size) {
    const nodes = ids.map((id, place) => ({ id, x: places[place][0], y: places[place][1] }));
    const links = ties.map(([from, to]) => ({ source: ids[from], target: ids[to] }));
    const chart = new ForceGraph(frameOf(size))
      .width(size.width).height(size.height)
      .cooldownTicks(0).nodeLabel("id")
      .graphData({ nodes, links });
    await frames(10);
    chart.zoomToFit(0, 0);
    return ({ by, x, y }) => {
      const zoom = chart.zoom() * by;
      const { x: middleX, y: middleY } = chart.centerAt();
      if (by !== 1) chart.zoom(zoom);
      if (x || y) chart.centerAt(middleX - x / zoom, middleY - y / zoom);
    };
  },

  async "cytoscape.js"({ ids, ties }, places, size) {
    const nodes = ids.map((id, place) => ({ data: { id }, position: { x: places[place][0], y: places[place][1] } }));
    const edges = ties.map(([from, to]) => ({ data: { source: ids[from], target: ids[to] } }));
    window.chart = cytoscape({
      container: frameOf(size),
      elements: { nodes, edges },
      style: [{ selector: "node", style: { width: 132, height: 56, shape: "rectangle", label: "data(id)" } }],
      layout: { name: "preset" },
    });
    return () => {};
  },
};

window.bench = {
  /** Draws `graph` at `places`, both names of files, and waits until it is painted. */
  async draw(name, graph, places, size) {
    move = await DRAW[name](await read(graph), await read(places), size);
    await frames(30);
  },

  /** As castmap's is, it is rehearsed in a few steps. */
  async ride(factor) {
    for (const by of [factor, 1 / factor]) {
      move({ by, x: 0, y: 0 });
      await frames(10);
    }
    await frames(20);
    return journey(factor, move);
  },
};
