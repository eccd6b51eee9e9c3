//! What goes wrong at the boundary: errors the shell can tell apart, and the last words of a panic.

use std::cell::RefCell;

use js_sys::{Error, Function, Reflect};
use wasm_bindgen::prelude::*;

use crate::pack::PackError;

/// An error with a `code` the shell maps to `policy-error`.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh object cannot fail; were it to, the shell reads the missing code as `internal`.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// The same for a pack beyond the bounds of what is read at all.
pub(super) fn too_large() -> JsValue {
    error("pack", "the pack is too large or too deep")
}

/// The same for a pack that does not load.
pub(super) fn pack_error(cause: &PackError) -> JsValue {
    let code = match cause {
        PackError::Version(_) => "version",
        PackError::Invalid { .. } => "pack",
    };
    error(code, &cause.to_string())
}

thread_local! {
    static PANIC_LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Says that the late part stands in this instance.
#[wasm_bindgen]
pub fn late_arrived() {
    late::arrived();
}

/// Names the function that hears of a panic, with its message. The instance must not be called afterwards.
#[wasm_bindgen]
pub fn on_panic(listener: Function) {
    PANIC_LISTENER.with(|slot| slot.replace(Some(listener)));
    yew::set_custom_panic_hook(Box::new(|info| {
        let message = info.to_string();
        // A panic while the slot is being replaced has nobody to tell.
        PANIC_LISTENER.with(|slot| {
            if let Ok(Some(listener)) = slot.try_borrow().as_deref().map(Option::as_ref) {
                let _ = listener.call1(&JsValue::NULL, &message.into());
            }
        });
    }));
}
