//! What stays possible in a diagram under the answers, and what still matters.
//!
//! Under the answers each node keeps only the children its answer allows; nodes that then agree become one, from the ends
//! upwards. A fact matters exactly where a node of it is left: its children differ, so some completion of the rest tells them
//! apart. With constraints in the diagram, one more look checks that the completion is possible on both sides.

use super::diagram::{Diagram, FIRST, IMPOSSIBLE, NO, NO_KEY, NodeId, YES};
use super::domain::SEVERAL;
use super::known::Known;
use crate::model::{Answer, Answers, Date, FactIx, OpenIx, Rules, sorted_by};

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
    unknowns: Vec<usize>,
    known: Known,
    work: Work,
}

/// Space that is used again from one scan to the next. It only grows: whatever is read of it was written by the scan at hand, or is seen
/// to be older.
#[derive(Clone, Debug, Default)]
struct Work {
    /// How long each list is at least, so that they need not grow again and again.
    room: usize,
    /// The number of the scan.
    scan: u32,
    /// For each node of the diagram the last scan that came by, and the node it became; an end stays what it is.
    seen: Vec<(u32, NodeId)>,
    /// The ends that are reached, a bit each.
    ends: u32,
    /// What the children became of the nodes that are under way, and how much of that counts.
    waiting: Vec<NodeId>,
    wait: usize,
    /// Where the nodes that are left begin, from the ends upwards, and how many they are; the first is called `LEFT`.
    begins: Vec<u32>,
    nodes: usize,
    /// What they are: the slot, another node with a similar hash, how many children there are, and these. How much of that counts.
    left: Vec<u32>,
    used: usize,
    /// For each remainder of hashes the last scan that left such a node, and the node.
    by_hash: Vec<(u32, NodeId)>,
    /// For each slot the last scan that left a node which asks it.
    asked: Vec<u32>,
}

/// Some completions of the open points make it true and some false.
const BOTH: NodeId = 3;
/// The first node that is left.
const LEFT: NodeId = 4;
/// How much stands before the children of a node that is left.
const HEAD: usize = 3;

impl Scan {
    /// A scan of diagrams that mostly need no more [room](Diagram::room) than this.
    pub(super) fn with_room(room: usize) -> Scan {
        Scan { work: Work { room, ..Work::default() }, ..Scan::default() }
    }

    /// Looks at a diagram under the answers.
    pub(super) fn look(&mut self, diagram: &Diagram, rules: &Rules, answers: &Answers, as_of: Date) {
        let mut known = std::mem::take(&mut self.known);
        known.begin();
        for domain in &diagram.domains {
            known.tell(domain, rules, as_of, answers.get(domain.fact));
        }
        self.look_from(diagram.root, diagram, &known);
        self.known = known;
    }

    /// Looks at what is left of a diagram from this node on, where it is known already what the answers say of all domains.
    pub(super) fn look_from(&mut self, root: NodeId, diagram: &Diagram, known: &Known) {
        self.matters.clear();
        self.unknowns.clear();
        self.work.begin(diagram);
        self.reduced(diagram, root, known);
        let reached = |end: NodeId| self.work.ends >> end & 1 == 1;
        self.possible = Possible { no: reached(NO), yes: reached(YES), both: reached(BOTH) };
        if self.work.nodes > 0 {
            let constrained = reached(IMPOSSIBLE);
            self.matters.resize(diagram.domains.len(), FactIx(0));
            let mut count = 0;
            for (slot, (domain, &asked)) in diagram.domains.iter().zip(&self.work.asked).enumerate() {
                // Each is written, and the next one over it if it does not matter: which do is hard to foresee, and a wrong guess of the
                // processor takes longer.
                set(&mut self.matters, count, domain.fact);
                count += usize::from(asked == self.work.scan && (!constrained || self.work.tells_apart(slot as u32)));
            }
            self.matters.truncate(count);
        }
    }

