// What only the build knows: `cargo xtask dist` puts the values in.

export const ASSETS = {
  // The address of this script; everything else lies beside it.
  base: import.meta.url,
  version: "@version@",
  wasm: "@wasm@",
  wasmIntegrity: "@wasm-integrity@",
  // What of the wasm is not needed up to the first question.
  late: "@late@",
  lateIntegrity: "@late-integrity@",
  // The styles as a file, for browsers that cannot adopt a sheet, and as text for all others.
  style: "@style@",
  css: "@css@",
};
