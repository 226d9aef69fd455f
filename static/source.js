// The document of an element: where it is from, and the load that is under way.

class Source {
  #element;
  #load = new AbortController();
  /** The load that was begun before there was somebody to read it, and the address. */
  #ahead;
  /** Hears which part of it is there. */
  #told;
  /** The document that a script set, as text. */
  own;
  /** The address that a script set. */
  address;

  constructor(element) {
    this.#element = element;
  }

  /** The address of the document; empty where it is in the page, or the built-in one. */
  get from() {
    return this.address ?? this.#element.getAttribute("src") ?? "";
  }

  /** Its address for other pages; nothing for the built-in one, and a line more where it is in this page. */
  get origin() {
    if (this.own !== undefined || (!this.from && this.#inside)) return "\n";
    return this.from && new URL(this.from, this.#element.baseURI).href;
  }

  get #inside() {
    return this.#element.querySelector(":scope > script[type='application/json']")?.textContent;
  }

  /** Begins to load it where it is elsewhere: it is on its way while the code is. */
  begin() {
    this.#ahead = undefined;
    if (this.own !== undefined || !this.from) return;
    const text = this.#read((part) => this.#told?.(part));
    // Whoever reads it will hear.
    text.catch(() => {});
    this.#ahead = { from: this.from, text };
  }

  /**
   * Its text, or nothing for the built-in one; `told` hears which part of it is there. A load that is under way is given
   * up, and says so with an AbortError.
   */
  read(told) {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    this.#told = told;
    return this.own === undefined && ahead?.from === this.from ? ahead.text : this.#read(told);
  }

  async #read(told) {
    const replaced = new DOMException("replaced by a later load", "AbortError");
    this.#load.abort(replaced);
    const load = (this.#load = new AbortController());
    try {
      const text = await inTime("document", (signal) => this.#text(signal, told), load);
      if (load.signal.aborted) throw load.signal.reason;
      return text;
    } catch (error) {
      throw load === this.#load ? error : replaced;
    }
  }

  async #text(signal, told) {
    if (this.own !== undefined) return this.own;
    return this.from ? fetchText(new URL(this.from, this.#element.baseURI), signal, told) : this.#inside;
  }
}
