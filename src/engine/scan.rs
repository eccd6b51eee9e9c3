//! What stays possible in a diagram under the answers, and what still matters.
//!
//! Under the answers each node keeps only the children its answer allows; nodes that then agree become one, from the ends
//! upwards. A fact matters exactly where a node of it is left: its children differ, so some completion of the rest tells them
//! apart. With constraints in the diagram, one more look checks that the completion is possible on both sides.

use super::diagram::{Diagram, FIRST, IMPOSSIBLE, NO, NodeId, YES};
use super::domain::Areas;
use crate::model::{Answer, Answers, Date, Rules};

/// What every completion of the facts leads to, as a set of: no, yes, and both, depending on the open points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Possible {
    /// Some completion makes it certainly false.
    pub(super) no: bool,
    /// Some completion makes it certainly true.
    pub(super) yes: bool,
    /// Some completion leaves it to the open points.
    pub(super) both: bool,
}

/// The result of a scan.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    /// What is possible; nothing at all where the answers contradict the constraints.
    pub(super) possible: Possible,
    /// Slots of the facts that matter.
    pub(super) matters: Vec<usize>,
    /// Positions of the unknowns that matter.
    pub(super) unknowns: Vec<usize>,
    work: Work,
}

/// Space that is used again from one scan to the next.
#[derive(Clone, Debug, Default)]
struct Work {
    /// The classes each fact slot still allows, and where each slot's begin.
    allowed: Vec<u16>,
    starts: Vec<usize>,
    areas: Areas,
    /// For each node of the diagram, the node it became.
    became: Vec<NodeId>,
    /// The nodes that are left: slot and first child.
    left: Vec<(usize, usize)>,
    children: Vec<NodeId>,
    reached: Vec<bool>,
    seen: Vec<bool>,
}

/// Some completions of the open points make it true and some false.
const BOTH: NodeId = 3;
/// The first node that is left.
const LEFT: NodeId = 4;

impl Scan {
    /// Looks at a diagram under the answers.
    pub(super) fn look(&mut self, diagram: &Diagram, rules: &Rules, answers: &Answers, as_of: Date) {
        self.possible = Possible::default();
        self.matters.clear();
        self.unknowns.clear();
        self.work.left.clear();
        self.work.starts.clear();
        let root = descend(diagram, rules, answers, as_of);
        match root {
            NO => self.possible.no = true,
            YES => self.possible.yes = true,
            _ => {}
        }
        if root < FIRST {
            return;
        }
        self.allow(diagram, diagram.slot(root).unwrap_or_default(), rules, answers, as_of);
        let constrained = self.reduce(diagram, root);
        self.collect(constrained, root);
        if !diagram.unknowns.is_empty() {
            self.collect_unknowns(diagram, root);
        }
    }

    /// The chance, in thousandths, that an answer to a fact settles the diagram that was looked at last.
    pub(super) fn chance(&mut self, diagram: &Diagram, slot: usize) -> u32 {
        let Some(domain) = diagram.domains.get(slot) else { return 0 };
        let (mut settled, mut all) = (0, 0);
        let (from, to) = self.work.span(slot);
        for n in 0..to - from {
            let likely = self.work.classes(slot).get(n).map_or(0, |&class| domain.likely(class));
            all += likely;
            if self.work.settles(slot, n) {
                settled += likely;
            }
        }
        settled * 1_000 / all.max(1)
    }

    /// Whether answers to come could make it certainly true, however the facts turn out that the applicant is unsure of. May say
    /// yes too often (it lets later answers depend on those facts), never too seldom.
    pub(super) fn could_be_certain(&mut self, diagram: &Diagram, rules: &Rules, answers: &Answers, as_of: Date) -> bool {
        self.allow(diagram, 0, rules, answers, as_of);
        let unsure: Vec<bool> = diagram.domains.iter().map(|domain| answers.get(domain.fact) == Some(Answer::Unsure)).collect();
        // An answer to come may also rule out, under the constraints, what stands in the way of an unsure fact.
        let ruled_out = unsure.contains(&true);
        let work = &mut self.work;
        work.became.clear();
        work.became.extend([NO, YES, IMPOSSIBLE]);
        for node in FIRST..diagram.len() as NodeId {
            let slot = diagram.slot(node).unwrap_or_default();
            let (from, to) = work.span(slot);
            let classes = work.allowed.get(from..to).unwrap_or_default();
            let ends = classes.iter().filter_map(|&class| diagram.children(node).get(usize::from(class)));
            let ends = ends.map(|&child| work.became.get(child as usize).copied().unwrap_or(NO));
            let end = if unsure.get(slot) == Some(&true) { ends.min() } else { ends.filter(|&end| end != IMPOSSIBLE || ruled_out).max() };
            work.became.push(end.unwrap_or(IMPOSSIBLE));
        }
        let root = work.became.get(diagram.root as usize).copied().unwrap_or(NO);
        root == YES || (root == IMPOSSIBLE && ruled_out)
    }

