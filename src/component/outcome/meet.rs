//! What one qualifies for: money, title routes, services, each by document.

use yew::prelude::*;

use super::card::Part;
use super::screen::Shown;
use crate::component::dom::{Piece, el, list, nothing};

impl Shown<'_> {
    pub(super) fn meet(&self, focus: &NodeRef) -> Piece {
        let met = &self.findings.qualifies;
        if met.is_empty() {
            return nothing();
        }
        let heading = self.section_heading(&self.view.words().meet_heading.say(met.len()), focus);
        el("section", "sec yes", [heading, list(self.cards(met, Part::Meet))])
    }
}
