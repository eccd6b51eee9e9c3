//! Random small packs and partial answers, by kind of fact.
//!
//! Domains are small enough to try every applicant. Numbers are tried one by one over their whole range; days one by one over short
//! spans around the as-of day and its anniversaries, plus the first day there is. Tests on days cut only at days of those spans, so
//! that they stand for all days.

use policy_calculator::model::{
    Amount, Answer, Answers, Certainty, Choices, Condition, Constraint, Date, Document, DocumentIx, Fact, FactIx, Form, Grant, Index, Kind,
    Leaf, Measure, MeasureKind, Node, OpenIx, Per, Place, PlaceIx, Places, Predicate, Rules, Table, Test, Value,
};

use crate::rng::Rng;

/// How many applicants there may be in a pack.
const MOST_APPLICANTS: usize = 1_500;

/// A pack, a day, and partial answers.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) rules: Rules,
    pub(crate) as_of: Date,
    /// The days a date can be.
    pub(crate) days: Vec<Date>,
    pub(crate) answers: Answers,
}

/// As-of days around which leap years go wrong.
const AS_OF: [(i32, u32, u32); 10] = [
    (2020, 2, 29),
    (2020, 3, 1),
    (2021, 2, 28),
    (2021, 3, 1),
    (2024, 2, 28),
    (2024, 2, 29),
    (2024, 3, 1),
    (2025, 3, 1),
    (2100, 3, 1),
    (2023, 12, 31),
];

/// The case of a seed.
pub(crate) fn case(seed: u64) -> Case {
    let mut rng = Rng::new(seed);
    let (year, month, day) = rng.pick(&AS_OF);
    let as_of = Date::from_ymd(year, month, day).unwrap();
    let years = [rng.pick(&[1, 3, 4, 5]), rng.pick(&[1, 4])];
    let days = days(&mut rng, as_of, &years);
    let places = places(&mut rng);
    let mut make = Make { rng, rules: empty(places), days, years, loosely: Vec::new() };
    make.facts();
    make.constraints();
    make.measures();
    let answers = make.answers();
    Case { rules: make.rules, as_of, days: make.days, answers }
}

fn days(rng: &mut Rng, as_of: Date, years: &[i32]) -> Vec<Date> {
    let (year, month, day) = as_of.ymd();
    let mut days = vec![Date::FIRST];
    for back in std::iter::once(0).chain(years.iter().copied()) {
        let anchor = Date::from_ymd(year - back, month, day).or(Date::from_ymd(year - back, 2, 28)).unwrap();
        let around = rng.between(1, 2) as i64;
        days.extend((-around..=around).filter_map(|n| Date::from_days(anchor.days() + n)));
    }
    days.retain(|&day| day <= as_of);
    days.sort_unstable();
    days.dedup();
    days
}

fn places(rng: &mut Rng) -> Places {
    let count = rng.between(1, 6);
    let place = |n: usize, parent: Option<usize>| Place { id: format!("p{n}"), parent: parent.map(PlaceIx::at) };
    let table = (0..count).map(|n| {
        let parent = if n > 0 && rng.percent(80) { Some(rng.below(n)) } else { None };
        place(n, parent)
    });
    Places { table: Table::new(table.collect()) }
}

fn empty(places: Places) -> Rules {
    Rules {
        places,
        facts: Table::new(vec![]),
        audience_fact: FactIx(0),
        constraints: vec![],
        documents: Table::new(vec![Document { id: "d".into(), issued: None, place: PlaceIx(0), period: (None, None) }]),
        measures: Table::new(vec![]),
        granted: vec![],
    }
}

struct Make {
    rng: Rng,
    rules: Rules,
    days: Vec<Date>,
    years: [i32; 2],
    /// Facts a condition under construction may name more often than others.
    loosely: Vec<FactIx>,
}

