//! The element's own words, typed and complete in every language, and the formats of numbers, dates and money.
//!
//! Knows nothing of components and nothing of `Intl`: it must render natively too. Words of policies are not here; they come with
//! the pack.

mod en;
mod format;
mod zh_hans;
mod zh_hant;

pub use format::{Figure, date, figure, money};

use crate::engine::{Eligibility, Verdict};
use crate::model::{Certainty, Grant, MeasureKind};

/// The languages the element speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters, as written in Hong Kong.
    ZhHant,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order they are offered.
    pub const ALL: [Language; 3] = [Language::ZhHans, Language::ZhHant, Language::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::ZhHans => "zh-Hans",
            Language::ZhHant => "zh-Hant",
            Language::En => "en",
        }
    }

    /// The language a BCP 47 tag asks for, as far as the element speaks it: `zh-TW`, `zh-HK` and `zh-MO` are written in
    /// traditional characters, any other `zh` in simplified ones.
    pub fn of_tag(tag: &str) -> Option<Language> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next() {
            Some("en") => Some(Language::En),
            Some("zh") => match parts.find(|part| matches!(*part, "hant" | "hans" | "tw" | "hk" | "mo")) {
                Some("hans") | None => Some(Language::ZhHans),
                Some(_) => Some(Language::ZhHant),
            },
            _ => None,
        }
    }

    /// Its name in itself, as offered to the reader.
    pub fn name(self) -> &'static str {
        match self {
            Language::ZhHans => "简体",
            Language::ZhHant => "繁體",
            Language::En => "English",
        }
    }

    /// The words.
    pub fn words(self) -> &'static Words {
        match self {
            Language::ZhHans => &zh_hans::WORDS,
            Language::ZhHant => &zh_hant::WORDS,
            Language::En => &en::WORDS,
        }
    }
}

/// Groups of measures as the outcome shows them, money first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Subsidies and awards.
    Money,
    /// Ways to professional titles.
    Title,
    /// Funding of programmes, programmes, platforms.
    Programme,
    /// Training.
    Training,
    /// Services.
    Service,
    /// Recognitions and honours.
    Recognition,
    /// Posts.
    Post,
}

impl Group {
    /// All of them, in order.
    pub const ALL: [Group; 7] =
        [Group::Money, Group::Title, Group::Programme, Group::Training, Group::Service, Group::Recognition, Group::Post];

    /// The group of a kind.
    pub fn of(kind: MeasureKind) -> Group {
        match kind {
            MeasureKind::CashSubsidy | MeasureKind::Award => Group::Money,
            MeasureKind::TitleRoute => Group::Title,
            MeasureKind::ProgrammeFunding | MeasureKind::Programme | MeasureKind::Platform => Group::Programme,
            MeasureKind::TrainingSupport => Group::Training,
            MeasureKind::Service => Group::Service,
            MeasureKind::Recognition => Group::Recognition,
            MeasureKind::Recruitment => Group::Post,
        }
    }
}

