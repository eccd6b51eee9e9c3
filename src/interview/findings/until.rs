//! The last day on which a measure is still met where it is met only for so many years after a day the applicant gave.
//!
//! A document states such a time (“within five years of recognition”); the day it ends on is no opinion of ours, and the only
//! deadline that can be worked out from the answers. What a document's own period is over with, is told elsewhere (`stale`).

use super::Interview;
use crate::engine::Eligibility;
use crate::model::{Answer, Date, FactIx, MeasureIx, Node, Predicate, Value};

impl Interview {
    /// The last day on which a measure is met that is met now, if nothing else changes; nothing where time alone does not end it.
    pub fn last_day(&self, measure: MeasureIx) -> Option<Date> {
        let met = |eligibility| matches!(eligibility, Eligibility::Qualifies | Eligibility::MayQualify);
        if !met(self.outcome().standings.at(measure).eligibility) {
            return None;
        }
        let as_of = self.engine().as_of();
        let mut last: Option<Date> = None;
        for (fact, years) in self.windows(measure) {
            let Some(Value::Date(day)) = self.admitted().value(fact) else { continue };
            let years = i32::from(years);
            let end = day.plus_years(years);
            // A day as long ago as the time is long: to be so is to be past the end, whatever else is answered.
            let long_ago = Value::Date(as_of.window_start(years).pred());
            let then = self.admitted().clone().with(fact, Answer::Given(long_ago));
            let over = self.engine().assess(measure, &then).standing.eligibility == Eligibility::DoesNotQualify;
            if over && day <= as_of && as_of < end && last.is_none_or(|last| end.pred() < last) {
                last = Some(end.pred());
            }
        }
        last
    }

    /// The days a measure asks to lie within so many years. A day of which it asks anything else says nothing: another day in its
    /// place would tell of both.
    fn windows(&self, measure: MeasureIx) -> Vec<(FactIx, u16)> {
        let mut windows = Vec::new();
        let mut others = Vec::new();
        self.rules().measures.at(measure).when.walk(&mut |condition| {
            if let Node::Test(leaf) = &condition.node {
                let fact = leaf.test.fact;
                match leaf.test.predicate {
                    Predicate::WithinYears(years) if !leaf.test.negated => windows.push((fact, years)),
                    _ => others.push(fact),
                }
            }
        });
        windows.retain(|(fact, _)| !others.contains(fact));
        windows
    }
}
