//! Where to ask, for who found nothing: the hotline, and whom the documents for their place name.

use super::cited::titled;
use super::screen::Shown;
use crate::component::dom::{Piece, el, list, nothing, say, say_any};
use crate::component::drawn::heading;
use crate::interview::{Findings, documents};
use crate::wording::{fill, join};

impl Shown<'_> {
    pub(super) fn ask(&self, all: &Findings) -> Piece {
        let view = self.view;
        let words = view.words();
        let rules = view.interview.rules();
        let mut here = all.refused.clone();
        here.extend(all.announced.iter().copied());
        here.extend(all.near.iter().map(|near| near.measure));
        let mut rows = Vec::new();
        for (ix, _) in documents(rules, &here) {
            if let Some(text) = view.document(ix).filter(|text| !text.contact.is_empty()) {
                rows.push(el("li", "", [say("span", "", &text.contact), say("small", "", &titled(view.language, &text.title))]));
            }
        }
        let mut places: Vec<&str> = Vec::new();
        for document in rules.documents.iter() {
            let place = view.place(document.place);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let uncovered = if here.is_empty() { fill(words.ask_uncovered, &[&join(&places, words.joint)]) } else { String::new() };
        let rows = if rows.is_empty() { nothing() } else { list([el("ul", "rows", rows), say("p", "small", words.contact_then)]) };
        el(
            "section",
            "sec",
            [
                heading(view.heading_level + 1, "t1").text(words.where_to_ask),
                say_any("p", "", &uncovered),
                say("p", "", words.ask_hotline),
                rows,
            ],
        )
    }
}
