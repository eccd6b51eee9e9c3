//! Builds decision diagrams from the ends upwards: each function once, within bounds on nodes and on steps.

use std::rc::Rc;

use super::diagram::{Asking, Diagram, FIRST, IMPOSSIBLE, NO, NO_KEY, NodeId, YES};
use super::domain::Domain;
use super::memo::{Memo, spread};
use crate::model::OpenIx;

/// How many nodes a diagram may have while it is built.
const MAX_NODES: usize = 1 << 17;
/// How many children may be looked at to build one diagram, and all diagrams of a pack. Without it, a forged pack could keep a
/// browser busy for hours with conditions that each stay just within the bound on nodes.
const MAX_STEPS: usize = 1 << 22;
const MAX_STEPS_OF_ALL: usize = 1 << 26;

/// Builds diagrams over given slots.
#[derive(Debug)]
pub(super) struct Builder {
    diagram: Diagram,
    /// Every node by what it asks and its children (open addressing).
    unique: Vec<NodeId>,
    memo: Memo,
    scratch: Vec<NodeId>,
    /// How many steps are left, for this diagram and for all.
    left: usize,
    left_of_all: usize,
    full: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Builder {
            diagram: Diagram::default(),
            unique: Vec::new(),
            memo: Memo::default(),
            scratch: Vec::new(),
            left: MAX_STEPS,
            left_of_all: MAX_STEPS_OF_ALL,
            full: false,
        }
    }
}

#[derive(Clone, Copy)]
enum Op {
    And = 1,
    Or = 2,
    Guard = 3,
}

/// Keys of [`Builder::every`] in the memo; those of [`Op`] are less.
const EVERY: u64 = 4;

impl Builder {
    /// Begins anew over these slots.
    pub(super) fn begin(&mut self, domains: Vec<Rc<Domain>>, unknowns: Vec<Option<OpenIx>>) {
        self.diagram.domains = domains;
        self.diagram.unknowns = unknowns;
        self.diagram.nodes.clear();
        self.diagram.children.clear();
        self.unique.fill(NO);
        self.memo.clear();
        self.left = MAX_STEPS;
        self.full = self.left_of_all == 0;
    }

    /// The facts of the diagram under construction.
    pub(super) fn domains(&self) -> &[Rc<Domain>] {
        &self.diagram.domains
    }

    /// The node that asks `slot` and leads to YES exactly in these classes.
    pub(super) fn classes(&mut self, slot: usize, yes: impl Iterator<Item = bool>) -> NodeId {
        let base = self.scratch.len();
        self.scratch.extend(yes.map(NodeId::from));
        self.node(slot, base)
    }

    /// The node of an unknown: slots count on after the facts.
    pub(super) fn unknown(&mut self, unknown: usize) -> NodeId {
        let slot = self.diagram.domains.len() + unknown;
        self.classes(slot, [false, true].into_iter())
    }

    /// Both.
    pub(super) fn and(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.apply(Op::And, a, b)
    }

    /// Either.
    pub(super) fn or(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.apply(Op::Or, a, b)
    }

    /// `a`, but impossible where `may` is false.
    pub(super) fn guard(&mut self, may: NodeId, a: NodeId) -> NodeId {
        self.apply(Op::Guard, may, a)
    }

    /// Not.
    pub(super) fn not(&mut self, a: NodeId) -> NodeId {
        let key = u64::from(a);
        match a {
            NO => return YES,
            YES => return NO,
            IMPOSSIBLE => return IMPOSSIBLE,
            _ => {}
        }
        if let Some(known) = self.memo.get(key) {
            return known;
        }
        let Some(slot) = self.diagram.slot(a) else { return a };
        let base = self.scratch.len();
        for n in 0..self.diagram.children(a).len() {
            let child = self.child(a, n);
            let negated = self.not(child);
            self.scratch.push(negated);
        }
        let result = self.node(slot, base);
        self.memo.set(key, result);
        result
    }

    /// `then` where `condition` holds, `otherwise` elsewhere.
    pub(super) fn choose(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId) -> NodeId {
        let yes = self.and(condition, then);
        let not = self.not(condition);
        let no = self.and(not, otherwise);
        self.or(yes, no)
    }

    /// What holds whichever class this slot turns out to be in; asked of one slot only while a diagram is built.
    pub(super) fn every(&mut self, slot: usize, a: NodeId) -> NodeId {
        let Some(asked) = self.diagram.slot(a).filter(|&asked| asked <= slot) else { return a };
        let key = EVERY << 60 | u64::from(a);
        if let Some(known) = self.memo.get(key) {
            return known;
        }
        let width = self.diagram.children(a).len();
        let result = if asked == slot {
            (0..width).fold(YES, |all, n| {
                let child = self.child(a, n);
                self.and(all, child)
            })
        } else {
            let base = self.scratch.len();
            for n in 0..width {
                let child = self.child(a, n);
                let every = self.every(slot, child);
                self.scratch.push(every);
            }
            self.node(asked, base)
        };
        self.memo.set(key, result);
        result
    }

    /// The diagram under construction.
    #[cfg(feature = "authoring")]
    pub(super) fn under_construction(&self) -> &Diagram {
        &self.diagram
    }

    /// Whether it grew beyond bounds, so that nothing it says can be relied on.
    #[cfg(feature = "authoring")]
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// The node that asks `slot` and has these children.
    #[cfg(feature = "authoring")]
    pub(super) fn asking(&mut self, slot: usize, children: &[NodeId]) -> NodeId {
        let base = self.scratch.len();
        self.scratch.extend_from_slice(children);
        self.node(slot, base)
    }

