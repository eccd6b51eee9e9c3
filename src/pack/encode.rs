//! From checked rules to the wire document; the inverse of `load`, used by the authoring tool.

use super::wire::{DocumentWire, FORMAT, FactWire, MeasuresWire, PackDocument, PlacesWire, WordFile};
use crate::model::{
    Certainty, Choices, Condition, Date, Fact, Form, Grant, Index, Kind, Leaf, MeasureKind, Node, Per, PlaceIx, Predicate, Rules, Test,
    Texts, Value,
};

/// What a pack says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Id of the pack.
    pub id: String,
    /// The officers' version of the rules.
    pub version: String,
    /// The language of the words in the core.
    pub language: String,
    /// Files with the words of documents and measures.
    pub files: Vec<WordFile>,
}

/// The wire document of these rules and (core) words, without its digest.
pub fn encode(header: Header, rules: &Rules, words: &Texts) -> PackDocument {
    let mut tests = Tests::default();
    let facts = rules.facts.iter().map(|fact| fact_wire(fact, &mut tests)).collect();
    let mut constraint_code = Vec::new();
    for constraint in &rules.constraints {
        tests.condition(&constraint.must, &mut constraint_code);
    }
    let measures = measures(rules, &mut tests);
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    PackDocument {
        format: FORMAT,
        id: header.id,
        version: header.version,
        digest: String::new(),
        language: header.language,
        words: Texts { documents: Vec::new(), measures: Vec::new(), ..words.clone() },
        files: header.files,
        places: PlacesWire {
            ids: rules.places.table.iter().map(|place| place.id.clone()).collect(),
            parents: rules.places.table.iter().map(|place| place.parent.map_or(-1, number)).collect(),
        },
        audience_fact: number(rules.audience_fact),
        facts,
        tests: tests.code,
        constraint_ids: rules.constraints.iter().map(|constraint| constraint.id.clone()).collect(),
        constraint_code,
        opening: Vec::new(),
        sketches: None,
        documents: rules
            .documents
            .iter()
            .map(|document| DocumentWire {
                id: document.id.clone(),
                issued: day(document.issued),
                place: number(document.place),
                from: day(document.period.0),
                until: day(document.period.1),
            })
            .collect(),
        measures,
    }
}

fn measures(rules: &Rules, tests: &mut Tests) -> MeasuresWire {
    let mut wire = MeasuresWire::default();
    for (ix, measure) in rules.measures.pairs() {
        wire.ids.push(measure.id.clone());
        wire.documents.push(number(measure.document));
        wire.kinds.push(rank(MeasureKind::ALL, &measure.kind));
        wire.audiences.push(i64::from(measure.audience.0 as u32));
        wire.certainties.push(rank(Certainty::ALL, &measure.certainty));
        wire.grants.push(rank(Grant::ALL, &measure.grant));
        tests.condition(&measure.when, &mut wire.code);
        let own = measure.open_points.len() - usize::from(measure.certainty.open_point().is_some());
        for key in measure.open_points.iter().take(own) {
            wire.open_measures.push(number(ix));
            wire.open_keys.push(key.clone());
        }
        if let Some(amount) = measure.amount {
            let (form, value, of) = match amount.form {
                Form::Fixed(value) => (0, value, -1),
                Form::UpTo(value) => (1, value, -1),
                Form::Ratio { percent, of } => (2, percent, number(of)),
            };
            wire.amounts.extend([number(ix), form, value, of, rank(Per::ALL, &amount.per)]);
        }
        if !measure.recognised_first_by.is_empty() {
            wire.recognised_first_by.extend([number(ix), measure.recognised_first_by.len() as i64]);
            wire.recognised_first_by.extend(measure.recognised_first_by.iter().map(|&first| number(first)));
        }
    }
    for granted in &rules.granted {
        wire.granted.extend([number(granted.fact), granted.choice as i64, number(granted.measure)]);
    }
    wire
}

