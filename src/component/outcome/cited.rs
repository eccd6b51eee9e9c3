//! A document named in one line: its title, its year, and that its period is over.

use super::screen::Shown;
use crate::component::dom::{Piece, say, tag, text};
use crate::model::DocumentIx;
use crate::wording::{Language, fill, join};

impl Shown<'_> {
    /// The document over the cards that stand in it. Year and period stay together on a line.
    pub(super) fn cited(&self, ix: DocumentIx) -> Piece {
        let (title, when) = self.named(ix);
        tag("p", "small cited").with([text(&title), say("span", "nb", &when)])
    }

    /// The document as a reader tells it from others.
    pub(super) fn document_line(&self, ix: DocumentIx) -> String {
        let (title, when) = self.named(ix);
        join(&[&title, &when], "")
    }

    /// Its title, and when it is from.
    fn named(&self, ix: DocumentIx) -> (String, String) {
        let view = self.view;
        let words = view.words();
        let known = view.interview.rules().documents.at(ix);
        let mut title = titled(view.language, view.document(ix).map_or("", |text| &text.title));
        let mut when = known.issued.map_or_else(String::new, |day| fill(words.issued, &[&day.ymd().0.to_string()]));
        if known.is_stale(view.interview.engine().as_of()) {
            when.push_str(if when.is_empty() { "" } else { words.comma });
            when.push_str(words.over);
        }
        title.push_str(if when.is_empty() { "" } else { words.comma });
        (title, when)
    }
}

/// The title between the marks that titles have.
pub(in crate::component) fn titled(language: Language, title: &str) -> String {
    if language == Language::En { title.into() } else { join(&["《", title.trim_matches(['《', '》']), "》"], "") }
}
