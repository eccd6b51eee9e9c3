// The generated bridge to the wasm: `cargo xtask dist` puts it in.

// Each call is a bridge of its own, with its own memory, so that an instance that broke can be replaced.
export function glue() {
  "@glue@";
}
