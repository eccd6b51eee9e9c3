//! Drawing the next screen where nobody sees it, once a program: a browser compiles what it calls for the first time, and after the
//! first answer that would be a hundred functions between the button and the next question.
//!
//! Bit by bit, from when the browser is idle: the screen of now, and once an answer is picked the next one. What is drawn is in no document: it takes no focus, is laid out by nobody and read by nobody.

use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::JsCast;
use yew::{AppHandle, Callback, Renderer};

use super::class::Inner;
use crate::component::{App, Props};
use crate::interview::{Interview, Screen};

static BEGUN: AtomicBool = AtomicBool::new(false);

/// Takes the next step, if there is one to take; says whether there may be another.
pub(super) fn rehearse(inner: &Inner) -> bool {
    let mut stage = inner.rehearsal.borrow_mut();
    match stage.take() {
        None => {
            // Other screens are longer, and stay longer.
            let early = matches!(inner.store.borrow().interview.as_ref().map(Interview::screen), Some(Screen::Start | Screen::Question(_)));
            if early && !BEGUN.swap(true, Ordering::Relaxed) {
                *stage = begin(inner);
            }
            false
        }
        Some((mut drawing, false)) => {
            let view = inner.store.borrow().view_ahead();
            let known = view.is_some();
            if known {
                drawing.update(Props { view, act: Callback::noop() });
            }
            *stage = Some((drawing, known));
            known
        }
        Some((drawing, true)) => {
            drawing.destroy();
            false
        }
    }
}

/// Draws the screen of now into a place like that of the element.
fn begin(inner: &Inner) -> Option<(AppHandle<App>, bool)> {
    let place = inner.mount.clone_node().ok()?.dyn_into().ok()?;
    let props = Props { view: inner.store.borrow().view(), act: Callback::noop() };
    Some((Renderer::<App>::with_root_and_props(place, props).render(), false))
}
