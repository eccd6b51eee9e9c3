//! Measures as wholes: for whom they can be met, what they hang on that nobody is asked, and whether their document's period leaves
//! anybody.

use super::claim::{Claim, Clause, Fault, Undecided, Whole};
use super::parts::{self, Subject, unanswered};
use super::tree::{all, found};
use super::worlds::{Asked, Worlds};
use super::{core, tree, values};
use crate::engine::is_one_of;
use crate::model::{Choices, Condition, Date, FactIx, Kind, Measure, MeasureIx, Node, Rules};

/// Everything about one measure by itself.
pub(super) fn look(ix: MeasureIx, rules: &Rules, worlds: &mut Worlds<'_>) -> Vec<Claim> {
    let measure = rules.measures.at(ix);
    let whole = Whole::Measure(ix);
    let context = is_one_of(rules, measure.audience);
    let subject = Subject { whole, tree: &measure.when, context, named: Some(Clause::Audience), without: None };
    let mut claims = parts::look(&subject, worlds);
    let undecided = claims.iter().any(|claim| matches!(claim, Claim::NotDecided(..) | Claim::AgainstItself(_)));
    let nobody = claims.iter().any(|claim| matches!(claim, Claim::Nobody(..)));
    if undecided {
        return claims;
    }
    let needless: Vec<usize> =
        claims.iter().filter_map(|claim| if let Claim::Part { part, .. } = claim { Some(*part) } else { None }).collect();
    let mut more = |found: Asked<Vec<Claim>>| match found {
        Ok(found) => claims.extend(found),
        Err(problem) => claims.push(unanswered(whole, Undecided::Parts, problem)),
    };
    if !nobody {
        more(points(&subject, worlds));
        more(kinds(ix, measure, rules, worlds));
        more(in_period(ix, measure, rules, worlds));
        more(values::look(&subject, &needless, worlds));
    }
    match unasked(ix, measure, &subject.context, rules, worlds) {
        Ok(unasked) => instead(claims, unasked, &measure.when),
        Err(problem) => {
            claims.push(unanswered(whole, Undecided::Parts, problem));
            claims
        }
    }
}

/// Open points that decide nothing, however they are settled.
fn points(subject: &Subject<'_>, worlds: &mut Worlds<'_>) -> Asked<Vec<Claim>> {
    let mut claims = Vec::new();
    for (point, part) in tree::points(subject.tree) {
        let [yes, no] = [true, false].map(|holds| all([subject.context.clone(), tree::decided(subject.tree, point, holds)]));
        if worlds.scope(&[&yes, &no])?.same(&yes, &no)? {
            claims.push(Claim::Part { whole: subject.whole, part, fault: Fault::PointNeverDecides, because: Vec::new() });
        }
    }
    Ok(claims)
}

/// Kinds of applicants that a measure is for, and none of whom can meet it.
fn kinds(ix: MeasureIx, measure: &Measure, rules: &Rules, worlds: &mut Worlds<'_>) -> Asked<Vec<Claim>> {
    let mut claims = Vec::new();
    for kind in measure.audience.iter().filter(|_| measure.audience.len() > 1) {
        let is = is_one_of(rules, Choices::one(kind));
        let both = all([is.clone(), measure.when.clone()]);
        if !worlds.scope(&[&both])?.nobody(&both)? {
            continue;
        }
        let mut clauses: Vec<(Clause, Condition)> =
            measure.when.conjuncts().into_iter().map(|part| (Clause::Part(part.say, true), part.clone())).collect();
        clauses.push((Clause::Kind(kind), is.clone()));
        clauses.extend(core::constraints(worlds));
        let because = core::conflict(worlds, &[], &clauses)?.unwrap_or_default();
        let asked_fact = because.iter().find_map(|clause| match clause {
            Clause::AskIf(fact) => first_naming(&measure.when, &because, *fact).map(|part| (*fact, part)),
            _ => None,
        });
        let never_asked = match asked_fact {
            Some((fact, part)) if never_applies(fact, &is, rules, worlds)? => Some((fact, part)),
            _ => None,
        };
        claims.push(match never_asked {
            Some((fact, part)) => Claim::NotAskedOf { measure: ix, fact, kind: Some(kind), part, because },
            None => Claim::KindNever(ix, kind, because),
        });
    }
    Ok(claims)
}

