//! Parts of conditions that decide nothing: always true, repeated, never met, covered.
//!
//! A part decides only for those for whom everything around it leaves the outcome to it: the other parts of every `all` above it hold,
//! those of every `any` fail, and of an `at_least` exactly one fewer than needed hold. A part that is the same for all of them could as
//! well be left out; the smallest set of clauses that makes it so is the reason.

use super::claim::{Claim, Clause, Fault, Undecided, Whole};
use super::core;
use super::tree::{all, found, not, replaced, says_anything, settled, way};
use super::worlds::{Asked, Scope, Unanswered, Worlds};
use crate::model::{Condition, Kind, Node, Predicate, Rules};

/// A condition in its surroundings.
pub(super) struct Subject<'a> {
    pub(super) whole: Whole,
    pub(super) tree: &'a Condition,
    /// For whom it is asked at all.
    pub(super) context: Condition,
    /// What the context is called in reasons, if it says anything.
    pub(super) named: Option<Clause>,
    /// A constraint that is not taken for granted: the one that is looked at.
    pub(super) without: Option<usize>,
}

impl Subject<'_> {
    /// Everybody, as the condition and these tell people apart.
    fn scope<'w, 'r>(&self, worlds: &'w mut Worlds<'r>) -> Asked<Scope<'w, 'r>> {
        let conditions = [self.tree, &self.context];
        match self.without {
            Some(without) => worlds.scope_without(&conditions, without),
            None => worlds.scope(&conditions),
        }
    }
}

/// What is wrong with a condition as a whole and with its parts.
pub(super) fn look(subject: &Subject<'_>, worlds: &mut Worlds<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    if !says_anything(subject.tree) {
        return claims;
    }
    if let Err(problem) = examine(subject, worlds, &mut claims) {
        claims.push(unanswered(subject.whole, Undecided::Parts, problem));
    }
    claims
}

/// The claim that something could not be told.
pub(super) fn unanswered(whole: Whole, what: Undecided, problem: Unanswered) -> Claim {
    match problem {
        Unanswered::Beyond => Claim::NotDecided(whole, what),
        Unanswered::AgainstItself => Claim::AgainstItself(whole),
    }
}

fn examine(subject: &Subject<'_>, worlds: &mut Worlds<'_>, claims: &mut Vec<Claim>) -> Asked<()> {
    let Subject { whole, tree, context, .. } = subject;
    let full = all([context.clone(), (*tree).clone()]);
    let (nobody, everybody) = {
        let mut scope = subject.scope(worlds)?;
        (scope.nobody(&full)?, scope.same(&full, context)?)
    };
    if nobody || everybody {
        // A figure out of reach says more than what follows from it.
        let fault = if everybody { Fault::AlwaysTrue } else { Fault::NeverHolds };
        let because = because(subject, tree, tree.say, everybody, worlds)?;
        let culprit = because.iter().find_map(|clause| match clause {
            Clause::Part(part, true) => unreachable(found(tree, *part)?, worlds.rules()).map(|always| (*part, always)),
            _ => None,
        });
        claims.push(match culprit {
            Some((part, always)) => Claim::Part { whole: *whole, part, fault: Fault::OutOfReach(always), because: Vec::new() },
            None if nobody => Claim::Nobody(*whole, because),
            None => Claim::Part { whole: *whole, part: tree.say, fault, because },
        });
        return Ok(());
    }
    let mut redundant = Vec::new();
    {
        let mut scope = subject.scope(worlds)?;
        let mut current = (*tree).clone();
        let mut same = |candidate: &Condition| scope.same(&all([context.clone(), candidate.clone()]), &full);
        // What was left out may make more needless, where an `at_least` counts.
        let mut before = usize::MAX;
        while before != redundant.len() {
            before = redundant.len();
            let left = current.clone();
            descend(&left, &mut current, &mut same, &mut redundant)?;
        }
    }
    // Whatever was found needless before is left out of the reasons.
    let mut current = (*tree).clone();
    for (part, holds) in redundant {
        claims.push(name(subject, &current, part, holds, worlds)?);
        current = replaced(&current, part, &settled(holds).node);
    }
    Ok(())
}

/// Goes through the parts, the last first: of two that say the same, the first stays.
fn descend(
    node: &Condition,
    current: &mut Condition,
    same: &mut impl FnMut(&Condition) -> Asked<bool>,
    redundant: &mut Vec<(usize, bool)>,
) -> Asked<()> {
    let neutral: &[bool] = match &node.node {
        Node::All(_) => &[true],
        Node::Any(_) => &[false],
        // What is not needed below a `not` is not needed with it.
        Node::Not(_) => &[],
        Node::AtLeast(..) => &[false, true],
        Node::Test(_) | Node::Open(_) => return Ok(()),
    };
    'parts: for part in node.parts().iter().rev().filter(|part| says_anything(part)) {
        for &holds in neutral {
            let candidate = replaced(current, part.say, &settled(holds).node);
            if same(&candidate)? {
                redundant.push((part.say, holds));
                *current = candidate;
                continue 'parts;
            }
        }
        descend(part, current, same, redundant)?;
    }
    Ok(())
}

