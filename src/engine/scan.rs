//! What stays possible in a diagram under the answers, and what still matters.
//!
//! Under the answers each node keeps only the children its answer allows; nodes that then agree become one, from the ends
//! upwards. A fact matters exactly where a node of it is left: its children differ, so some completion of the rest tells them
//! apart. With constraints in the diagram, one more look checks that the completion is possible on both sides.

use super::diagram::{Diagram, FIRST, IMPOSSIBLE, NO, NO_KEY, NodeId, YES};
use super::domain::SEVERAL;
use super::known::Known;
use crate::model::{Answer, Answers, Date, FactIx, Rules};

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
    /// The facts that matter, in order.
    pub(super) matters: Vec<FactIx>,
    /// Positions of the unknowns that matter.
    pub(super) unknowns: Vec<usize>,
    known: Known,
    work: Work,
}

/// Space that is used again from one scan to the next. It only grows: whatever is read of it was written by the scan at hand, or is seen
/// to be older.
#[derive(Clone, Debug, Default)]
struct Work {
    /// The number of the scan, a multiple of four.
    scan: u32,
    /// For each node of the diagram, on which ways it is reached, beside the number of the scan.
    reached: Vec<u32>,
    /// The node it became.
    became: Vec<NodeId>,
    /// Where the nodes that are left begin, from the ends upwards, and how many they are; the first is called `LEFT`.
    begins: Vec<u32>,
    nodes: usize,
    /// What they are: the slot, another node with a similar hash, how many children there are, and these. How much of that counts.
    left: Vec<u32>,
    used: usize,
    /// A node that is left for each remainder of hashes, and for each slot.
    by_hash: Vec<NodeId>,
    by_slot: Vec<NodeId>,
}

/// Some completions of the open points make it true and some false.
const BOTH: NodeId = 3;
/// The first node that is left.
const LEFT: NodeId = 4;
/// How much stands before the children of a node that is left.
const HEAD: usize = 3;

/// Reached by answers to facts alone.
const BY_FACTS: u32 = 1;
/// Reached by how an open point turns out.
const BY_POINTS: u32 = 2;

impl Scan {
    /// Looks at a diagram under the answers.
    pub(super) fn look(&mut self, diagram: &Diagram, rules: &Rules, answers: &Answers, as_of: Date) {
        let mut known = std::mem::take(&mut self.known);
        known.begin();
        for domain in &diagram.domains {
            known.tell(domain, rules, as_of, answers.get(domain.fact));
        }
        self.look_knowing(diagram, &known);
        self.known = known;
    }

    /// As [`Scan::look`], where it is known already what the answers say of all domains.
    pub(super) fn look_knowing(&mut self, diagram: &Diagram, known: &Known) {
        // Settled answers are followed from the root: often this is all there is to do.
        let root = diagram.follow(known);
        self.possible = Possible { no: root == NO, yes: root == YES, both: false };
        self.matters.clear();
        self.unknowns.clear();
        self.work.nodes = 0;
        if root >= FIRST {
            self.look_from(root, diagram, known);
        }
    }

    /// Looks at what is left of a diagram from this node on.
    pub(super) fn look_from(&mut self, root: NodeId, diagram: &Diagram, known: &Known) {
        self.possible = Possible::default();
        self.matters.clear();
        self.unknowns.clear();
        self.work.begin(diagram);
        let constrained = self.reach(diagram, root, known);
        let Possible { no, yes, both } = self.possible;
        if u8::from(no) + u8::from(yes) + u8::from(both) > 1 {
            self.work.reduce(diagram, root, known);
            self.read(diagram, constrained);
        }
    }

    /// The chance, in thousandths, that an answer to a fact settles the diagram that was [looked at](Scan::look) last.
    pub(super) fn chance(&self, diagram: &Diagram, slot: usize) -> u32 {
        let Some(domain) = diagram.domains.get(slot) else { return 0 };
        let (mut settled, mut all) = (0, 0);
        for (n, class) in self.known.possible(domain.key, domain.width()).into_iter().enumerate() {
            let likely = domain.likely(class);
            all += likely;
            if self.work.settles(slot as u32, n) {
                settled += likely;
            }
        }
        settled * 1_000 / all.max(1)
    }

    /// Whether answers to come could make it certainly true, however the facts turn out that the applicant is unsure of. May say
    /// yes too often (it lets later answers depend on those facts), never too seldom.
    pub(super) fn could_be_certain(&mut self, diagram: &Diagram, rules: &Rules, answers: &Answers, as_of: Date) -> bool {
        let known = &mut self.known;
        known.begin();
        let mut unsure = Vec::new();
        for domain in &diagram.domains {
            let answer = answers.get(domain.fact);
            known.tell(domain, rules, as_of, answer);
            unsure.push(answer == Some(Answer::Unsure));
        }
        // An answer to come may also rule out, under the constraints, what stands in the way of an unsure fact.
        let ruled_out = unsure.contains(&true);
        let mut became = vec![NO, YES, IMPOSSIBLE];
        for node in FIRST..diagram.len() as NodeId {
            let Some((asking, children)) = diagram.asks(node) else { break };
            let is_unsure = unsure.get(usize::from(asking.slot)) == Some(&true);
            let mut end = None;
            for class in known.possible(asking.key, children.len()) {
                let child = children.get(class as usize).and_then(|&child| became.get(child as usize)).copied().unwrap_or(NO);
                if is_unsure || child != IMPOSSIBLE || ruled_out {
                    end = Some(match end {
                        None => child,
                        Some(end) => {
                            if (child < end) == is_unsure {
                                child
                            } else {
                                end
                            }
                        }
                    });
                }
            }
            became.push(end.unwrap_or(IMPOSSIBLE));
        }
        let root = became.get(diagram.root as usize).copied().unwrap_or(NO);
        root == YES || (root == IMPOSSIBLE && ruled_out)
    }

