//! What answers say of the cuts of their facts.

use std::ops::RangeInclusive;
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
        match answer {
            Answer::Given(Value::Flag(flag)) => self.choose(cuts, usize::from(flag)),
            Answer::Given(Value::Choice(choice)) => self.choose(cuts, choice),
            Answer::Given(Value::Number(number)) if cuts.numbers.contains(&number) => self.count(cuts, number),
            Answer::Given(Value::Date(day)) if cuts.numbers.contains(&day.days()) => self.count(cuts, day.days()),
            Answer::Given(Value::Set(choices)) => {
                for &(of, key, without, with) in &cuts.by_set {
                    self.set(key, if of.meets(choices) { with } else { without });
                }
                let several = cuts.domains.iter().filter(|domain| !matches!(domain.tests(), [Predicate::OneOf(_)]));
                several.for_each(|domain| self.tell(domain, rules, as_of, Some(answer)));
            }
            _ => cuts.domains.iter().for_each(|domain| self.tell(domain, rules, as_of, Some(answer))),
        }
    }

    fn choose(&mut self, cuts: &Cuts, choice: usize) {
        let row = cuts.by_choice.get(choice * cuts.keys.len()..).unwrap_or_default();
        for (&key, &class) in cuts.keys.iter().zip(row) {
            self.set(key, class);
        }
    }

    fn count(&mut self, cuts: &Cuts, number: i64) {
        for &(from, key, class) in &cuts.by_number {
            if number < from {
                break;
            }
            self.set(key, class);
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

/// All cuts of one fact. What one of a few answers, or a number, says of all of them stands here ready to be read off.
#[derive(Clone, Debug)]
pub(super) struct Cuts {
    domains: Vec<Rc<Domain>>,
    /// The keys of the domains.
    keys: Vec<u32>,
    /// For each choice, or for "no" and "yes", the class of each domain.
    by_choice: Vec<Class>,
    /// From which number (or day) on a domain, by its key, is in which class; rising.
    by_number: Vec<(i64, u32, Class)>,
    /// The numbers there can be.
    numbers: RangeInclusive<i64>,
    /// For each domain that makes one test on a set: what it looks for, its key, and the classes where that is not in the set and where
    /// some of it is.
    by_set: Vec<(Choices, u32, Class, Class)>,
}

impl Cuts {
    /// All cuts of this fact.
    pub(super) fn new(rules: &Rules, as_of: Date, fact: &Fact, domains: Vec<Rc<Domain>>) -> Cuts {
        let keys = domains.iter().map(|domain| domain.key).collect();
        let mut cuts = Cuts { domains, keys, by_choice: Vec::new(), by_number: Vec::new(), numbers: 0..=-1, by_set: Vec::new() };
        match fact.kind {
            Kind::Flag => [false, true].into_iter().for_each(|flag| cuts.note(rules, as_of, Value::Flag(flag))),
            Kind::Choice { .. } => (0..fact.choices.len()).for_each(|choice| cuts.note(rules, as_of, Value::Choice(choice))),
            Kind::Integer { min, max } | Kind::Money { min, max } => cuts.note_numbers(rules, as_of, min..=max, |n| Some(Value::Number(n))),
            Kind::Date => {
                let days = Date::FIRST.days()..=as_of.days();
                cuts.note_numbers(rules, as_of, days, |n| Date::from_days(n).map(Value::Date));
            }
            Kind::Set => cuts.note_sets(),
            Kind::Place => {}
        }
        cuts
    }

    /// How many they are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    fn note(&mut self, rules: &Rules, as_of: Date, value: Value) {
        self.by_choice.extend(self.domains.iter().map(|domain| domain.class(rules, as_of, value)));
    }

    fn note_sets(&mut self) {
        for domain in &self.domains {
            if let &[Predicate::OneOf(of)] = domain.tests() {
                self.by_set.push((of, domain.key, domain.with_pattern(0), domain.with_pattern(1)));
            }
        }
    }

    fn note_numbers(&mut self, rules: &Rules, as_of: Date, numbers: RangeInclusive<i64>, value: fn(i64) -> Option<Value>) {
        let mut from = Vec::new();
        for domain in &self.domains {
            for end in domain.ends(as_of, *numbers.start(), *numbers.end()) {
                from.extend(value(end).map(|value| (end, domain.key, domain.class(rules, as_of, value))));
            }
        }
        self.by_number = sorted_by(from, |&(end, ..)| end.abs_diff(i64::MIN));
        self.numbers = numbers;
    }
}
