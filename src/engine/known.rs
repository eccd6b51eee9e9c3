//! What answers say of the cuts of their facts.

use std::rc::Rc;

use super::domain::{Class, Domain, OPEN, SEVERAL};
use crate::model::{Answer, Choices, Date, Fact, Kind, PlaceIx, Predicate, Rules, Value, sorted_by};

/// What answers say of domains, by their keys.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The class of each, [`OPEN`] or [`SEVERAL`].
    classes: Vec<Class>,
    /// Keys of those that may be in several classes, with each of these.
    pub(super) several: Vec<(u32, Class)>,
    areas: Areas,
}

impl Known {
    /// Of so many domains nothing is known yet.
    pub(super) fn with_room(domains: usize) -> Known {
        Known { classes: vec![OPEN; domains], ..Known::default() }
    }

    /// Begins anew: of each domain that is asked for, it will be told what the answers say.
    pub(super) fn begin(&mut self) {
        self.several.clear();
    }

    /// Notes which classes the answer to its fact leaves a domain.
    pub(super) fn tell(&mut self, domain: &Domain, rules: &Rules, as_of: Date, answer: Option<Answer>) {
        let class = match answer {
            Some(Answer::Given(Value::Place(place))) => {
                let before = self.several.len();
                for &place in self.areas.inside(rules, place) {
                    let class = (domain.key, domain.class(rules, as_of, Value::Place(place)));
                    if class.1 != OPEN && !self.several.contains(&class) {
                        self.several.push(class);
                    }
                }
                match self.several.len() - before {
                    0 => OPEN,
                    1 => self.several.pop().map_or(OPEN, |(_, class)| class),
                    _ => SEVERAL,
                }
            }
            Some(Answer::Given(value)) => domain.class(rules, as_of, value),
            Some(Answer::Unsure) | None => OPEN,
        };
        let at = domain.key as usize;
        if self.classes.len() <= at {
            self.classes.resize(at + 1, OPEN);
        }
        self.set(domain.key, class);
    }

    /// Notes what an answer says of all cuts of its fact, of which nothing was known.
    pub(super) fn tell_all(&mut self, cuts: &Cuts, rules: &Rules, as_of: Date, answer: Answer) {
        let Answer::Given(value) = answer else { return };
        if let Some(number) = number(value).filter(|&number| cuts.numbers.0 <= number && number <= cuts.numbers.1) {
            for &(from, key, class) in &cuts.by_number {
                if number < from {
                    break;
                }
                self.set(key, class);
            }
            return;
        }
        let mut ready = 0;
        if let Value::Set(choices) = value {
            for &(of, key, without, with) in &cuts.by_set {
                self.set(key, if of.meets(choices) { with } else { without });
            }
            ready = cuts.by_set.len();
        }
        if ready < cuts.domains.len() {
            cuts.domains.iter().for_each(|domain| self.tell(domain, rules, as_of, Some(answer)));
        }
    }

    #[inline(always)]
    fn set(&mut self, key: u32, class: Class) {
        if let Some(at) = self.classes.get_mut(key as usize) {
            *at = class;
        }
    }

    /// The class that a domain is in, [`OPEN`] or [`SEVERAL`].
    #[inline(always)]
    pub(super) fn class(&self, key: u32) -> Class {
        self.classes.get(key as usize).copied().unwrap_or(OPEN)
    }

    /// The classes that a domain of so many may be in.
    pub(super) fn possible(&self, key: u32, width: usize) -> Vec<Class> {
        match self.class(key) {
            SEVERAL => self.several.iter().filter(|&&(of, _)| of == key).map(|&(_, class)| class).collect(),
            OPEN => (0..width as Class).collect(),
            class => vec![class],
        }
    }
}

/// The finest places inside an area, remembered from one diagram to the next: few areas are answered, and many diagrams ask.
#[derive(Clone, Debug, Default)]
struct Areas {
    known: Vec<(PlaceIx, Vec<PlaceIx>)>,
}

impl Areas {
    fn inside(&mut self, rules: &Rules, area: PlaceIx) -> &[PlaceIx] {
        let at = self.known.iter().position(|(known, _)| *known == area).unwrap_or_else(|| {
            let finest = rules.places.finest();
            self.known.push((area, finest.into_iter().filter(|&place| rules.places.within(place, area)).collect()));
            self.known.len() - 1
        });
        self.known.get(at).map_or(&[], |(_, inside)| inside)
    }
}

/// All cuts of one fact, so that what an answer says of all of them can be read off. A flag reads as the number 0 or 1, a choice as its
/// position, a day as its number.
#[derive(Clone, Debug)]
pub(super) struct Cuts {
    domains: Vec<Rc<Domain>>,
    /// From which number on a domain, by its key, is in which class; rising.
    by_number: Vec<(i64, u32, Class)>,
    /// The least and the greatest number there can be.
    numbers: (i64, i64),
    /// For each domain that makes one test on a set: what it looks for, its key, and the classes where that is not in the set and where
    /// some of it is.
    by_set: Vec<(Choices, u32, Class, Class)>,
}

