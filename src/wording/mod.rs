//! The element's own words, typed and complete in every language, and the formats of numbers, dates and money.
//!
//! Knows nothing of components and nothing of `Intl`: it must render natively too. Words of policies are not here; they come with
//! the pack.

mod en;
mod fill;
mod format;
mod opening;
mod take;
mod words;
mod zh_hans;
mod zh_hant;

pub use fill::{Counted, fill, holds, join};
pub use format::{Figure, date, figure, money};
pub use opening::Opening;
pub use take::TakeWords;
pub use words::Words;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Verdict;
    use crate::model::{Certainty, Grant, Group, MeasureKind, Per};

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
