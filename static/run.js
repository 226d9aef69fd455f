// A widget that runs: an instance of the code, the rest of the code that joins it later, and what happens once it breaks.

/** In place of the exports of what has broken: each does nothing, and where a text is wanted, gives none. */
const NOTHING = new Proxy(() => [], { get: (nothing) => nothing });

/**
 * The exports of an instance until something goes wrong in one of them, a panic or what a page has done to the browser:
 * then `broke` is told why, once, and is to put NOTHING in their place.
 */
const guarded = (exports, broke) => {
  const guard =
    (run) =>
    (...given) => {
      try {
        return run(...given);
      } catch (error) {
        // Those further out, which called it, break as well.
        broke?.(error);
        broke = undefined;
        return NOTHING();
      }
    };
  const all = {};
  for (const name in exports) all[name] = typeof exports[name] === "function" ? guard(exports[name]) : exports[name];
  return all;
};

/** How to find an element of a frame in another drawing of the same: which it is of those that fit a selector. */
const sought = (element, frame) => {
  const marks = [...element.attributes].filter(({ name }) => /^(data-|class)/.test(name));
  const selector = element.localName + marks.map(({ name, value }) => `[${name}=${JSON.stringify(value)}]`).join("");
  return `${[...frame.querySelectorAll(selector)].indexOf(element)} ${selector}`;
};

class Run {
  #Widget;
  /** Joins the rest of the code to the widget, until that was done. */
  #join;
  /** Whether that is on its way. */
  #coming = false;
  #strangers;
  /** Keys that were pressed before the code was there that reads them, and where. */
  #keys = [];

  /** An instance of the compiled code; `broke` is called in a task of its own. */
  constructor(compiled, broke) {
    try {
      const { Widget, join } = instantiate(compiled, (error) => setTimeout(() => broke(error)));
      this.#Widget = Widget;
      this.#join = join;
    } catch (error) {
      throw unfit(FIRST, error);
    }
  }

  /**
   * Draws into a frame of its own, in place of an `old` one: each widget leaves its listeners there. What had the focus in
   * the old one is marked there.
   */
  begin(old, host, language) {
    const frame = old.cloneNode();
    const attended = old.querySelector(":focus");
    attended?.setAttribute("data-focus", sought(attended, old));
    // It is as high until it has drawn something: what is below does not move, and whoever reads it stays there.
    frame.style.minHeight = `${old.offsetHeight}px`;
    requestAnimationFrame(() => (frame.style.minHeight = ""));
    old.replaceWith(frame);
    this.#strangers = new Strangers(frame);
    this.widget = new this.#Widget(frame, host, language);
    return frame;
  }

  /**
   * Shows a document as an `old` frame had it: with these attributes and, once the rest of the code is there, all else that
   * was `shown`.
   */
  async recover(old, attributes, text, rest, shown) {
    for (const [name, value] of attributes) this.widget.set(name, value || undefined);
    this.widget.load(text);
    await rest;
    this.widget.recover(old, shown);
  }

  /** A drawing begins, or is over. */
  drawing(isOver) {
    if (isOver) this.#strangers.forget();
    else this.#strangers.undo();
  }

  /** Loads the rest of the code. */
  async complete() {
    if (!this.#join) return;
    this.#coming = true;
    try {
      this.#joined(await module(REST));
    } catch (error) {
      this.#coming = false;
      for (const [target, , presses] of this.#keys.splice(0)) if (presses) target.click();
      throw unfit(REST, error);
    }
  }

  /** The widget with all of its code, for those who cannot wait; with less, where it cannot be had. */
  get whole() {
    try {
      if (this.#join) this.#joined(moduleAtOnce(REST));
    } catch (error) {
      report(unfit(REST, error).message);
    }
    return this.widget;
  }

  /** Keeps a key for the code that will read it. A card of the chart that it would press waits for the keys before it. */
  press(event) {
    if (!this.#join || event.defaultPrevented) return;
    const [target] = event.composedPath();
    const presses = this.#coming && this.#keys.length && /^(Enter| )$/.test(event.key) && target.matches(".node");
    if (presses) event.preventDefault();
    this.#keys.push([target, event, presses]);
  }

  #joined(rest) {
    // It may have been joined while somebody else waited for it.
    if (!this.#join) return;
    this.#join(rest);
    this.#join = undefined;
    this.widget.arrive();
    for (const [target, { key, code, shiftKey, ctrlKey, metaKey, altKey }, presses] of this.#keys.splice(0)) {
      // The page around has heard of it; in Firefox, every event of a key leaves the shadow tree.
      target.getRootNode().addEventListener("keydown", (event) => event.stopPropagation(), { once: true });
      const keys = { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true };
      if (target.dispatchEvent(new KeyboardEvent("keydown", keys)) && presses) target.click();
    }
  }
}
