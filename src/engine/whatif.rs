//! What would have to be otherwise for a measure to come within reach.
//!
//! A change has one or two steps. A step gives another value to one answered fact that a person could change in time; in a set, a
//! step ticks or unticks one member, or says "none of these". A change reaches a measure if under it, with everything else as
//! answered, the measure may qualify or qualifies, or at least is no longer refused. Only changes are given that need all their
//! steps, and each has been tried on the measure's diagram together with the constraints: one that contradicts another answer is none.
//!
//! Steps that no condition in play can tell apart count as one; so a change stands for all the choices it lists. Bound: at most
//! [`MOST_STEPS`] such classes of steps are combined (single steps are always tried).

use super::diagram::Diagram;
use super::domain::Domain;
use super::outcome::Engine;
use super::scan::Scan;
use super::standing::Eligibility;
use crate::model::{Answer, Answers, Choices, Date, FactIx, Kind, MeasureIx, Node, Predicate, Value, sorted_by};

/// A change that brings a measure within reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// One step or two, in pack order.
    pub steps: Vec<Step>,
    /// What the measure stands at then.
    pub eligibility: Eligibility,
}

/// One thing to be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The fact.
    pub fact: FactIx,
    /// A value of the fact after the whole change; of numbers and days the nearest that does.
    pub value: Value,
    /// For a choice all choices that do. For a set the members of which any one is to be ticked, where they are not yet, and
    /// unticked, where they are (of two steps with the same set and the same members: two of them). Nothing for other kinds.
    pub choices: Choices,
}

impl Change {
    /// The answers after the change.
    pub fn applied(&self, answers: &Answers) -> Answers {
        self.steps.iter().fold(answers.clone(), |all, step| all.with(step.fact, Answer::Given(step.value)))
    }
}

/// How many classes of steps are combined with each other.
const MOST_STEPS: usize = 64;
/// How many years ahead a day is looked for.
const YEARS_AHEAD: i32 = 50;

impl Engine {
    /// The changes that would bring a refused or undetermined measure within reach: one step before two, then what is reached,
    /// then pack order. None for a measure that is within reach already.
    pub fn changes(&self, measure: MeasureIx, answers: &Answers) -> Vec<Change> {
        let Some(diagram) = self.whole(measure, self.as_of()) else { return Vec::new() };
        let mut tries = Tries { engine: self, diagram: &diagram, answers, scan: Scan::default(), from: Eligibility::Undetermined };
        match self.judge_by(&diagram, answers, self.as_of(), &mut tries.scan) {
            Some(from @ (Eligibility::DoesNotQualify | Eligibility::Undetermined)) => tries.from = from,
            _ => return Vec::new(),
        }
        let steps = self.steps(&diagram, answers);
        let mut alone = Vec::new();
        let mut changes = Vec::new();
        for step in &steps {
            let reached = tries.reached(&[*step]);
            alone.push(reached.is_some());
            add(&mut changes, vec![*step], reached);
        }
        for (n, &first) in steps.iter().enumerate().take(MOST_STEPS) {
            for (m, &second) in steps.iter().enumerate().take(MOST_STEPS).skip(n) {
                if alone.get(n) == Some(&true) || alone.get(m) == Some(&true) {
                    continue;
                }
                if let Some(pair) = self.pair(first, second, answers) {
                    let reached = tries.reached(&pair);
                    add(&mut changes, pair.to_vec(), reached);
                }
            }
        }
        sorted_by(changes, |change: &Change| change.steps.len() as u64 * 4 + change.eligibility as u64)
    }

