//! A document named in one line: its title, its year, and that its period is over.

use super::screen::Shown;
use crate::model::DocumentIx;
use crate::wording::{Language, fill, join};

impl Shown<'_> {
    /// The document as a reader tells it from others.
    pub(super) fn document_line(&self, ix: DocumentIx) -> String {
        let view = self.view;
        let words = view.words();
        let known = view.interview.rules().documents.at(ix);
        let mut line = titled(view.language, view.document(ix).map_or("", |text| &text.title));
        if let Some(day) = known.issued {
            line.push_str(words.comma);
            line.push_str(&fill(words.issued, &[&day.ymd().0.to_string()]));
        }
        if known.is_stale(view.interview.engine().as_of()) {
            line.push_str(words.comma);
            line.push_str(words.over);
        }
        line
    }
}

/// The title between the marks that titles have.
pub(super) fn titled(language: Language, title: &str) -> String {
    if language == Language::En { title.into() } else { join(&["《", title.trim_matches(['《', '》']), "》"], "") }
}
