//! The days that tell: what holds on each of them holds on every day.
//!
//! The day counts in two ways: a date after it cannot be answered, and `within_years` is counted from it. Where no fact at hand is
//! compared by `within_years`, a later day only adds possible answers, and beyond the last date that any condition names it adds none
//! that a condition could tell from others: that one day stands for all. Otherwise what is possible changes only where the day, or the
//! beginning of a window, passes a date that a condition names.

use crate::model::{Condition, Date, FactIx, Index, Node, Predicate, Rules, Value};

/// More days than these are not gone through.
const MOST: usize = 96;

/// What conditions name of one date fact.
#[derive(Clone, Debug, Default)]
struct Named {
    /// First days after which something changes, as days.
    cuts: Vec<i64>,
    /// Windows, in years.
    windows: Vec<u16>,
}

/// The dates that the rules name.
#[derive(Clone, Debug)]
pub(super) struct Days {
    named: Vec<Named>,
    last: Date,
}

impl Days {
    /// Gathers the dates of all conditions.
    pub(super) fn new(rules: &Rules) -> Days {
        let mut named = vec![Named::default(); rules.facts.len()];
        for (fact, known) in rules.facts.pairs() {
            if let (Some(Value::Date(day)), Some(named)) = (known.else_value, named.get_mut(fact.position())) {
                named.cuts.extend([day.days(), day.days() + 1]);
            }
        }
        let mut see = |condition: &Condition| {
            condition.walk(&mut |part| {
                let Node::Test(leaf) = &part.node else { return };
                let Some(named) = named.get_mut(leaf.test.fact.position()) else { return };
                if rules.facts.at(leaf.test.fact).kind != crate::model::Kind::Date {
                    return;
                }
                match leaf.test.predicate {
                    Predicate::Between(low, high) => named.cuts.extend(low.into_iter().chain(high.map(|high| high.saturating_add(1)))),
                    Predicate::WithinYears(years) => named.windows.push(years),
                    _ => {}
                }
            });
        };
        rules.measures.iter().for_each(|measure| see(&measure.when));
        rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref()).for_each(&mut see);
        rules.constraints.iter().for_each(|constraint| see(&constraint.must));
        for named in &mut named {
            named.cuts.sort_unstable();
            named.cuts.dedup();
            named.windows.sort_unstable();
            named.windows.dedup();
        }
        let stated = rules.documents.iter().flat_map(|document| [document.issued, document.period.0, document.period.1]).flatten();
        let mut days: Vec<i64> = stated.map(Date::days).collect();
        named.iter().for_each(|named| days.extend(turns(named)));
        let last = days.into_iter().max().map_or(Date::from_days(10_957), |day| Date::from_days(day.saturating_add(1)));
        Days { named, last: last.unwrap_or(Date::LAST) }
    }

    /// The days that tell for conditions over these facts, the last first; nothing where they are too many.
    pub(super) fn telling(&self, facts: &[FactIx]) -> Option<Vec<Date>> {
        let mut days = vec![self.last];
        for named in facts.iter().filter_map(|fact| self.named.get(fact.position())).filter(|named| !named.windows.is_empty()) {
            days.extend(turns(named).into_iter().flat_map(|day| [day - 1, day]).filter_map(Date::from_days));
        }
        days.retain(|day| (Date::FIRST..=Date::LAST).contains(day));
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        (days.len() <= MOST).then_some(days)
    }

    /// The telling days of a stretch of time, its ends among them.
    pub(super) fn within(&self, facts: &[FactIx], from: Date, until: Date) -> Option<Vec<Date>> {
        let mut days = self.telling(facts)?;
        days.retain(|day| (from..=until).contains(day));
        days.extend([from, until]);
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        Some(days)
    }
}

/// The days on which something changes: those named, and those on which a window that reaches back so far begins after them. A day more
/// on either side covers what 29 February shifts.
fn turns(named: &Named) -> Vec<i64> {
    let mut days = Vec::new();
    for &cut in &named.cuts {
        days.extend([cut, cut.saturating_add(1)]);
        for &years in &named.windows {
            for before in [cut.saturating_sub(1), cut] {
                if let Some(day) = Date::from_days(before) {
                    let turn = day.plus_years(i32::from(years)).days();
                    days.extend([turn, turn + 1]);
                }
            }
        }
    }
    days
}