    /// The open points that matter, in order, in the diagram that was looked at last.
    pub(super) fn points(&self, diagram: &Diagram) -> Vec<OpenIx> {
        if self.unknowns.is_empty() {
            return Vec::new();
        }
        let open = self.unknowns.iter().filter_map(|&n| diagram.unknowns.get(n).copied().flatten()).collect();
        sorted_by(open, |open: &OpenIx| u64::from(open.0))
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

    /// What a node or an end becomes under the answers.
    #[inline(always)]
    fn reduced(&mut self, diagram: &Diagram, node: NodeId, known: &Known) -> NodeId {
        let became = match self.work.seen.get(node as usize) {
            Some(&(scan, became)) if scan == self.work.scan => became,
            _ => self.reduce(diagram, node, known),
        };
        // Other nodes share a bit that nobody asks for.
        self.work.ends |= 1 << became.min(LEFT);
        became
    }

    /// What a node becomes under the answers: an end, or a node that is left. Whatever is left is reached: a node is only taken away where
    /// all its children became the same.
    fn reduce(&mut self, diagram: &Diagram, node: NodeId, known: &Known) -> NodeId {
        let Some((asking, children)) = diagram.asks(node) else { return NO };
        let class = known.class(asking.key);
        let became = if let Some(&child) = children.get(class as usize) {
            self.reduced(diagram, child, known)
        } else if asking.key == NO_KEY {
            self.note_unknowns(diagram, node);
            BOTH
        } else {
            let base = self.work.wait;
            if class == SEVERAL {
                for &(key, class) in &known.several {
                    if key == asking.key {
                        let became = self.reduced(diagram, children.get(class as usize).copied().unwrap_or(NO), known);
                        self.work.keep(became);
                    }
                }
            } else {
                for &child in children {
                    let became = self.reduced(diagram, child, known);
                    self.work.keep(became);
                }
            }
            self.work.settle(u32::from(asking.slot), base)
        };
        self.work.see(node, became);
        became
    }

    /// Notes the open point that a node asks, and those below it. No constant asks one, so both outcomes are among its ends.
    fn note_unknowns(&mut self, diagram: &Diagram, node: NodeId) {
        let Some((asking, children)) = diagram.asks(node) else { return };
        let unknown = usize::from(asking.slot) - diagram.domains.len();
        if !self.unknowns.contains(&unknown) {
            self.unknowns.push(unknown);
        }
        for &child in children {
            if child >= FIRST && self.work.seen.get(child as usize).is_some_and(|&(scan, _)| scan != self.work.scan) {
                self.work.see(child, BOTH);
                self.note_unknowns(diagram, child);
            }
        }
    }
}

impl Work {
    /// Makes room for a diagram; whatever was seen before does not count any more.
    fn begin(&mut self, diagram: &Diagram) {
        self.scan += 1;
        (self.nodes, self.used, self.wait, self.ends) = (0, 0, 0, 0);
        let room = diagram.room();
        if self.asked.len() < room {
            let room = room.max(self.room).next_power_of_two();
            self.seen.resize(room, (0, NO));
            self.by_hash.resize(room, (0, NO));
            for list in [&mut self.waiting, &mut self.begins, &mut self.left, &mut self.asked] {
                list.resize(room, 0);
            }
        }
        for end in NO..FIRST {
            self.see(end, end);
        }
    }

    #[inline(always)]
    fn see(&mut self, node: NodeId, became: NodeId) {
        set(&mut self.seen, node as usize, (self.scan, became));
    }

    /// Notes what a child became.
    #[inline(always)]
    fn keep(&mut self, became: NodeId) {
        set(&mut self.waiting, self.wait, became);
        self.wait += 1;
    }

    /// The node with the children that wait from `base` on: the common child where all agree, an equal one where there is one.
    #[inline(never)]
    fn settle(&mut self, slot: u32, base: usize) -> NodeId {
        let children = self.waiting.get(base..self.wait).unwrap_or_default();
        self.wait = base;
        let first = children.first().copied().unwrap_or(NO);
        let (mut same, mut hash) = (true, slot);
        for &child in children {
            same &= child == first;
            hash = (hash ^ child).wrapping_mul(0x9e37_79b1);
        }
        if same {
            return first;
        }
        let remainder = (hash >> 15) as usize & (self.by_hash.len() - 1);
        let mut other = match self.by_hash.get(remainder) {
            Some(&(scan, other)) if scan == self.scan => other,
            _ => NO,
        };
        let before = other;
        while let Some((asked, next, of)) = self.node(other) {
            if asked == slot && of.iter().zip(children).all(|(a, b)| a == b) {
                return other;
            }
            other = next;
        }
        let node = LEFT + self.nodes as NodeId;
        set(&mut self.begins, self.nodes, self.used as u32);
        set(&mut self.by_hash, remainder, (self.scan, node));
        set(&mut self.asked, slot as usize, self.scan);
        self.nodes += 1;
        set(&mut self.left, self.used, slot);
        set(&mut self.left, self.used + 1, before);
        set(&mut self.left, self.used + 2, children.len() as u32);
        self.used += HEAD;
        for &child in children {
            set(&mut self.left, self.used, child);
            self.used += 1;
        }
        node
    }

    /// The slot of a node that is left, another of a similar hash, and its children; nothing of an end.
    fn node(&self, node: NodeId) -> Option<(u32, NodeId, &[NodeId])> {
        let n = node.wrapping_sub(LEFT) as usize;
        let at = *self.begins.get(n).filter(|_| n < self.nodes)? as usize;
        let &[slot, before, width] = self.left.get(at..at + HEAD)? else { return None };
        Some((slot, before, self.left.get(at + HEAD..at + HEAD + width as usize)?))
    }

    /// Whether a node that asks this slot tells possible completions apart.
    fn tells_apart(&self, slot: u32) -> bool {
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

#[inline(always)]
fn set<T>(list: &mut [T], at: usize, what: T) {
    if let Some(at) = list.get_mut(at) {
        *at = what;
    }
}
