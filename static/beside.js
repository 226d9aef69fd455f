// Code that lies beside the script. INTEGRITY has the digests of the files, by name, in a copy for content delivery
// networks; else it is empty, as they may then be put in place one after the other.

/** The code that is loaded first, and the code that is loaded once somebody needs it. Bundlers look for this form. */
const FIRST = new URL("castmap_bg.wasm", import.meta.url);
const REST = new URL("castmap_rest.wasm", import.meta.url);

/** Where this script lies. */
const SCRIPT = import.meta.url;

/** What the digest of a file must be. */
const digest = (url) => INTEGRITY[url.pathname.split("/").pop()];

/** What to do where one of the files is not there. */
const TOGETHER = "put all files of one build side by side";

const fetchModule = async (url, signal) => {
  const response = await answered(MISSING, MISSING, url, { integrity: digest(url), signal }, TOGETHER);
  const type = response.headers.get("content-type");
  try {
    const streams = type === TYPE && WebAssembly.compileStreaming;
    return await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw uncompiled(url, error, type);
  }
};

const compile = (url) => inTime(url, (signal) => fetchModule(url, signal));

/** A module at once, while the page waits: for a script that asks for an answer before the code for it is there. */
const moduleAtOnce = (url) => {
  if (digest(url)) throw new Failure(MISSING, "its files are checked as they come: wait for `ready` before you ask");
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  // Byte by byte: a request that is not waited for takes no other form.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Failure(MISSING, `${url} answers ${request.status}; ${TOGETHER}`);
  return new WebAssembly.Module(Uint8Array.from(request.response, (letter) => letter.charCodeAt()));
};
