//! What the element tells the shell, which makes events of it. Never an answer's value.

use js_sys::Function;
use wasm_bindgen::JsValue;

use super::json::object;
use crate::engine::{Eligibility, Outcome};
use crate::wording::join;

/// Something the shell should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// Another screen is shown.
    Step {
        /// `start question page review result`.
        screen: &'static str,
        /// The fact that is asked, on a question screen.
        fact: Option<String>,
        /// At most so many questions are left.
        left: usize,
    },
    /// An answer was given, changed or taken back.
    Change {
        /// So many questions are answered.
        answered: usize,
        /// At most so many are left.
        left: usize,
    },
    /// What the reader will most likely do next can be worked out, once there is time.
    Likely,
    /// The outcome is shown.
    Complete {
        /// How many measures stand so.
        counts: [(Eligibility, usize); 4],
        /// Digest of the pack.
        digest: String,
        /// The day the outcome holds for.
        as_of: String,
    },
    /// The session starts anew.
    Reset,
    /// Some answers that the host page gave, or that were given under another pack, cannot be used.
    Answers(String),
    /// The reader chose another language; the shell brings its words.
    Language(&'static str),
    /// The reader is about to follow a link to a source.
    Navigate(String),
    /// The reader wants to take something along: `print copy share copy-link save forget calendar`.
    Wish(&'static str),
}

impl Notice {
    /// The notice of an outcome that is shown.
    pub(super) fn complete(outcome: &Outcome, digest: &str, as_of: String) -> Notice {
        let all = [Eligibility::Qualifies, Eligibility::MayQualify, Eligibility::Undetermined, Eligibility::DoesNotQualify];
        let counts = all.map(|eligibility| (eligibility, outcome.count(eligibility)));
        Notice::Complete { counts, digest: digest.into(), as_of }
    }

    /// The notice of answers that cannot be used, by fact.
    pub(super) fn left_out(facts: &[&str]) -> Notice {
        Notice::Answers(join(&["these answers cannot be used and are left out: ", &join(facts, ", ")], ""))
    }

    fn name(&self) -> &'static str {
        match self {
            Notice::Step { .. } => "step",
            Notice::Change { .. } => "change",
            Notice::Likely => "likely",
            Notice::Complete { .. } => "complete",
            Notice::Reset => "reset",
            Notice::Answers(_) => "error",
            Notice::Language(_) => "language",
            Notice::Navigate(_) => "navigate",
            Notice::Wish(wish) => wish,
        }
    }

    fn detail(&self) -> JsValue {
        match self {
            Notice::Step { screen, fact, left } => {
                let left = ("left", JsValue::from_f64(*left as f64));
                match fact {
                    Some(fact) => object(&[("screen", (*screen).into()), ("fact", fact.as_str().into()), left]),
                    None => object(&[("screen", (*screen).into()), left]),
                }
            }
            Notice::Change { answered, left } => {
                object(&[("answered", JsValue::from_f64(*answered as f64)), ("left", JsValue::from_f64(*left as f64))])
            }
            Notice::Complete { counts, digest, as_of } => {
                let [qualifies, may, undetermined, not] = counts.map(|(_, n)| JsValue::from_f64(n as f64));
                object(&[
                    ("qualifies", qualifies),
                    ("mayQualify", may),
                    ("undetermined", undetermined),
                    ("doesNotQualify", not),
                    ("digest", digest.as_str().into()),
                    ("asOf", as_of.as_str().into()),
                ])
            }
            Notice::Answers(message) => object(&[("code", "answers".into()), ("message", message.as_str().into())]),
            Notice::Language(language) => object(&[("language", (*language).into())]),
            Notice::Navigate(url) => object(&[("url", url.as_str().into()), ("kind", "source".into())]),
            Notice::Likely | Notice::Reset | Notice::Wish(_) => object(&[]),
        }
    }
}

/// Where notices go.
#[derive(Clone, Debug)]
pub(super) struct Listener(pub(super) Function);

impl Listener {
    /// Tells the shell; the answer is whether the default action may go on.
    ///
    /// The page's own listeners run meanwhile and may call any method of the class: nothing may be borrowed here.
    pub(super) fn tell(&self, notice: &Notice) -> bool {
        self.0.call2(&JsValue::NULL, &notice.name().into(), &notice.detail()).is_ok_and(|go_on| !go_on.is_falsy())
    }
}
