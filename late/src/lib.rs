//! The seam along which the wasm is parted in two: what the first question needs, and the late part.
//!
//! A page waits only for the first, and asks for the second once that has arrived. What stands behind a gate, and all that only gates reach, is
//! moved into the second by the build (`xtask/src/part.rs`). Natively nothing is parted and nothing is late.
//!
//! A gate takes a [`Late`], and only [`here`] gives one, so code that forgets to ask whether the late part is here does not compile.
//! The reasons stand in `docs/decisions/0004-late-part.md`. Knows nothing of what is late.

use std::sync::atomic::{AtomicBool, Ordering};

/// The proof that the late part is here.
#[derive(Clone, Copy, Debug)]
pub struct Late(());

static HERE: AtomicBool = AtomicBool::new(cfg!(not(target_family = "wasm")));

/// The late part, if it is here.
pub fn here() -> Option<Late> {
    HERE.load(Ordering::Relaxed).then_some(Late(()))
}

/// From now on the late part is here: called once its functions stand in the table. Called too early, a gate traps.
pub fn arrived() {
    HERE.store(true, Ordering::Relaxed);
}

/// A function whose body is in the late part: `gate! { 1 => fn name(argument: Type) -> Type { … } }`, called as `name(late, argument)`.
///
/// The number, one hexadecimal digit, is its own among all gates; a number used twice does not link. What crosses a gate is a reference, a box,
/// or a plain value.
#[macro_export]
macro_rules! gate {
    ($number:literal => $(#[$doc:meta])* $visible:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $out:ty $body:block) => {
        $(#[$doc])*
        $visible fn $name(_: $crate::Late, $($argument: $type),*) -> $out {
            #[cfg(target_family = "wasm")]
            {
                // The names are those by which the splitter knows an entrance and what is behind it.
                #[link(wasm_import_module = "__wasm_split_placeholder__")]
                #[allow(improper_ctypes)]
                unsafe extern "C" {
                    #[link_name = ::core::concat!("__wasm_split_00late00_import_0000000000000000000000000000000", $number)]
                    safe fn entrance($($argument: $type),*) -> $out;
                }
                #[unsafe(export_name = ::core::concat!("__wasm_split_00late00_export_0000000000000000000000000000000", $number))]
                #[allow(improper_ctypes_definitions)]
                extern "C" fn behind($($argument: $type),*) -> $out $body
                entrance($($argument),*)
            }
            #[cfg(not(target_family = "wasm"))]
            $body
        }
    };
}
