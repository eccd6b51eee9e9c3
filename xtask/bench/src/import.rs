//! A neutral rule set as a pack of ours. Facts keep their positions; the kind of applicant, which the neutral sets do not know, comes
//! last, has one choice only, and so is never asked.

use policy_calculator::model::{
    Answer, Answers, Certainty, Choices, Condition, Document, DocumentIx, Fact, FactIx, Grant, Index, Kind, Leaf, Measure, MeasureKind,
    Node, Place, PlaceIx, Places, Predicate, Rules, Table, Test, Texts, Value,
};
use policy_calculator::pack::{Header, PackDocument, encode};

use crate::sets::{self, Profile, Set, Tree};

/// The pack as it would go over the wire.
pub fn document(set: &Set) -> PackDocument {
    let header = Header { id: set.name.clone(), version: "1".into(), language: "en".into(), files: vec![] };
    encode(header, &rules(set), &Texts::default())
}

/// The rules of a set.
pub fn rules(set: &Set) -> Rules {
    let kind = Fact { choices: vec!["person".into()], ..fact("applicant".into(), Kind::Choice { ordered: false }) };
    let facts = set.facts.iter().map(imported).chain([kind]).collect();
    let measures = set.measures.iter().enumerate().map(|(n, tree)| Measure {
        id: format!("m{n}"),
        document: DocumentIx(0),
        kind: MeasureKind::Service,
        audience: Choices::first(1),
        certainty: Certainty::Exact,
        grant: Grant::Service,
        when: condition(tree, &mut 0),
        open_points: vec![],
        amount: None,
        recognised_first_by: vec![],
    });
    Rules {
        places: Places { table: Table::new(vec![Place { id: "here".into(), parent: None }]) },
        audience_fact: FactIx::at(set.facts.len()),
        facts: Table::new(facts),
        constraints: vec![],
        documents: Table::new(vec![Document { id: set.name.clone(), issued: None, place: PlaceIx(0), period: (None, None) }]),
        measures: Table::new(measures.collect()),
        granted: vec![],
    }
}

fn imported(known: &sets::Fact) -> Fact {
    let kind = match known.kind {
        sets::Kind::Flag => Kind::Flag,
        sets::Kind::Choice(_) => Kind::Choice { ordered: false },
        sets::Kind::Ordered(_) => Kind::Choice { ordered: true },
        sets::Kind::Set(_) => Kind::Set,
        sets::Kind::Number(min, max) => Kind::Integer { min, max },
    };
    Fact { choices: known.kind.options().to_vec(), ..fact(known.id.clone(), kind) }
}

fn fact(id: String, kind: Kind) -> Fact {
    Fact { id, kind, topic: 0, choices: vec![], ask_if: None, else_value: None, changeable: false, sensitive: false }
}

/// Nodes are counted as they are written, as the loader counts them.
fn condition(tree: &Tree, count: &mut usize) -> Condition {
    let say = *count;
    *count += 1;
    let mut parts = |trees: &[Tree]| trees.iter().map(|tree| condition(tree, count)).collect();
    let test = |fact: &usize, predicate| {
        let test = Test { fact: FactIx::at(*fact), predicate, negated: false };
        Node::Test(Leaf { test, inferred: false, open_if_false: None })
    };
    let node = match tree {
        Tree::All(trees) => Node::All(parts(trees)),
        Tree::Any(trees) => Node::Any(parts(trees)),
        Tree::Not(tree) => Node::Not(Box::new(condition(tree, count))),
        Tree::Among(fact, bits) => test(fact, Predicate::OneOf(Choices(u128::from(*bits)))),
        Tree::AtLeast(fact, least) => test(fact, Predicate::Between(Some(*least), None)),
        Tree::Below(fact, bound) => test(fact, Predicate::Between(None, Some(bound - 1))),
    };
    Condition { node, say }
}

/// The answers of a profile.
pub fn answers(set: &Set, profile: &Profile) -> Answers {
    let given = set.facts.iter().zip(profile).enumerate();
    given.fold(Answers::default(), |answers, (n, (fact, code))| match code {
        Some(code) => answers.with(FactIx::at(n), Answer::Given(value(fact, *code))),
        None => answers,
    })
}

fn value(fact: &sets::Fact, code: i64) -> Value {
    match fact.kind {
        sets::Kind::Flag => Value::Flag(code == 1),
        sets::Kind::Choice(_) | sets::Kind::Ordered(_) => Value::Choice(code as usize),
        sets::Kind::Set(_) => Value::Set(Choices(code as u128)),
        sets::Kind::Number(..) => Value::Number(code),
    }
}
