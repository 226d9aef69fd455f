// <cast-map>: lifecycle, attributes, properties and events. What is shown is decided in the wasm.
//
// `cargo xtask assemble` puts the other scripts and these values in front of this file:
//   CSS          the style sheet
//   WORDS        the sentences for loading and failure, for when there is no wasm to say them
//   instantiate  makes an instance of a compiled module, guarded: its class Widget, and a function that joins the rest
//                of the code to it, where that is loaded later. Each element has one of its own, because a panic in one
//                must not stop the others.

// Where there is no document to live in (a server), there is nothing to define.
const Base = globalThis.HTMLElement ?? class {};

class CastMap extends Base {
  static observedAttributes = ["src", "link", "loading", ...SHOWN];

  #frame;
  #bar = new Bar();
  /** The widget that runs, and its code. */
  #run;
  /** What was set before there was a widget to set it in. */
  #early = { __proto__: null };
  /** Words of the page's own for the interface, by the keys of messages.en.json. */
  #messages;
  /** When it is to start, where a script said so. */
  #loading;
  /** Whether it was in a page once. */
  #known = false;
  /** Whether a start was asked for, and none has failed or was given up since. */
  #started = false;
  /** Calls off the wait until it is near the viewport. */
  #forget = () => {};
  /** Until when it is in this page. */
  #stay = new AbortController();
  #source = new Source(this);
  /** The document that is shown, as text; undefined for the built-in one, and null where none was read yet. */
  #text = null;
  /** What it showed when it was last drawn: attributes and values. */
  #kept = [];
  /** What else it showed, as the widget says it to another one. */
  #shown = "";
  /** Whether it has broken since somebody asked for it. */
  #broken = false;
  #ready = new Promised();
  /** Whether somebody needs the rest of the code. */
  #wanted = false;
  /** The code that is on its way for what is to be shown. */
  #awaited;
  #styles = [];

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#dress(CSS);
    this.#frame = Object.assign(document.createElement("div"), { className: "frame" });
    this.#frame.dataset.state = "loading";
    root.append(this.#bar.element, this.#frame, document.createElement("slot"));
    // Whoever comes to the widget is likely to open something in it.
    for (const name of ["pointerenter", "pointerdown", "focusin"]) this.addEventListener(name, () => this.#complete());
    this.addEventListener("keydown", (event) => this.#run?.press(event));
  }

  connectedCallback() {
    if (!this.#known) PROPERTIES.forEach((name) => this.#adopt(name));
    this.#known = true;
    this.#attach();
    if (!this.#run) this.#wait();
  }

  /** Out of a page, it keeps all it has, and nothing of the page keeps it. */
  disconnectedCallback() {
    this.#forget();
    this.#stay.abort();
  }

  /** Hears of the page that it is in now, for as long as it stays there. */
  #attach() {
    this.#stay.abort();
    const { signal } = (this.#stay = new AbortController());
    whenPrinted(this.#frame, () => this.#run?.whole, signal);
    this.#run?.widget.attach(signal);
  }

  /** A document has let go of the style of another. */
  adoptedCallback() {
    for (const style of this.#styles) dress(this.shadowRoot, style);
  }

  attributeChangedCallback(name, _, now) {
    if (!this.#known) return;
    if (name === "src") this.src = undefined;
    else if (name === "loading") this.loading = undefined;
    else if (name === "link") this.#run?.widget.link(now !== null);
    else if (name === "lang") this.#set("lang", now ?? languageOf(this));
    else this.#set(name, now ?? undefined);
  }

  /** The parsed document that is shown. Setting an object or a text shows that one. */
  get show() {
    const text = this.#text ?? this.#run?.widget.constructor.built_in();
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
    return this.#ready.promise;
  }

  /** What was mended in the document: `[{path, line, column, message, severity}]`. */
  get problems() {
    return JSON.parse(this.#run?.widget.problems() || "[]");
  }

  /** The ids of the characters that pass filters and timeline. */
  get visible() {
    return JSON.parse(this.#run?.widget.visible() || "[]");
  }

  /** What fits the text, best first: `[{type, id, name, matched, score}]`. */
  find(text) {
    return JSON.parse(this.#run?.whole.find(String(text)) || "[]");
  }

  /** The `n` shortest chains of relations between two: `[{ids, relations, sentences}]`, the shortest first. */
  paths(a, b, n = 3) {
    return JSON.parse(this.#run?.whole.paths(String(a), String(b), Number(n)) || "[]");
  }

  /** The chart as it is drawn: `{cards, ties, groups}` with places in chart units. */
  geometry() {
    return JSON.parse(this.#run?.whole.geometry() || '{"cards":[],"ties":[],"groups":[]}');
  }

  /** The chart as the text of an SVG: with the scope "all", or what is in "view". */
  toSVG({ scope = "all" } = {}) {
    return this.#run?.whole.svg(scope === "view") ?? "";
  }

  /** Resolves with a picture of the chart; `scale` is pixels for each unit. */
  async toBlob(type = "image/png", { scope = "all", scale = 2 } = {}) {
    const canvas = this.#run?.whole.painted(scope === "view", scale);
    if (!canvas?.toBlob) throw new Error("there is no chart yet: wait for `ready`");
    return encoded(canvas, type);
  }

  /** Loads the document again. A widget that is on its way takes what is set by then. */
  async reload() {
    if (!this.#run) return this.#start();
    this.#ready.renew();
    try {
      this.#text = await this.#during((told) => this.#source.read(told));
      this.#run?.widget.load(this.#text);
    } catch (error) {
      // A later load has taken over.
      if (error.name !== "AbortError") this.#run?.widget.fail(error.reason ?? "network", error.message);
    }
  }

  /** Loads what is to be shown now, where something was shown or is on its way. */
  #again() {
    this.#broken = false;
    if (this.#started) this.reload();
    else this.#wait();
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

  /** Starts; after it has broken, with what it showed before. */
  async #start() {
    if (this.#started) return;
    this.#forget();
    this.#started = true;
    if (!this.#broken) this.#expect();
    if (!this.#broken) this.#source.begin();
    try {
      const compiled = await this.#during(() => module(FIRST));
      // It may be gone again, and for good.
      const run = await inTurn(() => this.isConnected && new Run(compiled, (error) => this.#broke(error)));
      if (!run) return void (this.#started = false);
      this.#run = run;
    } catch (error) {
      this.#started = false;
      return this.#fail(error);
    }
    const [old, shown] = [this.#frame, this.#shown];
    this.#frame = this.#run.begin(old, this.#host(), languageOf(this));
    this.#attach();
    const { widget } = this.#run;
    if (this.#messages) this.#speak();
    // What the address says wins over the attributes, and those over what was chosen on an earlier visit.
    for (const name of SHOWN) {
      const value = this.getAttribute(name);
      if (value !== null && name !== "lang") widget.set(name, value);
    }
    for (const [name, value] of Object.entries(this.#early)) widget.set(name, value);
    this.#early = { __proto__: null };
    if (this.link) widget.link(true);
    const rest = this.#wanted && this.#complete();
    if (this.#broken && this.#text !== null) return this.#run.recover(old, this.#kept, this.#text, rest, shown);
    return this.reload();
  }

  /** Its code has broken: it comes back once, as it was; after that, somebody has to ask for it. */
  #broke(error) {
    this.#run = undefined;
    this.#started = false;
    this.#stay.abort();
    report(`has broken: ${error}`);
    if (this.#broken) return this.#fail(new Failure("crashed", String(error)));
    this.#broken = true;
    this.#start();
  }

  /** Loads the rest of the code; where it `lacks` something already, it says why it cannot be had. */
  async #complete(lacks) {
    this.#wanted = true;
    const run = this.#run;
    try {
      if (run) await (lacks ? this.#during(() => run.complete()) : run.complete());
    } catch (error) {
      // What has broken needs it no longer.
      if (!lacks || run !== this.#run) return;
      this.#tell(Promise.reject(error), "", this.#words()[`failure.${error.reason}`]);
      this.#emit("error", { reason: error.reason, message: error.message });
    }
  }

  /** What the widget asks of its element. */
  #host() {
    return {
      emit: (name, detail) => {
        if (name === "load") this.#frame.dataset.state = "ready";
        if (name === "error") this.#frame.dataset.state = "failed";
        this.#emit(name, JSON.parse(detail));
      },
      drawing: (isOver) => this.#run?.drawing(isOver),
      drawn: async (isFirst) => {
        this.#kept = SHOWN.map((name) => [name, this.#get(name)]);
        if (!isFirst) return;
        const { resolve } = this.#ready;
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
      save: (picture, name, done, refused) => this.#tell(saved(picture, name), done, refused),
      keep: (shown) => (this.#shown = shown),
      canvas: () => document.createElement("canvas"),
      copy: (text, done, refused) => this.#tell(copied(text), done, refused),
      address: (parameters) => addressed(parameters).href,
      origin: () => `${SCRIPT}\n${this.#source.origin}`,
    };
  }

  #during(work) {
    return this.#bar.during(this.#words().loading, work);
  }

  #set(name, value) {
    const text = value == null ? undefined : String(value);
    if (this.#run) this.#run.widget.set(name, text);
    else this.#early[name] = text;
  }

  #tell(...words) {
    tell(this.#frame.querySelector(".told"), ...words);
  }

  #get(name) {
    return this.#run?.widget.get(name) ?? this.#early[name] ?? this.getAttribute(name) ?? "";
  }

  #emit(name, detail) {
    if (name === "error") report(`${detail.reason}: ${detail.message}`);
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
    this.#run?.widget.speak(Object.entries(this.#messages ?? {}).flat().join("\0"));
  }

  /** There is no widget: a plain message that says why, and a way to try again. */
  #fail({ reason = "wasm-type", message }) {
    const again = () => {
      this.#broken = false;
      this.#start();
    };
    this.#frame.replaceChildren(failure(this.#words(), reason, message, again));
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