    /// The first later day on which a measure would qualify, or may, if nothing else changes: within fifty years, and only where
    /// the lapse of time alone does it.
    pub fn earliest(&self, measure: MeasureIx, answers: &Answers) -> Option<Date> {
        let now = self.whole(measure, self.as_of())?;
        let mut scan = Scan::default();
        let holds = |standing| matches!(standing, Some(Eligibility::Qualifies | Eligibility::MayQualify));
        if holds(self.judge_by(&now, answers, self.as_of(), &mut scan)) {
            return None;
        }
        // Whether a day lies within so many years turns only on its anniversary. While the day is not told, what matters is on
        // which side of the days that conditions name it can lie; the last day of the one side and the first of the other stand for them.
        let mut days: Vec<Date> = Vec::new();
        // What binds today does not tell what will: with a day in them, constraints that say nothing now may later rule people out.
        let later =
            if self.time_binds() { Date::from_days(self.as_of().days() + 1).and_then(|day| self.whole(measure, day)) } else { None };
        for domain in &later.as_ref().unwrap_or(&now).domains {
            let mut from = Vec::new();
            if let Some(Value::Date(day)) = self.rules().facts.at(domain.fact).else_value {
                from.push(day);
            }
            match answers.value(domain.fact) {
                Some(Value::Date(day)) => from.push(day),
                Some(_) => {}
                None => {
                    for test in domain.tests() {
                        if let Predicate::Between(low, high) = *test {
                            let around = [low, low.map(|low| low.saturating_sub(1)), high, high.map(|high| high.saturating_add(1))];
                            from.extend(around.into_iter().flatten().filter_map(Date::from_days));
                        }
                    }
                }
            }
            for test in domain.tests() {
                if let Predicate::WithinYears(years) = *test {
                    days.extend(from.iter().map(|day| day.plus_years(i32::from(years))));
                }
            }
        }
        let last = self.as_of().plus_years(YEARS_AHEAD).min(Date::LAST);
        days.retain(|&day| self.as_of() < day && day <= last);
        let mut tried = self.as_of();
        for day in sorted_by(days, |day| day.days().unsigned_abs()) {
            if day <= tried {
                continue;
            }
            tried = day;
            let then = self.whole(measure, day)?;
            if holds(self.judge_by(&then, answers, day, &mut scan)) {
                return Some(day);
            }
        }
        None
    }

    /// Whether the lapse of time can change what applies together, and not only what a measure asks.
    fn time_binds(&self) -> bool {
        let constraints = self.rules().constraints.iter().map(|constraint| &constraint.must);
        let mut timed = false;
        for condition in constraints.chain(self.rules().facts.iter().filter_map(|fact| fact.ask_if.as_ref())) {
            condition.walk(&mut |part| {
                if let Node::Test(leaf) = &part.node {
                    timed |= matches!(leaf.test.predicate, Predicate::WithinYears(_));
                }
            });
        }
        timed
    }

    /// All single steps, those that nothing in the diagram tells apart as one.
    fn steps(&self, diagram: &Diagram, answers: &Answers) -> Vec<Step> {
        let mut steps = Vec::new();
        for domain in &diagram.domains {
            let fact = self.rules().facts.at(domain.fact);
            let Some(value) = answers.value(domain.fact).filter(|_| fact.changeable) else { continue };
            match (fact.kind, value) {
                (Kind::Set, Value::Set(set)) => self.toggles(domain, set, &mut steps),
                _ => self.values(domain, value, &mut steps),
            }
        }
        steps
    }

    /// Another value of a fact that is no set.
    fn values(&self, domain: &Domain, value: Value, steps: &mut Vec<Step>) {
        let (rules, fact) = (self.rules(), self.rules().facts.at(domain.fact));
        let mut others = Vec::new();
        let mut numbers = |least: i64, most: i64, value: i64, make: &dyn Fn(i64) -> Option<Value>| {
            // The first of each interval and the last of the one before: the nearest value of every class is among them.
            let mut ends = domain.ends(self.as_of(), least, most);
            ends.extend(ends.clone().into_iter().map(|end| end - 1));
            ends.push(most);
            ends.retain(|end| (least..=most).contains(end));
            others.extend(sorted_by(ends, |end| end.abs_diff(value)).into_iter().filter_map(make));
        };
        match (fact.kind, value) {
            (Kind::Integer { min, max } | Kind::Money { min, max }, Value::Number(n)) => {
                numbers(min, max, n, &|n| Some(Value::Number(n)));
            }
            (Kind::Date, Value::Date(day)) => {
                numbers(Date::FIRST.days(), self.as_of().days(), day.days(), &|n| Date::from_days(n).map(Value::Date));
            }
            (Kind::Flag, Value::Flag(flag)) => others.push(Value::Flag(!flag)),
            (Kind::Choice { .. }, _) => others.extend((0..fact.choices.len()).map(Value::Choice)),
            (Kind::Place, _) => {
                for place in rules.places.finest() {
                    // A finer place than the one answered is an answer, no change.
                    if !matches!(value, Value::Place(area) if rules.places.within(place, area)) {
                        others.push(Value::Place(place));
                    }
                }
                if fact.none().is_some() {
                    others.push(Value::NoPlace);
                }
            }
            _ => {}
        }
        let pattern = |value| domain.pattern(rules, self.as_of(), value);
        let coarse = matches!(value, Value::Place(place) if !rules.places.is_finest(place));
        let begun = steps.len();
        for other in others {
            if other == value || (!coarse && pattern(other) == pattern(value)) {
                continue;
            }
            let choice = if let Value::Choice(choice) = other { Choices::one(choice) } else { Choices::EMPTY };
            match steps.iter_mut().skip(begun).find(|step| pattern(step.value) == pattern(other)) {
                Some(step) => step.choices = Choices(step.choices.0 | choice.0),
                None => steps.push(Step { fact: domain.fact, value: other, choices: choice }),
            }
        }
    }

