// <cast-map>: lifecycle, attributes, properties and events. What is shown is decided in the wasm.
//
// `cargo xtask assemble` puts fetching.js, visit.js and three values in front of this file:
//   CSS          the style sheet
//   WORDS        the sentences for loading and failure, for when there is no wasm to say them
//   instantiate  makes an instance of a compiled module: its class Widget, and a function that joins the rest of the
//                code to it, where that is loaded later. Each element has one of its own, because a panic in one must
//                not stop the others.

/** Attributes that the wasm understands, each with a property of the same name in camelCase. */
const SHOWN = [
  ...["view", "at", "q", "roles", "actors", "groups", "kinds", "focus-on", "lang", "theme", "heading-level"],
  ...["controls", "gestures"],
];

/** Milliseconds to wait for a document. */
const PATIENCE = 10_000;

/** Milliseconds for which it is said how something went. */
const TOLD = 10_000;

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

// Where there is no document to live in (a server), there is nothing to define.
const Base = globalThis.HTMLElement ?? class {};

class CastMap extends Base {
  static observedAttributes = ["src", "link", ...SHOWN];

  #frame;
  #widget;
  /** What was set before there was a widget to set it in. */
  #early = new Map();
  #started = false;
  /** Whether a widget is on its way: its first load takes what is set by then. */
  #starting = false;
  /** The document that a script set, as text. */
  #own;
  /** The document that is shown, as text. */
  #text;
  #address;
  /** Stops the load that is under way. */
  #load = new AbortController();
  #ready;
  #resolve;
  /** Joins the rest of the code to the widget, until that was done. */
  #join;
  /** Whether somebody needs the rest of the code. */
  #wanted = false;
  /** Keys that were pressed before the code was there that reads them, and where. */
  #keys = [];

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    dress(root, CSS);
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
    if (this.#started) return;
    this.#started = true;
    for (const name of ["src", "link", "show", ...SHOWN.map(camel)]) this.#adopt(name);
    this.#start();
  }

