//! The element's own words, typed and complete in every language, and the formats of numbers, dates and money.
//!
//! Knows nothing of components and nothing of `Intl`: it must render natively too. Words of policies are not here; they come with
//! the pack.

mod en;
mod fill;
mod format;
mod opening;
mod zh_hans;
mod zh_hant;

pub use fill::{Counted, fill, join};
pub use format::{Figure, date, figure, money};
pub use opening::Opening;

use crate::engine::Verdict;
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

    /// Those needed up to the first question; in simplified Chinese as long as the language's own are not here.
    pub fn opening(self) -> &'static Opening {
        match (self, late::here()) {
            (Language::ZhHans, _) | (_, None) => opening::zh_hans(),
            (other, Some(here)) => opening::late_opening(here, other),
        }
    }

    /// Whether [`opening`](Language::opening) gives its own words already.
    pub fn is_here(self) -> bool {
        self == Language::ZhHans || late::here().is_some()
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
/// Words with `{blanks}` are for [`fill`].
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says, and `zh_hans` shows it")]
pub struct Words {
    pub settings: &'static str,
    pub text_size: &'static str,
    pub sizes: [&'static str; 3],
    pub language: &'static str,

    pub not_started: &'static str,
    pub at_most: Counted,
    pub left: Counted,
    pub none_left: &'static str,
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
    pub one_moment: &'static str,
    pub see_so_far: &'static str,
    pub why_asked: &'static str,
    pub affects: Counted,
    pub affects_more: Counted,
    pub or: &'static str,
    pub unsure: &'static str,
    pub unsure_note: &'static str,
    pub several: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub year: &'static str,
    pub month: &'static str,
    pub day: &'static str,
    pub place_type: &'static str,
    pub place_none: &'static str,
    pub place_by_step: &'static str,
    pub place_levels: [&'static str; 3],
    pub place_change: [&'static str; 3],
    pub place_keep: &'static str,
    pub place_keep_note: &'static str,
    pub sensitive: &'static str,
    pub understood: &'static str,
    pub set_aside: &'static str,

    pub slip_heading: &'static str,
    pub place_joint: &'static str,
    pub slip_choose_only: &'static str,
    pub slip_choose: &'static str,
    pub slip_choose_set: &'static str,
    pub slip_place: &'static str,
    pub slip_date_parts: &'static str,
    pub slip_no_such_day: &'static str,
    pub slip_after: &'static str,
    pub slip_number: &'static str,
    pub slip_range: &'static str,

    pub review_heading: &'static str,
    pub review_lead: &'static str,
    pub change: &'static str,
    pub change_of: &'static str,
    pub see_outcome: &'static str,
    pub no_answers: &'static str,

    pub change_answers: &'static str,
    pub as_of: &'static str,
    /// On whose terms; the second where the document's period is over.
    pub terms: &'static str,
    pub terms_over: &'static str,
    pub terms_of_year: &'static str,
    pub you_meet_subsidy: &'static str,
    pub you_meet_award: &'static str,
    pub you_meet_sums: Counted,
    pub you_meet: Counted,
    pub you_may: Counted,
    pub nothing_yet: &'static str,
    pub nothing_lead: &'static str,
    pub also: &'static str,
    pub of_group: fn(Group) -> Counted,
    pub ceiling: &'static str,
    pub items: Counted,
    pub key_label: &'static str,
    pub key_meet: &'static str,
    pub key_open: &'static str,
    pub key_not: &'static str,
    pub meet_heading: Counted,
    pub open_heading: Counted,
    pub open_lead: &'static str,
    pub all: &'static str,
    pub filter_label: &'static str,
    pub rest_heading: Counted,
    pub rest_announced: Counted,
    pub rest_not: Counted,
    pub rest_elsewhere: Counted,
    pub show_more: Counted,
    pub loading_words: &'static str,
    pub print: &'static str,
    pub take_along: &'static str,
    pub take_along_lead: &'static str,

    pub verdict: fn(Verdict) -> &'static str,
    pub no_lines: &'static str,
    pub all_met: Counted,
    pub some_met: &'static str,
    pub some_open: &'static str,
    pub some_failed: &'static str,
    pub you_answered: &'static str,
    pub not_answered: &'static str,
    pub you_were_unsure: &'static str,
    pub answer_now: &'static str,
    pub hangs_on: &'static str,
    pub hangs_on_answer: &'static str,
    pub stops_at: &'static str,
    pub as_written: &'static str,
    pub periods_over: &'static str,
    pub our_reading: &'static str,
    pub partly_our_reading: &'static str,
    pub rules_elsewhere: &'static str,
    pub only_announced: &'static str,
    pub period_over: &'static str,
    pub ask_first: &'static str,
    pub for_others: &'static str,
    pub on_readings_only: &'static str,
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

    pub foot: &'static str,
    pub disclaimer: &'static str,
    pub documents: Counted,
    pub measures: Counted,
    pub contents: &'static str,
    pub clear: &'static str,

    /// Between parts of a sentence.
    pub comma: &'static str,
    pub semicolon: &'static str,
    pub stop: &'static str,
    /// Between things of a list, and before its last.
    pub joint: &'static str,
    pub last_joint: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Per;

    #[test]
    fn a_tag_asks_for_a_language() {
        let cases = [
            ("zh", Some(Language::ZhHans)),
            ("zh-CN", Some(Language::ZhHans)),
            ("zh-TW", Some(Language::ZhHant)),
            ("zh-HK", Some(Language::ZhHant)),
            ("zh_MO", Some(Language::ZhHant)),
            ("zh-Hant", Some(Language::ZhHant)),
            ("zh-Hant-CN", Some(Language::ZhHant)),
            ("zh-Hans-HK", Some(Language::ZhHans)),
            ("en-GB", Some(Language::En)),
            ("fr", None),
            ("", None),
        ];
        for (tag, language) in cases {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
        }
    }

    /// Characters of `zh_hans` that are not written in traditional Chinese.
    const SIMPLIFIED: &str = "个为们会传关写决则别办务励区历县号响围处奖审对岗带开当录换数断时暂条来标样没点现称笔类线细结给职获虚补规计训证评该语说请谁贴资过还这进选链门问间随页项题额与后里几么于并据准";

    #[test]
    fn every_language_keeps_to_its_script() {
        assert!(said(Language::ZhHans).contains(|c| SIMPLIFIED.contains(c)));
        for (language, foreign) in [
            (Language::ZhHant, (|c| SIMPLIFIED.contains(c) || "“”‘’".contains(c)) as fn(char) -> bool),
            // CJK begins here, its punctuation included; full-width forms lie above.
            (Language::En, |c| c >= '\u{2e80}'),
        ] {
            let said = said(language);
            let wrong: Vec<&str> = said.lines().filter(|line| line.contains(foreign)).collect();
            assert!(wrong.is_empty(), "{language:?}: {wrong:#?}");
        }
    }

    #[test]
    fn english_counts_one_and_many() {
        let words = Language::En.words();
        assert_eq!([1, 9].map(|n| words.at_most.say(n)), ["1 question at most", "9 questions at most"]);
        assert_eq!((words.of_group)(Group::Money).say(2), "2 subsidies or awards");
    }

    /// All that a language says, a line each: every fixed string, and what its functions make of sample arguments.
    fn said(language: Language) -> String {
        let words = language.words();
        let mut said = vec![format!("{words:#?}")];
        said.extend(Group::ALL.map(|group| format!("{:?}", (words.of_group)(group))));
        let mut fixed = Vec::new();
        fixed.extend(Group::ALL.map(words.group));
        fixed.extend(MeasureKind::ALL.iter().map(|&kind| (words.kind)(kind)));
        fixed.extend(Per::ALL.iter().map(|&per| (words.per)(per)));
        fixed.extend(Certainty::ALL.iter().map(|&certainty| (words.certainty_words)(certainty)));
        for &grant in Grant::ALL {
            fixed.extend(Certainty::ALL.iter().map(|&certainty| (words.grant)(grant, certainty)));
        }
        fixed.extend([Verdict::Holds, Verdict::Open, Verdict::Missing, Verdict::Fails].map(words.verdict));
        fixed.extend([(true, true), (true, false), (false, true), (false, false)].map(|(asks, money)| (words.end)(asks, money)));
        said.extend(fixed.into_iter().map(str::to_owned));
        said.join("\n")
    }
}
