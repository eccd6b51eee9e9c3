//! What stays possible in a diagram under the answers, and what still matters.
//!
//! Under the answers each node keeps only the children its answer allows; nodes that then agree become one, from the ends
//! upwards. A fact matters exactly where a node of it is left: its children differ, so some completion of the rest tells them
//! apart. With constraints in the diagram, one more look checks that the completion is possible on both sides.

use super::diagram::{Diagram, FIRST, IMPOSSIBLE, NO, NodeId, YES};
use super::domain::{Areas, Domain, OPEN, SEVERAL};
use super::few::Facts;
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
    /// The facts that matter, in order.
    pub(super) matters: Facts,
    /// Positions of the unknowns that matter.
    pub(super) unknowns: Vec<usize>,
    work: Work,
}

/// Space that is used again from one scan to the next; it only grows, and whatever is read of it was written for the diagram at hand.
#[derive(Clone, Debug, Default)]
struct Work {
    /// The class of each domain by its key, as [`Domain::settled`] tells it.
    known: Vec<u16>,
    /// Slots that may be in several classes, with each of these.
    several: Vec<(usize, u16)>,
    areas: Areas,
    /// The number of the scan, a multiple of four: marks that are less are of earlier scans, so that nothing need be cleared.
    scan: u32,
    /// For each node of the diagram, on which ways it is reached (beside the number of the scan), and the node it became.
    reached: Vec<u32>,
    became: Vec<NodeId>,
    /// The nodes that are left, from the ends upwards, and their children.
    left: Vec<Left>,
    children: Vec<NodeId>,
    /// How many of these count.
    nodes: usize,
    used: usize,
    /// For each remainder of hashes the number of the scan, and the last node that is left; the others follow by `Left::before`.
    by_hash: Vec<(u32, NodeId)>,
    /// The number of the scan for each slot that is asked by a node that is left.
    asked: Vec<u32>,
}

/// A node that is left.
#[derive(Clone, Copy, Debug, Default)]
struct Left {
    slot: usize,
    from: usize,
    to: usize,
    /// The node before it with the same remainder, or an end.
    before: NodeId,
}

/// Tells the classes that the answers allow a domain, where they are several.
pub(super) type Several<'a> = &'a mut dyn FnMut(&Domain, &mut Areas, &mut Vec<u16>);

/// Some completions of the open points make it true and some false.
const BOTH: NodeId = 3;
/// The first node that is left.
const LEFT: NodeId = 4;

/// Reached by answers to facts alone.
const BY_FACTS: u32 = 1;
/// Reached by how an open point turns out.
const BY_POINTS: u32 = 2;

impl Scan {
    /// Looks at a diagram under the answers.
    pub(super) fn look(&mut self, diagram: &Diagram, rules: &Rules, answers: &Answers, as_of: Date) {
        let mut known = std::mem::take(&mut self.work.known);
        for domain in &diagram.domains {
            let class = domain.settled(rules, as_of, answers.get(domain.fact), &mut self.work.areas);
            if known.len() <= domain.key {
                known.resize(domain.key + 1, OPEN);
            }
            if let Some(at) = known.get_mut(domain.key) {
                *at = class;
            }
        }
        self.look_knowing(diagram, &known, &mut |domain, areas, into| domain.allowed(rules, as_of, answers.get(domain.fact), areas, into));
        self.work.known = known;
    }

    /// As [`Scan::look`], where the class of each domain is known already by its key; those that it may be in are told where they are several.
    pub(super) fn look_knowing(&mut self, diagram: &Diagram, known: &[u16], several: Several<'_>) {
        self.possible = Possible::default();
        self.matters = Facts::default();
        self.unknowns.clear();
        self.work.nodes = 0;
        // Settled answers are followed from the root: often this is all there is to do.
        let mut root = diagram.root;
        while let Some((_, class, children)) = diagram.asks_in(root, known) {
            match children.get(usize::from(class)) {
                Some(&child) => root = child,
                None => break,
            }
        }
        if root < FIRST {
            self.possible.no = root == NO;
            self.possible.yes = root == YES;
            return;
        }
        let constrained = self.reach(diagram, root, known, several);
        let Possible { no, yes, both } = self.possible;
        if u8::from(no) + u8::from(yes) + u8::from(both) > 1 {
            self.reduce(diagram, root, known);
            self.read(diagram, constrained);
        }
    }

