//! Conditions put together and taken apart.
//!
//! A node of a condition is named by its `say`, its position in the order the condition is written.

use crate::model::{Condition, FactIx, Leaf, Node, OpenIx, Predicate, Test};

fn made(node: Node) -> Condition {
    Condition { node, say: usize::MAX }
}

/// All of these hold.
pub(super) fn all(parts: impl IntoIterator<Item = Condition>) -> Condition {
    made(Node::All(parts.into_iter().collect()))
}

/// Any of these holds.
pub(super) fn any(parts: impl IntoIterator<Item = Condition>) -> Condition {
    made(Node::Any(parts.into_iter().collect()))
}

/// This does not hold.
pub(super) fn not(part: Condition) -> Condition {
    made(Node::Not(Box::new(part)))
}

/// Always, or never.
pub(super) fn settled(holds: bool) -> Condition {
    if holds { all([]) } else { any([]) }
}

/// A comparison by itself.
pub(super) fn test(fact: FactIx, predicate: Predicate) -> Condition {
    made(Node::Test(Leaf { test: Test { fact, predicate, negated: false }, inferred: false, open_if_false: None }))
}

/// The condition with another node in the place of one of its own.
pub(super) fn replaced(tree: &Condition, say: usize, with: &Node) -> Condition {
    if tree.say == say {
        return Condition { node: with.clone(), say };
    }
    let parts = |parts: &[Condition]| parts.iter().map(|part| replaced(part, say, with)).collect();
    let node = match &tree.node {
        Node::All(list) => Node::All(parts(list)),
        Node::Any(list) => Node::Any(parts(list)),
        Node::AtLeast(count, list) => Node::AtLeast(*count, parts(list)),
        Node::Not(part) => Node::Not(Box::new(replaced(part, say, with))),
        Node::Test(_) | Node::Open(_) => tree.node.clone(),
    };
    Condition { node, say: tree.say }
}

/// The condition with an open point settled, wherever it stands.
pub(super) fn decided(tree: &Condition, point: OpenIx, holds: bool) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(|part| decided(part, point, holds)).collect();
    let node = match &tree.node {
        Node::All(list) => Node::All(parts(list)),
        Node::Any(list) => Node::Any(parts(list)),
        Node::AtLeast(count, list) => Node::AtLeast(*count, parts(list)),
        Node::Not(part) => Node::Not(Box::new(decided(part, point, holds))),
        Node::Open(open) if *open == point => settled(holds).node,
        Node::Test(leaf) if leaf.open_if_false == Some(point) && holds => settled(true).node,
        Node::Test(leaf) if leaf.open_if_false == Some(point) => Node::Test(Leaf { open_if_false: None, ..leaf.clone() }),
        other => other.clone(),
    };
    Condition { node, say: tree.say }
}

/// The open points of a condition, each with the first node that names it.
pub(super) fn points(tree: &Condition) -> Vec<(OpenIx, usize)> {
    let mut points: Vec<(OpenIx, usize)> = Vec::new();
    tree.walk(&mut |part| {
        let named = match &part.node {
            Node::Open(open) => Some(*open),
            Node::Test(leaf) => leaf.open_if_false,
            _ => None,
        };
        if let Some(point) = named.filter(|point| !points.iter().any(|(known, _)| known == point)) {
            points.push((point, part.say));
        }
    });
    points
}

/// The node of this position.
pub(super) fn found(tree: &Condition, say: usize) -> Option<&Condition> {
    if tree.say == say { Some(tree) } else { tree.parts().iter().find_map(|part| found(part, say)) }
}

/// The nodes from the root down to this position, both included.
pub(super) fn way(tree: &Condition, say: usize) -> Vec<&Condition> {
    if tree.say == say {
        return vec![tree];
    }
    for part in tree.parts() {
        let mut below = way(part, say);
        if !below.is_empty() {
            below.insert(0, tree);
            return below;
        }
    }
    Vec::new()
}

/// Whether anything is written in it at all: groups of nothing say nothing.
pub(super) fn says_anything(tree: &Condition) -> bool {
    match &tree.node {
        Node::Test(_) | Node::Open(_) => true,
        _ => tree.parts().iter().any(says_anything),
    }
}

/// Whether two conditions are written alike, whatever stands around them.
pub(super) fn alike(a: &Condition, b: &Condition) -> bool {
    match (&a.node, &b.node) {
        (Node::Test(one), Node::Test(other)) => one.test == other.test && one.open_if_false == other.open_if_false,
        (Node::Open(one), Node::Open(other)) => one == other,
        (Node::AtLeast(one, _), Node::AtLeast(other, _)) if one != other => false,
        (one, other) if std::mem::discriminant(one) != std::mem::discriminant(other) => false,
        _ => a.parts().len() == b.parts().len() && a.parts().iter().zip(b.parts()).all(|(a, b)| alike(a, b)),
    }
}
