// Breaks so many elements of the page in turn, from one on, and looks after all others each time.
const elements = [...document.querySelectorAll("cast-map")];
const root = (element) => element.shadowRoot.querySelector(".castmap");
const until = async (what, test) => {
  for (const end = performance.now() + 10_000; performance.now() < end; ) {
    if (test()) return;
    await new Promise((done) => setTimeout(done, 5));
  }
  const alive = running.filter(({ table }) => table.deref()).length;
  const states = elements.map(({ shadowRoot }) => shadowRoot.querySelector(".frame").innerText.slice(0, 200));
  throw new Error(`${what} does not come; of ${running.length}, ${alive} are there: ${states.filter((text) => text.includes("room"))}`);
};
const wrong = [];
const times = [];
for (let place = from; place < from + count; place += 1) {
  const element = elements[place];
  const before = root(element);
  const start = performance.now();
  breakNext(running[place], ["trap", "panic", "throw"][place % 3]);
  element.q = "bob";
  await until(`element ${place}`, () => root(element) !== before && element.shadowRoot.querySelectorAll("[part~=card]").length === 2);
  times.push(performance.now() - start);
  const others = elements.filter((other) => other !== element);
  const theme = place % 2 ? "dark" : "light";
  for (const other of others) other.theme = theme;
  await until("a theme", () => others.every((other) => root(other).dataset.theme === theme)).catch(({ message }) => wrong.push(`${place}: ${message}`));
  if (element.at !== "1" || element.q !== "") wrong.push(`${place}: it has ${element.at} and ${element.q}`);
}
return { wrong, times };
