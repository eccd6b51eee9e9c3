//! Finding a place by what is typed: characters, pinyin, or the first letters of its syllables.

use crate::component::view::View;
use crate::model::{Index, PlaceIx};
use crate::wording::holds;

/// So many places are offered at the most.
const MOST: usize = 8;

/// The places that what is typed may mean, in pack order; those it names from the start come first.
pub(super) fn found(view: &View, typed: &str) -> Vec<PlaceIx> {
    // ASCII is enough: names are Chinese or English, and the tables of all other letters weigh more than this search.
    let typed = plain(typed);
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for place in view.interview.rules().places.table.indices() {
        let name = plain(view.place(place));
        let pinyin = view.texts.pinyin.get(place.position()).map_or("", String::as_str);
        if name.starts_with(&typed) || spells(pinyin, &typed) {
            first.push(place);
        } else if holds(&name, &typed) || holds(&written_out(view, place), &typed) {
            then.push(place);
        }
    }
    first.append(&mut then);
    first.truncate(MOST);
    first
}

/// Without spaces and capitals.
fn plain(text: &str) -> String {
    let mut plain = text.to_ascii_lowercase();
    plain.retain(|c| c != ' ');
    plain
}

/// The place after all it is part of, as addresses are written: 广东省江门市江海区.
fn written_out(view: &View, place: PlaceIx) -> String {
    let mut written = String::new();
    for &above in &view.interview.rules().places.path(place) {
        written.push_str(view.place(above));
    }
    plain(&written)
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
