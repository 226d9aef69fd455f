// <cast-map>: lifecycle, attributes, properties and events. What is shown is decided in the wasm.
//
// `cargo xtask assemble` puts the other scripts and these values in front of this file:
//   CSS          the style sheet
//   WORDS        the sentences for loading and failure, for when there is no wasm to say them
//   instantiate  makes an instance of a compiled module: its class Widget, and a function that joins the rest of the
//                code to it, where that is loaded later. Each element has one of its own, because a panic in one must
//                not stop the others.

// Where there is no document to live in (a server), there is nothing to define.
const Base = globalThis.HTMLElement ?? class {};

class CastMap extends Base {
  static observedAttributes = ["src", "link", "loading", ...SHOWN];

  #frame;
  #widget;
  /** What was set before there was a widget to set it in. */
  #early = new Map();
  /** Words of the page's own for the interface, by the keys of messages.en.json. */
  #messages;
  /** When it is to start, where a script said so. */
  #loading;
  /** Whether it was in a page once. */
  #known = false;
  /** Whether a start was asked for, and none has failed or was given up since. */
  #started = false;
  /** Whether a widget is on its way: its first load takes what is set by then. */
  #starting = false;
  /** Calls off the wait until it is near the viewport. */
  #forget = () => {};
  #unprint = () => {};
  #source = new Source(this);
  /** The document that is shown, as text. */
  #text;
  #ready;
  #resolve;
  /** Joins the rest of the code to the widget, until that was done. */
  #join;
  /** Whether somebody needs the rest of the code. */
  #wanted = false;
  /** The code that is on its way for what is to be shown. */
  #awaited;
  /** Keys that were pressed before the code was there that reads them, and where. */
  #keys = [];
  #styles = [];

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#dress(CSS);
    this.#frame = document.createElement("div");
    this.#frame.className = "frame";
    this.#frame.dataset.state = "loading";
    root.append(this.#frame, document.createElement("slot"));
    this.#await();
    // Whoever comes to the widget is likely to open something in it.
    for (const name of ["pointerenter", "pointerdown", "focusin"]) this.addEventListener(name, () => this.#complete());
    this.addEventListener("keydown", (event) => {
      if (this.#join && !event.defaultPrevented) this.#keys.push([event.composedPath()[0], event]);
    });
  }

  connectedCallback() {
    if (!this.#known) PROPERTIES.forEach((name) => this.#adopt(name));
    this.#known = true;
    if (this.#widget) this.#widget.attach(true);
    else this.#wait();
    this.#unprint = whenPrinted(this.#frame, () => this.#whole());
  }

  /** Out of a page, it keeps all it has, and nothing of the page keeps it. */
  disconnectedCallback() {
    this.#forget();
    this.#unprint();
    this.#widget?.attach(false);
  }

  /** A document has let go of the style of another. */
  adoptedCallback() {
    for (const style of this.#styles) dress(this.shadowRoot, style);
  }

  attributeChangedCallback(name, _, now) {
    if (!this.#known) return;
    if (name === "src") this.src = undefined;
    else if (name === "loading") this.loading = undefined;
    else if (name === "link") this.#widget?.link(now !== null);
    else if (name === "lang") this.#set("lang", now ?? languageOf(this));
    else this.#set(name, now ?? undefined);
  }

  /** The parsed document that is shown. Setting an object or a text shows that one. */
  get show() {
    const text = this.#text ?? this.#widget?.constructor.built_in();
    return text === undefined ? undefined : JSON.parse(text);
  }

  set show(document) {
    this.#source.own = document == null ? undefined : typeof document === "string" ? document : JSON.stringify(document);
    this.#again();
  }

  get src() {
    return this.#source.from;
  }

  set src(address) {
    this.#source.address = address == null ? undefined : String(address);
    this.#source.own = undefined;
    this.#again();
  }

  get link() {
    return this.hasAttribute("link");
  }

  set link(linked) {
    this.toggleAttribute("link", Boolean(linked));
  }

  /** When it starts: near the viewport, "lazy", or "eager", at once. */
  get loading() {
    const value = this.#loading ?? this.getAttribute("loading");
    return LOADING.includes(value) ? value : LOADING[0];
  }

  set loading(value) {
    this.#loading = value == null ? undefined : String(value);
    if (this.#known) this.#wait();
  }

  /** Words of the interface in a further language, by the keys of messages.en.json; what is not there is in English. */
  get messages() {
    return this.#messages;
  }

  set messages(messages) {
    this.#messages = messages ?? undefined;
    this.#speak();
  }

  /** Resolves when the first picture of what was asked for is painted. Who asks for it has it painted, wherever it is. */
  get ready() {
    // A script that waits for it will ask for more.
    this.#complete();
    if (this.isConnected) this.#start();
    return this.#ready;
  }

  /** What was mended in the document: `[{path, line, column, message, severity}]`. */
  get problems() {
    return JSON.parse(this.#widget?.problems() ?? "[]");
  }

  /** The ids of the characters that pass filters and timeline. */
  get visible() {
    return JSON.parse(this.#widget?.visible() ?? "[]");
  }

  /** What fits the text, best first: `[{type, id, name, matched, score}]`. */
  find(text) {
    return JSON.parse(this.#whole()?.find(String(text)) || "[]");
  }

  /** The `n` shortest chains of relations between two: `[{ids, relations, sentences}]`, the shortest first. */
  paths(a, b, n = 3) {
    return JSON.parse(this.#whole()?.paths(String(a), String(b), Number(n)) || "[]");
  }

  /** The chart as it is drawn: `{cards, ties, groups}` with places in chart units. */
  geometry() {
    return JSON.parse(this.#whole()?.geometry() || '{"cards":[],"ties":[],"groups":[]}');
  }

  /** The chart as the text of an SVG: with the scope "all", or what is in "view". */
  toSVG({ scope = "all" } = {}) {
    return this.#whole()?.svg(scope === "view") ?? "";
  }

  /** Resolves with a picture of the chart; `scale` is pixels for each unit. */
  toBlob(type = "image/png", { scope = "all", scale = 2 } = {}) {
    return painted(this.toSVG({ scope }), type, scale);
  }

  /** Loads the document again. */
  async reload() {
    if (this.#starting) return;
    if (!this.#widget) return this.#start();
    this.#await();
    try {
      const text = await this.#source.read();
      this.#text = text;
      this.#widget.load(text);
    } catch (error) {
      // A later load has taken over.
      if (error.name !== "AbortError") this.#widget.fail(error.reason ?? "network", error.message);
    }
  }

  /** Loads what is to be shown now, where something was shown or is on its way. */
  #again() {
    if (this.#started) this.reload();
  }

  /** Starts when it is time for it. */
  #wait() {
    this.#forget();
    if (this.#started || !this.isConnected) return;
    const loading = this.#loading ?? this.getAttribute("loading");
    if (loading && !LOADING.includes(loading)) report(`loading="${loading}" is not known; it can be lazy or eager`);
    this.#expect();
    if (this.#wanted || this.loading === "eager") this.#start();
    else this.#forget = whenNear(this, () => this.#start());
  }

  /** Says that something is to come, unless what the author wrote inside says enough. */
  #expect() {
    this.#frame.toggleAttribute("data-fallback", [...this.childNodes].some(isShown));
    this.#frame.replaceChildren(notice(this.#words().loading));
  }

  async #start() {
    if (this.#started) return;
    this.#forget();
    this.#started = this.#starting = true;
    this.#expect();
    try {
      const compiled = await module(FIRST);
      // It may be gone again, and for good.
      const instance = await inTurn(() => this.isConnected && instantiate(compiled));
      if (!instance) {
        this.#started = false;
        return;
      }
      const { Widget, join } = instance;
      this.#frame.replaceChildren();
      this.#widget = new Widget(this.#frame, this.#host(), languageOf(this));
      this.#join = join;
    } catch (error) {
      this.#started = false;
      return this.#broken(error);
    } finally {
      this.#starting = false;
    }
    if (this.#messages) this.#speak();
    // What the address says wins over the attributes, and those over what was chosen on an earlier visit.
    for (const name of SHOWN) {
      const value = this.getAttribute(name);
      if (value !== null && name !== "lang") this.#widget.set(name, value);
    }
    for (const [name, value] of this.#early) this.#widget.set(name, value);
    this.#early.clear();
    if (this.link) this.#widget.link(true);
    if (this.#wanted) this.#complete();
    await this.reload();
  }

  /** Loads the rest of the code; where it `lacks` something already, it says why it cannot be had. */
  async #complete(lacks) {
    this.#wanted = true;
    if (!this.#join) return;
    try {
      this.#joined(await module(REST));
    } catch (error) {
      this.#keys = [];
      const { reason, message } = unjoined(error);
      if (!lacks) return;
      this.#tell(Promise.reject(error), "", this.#words()[`failure.${reason}`]);
      this.#emit("error", { reason, message });
    }
  }

  #joined(rest) {
    // It may have been joined while somebody else waited for it.
    if (!this.#join) return;
    this.#join(rest);
    this.#join = undefined;
    this.#widget.arrive();
    for (const [target, { key, code, shiftKey, ctrlKey, metaKey, altKey }] of this.#keys.splice(0)) {
      // The page around has heard of it; in Firefox, every event of a key leaves the shadow tree.
      this.shadowRoot.addEventListener("keydown", (event) => event.stopPropagation(), { once: true });
      const keys = { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent("keydown", keys));
    }
  }

  /** The widget with all of its code, for those who cannot wait; with less, where it cannot be had. */
  #whole() {
    try {
      if (this.#join) this.#joined(moduleAtOnce(REST));
    } catch (error) {
      report(unjoined(error).message);
    }
    return this.#widget;
  }

  /** What the widget asks of its element. */
  #host() {
    return {
      emit: (name, detail) => {
        if (name === "load") this.#frame.dataset.state = "ready";
        if (name === "error") this.#frame.dataset.state = "failed";
        this.#emit(name, JSON.parse(detail));
      },
      drawn: async () => {
        const { resolve } = this.#resolve;
        await this.#awaited;
        whenPainted(resolve);
      },
      retry: () => this.reload(),
      lacks: () => (this.#awaited = this.#complete(true)),
      report,
      dress: (style) => this.#dress(style),
      recall,
      remember,
      parameter,
      locate,
      attribute: (name) => this.getAttribute(name) ?? undefined,
      save: (svg, name, done, refused) => this.#tell(saved(svg, name), done, refused),
      copy: (text, done, refused) => this.#tell(copied(text), done, refused),
      address: (parameters) => addressed(parameters).href,
      origin: () => `${SCRIPT}\n${this.#source.origin}`,
    };
  }

  #set(name, value) {
    const text = value == null ? undefined : String(value);
    if (this.#widget) this.#widget.set(name, text);
    else this.#early.set(name, text);
  }

  #tell(...words) {
    tell(this.#frame.querySelector(".told"), ...words);
  }

  #get(name) {
    return this.#widget?.get(name) ?? this.#early.get(name) ?? this.getAttribute(name) ?? "";
  }

  #await() {
    const { promise, resolve } = Promise.withResolvers?.() ?? withResolvers();
    // Whoever waits for the earlier one sees the later one's picture.
    this.#resolve?.resolve(promise);
    this.#ready = promise;
    this.#resolve = { resolve };
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`cast-map-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** A property that was set before the element was defined would hide the accessor. */
  #adopt(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  /** The sentences of WORDS in the visitor's language. */
  #words() {
    return wordsIn(languageOf(this), this.#messages);
  }

  /** Hands the page's own words to the widget: keys and words in turn. */
  #speak() {
    this.#widget?.speak(Object.entries(this.#messages ?? {}).flat().join("\0"));
  }

  /** There is no wasm: a plain message that says so, and a way to try again. */
  #broken({ reason = "wasm-type", message }) {
    this.#frame.replaceChildren(failure(this.#words(), reason, message, () => this.#start()));
    this.#frame.dataset.state = "failed";
    this.#emit("error", { reason, message });
  }

  #dress(style) {
    this.#styles.push(style);
    dress(this.shadowRoot, style);
  }

  static {
    for (const name of SHOWN) {
      Object.defineProperty(this.prototype, camel(name), {
        get() {
          return this.#get(name);
        },
        set(value) {
          this.#set(name, value);
        },
        enumerable: true,
        configurable: true,
      });
    }
  }
}

if (globalThis.customElements && !customElements.get("cast-map")) customElements.define("cast-map", CastMap);
