//! Cards in their groups: by kind, and within a kind by document.

use super::card::{Part, card};
use super::screen::Shown;
use crate::component::dom::{Piece, say};
use crate::interview::documents;
use crate::model::{Group, MeasureIx};

impl Shown<'_> {
    /// The cards of these measures. A document they all stand in is named once.
    pub(super) fn cards(&self, measures: &[MeasureIx], part: Part) -> Vec<Piece> {
        let view = self.view;
        let rules = view.interview.rules();
        let one = documents(rules, measures).len() < 2;
        let mut drawn = Vec::new();
        let (mut kind, mut paper) = (None, None);
        for &ix in measures {
            let measure = rules.measures.at(ix);
            let group = Group::of(measure.kind);
            if one && paper.is_none() {
                drawn.push(self.cited(measure.document));
                paper = Some(measure.document);
            }
            if kind != Some(group) {
                drawn.push(say("p", "kind", (view.words().group)(group)));
                kind = Some(group);
                paper = if one { paper } else { None };
            }
            if paper != Some(measure.document) {
                drawn.push(self.cited(measure.document));
                paper = Some(measure.document);
            }
            drawn.push(card(self, ix, part, None));
        }
        drawn
    }
}