impl Make {
    fn facts(&mut self) {
        let count = self.rng.between(1, 5);
        let first = self.rng.percent(70);
        let audience = if first { 0 } else { self.rng.below(count + 1) };
        let mut facts: Vec<Fact> = Vec::new();
        let mut applicants = 1;
        for n in 0..=count {
            let mut fact = self.fact(n, n == audience);
            let (size, _) = self.size(&fact);
            if n != audience && applicants * size > MOST_APPLICANTS / 3 {
                fact = Fact { kind: Kind::Flag, choices: vec![], else_value: None, ..fact };
            }
            applicants *= self.size(&fact).0;
            self.rules.facts = Table::new(facts.clone());
            // The kind of applicant always applies.
            if n > 0 && n != audience && self.rng.percent(35) {
                fact.ask_if = Some(numbered(self.condition(2, 0)));
                if self.rng.percent(55) {
                    fact.else_value = self.else_value(&fact);
                }
            }
            facts.push(fact);
        }
        self.rules.facts = Table::new(facts);
        self.rules.audience_fact = FactIx::at(audience);
    }

    fn fact(&mut self, n: usize, audience: bool) -> Fact {
        let ids = |count: usize, none: bool| {
            let ids = (0..count).map(|n| format!("c{n}"));
            ids.chain(none.then(|| "none".to_string())).collect::<Vec<_>>()
        };
        let (few, none) = (self.rng.between(1, 3), self.rng.percent(50));
        let low = self.rng.below(4) as i64 - 2;
        let high = low + self.rng.between(0, 4) as i64;
        let kind = if audience { 1 } else { self.rng.below(9) };
        let (kind, choices) = match kind {
            0 => (Kind::Flag, vec![]),
            1 => (Kind::Choice { ordered: false }, ids(few, few == 1 || none && !audience)),
            2 => (Kind::Choice { ordered: true }, ids(few + 1, none)),
            3 | 4 => (Kind::Set, ids(few, none)),
            5 => (Kind::Place, ids(0, none)),
            6 => (Kind::Integer { min: low, max: high }, vec![]),
            7 => (Kind::Money { min: low, max: high }, vec![]),
            _ => (Kind::Date, vec![]),
        };
        Fact {
            id: format!("f{n}"),
            kind,
            topic: 0,
            choices,
            ask_if: None,
            else_value: None,
            changeable: self.rng.percent(50),
            sensitive: false,
        }
    }

    fn size(&self, fact: &Fact) -> (usize, Vec<Value>) {
        let all = every_value(&self.rules, fact, &self.days);
        (all.len(), all)
    }

    fn else_value(&mut self, fact: &Fact) -> Option<Value> {
        match fact.kind {
            Kind::Place => Some(Value::NoPlace),
            _ => Some(self.value(fact)),
        }
    }

    fn value(&mut self, fact: &Fact) -> Value {
        let (_, all) = self.size(fact);
        self.rng.pick(&all)
    }

    fn constraints(&mut self) {
        let count = if self.rng.percent(50) { self.rng.between(1, 3) } else { 0 };
        for n in 0..count {
            self.focus(3);
            let must = match self.rng.below(3) {
                0 => self.condition(2, 0),
                // What officers write most: if this, then that.
                _ => {
                    let (left, right) = (self.condition(1, 0), self.condition(1, 0));
                    bare(Node::Any(vec![bare(Node::Not(Box::new(left))), right]))
                }
            };
            self.rules.constraints.push(Constraint { id: format!("k{n}"), must: numbered(must) });
        }
        self.loosely.clear();
        // The checker of packs proves that constraints can be met together.
        while !crate::brute::satisfiable(&self.rules, &self.days) {
            self.rules.constraints.pop();
        }
    }

    fn measures(&mut self) {
        let mut measures = Vec::new();
        for n in 0..self.rng.between(1, 3) {
            if self.rng.percent(50) {
                self.focus(3);
            }
            let certainty =
                if self.rng.percent(75) { Certainty::Exact } else { self.rng.pick(&[Certainty::Partial, Certainty::Announced]) };
            let open = self.rng.below(3);
            let mut open_points: Vec<String> = (0..open).map(|n| format!("o{n}")).collect();
            open_points.extend(certainty.open_point().map(String::from));
            let depth = self.rng.between(1, 3);
            let when = numbered(self.condition(depth, open));
            let everyone = self.rules.facts.at(self.rules.audience_fact).all_choices();
            let audience: Choices = everyone.iter().filter(|_| self.rng.percent(70)).collect();
            measures.push(Measure {
                id: format!("m{n}"),
                document: DocumentIx(0),
                kind: self.rng.pick(MeasureKind::ALL),
                audience: if audience.is_empty() { everyone } else { audience },
                certainty,
                grant: Grant::Entitlement,
                when,
                open_points,
                amount: self.amount(),
                recognised_first_by: vec![],
            });
            self.loosely.clear();
        }
        self.rules.measures = Table::new(measures);
    }

