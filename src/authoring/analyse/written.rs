//! Where the nodes of a condition stand in the YAML, and what stands there.

use crate::authoring::yaml::{Node, Span, Value};

/// The nodes of a condition in the order they are written: the n-th is the one whose `say` is n.
pub(super) fn nodes(root: &Node) -> Vec<&Node> {
    let mut nodes = Vec::new();
    gather(root, &mut nodes);
    nodes
}

fn gather<'a>(node: &'a Node, nodes: &mut Vec<&'a Node>) {
    nodes.push(node);
    if node.get("fact").is_some() {
        return;
    }
    let items = |node: Option<&'a Node>| node.and_then(Node::items).unwrap_or_default();
    if let Some(list) = node.get("all").or(node.get("any")) {
        items(Some(list)).iter().for_each(|part| gather(part, nodes));
    } else if let Some(part) = node.get("not") {
        gather(part, nodes);
    } else if let Some(inner) = node.get("at_least") {
        items(inner.get("of")).iter().for_each(|part| gather(part, nodes));
    }
}

/// What is marked of a node: of a comparison its first line, from the fact on; of a group its word.
pub(super) fn mark(node: &Node) -> Span {
    let entries = node.entries().unwrap_or_default();
    let own = |key: &str| matches!(key, "fact" | "all" | "any" | "not" | "at_least" | "open");
    let Some(first) = entries.iter().find(|entry| entry.key == "fact").or_else(|| entries.iter().find(|entry| own(&entry.key))) else {
        return node.span;
    };
    if !matches!(first.value.value, Value::Scalar { .. }) {
        return first.span;
    }
    // In a comparison on one line the operand is marked as well.
    let compared = entries.iter().filter(|entry| entry.key != "say" && entry.value.extent().end.line == first.span.start.line);
    let end = compared.map(|entry| entry.value.extent().end).max().unwrap_or(first.value.span.end).max(first.value.span.end);
    Span { end, ..first.span }
}
