//! What the class does only once the late part is here: everything but loading and the way to the first question.

use std::mem::take;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::aloud;
use super::aside::{put_aside, saved_until, take_up};
use super::class::{Inner, today};
use super::failure::{error, pack_error, too_large};
use super::json::{core_from_js, from_js, to_js};
use super::notice::Notice;
use super::replies::{self, Given};
use super::snapshot;
use super::store::{Store, step_named};
use crate::component::{Event, Origin};
use crate::interview::{Action, Interview, TokenError};
use crate::model::{Date, FactIx};
use crate::pack::{Pack, load, read_document, read_words};

/// What is asked of the late part.
pub(super) enum Request<'a> {
    /// To bring the session in line with settings and a new pack, as of this day.
    Settle(Date),
    /// To take the core of a pack for a session as of this day.
    Load(&'a JsValue, Date),
    /// To do what the reader does.
    Act(Event),
    /// What the shell asks for by a word, with what that needs.
    Word(&'a str, &'a JsValue, &'a JsValue),
}

late::gate! { 4 =>
    /// Does it.
    pub(super) fn answered(inner: &Rc<Inner>, request: Request<'_>) -> Result<JsValue, JsValue> {
        match request {
            Request::Settle(as_of) => settle(inner, as_of)?,
            Request::Load(core, as_of) => {
                let pack = pack(core)?;
                inner.unread.take();
                inner.store.borrow_mut().load(pack, as_of);
            }
            Request::Act(event) => act(inner, event),
            Request::Word(word, value, more) => return asked(inner, word, value, more),
        }
        Ok(JsValue::NULL)
    }
}

/// Reads and checks the whole of a core.
fn pack(core: &JsValue) -> Result<Pack, JsValue> {
    let tree = core_from_js(core, false).ok_or_else(too_large)?;
    read_document(tree).and_then(load).map_err(|cause| pack_error(&cause))
}

/// Where only the front of the pack was read, the session goes on over the whole; there is none, where that is wrong.
fn settle(inner: &Rc<Inner>, as_of: Date) -> Result<(), JsValue> {
    if let Some(core) = inner.unread.take() {
        match pack(&core) {
            Ok(pack) => inner.store.borrow_mut().go_on_over(pack),
            Err(wrong) => {
                inner.store.borrow_mut().interview = None;
                return Err(wrong);
            }
        }
    }
    let notices = inner.store.borrow_mut().settle(as_of);
    if !notices.is_empty() {
        inner.show();
        tell(inner, &notices);
    }
    aloud::look(inner);
    Ok(())
}

/// All that the shell can ask for.
fn asked(inner: &Rc<Inner>, word: &str, value: &JsValue, more: &JsValue) -> Result<JsValue, JsValue> {
    let text = value.as_string().unwrap_or_default();
    match word {
        // To do what the reader did while the late part was not here.
        "go_on" => go_on(inner),
        // What a page may do in the reader's place; an unknown fact changes nothing.
        "reset" => act(inner, Event::Session(Action::Reset)),
        "back" => act(inner, Event::Session(Action::Back)),
        "review" => act(inner, Event::Session(Action::Review)),
        "go_to" => go_to(inner, &text),
        // To move the focus to the heading of what is shown.
        "focus" => change(inner, Store::want_focus),
        // To show a screen by the name that steps have; a question with its fact.
        "show" => show(inner, &text, &more.as_string().unwrap_or_default()),
        // `idle` before there is a pack, then `asking`, `review` or `result`.
        "state" => return Ok(inner.store.borrow().state().into()),
        // To take the words of a language, parsed from their JSON; to say that they did not come.
        "set_words" => return set_words(inner, &text, more),
        "words_missing" => return Ok(words_missing(inner, &text)),
        // The answers by fact; others in their place: `{applied: [fact], dropped: [fact]}`.
        "answers" => return Ok(of_session(inner, |interview| to_js(&Given(interview)))),
        "set_answers" => return Ok(set_answers(inner, value)),
        // What the answers so far say about each measure, and what the pack says of itself; `null` before there is a pack.
        "outcome" => return Ok(of_session(inner, |interview| to_js(&snapshot::outcome(interview)))),
        "pack_info" => return Ok(of_session(inner, |interview| to_js(&snapshot::pack_info(interview)))),
        // To work out what the answer picked leads to, before it is given, and to draw it unseen.
        "look_ahead" => {
            inner.store.borrow_mut().look_ahead();
            inner.show();
        }
        // The session as a value, and to go on with such a value. Nobody is told: it is the same session.
        "put_aside" => return Ok(aside(inner)),
        "take_up" => go_on_with(inner, value),
        // The answers as text without those to sensitive facts, and to take such a text, with where it is from:
        // `{applied, dropped, error: null or what is wrong}`; or to let the reader choose between theirs and those of the text.
        "save" => return Ok(inner.store.borrow().save().into()),
        "restore" => return Ok(restore(inner, &text, &more.as_string().unwrap_or_default())),
        "offer" => change(inner, |store| store.offer(&text)),
        // What a link holds after `#`, the result as plain text, and a day of it as a file for calendars.
        "fragment" => return Ok(inner.store.borrow().fragment().into()),
        "plain" => return Ok(written(inner, Store::plain)),
        "calendar" => return Ok(written(inner, Store::calendar)),
        // To say what came of a wish, and until which day answers are saved on the device; any other text: they are not.
        "said" => change(inner, |store| store.said(&text)),
        "saved_until" => change(inner, |store| store.saved_until(&text)),
        // To lay the sheet out that is printed in place of the outcome, or to take it away.
        "set_printing" => change(inner, |store| store.take.printing = value.is_truthy()),
        // To read nothing more: the element leaves the page.
        "hush" => {
            aloud::stop(inner);
            inner.show();
        }
        // The styles of what nobody sees before the first question.
        "styles" => return Ok(include_str!("../../www/late.css").into()),
        _ => {}
    }
    Ok(JsValue::NULL)
}

fn of_session(inner: &Inner, say: fn(&Interview) -> JsValue) -> JsValue {
    inner.store.borrow().interview.as_ref().map_or(JsValue::NULL, say)
}

/// Changes what is shown; what names the day of it, names today.
fn change(inner: &Rc<Inner>, change: impl FnOnce(&mut Store)) {
    {
        let mut store = inner.store.borrow_mut();
        store.take.today = today();
        change(&mut store);
    }
    inner.show();
}

fn aside(inner: &Inner) -> JsValue {
    let store = inner.store.borrow();
    store.interview.as_ref().map_or(JsValue::NULL, |interview| put_aside(interview, &store.options, store.take.saved_until))
}

fn go_on_with(inner: &Rc<Inner>, aside: &JsValue) {
    change(inner, |store| {
        if let Some(interview) = &store.interview {
            store.interview = Some(take_up(interview, aside));
            store.saved_until(&saved_until(aside));
        }
    });
}

/// What was taken of answers from outside, by fact.
#[derive(Serialize)]
struct Taken<'a> {
    applied: &'a [String],
    dropped: &'a [String],
    /// Why nothing could be.
    error: Option<&'static str>,
}

