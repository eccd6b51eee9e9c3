//! Finding a place by what is typed: characters, pinyin, or the first letters of its syllables.

use crate::component::view::View;
use crate::model::{Index, PlaceIx};

/// So many places are offered at the most.
const MOST: usize = 8;

/// The places that what is typed may mean, in pack order; those it names from the start come first.
pub(super) fn found(view: &View, typed: &str) -> Vec<PlaceIx> {
    // ASCII is enough: names are Chinese or English, and the tables of all other letters weigh more than this search.
    let mut typed = String::from(typed);
    typed.retain(|c| c != ' ');
    typed.make_ascii_lowercase();
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for place in view.interview.rules().places.table.indices() {
        let name = view.place(place).to_ascii_lowercase();
        let pinyin = view.texts.pinyin.get(place.position()).map_or("", String::as_str);
        if name.starts_with(&typed) || spells(pinyin, &typed) {
            first.push(place);
        } else if holds(&name, &typed) {
            then.push(place);
        }
    }
    first.append(&mut then);
    first.truncate(MOST);
    first
}

/// Whether a part stands somewhere in a text. The search of the standard library is for long texts, and weighs more than this file.
fn holds(text: &str, part: &str) -> bool {
    !part.is_empty() && text.as_bytes().windows(part.len()).any(|here| here == part.as_bytes())
}

/// Whether these letters begin the pinyin, written out or as the first letters of its syllables.
fn spells(pinyin: &str, letters: &str) -> bool {
    let (mut whole, mut initials) = (String::new(), String::new());
    for syllable in pinyin.split_ascii_whitespace() {
        whole.push_str(syllable);
        initials.extend(syllable.chars().next());
    }
    !letters.is_empty() && (whole.starts_with(letters) || initials.starts_with(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_spelt_whole_or_by_its_initials() {
        let cases = [("jh", true), ("jiangh", true), ("jianghai", true), ("j", true), ("hai", false), ("jhq", false), ("", false)];
        for (letters, expected) in cases {
            assert_eq!(spells("jiang hai", letters), expected, "{letters}");
        }
    }
}
