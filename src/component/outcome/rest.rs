//! The rest, folded by why it is the rest, and then by document; what is only announced stands apart.

use yew::prelude::*;

use super::card::Part;
use super::screen::Shown;
use crate::component::dom::{Piece, el, list, nothing};
use crate::interview::{by_document, documents};
use crate::model::MeasureIx;
use crate::wording::{Counted, join};

/// So many are shown together; more are folded again, by document.
const TOGETHER: usize = 12;

impl Shown<'_> {
    pub(super) fn rest(&self, focus: &NodeRef) -> Piece {
        let many = self.findings.rest_count();
        if many == 0 {
            return nothing();
        }
        let words = self.view.words();
        let findings = self.findings;
        el(
            "section",
            "sec",
            [
                self.section_heading(&words.rest_heading.say(many), focus),
                list([
                    self.why("announced", &findings.announced, words.rest_announced, Part::Announced),
                    self.why("refused", &findings.refused, words.rest_not, Part::Refused),
                    self.why("elsewhere", &findings.elsewhere, words.rest_elsewhere, Part::Refused),
                ]),
            ],
        )
    }

    fn why(&self, name: &'static str, measures: &[MeasureIx], words: Counted, part: Part) -> Piece {
        if measures.is_empty() {
            return nothing();
        }
        self.fold(name, &words.say(measures.len()), || {
            let rules = self.view.interview.rules();
            let papers = documents(rules, measures);
            if measures.len() <= TOGETHER || papers.len() < 2 {
                return list(self.cards(measures, part));
            }
            let mut folds = Vec::new();
            for (paper, many) in papers {
                let words = self.view.words();
                let title = join(&[&self.document_line(paper), &words.items.say(many)], words.comma);
                let fold = join(&[name, &paper.0.to_string()], "-");
                folds.push(self.fold(&fold, &title, || list(self.cards(&by_document(rules, measures, paper), part))));
            }
            el("div", "folds", [list(folds)])
        })
    }
}
