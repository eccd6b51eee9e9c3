//! Few persons who between them exercise every goal of a measure that somebody can exercise.
//!
//! Persons are found on the engine's diagrams: goals are put together as long as somebody exercises them all. Every person is then
//! judged by the plain reading of the rules, and only what that bears out counts. That no person can be left out is guaranteed; that
//! no other choice of persons is smaller is so where their number is the bound from below: goals no two of which one person can exercise.

use std::rc::Rc;

use super::day::telling_day;
use super::goal::{Detail, Goal, detail, exercises, forced, goals, node, whole};
use crate::authoring::person::{Granted, Plain};
use crate::engine::{Assessment, Eligibility, Engine, Left, Person, Set, Space, World};
use crate::model::{Answer, Answers, Choices, Condition, Date, FactIx, Measure, MeasureIx, Rules, Table, Value};

/// The boundary of a measure.
#[derive(Clone, Debug)]
pub struct Boundary {
    /// The measure.
    pub measure: MeasureIx,
    /// The day the persons ask on.
    pub as_of: Date,
    /// What somebody can exercise.
    pub goals: Vec<Goal>,
    /// What nobody can exercise: there the condition never decides alone.
    pub nobody: Vec<Goal>,
    /// The persons.
    pub persons: Vec<BoundaryPerson>,
    /// No fewer persons could exercise all goals.
    pub at_least: usize,
}

/// A person of a measure's boundary.
#[derive(Clone, Debug)]
pub struct BoundaryPerson {
    /// What the person says to every question.
    pub person: Person,
    /// The facts that are asked of the person for this measure, in pack order: all that count.
    pub facts: Vec<FactIx>,
    /// Their answers to these.
    pub answers: Answers,
    /// What comes out for the measure.
    pub assessment: Assessment,
    /// The goals the person exercises, as positions in [`Boundary::goals`].
    pub exercised: Vec<usize>,
}

impl Boundary {
    /// Whether no smaller set of persons would do.
    pub fn is_smallest(&self) -> bool {
        self.persons.len() <= self.at_least
    }
}

/// The boundary of a measure, with what comes out for each person.
///
/// # Errors
/// In words for the officer: where the condition is too entangled, or (a fault of the tool) engine and plain reading disagree.
pub fn boundary(rules: &Rules, measure: MeasureIx) -> Result<Boundary, Problem> {
    let ix = measure;
    let measure = rules.measures.at(ix);
    let as_of = telling_day(rules, measure);
    let mut world = World::new(rules, as_of);
    let mut search = Search { rules, measure, goals: goals(rules, measure, as_of), found: Vec::new(), nobody: Vec::new() };
    let apart = search.together(&mut world).ok_or(Problem::Beyond)?;
    search.singly(&mut world).ok_or(Problem::Beyond)?;
    // Only what somebody exercises needs a person.
    let at_least = apart.iter().filter(|n| !search.nobody.contains(n)).count();
    let (goals, nobody, mut persons) = search.finished();
    drop_needless(&mut persons, goals.len());
    let engine = alone(rules, measure, as_of);
    let persons = persons.into_iter().map(|(person, exercised)| judged(rules, ix, &engine, person, exercised));
    let persons = persons.collect::<Option<Vec<_>>>().ok_or(Problem::Doubted)?;
    Ok(Boundary { measure: ix, as_of, goals, nobody, persons, at_least })
}

/// Why there is no boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The condition is too entangled.
    Beyond,
    /// The engine and the plain reading of the rules disagree: a fault of the tool.
    Doubted,
}

/// A person with the goals they exercise.
type Found = (Person, Vec<usize>);

struct Search<'a> {
    rules: &'a Rules,
    measure: &'a Measure,
    goals: Vec<Goal>,
    found: Vec<Found>,
    nobody: Vec<usize>,
}