    fn amount(&mut self) -> Option<Amount> {
        let money: Vec<FactIx> =
            self.rules.facts.pairs().filter(|(_, fact)| matches!(fact.kind, Kind::Money { .. })).map(|(ix, _)| ix).collect();
        let form = match self.rng.below(4) {
            0 => Form::Fixed(100),
            1 => Form::UpTo(1_000),
            2 if !money.is_empty() => Form::Ratio { percent: 30, of: self.rng.pick(&money) },
            _ => return None,
        };
        Some(Amount { form, per: Per::Once })
    }

    /// Lets the next condition name few facts, so that it names them repeatedly.
    fn focus(&mut self, most: usize) {
        let count = self.rules.facts.len();
        self.loosely = (0..self.rng.between(1, most)).map(|_| FactIx::at(self.rng.below(count))).collect();
    }

    fn condition(&mut self, depth: usize, open: usize) -> Condition {
        if depth == 0 || self.rng.percent(20) {
            return bare(self.leaf(open));
        }
        let count = if self.rng.percent(4) { 0 } else { self.rng.between(1, 3) };
        let node = match self.rng.below(8) {
            0..=2 => Node::All((0..count).map(|_| self.condition(depth - 1, open)).collect()),
            3..=5 => Node::Any((0..count).map(|_| self.condition(depth - 1, open)).collect()),
            6 => Node::Not(Box::new(self.condition(depth - 1, open))),
            _ => {
                let parts: Vec<_> = (0..count + 1).map(|_| self.condition(depth - 1, open)).collect();
                Node::AtLeast(self.rng.below(parts.len() + 2), parts)
            }
        };
        bare(node)
    }

    fn leaf(&mut self, open: usize) -> Node {
        if open > 0 && self.rng.percent(12) {
            return Node::Open(OpenIx::at(self.rng.below(open)));
        }
        let fact = if self.loosely.is_empty() || self.rng.percent(15) {
            FactIx::at(self.rng.below(self.rules.facts.len()))
        } else {
            let loosely = self.loosely.clone();
            self.rng.pick(&loosely)
        };
        let test = Test { fact, predicate: self.predicate(fact), negated: self.rng.percent(25) };
        let open_if_false = if open > 0 && self.rng.percent(15) { Some(OpenIx::at(self.rng.below(open))) } else { None };
        Node::Test(Leaf { test, inferred: self.rng.percent(20), open_if_false })
    }

    fn predicate(&mut self, fact: FactIx) -> Predicate {
        let known = self.rules.facts.at(fact).clone();
        let some = |rng: &mut Rng, of: usize| (0..of).filter(|_| rng.percent(45)).collect::<Choices>();
        match known.kind {
            Kind::Flag => Predicate::OneOf(if self.rng.percent(90) { Choices::one(self.rng.below(2)) } else { Choices::first(2) }),
            Kind::Choice { ordered: true } => {
                // At least, at most.
                let at = self.rng.below(known.choices.len());
                let low = Choices::first(at);
                Predicate::OneOf(if self.rng.percent(50) { Choices(known.all_choices().0 & !low.0) } else { low })
            }
            Kind::Choice { .. } | Kind::Set => match self.rng.below(6) {
                0 => Predicate::OneOf(known.real_choices()),
                1 => Predicate::OneOf(some(&mut self.rng, known.choices.len())),
                _ => Predicate::OneOf(Choices::one(self.rng.below(known.choices.len()))),
            },
            Kind::Place => {
                let count = self.rules.places.table.len();
                match self.rng.below(6) {
                    0 => Predicate::SomePlace,
                    1 => Predicate::Within((0..count).filter(|_| self.rng.percent(40)).map(PlaceIx::at).collect()),
                    _ => Predicate::Within(vec![PlaceIx::at(self.rng.below(count))]),
                }
            }
            Kind::Integer { min, max } | Kind::Money { min, max } => {
                let a = min - 1 + self.rng.below((max - min + 3) as usize) as i64;
                let b = min - 1 + self.rng.below((max - min + 3) as usize) as i64;
                self.interval(a, b)
            }
            Kind::Date if self.rng.percent(50) => Predicate::WithinYears(self.rng.pick(&[self.years[0], self.years[1]]) as u16),
            Kind::Date => {
                let days = self.days.clone();
                let (a, b) = (self.rng.pick(&days).days(), self.rng.pick(&days).days() - 1);
                self.interval(a, b)
            }
        }
    }

