//! What the class does only once the late part is here: everything but loading and the way to the first question.

use std::mem::take;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::class::Inner;
use super::failure::{error, pack_error};
use super::json::{from_js, object, strings};
use super::notice::Notice;
use super::replies;
use super::snapshot::snapshot;
use crate::component::Event;
use crate::interview::Interview;
use crate::model::Date;
use crate::pack::read_words;
use crate::wording::join;

/// What is asked of the late part.
pub(super) enum Request<'a> {
    /// To bring the session in line with settings and a new pack, as of this day.
    Settle(Date),
    /// To do what the reader did while it was not here.
    GoOn,
    /// To do what the reader does.
    Act(Event),
    /// To take the words of a language.
    SetWords(&'a str, &'a JsValue),
    /// To take answers in place of those there are.
    SetAnswers(&'a JsValue),
    Answers,
    Outcome,
    PackInfo,
}

late::gate! { 4 =>
    /// Does it.
    pub(super) fn answered(inner: &Rc<Inner>, request: Request<'_>) -> Result<JsValue, JsValue> {
        match request {
            Request::Settle(as_of) => inner.store.borrow_mut().settle(as_of),
            Request::GoOn => go_on(inner),
            Request::Act(event) => act(inner, event),
            Request::SetWords(language, words) => return set_words(inner, language, words),
            Request::SetAnswers(answers) => return Ok(set_answers(inner, answers)),
            Request::Answers => return Ok(of_session(inner, |interview| replies::to_object(interview.rules(), interview.answers()))),
            Request::Outcome => return Ok(of_session(inner, snapshot)),
            Request::PackInfo => return Ok(of_session(inner, pack_info)),
        }
        Ok(JsValue::NULL)
    }
}

fn of_session(inner: &Inner, say: fn(&Interview) -> JsValue) -> JsValue {
    inner.store.borrow().interview.as_ref().map_or(JsValue::NULL, say)
}

fn act(inner: &Rc<Inner>, event: Event) {
    let notices = inner.store.borrow_mut().act(event);
    inner.show();
    tell(inner, &notices);
}

fn go_on(inner: &Rc<Inner>) {
    let (told, waiting) = {
        let mut store = inner.store.borrow_mut();
        (store.started(), take(&mut store.waiting))
    };
    tell(inner, &told);
    for event in waiting {
        act(inner, event);
    }
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
    inner.show();
    Ok(JsValue::NULL)
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
        notices.push(Notice::Answers(format!("these answers cannot be used and are left out: {}", join(&dropped, ", "))));
    }
    inner.show();
    tell(inner, &notices);
    let ids = |ids: &[String]| strings(ids.iter().map(String::as_str));
    object(&[("applied", ids(&read.applied)), ("dropped", ids(&read.dropped))])
}

fn pack_info(interview: &Interview) -> JsValue {
    let pack = interview.pack();
    let text = |text: &String| JsValue::from_str(text);
    object(&[("id", text(&pack.id)), ("version", text(&pack.version)), ("digest", text(&pack.digest)), ("language", text(&pack.language))])
}
