//! Conditions: boolean trees over facts and open points.

use super::{Choices, FactIx, Index, OpenIx, PlaceIx};

/// A condition, with its place among the words of its measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The tree itself.
    pub node: Node,
    /// Which of the measure's `says` words this node: nodes are counted in the order they are written, this one first.
    pub say: usize,
}

/// A boolean tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Every part holds; true where there is none.
    All(Vec<Condition>),
    /// At least one part holds; false where there is none.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// At least so many of the parts hold.
    AtLeast(usize, Vec<Condition>),
    /// A comparison with a fact.
    Test(Leaf),
    /// What the document leaves unsettled.
    Open(OpenIx),
}

/// A comparison with a fact, as a condition uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The comparison.
    pub test: Test,
    /// Not written in the document: our reading.
    pub inferred: bool,
    /// Failing it leaves this point open instead of refusing.
    pub open_if_false: Option<OpenIx>,
}

/// A comparison with one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// The fact.
    pub fact: FactIx,
    /// What is asked of its value.
    pub predicate: Predicate,
    /// Whether the predicate must fail instead (`is_not`, `not_in`, `excludes`, `not_within`): true where there is no value.
    pub negated: bool,
}

/// What a comparison asks of a value. Every predicate is false where there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// The choice is one of these; a set has one of these; a flag counts as choice 0 (no) or 1 (yes).
    OneOf(Choices),
    /// The place is one of these or inside one of them.
    Within(Vec<PlaceIx>),
    /// Any place at all, but not `none`.
    SomePlace,
    /// The number, amount in fen or day lies between these, both included; an end may be missing.
    Between(Option<i64>, Option<i64>),
    /// The day is not after the as-of date, and the as-of date is before the day so many years later.
    WithinYears(u16),
}

impl Condition {
    /// The parts of the node, in order.
    pub fn parts(&self) -> &[Condition] {
        match &self.node {
            Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts,
            Node::Not(part) => std::slice::from_ref(part),
            Node::Test(_) | Node::Open(_) => &[],
        }
    }

    /// Calls `see` for this node and all below it, in the order they are written.
    pub fn walk<'a>(&'a self, see: &mut impl FnMut(&'a Condition)) {
        see(self);
        for part in self.parts() {
            part.walk(see);
        }
    }

    /// Counts its open points from `by` on instead of from nought, so that it can stand beside another measure's condition.
    pub fn shift_open(&mut self, by: usize) {
        let shift = |open: &mut OpenIx| *open = OpenIx::at(open.position() + by);
        match &mut self.node {
            Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts.iter_mut().for_each(|part| part.shift_open(by)),
            Node::Not(part) => part.shift_open(by),
            Node::Test(leaf) => leaf.open_if_false.iter_mut().for_each(shift),
            Node::Open(open) => shift(open),
        }
    }

    /// The facts the condition names, each once, in the order they are first named.
    pub fn facts(&self) -> Vec<FactIx> {
        let mut facts = Vec::new();
        self.walk(&mut |condition| {
            if let Node::Test(leaf) = &condition.node
                && !facts.contains(&leaf.test.fact)
            {
                facts.push(leaf.test.fact);
            }
        });
        facts
    }

    /// What must hold together at the top: the parts of an `all`, those of an `all` directly inside it, or the condition itself.
    pub fn conjuncts(&self) -> Vec<&Condition> {
        match &self.node {
            Node::All(parts) => parts.iter().flat_map(Condition::conjuncts).collect(),
            _ => vec![self],
        }
    }
}