    /// One member of a set ticked or unticked, or "none of these".
    fn toggles(&self, domain: &Domain, set: Choices, steps: &mut Vec<Step>) {
        let fact = self.rules().facts.at(domain.fact);
        let pattern = |choice| domain.pattern(self.rules(), self.as_of(), Value::Set(Choices::one(choice)));
        let begun = steps.len();
        for choice in 0..fact.choices.len() {
            let none = Some(choice) == fact.none();
            let alike = |step: &&mut Step| {
                let mut known = step.choices.iter();
                let like = |&other: &usize| !none && set.contains(other) == set.contains(choice) && pattern(other) == pattern(choice);
                known.next().is_some_and(|other| like(&other))
            };
            match steps.iter_mut().skip(begun).find(alike) {
                Some(step) => step.choices = step.choices.with(choice),
                None if none && set.contains(choice) => {}
                None => {
                    let value = Value::Set(if none { Choices::one(choice) } else { toggled(set, choice, fact.none()) });
                    steps.push(Step { fact: domain.fact, value, choices: Choices::one(choice) });
                }
            }
        }
    }

    /// Two steps at once, where they can be taken together.
    fn pair(&self, first: Step, second: Step, answers: &Answers) -> Option<[Step; 2]> {
        if first.fact != second.fact {
            return Some([first, second]);
        }
        let none = self.rules().facts.at(first.fact).none();
        let Some(Value::Set(set)) = answers.value(first.fact) else { return None };
        let one = first.choices.iter().next()?;
        let other = second.choices.iter().find(|&choice| choice != one)?;
        if Some(one) == none || Some(other) == none {
            return None;
        }
        let value = Value::Set(toggled(toggled(set, one, none), other, none));
        Some([Step { value, ..first }, Step { value, ..second }])
    }
}

/// The set with a member ticked or unticked; a tick takes `none` away.
fn toggled(set: Choices, choice: usize, none: Option<usize>) -> Choices {
    let set = none.map_or(set, |none| set.without(none));
    if set.contains(choice) { set.without(choice) } else { set.with(choice) }
}

struct Tries<'a> {
    engine: &'a Engine,
    diagram: &'a Diagram,
    answers: &'a Answers,
    scan: Scan,
    from: Eligibility,
}

impl Tries<'_> {
    /// What is reached by these steps, if anything is.
    fn reached(&mut self, steps: &[Step]) -> Option<Eligibility> {
        let mut answers = self.answers.clone();
        for step in steps {
            answers.set(step.fact, Some(Answer::Given(step.value)));
        }
        // The order of the variants: the best stands first.
        self.engine.judge_by(self.diagram, &answers, self.engine.as_of(), &mut self.scan).filter(|&reached| reached < self.from)
    }
}

/// Adds a change, if it reaches anything; to one that differs in the choices of one step only, where there is one.
fn add(changes: &mut Vec<Change>, steps: Vec<Step>, reached: Option<Eligibility>) {
    let Some(eligibility) = reached else { return };
    for change in changes.iter_mut() {
        if change.eligibility != eligibility || change.steps.len() != steps.len() {
            continue;
        }
        let mut differing = None;
        let mut alike = true;
        for (n, (known, step)) in change.steps.iter().zip(&steps).enumerate() {
            let same = known.fact == step.fact && known.choices == step.choices && (!known.choices.is_empty() || known.value == step.value);
            if !same {
                alike = alike && differing.is_none() && known.fact == step.fact && !known.choices.is_empty() && !step.choices.is_empty();
                differing = Some(n);
            }
        }
        let twice = matches!(steps.as_slice(), [one, other] if one.fact == other.fact);
        if let Some(n) = differing.filter(|_| alike && !twice)
            && let (Some(known), Some(step)) = (change.steps.get_mut(n), steps.get(n))
        {
            known.choices = Choices(known.choices.0 | step.choices.0);
            return;
        }
    }
    changes.push(Change { steps, eligibility });
}
