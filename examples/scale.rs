//! How long reasoning takes at scale: 1,000 facts, 10,000 measures of random trees with 2 to 8 comparisons, as in the set `l` that
//! peers are measured with. Prints, and judges nothing: `cargo run --release --no-default-features --example scale`.

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use policy_calculator::engine::{Eligibility, Engine};
use policy_calculator::model::{
    Answer, Answers, Certainty, Choices, Condition, Date, Document, DocumentIx, Fact, FactIx, Grant, Index, Kind, Leaf, Measure,
    MeasureKind, Node, Place, PlaceIx, Places, Predicate, Rules, Table, Test, Value,
};

fn main() {
    for (facts, measures) in [(40, 80), (200, 1_000), (1_000, 10_000)] {
        let mut random = Random(7);
        let rules = Rc::new(rules(&mut random, facts, measures));
        let as_of = Date::from_ymd(2024, 2, 29).unwrap_or(Date::FIRST);
        let prepare = median(9, || Engine::new(Rc::clone(&rules), as_of));
        let engine = Engine::new(Rc::clone(&rules), as_of);
        println!("{facts} facts, {measures} measures: Engine::new {prepare:.2?}, beyond bounds {}", engine.beyond_bounds().count());
        for answered in [0, 1, facts / 2, facts] {
            let mut answers = Answers::default();
            for (fact, known) in rules.facts.pairs().take(answered) {
                answers.set(fact, Some(Answer::Given(random.value(known))));
            }
            let took = median(21, || engine.outcome(&answers));
            let open = engine.outcome(&answers).count(Eligibility::Undetermined);
            let admit = median(21, || engine.admit(&answers));
            println!("  outcome() with {answered} answers: {took:.2?} ({open} undetermined), admit() {admit:.2?}");
        }
    }
}

fn median<T>(rounds: usize, run: impl Fn() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let begun = Instant::now();
            black_box(run());
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(rounds / 2).copied().unwrap_or_default()
}

fn rules(random: &mut Random, facts: usize, measures: usize) -> Rules {
    let kind = fact("kind", Kind::Choice { ordered: false }, 3);
    let facts = std::iter::once(kind).chain((1..facts).map(|n| random.fact(n)));
    let facts = Table::new(facts.collect());
    let measures = (0..measures).map(|n| {
        let leaves = (0..random.between(2, 8)).map(|_| random.leaf(&facts)).collect();
        Measure {
            id: format!("m{n}"),
            document: DocumentIx(0),
            kind: MeasureKind::Service,
            audience: Choices::first(3),
            certainty: Certainty::Exact,
            grant: Grant::Service,
            when: random.tree(leaves, 0),
            open_points: vec![],
            amount: None,
            recognised_first_by: vec![],
        }
    });
    let measures = Table::new(measures.collect());
    Rules {
        places: Places { table: Table::new(vec![Place { id: "here".into(), parent: None }]) },
        facts,
        audience_fact: FactIx(0),
        constraints: vec![],
        documents: Table::new(vec![Document { id: "d".into(), issued: None, place: PlaceIx(0), period: (None, None) }]),
        measures,
        granted: vec![],
    }
}

fn fact(id: &str, kind: Kind, choices: usize) -> Fact {
    Fact {
        id: id.into(),
        kind,
        topic: 0,
        choices: (0..choices).map(|n| format!("c{n}")).collect(),
        ask_if: None,
        else_value: None,
        changeable: false,
        sensitive: false,
    }
}

/// splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }

    fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    fn fact(&mut self, n: usize) -> Fact {
        let id = format!("f{n}");
        match self.below(100) {
            0..40 => fact(&id, Kind::Flag, 0),
            40..65 => fact(&id, Kind::Choice { ordered: false }, self.between(3, 8)),
            65..80 => fact(&id, Kind::Choice { ordered: true }, self.between(3, 6)),
            80..90 => fact(&id, Kind::Set, self.between(3, 8)),
            _ => fact(&id, Kind::Integer { min: 0, max: [10, 120, 100_000].get(self.below(3)).copied().unwrap_or(10) }, 0),
        }
    }

    fn value(&mut self, fact: &Fact) -> Value {
        match fact.kind {
            Kind::Flag => Value::Flag(self.below(2) == 1),
            Kind::Set => Value::Set((0..fact.choices.len()).filter(|_| self.below(3) == 0).collect()),
            Kind::Integer { max, .. } => Value::Number(self.below(max as usize + 1) as i64),
            _ => Value::Choice(self.below(fact.choices.len())),
        }
    }

    fn leaf(&mut self, facts: &Table<FactIx, Fact>) -> Condition {
        // Some facts are named far more often than others.
        let fact = FactIx::at((facts.len() - 1).min(1 + self.below(facts.len()) * self.below(facts.len()) / facts.len()));
        let known = facts.at(fact);
        let choices = known.choices.len();
        let predicate = match known.kind {
            Kind::Flag => Predicate::OneOf(Choices::one(1)),
            Kind::Choice { ordered: true } => Predicate::OneOf(Choices::first(self.between(1, choices - 1))),
            Kind::Integer { max, .. } => Predicate::Between(Some(max * self.between(1, 8) as i64 / 10), None),
            _ => Predicate::OneOf(Choices::one(self.below(choices)).with(self.below(choices))),
        };
        let test = Test { fact, predicate, negated: self.below(100) < 12 };
        bare(Node::Test(Leaf { test, inferred: false, open_if_false: None }))
    }

    fn tree(&mut self, mut leaves: Vec<Condition>, depth: usize) -> Condition {
        if leaves.len() < 2 {
            return leaves.pop().unwrap_or_else(|| bare(Node::All(vec![])));
        }
        let count = self.between(2, leaves.len().min(4));
        let mut parts: Vec<Vec<Condition>> = vec![vec![]; count];
        for (n, leaf) in leaves.into_iter().enumerate() {
            if let Some(part) = parts.get_mut(n % count) {
                part.push(leaf);
            }
        }
        let parts = parts.into_iter().map(|part| self.tree(part, depth + 1)).collect();
        bare(if depth.is_multiple_of(2) { Node::All(parts) } else { Node::Any(parts) })
    }
}

fn bare(node: Node) -> Condition {
    Condition { node, say: 0 }
}
