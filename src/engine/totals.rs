//! What the stated amounts come to: what is certain, and the most that is possible.
//!
//! Figures of different periods stay apart. Certain is only a fixed amount that whoever qualifies is entitled to, under a document
//! whose stated period is not over. Possible is the most that all measures not refused could come to, ceilings included; measures
//! that cannot hold together under the answers count by the best of them. Competitive awards are never certain and never summed: they stand apart
//! by the highest of them. What an announcement will bring, or a share of an amount not yet told, is not guessed at.

use super::admit;
use super::outcome::Engine;
use super::scan::Scan;
use super::standing::{Eligibility, EstimateForm, Outcome};
use crate::model::{Answers, Grant, MeasureIx, Per};

/// What the amounts of one period come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// How often.
    pub per: Per,
    /// Whether a quota or selection decides about each of them.
    pub competitive: bool,
    /// Fen that are certain.
    pub certain: i64,
    /// The most it can come to, in fen, what is certain included; of competitive awards the highest.
    pub possible: i64,
    /// A measure gives a share of an amount that is not told yet; it is not in these figures.
    pub open: bool,
    /// The measures that `possible` counts, in pack order.
    pub measures: Vec<MeasureIx>,
}

/// How many measures of one period are compared with each other; where there are more, each counts for itself.
const MOST_COMPARED: usize = 32;
/// How many sets of measures are tried for the best; beyond that, each counts for itself.
const MOST_SETS: usize = 1 << 16;

impl Engine {
    /// What the amounts of an outcome come to, period by period.
    pub fn totals(&self, outcome: &Outcome, answers: &Answers) -> Vec<Total> {
        let binding = admit::binding(self, answers, &mut Scan::default());
        let mut totals = Vec::new();
        for &per in Per::ALL {
            for competitive in [false, true] {
                let mut total = Total { per, competitive, certain: 0, possible: 0, open: false, measures: Vec::new() };
                let mut fen = Vec::new();
                for standing in outcome.standings() {
                    let measure = self.rules().measures.at(standing.measure);
                    let of_this = measure.amount.is_some_and(|amount| amount.per == per);
                    if !of_this
                        || (measure.grant == Grant::Competitive) != competitive
                        || standing.eligibility == Eligibility::DoesNotQualify
                    {
                        continue;
                    }
                    let Some(amount) = standing.amount else {
                        total.open = true;
                        continue;
                    };
                    total.measures.push(standing.measure);
                    fen.push(amount.fen);
                    let qualifies = standing.eligibility == Eligibility::Qualifies && !standing.stale;
                    if qualifies && measure.grant == Grant::Entitlement && amount.form == EstimateForm::Fixed {
                        total.certain = total.certain.saturating_add(amount.fen);
                    }
                }
                if competitive {
                    total.possible = fen.iter().copied().max().unwrap_or_default();
                } else {
                    self.count(&mut total, fen, answers, &binding);
                }
                if total.open || !total.measures.is_empty() {
                    totals.push(total);
                }
            }
        }
        totals
    }

    /// Keeps the measures that can hold together and come to most.
    fn count(&self, total: &mut Total, fen: Vec<i64>, answers: &Answers, binding: &[usize]) {
        let measures = std::mem::take(&mut total.measures);
        let mut exclusive = Vec::new();
        if measures.len() <= MOST_COMPARED {
            for (n, &a) in measures.iter().enumerate() {
                let mut with = 0u32;
                for (m, &b) in measures.iter().enumerate().take(n) {
                    if !self.could_both(a, b, answers, binding) {
                        with |= 1 << m;
                    }
                }
                exclusive.push(with);
            }
        }
        let mut best = Best { fen: &fen, exclusive: &exclusive, sets: 0, possible: 0, kept: 0 };
        let sum = fen.iter().fold(0i64, |sum, &fen| sum.saturating_add(fen));
        if exclusive.iter().any(|&with| with != 0) {
            best.keep(fen.len(), 0, 0, sum);
        }
        if best.kept == 0 || best.sets >= MOST_SETS {
            total.possible = sum;
            total.measures = measures;
            return;
        }
        total.possible = best.possible;
        total.measures = measures.into_iter().enumerate().filter(|(n, _)| best.kept >> n & 1 == 1).map(|(_, measure)| measure).collect();
    }
}

/// The set of measures without two that exclude each other which comes to most.
struct Best<'a> {
    fen: &'a [i64],
    /// For each measure, those before it that it cannot hold together with.
    exclusive: &'a [u32],
    sets: usize,
    possible: i64,
    kept: u32,
}

impl Best<'_> {
    /// Decides about the measures below `n`, the last one first; `barred` ones are out, `could` is what these could still come to.
    fn keep(&mut self, n: usize, kept: u32, barred: u32, could: i64) {
        let so_far = (0..self.fen.len())
            .filter(|m| kept >> m & 1 == 1)
            .filter_map(|m| self.fen.get(m))
            .fold(0i64, |sum, &fen| sum.saturating_add(fen));
        self.sets += 1;
        if self.sets >= MOST_SETS || (self.kept != 0 && so_far.saturating_add(could) <= self.possible) {
            return;
        }
        let Some(last) = n.checked_sub(1) else {
            self.possible = so_far;
            self.kept = kept;
            return;
        };
        let fen = self.fen.get(last).copied().unwrap_or_default();
        let left = could.saturating_sub(fen);
        if barred >> last & 1 == 0 {
            let with = self.exclusive.get(last).copied().unwrap_or_default();
            self.keep(last, kept | 1 << last, barred | with, left);
        }
        self.keep(last, kept, barred, left);
    }
}
