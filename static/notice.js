// What is said where there is no wasm to say it: to visitors inside the element, to authors in the console.

/** Tells the author of the page something. */
const report = (message) => console.warn(`<cast-map> ${message}`);

/** The nearest language around an element, then the browser's. */
const languageOf = (element) => {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    const lang = node.getAttribute?.("lang");
    if (lang) return lang;
  }
  return globalThis.navigator?.language || "en";
};

/** The sentences of WORDS in a language; a page's own words come before them. */
const wordsIn = (language, own) => {
  const tag = Object.keys(WORDS).find((tag) => language === tag || language.startsWith(`${tag}-`));
  return { ...WORDS.en, ...WORDS[tag], ...own };
};

/** A line that says something for now. */
const notice = (words) => {
  const line = document.createElement("p");
  line.className = "notice muted";
  line.setAttribute("role", "status");
  line.textContent = words;
  return line;
};

/** A bar for what is on its way; the style shows it where that takes long. */
class Bar {
  element = Object.assign(document.createElement("progress"), { hidden: true });
  #works = 0;

  /** What `work` gives, which may say how much of it is done, from 0 to 1; until then the bar is there, called `words`. */
  async during(words, work) {
    const bar = this.element;
    bar.ariaLabel = words;
    bar.hidden = false;
    this.#works += 1;
    try {
      return await work((part) => (bar.value = part));
    } finally {
      this.#works -= 1;
      bar.hidden = this.#works === 0;
      if (bar.hidden) bar.removeAttribute("value");
    }
  }
}

/** Why the widget cannot run, for visitors and, in `message`, for the author; and a way to try again. */
const failure = (words, reason, message, again) => {
  const [box, said, why, button] = ["div", "strong", "p", "button"].map((tag) => document.createElement(tag));
  box.className = "notice failure";
  box.setAttribute("role", "alert");
  box.setAttribute("part", "message");
  said.textContent = words[`failure.${reason}`];
  why.className = "muted";
  why.lang = "en";
  why.textContent = message;
  button.type = "button";
  button.className = "pill";
  button.dataset.retry = "";
  button.textContent = words["failure.retry"];
  button.onclick = again;
  box.append(said, why, button);
  return box;
};

/** Milliseconds for which it is said how something went. */
const TOLD = 10_000;

/** Says in a line how something went, once it has gone, and for a while. */
const tell = async (line, going, done, refused) => {
  // The same words once more are read out as well.
  line.textContent = "";
  const words = await going.then(
    () => done,
    () => refused,
  );
  line.textContent = words;
  setTimeout(() => line.textContent === words && (line.textContent = ""), TOLD);
};
