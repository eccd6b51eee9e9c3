//! Measures that exclude each other, and one person who gets two of them.

use super::claim::{Claim, Undecided, Whole};
use super::parts::unanswered;
use super::tree::all;
use super::worlds::Worlds;
use crate::engine::is_one_of;
use crate::model::{Condition, Index, MeasureIx, Rules};

/// The condition of a measure with its audience; its open points counted from `shift` on.
fn whole(rules: &Rules, ix: MeasureIx, shift: usize) -> Condition {
    let measure = rules.measures.at(ix);
    let mut when = measure.when.clone();
    when.shift_open(shift);
    all([is_one_of(rules, measure.audience), when])
}

/// Pairs of an exclusive group that one person meets.
pub(super) fn look(groups: &[Vec<MeasureIx>], rules: &Rules, worlds: &mut Worlds<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (n, group) in groups.iter().enumerate() {
        for (at, &one) in group.iter().enumerate() {
            for &other in group.iter().skip(at + 1).filter(|&&other| other != one) {
                let both = all([whole(rules, one, 0), whole(rules, other, rules.measures.at(one).open_points.len())]);
                match worlds.scope(&[&both]).and_then(|mut scope| scope.person(&both)) {
                    Ok(Some(person)) => claims.push(Claim::Both(n, one, other, person)),
                    Ok(None) => {}
                    Err(problem) => claims.push(unanswered(Whole::Measure(one), Undecided::Exclusive, problem)),
                }
            }
        }
    }
    claims.sort_by_key(|claim| match claim {
        Claim::Both(_, one, other, _) => (one.position(), other.position()),
        _ => (usize::MAX, 0),
    });
    claims
}
