// From a letter in the search field to the frame whose picture has the new count.
const host = document.querySelector("cast-map");
const field = () => host.shadowRoot.querySelector("[type=search]");
const status = () => host.shadowRoot.querySelector(".status").textContent;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
// After so long, a count does not come any more.
const PATIENCE = 5000;

// An element that changes its size in every frame: who observes sizes is called after all that scripts do in the frame
// and after its layout, so just before it is painted.
const probe = document.body.appendChild(document.createElement("div"));
probe.style.cssText = "position: fixed; height: 1px";
let frame = 0;
let ended = () => {};
const begin = () => {
  frame += 1;
  probe.style.width = `${1 + (frame % 2)}px`;
  requestAnimationFrame(begin);
};
requestAnimationFrame(begin);
new ResizeObserver(() => ended()).observe(probe);

const enter = (text) => {
  field().value = text;
  field().dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
};

/** Resolves at the end of the first frame of which `is` is true, with the frames and the time since now. */
const until = (what, is) => {
  const [first, before] = [frame, performance.now()];
  return new Promise((resolve, reject) => {
    ended = () => {
      const [frames, ms] = [frame - first, performance.now() - before];
      if (is(frames)) resolve({ frames, ms });
      else if (ms > PATIENCE) reject(new Error(`${what}: after ${PATIENCE} ms the count is “${status()}”`));
    };
  });
};

window.bench = {
  /** What the count says after each of these texts. */
  async rehearse(texts) {
    const counts = [];
    for (const text of texts) {
      enter(text);
      await until(`“${text}”`, (frames) => frames > 8 && parseInt(status(), 10) === host.visible.length);
      counts.push(status());
    }
    return counts;
  },

  /** Enters each text and waits for its count; one for which the count stays is entered, but has no figures. */
  async type(texts, counts) {
    const figures = [];
    for (const [place, text] of texts.entries()) {
      // So that not each falls into the same place between two frames.
      await pause(100 + ((place * 7) % 17));
      if (status() === counts[place]) {
        enter(text);
        await pause(100);
        figures.push(null);
      } else {
        // The clock starts before the event: what its handlers do counts.
        const painted = until(`“${text}”`, () => status() === counts[place]);
        enter(text);
        figures.push(await painted);
      }
    }
    return figures;
  },
};
