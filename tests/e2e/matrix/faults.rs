//! The table: what may go wrong around a widget, in which forms of it, and how that has to end.

/// Forms, by their letters: a module, all in one script, the page of the build in a frame, a page from a disk.
pub const ALL: &str = "mifd";
/// Those that a server gives.
const SERVED: &str = "mif";
/// Those whose code is beside the script.
const BESIDE: &str = "mf";

#[derive(Clone, Copy)]
pub struct Fault {
    pub name: &'static str,
    pub forms: &'static str,
    pub by: By,
    pub ends: Ends,
}

/// What goes wrong.
#[derive(Clone, Copy)]
pub enum By {
    /// A script that runs in the page before all others.
    Script(&'static str),
    /// What the server does with a path.
    Server(&'static str, Broken),
    /// The policy of the page.
    Policy(&'static str),
    /// What the author wrote around or into the page, in place of `TAG`.
    Body(&'static str),
    /// It breaks, with a script that says when.
    Break(&'static str),
}

/// What a server does with a path.
#[derive(Clone, Copy)]
pub enum Broken {
    Status(u16),
    /// Once only.
    Once(u16),
    /// The connection ends without an answer.
    Silence,
    /// The connection ends in the middle.
    Off,
    /// Half of it, and no word of that.
    Half,
    /// It never comes.
    Held,
    /// Something else, as what the path says it is.
    Text(&'static str),
    Bytes(&'static [u8]),
    /// What another path has.
    Other(&'static str),
    /// What it is, with these before it.
    Behind(&'static str),
    /// Blank signs up to more than may be read.
    Endless,
    /// As another type.
    Typed(&'static str),
}

/// How it ends.
#[derive(Clone, Copy)]
pub enum Ends {
    /// The widget works.
    Works,
    /// It says this reason over the author's own words, and works once the fault is gone.
    Says(&'static str),
    /// It works, and says this reason where somebody opens what cannot be had.
    Later(&'static str),
    /// There is nothing but the author's own words.
    Author,
}

use Broken::{Behind, Bytes, Endless, Half, Held, Off, Once, Other, Silence, Status, Text, Typed};
use By::{Body, Break, Policy, Script, Server};
use Ends::{Author, Later, Says, Works};

pub const DOCUMENT: &str = "/t/small.json";
const FIRST: &str = "/castmap_bg.wasm";
const REST: &str = "/castmap_rest.wasm";

const fn row(name: &'static str, forms: &'static str, by: By, ends: Ends) -> Fault {
    Fault { name, forms, by, ends }
}

/// The header of a module, and nothing in it.
const MODULE: &[u8] = b"\0asm\x01\0\0\0";

#[rustfmt::skip]
pub const FAULTS: [Fault; 96] = [
    row("nothing", ALL, Script(""), Works),
    // The document.
    row("its document is not found", SERVED, Server(DOCUMENT, Status(404)), Says("http")),
    row("its document is forbidden", SERVED, Server(DOCUMENT, Status(403)), Says("http")),
    row("its server breaks", SERVED, Server(DOCUMENT, Status(500)), Says("http")),
    row("its server breaks for the moment", SERVED, Server(DOCUMENT, Once(503)), Works),
    row("nobody answers for its document", SERVED, Server(DOCUMENT, Silence), Says("network")),
    row("the connection ends in the middle", SERVED, Server(DOCUMENT, Off), Says("network")),
    row("half a document", SERVED, Server(DOCUMENT, Half), Says("not-json")),
    row("no more than an empty document", SERVED, Server(DOCUMENT, Text("")), Says("not-json")),
    row("a page in place of its document", SERVED, Server(DOCUMENT, Text("<!doctype html><p>Log in")), Says("not-json")),
    row("a document that never comes", SERVED, Server(DOCUMENT, Held), Says("timeout")),
    row("a document that is too large", SERVED, Server(DOCUMENT, Endless), Says("too-large")),
    row("JSON of another kind", SERVED, Server(DOCUMENT, Text("{\"name\": \"package\"}")), Says("not-castmap")),
    row("a list in place of a document", SERVED, Server(DOCUMENT, Text("[]")), Says("not-castmap")),
    row("a document of a later version", SERVED, Server(DOCUMENT, Text("{\"castmap\": 9, \"title\": \"T\", \"characters\": []}")), Says("not-castmap")),
    row("a document in UTF-16", SERVED, Server(DOCUMENT, Bytes(b"\xff\xfe{\0\"\0c\0")), Says("not-json")),
    row("a document with zeros", SERVED, Server(DOCUMENT, Bytes(b"{\"castmap\": 1\0}")), Says("not-json")),
    row("a document behind a byte order mark", SERVED, Server(DOCUMENT, Behind("\u{feff}")), Works),
    row("a document behind blank lines", SERVED, Server(DOCUMENT, Behind("\r\n\t \n")), Works),
    row("a document as text/html", SERVED, Server(DOCUMENT, Typed("text/html")), Works),
    row("a document as bytes", SERVED, Server(DOCUMENT, Typed("application/octet-stream")), Works),
    // Code beside the script.
    row("no code", BESIDE, Server(FIRST, Status(404)), Says("wasm-missing")),
    row("code that is forbidden", BESIDE, Server(FIRST, Status(403)), Says("wasm-missing")),
    row("code whose server breaks", BESIDE, Server(FIRST, Status(500)), Says("wasm-missing")),
    row("code whose server breaks for the moment", BESIDE, Server(FIRST, Once(502)), Works),
    row("nobody answers for the code", BESIDE, Server(FIRST, Silence), Says("wasm-missing")),
    row("code that ends in the middle", BESIDE, Server(FIRST, Off), Says("wasm-type")),
    row("half the code", BESIDE, Server(FIRST, Half), Says("wasm-type")),
    row("code of no bytes", BESIDE, Server(FIRST, Text("")), Says("wasm-type")),
    row("a page in place of the code", BESIDE, Server(FIRST, Text("<!doctype html>")), Says("wasm-type")),
    row("a module with nothing in it", BESIDE, Server(FIRST, Bytes(MODULE)), Says("wasm-type")),
    row("the rest in place of the first part", BESIDE, Server(FIRST, Other(REST)), Says("wasm-type")),
    row("code that never comes", BESIDE, Server(FIRST, Held), Says("timeout")),
    row("code as text", BESIDE, Server(FIRST, Typed("text/plain")), Works),
    row("code as bytes", BESIDE, Server(FIRST, Typed("application/octet-stream")), Works),
    row("no rest of the code", BESIDE, Server(REST, Status(404)), Later("wasm-missing")),
    row("half the rest of the code", BESIDE, Server(REST, Half), Later("wasm-type")),
    row("the first part in place of the rest", BESIDE, Server(REST, Other(FIRST)), Later("wasm-type")),
    row("a page in place of the rest", BESIDE, Server(REST, Text("<!doctype html>")), Later("wasm-type")),
    row("a rest that never comes", BESIDE, Server(REST, Held), Later("timeout")),
    row("a rest whose server breaks for the moment", BESIDE, Server(REST, Once(503)), Works),
    row("no script", BESIDE, Server("/castmap.js", Status(404)), Author),
    row("no script that has all in it", "i", Server("/castmap.inline.js", Status(404)), Author),
    // Policies.
    row("no WebAssembly by policy", SERVED, Policy("script-src 'self'"), Says("wasm-blocked")),
    row("no connections by policy", BESIDE, Policy("connect-src 'none'"), Says("wasm-blocked")),
    row("no connections by policy, and none needed for the code", "i", Policy("connect-src 'none'"), Says("network")),
    row("no images by policy", SERVED, Policy("img-src 'none'"), Works),
    row("no style by policy", "mi", Policy("style-src 'none'"), Works),
    row("a sandbox by policy", SERVED, Policy("sandbox allow-scripts"), Works),
    row("no scripts by policy", SERVED, Policy("script-src 'none'"), Author),
    // What a browser or a page withholds.
    row("storage that is refused", ALL, Script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })", ), Works),
    row("storage that is full", ALL, Script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }"), Works),
    row("no storage", ALL, Script("Object.defineProperty(window, 'localStorage', { value: null })"), Works),
    row("a history that is refused", ALL, Script("history.replaceState = history.pushState = () => { throw new DOMException('no', 'SecurityError'); }", ), Works),
    row("no WebAssembly", ALL, Script("delete window.WebAssembly"), Says("wasm-blocked")),
    row("WebAssembly without streams", ALL, Script("delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming"), Works),
    row("no language", ALL, Script("Object.defineProperty(navigator, 'language', { value: undefined })"), Works),
    row("no trackers of sizes", ALL, Script("delete window.ResizeObserver"), Works),
    row("no media queries that tell", ALL, Script("MediaQueryList.prototype.addEventListener = undefined"), Works),
    row("no registry of what is gone", ALL, Script("delete window.FinalizationRegistry"), Works),
    row("no clipboard", ALL, Script("Object.defineProperty(navigator, 'clipboard', { value: undefined })"), Works),
    row("a silent console", ALL, Script("console.warn = undefined"), Works),
    // Globals that pages of other times have replaced.
    row("another Map", ALL, Script("window.Map = function () { throw new TypeError('my Map'); }"), Works),
    row("another Set", ALL, Script("window.Set = function () { throw new TypeError('my Set'); }"), Works),
    row("another WeakMap", ALL, Script("window.WeakMap = function () { throw new TypeError('my WeakMap'); }"), Works),
    row("another Reflect", ALL, Script("window.Reflect = { get() { throw new TypeError('my Reflect'); }, set() { throw new TypeError('my Reflect'); } }", ), Works),
    row("another Array.from", ALL, Script("Array.from = (item) => item == null ? [] : [item]"), Works),
    row("another Array.isArray", ALL, Script("Array.isArray = () => false"), Works),
    row("another Object.keys", ALL, Script("const keys = Object.keys; Object.keys = (...given) => keys(...given).reverse()"), Works),
    row("another Function.prototype.bind", ALL, Script("Function.prototype.bind = function () { return () => { throw new TypeError('my bind'); }; }"), Works),
    row("another String.prototype.includes", ALL, Script("String.prototype.includes = () => false"), Works),
    row("another Element.prototype.remove", ALL, Script("const { remove } = Element.prototype; Element.prototype.remove = function () { remove.call(this); return this; }", ), Works),
    row("additions to Array.prototype", ALL, Script("Array.prototype.each = function (act) { this.forEach(act); }; Array.prototype.last = function () { return this[this.length - 1]; }", ), Works),
    row("additions to Object.prototype", ALL, Script("Object.prototype.extend = function () { return this; }; Object.prototype.at = 7"), Works),
    row("additions to Node.prototype", ALL, Script("Node.prototype.find = Node.prototype.show = function () { return this; }"), Works),
    row("a JSON method of lists", ALL, Script("Array.prototype.toJSON = function () { return `[${this.join()}]`; }"), Works),
    row("events that are watched", ALL, Script("const add = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = function (name, run, how) { return add.call(this, name, run && ((event) => (run.handleEvent ? run.handleEvent(event) : run.call(this, event))), how); }", ), Works),
    row("timers that are watched", ALL, Script("const timer = window.setTimeout; window.setTimeout = function (run, ...given) { return timer(() => run(), ...given); }", ), Works),
    row("fetches that are watched", SERVED, Script("const own = window.fetch; window.fetch = (...given) => own(...given).then((answer) => { answer.clone(); return answer; })", ), Works),
    row("a clock that stands", ALL, Script("Date.now = () => 0; performance.now = () => 0"), Works),
    row("names that are taken", ALL, Script("for (const name of ['WORDS', 'Run', 'Source', 'Failure', 'module', 'notice', 'exports', 'require', 'define', 'process']) window[name] = { name }", ), Works),
    // What else may be on a page.
    row("a sheet that takes all style away", "mi", Script("const sheet = new CSSStyleSheet(); sheet.replaceSync('*, *::before, *::after { all: unset !important }'); document.adoptedStyleSheets = [sheet]", ), Works),
    row("no doctype", "mi", Body("QUIRKS TAG"), Works),
    row("a base that leads elsewhere", "mi", Body("<base href=\"/t/elsewhere/\">TAG"), Works),
    row("castmap twice", "mi", Body("TAG<script type=\"module\" src=\"/castmap.js\"></script><script src=\"/castmap.inline.js\"></script>", ), Works),
    row("another element of the name", "mi", Script("customElements.define('cast-map', class extends HTMLElement {})"), Author),
    row("it leaves and comes back while it loads", "mi", Script("addEventListener('DOMContentLoaded', () => { const one = document.querySelector('cast-map'), { body } = document; for (const wait of [0, 3, 20, 60, 200]) setTimeout(() => { one.remove(); body.append(one); }, wait); })", ), Works),
    row("a translator that replaces", ALL, Script("TRANSLATOR addEventListener('cast-map-load', ({ target }) => translator(target.shadowRoot.querySelector('.frame'), 'replaced', 0))", ), Works),
    row("a translator that wraps", ALL, Script("TRANSLATOR addEventListener('cast-map-load', ({ target }) => translator(target.shadowRoot.querySelector('.frame'), 'wrapped', 25))", ), Works),
    row("an extension that adds", ALL, Script("addEventListener('cast-map-load', ({ target }) => { for (const place of target.shadowRoot.querySelectorAll('div, p, button')) place.append(document.createElement('grammar-check')); })", ), Works),
    row("an extension that takes nodes away", ALL, Script("addEventListener('cast-map-load', ({ target }) => { for (const place of target.shadowRoot.querySelectorAll('.card, .toolbar, .status')) place.remove(); })", ), Works),
    row("a handler of the page that throws nothing but asks", ALL, Script("addEventListener('cast-map-load', ({ target }) => { target.find('a'); target.geometry(); target.paths('ann', 'bob', 2); target.at = target.at; })", ), Works),
    // It breaks.
    row("a trap while it loads", ALL, Break("planned.push({ at: 9, how: 'trap' })"), Works),
    row("a panic at a drawing", ALL, Break("addEventListener('cast-map-load', () => breakNext(running.at(-1), 'panic'), { once: true })"), Works),
    row("a panic in an event", ALL, Break("document.addEventListener('click', () => breakNext(running.at(-1), 'panic'), { once: true, capture: true })", ), Works),
    row("it breaks twice", ALL, Break("planned.push({ at: 30, how: 'panic' }, { at: 5, how: 'throw' })"), Says("crashed")),
];
