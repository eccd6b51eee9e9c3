//! For the officer's tool: what open points leave of a measure, and a set of applicants as a few conditions that exclude each other.

use std::collections::{BTreeMap, HashMap};

use super::builder::Builder;
use super::classes::Allowed;
use super::diagram::{IMPOSSIBLE, NO, NodeId, YES};
use super::space::{Set, Space};
use crate::model::FactIx;

/// What is left of a measure for a person about whom everything is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Left {
    /// It is refused.
    No,
    /// The open points decide.
    Open,
    /// It is granted.
    Yes,
}

/// Some applicants, told by one condition for each fact that tells them from others.
#[derive(Clone, Debug)]
pub struct Part {
    /// What they say to each of these facts, in pack order.
    pub told: Vec<(FactIx, Allowed)>,
    /// They themselves.
    pub set: Set,
}

/// The classes of some slots that a part allows, as a mark for each class.
type Box = BTreeMap<usize, Vec<bool>>;

/// How many ways through a diagram are looked at before a set counts as beyond telling.
const MOST_WAYS: usize = 2_048;

impl Space<'_, '_> {
    /// The possible applicants by what the open points leave of two sets for them; `wanted` is told, too, whether the same open points
    /// decide in the same way.
    pub fn by_left(&mut self, a: Set, b: Set, wanted: &dyn Fn(Left, Left, bool) -> bool) -> Set {
        let builder = self.world.lowering.builder();
        let facts = builder.under_construction().domains.len();
        let node = select(builder, facts, (a.0, b.0), wanted, &mut HashMap::new());
        self.within(node)
    }

    /// A set as conditions that exclude each other, at most so many where there are more; and whether these are all. The set must not
    /// hang on open points. Among impossible applicants the conditions may say anything. Nothing beyond the bounds.
    pub fn parts(&mut self, set: Set, most: usize) -> Option<(Vec<Part>, bool)> {
        let possible = self.possible;
        let builder = self.world.lowering.builder();
        let plain = simplified(builder, set.0, possible, &mut HashMap::new());
        let (mut ways, mut complete) = (Vec::new(), true);
        walk(builder, plain, &mut Box::new(), &mut ways, &mut complete);
        if builder.is_full() {
            return None;
        }
        join(&mut ways);
        // What is told by least comes first.
        ways.sort_by_key(BTreeMap::len);
        let mut parts = Vec::new();
        for way in ways {
            let mut node = set.0;
            for (&slot, classes) in &way {
                let builder = self.world.lowering.builder();
                let said = builder.classes(slot, classes.iter().copied());
                node = builder.and(node, said);
            }
            if node == NO {
                continue;
            }
            if parts.len() == most {
                complete = false;
                break;
            }
            let (rules, as_of) = (self.world.rules, self.world.as_of);
            let domains = self.world.lowering.builder().domains();
            let told = way.iter().filter_map(|(&slot, classes)| {
                let domain = domains.get(slot)?;
                Some((domain.fact, domain.values_of(rules, as_of, classes)))
            });
            parts.push(Part { told: told.collect(), set: Set(node) });
        }
        (!self.world.lowering.builder().is_full()).then_some((parts, complete))
    }
}

/// Where what is left of both is wanted, as a diagram of facts alone.
fn select(
    builder: &mut Builder,
    facts: usize,
    (a, b): (NodeId, NodeId),
    wanted: &dyn Fn(Left, Left, bool) -> bool,
    known: &mut HashMap<(NodeId, NodeId), NodeId>,
) -> NodeId {
    if let Some(&node) = known.get(&(a, b)) {
        return node;
    }
    let asks = |node: NodeId| builder.under_construction().slot(node).filter(|&slot| slot < facts).unwrap_or(usize::MAX);
    let (slot_a, slot_b) = (asks(a), asks(b));
    let slot = slot_a.min(slot_b);
    let node = if slot == usize::MAX {
        // A node over open points alone is no constant, so both outcomes are among its ends.
        let left = |node: NodeId| match node {
            NO | IMPOSSIBLE => Left::No,
            YES => Left::Yes,
            _ => Left::Open,
        };
        NodeId::from(wanted(left(a), left(b), a == b))
    } else {
        let below = |node: NodeId, asked: usize, n: usize| match asked == slot {
            true => builder.under_construction().children(node).get(n).copied().unwrap_or(NO),
            false => node,
        };
        let width = builder.domains().get(slot).map_or(0, |domain| domain.width());
        let pairs: Vec<(NodeId, NodeId)> = (0..width).map(|n| (below(a, slot_a, n), below(b, slot_b, n))).collect();
        let children: Vec<NodeId> = pairs.into_iter().map(|pair| select(builder, facts, pair, wanted, known)).collect();
        builder.asking(slot, &children)
    };
    known.insert((a, b), node);
    node
}

