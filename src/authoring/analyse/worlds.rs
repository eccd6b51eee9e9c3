//! Questions about everybody on every day, and examples that stand the test.
//!
//! A [`Scope`] holds one space of the engine for each telling day. What it says of nobody or of everybody holds on all of them; an
//! example is from the latest day that has one, and is judged by the plain reading of the rules before anyone sees it.

use super::apart::{Components, closed};
use super::days::Days;
use super::likes::{WAYS, likes};
use super::tree::all;
use crate::authoring::person::{Granted, Plain};
use crate::engine::{Person, Set, Space, World};
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
    components: Components,
    worlds: Vec<World<'a>>,
    /// Made without constraints: only questions under none can be asked.
    free: bool,
}

impl<'a> Worlds<'a> {
    pub(super) fn new(rules: &'a Rules, days: &'a Days) -> Worlds<'a> {
        Worlds { rules, days, components: Components::new(rules, days), worlds: Vec::new(), free: false }
    }

    /// As [`Worlds::new`], for questions under no constraint.
    pub(super) fn free(rules: &'a Rules, days: &'a Days) -> Worlds<'a> {
        Worlds { rules, days, components: Components::default(), worlds: Vec::new(), free: true }
    }

    pub(super) fn rules(&self) -> &'a Rules {
        self.rules
    }

    pub(super) fn days(&self) -> &'a Days {
        self.days
    }

    /// These facts with all that they hang on.
    pub(super) fn closed(&self, facts: Vec<FactIx>) -> Vec<FactIx> {
        closed(self.rules, facts)
    }

    /// The days that tell for these conditions, with all that bears on them.
    fn telling(&self, conditions: &[&Condition], under: Under) -> Asked<Vec<Date>> {
        let rules = self.rules;
        let own = || conditions.iter().flat_map(|condition| condition.facts());
        let mut facts = closed(rules, own().collect());
        let mut named: Vec<&Condition> = conditions.to_vec();
        if !matches!(under, Under::None) {
            let heeded = self.components.heeded(&facts);
            named.extend(heeded.iter().filter_map(|&n| rules.constraints.get(n)).map(|constraint| &constraint.must));
            facts = closed(rules, named.iter().flat_map(|condition| condition.facts()).collect());
        }
        self.days.telling(&named, &facts, rules).ok_or(Unanswered::Beyond)
    }

    /// Everybody on every day, as these conditions tell people apart, under all constraints.
    pub(super) fn scope<'w>(&'w mut self, conditions: &[&Condition]) -> Asked<Scope<'w, 'a>> {
        let days = self.telling(conditions, Under::All)?;
        self.on(conditions, days, Under::All)
    }

    /// As [`Worlds::scope`], on the days of a stretch of time.
    pub(super) fn scope_within<'w>(&'w mut self, conditions: &[&Condition], from: Date, until: Date) -> Asked<Scope<'w, 'a>> {
        let mut days = self.telling(conditions, Under::All)?;
        days.retain(|day| (from..=until).contains(day));
        days.extend([from, until]);
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        self.on(conditions, days, Under::All)
    }

    /// As [`Worlds::scope`], under all constraints but one.
    pub(super) fn scope_without<'w>(&'w mut self, conditions: &[&Condition], without: usize) -> Asked<Scope<'w, 'a>> {
        let days = self.telling(conditions, Under::AllBut(without))?;
        self.on(conditions, days, Under::AllBut(without))
    }

    /// As [`Worlds::scope`], under no constraint.
    pub(super) fn scope_free<'w>(&'w mut self, conditions: &[&Condition]) -> Asked<Scope<'w, 'a>> {
        let days = self.telling(conditions, Under::None)?;
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
    /// How many days are looked at.
    pub(super) fn days(&self) -> usize {
        self.spaces.len()
    }

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
            return if stands(self.rules, &person, condition) { Ok(Some(person)) } else { Err(Unanswered::AgainstItself) };
        }
        Ok(None)
    }

    /// Persons as unlike each other as can be who meet the condition, the plainest first; none where nobody does. All are judged plainly.
    pub(super) fn persons(&mut self, condition: &Condition) -> Asked<Vec<Person>> {
        let Some(plainest) = self.person(condition)? else { return Ok(Vec::new()) };
        let mut persons = vec![plainest];
        let mut met: Vec<(&mut Space<'_, '_>, Set)> = Vec::new();
        for space in &mut self.spaces {
            let set = space.holding(condition);
            if !space.is_empty(set).ok_or(Unanswered::Beyond)? {
                met.push((space, set));
            }
        }
        for way in 0..WAYS {
            // On different days, too.
            let at = way as usize % met.len().max(1);
            let Some((space, set)) = met.get_mut(at) else { break };
            let like = likes(self.rules, space.as_of(), way);
            let person = space.person_like(*set, like).ok_or(Unanswered::AgainstItself)?;
            if !stands(self.rules, &person, condition) {
                return Err(Unanswered::AgainstItself);
            }
            persons.push(person);
        }
        Ok(persons)
    }
}

/// Whether the plain reading bears out that somebody is possible and meets a condition.
fn stands(rules: &Rules, person: &Person, condition: &Condition) -> bool {
    let plain = Plain::new(rules, person);
    plain.is_possible() && plain.condition(condition) != Granted::No
}

/// The rules without documents and measures: all that worlds need.
pub(super) fn bare(rules: &Rules) -> Rules {
    Rules { documents: Table::new(Vec::new()), measures: Table::new(Vec::new()), ..rules.clone() }
}
