// The page's side of the race: castmap and its peers are asked the same, in the same page.
import Fuse from "/t/fuse.js";
import MiniSearch from "/t/minisearch.js";

const castmap = document.querySelector("cast-map");
const FIELDS = ["name", "actor"];

// How each makes its index of the entries. What it gives asks it, and says by ids whom it has found.
const PEERS = {
  MiniSearch(entries) {
    const index = new MiniSearch({ fields: FIELDS, searchOptions: { prefix: true, fuzzy: 0.2 } });
    index.addAll(entries);
    return { ask: (text) => index.search(text), ids: (hits) => hits.map((hit) => hit.id) };
  },
  "Fuse.js"(entries) {
    const index = new Fuse(entries, { keys: FIELDS, threshold: 0.3 });
    return { ask: (text) => index.search(text), ids: (hits) => hits.map((hit) => hit.item.id) };
  },
};

const ready = {
  castmap: {
    ask: (text) => castmap.find(text),
    ids: (hits) => hits.filter((hit) => hit.type === "character").map((hit) => hit.id),
  },
};

const timed = (what) => {
  const before = performance.now();
  const result = what();
  return [performance.now() - before, result];
};

// Garbage is swept and timers go off between two turns rather than inside of one.
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** The characters as the peers are given them: all that castmap knows of their names and of their actors'. */
const entries = async () => {
  const show = await (await fetch("/t/many.json")).json();
  const texts = ({ name }) => Object.values(name);
  const people = new Map(show.people.map((person) => [person.id, texts(person)]));
  return show.characters.map((character) => ({
    id: character.id,
    name: texts(character),
    actor: character.played_by.flatMap((id) => people.get(id)),
  }));
};

window.bench = {
  /** Makes the peers' indices so often, by turns; the times of each. */
  async build(rounds) {
    const all = await entries();
    const times = Object.fromEntries(Object.keys(PEERS).map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, make] of Object.entries(PEERS)) {
        await pause();
        const [ms, index] = timed(() => make(all));
        times[name].push(ms);
        ready[name] = index;
      }
    }
    return times;
  },

  /**
   * Each types it through, `first` before the others: how long each step took and how many it found, and whether `who`
   * was found in the end.
   */
  async type(steps, who, first) {
    const names = Object.keys(ready);
    const results = {};
    for (const place of names.keys()) {
      const name = names[(place + first) % names.length];
      const { ask, ids } = ready[name];
      await pause();
      const answers = steps.map((text) => timed(() => ask(text)));
      results[name] = {
        times: answers.map(([ms]) => ms),
        hits: answers.map(([, hits]) => hits.length),
        found: ids(answers.at(-1)[1]).includes(who),
      };
    }
    return results;
  },

  /** The smallest step of the clock. */
  tick() {
    let [least, before] = [Infinity, performance.now()];
    for (let count = 0; count < 1000; ) {
      const now = performance.now();
      if (now > before) {
        least = Math.min(least, now - before);
        before = now;
        count += 1;
      }
    }
    return least;
  },
};
