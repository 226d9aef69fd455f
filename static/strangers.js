// What others do to what the widget has drawn. A translator puts elements of its own where texts were; the widget would go on
// writing into texts that nobody sees any more, and put what is new beside nodes that are no longer there.

/** What is written past the drawing, by castmap itself. */
const WRITTEN = ".told, .hint, .print";

class Strangers {
  #frame;
  #observer = new MutationObserver((records) => this.#note(records));
  /** What they did since the last drawing. */
  #done = [];

  constructor(frame) {
    this.#frame = frame;
    this.#observer.observe(frame, { childList: true, subtree: true });
  }

  #note(records) {
    this.#done.push(...records.filter(({ target }) => target !== this.#frame && !target.closest(WRITTEN)));
  }

  /**
   * Puts everything back, the last first, so that the next drawing finds what it knows; a translator sees new texts then,
   * and comes again. What was only added stays: it is in nobody's way.
   */
  undo() {
    this.#note(this.#observer.takeRecords());
    const done = this.#done.splice(0);
    if (!done.some(({ removedNodes }) => removedNodes.length)) return;
    for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of done.reverse()) {
      const isHere = (node) => node?.parentNode === target;
      for (const node of addedNodes) if (isHere(node)) node.remove();
      const before = isHere(nextSibling) ? nextSibling : isHere(previousSibling) ? previousSibling.nextSibling : null;
      for (const node of removedNodes) target.insertBefore(node, before);
    }
  }

  /** Takes all that has happened just now for the widget's own doing. */
  forget() {
    this.#observer.takeRecords();
  }
}