/// The first comparison with a fact in the parts that a reason names.
fn first_naming(when: &Condition, because: &[Clause], fact: FactIx) -> Option<usize> {
    because.iter().find_map(|clause| match clause {
        Clause::Part(part, _) => leaves(found(when, *part)?).into_iter().find(|&(_, named)| named == fact).map(|(part, _)| part),
        _ => None,
    })
}

/// The comparisons of a condition: position and fact.
fn leaves(tree: &Condition) -> Vec<(usize, FactIx)> {
    let mut leaves = Vec::new();
    tree.walk(&mut |part| {
        if let Node::Test(leaf) = &part.node {
            leaves.push((part.say, leaf.test.fact));
        }
    });
    leaves
}

fn never_applies(fact: FactIx, context: &Condition, rules: &Rules, worlds: &mut Worlds<'_>) -> Asked<bool> {
    let Some(ask_if) = &rules.facts.at(fact).ask_if else { return Ok(false) };
    let asked = all([context.clone(), ask_if.clone()]);
    worlds.scope(&[&asked])?.nobody(&asked)
}

/// The facts a measure names and none of its audience is asked.
fn unasked(ix: MeasureIx, measure: &Measure, context: &Condition, rules: &Rules, worlds: &mut Worlds<'_>) -> Asked<Vec<Claim>> {
    let mut claims = Vec::new();
    for fact in measure.when.facts() {
        if !never_applies(fact, context, rules, worlds)? {
            continue;
        }
        let Some(part) = leaves(&measure.when).into_iter().find(|&(_, named)| named == fact).map(|(part, _)| part) else { continue };
        let Some(ask_if) = &rules.facts.at(fact).ask_if else { continue };
        let mut clauses = vec![(Clause::Audience, context.clone())];
        clauses.extend(core::constraints(worlds));
        let mut because = core::conflict(worlds, &[ask_if], &clauses)?.unwrap_or_default();
        if !because.contains(&Clause::AskIf(fact)) {
            because.push(Clause::AskIf(fact));
        }
        claims.push(Claim::NotAskedOf { measure: ix, fact, kind: None, part, because });
    }
    Ok(claims)
}

/// Puts what is never asked in the place of what only follows from it.
fn instead(claims: Vec<Claim>, unasked: Vec<Claim>, tree: &Condition) -> Vec<Claim> {
    let facts: Vec<FactIx> =
        unasked.iter().filter_map(|claim| if let Claim::NotAskedOf { fact, .. } = claim { Some(*fact) } else { None }).collect();
    let follows = |claim: &Claim| match claim {
        Claim::Nobody(_, because) => because.iter().any(|clause| matches!(clause, Clause::AskIf(fact) if facts.contains(fact))),
        Claim::Part {
            part, fault: Fault::AlwaysTrue | Fault::NeverHolds | Fault::Repeated | Fault::SaidTwice | Fault::Covered, ..
        } => {
            let named = found(tree, *part).map(leaves).unwrap_or_default();
            !named.is_empty() && named.iter().all(|(_, fact)| facts.contains(fact))
        }
        Claim::Value { fact, .. } => facts.contains(fact),
        _ => false,
    };
    claims.into_iter().filter(|claim| !follows(claim)).chain(unasked.iter().cloned()).collect()
}

/// Whether the period of the document leaves nobody.
fn in_period(ix: MeasureIx, measure: &Measure, rules: &Rules, worlds: &mut Worlds<'_>) -> Asked<Vec<Claim>> {
    let document = rules.documents.at(measure.document);
    let (from, until) = (document.period.0.or(document.issued), document.period.1);
    if from.is_none() && until.is_none() {
        return Ok(Vec::new());
    }
    let dated = worlds.closed(measure.when.facts()).into_iter().any(|fact| rules.facts.at(fact).kind == Kind::Date);
    if !dated {
        return Ok(Vec::new());
    }
    let whole = all([is_one_of(rules, measure.audience), measure.when.clone()]);
    let (from, until) = (from.unwrap_or(Date::FIRST), until.unwrap_or(Date::LAST));
    let nobody = from <= until && worlds.scope_within(&[&whole], from, until)?.nobody(&whole)?;
    Ok(if nobody { vec![Claim::NobodyInPeriod(ix)] } else { Vec::new() })
}