/// A simpler diagram that says the same of everybody who is possible.
fn simplified(builder: &mut Builder, a: NodeId, possible: NodeId, known: &mut HashMap<(NodeId, NodeId), NodeId>) -> NodeId {
    if possible == YES || possible == NO || a <= IMPOSSIBLE {
        return a;
    }
    if let Some(&node) = known.get(&(a, possible)) {
        return node;
    }
    let diagram = builder.under_construction();
    let asks = |node: NodeId| diagram.slot(node).unwrap_or(usize::MAX);
    let (slot, asked) = (asks(a), asks(possible));
    let node = if asked < slot {
        let children = diagram.children(possible).to_vec();
        let someone = children.into_iter().fold(NO, |any, child| builder.or(any, child));
        simplified(builder, a, someone, known)
    } else {
        let children = diagram.children(a).to_vec();
        let may: Vec<NodeId> = match asked == slot {
            true => diagram.children(possible).to_vec(),
            false => vec![possible; children.len()],
        };
        let simpler: Vec<Option<NodeId>> =
            children.into_iter().zip(may).map(|(child, may)| (may != NO).then(|| simplified(builder, child, may, known))).collect();
        // Where nobody is, whatever is said elsewhere most often may be said, too.
        let often = |node: &NodeId| simpler.iter().flatten().filter(|&other| other == node).count();
        let usual = simpler.iter().flatten().max_by_key(|node| often(node)).copied().unwrap_or(NO);
        let filled: Vec<NodeId> = simpler.iter().map(|node| node.unwrap_or(usual)).collect();
        builder.asking(slot, &filled)
    };
    known.insert((a, possible), node);
    node
}

/// All ways to YES; classes that lead the same way go together.
fn walk(builder: &Builder, node: NodeId, so_far: &mut Box, ways: &mut Vec<Box>, complete: &mut bool) {
    if node == YES {
        if ways.len() < MOST_WAYS {
            ways.push(so_far.clone());
        } else {
            *complete = false;
        }
    }
    let diagram = builder.under_construction();
    let Some(slot) = diagram.slot(node) else { return };
    let children = diagram.children(node);
    let mut seen: Vec<NodeId> = Vec::new();
    for &child in children.iter().filter(|&&child| child != NO && child != IMPOSSIBLE) {
        if !seen.contains(&child) && *complete {
            seen.push(child);
            so_far.insert(slot, children.iter().map(|&other| other == child).collect());
            walk(builder, child, so_far, ways, complete);
            so_far.remove(&slot);
        }
    }
}

/// Puts together what differs in one fact only, as long as anything does.
fn join(ways: &mut Vec<Box>) {
    let mut again = ways.len() <= 256;
    while again {
        again = false;
        let mut at = 0;
        while at < ways.len() {
            let other = (at + 1..ways.len()).find_map(|other| Some((other, joined(ways.get(at)?, ways.get(other)?)?)));
            match other {
                Some((other, together)) => {
                    ways.swap_remove(other);
                    if let Some(way) = ways.get_mut(at) {
                        *way = together;
                    }
                    again = true;
                }
                None => at += 1,
            }
        }
    }
}

fn joined(a: &Box, b: &Box) -> Option<Box> {
    if a.len() != b.len() || !a.keys().eq(b.keys()) {
        return None;
    }
    let mut differing = a.iter().zip(b.values()).filter(|((_, of_a), of_b)| of_a != of_b);
    let ((&slot, of_a), of_b) = differing.next()?;
    if differing.next().is_some() {
        return None;
    }
    let either: Vec<bool> = of_a.iter().zip(of_b).map(|(&a, &b)| a || b).collect();
    let mut together = a.clone();
    if either.iter().all(|&among| among) {
        together.remove(&slot);
    } else {
        together.insert(slot, either);
    }
    Some(together)
}