    /// Marks what the answers let one reach from `root`; tells whether the impossible is among it. What is possible, and which open
    /// points are asked, is seen on the way.
    fn reach(&mut self, diagram: &Diagram, root: NodeId, known: &Known) -> bool {
        let facts = diagram.domains.len();
        let Work { reached, scan, .. } = &mut self.work;
        let (by_facts, by_points) = (*scan | BY_FACTS, *scan | BY_POINTS);
        mark(reached, root, by_facts);
        let mut node = root;
        while let Some((asking, children)) = diagram.asks(node) {
            let ways = reached.get(node as usize).copied().unwrap_or_default();
            node -= 1;
            if ways < *scan {
                continue;
            }
            let slot = usize::from(asking.slot);
            let class = known.class(asking.key);
            if let Some(&child) = children.get(class as usize) {
                mark(reached, child, by_facts);
            } else if class == SEVERAL {
                for &(key, class) in &known.several {
                    if key == asking.key {
                        mark(reached, children.get(class as usize).copied().unwrap_or(NO), by_facts);
                    }
                }
            } else {
                let mut along = by_facts;
                if slot >= facts {
                    // A node over open points alone is no constant, so both outcomes are among its ends.
                    self.possible.both |= ways & BY_FACTS != 0;
                    insert_sorted(&mut self.unknowns, slot - facts);
                    along = by_points;
                }
                for &child in children {
                    mark(reached, child, along);
                }
            }
        }
        self.possible.no = self.work.is_reached(NO);
        self.possible.yes = self.work.is_reached(YES);
        self.work.is_reached(IMPOSSIBLE)
    }

    /// Reads off which facts matter. Whatever is left is reached: a node is only taken away where all its children became the same.
    fn read(&mut self, diagram: &Diagram, constrained: bool) {
        for (slot, domain) in diagram.domains.iter().enumerate() {
            if self.work.is_asked(slot as u32, constrained) {
                self.matters.push(domain.fact);
            }
        }
    }
}

impl Work {
    /// Makes room for a diagram; whatever was marked before does not count any more.
    fn begin(&mut self, diagram: &Diagram) {
        self.scan += 4;
        (self.nodes, self.used) = (0, 0);
        let room = diagram.room();
        if self.reached.len() < room {
            let room = room.next_power_of_two().max(64);
            for list in [&mut self.reached, &mut self.became, &mut self.begins, &mut self.left, &mut self.by_hash, &mut self.by_slot] {
                list.resize(room, 0);
            }
        }
    }

    #[inline(always)]
    fn is_reached(&self, node: NodeId) -> bool {
        self.reached.get(node as usize).is_some_and(|&ways| ways > self.scan && ways & BY_FACTS != 0)
    }

    /// Reduces every node that is reached, from the ends up to `root`.
    fn reduce(&mut self, diagram: &Diagram, root: NodeId, known: &Known) {
        let mut next = 0;
        while next <= root {
            let node = next;
            next += 1;
            if !self.is_reached(node) {
                continue;
            }
            let mut became = node;
            if let Some((asking, children)) = diagram.asks(node) {
                let class = known.class(asking.key);
                became = if let Some(&child) = children.get(class as usize) {
                    self.became.get(child as usize).copied().unwrap_or(NO)
                } else if asking.key == NO_KEY {
                    BOTH
                } else {
                    let base = self.used;
                    self.used += HEAD;
                    if class == SEVERAL {
                        for &(key, class) in &known.several {
                            if key == asking.key {
                                self.keep(children.get(class as usize).copied().unwrap_or(NO));
                            }
                        }
                    } else {
                        for &child in children {
                            self.keep(child);
                        }
                    }
                    self.settle(u32::from(asking.slot), base)
                };
            }
            set(&mut self.became, node as usize, became);
        }
    }

    /// Puts what a child became at the end.
    #[inline(always)]
    fn keep(&mut self, child: NodeId) {
        set(&mut self.left, self.used, self.became.get(child as usize).copied().unwrap_or(NO));
        self.used += 1;
    }