impl<'a> Search<'a> {
    /// Looks for persons who exercise many goals at once, but for members of sets: these cut sets into too many classes to be looked at
    /// together. Gives goals no two of which one person can exercise.
    fn together(&mut self, world: &mut World<'a>) -> Option<Vec<usize>> {
        let is_member = |goal: &Goal| matches!(goal.detail, Detail::Member(..));
        let goals = self.goals.clone();
        let mut pieces = Pieces::new(self.rules, self.measure);
        goals.iter().filter(|goal| !is_member(goal)).for_each(|goal| pieces.add(goal));
        let mut space = world.space(&pieces.all(), None)?;
        let mut regions: Vec<(usize, Region)> = Vec::new();
        let mut listed: Vec<(usize, Region)> = Vec::new();
        for (n, goal) in goals.iter().enumerate() {
            // A member of a list is at least one for whom the condition decides as it does for the whole list.
            let plain = if is_member(goal) { Goal { detail: Detail::Plain, ..goal.clone() } } else { goal.clone() };
            let region = region(&mut space, self.rules, self.measure, &plain)?;
            match (space.is_empty(region.anyone)?, is_member(goal)) {
                (true, true) => {}
                (true, false) => self.nobody.push(n),
                (false, true) => listed.push((n, region)),
                (false, false) => regions.push((n, region)),
            }
        }
        while let Some(&(_, Region { best: first, .. })) = regions.iter().find(|(n, _)| !self.is_done(*n)) {
            let mut chosen = first;
            for &(n, Region { best: region, .. }) in &regions {
                if !self.is_done(n) {
                    let both = space.both(chosen, region);
                    if !space.is_empty(both)? {
                        chosen = both;
                    }
                }
            }
            let person = space.person(chosen)?;
            if !self.take(person) {
                return None;
            }
        }
        // Goals no two of which one person can exercise; those that exclude most others first.
        let all: Vec<(usize, Set)> = listed.iter().chain(&regions).map(|&(n, region)| (n, region.anyone)).collect();
        let mut meets = vec![vec![false; all.len()]; all.len()];
        for (a, &(n, region)) in all.iter().enumerate() {
            for (b, &(other, set)) in all.iter().enumerate().skip(a + 1) {
                let of_list = |n: usize| goals.get(n).filter(|goal| is_member(goal)).map(|goal| goal.node);
                let same_list = of_list(n).is_some() && of_list(n) == of_list(other);
                let both = space.both(region, set);
                let met = !same_list && !space.is_empty(both)?;
                for (row, column) in [(a, b), (b, a)] {
                    if let Some(at) = meets.get_mut(row).and_then(|row| row.get_mut(column)) {
                        *at = met;
                    }
                }
            }
        }
        let meeting = |a: usize, b: usize| meets.get(a).and_then(|row| row.get(b)) == Some(&true);
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&a| (0..all.len()).filter(|&b| meeting(a, b)).count());
        let mut apart: Vec<usize> = Vec::new();
        for a in order {
            if !apart.iter().any(|&b| meeting(a, b)) {
                apart.push(a);
            }
        }
        let apart = apart.into_iter().filter_map(|a| all.get(a)).map(|&(n, _)| n);
        Some(apart.collect())
    }

    /// Looks for a person for each goal that is left.
    fn singly(&mut self, world: &mut World<'a>) -> Option<()> {
        for n in 0..self.goals.len() {
            if self.is_done(n) {
                continue;
            }
            let goal = self.goals.get(n)?.clone();
            // Somebody found already, but for what they say to this one question.
            if self.varied(&goal) {
                continue;
            }
            let mut pieces = Pieces::new(self.rules, self.measure);
            pieces.add(&goal);
            let mut space = world.space(&pieces.all(), None)?;
            let Region { best: region, .. } = region(&mut space, self.rules, self.measure, &goal)?;
            if space.is_empty(region)? {
                self.nobody.push(n);
                continue;
            }
            let person = space.person(region)?;
            if !self.take(person) {
                return None;
            }
        }
        Some(())
    }

    /// Tries persons that were found with just the member a goal asks for.
    fn varied(&mut self, goal: &Goal) -> bool {
        let Detail::Member(fact, member, of) = goal.detail else { return false };
        let varied = self.found.iter().find_map(|(person, _)| {
            let mut person = person.clone();
            let said = person.said.get_mut(usize::from(fact.0))?;
            let Value::Set(set) = *said else { return None };
            let kept = Choices(set.0 & !of.0);
            // `none` excludes all others.
            let none = self.rules.facts.at(fact).none();
            let kept = none.map_or(kept, |none| if member == none { Choices::EMPTY } else { kept.without(none) });
            *said = Value::Set(kept.with(member));
            let plain = Plain::new(self.rules, &person);
            (plain.is_possible() && exercises(&plain, self.rules, self.measure, goal)).then_some(person)
        });
        varied.is_some_and(|person| self.take(person))
    }

    fn is_done(&self, n: usize) -> bool {
        self.nobody.contains(&n) || self.found.iter().any(|(_, exercised)| exercised.contains(&n))
    }

    /// Takes a person in; false where the plain reading finds them impossible, or to exercise nothing new.
    fn take(&mut self, person: Person) -> bool {
        let plain = Plain::new(self.rules, &person);
        let does = |goal: &Goal| exercises(&plain, self.rules, self.measure, goal);
        let exercised: Vec<usize> = self.goals.iter().enumerate().filter(|(_, goal)| does(goal)).map(|(n, _)| n).collect();
        let good = plain.is_possible() && exercised.iter().any(|&n| !self.is_done(n));
        self.found.push((person, exercised));
        good
    }

    /// The goals that somebody exercises, those that nobody does, and the persons.
    fn finished(self) -> (Vec<Goal>, Vec<Goal>, Vec<Found>) {
        let kept: Vec<usize> = (0..self.goals.len()).filter(|n| !self.nobody.contains(n)).collect();
        let of = |list: &[usize]| list.iter().filter_map(|&n| self.goals.get(n).cloned()).collect();
        let position = |n: &usize| kept.iter().position(|known| known == n);
        let renumbered = |(person, exercised): &(Person, Vec<usize>)| (person.clone(), exercised.iter().filter_map(position).collect());
        (of(&kept), of(&self.nobody), self.found.iter().map(renumbered).collect())
    }
}

