// Runs in every document before its own scripts: hears what the page is given besides its own document, and tells which
// marks of random shows are in it.
{
  const canvas = [];
  for (const pen of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    for (const name of ["fillText", "strokeText", "measureText"]) {
      const own = pen.prototype[name];
      pen.prototype[name] = function (text, ...others) {
        canvas.push(String(text));
        return own.call(this, text, ...others);
      };
    }
  }
  const said = [];
  for (const name of ["log", "info", "warn", "error"]) {
    const own = console[name];
    console[name] = (...words) => {
      said.push(words.join(" "));
      own.apply(console, words);
    };
  }
  // What is taken away: names and contents of files, and what is copied.
  const taken = [];
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) return click.call(this);
    taken.push(this.download);
  };
  const blob = URL.createObjectURL;
  URL.createObjectURL = (made) => {
    if (made.type === "image/svg+xml") made.text().then((text) => taken.push(text));
    return blob.call(URL, made);
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void taken.push(text) } });

  // What was asked for before is of no account.
  let since = 0;

  const find = (selector) => document.querySelector("cast-map").shadowRoot.querySelectorAll(selector);
  /** Waits until what was done is drawn. */
  const shown = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  const press = (selector, which = 0) => {
    const found = find(selector);
    const element = found[which % found.length];
    // As a mouse does.
    element?.focus();
    element?.click();
    return element;
  };
  const type = (field, text, event) => {
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
  };

  /** All that can be had of the page now. `own` is the id in the author's attribute or property. */
  const everything = (own) => {
    const host = document.querySelector("cast-map");
    const root = host.shadowRoot;
    const given = host.querySelector(":scope > script[type='application/json']");
    const page = document.documentElement.outerHTML;
    const requests = performance.getEntriesByType("resource").filter(({ startTime }) => startTime >= since);
    performance.clearResourceTimings();
    const named = (name) => `focus-on${name}${own}`;
    const fields = [...root.querySelectorAll("input, select, textarea")];
    const entries = (storage) => JSON.stringify(Object.entries(storage));
    const properties = ["at", "q", "roles", "actors", "groups", "kinds", "view", "lang", "theme", "src"];
    return {
      light: (given ? page.replace(given.outerHTML, "") : page).replaceAll(`${named('="')}"`, ""),
      shadow: root.innerHTML,
      fields: fields.map((field) => [field.value, field.selectedOptions?.[0]?.text]).join(),
      title: document.title,
      address: location.href.replace(named("="), ""),
      history: JSON.stringify(history.state),
      storage: entries(localStorage) + entries(sessionStorage) + document.cookie,
      canvas: canvas.splice(0).join(),
      console: said.splice(0).join(),
      events: JSON.stringify(window.heard.splice(0)),
      properties: properties.map((name) => host[name]).join() + (own && host.focusOn === own ? "" : host.focusOn),
      visible: host.visible.join(),
      problems: JSON.stringify(host.problems),
      requests: requests.map(({ name }) => name).join(),
      taken: taken.splice(0).join(),
    };
  };

  /** What scripts of the page are told, also where they ask for what is not to be seen yet. */
  const answers = ({ asked }) => {
    const host = document.querySelector("cast-map");
    const words = [...asked, ...host.visible, "q1", "x7k"];
    const pairs = words.slice(0, 8).flatMap((one) => words.slice(0, 8).map((other) => [one, other]));
    return {
      find: JSON.stringify(words.map((text) => host.find(text))),
      paths: JSON.stringify(pairs.map(([one, other]) => host.paths(one, other))),
      geometry: JSON.stringify(host.geometry()),
      svg: host.toSVG() + host.toSVG({ scope: "view" }),
    };
  };

  /** Marks of later points than `at` by kind, with what is around them, and all others. */
  const marks = (texts, at) => {
    const found = {};
    for (const [kind, text] of Object.entries(texts)) {
      const all = [...text.matchAll(/x7k(\d\d)z/gi)];
      const isLater = ([, point]) => Number(point) > at;
      const later = all.filter(isLater).map(({ index }) => text.slice(Math.max(0, index - 60), index + 30));
      const known = new Set(all.filter((mark) => !isLater(mark)).map(([mark]) => mark.toLowerCase()));
      found[kind] = [...later, ...known];
    }
    return found;
  };

  /** What is done at each point, one after the other. */
  const steps = {
    /** The chart at the point, as somebody comes to it by the timeline, or as a script leads there. */
    async chart({ at, byHand, isBack }) {
      const host = document.querySelector("cast-map");
      if (byHand) type(find("[data-choice=at]")[0], String(at), "change");
      else host.at = at;
      await shown();
      await shown();
      if (isBack) since = performance.now();
      return answers(...arguments);
    },
    /** Somebody's panel, and the search. */
    async panel({ at, typed }) {
      const host = document.querySelector("cast-map");
      const someone = host.visible[at % host.visible.length];
      if (someone) host.setAttribute("focus-on", someone);
      await shown();
      press(".panel .block button", at);
      type(find("input[type=search]")[0], typed, "input");
    },
    /** A filter, a value of it, and what is taken from the chart. */
    async filter({ at }) {
      type(find("input[type=search]")[0], "", "input");
      press("[data-save]");
      await shown();
      press("[data-take='all.svg']");
      press("[data-save]");
      await shown();
      press("[data-take=link]");
      await shown();
      press("[data-fold]", at);
      await shown();
      press("[data-facet]", at);
      await shown();
      press(".facets [role=option]", at);
    },
    /** The cards with what is chosen so far, and the question how two are connected. */
    async cards() {
      press("[data-view=cards]");
      await shown();
      press(".node, .card");
      await shown();
      press("[data-ask]");
    },
    /** The list, with an answer to that. */
    async list() {
      press(".ask [role=option]");
      await shown();
      press("[data-view=list]");
    },
    /** What changed, with marks, and a walk through the points to there. */
    async changes({ at }) {
      press("[data-clear]");
      press("[data-view=chart]");
      press("[data-open=changes]");
      await shown();
      const since = find("[data-choice='change.compare'] option")[0]?.parentElement;
      type(since, "0", "change");
      await shown();
      press("[data-walk=begin]");
      await shown();
      press(at % 2 ? "[data-walk=next]" : "[data-walk=pause]");
    },
    /** The same in cards and list, once that is left. */
    async marks() {
      press("[data-walk=stop]");
      await shown();
      press("[data-view=cards]");
      press("[data-switch=marks]");
      await shown();
      press("[data-view=list]");
    },
    /** Keys in the chart, with the first filter gone. */
    async keys() {
      press("[data-clear]");
      press("[data-view=chart]");
      await shown();
      press(".panel [data-close]");
      await shown();
      const node = find(".node")[0];
      node?.focus();
      for (const key of ["ArrowRight", "ArrowDown", "m", "ArrowLeft", "Escape"]) {
        node?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
      }
    },
    /** Somebody who is not to be seen yet, asked for by the author; what a visitor does then writes the address. */
    async hidden({ own, byHand }) {
      const host = document.querySelector("cast-map");
      if (byHand) host.setAttribute("focus-on", own);
      else host.focusOn = own;
      await shown();
      press("[data-view=list]");
      await shown();
      press("[data-view=chart]");
    },
    /** Names that are read from far away are written on the canvas. */
    async far({ at }) {
      const host = document.querySelector("cast-map");
      host.at = at;
      // Nobody waits for the layout then.
      const { cards } = host.geometry();
      host.style.setProperty("--cast-map-height", "200px");
      await shown();
      canvas.length = 0;
      press("[data-zoom=fit]");
      for (let frame = 0; frame < 600 && cards.length > 0 && canvas.length === 0; frame += 1) await shown();
      return answers(...arguments);
    },
    /** A mark in all there is: everything has to be found. */
    async planted({ mark }) {
      const host = document.querySelector("cast-map");
      host.shadowRoot.querySelector(".status").append(mark);
      host.shadowRoot.querySelector("input").value = mark;
      host.setAttribute("title", mark);
      document.title = mark;
      history.replaceState({ mark }, "", `?${mark}`);
      localStorage.setItem("castmap", mark);
      document.createElement("canvas").getContext("2d").measureText(mark);
      console.log(mark);
      host.dispatchEvent(new CustomEvent("cast-map-at", { detail: { at: mark }, bubbles: true }));
      await (await fetch(`/castmap.js?${mark}`)).text();
      await shown();
      await navigator.clipboard.writeText(mark);
      Object.defineProperties(host, {
        q: { value: mark },
        visible: { value: [mark] },
        problems: { value: [{ message: mark }] },
        find: { value: () => [{ name: mark }] },
        paths: { value: () => [{ sentences: [mark] }] },
        geometry: { value: () => ({ cards: [{ id: mark }] }) },
        toSVG: { value: () => `<svg>${mark}</svg>` },
      });
      return answers(...arguments);
    },
    /** As it was, for the next point. */
    async end() {
      const host = document.querySelector("cast-map");
      // Closed by a visitor, so that the address is written anew.
      press(".panel [data-close]");
      await shown();
      host.removeAttribute("focus-on");
      press("[data-clear]");
    },
  };

  window.overheard = async (step, given) => {
    const more = await steps[step](given);
    // Once more for what is put to the layout, and drawn after that.
    await shown();
    await shown();
    const parts = given.parts.filter((part) => find(part).length > 0);
    return { ...marks({ ...everything(given.own), ...more }, given.at), parts };
  };
}
