//! The words up to the first question: what of [`Words`] the page needs at once. All other words are late.
//!
//! Whoever draws what is on the screen by then takes its words from here, or the first part of the wasm grows by all of them.

use super::{Counted, Language, Words, en, zh_hans, zh_hant};

/// Makes a type of these words, and takes them out of a language.
macro_rules! opening {
    ($($name:ident: $type:ty),* $(,)?) => {
        /// Some of the [`Words`].
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each field is that of `Words`")]
        pub struct Opening {
            $(pub $name: $type,)*
            pub kept_in_tab: (&'static str, &'static str),
            pub kept_on_device: (&'static str, &'static str),
        }

        impl Opening {
            const fn of(words: &Words) -> Opening {
                Opening { $($name: words.$name,)* kept_in_tab: words.take.kept_in_tab, kept_on_device: words.take.kept_on_device }
            }
        }
    };
}

opening! {
    settings: &'static str,
    text_size: &'static str,
    sizes: [&'static str; 3],
    language: &'static str,
    not_started: &'static str,
    at_most: Counted,
    left: Counted,
    none_left: &'static str,
    start_heading: &'static str,
    start_lead: &'static str,
    start_facts: [(&'static str, &'static str); 4],
    start: &'static str,
    go_on: &'static str,
    how_to_read: &'static str,
    line_solid: (&'static str, &'static str),
    line_dashed: (&'static str, &'static str),
    line_cut: (&'static str, &'static str),
    back: &'static str,
    next: &'static str,
    one_moment: &'static str,
    see_so_far: &'static str,
    why_asked: &'static str,
    affects: Counted,
    affects_more: Counted,
    or: &'static str,
    unsure: &'static str,
    unsure_note: &'static str,
    several: &'static str,
    yes: &'static str,
    no: &'static str,
    sensitive: &'static str,
    slip_heading: &'static str,
    slip_choose_only: &'static str,
    slip_choose: &'static str,
    foot: &'static str,
    disclaimer: &'static str,
    documents: Counted,
    measures: Counted,
    contents: &'static str,
    clear: &'static str,
}

/// Those of the language that most readers begin with.
pub(super) fn zh_hans() -> &'static Opening {
    static OPENING: Opening = Opening::of(&zh_hans::WORDS);
    &OPENING
}

late::gate! { 3 =>
    /// Those of the other two.
    pub(super) fn late_opening(language: Language) -> &'static Opening {
        static ZH_HANT: Opening = Opening::of(&zh_hant::WORDS);
        static EN: Opening = Opening::of(&en::WORDS);
        if language == Language::En { &EN } else { &ZH_HANT }
    }
}
