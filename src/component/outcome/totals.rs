//! What the stated amounts come to, period by period: never more certain than it is, never one sum of different things.

use super::screen::Shown;
use crate::component::dom::{Piece, el, list, nothing, say};
use crate::engine::Total;
use crate::wording::{self, fill};

impl Shown<'_> {
    /// The totals, where they say more than the headline does.
    pub(super) fn totals(&self, totals: &[Total]) -> Piece {
        let said = |total: &Total| total.possible > 0 || total.open;
        let told = match totals {
            [one] if one.measures.len() == 1 && !one.open => self.findings.qualifies.first() == one.measures.first(),
            _ => !totals.iter().any(said),
        };
        if told {
            return nothing();
        }
        let words = self.view.words();
        let mut rows = Vec::new();
        for total in totals {
            if said(total) {
                rows.push(self.total(total));
            }
        }
        let note = el("details", "", [say("summary", "", words.total_how), say("p", "small", words.total_note)]);
        el("div", "totals", [say("p", "kind", words.totals), el("dl", "dl", rows), note])
    }

    fn total(&self, total: &Total) -> Piece {
        let view = self.view;
        let words = view.words();
        let money = |fen: i64| wording::money(view.language, fen);
        let (certain, possible) = (money(total.certain), money(total.possible));
        let per = (words.per)(total.per);
        let name = if total.competitive { fill(words.total_competitive, &[per]) } else { per.into() };
        let mut said = match total {
            Total { possible: 0, .. } => String::new(),
            Total { competitive: true, .. } => fill(words.total_best, &[&possible]),
            Total { certain: 0, .. } => fill(words.total_possible, &[&possible]),
            Total { certain, possible: most, .. } if certain == most => fill(words.total_certain, &[&possible]),
            Total { .. } => fill(words.total_range, &[&certain, &possible]),
        };
        if total.open {
            said.push_str(if said.is_empty() { "" } else { words.semicolon });
            said.push_str(words.total_share);
        }
        list([say("dt", "", &name), say("dd", "", &said)])
    }
}