/// The conditions a space must be made of, so that goals can be looked for in it.
struct Pieces<'a> {
    rules: &'a Rules,
    measure: &'a Measure,
    conditions: Vec<Condition>,
}

impl<'a> Pieces<'a> {
    fn new(rules: &'a Rules, measure: &'a Measure) -> Pieces<'a> {
        Pieces { rules, measure, conditions: vec![whole(rules, measure)] }
    }

    fn add(&mut self, goal: &Goal) {
        // The whole condition names every test of the node itself.
        self.conditions.extend(detail(&goal.detail));
        if matches!(goal.detail, Detail::Plain) && goal.node.is_none() {
            self.conditions.extend(node(self.rules, self.measure, goal));
        }
    }

    fn all(&self) -> Vec<&Condition> {
        self.conditions.iter().collect()
    }
}

/// Who exercises a goal.
fn region(space: &mut Space<'_, '_>, rules: &Rules, measure: &Measure, goal: &Goal) -> Option<Region> {
    let [yes, no] = [true, false].map(|holds| {
        let condition = forced(rules, measure, goal.node, holds);
        space.holding(&condition)
    });
    let node = node(rules, measure, goal)?;
    let holding = space.holding(&node);
    let wanted = if goal.holds { Left::Yes } else { Left::No };
    let mut so = space.by_left(holding, holding, &|left, _, _| left == wanted);
    if let Some(detail) = detail(&goal.detail) {
        let besides = space.holding(&detail);
        so = space.both(so, besides);
    }
    let outcome = space.by_left(yes, no, &|yes, no, _| yes != no);
    let anything = space.by_left(yes, no, &|_, _, same| !same);
    let (outcome, anyone) = (space.both(outcome, so), space.both(anything, so));
    // Best the outcome itself is another one; else at least what is left open.
    let best = if space.is_empty(outcome)? { anyone } else { outcome };
    Some(Region { best, anyone })
}

/// Who exercises a goal.
#[derive(Clone, Copy)]
struct Region {
    /// Those to look for.
    best: Set,
    /// All of them.
    anyone: Set,
}

/// Leaves out every person whose goals are all exercised by the others.
fn drop_needless(persons: &mut Vec<Found>, goals: usize) {
    let mut at = 0;
    while at < persons.len() {
        let others = |goal: usize| persons.iter().enumerate().any(|(n, (_, exercised))| n != at && exercised.contains(&goal));
        if (0..goals).all(others) {
            persons.remove(at);
        } else {
            at += 1;
        }
    }
}

/// The engine for one measure alone.
fn alone(rules: &Rules, measure: &Measure, as_of: Date) -> Engine {
    let measure = Measure { recognised_first_by: Vec::new(), ..measure.clone() };
    Engine::new(Rc::new(Rules { measures: Table::new(vec![measure]), ..rules.clone() }), as_of)
}

/// What comes out for a person; nothing where engine and plain reading disagree.
fn judged(rules: &Rules, ix: MeasureIx, engine: &Engine, person: Person, exercised: Vec<usize>) -> Option<BoundaryPerson> {
    let measure = rules.measures.at(ix);
    let facts = asked(rules, measure, &person);
    let plain = Plain::new(rules, &person);
    let mut answers = Answers::default();
    for &fact in &facts {
        answers.set(fact, plain.value(fact).map(Answer::Given));
    }
    let (admitted, aside) = engine.admit(&answers);
    let mut assessment = engine.assess(MeasureIx(0), &admitted);
    // It was assessed alone; in its rules it stands elsewhere.
    assessment.measure = ix;
    let expected = match plain.granted(measure) {
        Granted::No => Eligibility::DoesNotQualify,
        Granted::Open => Eligibility::MayQualify,
        Granted::Yes => Eligibility::Qualifies,
    };
    (aside.is_empty() && assessment.eligibility == expected).then_some(BoundaryPerson { person, facts, answers, assessment, exercised })
}

/// The facts a measure asks of a person, with those they hang on and the kind of applicant; only what applies.
pub(super) fn asked(rules: &Rules, measure: &Measure, person: &Person) -> Vec<FactIx> {
    let mut facts = measure.when.facts();
    facts.push(rules.audience_fact);
    let mut at = 0;
    while let Some(&fact) = facts.get(at) {
        let above: Vec<FactIx> = rules.facts.at(fact).ask_if.iter().flat_map(|ask_if| ask_if.facts()).collect();
        facts.extend(above.into_iter().filter(|other| !facts.contains(other)).collect::<Vec<_>>());
        at += 1;
    }
    facts.sort_unstable();
    facts.dedup();
    let plain = Plain::new(rules, person);
    facts.retain(|&fact| plain.applies(fact));
    facts
}
