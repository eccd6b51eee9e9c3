//! Where answers lead in the diagrams of all measures: they are followed until one is missing, which is most of what an outcome takes.
//!
//! A step leads to the children of a node and says by which class one of them is chosen, so that following takes two look-ups a node.

use super::diagram::{Diagram, NO_KEY, NodeId};
use super::known::Known;

/// The ways through some diagrams.
#[derive(Clone, Debug, Default)]
pub(super) struct Paths {
    /// For each diagram what stands before it.
    begins: Vec<Step>,
    /// For each node of each diagram where each of its children leads.
    steps: Vec<Step>,
}

/// What stands before a node, or before an end.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The node.
    node: NodeId,
    /// Where its children stand.
    first: u32,
    /// The key of the domain it asks. An end has one that no domain has, and so leads nowhere, as an open point does.
    key: u32,
}

/// Stands for where the answers lead in a diagram that is left out.
pub(super) const UNTRIED: NodeId = NodeId::MAX;

impl Paths {
    /// Adds the next diagram, or leaves one out.
    pub(super) fn add(&mut self, diagram: Option<&Diagram>) {
        let base = self.steps.len() as u32;
        let step = |node: NodeId| match diagram.and_then(|diagram| diagram.asks(node)) {
            Some((asking, _)) => Step { node, first: base + asking.first, key: asking.key },
            None => Step { node, first: base, key: NO_KEY },
        };
        self.begins.push(step(diagram.map_or(UNTRIED, |diagram| diagram.root)));
        self.steps.extend(diagram.iter().flat_map(|diagram| &diagram.children).map(|&child| step(child)));
    }

    /// Where the answers lead in the n-th diagram: an end, or the first node that they leave open.
    #[inline(always)]
    pub(super) fn end(&self, n: usize, known: &Known) -> NodeId {
        let Some(&begin) = self.begins.get(n) else { return UNTRIED };
        let mut step = begin;
        while let Some(&next) = self.steps.get(step.first.wrapping_add(known.class(step.key)) as usize) {
            step = next;
        }
        step.node
    }
}