    /// The classes that the answers allow, from this slot on: those before it are behind us.
    fn allow(&mut self, diagram: &Diagram, first: usize, rules: &Rules, answers: &Answers, as_of: Date) {
        let Work { allowed, starts, areas, .. } = &mut self.work;
        allowed.clear();
        starts.clear();
        for (slot, domain) in diagram.domains.iter().enumerate() {
            starts.push(allowed.len());
            if slot >= first {
                domain.allowed(rules, as_of, answers.get(domain.fact), areas, allowed);
            }
        }
        starts.push(allowed.len());
    }

    /// Reduces every node up to `root` under the answers; tells whether the impossible is among the ends.
    fn reduce(&mut self, diagram: &Diagram, root: NodeId) -> bool {
        let facts = diagram.domains.len();
        let mut work = std::mem::take(&mut self.work);
        work.became.clear();
        work.became.extend([NO, YES, IMPOSSIBLE]);
        work.left.clear();
        work.children.clear();
        let mut constrained = root == IMPOSSIBLE;
        for node in FIRST..root.saturating_add(1).max(FIRST) {
            let Some(slot) = diagram.slot(node) else { break };
            if slot >= facts {
                // A node over open points alone is no constant, so both outcomes are among its ends.
                work.became.push(BOTH);
                continue;
            }
            let base = work.children.len();
            let children = diagram.children(node);
            let (from, to) = work.span(slot);
            for &class in work.allowed.get(from..to).unwrap_or_default() {
                let child = children.get(usize::from(class)).copied().unwrap_or(NO);
                constrained |= child == IMPOSSIBLE;
                work.children.push(work.became.get(child as usize).copied().unwrap_or(NO));
            }
            let became = work.settle(slot, base);
            work.became.push(became);
        }
        self.work = work;
        constrained
    }

    /// Reads off what is possible and which facts matter.
    fn collect(&mut self, constrained: bool, root: NodeId) {
        let work = &mut self.work;
        let root = work.became.get(root as usize).copied().unwrap_or(NO);
        work.reached.clear();
        work.reached.resize(work.left.len() + LEFT as usize, false);
        mark(&mut work.reached, root);
        for node in (LEFT..LEFT + work.left.len() as NodeId).rev() {
            if work.reached.get(node as usize) != Some(&true) {
                continue;
            }
            let (slot, children) = work.node(node);
            for &child in work.children.get(children.clone()).unwrap_or_default() {
                mark(&mut work.reached, child);
            }
            if !self.matters.contains(&slot) {
                let children = work.children.get(children).unwrap_or_default();
                let told_apart =
                    !constrained || children.iter().enumerate().any(|(n, &a)| children.iter().skip(n + 1).any(|&b| work.differ(a, b)));
                if told_apart {
                    insert_sorted(&mut self.matters, slot);
                }
            }
        }
        let is = |end: NodeId| work.reached.get(end as usize) == Some(&true);
        self.possible = Possible { no: is(NO), yes: is(YES), both: is(BOTH) };
    }

    /// Open points that are asked on some way the answers allow.
    fn collect_unknowns(&mut self, diagram: &Diagram, root: NodeId) {
        let facts = diagram.domains.len();
        let work = &mut self.work;
        work.seen.clear();
        work.seen.resize(diagram.len(), false);
        mark(&mut work.seen, root);
        for node in (FIRST..root.saturating_add(1).max(FIRST)).rev() {
            if work.seen.get(node as usize) != Some(&true) {
                continue;
            }
            let Some(slot) = diagram.slot(node) else { continue };
            let children = diagram.children(node);
            if slot >= facts {
                insert_sorted(&mut self.unknowns, slot - facts);
                children.iter().for_each(|&child| mark(&mut work.seen, child));
            } else {
                let (from, to) = work.span(slot);
                let Work { allowed, seen, .. } = work;
                let classes = allowed.get(from..to).unwrap_or_default();
                classes.iter().filter_map(|&class| children.get(usize::from(class))).for_each(|&child| mark(seen, child));
            }
        }
    }
}

