//! Classes of a fact: the values that the tests of one diagram cannot tell apart count as one.
//!
//! Every fact is finite once cut this way: a number into the intervals between the cut points, a set into the patterns
//! of tests its members can satisfy, a place into the groups of finest places that the same areas hold.

use crate::model::{Choices, Date, Fact, FactIx, Kind, Predicate, Rules, Value};

/// How many tests of one fact, and how many classes, a diagram can hold.
const MAX_TESTS: usize = 64;
const MAX_CLASSES: usize = 4_096;

/// What people are expected to say where nothing is known of them: "no" rather than "yes". Of a set, that nothing asked for is in it
/// counts double; choices, places, and the intervals of numbers and days are equally likely. Only the order of questions hangs on this.
const NO_TO_YES: (u32, u32) = (3, 2);

/// A class of a fact, by position.
pub(super) type Class = u32;
/// Stands for a class where the answer leaves every class possible. Added to a position it leads beyond every list.
pub(super) const OPEN: Class = 1 << 31;
/// Stands for a class where the answer leaves some classes possible.
pub(super) const SEVERAL: Class = OPEN + 1;

/// A fact with the tests a diagram makes on it, and the classes they cut it into.
#[derive(Clone, Debug)]
pub(super) struct Domain {
    /// The fact.
    pub(super) fact: FactIx,
    /// Its position among all domains of those who made it; equal cuts of a fact are one domain, which many diagrams share.
    pub(super) key: u32,
    /// The class of each choice, where an answer is one choice; "no" and "yes" are the choices of a flag.
    by_choice: Vec<Class>,
    /// The tests; bit n of a class says whether test n holds in it.
    tests: Vec<Predicate>,
    /// The classes that some value can take, and how often each is to be expected beside the others.
    classes: Vec<(u64, u32)>,
}

impl Domain {
    /// Cuts the fact by these tests; nothing where there would be more classes than a diagram can hold.
    pub(super) fn new(rules: &Rules, as_of: Date, fact: FactIx, tests: Vec<Predicate>, key: u32) -> Option<Domain> {
        if tests.len() > MAX_TESTS {
            return None;
        }
        let mut domain = Domain { fact, key, by_choice: Vec::new(), tests, classes: Vec::new() };
        let known = rules.facts.at(fact);
        match known.kind {
            Kind::Flag => {
                domain.admit_choice(rules, as_of, Value::Flag(false), NO_TO_YES.0);
                domain.admit_choice(rules, as_of, Value::Flag(true), NO_TO_YES.1);
            }
            Kind::Choice { .. } => (0..known.choices.len()).for_each(|choice| domain.admit_choice(rules, as_of, Value::Choice(choice), 1)),
            Kind::Set => domain.admit_sets(known)?,
            Kind::Place => {
                for place in rules.places.finest() {
                    domain.admit(rules, as_of, Value::Place(place), 1);
                }
                if known.none().is_some() || domain.classes.is_empty() {
                    domain.admit(rules, as_of, Value::NoPlace, 1);
                }
            }
            Kind::Integer { min, max } | Kind::Money { min, max } => {
                domain.ends(as_of, min, max).into_iter().for_each(|n| domain.admit(rules, as_of, Value::Number(n), 1));
            }
            Kind::Date => {
                let ends = domain.ends(as_of, Date::FIRST.days(), as_of.days());
                ends.into_iter().filter_map(Date::from_days).for_each(|day| domain.admit(rules, as_of, Value::Date(day), 1));
            }
        }
        Some(domain)
    }

    /// How many classes there are.
    pub(super) fn width(&self) -> usize {
        self.classes.len()
    }

