// Makes every <iframe data-castmap> as high as what it shows, between 100 and 10,000 pixels.
for (const frame of document.querySelectorAll("iframe[data-castmap]")) {
  // Without allow-same-origin, a sandbox takes the page's origin away.
  const isBoxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  const from = isBoxed ? "null" : new URL(frame.src).origin;

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== from || data?.type !== "cast-map-height") return;
    const height = Math.min(10_000, Math.max(100, Number(data.height)));
    if (height) frame.style.height = `${height}px`;
  });

  // It may have told its height before anybody listened.
  const ask = () => frame.contentWindow.postMessage({ type: "cast-map-height" }, "*");
  frame.addEventListener("load", ask);
  ask();
}
