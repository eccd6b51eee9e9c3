//! Taking along, as far as it is state: answers that come as text, and what is said of the reader's wishes.
//!
//! Names no `JsValue`: storage, addresses, the clipboard and the printer are the shell's.

use super::notice::Notice;
use super::store::Store;
use crate::component::{Arrival, Origin, Said, Spot, Take, Wish, calendar, fragment, plain};
use crate::interview::{TokenError, read_token, write_token};
use crate::model::Date;

/// What became of answers that came as text, by fact.
#[derive(Debug, Default)]
pub(super) struct Restored {
    pub(super) applied: Vec<String>,
    pub(super) dropped: Vec<String>,
    pub(super) error: Option<TokenError>,
}

impl Store {
    /// The answers as text; empty before there is a pack.
    pub(super) fn save(&self) -> String {
        self.interview.as_ref().map(|interview| write_token(interview.rules(), interview.answers())).unwrap_or_default()
    }

    /// Puts answers that came as text in place of those there are. Where nothing of them can be used, all stays as it is.
    /// `origin` is told to the reader, unless the page itself brings them.
    pub(super) fn restore(&mut self, token: &str, origin: Option<Origin>) -> (Restored, Vec<Notice>) {
        let mut said = Restored::default();
        let Some(interview) = &self.interview else { return (said, vec![]) };
        let rules = interview.rules();
        match read_token(rules, token, interview.engine().as_of()) {
            Err(error) => {
                said.error = Some(error);
                if let Some(origin) = origin {
                    self.take.arrival = Some(Arrival::Refused(origin, error));
                }
                (said, vec![])
            }
            Ok(read) => {
                for (fact, _) in read.answers.iter() {
                    said.applied.push(rules.facts.at(fact).id.clone());
                }
                said.dropped = read.dropped;
                self.take.arrival = origin.map(|origin| Arrival::Came(origin, said.dropped.clone()));
                let notices = self.set_answers(read.answers);
                (said, notices)
            }
        }
    }

    /// A link holds answers, and the reader has some: they are asked which to use. What cannot be read is said at once.
    pub(super) fn offer(&mut self, token: &str) {
        let Some(interview) = &self.interview else { return };
        self.take.arrival = Some(match read_token(interview.rules(), token, interview.engine().as_of()) {
            Ok(_) => Arrival::Offered,
            Err(error) => Arrival::Refused(Origin::Link, error),
        });
        self.offered = token.into();
    }

    /// What a reader wants to take along, and what the shell is told of it.
    pub(super) fn wish(&mut self, spot: Spot, wish: Wish) -> Vec<Notice> {
        let word = match wish {
            Wish::Print => "print",
            Wish::Copy => "copy",
            Wish::Share => "share",
            Wish::CopyLink => "copy-link",
            Wish::Save => "save",
            Wish::Forget => "forget",
            // The buttons pressed go: focus goes on to the heading.
            Wish::UseLink => {
                self.focus += 1;
                let offered = std::mem::take(&mut self.offered);
                return self.restore(&offered, Some(Origin::Link)).1;
            }
            Wish::Dismiss => {
                self.focus += 1;
                self.take.arrival = None;
                self.offered.clear();
                return vec![];
            }
        };
        // What comes of it is said where it was wished for.
        self.take.said = None;
        self.spot = spot;
        vec![Notice::Wish(word)]
    }

    /// What came of a wish, by the shell's word for it.
    pub(super) fn said(&mut self, word: &str) {
        let said = match word {
            "print-blocked" => Said::PrintBlocked,
            "copied" => Said::Copied,
            "copy-blocked" => Said::CopyBlocked,
            "link" => Said::Link,
            "link-copied" => Said::LinkCopied,
            "link-blocked" => Said::LinkBlocked,
            "saved" => Said::Saved,
            "save-blocked" => Said::SaveBlocked,
            "forgotten" => Said::Forgotten,
            "calendar" => Said::Calendar,
            _ => return,
        };
        self.take.said = Some((self.spot, said));
    }

    /// Until when answers are saved on the device, or that they are not.
    pub(super) fn saved_until(&mut self, day: &str) {
        self.take.saved_until = Date::parse(day);
    }

    /// What is shown of it.
    pub(super) fn taken_along(&self) -> Take {
        let base = &self.options.link_base;
        Take { link_base: (!base.is_empty()).then(|| base.clone()), keep: self.options.keep, ..self.take.clone() }
    }

    /// The result as text; empty before there is a pack.
    pub(super) fn plain(&self) -> String {
        self.view().map(|view| plain(&view, self.take.today)).unwrap_or_default()
    }

    /// The day of the measure it was last wished of, as a file for calendars; empty where there is none.
    pub(super) fn calendar(&self) -> String {
        let file = self.dated.zip(self.view()).and_then(|(measure, view)| calendar(&view, measure, self.take.today));
        file.unwrap_or_default()
    }

    /// What a link holds after `#`; empty before there is a pack.
    pub(super) fn fragment(&self) -> String {
        self.view().map(|view| fragment(&view)).unwrap_or_default()
    }
}