impl Cuts {
    /// All cuts of this fact.
    pub(super) fn new(rules: &Rules, as_of: Date, fact: &Fact, domains: Vec<Rc<Domain>>) -> Cuts {
        let (first, last) = match fact.kind {
            Kind::Flag => (0, 1),
            Kind::Choice { .. } => (0, fact.choices.len() as i64 - 1),
            Kind::Integer { min, max } | Kind::Money { min, max } => (min, max),
            Kind::Date => (Date::FIRST.days(), as_of.days()),
            Kind::Set | Kind::Place => (0, -1),
        };
        let (mut by_number, mut by_set) = (Vec::new(), Vec::new());
        for domain in &domains {
            if let (Kind::Set, &[Predicate::OneOf(of)]) = (fact.kind, domain.tests()) {
                by_set.push((of, domain.key, domain.with_pattern(0), domain.with_pattern(1)));
            }
            let mut note = |from: i64| {
                let class = value(fact.kind, from).map_or(OPEN, |value| domain.class(rules, as_of, value));
                by_number.push((from, domain.key, class));
            };
            match fact.kind {
                Kind::Flag | Kind::Choice { .. } => (first..last + 1).for_each(note),
                Kind::Integer { .. } | Kind::Money { .. } | Kind::Date => domain.ends(as_of, first, last).into_iter().for_each(&mut note),
                Kind::Set | Kind::Place => {}
            }
        }
        let by_number = sorted_by(by_number, |&(end, ..)| end.abs_diff(i64::MIN));
        Cuts { domains, by_number, numbers: (first, last), by_set }
    }

    /// How many they are.
    pub(super) fn len(&self) -> usize {
        self.domains.len()
    }
}

/// The number as which a value reads.
fn number(value: Value) -> Option<i64> {
    match value {
        Value::Flag(flag) => Some(i64::from(flag)),
        Value::Choice(choice) => Some(choice as i64),
        Value::Number(number) => Some(number),
        Value::Date(day) => Some(day.days()),
        _ => None,
    }
}

/// The value of such a fact that reads as this number.
fn value(kind: Kind, number: i64) -> Option<Value> {
    match kind {
        Kind::Flag => Some(Value::Flag(number == 1)),
        Kind::Choice { .. } => Some(Value::Choice(number as usize)),
        Kind::Date => Date::from_days(number).map(Value::Date),
        _ => Some(Value::Number(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FactIx, Places, Table};

    /// What is read off of all cuts at once is what each of them says by itself.
    fn check(kind: Kind, tests: &[&[Predicate]], values: impl Iterator<Item = Value>) {
        let choices: Vec<String> = (0..5).map(|n| format!("c{n}")).collect();
        let (id, ask_if, else_value) = (String::new(), None, None);
        let fact = Fact { id, kind, topic: 0, choices, ask_if, else_value, changeable: false, sensitive: false };
        let rules = Rules {
            places: Places { table: Table::default() },
            facts: Table::new(vec![fact.clone()]),
            audience_fact: FactIx(0),
            constraints: vec![],
            documents: Table::default(),
            measures: Table::default(),
            granted: vec![],
        };
        let today = Date::parse("2021-03-01").unwrap();
        let domain = |(key, tests): (usize, &&[Predicate])| Domain::new(&rules, today, FactIx(0), tests.to_vec(), key as u32).map(Rc::new);
        let domains: Vec<Rc<Domain>> = tests.iter().enumerate().filter_map(domain).collect();
        let cuts = Cuts::new(&rules, today, &fact, domains.clone());
        assert_eq!(cuts.len(), tests.len());
        for value in values {
            let (mut all, mut each) = (Known::with_room(cuts.len()), Known::with_room(cuts.len()));
            all.tell_all(&cuts, &rules, today, Answer::Given(value));
            domains.iter().for_each(|domain| each.tell(domain, &rules, today, Some(Answer::Given(value))));
            assert_eq!(all.classes, each.classes, "{value:?}");
        }
    }

    #[test]
    fn all_cuts_at_once_say_what_each_says() {
        let between = |low, high| Predicate::Between(low, high);
        let numbers: &[&[Predicate]] = &[
            &[between(Some(3), None)],
            &[between(None, Some(6)), between(Some(3), None)],
            &[between(Some(5), Some(7)), between(Some(3), None), between(None, Some(6))],
        ];
        check(Kind::Integer { min: 0, max: 9 }, numbers, (-3..13).map(Value::Number));
        let days = |n: i64| Date::from_days(Date::parse("2021-03-01").unwrap().days() + n).map(Value::Date);
        let within: &[&[Predicate]] = &[&[Predicate::WithinYears(1)], &[Predicate::WithinYears(2), Predicate::WithinYears(1)]];
        check(Kind::Date, within, (-1_200..5).filter_map(days));
        let of = |bits: u128| Predicate::OneOf(Choices(bits));
        let choices: &[&[Predicate]] = &[&[of(0b10)], &[of(0b10100), of(0b110)], &[of(0b11)]];
        check(Kind::Choice { ordered: true }, choices, (0..7).map(Value::Choice));
        check(Kind::Set, choices, (0..32).map(|bits| Value::Set(Choices(bits))));
        check(Kind::Flag, &[&[of(0b10)], &[of(0b01)]], [false, true].into_iter().map(Value::Flag));
    }
}
