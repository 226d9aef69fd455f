// Code that is inside the script: WASM has it by name, compressed with gzip and written in base64. Nothing is fetched.

/** The code that is needed first, and the code that is needed once somebody does something. */
const FIRST = "castmap_bg.wasm";
const REST = "castmap_rest.wasm";

/** The folder of the build, for pages elsewhere; nothing where the script is in the page, on a disk or in a bundle. */
const FOLDER = /^http.*[/]castmap[.]inline[.]js$/.test(globalThis.document?.currentScript?.src)
  ? new URL(".", document.currentScript.src).href
  : "";

/** What was unpacked so far, by name. */
const unpacked = new Map();

const unpack = async (name) => {
  if (unpacked.has(name)) return;
  const packed = Uint8Array.from(atob(WASM[name]), (letter) => letter.charCodeAt());
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  unpacked.set(name, await new Response(stream).arrayBuffer());
};

const compile = async (name) => {
  try {
    // All at once: a script may ask for the rest while the page waits.
    await Promise.all([FIRST, REST].map(unpack));
    return await WebAssembly.compile(unpacked.get(name));
  } catch (error) {
    throw uncompiled(name, error);
  }
};

const moduleAtOnce = (name) => new WebAssembly.Module(unpacked.get(name));