    /// The node with the children after `base` and its head: the common child where all agree, an equal one where there is one.
    fn settle(&mut self, slot: u32, base: usize) -> NodeId {
        let children = self.left.get(base + HEAD..self.used).unwrap_or_default();
        let first = children.first().copied().unwrap_or(NO);
        let (mut same, mut hash) = (true, slot);
        for &child in children {
            same &= child == first;
            hash = (hash ^ child).wrapping_mul(0x9e37_79b1);
        }
        if same {
            self.used = base;
            return first;
        }
        let remainder = (hash >> 15) as usize & (self.by_hash.len() - 1);
        // What an earlier scan put there is no node of this one, or another: more is compared then, and nothing is missed.
        let mut other = self.by_hash.get(remainder).copied().filter(|other| (other.wrapping_sub(LEFT) as usize) < self.nodes).unwrap_or(NO);
        let before = other;
        while let Some((asked, next, of)) = self.node(other) {
            if asked == slot && of.iter().zip(children).all(|(a, b)| a == b) {
                self.used = base;
                return other;
            }
            other = next;
        }
        let node = LEFT + self.nodes as NodeId;
        let width = (self.used - base - HEAD) as u32;
        set(&mut self.left, base, slot);
        set(&mut self.left, base + 1, before);
        set(&mut self.left, base + 2, width);
        set(&mut self.begins, self.nodes, base as u32);
        set(&mut self.by_hash, remainder, node);
        set(&mut self.by_slot, slot as usize, node);
        self.nodes += 1;
        node
    }

    /// The slot of a node that is left, another of a similar hash, and its children; nothing of an end.
    fn node(&self, node: NodeId) -> Option<(u32, NodeId, &[NodeId])> {
        let n = node.wrapping_sub(LEFT) as usize;
        let at = *self.begins.get(n).filter(|_| n < self.nodes)? as usize;
        let &[slot, before, width] = self.left.get(at..at + HEAD)? else { return None };
        Some((slot, before, self.left.get(at + HEAD..at + HEAD + width as usize)?))
    }

    /// Whether a slot is asked by a node that is left; with constraints, by one that tells possible completions apart.
    fn is_asked(&self, slot: u32, constrained: bool) -> bool {
        if !constrained {
            let n = self.by_slot.get(slot as usize).map_or(usize::MAX, |node| node.wrapping_sub(LEFT) as usize);
            let begins = self.begins.get(n).filter(|_| n < self.nodes);
            return begins.and_then(|&at| self.left.get(at as usize)) == Some(&slot);
        }
        let mut node = LEFT;
        while let Some((asked, _, children)) = self.node(node) {
            node += 1;
            if asked == slot && children.iter().enumerate().any(|(n, &a)| children.iter().skip(n + 1).any(|&b| self.differ(a, b))) {
                return true;
            }
        }
        false
    }

    /// Whether some possible completion leads to different ends from these two nodes.
    fn differ(&self, a: NodeId, b: NodeId) -> bool {
        if a == b || a == IMPOSSIBLE || b == IMPOSSIBLE {
            return false;
        }
        let slot = |node: NodeId| self.node(node).map_or(u32::MAX, |(slot, ..)| slot);
        let asked = slot(a).min(slot(b));
        let children = |node: NodeId| self.node(node).filter(|&(slot, ..)| slot == asked).map(|(_, _, children)| children);
        let width = match (children(a), children(b)) {
            (None, None) => return true,
            (Some(children), _) | (None, Some(children)) => children.len(),
        };
        let child = |node: NodeId, n: usize| children(node).map_or(node, |children| children.get(n).copied().unwrap_or(NO));
        (0..width).any(|n| self.differ(child(a, n), child(b, n)))
    }

    /// Whether all that is left leads to one end once this slot is in the n-th class it may be in.
    fn settles(&self, slot: u32, n: usize) -> bool {
        // Several ends, or none that is possible.
        const MIXED: NodeId = LEFT;
        let mut became = vec![NO, YES, IMPOSSIBLE, BOTH];
        while let Some((asked, _, children)) = self.node(became.len() as NodeId) {
            let children = if asked == slot { children.get(n..n + 1).unwrap_or_default() } else { children };
            let mut end = IMPOSSIBLE;
            for &child in children {
                let child = became.get(child as usize).copied().unwrap_or(MIXED);
                if end == IMPOSSIBLE {
                    end = child;
                } else if child != IMPOSSIBLE && child != end {
                    end = MIXED;
                }
            }
            became.push(end);
        }
        became.last() != Some(&MIXED)
    }
}

/// Puts a number into a rising list, once. The lists are short.
fn insert_sorted(list: &mut Vec<usize>, number: usize) {
    let at = list.iter().position(|&other| other >= number).unwrap_or(list.len());
    if list.get(at) != Some(&number) {
        list.insert(at, number);
    }
}

#[inline(always)]
fn set(list: &mut [u32], at: usize, what: u32) {
    if let Some(at) = list.get_mut(at) {
        *at = what;
    }
}

/// Marks a node as reached: `ways` is the number of the scan with the way.
#[inline(always)]
fn mark(reached: &mut [u32], node: NodeId, ways: u32) {
    if let Some(at) = reached.get_mut(node as usize) {
        // What was marked in an earlier scan is less, whatever the way.
        *at = if *at < ways & !3 { ways } else { *at | ways };
    }
}