impl Work {
    fn span(&self, slot: usize) -> (usize, usize) {
        let at = |n: usize| self.starts.get(n).copied().unwrap_or_default();
        (at(slot), at(slot + 1))
    }

    fn classes(&self, slot: usize) -> &[u16] {
        let (from, to) = self.span(slot);
        self.allowed.get(from..to).unwrap_or_default()
    }

    /// Whether all that is left leads to one end once this slot is in the n-th class it may be in.
    fn settles(&mut self, slot: usize, n: usize) -> bool {
        // Several ends, or none that is possible.
        const MIXED: NodeId = LEFT;
        self.became.clear();
        self.became.extend([NO, YES, IMPOSSIBLE, BOTH]);
        for &(asked, first) in &self.left {
            let (from, to) = self.span(asked);
            let children = if asked == slot { first + n..first + n + 1 } else { first..first + (to - from) };
            let mut end = IMPOSSIBLE;
            for &child in self.children.get(children).unwrap_or_default() {
                let child = self.became.get(child as usize).copied().unwrap_or(MIXED);
                if end == IMPOSSIBLE {
                    end = child;
                } else if child != IMPOSSIBLE && child != end {
                    end = MIXED;
                }
            }
            self.became.push(end);
        }
        self.became.last() != Some(&MIXED)
    }

    fn node(&self, node: NodeId) -> (usize, std::ops::Range<usize>) {
        let index = (node - LEFT) as usize;
        let (slot, first) = self.left.get(index).copied().unwrap_or_default();
        let (from, to) = self.span(slot);
        (slot, first..first + (to - from))
    }

    /// The node with the children from `base` on: the common child where all agree, an equal one where there is one.
    fn settle(&mut self, slot: usize, base: usize) -> NodeId {
        let (before, children) = self.children.split_at(base.min(self.children.len()));
        let first = children.first().copied().unwrap_or(NO);
        let settled = if children.iter().all(|&child| child == first) {
            Some(first)
        } else {
            let same = |&(other, at): &(usize, usize)| other == slot && before.get(at..at + children.len()) == Some(children);
            self.left.iter().position(same).map(|n| LEFT + n as NodeId)
        };
        if let Some(settled) = settled {
            self.children.truncate(base);
            return settled;
        }
        self.left.push((slot, base));
        LEFT + self.left.len() as NodeId - 1
    }

    /// Whether some possible completion leads to different ends from these two nodes.
    fn differ(&self, a: NodeId, b: NodeId) -> bool {
        if a == b || a == IMPOSSIBLE || b == IMPOSSIBLE {
            return false;
        }
        if a < LEFT && b < LEFT {
            return true;
        }
        let slot = |node: NodeId| if node < LEFT { usize::MAX } else { self.node(node).0 };
        let asked = slot(a).min(slot(b));
        let child = |node: NodeId, n: usize| {
            if slot(node) != asked {
                return node;
            }
            self.children.get(self.node(node).1.start + n).copied().unwrap_or(NO)
        };
        let (from, to) = self.span(asked);
        (0..to - from).any(|n| self.differ(child(a, n), child(b, n)))
    }
}

/// Follows settled answers from the root: often this is all there is to do.
fn descend(diagram: &Diagram, rules: &Rules, answers: &Answers, as_of: Date) -> NodeId {
    let mut node = diagram.root;
    while let Some((domain, first)) = diagram.asks(node) {
        let Some(class) = domain.settled(rules, as_of, answers.get(domain.fact)) else { break };
        node = diagram.child(first + usize::from(class));
    }
    node
}

/// Puts a number into a rising list, once. The lists are short.
fn insert_sorted(list: &mut Vec<usize>, number: usize) {
    let at = list.iter().position(|&other| other >= number).unwrap_or(list.len());
    if list.get(at) != Some(&number) {
        list.insert(at, number);
    }
}

fn mark(marks: &mut [bool], node: NodeId) {
    if let Some(at) = marks.get_mut(node as usize) {
        *at = true;
    }
}
