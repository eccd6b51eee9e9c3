//! Reading the screen aloud, by a voice of the device itself.
//!
//! A voice that speaks over the network is never used: what stands on the screen would leave the device. Nothing is read unasked, and
//! whatever leads to another screen, or away, ends it. One sentence is handed over at a time; the next when it has been said.

mod page;
mod sentence;
mod voice;

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use super::class::Inner;
use super::json::get;
use super::notice::Notice;
use crate::component::Aloud;

/// What is being read, and who hears how that goes. Not borrowed while the browser is asked for something: it may tell at once.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Hears of voices that come and go, of sentences that end, and that the page is left; from the first look on.
    ear: JsValue,
    /// The voice that reads.
    voice: JsValue,
    /// The sentences still to be read, the next one last.
    left: Vec<String>,
    /// The sentence being read. Kept, because browsers forget a sentence that nobody keeps, and then never say that it ended.
    said: JsValue,
}

/// Looks whether there is a voice for the language shown. Voices may arrive at any time after the page has.
pub(super) fn look(inner: &Rc<Inner>) {
    listen(inner);
    let aloud = if is_reading(inner) {
        Aloud::Reading
    } else if voice(inner).is_some() {
        Aloud::Ready
    } else {
        Aloud::Silent
    };
    inner.store.borrow_mut().aloud = aloud;
}

/// Reads what is shown from its top, or ends that.
pub(super) fn toggle(inner: &Rc<Inner>) {
    if is_reading(inner) {
        stop(inner);
        return;
    }
    voice::hush();
    let mut left = page::texts(&inner.mount);
    left.reverse();
    let voice = voice(inner).unwrap_or_default();
    {
        let mut reading = inner.aloud.borrow_mut();
        reading.left = left;
        reading.voice = voice;
    }
    next(inner);
}

/// Ends the reading, if there is any.
pub(super) fn stop(inner: &Rc<Inner>) {
    if is_reading(inner) {
        {
            // Who is told of the end is no longer reading.
            let mut reading = inner.aloud.borrow_mut();
            reading.left.clear();
            reading.said = JsValue::NULL;
        }
        voice::hush();
        look(inner);
    }
}

/// Another screen, or another language, ends the reading; and a language needs a voice of its own. Nothing else costs a step anything.
pub(super) fn follow(inner: &Rc<Inner>, notices: &[Notice]) {
    for notice in notices {
        match notice {
            Notice::Step { .. } => stop(inner),
            Notice::Language(_) => {
                stop(inner);
                look(inner);
            }
            _ => {}
        }
    }
}

fn is_reading(inner: &Inner) -> bool {
    inner.aloud.borrow().said.is_truthy()
}

/// The voice of the device for the language shown.
fn voice(inner: &Inner) -> Option<JsValue> {
    let language = inner.store.borrow().language();
    voice::of_device(language?)
}

/// Reads the next sentence; after the last one, nothing.
fn next(inner: &Rc<Inner>) {
    let text = inner.aloud.borrow_mut().left.pop();
    let said = text.map_or(JsValue::NULL, |text| {
        let (voice, ear) = {
            let reading = inner.aloud.borrow();
            (reading.voice.clone(), reading.ear.clone())
        };
        voice::sentence(&text, &voice, &ear)
    });
    inner.aloud.borrow_mut().said = said.clone();
    if said.is_truthy() {
        voice::say(&said);
    }
    look(inner);
}

/// From now on hears what concerns reading aloud. The ear outlives the calculator, which it does not keep alive.
fn listen(inner: &Rc<Inner>) {
    if inner.aloud.borrow().ear.is_truthy() {
        return;
    }
    let weak = Rc::downgrade(inner);
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        if let Some(inner) = weak.upgrade() {
            heard(&inner, &event);
        }
    });
    let ear = heard.into_js_value();
    voice::listen(&ear);
    inner.aloud.borrow_mut().ear = ear;
}

fn heard(inner: &Rc<Inner>, event: &JsValue) {
    let current = get(event, "target") == inner.aloud.borrow().said;
    let event = get(event, "type");
    if current && event == "end" {
        next(inner);
    } else if current || event == "pagehide" {
        // It failed, or somebody else on the page has silenced everything.
        stop(inner);
    } else {
        // Other voices; or the end of a sentence that was cut short.
        look(inner);
    }
    inner.show();
}
