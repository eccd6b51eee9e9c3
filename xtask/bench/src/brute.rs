//! What a tree says of a profile: by strong three-valued logic, as the expectations do, and by trying every completion of the facts
//! that are open. Knows nothing of the engine.

use crate::sets::{Kind, Profile, Set, Tree};

/// By three-valued logic: nothing is unknown.
pub fn kleene(tree: &Tree, set: &Set, profile: &Profile) -> Option<bool> {
    let known = |fact: usize| profile.get(fact).copied().flatten();
    let join = |trees: &[Tree], absorbing: bool| {
        let mut unknown = false;
        for tree in trees {
            match kleene(tree, set, profile) {
                Some(said) if said == absorbing => return Some(absorbing),
                Some(_) => {}
                None => unknown = true,
            }
        }
        if unknown { None } else { Some(!absorbing) }
    };
    match tree {
        Tree::All(trees) => join(trees, false),
        Tree::Any(trees) => join(trees, true),
        Tree::Not(tree) => kleene(tree, set, profile).map(|said| !said),
        Tree::Among(fact, bits) => {
            let is_set = set.facts.get(*fact).is_some_and(|fact| matches!(fact.kind, Kind::Set(_)));
            known(*fact).map(|code| if is_set { code as u64 & bits != 0 } else { bits >> code & 1 == 1 })
        }
        Tree::AtLeast(fact, least) => known(*fact).map(|n| n >= *least),
        Tree::Below(fact, bound) => known(*fact).map(|n| n < *bound),
    }
}

/// What trying every completion finds: what a tree can come to, and which open facts make a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Some completion makes it false.
    pub no: bool,
    /// Some completion makes it true.
    pub yes: bool,
    /// The facts in which two completions differ, and in nothing else, while the tree comes to different ends.
    pub matters: Vec<usize>,
}

/// Tries every completion.
pub fn complete(tree: &Tree, set: &Set, profile: &Profile) -> Tried {
    let mut open = Vec::new();
    walk(tree, &mut |leaf| {
        if let Tree::Among(fact, _) | Tree::AtLeast(fact, _) | Tree::Below(fact, _) = leaf
            && profile.get(*fact).copied().flatten().is_none()
            && !open.contains(fact)
        {
            open.push(*fact);
        }
    });
    open.sort_unstable();
    let values: Vec<Vec<i64>> = open.iter().map(|&fact| values(fact, tree, set)).collect();
    let mut tried = Tried::default();
    let mut profile = profile.clone();
    // What the tree comes to, for each completion in order: the last fact turns fastest.
    let mut ends = Vec::new();
    try_all(tree, set, &open, &values, &mut profile, &mut ends);
    tried.no = ends.contains(&false);
    tried.yes = ends.contains(&true);
    let mut stride = 1;
    for (fact, values) in open.iter().zip(&values).rev() {
        let differs = ends.iter().enumerate().any(|(n, end)| {
            let first = n - (n / stride % values.len()) * stride;
            ends.get(first) != Some(end)
        });
        if differs {
            tried.matters.push(*fact);
        }
        stride *= values.len();
    }
    tried.matters.reverse();
    tried
}

fn try_all(tree: &Tree, set: &Set, open: &[usize], values: &[Vec<i64>], profile: &mut Profile, ends: &mut Vec<bool>) {
    let (Some((fact, open)), Some((first, values))) = (open.split_first(), values.split_first()) else {
        ends.push(kleene(tree, set, profile) == Some(true));
        return;
    };
    for &value in first {
        if let Some(at) = profile.get_mut(*fact) {
            *at = Some(value);
        }
        try_all(tree, set, open, values, profile, ends);
    }
    if let Some(at) = profile.get_mut(*fact) {
        *at = None;
    }
}

/// Every value of a fact; of a number one for each side of the figures in the tree.
fn values(fact: usize, tree: &Tree, set: &Set) -> Vec<i64> {
    match set.facts.get(fact).map(|fact| &fact.kind) {
        Some(Kind::Flag) => vec![0, 1],
        Some(Kind::Choice(options) | Kind::Ordered(options)) => (0..options.len() as i64).collect(),
        Some(Kind::Set(options)) => (0..1 << options.len()).collect(),
        Some(Kind::Number(min, max)) => {
            let mut values = vec![*min, *max];
            walk(tree, &mut |leaf| {
                if let Tree::AtLeast(at, cut) | Tree::Below(at, cut) = leaf
                    && *at == fact
                {
                    values.extend([cut - 1, *cut]);
                }
            });
            values.retain(|value| (min..=max).contains(&value));
            values.sort_unstable();
            values.dedup();
            values
        }
        None => vec![],
    }
}

fn walk(tree: &Tree, see: &mut impl FnMut(&Tree)) {
    see(tree);
    match tree {
        Tree::All(trees) | Tree::Any(trees) => trees.iter().for_each(|tree| walk(tree, see)),
        Tree::Not(tree) => walk(tree, see),
        _ => {}
    }
}
