//! Claims about a condition: each is so, and once all are applied there is nothing left to claim.

use super::*;

/// The tree with a node settled.
pub(super) fn settled(tree: &Condition, say: usize, node: &Node) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(|part| settled(part, say, node)).collect();
    let made = match &tree.node {
        _ if tree.say == say => node.clone(),
        Node::All(list) => Node::All(parts(list)),
        Node::Any(list) => Node::Any(parts(list)),
        Node::AtLeast(count, list) => Node::AtLeast(*count, parts(list)),
        Node::Not(part) => Node::Not(Box::new(settled(part, say, node))),
        other => other.clone(),
    };
    Condition { node: made, say: tree.say }
}

fn constant(holds: bool) -> Node {
    if holds { Node::All(vec![]) } else { Node::Any(vec![]) }
}

/// The claims about a condition: each is so, and once all are applied there is nothing left to claim.
pub(super) fn whole(whole: Whole, measure: &Measure, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
    let grants = everybody.grants(measure);
    let nobody = grants.iter().flatten().flatten().all(|&granted| !granted);
    let claimed = found.iter().any(|claim| matches!(claim, Claim::Nobody(of, _) if *of == whole));
    let mine: Vec<(usize, Fault)> = found
        .iter()
        .filter_map(|claim| match claim {
            Claim::Part { whole: of, part, fault, .. } if *of == whole && *fault != Fault::PointNeverDecides => Some((*part, *fault)),
            _ => None,
        })
        .collect();
    let out_of_reach = mine.iter().any(|(_, fault)| matches!(fault, Fault::OutOfReach(_)));
    if !says_anything(&measure.when) {
        return if mine.is_empty() { Ok(()) } else { Err(format!("{whole:?} says nothing, and yet {mine:?}")) };
    }
    tally.claims[0] += usize::from(claimed);
    if claimed != nobody && !(nobody && out_of_reach) {
        return Err(format!("{whole:?}: nobody {nobody}, claimed {claimed}"));
    }
    if nobody {
        return Ok(());
    }
    let mut current = measure.clone();
    for (part, fault) in mine {
        {
            tally.claims[1] += 1;
            let either = [true, false].map(|holds| with(&current, settled(&current.when, part, &constant(holds))));
            let same = either.into_iter().find(|changed| everybody.grants(changed) == grants);
            current = same.ok_or_else(|| format!("{whole:?}: part {part} decides something, claimed {fault:?}"))?;
        }
        if everybody.grants(&current) != grants {
            return Err(format!("{whole:?}: part {part} decides something, claimed {fault:?}"));
        }
    }
    let mut missed = Vec::new();
    let everyone = current_is_everyone(&current, everybody, &grants);
    if everyone && says_anything(&current.when) {
        missed.push((current.when.say, "the whole holds for everybody"));
    }
    needless(&current.when, &current.when, &mut |changed| everybody.grants(&with(&current, changed)) == grants, &mut missed);
    if missed.is_empty() { Ok(()) } else { Err(format!("{whole:?}: missed {missed:?} of {:?}", current.when)) }
}

fn current_is_everyone(measure: &Measure, everybody: &Everybody<'_>, grants: &[Option<Vec<bool>>]) -> bool {
    everybody.grants(&with(measure, Condition { node: constant(true), say: 0 })) == grants
}

pub(super) fn node(tree: &Condition, say: usize) -> Option<&Node> {
    if tree.say == say { Some(&tree.node) } else { tree.parts().iter().find_map(|part| node(part, say)) }
}

fn needless(tree: &Condition, at: &Condition, same: &mut impl FnMut(Condition) -> bool, missed: &mut Vec<(usize, &'static str)>) {
    let neutral: &[bool] = match at.node {
        Node::All(_) => &[true],
        Node::Any(_) => &[false],
        Node::AtLeast(..) => &[true, false],
        _ => &[],
    };
    for part in at.parts() {
        if says_anything(part) && neutral.iter().any(|&holds| same(settled(tree, part.say, &constant(holds)))) {
            missed.push((part.say, "part"));
        }
        needless(tree, part, same, missed);
    }
}
