// Where wasm comes from in the single-file variant: out of the script itself.

import { ASSETS } from "./assets.js";

// Wasm, compiled. `name`: under which the build put it, as base64, into `ASSETS`.
export async function binary(name) {
  const text = atob(ASSETS[name]);
  const bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) {
    bytes[n] = text.charCodeAt(n);
  }
  return WebAssembly.compile(bytes);
}