fn restore(inner: &Rc<Inner>, token: &str, origin: &str) -> JsValue {
    let origin = match origin {
        "link" => Some(Origin::Link),
        "tab" => Some(Origin::Tab),
        "device" => Some(Origin::Device),
        _ => None,
    };
    let (said, notices) = inner.store.borrow_mut().restore(token, origin);
    show_and_tell(inner, &notices);
    to_js(&Taken { applied: &said.applied, dropped: &said.dropped, error: said.error.map(TokenError::message) })
}

/// What names the day it is written on.
fn written(inner: &Inner, write: fn(&Store) -> String) -> JsValue {
    let mut store = inner.store.borrow_mut();
    store.take.today = today();
    write(&store).into()
}

fn fact(inner: &Inner, id: &str) -> Option<FactIx> {
    inner.store.borrow().interview.as_ref()?.rules().fact(id)
}

fn go_to(inner: &Rc<Inner>, id: &str) {
    if let Some(fact) = fact(inner, id) {
        act(inner, Event::Session(Action::GoTo(fact)));
    }
}

fn show(inner: &Rc<Inner>, screen: &str, id: &str) {
    if let Some(screen) = step_named(screen, fact(inner, id)) {
        act(inner, Event::Session(Action::Show(screen)));
    }
}

fn act(inner: &Rc<Inner>, event: Event) {
    if event == Event::Aloud {
        aloud::toggle(inner);
        inner.show();
        return;
    }
    let unseen = matches!(event, Event::Likely(_));
    let notices = inner.store.borrow_mut().act(event);
    if unseen {
        tell(inner, &notices);
    } else {
        show_and_tell(inner, &notices);
    }
}

/// Shows what has changed, which ends the reading of what was shown, and tells of it.
fn show_and_tell(inner: &Rc<Inner>, notices: &[Notice]) {
    aloud::follow(inner, notices);
    inner.show();
    tell(inner, notices);
}

fn go_on(inner: &Rc<Inner>) {
    let (told, waiting) = {
        let mut store = inner.store.borrow_mut();
        (store.started(), take(&mut store.waiting))
    };
    inner.show();
    tell(inner, &told);
    if waiting.is_empty() {
        return;
    }
    let came = inner.store.borrow().take.arrival.clone();
    for event in waiting {
        act(inner, event);
    }
    // An answer takes back what is said of answers that came; one that was given before they came has not seen it.
    change(inner, |store| store.take.arrival = came);
}

fn tell(inner: &Inner, notices: &[Notice]) {
    for notice in notices {
        inner.listener.tell(notice);
    }
}

fn set_words(inner: &Rc<Inner>, language: &str, words: &JsValue) -> Result<JsValue, JsValue> {
    let tree = from_js(words).ok_or_else(|| error("pack", "the words are too large or too deep"))?;
    let words = read_words(tree).map_err(|cause| pack_error(&cause))?;
    inner.store.borrow_mut().set_words(language, words);
    // Another language may be shown now, which needs another voice.
    aloud::look(inner);
    inner.show();
    Ok(JsValue::NULL)
}

fn words_missing(inner: &Rc<Inner>, language: &str) -> JsValue {
    let shown = inner.store.borrow_mut().words_missing(language);
    inner.show();
    shown.map_or(JsValue::NULL, |shown| shown.tag().into())
}

fn set_answers(inner: &Rc<Inner>, answers: &JsValue) -> JsValue {
    let read = {
        let store = inner.store.borrow();
        let Some(interview) = &store.interview else { return JsValue::NULL };
        replies::read(interview.rules(), answers, interview.engine().as_of())
    };
    let mut notices = inner.store.borrow_mut().set_answers(read.answers);
    if !read.dropped.is_empty() {
        let dropped: Vec<&str> = read.dropped.iter().map(String::as_str).collect();
        notices.push(Notice::left_out(&dropped));
    }
    show_and_tell(inner, &notices);
    to_js(&Taken { applied: &read.applied, dropped: &read.dropped, error: None })
}