/// Everything the element says itself. Every language fills every field, or it does not compile.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says, and `zh_hans` shows it")]
pub struct Words {
    pub settings: &'static str,
    pub text_size: &'static str,
    pub sizes: [&'static str; 3],
    pub language: &'static str,
    pub close: &'static str,

    pub not_started: &'static str,
    pub at_most: fn(usize) -> String,
    pub left: fn(usize) -> String,
    pub start_heading: &'static str,
    pub start_lead: &'static str,
    pub start_facts: [(&'static str, &'static str); 4],
    pub start: &'static str,
    pub go_on: &'static str,
    pub how_to_read: &'static str,
    pub line_solid: (&'static str, &'static str),
    pub line_dashed: (&'static str, &'static str),
    pub line_cut: (&'static str, &'static str),

    pub back: &'static str,
    pub next: &'static str,
    pub see_so_far: &'static str,
    pub why_asked: &'static str,
    pub affects: fn(usize) -> String,
    pub affects_more: fn(usize) -> String,
    pub or: &'static str,
    pub unsure: &'static str,
    pub unsure_note: &'static str,
    pub several: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub year: &'static str,
    pub month: &'static str,
    pub day: &'static str,
    pub place_levels: [&'static str; 3],
    pub place_change: [&'static str; 3],
    pub place_keep: fn(&str) -> String,
    pub place_keep_note: &'static str,
    pub sensitive: &'static str,
    pub understood: fn(&str) -> String,
    pub set_aside: &'static str,

    pub slip_heading: &'static str,
    pub slip_choose: &'static str,
    pub slip_choose_set: &'static str,
    pub slip_place: &'static str,
    pub slip_date_parts: &'static str,
    pub slip_no_such_day: &'static str,
    pub slip_after: fn(&str) -> String,
    pub slip_number: &'static str,
    pub slip_range: fn(&str, &str) -> String,

    pub review_heading: &'static str,
    pub review_lead: &'static str,
    pub change: &'static str,
    pub change_of: fn(&str) -> String,
    pub see_outcome: &'static str,
    pub no_answers: &'static str,

    pub change_answers: &'static str,
    pub as_of: fn(&str) -> String,
    /// Headline for one sum of money: the year where the document's period is over.
    pub you_meet_one_sum: fn(Option<i32>) -> String,
    pub you_meet_sums: fn(usize, Option<i32>) -> String,
    pub you_meet: fn(usize, Option<i32>) -> String,
    pub you_may: fn(usize) -> String,
    pub nothing_yet: &'static str,
    pub nothing_lead: &'static str,
    pub also: fn(&[(Group, usize)]) -> String,
    pub ceiling: &'static str,
    pub items: fn(usize) -> String,
    pub key_label: &'static str,
    pub key_meet: &'static str,
    pub key_open: &'static str,
    pub key_not: &'static str,
    pub meet_heading: fn(usize) -> String,
    pub open_heading: fn(usize) -> String,
    pub open_lead: &'static str,
    pub all: &'static str,
    pub filter_label: &'static str,
    pub rest_heading: fn(usize) -> String,
    pub rest_announced: fn(usize) -> String,
    pub rest_not: fn(usize) -> String,
    pub rest_elsewhere: fn(usize) -> String,
    pub show_more: fn(usize) -> String,
    pub loading_words: &'static str,
    pub print: &'static str,
    pub take_along: &'static str,
    pub take_along_lead: &'static str,

    pub verdict: fn(Verdict) -> &'static str,
    pub eligibility: fn(Eligibility) -> &'static str,
    pub lines_met: fn(usize, usize, usize) -> String,
    pub you_answered: &'static str,
    pub not_answered: &'static str,
    pub you_were_unsure: &'static str,
    pub answer_now: &'static str,
    pub our_reading: &'static str,
    pub partly_our_reading: &'static str,
    pub rules_elsewhere: &'static str,
    pub only_announced: &'static str,
    pub period_over: fn(&str) -> String,
    pub ask_first: fn(&str) -> String,
    pub refused: &'static str,
    pub for_others: fn(&str) -> String,
    pub on_readings_only: &'static str,
    pub hangs_on: fn(&str) -> String,
    pub hangs_on_answer: fn(&str) -> String,
    pub end: fn(bool, bool) -> &'static str,
    pub joined_or: &'static str,
    pub joined_and: &'static str,

    pub how: &'static str,
    pub ask_whom: &'static str,
    pub limits: &'static str,
    pub unwritten: &'static str,
    pub readings: &'static str,
    pub note: &'static str,
    pub fixes: &'static str,
    pub source: &'static str,
    pub builds_on: &'static str,
    pub certainty: &'static str,
    pub not_stated: &'static str,
    pub contact_then: &'static str,
    pub open_source: &'static str,
    pub no_date: &'static str,
    pub group: fn(Group) -> &'static str,
    pub kind: fn(MeasureKind) -> &'static str,
    pub grant: fn(Grant, Certainty) -> &'static str,
    pub certainty_words: fn(Certainty) -> &'static str,
    pub per: fn(crate::model::Per) -> &'static str,

    pub foot: fn(&str, &str) -> String,
    pub disclaimer: &'static str,
    pub contents: fn(usize, usize) -> String,
    pub clear: &'static str,
}
