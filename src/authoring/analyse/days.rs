//! The days that tell: what holds on each of them holds on every day.
//!
//! The day counts in two ways: a date after it cannot be answered, and `within_years` is counted from it. Where no fact at hand is
//! compared by `within_years`, a later day only adds possible answers, and beyond the last date that any condition names it adds none
//! that a condition could tell from others: that one day stands for all. Otherwise what is possible changes only where the day, or the
//! beginning of a window, passes a date that a condition names.

use std::collections::BTreeMap;

use crate::model::{Condition, Date, FactIx, Kind, Node, Predicate, Rules, Value};

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

/// The days of some rules.
#[derive(Clone, Debug)]
pub(super) struct Days {
    /// After every date that anything names.
    last: Date,
}

impl Days {
    /// Looks for the last date that any condition or document names.
    pub(super) fn new(rules: &Rules) -> Days {
        let mut named = BTreeMap::new();
        let asked = rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref());
        let musts = rules.constraints.iter().map(|constraint| &constraint.must);
        rules
            .measures
            .iter()
            .map(|measure| &measure.when)
            .chain(asked)
            .chain(musts)
            .for_each(|condition| note(condition, rules, &mut named));
        rules.facts.indices().for_each(|fact| note_else(fact, rules, &mut named));
        let stated = rules.documents.iter().flat_map(|document| [document.issued, document.period.0, document.period.1]).flatten();
        let mut days: Vec<i64> = stated.map(Date::days).collect();
        named.values().for_each(|named| days.extend(turns(named)));
        let last = days.into_iter().max().map_or(Date::from_days(10_957), |day| Date::from_days(day.saturating_add(1)));
        Days { last: last.unwrap_or(Date::LAST) }
    }

    /// The one day that stands for all where no window is at hand.
    pub(super) fn last(&self) -> Date {
        self.last
    }

    /// The days that tell for these conditions, which hang on these facts: the last first; nothing where they are too many.
    pub(super) fn telling(&self, conditions: &[&Condition], facts: &[FactIx], rules: &Rules) -> Option<Vec<Date>> {
        let named = all_named(conditions, facts, rules);
        self.around(named.values().filter(|named| !named.windows.is_empty()))
    }

    /// The days on which anything at all can change for these conditions, and those before; nothing where they are too many.
    pub(super) fn changing(&self, conditions: &[&Condition], facts: &[FactIx], rules: &Rules) -> Option<Vec<Date>> {
        let named = all_named(conditions, facts, rules);
        self.around(named.values())
    }

    fn around<'n>(&self, named: impl Iterator<Item = &'n Named>) -> Option<Vec<Date>> {
        let mut days = vec![self.last];
        for named in named {
            days.extend(turns(named).into_iter().flat_map(|day| [day - 1, day]).filter_map(Date::from_days));
            if days.len() > MOST * 16 {
                return None;
            }
        }
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        (days.len() <= MOST).then_some(days)
    }
}

/// What these conditions name, and the questions about these facts.
fn all_named(conditions: &[&Condition], facts: &[FactIx], rules: &Rules) -> BTreeMap<FactIx, Named> {
    let mut named = BTreeMap::new();
    conditions.iter().for_each(|condition| note(condition, rules, &mut named));
    for &fact in facts {
        rules.facts.at(fact).ask_if.iter().for_each(|ask_if| note(ask_if, rules, &mut named));
        note_else(fact, rules, &mut named);
    }
    for named in named.values_mut() {
        named.cuts.sort_unstable();
        named.cuts.dedup();
        named.windows.sort_unstable();
        named.windows.dedup();
    }
    named
}

/// Notes the dates and windows of a condition, fact by fact.
fn note(condition: &Condition, rules: &Rules, named: &mut BTreeMap<FactIx, Named>) {
    condition.walk(&mut |part| {
        let Node::Test(leaf) = &part.node else { return };
        if rules.facts.at(leaf.test.fact).kind != Kind::Date {
            return;
        }
        let named = named.entry(leaf.test.fact).or_default();
        match leaf.test.predicate {
            Predicate::Between(low, high) => {
                named.cuts.extend(low.into_iter().chain(high.map(|high| high.saturating_add(1))));
            }
            Predicate::WithinYears(years) => named.windows.push(years),
            _ => {}
        }
    });
}

/// Notes the day that a fact counts as where it does not apply.
fn note_else(fact: FactIx, rules: &Rules, named: &mut BTreeMap<FactIx, Named>) {
    if let Some(Value::Date(day)) = rules.facts.at(fact).else_value {
        named.entry(fact).or_default().cuts.extend([day.days(), day.days() + 1]);
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
