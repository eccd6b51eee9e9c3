//! Taking along: on paper, as text, in a link with its code, on the device; and what is said of answers that came so.
//!
//! Says and draws. Printing, copying, storing and addresses are the shell's work: wishes go out as events, and what came of them
//! comes back in [`Take`].

mod arrival;
mod calendar;
mod code;
mod paper;
mod plain;
mod qr;
mod report;
mod row;

pub(super) use arrival::{arrival, told_of};
pub use calendar::calendar;
pub(super) use paper::{has_sheet, paper};
pub use plain::plain;
pub(super) use row::{row, told};

use super::view::View;
use crate::interview::{TokenError, left_out, write_token};
use crate::model::{Date, FactIx};
use crate::wording::join;

/// What the page lets a reader take along, and what came of it so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Take {
    /// The address that links begin with; nothing: the page offers no links.
    pub link_base: Option<String>,
    /// Whether answers may be kept.
    pub keep: Keep,
    /// The day until which answers are saved on the device; nothing: they are not.
    pub saved_until: Option<Date>,
    /// Where answers came from, or why they did not.
    pub arrival: Option<Arrival>,
    /// What came of the last wish, and beside which row it was made.
    pub said: Option<(Spot, Said)>,
    /// The day it is, for what is taken along; nothing until it is asked for.
    pub today: Option<Date>,
    /// Whether the page is just being printed.
    pub printing: bool,
}

/// Whether, and for how long, answers may be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// As long as the page is there.
    #[default]
    No,
    /// As long as the tab is there.
    Tab,
    /// For thirty days on the device, once the reader wants it; until then as long as the tab is there.
    Device,
}

/// Where answers came from, or why they did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// They are here; the answers to these questions could not be used.
    Came(Origin, Vec<String>),
    /// A link holds some, and the reader has some of their own.
    Offered,
    /// What came cannot be used.
    Refused(Origin, TokenError),
}

/// Where answers came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A link.
    Link,
    /// The tab, before it was loaded again.
    Tab,
    /// The device.
    Device,
}

/// One of the two rows of buttons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spot {
    /// At the top of the outcome.
    Top,
    /// At its end.
    #[default]
    End,
}

/// What a reader wants done with the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Print.
    Print,
    /// Copy all as text.
    Copy,
    /// Make a link.
    Share,
    /// Copy the link.
    CopyLink,
    /// Save on the device.
    Save,
    /// Delete what is saved.
    Forget,
    /// Use the answers of the link.
    UseLink,
    /// Do not; or: what was said has been read.
    Dismiss,
}

/// What came of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing happened where a printer was to be chosen.
    PrintBlocked,
    /// The text is copied.
    Copied,
    /// It is not; the reader can do it.
    CopyBlocked,
    /// Here is the link.
    Link,
    /// It is copied.
    LinkCopied,
    /// It is not; the reader can do it.
    LinkBlocked,
    /// The answers are saved.
    Saved,
    /// They cannot be.
    SaveBlocked,
    /// They are no longer.
    Forgotten,
    /// The file with a day is with the browser.
    Calendar,
}

/// What a link holds after `#`: the pack and the answers, without those to sensitive facts.
pub fn fragment(view: &View) -> String {
    let interview = &view.interview;
    join(&["policy-", &interview.pack().id, "=", &write_token(interview.rules(), interview.answers())], "")
}

/// The link with the answers, where the page offers one.
fn link(view: &View) -> Option<String> {
    let base = view.take.link_base.as_deref()?;
    Some(join(&[base, "#", &fragment(view)], ""))
}

/// The questions whose answers are left out of links and storage, as one text; empty: none.
fn left_out_words(view: &View) -> String {
    let facts = left_out(view.interview.rules(), view.interview.answers());
    let asks: Vec<&str> = facts.iter().map(|&fact: &FactIx| view.ask(fact)).collect();
    join(&asks, view.words().semicolon)
}
