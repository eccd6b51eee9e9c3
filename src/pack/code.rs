//! Tests and conditions as the wire form writes them: see `wire` for the numbers.

use super::load::{Checked, bad, index};
use super::wire::PackDocument;
use crate::model::{Condition, Fact, FactIx, Index, Kind, Leaf, Node, OpenIx, PlaceIx, Places, Predicate, Table, Test};

/// How many nodes a condition may have, and how deep it may be.
const MAX_NODES: usize = 512;
const MAX_DEPTH: usize = 24;

/// The tests of a pack, in the order conditions count them.
pub(super) fn tests(document: &PackDocument, facts: &Table<FactIx, Fact>, places: &Places) -> Checked<Vec<Test>> {
    let cut = || bad("tests", "a row is cut off, or out of range");
    let mut numbers = document.tests.iter().copied();
    let mut tests = Vec::new();
    while let Some(fact) = numbers.next() {
        let fact = index(fact, facts.len()).map(FactIx::at).ok_or_else(|| bad("tests", "no such fact"))?;
        let kind = facts.at(fact).kind;
        let tag = numbers.next().ok_or_else(cut)?;
        let mut list = |below: usize| -> Option<Vec<usize>> {
            let count = index(numbers.next()?, 16_385)?;
            let mut list = Vec::new();
            for _ in 0..count {
                list.push(index(numbers.next()?, below)?);
            }
            Some(list)
        };
        let (predicate, fits) = match tag & 7 {
            0 => {
                let below = if kind == Kind::Flag { 2 } else { facts.at(fact).choices.len() };
                let choices = list(below).ok_or_else(cut)?.into_iter().collect();
                (Predicate::OneOf(choices), matches!(kind, Kind::Flag | Kind::Choice { .. } | Kind::Set))
            }
            1 => {
                let inside = list(places.table.len()).ok_or_else(cut)?.into_iter().map(PlaceIx::at).collect();
                (Predicate::Within(inside), kind == Kind::Place)
            }
            2 => (Predicate::SomePlace, kind == Kind::Place),
            3 => {
                let ends = numbers.next().ok_or_else(cut)?;
                let low = if ends & 1 != 0 { Some(numbers.next().ok_or_else(cut)?) } else { None };
                let high = if ends & 2 != 0 { Some(numbers.next().ok_or_else(cut)?) } else { None };
                (Predicate::Between(low, high), matches!(kind, Kind::Integer { .. } | Kind::Money { .. } | Kind::Date))
            }
            4 => {
                let years = numbers.next().and_then(|n| index(n, 201)).ok_or_else(cut)?;
                (Predicate::WithinYears(years as u16), kind == Kind::Date)
            }
            _ => return Err(bad("tests", "no such test")),
        };
        if !fits {
            return Err(bad("tests", "a test does not go with the kind of its fact"));
        }
        tests.push(Test { fact, predicate, negated: tag & 8 != 0 });
    }
    Ok(tests)
}

/// Reads conditions in prefix form.
pub(super) struct Code<'a> {
    numbers: std::slice::Iter<'a, i64>,
    at: &'static str,
    /// How many open points the measure has.
    open: usize,
    /// Nodes read since the last restart.
    nodes: usize,
}

impl<'a> Code<'a> {
    pub(super) fn new(numbers: &'a [i64], at: &'static str) -> Self {
        Self { numbers: numbers.iter(), at, open: 0, nodes: 0 }
    }

    /// Begins the condition of the next measure.
    pub(super) fn restart(&mut self, open: usize) {
        self.open = open;
        self.nodes = 0;
    }

    pub(super) fn end(&mut self) -> Checked<()> {
        if self.numbers.next().is_some() { Err(bad(self.at, "there is more than the conditions")) } else { Ok(()) }
    }

    fn number(&mut self, below: usize) -> Checked<usize> {
        let number = self.numbers.next().and_then(|&n| index(n, below));
        number.ok_or_else(|| bad(self.at, "a condition is cut off, or a number is out of range"))
    }

    pub(super) fn condition(&mut self, tests: &[Test], depth: usize) -> Checked<Condition> {
        let say = self.nodes;
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            return Err(bad(self.at, "a condition is too large: at most 512 nodes, 24 deep"));
        }
        let node = match self.number(6)? {
            0 => Node::All(self.parts(tests, depth)?),
            1 => Node::Any(self.parts(tests, depth)?),
            2 => Node::Not(Box::new(self.condition(tests, depth + 1)?)),
            3 => {
                let count = self.number(MAX_NODES)?;
                Node::AtLeast(count, self.parts(tests, depth)?)
            }
            4 => {
                let position = self.number(tests.len())?;
                let flags = self.number(4)?;
                let open_if_false = if flags & 2 != 0 { Some(OpenIx::at(self.number(self.open)?)) } else { None };
                let Some(test) = tests.get(position).cloned() else { return Err(bad(self.at, "no such test")) };
                Node::Test(Leaf { test, inferred: flags & 1 != 0, open_if_false })
            }
            _ => Node::Open(OpenIx::at(self.number(self.open)?)),
        };
        Ok(Condition { node, say })
    }

    fn parts(&mut self, tests: &[Test], depth: usize) -> Checked<Vec<Condition>> {
        let count = self.number(MAX_NODES)?;
        let mut parts = Vec::with_capacity(count);
        for _ in 0..count {
            parts.push(self.condition(tests, depth + 1)?);
        }
        Ok(parts)
    }
}
