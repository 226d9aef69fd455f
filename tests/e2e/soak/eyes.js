// What the visitor of the soak sees of the page, and how long the page takes to answer what they do. It runs before
// castmap does.
window.soak = (() => {
  const host = () => document.querySelector("cast-map");
  const root = () => host()?.shadowRoot;
  const all = (selector) => [...(root()?.querySelectorAll(selector) ?? [])];
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && element.getClientRects().length > 0;
  const shown = (selector) => all(selector).filter(isShown);
  const middle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const isHit = (element) => {
    const [x, y] = middle(element);
    const hit = x > 0 && y > 0 && x < innerWidth && y < innerHeight && root().elementFromPoint(x, y);
    return Boolean(hit) && element.contains(hit);
  };

  // A number that the visitor drew says which one of those that fit is meant.
  const pick = (found, number) => found[number % found.length];

  /** Where a mouse hits something that fits; nothing where there is none. */
  const place = (selector, number) => {
    const found = shown(selector);
    const hit = found.filter(isHit);
    if (hit.length) return middle(pick(hit, number));
    if (!found.length || selector.includes("node")) return null;
    const wanted = pick(found, number);
    wanted.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    return isHit(wanted) ? middle(wanted) : null;
  };

  /** A place of the chart where there is nothing but its ground. */
  const ground = (number) => {
    const { left, top, width, height } = shown(".stage")[0].getBoundingClientRect();
    for (let step = 0; step < 200; step += 1) {
      const part = (factor) => ((number + step * 7919) * factor) % 1;
      const at = [left + width * (0.2 + 0.6 * part(0.618)), top + height * (0.2 + 0.6 * part(0.414))];
      if (root().elementFromPoint(...at)?.localName === "canvas") return at;
    }
    return null;
  };

  const camera = () => {
    const { a: scale, e: x, f: y } = new DOMMatrix(getComputedStyle(all(".world")[0]).transform);
    return [x, y, scale];
  };

  /** The first text of a name, in the language that is spoken. */
  const text = (name) => {
    if (typeof name === "string") return name;
    if (Array.isArray(name)) return text(name[0]);
    return text(name.text ?? name[host().lang] ?? name.en ?? Object.values(name)[0]);
  };

  /** Somebody who can be found now: an id and a name. */
  const somebody = (number) => {
    const id = pick(host().visible, number);
    return [id, text(host().show.characters.find((character) => character.id === id).name)];
  };

  /** How many the page says that it shows: alone, or with how many there are, which is first in some languages. */
  const count = () => Math.min(...(all(".status")[0].innerText.match(/\d+/g) ?? ["0"]).map(Number));

  /** How many of the cards that stand out are in the page. */
  const standing = () => all("[part~=card]:not(.faded)").length;

  /** What a visitor would close before anything else. */
  const open = () => shown("[part~=panel], [role=listbox], .save .values, dialog[open], [data-answer], [data-walk=stop]").length;

  const chosen = (choice) => all(`select[data-choice=${choice}]`)[0];

  // What was chosen in the beginning.
  const home = {};
  const settle = () => {
    for (const list of all("select[data-choice]")) home[list.dataset.choice] = list.value;
  };

  /** Which way that is from here in a list: -1 is up, 0 is here. */
  const way = (choice) => {
    const list = chosen(choice);
    const wanted = [...list.options].findIndex(({ value }) => value.slice(0, 2) === home[choice].slice(0, 2));
    return Math.sign(wanted - list.selectedIndex);
  };

  const options = (choice) => {
    const { value, selectedIndex: place, options: { length: count } } = chosen(choice);
    return { value, place, count };
  };

  // From the moment of an event, as the browser has it, to the end of the next frame: a message that is posted in its
  // callback comes when it is painted.
  const latencies = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => {
    const now = performance.now();
    latencies.push(...data.map((time) => now - time));
  };
  let waiting = [];
  const note = ({ timeStamp, isTrusted }) => {
    if (!isTrusted) return;
    waiting.push(timeStamp);
    if (waiting.length > 1) return;
    requestAnimationFrame(() => {
      channel.port2.postMessage(waiting);
      waiting = [];
    });
  };
  for (const type of ["keydown", "pointerdown", "pointermove", "pointerup", "wheel"]) {
    addEventListener(type, note, { capture: true, passive: true });
  }

  /** What was noted since the last time; events that the tests keep are forgotten. */
  const taken = () => {
    window.heard.length = 0;
    return latencies.splice(0);
  };

  /** How many nodes are in the page, those in the shadow tree among them. */
  const nodes = () => {
    const within = (top) => {
      const walker = document.createTreeWalker(top, NodeFilter.SHOW_ALL);
      let count = 1;
      while (walker.nextNode()) count += 1 + (walker.currentNode.shadowRoot ? within(walker.currentNode.shadowRoot) : 0);
      return count;
    };
    return within(document);
  };

  const wasm = () => window.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  return { host, shown, place, ground, camera, somebody, count, standing, open, settle, way, options, taken, wasm, nodes };
})();
