// A translator of pages, as browsers and extensions have them: each text with letters makes room for <font><font>, with other
// words in it. `how` says what becomes of the text: it is "replaced", as Google's does, or "wrapped", and goes along;
// `pause` is for how many milliseconds it waits after each change.
window.translator = (frame, how, pause) => {
  const mark = (words) => `«${words.toUpperCase()}»`;
  const put = (text) => {
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    const said = document.createTextNode(mark(text.data));
    outer.append(inner);
    inner.append(said);
    text.before(outer);
    if (how === "replaced") text.remove();
    else {
      said.remove();
      inner.append(text);
      text.data = mark(text.data);
    }
  };
  const translate = () => {
    const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (/[a-z]/.test(walker.currentNode.data) && !walker.currentNode.parentNode.closest("font")) found.push(walker.currentNode);
    found.forEach(put);
  };
  let isOver = false;
  const soon = () => setTimeout(() => isOver || translate(), pause);
  const observer = new MutationObserver(() => (pause ? soon() : translate()));
  observer.observe(frame.getRootNode(), { childList: true, subtree: true, characterData: true });
  translate();
  // What it still waits for is not done any more: it would translate what is drawn after its end.
  return () => {
    isOver = true;
    observer.disconnect();
  };
};