    /// The finished diagram with only the nodes that can be reached, or nothing where it grew too large.
    pub(super) fn finish(&mut self, root: NodeId) -> Option<Diagram> {
        if self.full {
            return None;
        }
        let from = &self.diagram;
        let mut kept = vec![false; from.len()];
        if let Some(at) = kept.get_mut(root as usize) {
            *at = true;
        }
        for node in (FIRST..from.len() as NodeId).rev().filter(|&node| node <= root) {
            if kept.get(node as usize) == Some(&true) {
                for &child in from.children(node) {
                    if let Some(at) = kept.get_mut(child as usize) {
                        *at = true;
                    }
                }
            }
        }
        let mut renumbered: Vec<NodeId> = (0..FIRST).collect();
        let mut done = Diagram { domains: from.domains.clone(), unknowns: from.unknowns.clone(), ..Diagram::default() };
        for node in FIRST..from.len() as NodeId {
            renumbered.push(done.len() as NodeId);
            if kept.get(node as usize) == Some(&true)
                && let Some(slot) = from.slot(node)
            {
                let key = from.domains.get(slot).map_or(NO_KEY, |domain| domain.key);
                done.nodes.push(Asking { key, ..Asking::new(slot, from.children(node).len(), done.children.len()) });
                done.children.extend(from.children(node).iter().map(|&child| renumbered.get(child as usize).copied().unwrap_or(NO)));
            }
        }
        done.root = renumbered.get(root as usize).copied().unwrap_or(NO);
        Some(done)
    }

    fn child(&self, node: NodeId, n: usize) -> NodeId {
        self.diagram.children(node).get(n).copied().unwrap_or(NO)
    }

    fn apply(&mut self, op: Op, a: NodeId, b: NodeId) -> NodeId {
        let settled = match (op, a, b) {
            (Op::And, NO, _) | (Op::And, _, NO) => Some(NO),
            (Op::And, YES, x) | (Op::And, x, YES) | (Op::Or, NO, x) | (Op::Or, x, NO) => Some(x),
            (Op::Or, YES, _) | (Op::Or, _, YES) => Some(YES),
            (Op::Guard, YES, x) => Some(x),
            (Op::Guard, NO | IMPOSSIBLE, _) | (_, IMPOSSIBLE, _) | (_, _, IMPOSSIBLE) => Some(IMPOSSIBLE),
            (Op::And | Op::Or, x, y) if x == y => Some(x),
            _ => None,
        };
        if let Some(settled) = settled {
            return settled;
        }
        // And and Or read the same both ways: one order of the operands serves both.
        let (a, b) = if matches!(op, Op::Guard) || a <= b { (a, b) } else { (b, a) };
        let key = (op as u64) << 60 | u64::from(a) << 30 | u64::from(b);
        if let Some(known) = self.memo.get(key) {
            return known;
        }
        if self.full {
            return NO;
        }
        let (slot_a, slot_b) = (self.diagram.slot(a).unwrap_or(usize::MAX), self.diagram.slot(b).unwrap_or(usize::MAX));
        let slot = slot_a.min(slot_b);
        let width = self.diagram.children(if slot_a == slot { a } else { b }).len();
        self.spend(width);
        let base = self.scratch.len();
        for n in 0..width {
            let left = if slot_a == slot { self.child(a, n) } else { a };
            let right = if slot_b == slot { self.child(b, n) } else { b };
            let joined = self.apply(op, left, right);
            self.scratch.push(joined);
        }
        let result = self.node(slot, base);
        self.memo.set(key, result);
        result
    }

    /// The node that asks `slot` and has the children on the scratch stack from `base` on, which it takes off.
    fn node(&mut self, slot: usize, base: usize) -> NodeId {
        let children = self.scratch.get(base..).unwrap_or_default();
        let first = children.first().copied().unwrap_or(NO);
        if children.iter().all(|&child| child == first) {
            self.scratch.truncate(base);
            return first;
        }
        if self.diagram.nodes.len() >= MAX_NODES {
            self.full = true;
            self.scratch.truncate(base);
            return NO;
        }
        if (self.diagram.nodes.len() + 1) * 2 > self.unique.len() {
            self.grow();
        }
        let mask = self.unique.len() - 1;
        let mut at = hash(slot, self.scratch.get(base..).unwrap_or_default()) & mask;
        loop {
            let found = self.unique.get(at).copied().unwrap_or(NO);
            if found == NO {
                break;
            }
            if self.diagram.slot(found) == Some(slot) && Some(self.diagram.children(found)) == self.scratch.get(base..) {
                self.scratch.truncate(base);
                return found;
            }
            at = (at + 1) & mask;
        }
        let node = self.diagram.len() as NodeId;
        self.diagram.nodes.push(Asking::new(slot, self.scratch.len() - base, self.diagram.children.len()));
        self.diagram.children.extend(self.scratch.drain(base..));
        if let Some(free) = self.unique.get_mut(at) {
            *free = node;
        }
        node
    }

    fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps);
        self.left_of_all = self.left_of_all.saturating_sub(steps);
        self.full |= self.left == 0 || self.left_of_all == 0;
    }

    fn grow(&mut self) {
        let size = (self.unique.len() * 2).max(64);
        self.unique = vec![NO; size];
        for node in FIRST..self.diagram.len() as NodeId {
            let slot = self.diagram.slot(node).unwrap_or_default();
            let mut at = hash(slot, self.diagram.children(node)) & (size - 1);
            while self.unique.get(at).is_some_and(|&taken| taken != NO) {
                at = (at + 1) & (size - 1);
            }
            if let Some(free) = self.unique.get_mut(at) {
                *free = node;
            }
        }
    }
}

fn hash(slot: usize, children: &[NodeId]) -> usize {
    spread(children.iter().fold(slot as u64 + 1, |h, &child| (h ^ u64::from(child)).wrapping_mul(0x0100_0000_01b3).rotate_left(23)))
}
