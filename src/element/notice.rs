//! What the element tells the shell, which makes events of it. Never an answer's value.

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::json::to_js;

/// Something the shell should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Notice {
    /// Another screen is shown.
    #[serde(rename_all = "camelCase")]
    Step {
        /// `start question review result`.
        screen: &'static str,
        /// The fact that is asked, on a question screen.
        #[serde(skip_serializing_if = "Option::is_none")]
        fact: Option<String>,
        /// At most so many questions are left.
        left: u32,
    },
    /// An answer was given, changed or taken back.
    Change {
        /// How many questions are answered.
        answered: u32,
    },
    /// The outcome is shown.
    #[serde(rename_all = "camelCase")]
    Complete {
        /// Measures the person qualifies for.
        qualifies: u32,
        /// Measures that hang on something only an authority can say.
        may_qualify: u32,
        /// Measures that hang on unanswered questions.
        undetermined: u32,
        /// The rest.
        does_not_qualify: u32,
        /// Digest of the pack.
        digest: String,
        /// The day the outcome holds for.
        as_of: String,
    },
    /// The session starts anew.
    Reset {},
    /// Something the host page did cannot be used.
    Error {
        /// `answers`, or another code of the contract.
        code: &'static str,
        /// For the console.
        message: String,
    },
    /// The reader chose another language; the shell brings its words.
    Language {
        /// BCP 47 tag.
        language: String,
    },
    /// The reader is about to follow a link.
    Navigate {
        /// Where to.
        url: String,
        /// `source contact apply`.
        kind: &'static str,
    },
    /// The reader wants it on paper.
    Print {},
    /// The reader wants a link.
    Share {},
}

impl Notice {
    fn name(&self) -> &'static str {
        match self {
            Notice::Step { .. } => "step",
            Notice::Change { .. } => "change",
            Notice::Complete { .. } => "complete",
            Notice::Reset {} => "reset",
            Notice::Error { .. } => "error",
            Notice::Language { .. } => "language",
            Notice::Navigate { .. } => "navigate",
            Notice::Print {} => "print",
            Notice::Share {} => "share",
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
        let detail = to_js(notice);
        self.0.call2(&JsValue::NULL, &notice.name().into(), &detail).is_ok_and(|go_on| !go_on.is_falsy())
    }
}
