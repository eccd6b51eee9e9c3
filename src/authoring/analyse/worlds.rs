//! Questions about everybody on every day, and examples that stand the test.
//!
//! A [`Scope`] holds one space of the engine for each telling day. What it says of nobody or of everybody holds on all of them; an
//! example is from the latest day that has one, and is judged by the plain reading of the rules before anyone sees it.

use super::days::Days;
use super::tree::all;
use crate::authoring::person::{Granted, Plain};
use crate::engine::{Person, Space, World};
use crate::model::{Condition, Date, FactIx, Rules, Table};

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unanswered {
    /// It is beyond the bounds of diagrams or days.
    Beyond,
    /// The example that was found does not stand the test.
    AgainstItself,
}

/// An answer, if there is one.
pub(super) type Asked<T> = Result<T, Unanswered>;

/// So many worlds are kept from one question to the next.
const MOST_KEPT: usize = 600;

/// The rules on the telling days, each world made when it is first needed.
#[derive(Debug)]
pub(super) struct Worlds<'a> {
    rules: &'a Rules,
    days: &'a Days,
    /// The facts of all constraints, with what they hang on.
    constrained: Vec<FactIx>,
    worlds: Vec<World<'a>>,
    /// Made without constraints: only questions under none can be asked.
    free: bool,
}

impl<'a> Worlds<'a> {
    pub(super) fn new(rules: &'a Rules, days: &'a Days) -> Worlds<'a> {
        let mut worlds = Worlds { rules, days, constrained: Vec::new(), worlds: Vec::new(), free: false };
        worlds.constrained = worlds.closed(rules.constraints.iter().flat_map(|constraint| constraint.must.facts()).collect());
        worlds
    }

    /// As [`Worlds::new`], for questions under no constraint.
    pub(super) fn free(rules: &'a Rules, days: &'a Days) -> Worlds<'a> {
        Worlds { rules, days, constrained: Vec::new(), worlds: Vec::new(), free: true }
    }

    pub(super) fn rules(&self) -> &'a Rules {
        self.rules
    }

    pub(super) fn days(&self) -> &'a Days {
        self.days
    }

    /// These facts with all that they hang on.
    pub(super) fn closed(&self, mut waiting: Vec<FactIx>) -> Vec<FactIx> {
        let mut facts = Vec::new();
        while let Some(fact) = waiting.pop() {
            if !facts.contains(&fact) {
                facts.push(fact);
                waiting.extend(self.rules.facts.at(fact).ask_if.iter().flat_map(Condition::facts));
            }
        }
        facts
    }

    /// The days that tell for these conditions, with all that can bear on them.
    fn telling(&self, conditions: &[&Condition]) -> Asked<Vec<Date>> {
        let mut facts = self.closed(conditions.iter().flat_map(|condition| condition.facts()).collect());
        facts.extend(&self.constrained);
        self.days.telling(conditions, &facts, self.rules).ok_or(Unanswered::Beyond)
    }

    /// Everybody on every day, as these conditions tell people apart, under all constraints.
    pub(super) fn scope<'w>(&'w mut self, conditions: &[&Condition]) -> Asked<Scope<'w, 'a>> {
        let days = self.telling(conditions)?;
        self.on(conditions, days, Under::All)
    }

    /// As [`Worlds::scope`], on the days of a stretch of time.
    pub(super) fn scope_within<'w>(&'w mut self, conditions: &[&Condition], from: Date, until: Date) -> Asked<Scope<'w, 'a>> {
        let mut days = self.telling(conditions)?;
        days.retain(|day| (from..=until).contains(day));
        days.extend([from, until]);
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        self.on(conditions, days, Under::All)
    }

    /// As [`Worlds::scope`], under all constraints but one.
    pub(super) fn scope_without<'w>(&'w mut self, conditions: &[&Condition], without: usize) -> Asked<Scope<'w, 'a>> {
        let days = self.telling(conditions)?;
        self.on(conditions, days, Under::AllBut(without))
    }

    /// As [`Worlds::scope`], under no constraint.
    pub(super) fn scope_free<'w>(&'w mut self, conditions: &[&Condition]) -> Asked<Scope<'w, 'a>> {
        let days = self.telling(conditions)?;
        self.on(conditions, days, Under::None)
    }

    fn on<'w>(&'w mut self, conditions: &[&Condition], days: Vec<Date>, under: Under) -> Asked<Scope<'w, 'a>> {
        if self.worlds.len() > MOST_KEPT {
            let last = self.days.last();
            self.worlds.retain(|world| world.as_of() == last);
        }
        for &day in &days {
            if !self.worlds.iter().any(|world| world.as_of() == day) {
                self.worlds.push(if self.free { World::free(self.rules, day) } else { World::new(self.rules, day) });
                self.worlds.sort_by_key(|world| std::cmp::Reverse(world.as_of()));
            }
        }
        let rules = self.rules;
        let mut spaces = Vec::with_capacity(days.len());
        for world in self.worlds.iter_mut().filter(|world| days.contains(&world.as_of())) {
            let space = match under {
                Under::All => world.space(conditions, None),
                Under::AllBut(without) => world.space(conditions, Some(without)),
                Under::None => world.space_free(conditions),
            };
            spaces.push(space.ok_or(Unanswered::Beyond)?);
        }
        Ok(Scope { rules, spaces })
    }
}

/// The constraints that are taken for granted.
#[derive(Clone, Copy, Debug)]
enum Under {
    All,
    AllBut(usize),
    None,
}

/// Everybody on every telling day.
#[derive(Debug)]
pub(super) struct Scope<'w, 'a> {
    rules: &'a Rules,
    spaces: Vec<Space<'w, 'a>>,
}

impl Scope<'_, '_> {
    /// Whether nobody meets the condition on any day.
    pub(super) fn nobody(&mut self, condition: &Condition) -> Asked<bool> {
        for space in &mut self.spaces {
            let set = space.holding(condition);
            if !space.is_empty(set).ok_or(Unanswered::Beyond)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether two conditions are the same for everybody on every day, however open points turn out.
    pub(super) fn same(&mut self, a: &Condition, b: &Condition) -> Asked<bool> {
        for space in &mut self.spaces {
            let (a, b) = (space.holding(a), space.holding(b));
            if !space.are_same(a, b).ok_or(Unanswered::Beyond)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether whoever meets the first meets the second, however open points turn out.
    pub(super) fn implies(&mut self, a: &Condition, b: &Condition) -> Asked<bool> {
        let both = all([a.clone(), b.clone()]);
        self.same(a, &both)
    }

    /// Somebody who meets the condition, if anybody does; judged plainly.
    pub(super) fn person(&mut self, condition: &Condition) -> Asked<Option<Person>> {
        for space in &mut self.spaces {
            let set = space.holding(condition);
            if space.is_empty(set).ok_or(Unanswered::Beyond)? {
                continue;
            }
            let person = space.person(set).ok_or(Unanswered::AgainstItself)?;
            let plain = Plain::new(self.rules, &person);
            let stands = plain.is_possible() && plain.condition(condition) != Granted::No;
            return if stands { Ok(Some(person)) } else { Err(Unanswered::AgainstItself) };
        }
        Ok(None)
    }
}

/// The rules without documents and measures: all that worlds need.
pub(super) fn bare(rules: &Rules) -> Rules {
    Rules { documents: Table::new(Vec::new()), measures: Table::new(Vec::new()), ..rules.clone() }
}
