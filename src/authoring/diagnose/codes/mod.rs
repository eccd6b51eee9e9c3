//! The definition of every message, by what it is about. Codes are stable: one that is given up is not used again.

/// Defines messages: a static for each, and the list of all of them.
macro_rules! codes {
    ($($name:ident $code:literal $severity:ident
        what: $wz:literal, $we:literal;
        why: $yz:literal, $ye:literal;
        mend: $mz:literal, $me:literal;
        example: $example:literal;
    )*) => {
        use crate::authoring::diagnose::{Definition, Severity};
        use crate::authoring::lang::Both;

        $(
            #[doc = $we]
            pub static $name: Definition = Definition {
                code: $code,
                severity: Severity::$severity,
                what: Both { zh: $wz, en: $we },
                why: Both { zh: $yz, en: $ye },
                mend: Both { zh: $mz, en: $me },
                example: $example,
            };
        )*

        /// All of them, by code.
        pub(super) static ALL: &[&Definition] = &[$(&$name),*];
    };
}

use super::Severity;

mod analysis;
mod condition;
mod deep;
mod fact;
mod file;
mod measure;
mod reference;
mod scenario;
mod shape;
mod words;

pub use analysis::*;
pub use condition::*;
pub use deep::*;
pub use fact::*;
pub use file::*;
pub use measure::*;
pub use reference::*;
pub use scenario::*;
pub use shape::*;
pub use words::*;

/// The messages that `check` gives; what other commands look for is theirs to judge.
pub fn checked() -> impl Iterator<Item = &'static super::Definition> {
    all().filter(|one| !deep::ALL.contains(one))
}

/// The messages that only `analyse` gives.
pub fn analysed() -> impl Iterator<Item = &'static super::Definition> {
    deep::ALL.iter().copied()
}

/// The codes of findings that an author may acknowledge.
pub fn acknowledgeable() -> Vec<&'static str> {
    let may = |one: &&super::Definition| one.severity != Severity::Error && **one != NOTHING_TO_ACKNOWLEDGE;
    all().filter(may).map(|one| one.code).collect()
}

/// All messages, by code.
pub fn all() -> impl Iterator<Item = &'static super::Definition> {
    [file::ALL, shape::ALL, reference::ALL, fact::ALL, condition::ALL, measure::ALL, words::ALL, scenario::ALL, analysis::ALL, deep::ALL]
        .into_iter()
        .flatten()
        .copied()
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_are_sorted_and_stand_once() {
        let codes: Vec<&str> = super::all().map(|definition| definition.code).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(codes, sorted);
    }

    #[test]
    fn every_message_has_cause_remedy_and_example_in_both_languages() {
        for definition in super::all() {
            let texts = [definition.what, definition.why, definition.mend];
            let empty = texts.iter().any(|text| text.zh.is_empty() || text.en.is_empty()) || definition.example.is_empty();
            assert!(!empty, "{}", definition.code);
        }
    }
}
