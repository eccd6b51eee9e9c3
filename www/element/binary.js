// Where wasm comes from: a file beside the script. The variant for sites that refuse such files has binary-inline.js in the
// place of this module.

import { ASSETS } from "./assets.js";
import { fetchFile } from "./fetching.js";

// A file of wasm, compiled. `name`: under which the build put its address and its integrity into `ASSETS`.
export function binary(name, priority) {
  return fetchFile(new URL(ASSETS[name], ASSETS.base), ASSETS[`${name}Integrity`], compile, null, priority);
}

// Streaming compilation insists on the MIME type, which many servers do not know.
async function compile(response) {
  if (WebAssembly.compileStreaming && response.headers.get("content-type") === "application/wasm") {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