  attributeChangedCallback(name, _, now) {
    if (!this.#started) return;
    if (name === "src") {
      this.#address = undefined;
      this.#own = undefined;
      this.reload();
    } else if (name === "link") this.#widget?.link(now !== null);
    else if (name === "lang") this.#set("lang", now ?? this.#language());
    else this.#set(name, now ?? undefined);
  }

  /** The parsed document that is shown. Setting an object or a text shows that one. */
  get show() {
    const text = this.#text ?? this.#widget?.constructor.built_in();
    return text === undefined ? undefined : JSON.parse(text);
  }

  set show(document) {
    this.#own = document == null ? undefined : typeof document === "string" ? document : JSON.stringify(document);
    if (this.#started) this.reload();
  }

  get src() {
    return this.#address ?? this.getAttribute("src") ?? "";
  }

  set src(address) {
    this.#address = address == null ? undefined : String(address);
    this.#own = undefined;
    if (this.#started) this.reload();
  }

  get link() {
    return this.hasAttribute("link");
  }

  set link(linked) {
    this.toggleAttribute("link", Boolean(linked));
  }

  /** Resolves when the first picture of the document is painted. */
  get ready() {
    // A script that waits for it will ask for more.
    this.#complete();
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
    this.#load.abort(new DOMException("replaced by a later load", "AbortError"));
    const load = (this.#load = new AbortController());
    const late = setTimeout(
      () => load.abort(new Failure("timeout", `no document within ${PATIENCE / 1000} s`)),
      PATIENCE,
    );
    this.#await();
    try {
      const text = await this.#document(load.signal);
      if (load.signal.aborted) throw load.signal.reason;
      this.#text = text;
      this.#widget.load(text);
    } catch (error) {
      // A later load has taken over.
      if (load !== this.#load) return;
      this.#widget.fail(error.reason ?? "network", error.message);
    } finally {
      clearTimeout(late);
    }
  }

  async #start() {
    this.#starting = true;
    // What the author wrote inside says enough while it waits; without it, the widget says that it is loading.
    this.#frame.toggleAttribute("data-fallback", [...this.childNodes].some(isShown));
    try {
      this.#say("loading");
      const { Widget, join } = instantiate(await module(FIRST));
      this.#frame.replaceChildren();
      this.#widget = new Widget(this.#frame, this.#host(), this.#language());
      this.#join = join;
    } catch (error) {
      return this.#broken(error);
    } finally {
      this.#starting = false;
    }
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
      // Not composed: the page around has heard of it.
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
      drawn: () => {
        const { resolve } = this.#resolve;
        // A hidden page paints nothing and asks for no frames.
        if (document.hidden) resolve();
        else requestAnimationFrame(() => setTimeout(resolve));
      },
      retry: () => this.reload(),
      lacks: () => this.#complete(true),
      report,
      dress: (style) => dress(this.shadowRoot, style),
      recall: (name) => kept()?.get(name) ?? undefined,
      remember: (name, value) => {
        const parameters = kept();
        parameters?.set(name, value);
        attempt(() => localStorage.setItem(KEPT, parameters));
      },
      parameter: (name) => new URLSearchParams(location.search).get(name) ?? undefined,
      locate,
      attribute: (name) => this.getAttribute(name) ?? undefined,
      save: (svg, name, done, refused) => this.#tell(saved(svg, name), done, refused),
      copy: (parameters, done, refused) => {
        const { href } = addressed(parameters);
        this.#tell(copied(href), done, `${refused} ${href}`);
      },
    };
  }

  /** Says for a while how something went, once it has gone. */
  async #tell(going, done, refused) {
    const line = this.#frame.querySelector(".told");
    // The same words once more are read out as well.
    line.textContent = "";
    const words = await going.then(
      () => done,
      () => refused,
    );
    line.textContent = words;
    setTimeout(() => line.textContent === words && (line.textContent = ""), TOLD);
  }

  async #document(signal) {
    if (this.#own !== undefined) return this.#own;
    if (this.src) return fetchText(new URL(this.src, this.baseURI), signal);
    return this.querySelector(":scope > script[type='application/json']")?.textContent;
  }

  #set(name, value) {
    const text = value == null ? undefined : String(value);
    if (this.#widget) this.#widget.set(name, text);
    else this.#early.set(name, text);
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

  /** The nearest language around the element, then the browser's. */
  #language() {
    for (let node = this; node; node = node.parentNode ?? node.host) {
      const lang = node.getAttribute?.("lang");
      if (lang) return lang;
    }
    return globalThis.navigator?.language || "en";
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
    const language = this.#language();
    const tag = Object.keys(WORDS).find((tag) => language === tag || language.startsWith(`${tag}-`));
    return WORDS[tag] ?? WORDS.en;
  }

  #say(key) {
    const line = document.createElement("p");
    line.className = "notice muted";
    line.setAttribute("role", "status");
    line.textContent = this.#words()[key];
    this.#frame.replaceChildren(line);
  }

  /** There is no wasm: a plain message that says so, and a way to try again. */
  #broken(error) {
    const reason = error.reason ?? "wasm-type";
    const words = this.#words();
    const [box, said, why, again] = ["div", "strong", "p", "button"].map((tag) => document.createElement(tag));
    box.className = "notice failure";
    box.setAttribute("role", "alert");
    box.setAttribute("part", "message");
    said.textContent = words[`failure.${reason}`];
    why.className = "muted";
    why.lang = "en";
    why.textContent = error.message;
    again.type = "button";
    again.className = "pill";
    again.dataset.retry = "";
    again.textContent = words["failure.retry"];
    again.onclick = () => this.#start();
    box.append(said, why, again);
    this.#frame.replaceChildren(box);
    this.#frame.dataset.state = "failed";
    this.#emit("error", { reason, message: error.message });
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

/** Whether a child of the element is something to look at. */
const isShown = (node) =>
  node.nodeType === Node.TEXT_NODE ? node.data.trim() !== "" : node instanceof Element && node.localName !== "script";

if (globalThis.customElements && !customElements.get("cast-map")) customElements.define("cast-map", CastMap);