fn fact_wire(fact: &Fact, tests: &mut Tests) -> FactWire {
    let (kind, range) = match fact.kind {
        Kind::Flag => ("flag", vec![]),
        Kind::Choice { ordered: false } => ("choice", vec![]),
        Kind::Choice { ordered: true } => ("ordered_choice", vec![]),
        Kind::Set => ("set", vec![]),
        Kind::Place => ("place", vec![]),
        Kind::Integer { min, max } => ("integer", vec![min, max]),
        Kind::Money { min, max } => ("money", vec![min, max]),
        Kind::Date => ("date", vec![]),
    };
    let mut ask_if = Vec::new();
    if let Some(condition) = &fact.ask_if {
        tests.condition(condition, &mut ask_if);
    }
    FactWire {
        id: fact.id.clone(),
        kind: kind.into(),
        topic: fact.topic as i64,
        choices: fact.choices.clone(),
        range,
        ask_if,
        else_value: match fact.else_value {
            None | Some(Value::NoPlace) => vec![],
            Some(Value::Flag(flag)) => vec![i64::from(flag)],
            Some(Value::Choice(choice)) => vec![choice as i64],
            Some(Value::Set(choices)) => positions(choices),
            Some(Value::Place(place)) => vec![number(place)],
            Some(Value::Number(n)) => vec![n],
            Some(Value::Date(date)) => vec![date.days()],
        },
        has_else: fact.else_value.is_some(),
        changeable: fact.changeable,
        sensitive: fact.sensitive,
    }
}

/// The list of tests, each written once.
#[derive(Default)]
struct Tests {
    seen: Vec<Test>,
    code: Vec<i64>,
}

impl Tests {
    fn condition(&mut self, condition: &Condition, code: &mut Vec<i64>) {
        match &condition.node {
            Node::All(parts) => code.extend([0, parts.len() as i64]),
            Node::Any(parts) => code.extend([1, parts.len() as i64]),
            Node::Not(_) => code.push(2),
            Node::AtLeast(count, parts) => code.extend([3, *count as i64, parts.len() as i64]),
            Node::Test(Leaf { test, inferred, open_if_false }) => {
                let flags = i64::from(*inferred) + if open_if_false.is_some() { 2 } else { 0 };
                code.extend([4, self.test(test), flags]);
                code.extend(open_if_false.map(number));
            }
            Node::Open(open) => code.extend([5, number(*open)]),
        }
        for part in condition.parts() {
            self.condition(part, code);
        }
    }

    fn test(&mut self, test: &Test) -> i64 {
        if let Some(position) = self.seen.iter().position(|seen| seen == test) {
            return position as i64;
        }
        let (tag, payload) = match &test.predicate {
            Predicate::OneOf(choices) => (0, counted(positions(*choices))),
            Predicate::Within(places) => (1, counted(places.iter().map(|&place: &PlaceIx| number(place)).collect())),
            Predicate::SomePlace => (2, vec![]),
            Predicate::Between(low, high) => {
                let ends = i64::from(low.is_some()) + 2 * i64::from(high.is_some());
                (3, [Some(ends), *low, *high].into_iter().flatten().collect())
            }
            Predicate::WithinYears(years) => (4, vec![i64::from(*years)]),
        };
        self.code.extend([number(test.fact), tag + if test.negated { 8 } else { 0 }]);
        self.code.extend(payload);
        self.seen.push(test.clone());
        self.seen.len() as i64 - 1
    }
}

fn counted(mut list: Vec<i64>) -> Vec<i64> {
    list.insert(0, list.len() as i64);
    list
}

fn positions(choices: Choices) -> Vec<i64> {
    choices.iter().map(|choice| choice as i64).collect()
}

fn number(index: impl Index) -> i64 {
    index.position() as i64
}

fn rank<T: PartialEq>(all: &[T], one: &T) -> i64 {
    all.iter().position(|other| other == one).unwrap_or_default() as i64
}
