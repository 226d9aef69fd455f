// Code that lies beside the script. INTEGRITY has the digests of the files, by name, in a copy for content delivery
// networks; else it is empty, as they may then be put in place one after the other.

/** The code that is loaded first, and the code that is loaded once somebody needs it. Bundlers look for this form. */
const FIRST = new URL("castmap_bg.wasm", import.meta.url);
const REST = new URL("castmap_rest.wasm", import.meta.url);

/** Where this script lies. */
const SCRIPT = import.meta.url;

/** What the digest of a file must be. */
const digest = (url) => INTEGRITY[url.pathname.split("/").pop()];

const absent = (url, status) =>
  new Failure("wasm-missing", `${url} answers ${status}; put all files of one build side by side`);

const compile = async (url) => {
  let response;
  try {
    response = await fetch(url, { integrity: digest(url) });
  } catch (error) {
    throw new Failure("wasm-missing", `${url} cannot be fetched: ${error.message}`);
  }
  if (!response.ok) throw absent(url, response.status);
  try {
    const streams = response.headers.get("content-type") === "application/wasm";
    return await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw uncompiled(url, error);
  }
};

/** A module at once, while the page waits: for a script that asks for an answer before the code for it is there. */
const moduleAtOnce = (url) => {
  if (digest(url)) throw new Failure("wasm-missing", "its files are checked as they come: wait for `ready` before you ask");
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  // Byte by byte: a request that is not waited for takes no other form.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw absent(url, request.status);
  return new WebAssembly.Module(Uint8Array.from(request.response, (letter) => letter.charCodeAt()));
};
