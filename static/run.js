// A widget that runs: an instance of the code, the rest of the code that joins it later, and what happens once it breaks.

/** In place of the exports of what has broken: each does nothing, and where a text is wanted, gives none. */
const NOTHING = new Proxy(() => [], { get: (nothing) => nothing });

/**
 * The exports of an instance until something goes wrong in one of them, a panic or what a page has done to the browser:
 * then `broke` is told why, once, and from then on none of them does anything.
 */
const guarded = (exports, broke) => {
  let isBroken = false;
  const guard =
    (run) =>
    (...given) => {
      try {
        if (!isBroken) return run(...given);
      } catch (error) {
        // One inside another may have told it already.
        if (!isBroken) broke(error);
        isBroken = true;
      }
      return NOTHING();
    };
  const all = { __proto__: null };
  for (const name in exports) all[name] = typeof exports[name] === "function" ? guard(exports[name]) : exports[name];
  return all;
};

class Run {
  #Widget;
  /** Joins the rest of the code to the widget, until that was done. */
  #join;
  /** Keys that were pressed before the code was there that reads them, and where. */
  #keys = [];

  /** An instance of the compiled code; `broke` is called in a task of its own. */
  constructor(compiled, broke) {
    const { Widget, join } = instantiate(compiled, (error) => setTimeout(() => broke(error)));
    this.#Widget = Widget;
    this.#join = join;
  }

  /** Draws into a frame of its own, in place of an `old` one: each widget leaves its listeners there. */
  begin(old, host, language) {
    const frame = old.cloneNode();
    old.replaceWith(frame);
    this.widget = new this.#Widget(frame, host, language);
    return frame;
  }

  /** Loads the rest of the code. */
  async complete() {
    try {
      if (this.#join) this.#joined(await module(REST));
    } catch (error) {
      this.#keys = [];
      throw unjoined(error);
    }
  }

  /** The widget with all of its code, for those who cannot wait; with less, where it cannot be had. */
  get whole() {
    try {
      if (this.#join) this.#joined(moduleAtOnce(REST));
    } catch (error) {
      report(unjoined(error).message);
    }
    return this.widget;
  }

  /** Keeps a key for the code that will read it. */
  press(event) {
    if (this.#join && !event.defaultPrevented) this.#keys.push([event.composedPath()[0], event]);
  }

  #joined(rest) {
    // It may have been joined while somebody else waited for it.
    if (!this.#join) return;
    this.#join(rest);
    this.#join = undefined;
    this.widget.arrive();
    for (const [target, { key, code, shiftKey, ctrlKey, metaKey, altKey }] of this.#keys.splice(0)) {
      // The page around has heard of it; in Firefox, every event of a key leaves the shadow tree.
      target.getRootNode().addEventListener("keydown", (event) => event.stopPropagation(), { once: true });
      const keys = { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent("keydown", keys));
    }
  }
}
