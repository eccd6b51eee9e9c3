//! Decision diagrams: a function of fact classes and open points, as a graph in which equal parts stand once.
//!
//! A node asks one slot and has one child for each of its classes; children stand before their parents. Slots are asked
//! in the same order on every way (facts in pack order, then open points), so that equal functions are equal nodes.

use std::rc::Rc;

use super::domain::Domain;
use crate::model::{FactIx, OpenIx};

/// A node of a diagram, or one of the three ends.
pub(super) type NodeId = u32;
/// The function is false.
pub(super) const NO: NodeId = 0;
/// The function is true.
pub(super) const YES: NodeId = 1;
/// No applicant is like this: a constraint forbids it.
pub(super) const IMPOSSIBLE: NodeId = 2;
/// The first proper node.
pub(super) const FIRST: NodeId = 3;

/// A finished diagram.
#[derive(Clone, Debug, Default)]
pub(super) struct Diagram {
    /// The facts it asks, in order; slot n is fact n.
    pub(super) domains: Vec<Rc<Domain>>,
    /// The slots after the facts: open points of the measure, or (nothing) an unknown of its own.
    pub(super) unknowns: Vec<Option<OpenIx>>,
    /// Node `FIRST` is the first.
    pub(super) nodes: Vec<Asking>,
    pub(super) children: Vec<NodeId>,
    /// Where it begins.
    pub(super) root: NodeId,
}

/// The key of no domain.
pub(super) const NO_KEY: u32 = u32::MAX;

/// A proper node: the slot it asks, and where its children are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking {
    /// The slot.
    pub(super) slot: u16,
    /// The key of the domain it asks, once the diagram is finished; [`NO_KEY`] for an open point.
    pub(super) key: u32,
    pub(super) width: u16,
    pub(super) first: u32,
}

impl Asking {
    pub(super) fn new(slot: usize, width: usize, first: usize) -> Self {
        Asking { slot: slot as u16, width: width as u16, first: first as u32, key: NO_KEY }
    }
}

impl Diagram {
    /// How many node numbers there are, ends included.
    pub(super) fn len(&self) -> usize {
        self.nodes.len() + FIRST as usize
    }

    /// The slot a node asks; none for an end.
    pub(super) fn slot(&self, node: NodeId) -> Option<usize> {
        self.nodes.get(node.wrapping_sub(FIRST) as usize).map(|asking| usize::from(asking.slot))
    }

    /// What a node asks, and its children, one for each class of the slot; nothing for an end.
    #[inline(always)]
    pub(super) fn asks(&self, node: NodeId) -> Option<(Asking, &[NodeId])> {
        let &asking = self.nodes.get(node.wrapping_sub(FIRST) as usize)?;
        let first = asking.first as usize;
        Some((asking, self.children.get(first..first + usize::from(asking.width))?))
    }

    /// The facts it really depends on, in order.
    pub(super) fn support(&self) -> impl Iterator<Item = FactIx> + '_ {
        let asked = |slot: usize| self.nodes.iter().any(|asking| usize::from(asking.slot) == slot);
        self.domains.iter().enumerate().filter(move |&(slot, _)| asked(slot)).map(|(_, domain)| domain.fact)
    }

    /// No list that a scan keeps of its slots, nodes and children is longer.
    pub(super) fn room(&self) -> usize {
        self.domains.len() + 3 * self.len() + self.children.len()
    }

    /// The children of a node, one for each class of its slot.
    pub(super) fn children(&self, node: NodeId) -> &[NodeId] {
        self.asks(node).map_or(&[], |(_, children)| children)
    }
}