    /// The classes in which this test holds, class by class; the test must be one of the domain's.
    pub(super) fn holding<'a>(&'a self, predicate: &Predicate) -> impl Iterator<Item = bool> + use<'a> {
        let bit = self.tests.iter().position(|test| test == predicate).unwrap_or_default();
        self.classes.iter().map(move |(class, _)| class >> bit & 1 == 1)
    }

    /// How often a class is to be expected, beside the others.
    pub(super) fn likely(&self, class: Class) -> u32 {
        self.classes.get(class as usize).map_or(0, |&(_, likely)| likely)
    }

    /// The tests that cut it.
    pub(super) fn tests(&self) -> &[Predicate] {
        &self.tests
    }

    /// The class of a settled value; [`OPEN`] where it is none that the fact can take.
    pub(super) fn class(&self, rules: &Rules, as_of: Date, value: Value) -> Class {
        let choice = match value {
            Value::Flag(flag) => usize::from(flag),
            Value::Choice(choice) => choice,
            Value::Set(choices) => return self.of_set(choices),
            _ => return self.with_pattern(self.pattern(rules, as_of, value)),
        };
        self.by_choice.get(choice).copied().unwrap_or(OPEN)
    }

    fn of_set(&self, choices: Choices) -> Class {
        let mut bits = 0;
        for test in self.tests.iter().rev() {
            bits = bits << 1 | u64::from(matches!(test, Predicate::OneOf(of) if of.meets(choices)));
        }
        self.with_pattern(bits)
    }

    /// The class in which just these tests hold; [`OPEN`] where there is none.
    pub(super) fn with_pattern(&self, pattern: u64) -> Class {
        for (at, &(class, _)) in self.classes.iter().enumerate() {
            if class == pattern {
                return at as Class;
            }
        }
        OPEN
    }

    /// Which tests hold for a settled value: equal patterns are one class.
    pub(super) fn pattern(&self, rules: &Rules, as_of: Date, value: Value) -> u64 {
        let mut bits = 0;
        for test in self.tests.iter().rev() {
            bits = bits << 1 | u64::from(holds(rules, as_of, test, value));
        }
        bits
    }

    /// Which tests hold in a class.
    #[cfg(feature = "authoring")]
    pub(super) fn class_at(&self, class: usize) -> Option<u64> {
        self.classes.get(class).map(|&(class, _)| class)
    }

    /// Which tests one member of a set satisfies.
    pub(super) fn satisfied_by(&self, choice: usize) -> u64 {
        let bits = self.tests.iter().enumerate();
        bits.fold(0u64, |bits, (n, test)| bits | u64::from(matches!(test, Predicate::OneOf(of) if of.contains(choice))) << n)
    }

    fn admit_choice(&mut self, rules: &Rules, as_of: Date, value: Value, likely: u32) {
        self.admit(rules, as_of, value, likely);
        self.by_choice.push(self.with_pattern(self.pattern(rules, as_of, value)));
    }

    fn admit(&mut self, rules: &Rules, as_of: Date, value: Value, likely: u32) {
        let pattern = self.pattern(rules, as_of, value);
        match self.classes.iter_mut().find(|(class, _)| *class == pattern) {
            Some((_, sum)) => *sum += likely,
            None => self.classes.push((pattern, likely)),
        }
    }

    /// The patterns of all sets: what each member satisfies, joined in every way; `none` stands alone.
    fn admit_sets(&mut self, fact: &Fact) -> Option<()> {
        let satisfied = |choice: usize| self.satisfied_by(choice);
        let mut classes = vec![0];
        for member in fact.real_choices().iter().map(satisfied) {
            if classes.contains(&member) {
                // What it satisfies is joined already, alone or from others.
                continue;
            }
            for n in 0..classes.len() {
                let joined = classes.get(n).copied().unwrap_or_default() | member;
                if !classes.contains(&joined) {
                    classes.push(joined);
                }
            }
            if classes.len() > MAX_CLASSES {
                return None;
            }
        }
        if let Some(alone) = fact.none().map(satisfied)
            && !classes.contains(&alone)
        {
            classes.push(alone);
        }
        self.classes = classes.into_iter().map(|class| (class, if class == 0 { 2 } else { 1 })).collect();
        Some(())
    }

    /// One number of each interval between the cut points.
    pub(super) fn ends(&self, as_of: Date, min: i64, max: i64) -> Vec<i64> {
        let mut ends = vec![min];
        for test in &self.tests {
            match *test {
                Predicate::Between(low, high) => ends.extend([low, high.map(|high| high.saturating_add(1))].into_iter().flatten()),
                Predicate::WithinYears(years) => ends.push(as_of.window_start(i32::from(years)).days()),
                _ => {}
            }
        }
        ends.retain(|end| (min..=max.max(min)).contains(end));
        ends
    }
}

/// Whether a test holds for a settled value (a place must be a finest one).
pub(super) fn holds(rules: &Rules, as_of: Date, predicate: &Predicate, value: Value) -> bool {
    match (predicate, value) {
        (Predicate::OneOf(of), Value::Flag(flag)) => of.contains(usize::from(flag)),
        (Predicate::OneOf(of), Value::Choice(choice)) => of.contains(choice),
        (Predicate::OneOf(of), Value::Set(choices)) => of.meets(choices),
        (Predicate::Within(areas), Value::Place(place)) => areas.iter().any(|&area| rules.places.within(place, area)),
        (Predicate::SomePlace, Value::Place(_)) => true,
        (Predicate::Between(low, high), Value::Number(n)) => between(*low, *high, n),
        (Predicate::Between(low, high), Value::Date(date)) => between(*low, *high, date.days()),
        (Predicate::WithinYears(years), Value::Date(date)) => date <= as_of && as_of < date.plus_years(i32::from(*years)),
        _ => false,
    }
}

fn between(low: Option<i64>, high: Option<i64>, n: i64) -> bool {
    low.is_none_or(|low| low <= n) && high.is_none_or(|high| n <= high)
}