    fn interval(&mut self, a: i64, b: i64) -> Predicate {
        match self.rng.below(7) {
            0 => Predicate::Between(None, None),
            1 | 2 => Predicate::Between(Some(a), None),
            3 | 4 => Predicate::Between(None, Some(b)),
            _ => Predicate::Between(Some(a), Some(b)),
        }
    }

    fn answers(&mut self) -> Answers {
        let open = self.rng.pick(&[20, 50, 80]);
        let mut answers = Answers::default();
        for fact in self.rules.facts.indices() {
            if !self.rng.percent(open) {
                answers.set(fact, Some(answer(&mut self.rng, &self.rules, &self.days, fact)));
            }
        }
        answers
    }
}

/// A random answer to a fact.
pub(crate) fn answer(rng: &mut Rng, rules: &Rules, days: &[Date], fact: FactIx) -> Answer {
    let known = rules.facts.at(fact);
    if rng.percent(12) {
        return Answer::Unsure;
    }
    if known.kind == Kind::Place && rng.percent(60) {
        return Answer::Given(Value::Place(PlaceIx::at(rng.below(rules.places.table.len()))));
    }
    Answer::Given(rng.pick(&every_value(rules, known, days)))
}

/// Every value a person could give for a fact.
pub(crate) fn every_value(rules: &Rules, fact: &Fact, days: &[Date]) -> Vec<Value> {
    match fact.kind {
        Kind::Flag => vec![Value::Flag(false), Value::Flag(true)],
        Kind::Choice { .. } => (0..fact.choices.len()).map(Value::Choice).collect(),
        Kind::Set => {
            let real: Vec<usize> = (0..fact.choices.len()).filter(|&n| fact.choices[n] != "none").collect();
            let chosen = |bits: usize| real.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, &choice)| choice).collect();
            let none = (0..fact.choices.len()).filter(|&n| fact.choices[n] == "none").map(|none| Value::Set(Choices::one(none)));
            (0..1usize << real.len()).map(|bits| Value::Set(chosen(bits))).chain(none).collect()
        }
        Kind::Place => {
            let has_parts = |ix: PlaceIx| rules.places.table.iter().any(|place| place.parent == Some(ix));
            let finest = rules.places.table.indices().filter(|&place| !has_parts(place)).map(Value::Place);
            finest.chain((!fact.choices.is_empty()).then_some(Value::NoPlace)).collect()
        }
        Kind::Integer { min, max } | Kind::Money { min, max } => (min..=max).map(Value::Number).collect(),
        Kind::Date => days.iter().copied().map(Value::Date).collect(),
    }
}

/// A condition whose nodes are numbered later.
fn bare(node: Node) -> Condition {
    Condition { node, say: 0 }
}

/// Numbers the nodes in the order they are written.
pub(crate) fn numbered(mut condition: Condition) -> Condition {
    fn number(condition: &mut Condition, next: &mut usize) {
        condition.say = *next;
        *next += 1;
        match &mut condition.node {
            Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts.iter_mut().for_each(|part| number(part, next)),
            Node::Not(part) => number(part, next),
            Node::Test(_) | Node::Open(_) => {}
        }
    }
    number(&mut condition, &mut 0);
    condition
}