/// The claim about a needless part.
fn name(subject: &Subject<'_>, tree: &Condition, part: usize, holds: bool, worlds: &mut Worlds<'_>) -> Asked<Claim> {
    let whole = subject.whole;
    let claim = |fault, because| Claim::Part { whole, part, fault, because };
    let node = found(tree, part);
    if let Some(always) = node.and_then(|node| unreachable(node, worlds.rules())) {
        return Ok(claim(Fault::OutOfReach(always), Vec::new()));
    }
    let because = because(subject, tree, part, holds, worlds)?;
    let parts = |holding: bool| because.iter().any(|clause| matches!(clause, Clause::Part(_, held) if *held == holding));
    let counted = because.iter().any(|clause| matches!(clause, Clause::Count(_)));
    let fault = match holds {
        true if !parts(true) && !parts(false) && !counted => Fault::AlwaysTrue,
        true if node.is_some_and(|node| only_told(node, &because, worlds.rules())) => Fault::SaidTwice,
        true => Fault::Repeated,
        false if parts(false) => Fault::Covered,
        false => Fault::NeverHolds,
    };
    Ok(claim(fault, because))
}

/// Whether a part names nothing but what the questions in the reason hang on, or the kind of applicant.
fn only_told(node: &Condition, because: &[Clause], rules: &Rules) -> bool {
    let facts = node.facts();
    let gated = because.iter().any(|clause| {
        let Clause::AskIf(fact) = clause else { return false };
        let gate = rules.facts.at(*fact).ask_if.as_ref().map(Condition::facts).unwrap_or_default();
        facts.iter().all(|fact| gate.contains(fact))
    });
    gated || facts == [rules.audience_fact]
}

/// Why a part is the same, `holds`, for all for whom it could decide.
fn because(subject: &Subject<'_>, tree: &Condition, part: usize, holds: bool, worlds: &mut Worlds<'_>) -> Asked<Vec<Clause>> {
    let way = way(tree, part);
    let mut clauses: Vec<(Clause, Condition)> = Vec::new();
    // Who applies, and what cannot be otherwise, explain more than another part does.
    if let Some(named) = subject.named {
        clauses.push((named, subject.context.clone()));
    }
    clauses.extend(core::constraints(worlds).filter(|(clause, _)| !matches!(clause, Clause::Must(n) if subject.without == Some(*n))));
    for pair in way.windows(2) {
        let [above, below] = pair else { continue };
        let others = || above.parts().iter().filter(|other| other.say != below.say);
        match &above.node {
            Node::All(_) => clauses.extend(others().map(|other| (Clause::Part(other.say, true), other.clone()))),
            Node::Any(_) => clauses.extend(others().map(|other| (Clause::Part(other.say, false), not(other.clone())))),
            Node::AtLeast(count, _) => {
                let others: Vec<Condition> = above.parts().iter().filter(|other| other.say != below.say).cloned().collect();
                let enough = Condition { node: Node::AtLeast(*count, others.clone()), say: usize::MAX };
                let nearly = Condition { node: Node::AtLeast(count.saturating_sub(1), others), say: usize::MAX };
                clauses.push((Clause::Count(above.say), all([nearly, not(enough)])));
            }
            _ => {}
        }
    }
    let Some(node) = way.last().copied() else { return Ok(Vec::new()) };
    let root = way.len() == 1;
    let given = if holds { vec![not(node.clone())] } else { Vec::new() };
    // That nobody meets a whole is for its parts to explain.
    match &node.node {
        Node::All(_) if !holds => {
            clauses.extend(node.conjuncts().into_iter().map(|part| (Clause::Part(part.say, true), part.clone())));
        }
        _ if !holds => clauses.push((Clause::Part(node.say, true), node.clone())),
        _ => {}
    }
    // That something contradicts itself is said sooner than that others cover it.
    clauses.sort_by_key(|(clause, _)| matches!(clause, Clause::Part(_, false)));
    let given: Vec<&Condition> = given.iter().collect();
    let found = core::conflict(worlds, &given, &clauses)?.ok_or(Unanswered::AgainstItself)?;
    // The part itself is what is claimed; it is no reason of its own.
    Ok(found.into_iter().filter(|clause| root || *clause != Clause::Part(part, true)).collect())
}

/// Whether a node is a comparison with a figure beyond the range of the fact, and then whether it always holds.
fn unreachable(node: &Condition, rules: &Rules) -> Option<bool> {
    let Node::Test(leaf) = &node.node else { return None };
    let (Kind::Integer { min, max } | Kind::Money { min, max }) = rules.facts.at(leaf.test.fact).kind else { return None };
    let Predicate::Between(low, high) = leaf.test.predicate else { return None };
    let never = low.is_some_and(|low| low > max) || high.is_some_and(|high| high < min);
    let always = (low.is_some() || high.is_some()) && low.is_none_or(|low| low <= min) && high.is_none_or(|high| high >= max);
    // The figure itself must lie outside: `at_least: 0` of what begins at 0 is reached, though it asks nothing.
    let outside = low.is_some_and(|low| !(min..=max).contains(&low)) || high.is_some_and(|high| !(min..=max).contains(&high));
    if never {
        Some(leaf.test.negated)
    } else if always && outside {
        Some(!leaf.test.negated)
    } else {
        None
    }
}
