// A picture of the chart, made from its SVG, and given to the visitor as a file.

/** More pixels on a side, and in all, than every browser paints: of a larger canvas, some make an empty picture. */
const MOST_SIDE = 8192;
const MOST_PIXELS = 4096 * 4096;

/** A blob of this type, with `scale` pixels for each unit of the SVG, or as many as a browser can paint. */
const painted = async (svg, type, scale) => {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const by = Math.min(scale, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(width * by));
  canvas.height = Math.max(1, Math.floor(height * by));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    const take = (blob) => (blob ? resolve(blob) : reject(new Error(`this browser makes no ${type}`)));
    canvas.toBlob(take, type);
  });
};

/** Whether the page around may keep files from the visitor: a sandbox does, and nobody is told. */
const isBoxed = () =>
  self !== top && !(frameElement && (!frameElement.hasAttribute("sandbox") || frameElement.sandbox.contains("allow-downloads")));

/** Gives an SVG to the visitor as a file, as what the end of its name says; fails where that may be refused. */
const saved = async (svg, name) => {
  const type = "image/svg+xml";
  const blob = name.endsWith("png") ? await painted(svg, "image/png", 2) : new Blob([svg], { type });
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
