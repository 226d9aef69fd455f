// Code that is inside the script: WASM has it by name, compressed with gzip and written in base64. Nothing is fetched.

/** The code that is needed first, and the code that is needed once somebody does something. */
const FIRST = "castmap_bg.wasm";
const REST = "castmap_rest.wasm";

/** Where this script lies; nothing where it is in the page, or a module. */
const SCRIPT = globalThis.document?.currentScript?.src ?? "";

/** What was unpacked so far, by name. */
const unpacked = {};

const unpack = async (name) => {
  if (unpacked[name]) return;
  const packed = Uint8Array.from(atob(WASM[name]), (letter) => letter.charCodeAt());
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  unpacked[name] = await new Response(stream).arrayBuffer();
};

const compile = async (name) => {
  try {
    // All at once: a script may ask for the rest while the page waits.
    await Promise.all([FIRST, REST].map(unpack));
    return await WebAssembly.compile(unpacked[name]);
  } catch (error) {
    throw uncompiled(name, error);
  }
};

const moduleAtOnce = (name) => new WebAssembly.Module(unpacked[name]);