    /// The chance, in thousandths, that an answer to a fact settles the diagram that was looked at last.
    pub(super) fn chance(&mut self, diagram: &Diagram, slot: usize) -> u32 {
        let Some(domain) = diagram.domains.get(slot) else { return 0 };
        let (mut settled, mut all) = (0, 0);
        let class = self.work.known.get(domain.key).copied().unwrap_or(OPEN);
        for (n, class) in self.work.possible(slot, class, domain.width()).into_iter().enumerate() {
            let likely = domain.likely(class);
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
        let work = &mut self.work;
        work.several.clear();
        let mut slots = Vec::new();
        for (slot, domain) in diagram.domains.iter().enumerate() {
            let answer = answers.get(domain.fact);
            let class = domain.settled(rules, as_of, answer, &mut work.areas);
            if class == SEVERAL {
                let mut classes = Vec::new();
                domain.allowed(rules, as_of, answer, &mut work.areas, &mut classes);
                work.several.extend(classes.into_iter().map(|class| (slot, class)));
            }
            slots.push((class, answer == Some(Answer::Unsure)));
        }
        // An answer to come may also rule out, under the constraints, what stands in the way of an unsure fact.
        let ruled_out = slots.iter().any(|&(_, unsure)| unsure);
        let mut became = vec![NO, YES, IMPOSSIBLE];
        for node in FIRST..diagram.len() as NodeId {
            let Some((slot, children)) = diagram.asks(node) else { break };
            let (class, is_unsure) = slots.get(slot).copied().unwrap_or((OPEN, false));
            let mut end = None;
            for class in work.possible(slot, class, children.len()) {
                let child = children.get(usize::from(class)).and_then(|&child| became.get(child as usize)).copied().unwrap_or(NO);
                if is_unsure {
                    end = Some(end.map_or(child, |end: NodeId| end.min(child)));
                } else if child != IMPOSSIBLE || ruled_out {
                    end = Some(end.map_or(child, |end: NodeId| end.max(child)));
                }
            }
            became.push(end.unwrap_or(IMPOSSIBLE));
        }
        let root = became.get(diagram.root as usize).copied().unwrap_or(NO);
        root == YES || (root == IMPOSSIBLE && ruled_out)
    }

    /// Marks what the answers let one reach from `root`; tells whether the impossible is among it. What is possible, and which open
    /// points are asked, is seen on the way.
    fn reach(&mut self, diagram: &Diagram, root: NodeId, known: &[u16], tell: Several<'_>) -> bool {
        let facts = diagram.domains.len();
        self.work.begin(diagram);
        let Work { several, areas, reached, scan, .. } = &mut self.work;
        let (by_facts, by_points) = (*scan | BY_FACTS, *scan | BY_POINTS);
        mark(reached, root, by_facts);
        let mut node = root;
        while let Some((slot, class, children)) = diagram.asks_in(node, known) {
            let ways = reached.get(node as usize).copied().unwrap_or_default();
            node -= 1;
            if ways < *scan {
                continue;
            }
            if slot >= facts {
                // A node over open points alone is no constant, so both outcomes are among its ends.
                self.possible.both |= ways & BY_FACTS != 0;
                insert_sorted(&mut self.unknowns, slot - facts);
                for &child in children {
                    mark(reached, child, by_points);
                }
                continue;
            }
            if class == OPEN {
                for &child in children {
                    mark(reached, child, by_facts);
                }
            } else if class == SEVERAL {
                if !several.iter().any(|&(of, _)| of == slot) {
                    let mut classes = Vec::new();
                    diagram.domains.get(slot).into_iter().for_each(|domain| tell(domain, areas, &mut classes));
                    several.extend(classes.into_iter().map(|class| (slot, class)));
                }
                for &(of, class) in several.iter() {
                    if of == slot {
                        mark(reached, children.get(usize::from(class)).copied().unwrap_or(NO), by_facts);
                    }
                }
            } else if let Some(&child) = children.get(usize::from(class)) {
                mark(reached, child, by_facts);
            }
        }
        let is = |end: NodeId| reached.get(end as usize).is_some_and(|&ways| ways >= *scan && ways & BY_FACTS != 0);
        self.possible.no = is(NO);
        self.possible.yes = is(YES);
        is(IMPOSSIBLE)
    }

    /// Reduces every node that is reached, from the ends up to `root`.
    fn reduce(&mut self, diagram: &Diagram, root: NodeId, known: &[u16]) {
        let work = &mut self.work;
        let facts = diagram.domains.len();
        let by_facts = work.scan | BY_FACTS;
        work.used = 0;
        let mut node = 0;
        while node <= root {
            let mut became = node;
            if work.reached.get(node as usize).is_none_or(|&ways| ways < by_facts || ways & BY_FACTS == 0) {
                node += 1;
                continue;
            }
            if let Some((slot, class, children)) = diagram.asks_in(node, known) {
                let base = work.used;
                if slot >= facts {
                    became = BOTH;
                } else if let Some(&child) = children.get(usize::from(class)) {
                    became = work.became.get(child as usize).copied().unwrap_or(NO);
                } else if class == OPEN {
                    for &child in children {
                        work.keep(child);
                    }
                    became = work.settle(slot, base);
                } else {
                    for n in 0..work.several.len() {
                        if let Some(&(of, class)) = work.several.get(n)
                            && of == slot
                        {
                            work.keep(children.get(usize::from(class)).copied().unwrap_or(NO));
                        }
                    }
                    became = work.settle(slot, base);
                }
            }
            if let Some(at) = work.became.get_mut(node as usize) {
                *at = became;
            }
            node += 1;
        }
    }

    /// Reads off which facts matter. Whatever is left is reached: a node is only taken away where all its children became the same.
    fn read(&mut self, diagram: &Diagram, constrained: bool) {
        if constrained {
            self.work.forget_what_cannot_differ();
        }
        for (domain, asked) in diagram.domains.iter().zip(&self.work.asked) {
            if *asked == self.work.scan {
                self.matters.push(domain.fact);
            }
        }
    }
}

impl Work {
    /// Makes room for a diagram; whatever was marked before does not count any more.
    fn begin(&mut self, diagram: &Diagram) {
        self.scan += 4;
        self.several.clear();
        let room = diagram.len().max(diagram.breadth());
        if self.children.len() < room {
            let room = room.next_power_of_two().max(64);
            self.reached.resize(room, 0);
            self.became.resize(room, NO);
            self.left.resize(room, Left::default());
            self.children.resize(room, NO);
            self.by_hash.resize(room, (0, NO));
        }
        if self.asked.len() < diagram.domains.len() {
            self.asked.resize(diagram.domains.len(), 0);
        }
    }

