//! The oldest browsers that are promised: what the wasm may use, so that it compiles there. The scripts are held to the same in
//! `tests/browser/floor.test.js`.

use anyhow::{Context, Result};
use wasmparser::{Validator, WasmFeatures};

/// What Chrome 97, Safari 15 and Firefox 89 compile: the standard's second edition without vectors and tail calls.
const KNOWN: WasmFeatures = WasmFeatures::MUTABLE_GLOBAL
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::MULTI_VALUE)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::REFERENCE_TYPES)
    .union(WasmFeatures::FLOATS)
    .union(WasmFeatures::GC_TYPES);

/// Fails where a module needs more than the oldest browsers know.
pub(crate) fn ensure_old(name: &str, wasm: &[u8]) -> Result<()> {
    let checked = Validator::new_with_features(KNOWN).validate_all(wasm);
    checked.map(drop).with_context(|| format!("{name} needs what Chrome 97 does not know"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_and_tail_calls_are_refused_and_the_rest_is_not() {
        let module = |body: &[u8]| {
            let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a".to_vec();
            wasm.extend([body.len() as u8 + 4, 1, body.len() as u8 + 2, 0]);
            wasm.extend(body);
            wasm.push(0x0b);
            wasm
        };
        // i32.const 0; i32.extend8_s; drop
        assert!(ensure_old("m", &module(&[0x41, 0, 0xc0, 0x1a])).is_ok());
        // return_call 0
        assert!(ensure_old("m", &module(&[0x12, 0])).is_err());
        // i32.const 0; i8x16.splat; drop
        assert!(ensure_old("m", &module(&[0x41, 0, 0xfd, 0x0f, 0x1a])).is_err());
    }
}
