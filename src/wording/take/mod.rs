//! What the element says about taking answers and result along: on paper, as text, in a link, on the device.

mod en;
mod zh_hans;
mod zh_hant;

pub(super) use en::WORDS as EN;
pub(super) use zh_hans::WORDS as ZH_HANS;
pub(super) use zh_hant::WORDS as ZH_HANT;

use super::Counted;

/// The words of taking along. Words with `{blanks}` are for [`fill`](super::fill).
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says, and `zh_hans` shows it")]
pub struct TakeWords {
    /// On the first screen, in place of what is said where nothing is kept.
    pub kept_in_tab: (&'static str, &'static str),
    pub kept_on_device: (&'static str, &'static str),

    pub label: &'static str,
    pub copy: &'static str,
    pub share: &'static str,
    pub save: &'static str,
    pub forget: &'static str,

    pub print_blocked: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub text_label: &'static str,
    pub share_lead: &'static str,
    pub link_label: &'static str,
    pub copy_link: &'static str,
    pub link_copied: &'static str,
    pub code_label: &'static str,
    pub no_code: &'static str,
    pub left_out: &'static str,
    pub saved: &'static str,
    pub save_blocked: &'static str,
    pub forgotten: &'static str,

    pub came_by_link: &'static str,
    pub came_from_tab: &'static str,
    pub came_from_device: &'static str,
    pub dropped: &'static str,
    pub check: &'static str,
    pub dismiss: &'static str,
    pub offered: &'static str,
    pub use_link: &'static str,
    pub keep_mine: &'static str,
    pub link_damaged: &'static str,
    pub link_newer: &'static str,
    pub link_long: &'static str,
    pub saved_damaged: &'static str,

    /// Until when something is met, and such a day for the calendar.
    pub until: &'static str,
    pub to_calendar: &'static str,
    /// What became of the file with it: whether the browser keeps it nobody can tell.
    pub calendar_handed: &'static str,

    /// On paper and in the text.
    pub result_of: &'static str,
    pub no_decision: &'static str,
    pub version: &'static str,
    pub digest: &'static str,
    pub as_of: &'static str,
    pub printed: &'static str,
    pub written: &'static str,
    pub scan: &'static str,
    pub answers: &'static str,
    pub answered: &'static str,
    pub not_used: &'static str,
    pub may: Counted,
    pub waiting: Counted,
    pub waiting_others: Counted,
    pub refused_money: Counted,
    pub refused: Counted,
    pub rest: &'static str,
    pub announced: Counted,
    pub elsewhere: Counted,
    pub documents: &'static str,
    pub colon: &'static str,
    /// For the office: its note, who handled it, the day.
    pub office: &'static str,
    pub office_lines: [&'static str; 3],
}