    /// The classes that a slot may be in.
    fn possible(&self, slot: usize, class: u16, width: usize) -> Vec<u16> {
        match class {
            SEVERAL => self.several.iter().filter(|&&(of, _)| of == slot).map(|&(_, class)| class).collect(),
            OPEN => (0..width as u16).collect(),
            class => vec![class],
        }
    }

    /// The nodes that are left, from the ends upwards.
    fn left(&self) -> &[Left] {
        self.left.get(..self.nodes).unwrap_or_default()
    }

    /// Whether all that is left leads to one end once this slot is in the n-th class it may be in.
    fn settles(&self, slot: usize, n: usize) -> bool {
        // Several ends, or none that is possible.
        const MIXED: NodeId = LEFT;
        let mut became = vec![NO, YES, IMPOSSIBLE, BOTH];
        for &Left { slot: asked, from, to, .. } in self.left() {
            let children = if asked == slot { from + n..from + n + 1 } else { from..to };
            let mut end = IMPOSSIBLE;
            for &child in self.children.get(children).unwrap_or_default() {
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

    fn node(&self, node: NodeId) -> Option<&Left> {
        self.left.get(node.checked_sub(LEFT)? as usize)
    }

    /// Puts what a child became at the end of the children.
    #[inline(always)]
    fn keep(&mut self, child: NodeId) {
        if let (Some(at), Some(&became)) = (self.children.get_mut(self.used), self.became.get(child as usize)) {
            *at = became;
            self.used += 1;
        }
    }

    /// The node with the children from `base` on: the common child where all agree, an equal one where there is one.
    fn settle(&mut self, slot: usize, base: usize) -> NodeId {
        let (before, children) = self.children.split_at(base.min(self.children.len()));
        let children = children.get(..self.used - base).unwrap_or_default();
        let first = children.first().copied().unwrap_or(NO);
        let (mut same, mut hash) = (true, slot as u32);
        for &child in children {
            same &= child == first;
            hash = (hash ^ child).wrapping_mul(0x9e37_79b1);
        }
        if same {
            self.used = base;
            return first;
        }
        let remainder = (hash >> 15) as usize & (self.by_hash.len() - 1);
        let Some(last) = self.by_hash.get_mut(remainder) else { return first };
        let mut other = if last.0 == self.scan { last.1 } else { NO };
        let before_it = other;
        while let Some(node) = other.checked_sub(LEFT).and_then(|n| self.left.get(n as usize)) {
            if node.slot == slot && before.get(node.from..node.to) == Some(children) {
                self.used = base;
                return other;
            }
            other = node.before;
        }
        let node = LEFT + self.nodes as NodeId;
        if let (Some(left), Some(asked)) = (self.left.get_mut(self.nodes), self.asked.get_mut(slot)) {
            *left = Left { slot, from: base, to: self.used, before: before_it };
            *asked = self.scan;
            *last = (self.scan, node);
            self.nodes += 1;
        }
        node
    }

    /// Takes the marks off slots of which no node tells possible completions apart.
    fn forget_what_cannot_differ(&mut self) {
        let mut asked = std::mem::take(&mut self.asked);
        asked.fill(0);
        for &Left { slot, from, to, .. } in self.left() {
            if let Some(asked) = asked.get_mut(slot).filter(|asked| **asked != self.scan) {
                let children = self.children.get(from..to).unwrap_or_default();
                if children.iter().enumerate().any(|(n, &a)| children.iter().skip(n + 1).any(|&b| self.differ(a, b))) {
                    *asked = self.scan;
                }
            }
        }
        self.asked = asked;
    }

    /// Whether some possible completion leads to different ends from these two nodes.
    fn differ(&self, a: NodeId, b: NodeId) -> bool {
        if a == b || a == IMPOSSIBLE || b == IMPOSSIBLE {
            return false;
        }
        let slot = |node: NodeId| self.node(node).map_or(usize::MAX, |left| left.slot);
        let asked = slot(a).min(slot(b));
        let asking = |node: NodeId| self.node(node).filter(|left| left.slot == asked);
        let child = |node: NodeId, n: usize| match asking(node) {
            Some(left) => self.children.get(left.from + n).copied().unwrap_or(NO),
            None => node,
        };
        match asking(a).or_else(|| asking(b)) {
            Some(left) => (0..left.to - left.from).any(|n| self.differ(child(a, n), child(b, n))),
            None => true,
        }
    }
}

/// Puts a number into a rising list, once. The lists are short.
fn insert_sorted(list: &mut Vec<usize>, number: usize) {
    let at = list.iter().position(|&other| other >= number).unwrap_or(list.len());
    if list.get(at) != Some(&number) {
        list.insert(at, number);
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
