// Pictures of the chart and texts, given to the visitor.

/** A blob of this type of what is on a canvas. */
const encoded = (canvas, type) =>
  new Promise((resolve, reject) => {
    const take = (blob) => (blob ? resolve(blob) : reject(new Error(`this browser makes no ${type}`)));
    canvas.toBlob(take, type);
  });

/** Whether the page around may keep files from the visitor: a sandbox does, and nobody is told. */
const isBoxed = () =>
  self !== top && !(frameElement && (!frameElement.hasAttribute("sandbox") || frameElement.sandbox.contains("allow-downloads")));

/** Gives a picture, the text of an SVG or a canvas, to the visitor as a file; fails where that may be refused. */
const saved = async (picture, name) => {
  const isText = typeof picture === "string";
  const blob = isText ? new Blob([picture], { type: "image/svg+xml" }) : await encoded(picture, "image/png");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  if (isBoxed()) throw new Error("a sandbox may keep the file");
};

/** Puts a text into the clipboard; fails where that is refused. */
const copied = async (text) => navigator.clipboard.writeText(text);
