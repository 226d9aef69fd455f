// Every run of words that is in the window, is not covered, and is no picture: where it stands, and its colour.
const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const colorOf = (element) => {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = getComputedStyle(element).color;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data];
};
const opacityOf = (element) => {
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
};
const runs = [];
const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  const said = texts.currentNode.data.trim();
  if (!said || !element || element.closest("style, svg, select, .unseen") || !isShown(element)) continue;
  const range = document.createRange();
  range.selectNodeContents(texts.currentNode);
  const [red, green, blue, alpha] = colorOf(element);
  for (const { left, top, right, bottom } of range.getClientRects()) {
    // The chart shows nothing of what is outside of it.
    const frame = element.closest(".stage")?.getBoundingClientRect();
    if (frame && (left < frame.left || top < frame.top || right > frame.right || bottom > frame.bottom)) continue;
    // What lies over a part of it would be taken for its ground.
    const isFree = (part) => {
      const hit = root.elementFromPoint(left + (right - left) * part, (top + bottom) / 2);
      return hit && (element.contains(hit) || hit.contains(element));
    };
    if (![0.02, 0.25, 0.5, 0.75, 0.98].every(isFree)) continue;
    const edges = [Math.max(0, left), Math.max(0, top), Math.min(innerWidth, right), Math.min(innerHeight, bottom)];
    runs.push({
      words: said.slice(0, 40),
      edges: edges.map(Math.round),
      color: [red, green, blue],
      opacity: (alpha / 255) * opacityOf(element),
    });
  }
}
return runs;
