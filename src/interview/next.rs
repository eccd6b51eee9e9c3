//! Which question comes next, and how many can be left.
//!
//! The rule, in full. Candidates are the facts that can still change an outcome, apply for certain, and are not answered.
//! 1. The kind of applicant and then the place of work are gates: each settles most of a pack, so they come first.
//! 2. A topic once begun is finished, so that related questions stay together.
//! 3. Otherwise the heaviest candidate: each measure that waits for it counts by what it gives (money, then titles, then the rest,
//!    then what is only promised); ties go to the order of the pack.
//! 4. An amount is asked last, where a measure states a share of it.

use super::session::Interview;
use crate::engine::Eligibility;
use crate::model::{Certainty, FactIx, Form, Kind, Measure, MeasureIx, MeasureKind, Value};

/// The next question.
pub(super) fn next(interview: &Interview) -> Option<FactIx> {
    let rules = interview.rules();
    let mut weights = vec![0u32; rules.facts.len()];
    for standing in interview.outcome().standings.iter() {
        let weight = weight(rules.measures.at(standing.measure));
        for fact in &standing.missing {
            if let Some(total) = weights.get_mut(usize::from(fact.0)) {
                *total += weight;
            }
        }
    }
    let heavy = |fact: FactIx| weights.get(usize::from(fact.0)).copied().unwrap_or_default();
    let candidates: Vec<FactIx> = rules.facts.indices().filter(|&fact| heavy(fact) > 0 && interview.is_open(fact)).collect();
    if let Some(gate) = gates(interview).find(|gate| candidates.contains(gate)) {
        return Some(gate);
    }
    let last = interview.last_topic();
    let in_topic = |fact: &&FactIx| Some(rules.facts.at(**fact).topic) == last;
    let pick = |best: Option<FactIx>, &fact: &FactIx| match best {
        Some(best) if heavy(best) >= heavy(fact) => Some(best),
        _ => Some(fact),
    };
    let within = candidates.iter().filter(in_topic).fold(None, pick);
    within.or_else(|| candidates.iter().fold(None, pick)).or_else(|| amounts(interview).next())
}

/// A bound on the questions left: every fact that could still be asked. While the kind of applicant is open, the most that
/// any kind could be asked.
pub(super) fn remaining(interview: &Interview) -> usize {
    let rules = interview.rules();
    let kind = rules.audience_fact;
    if !interview.is_open(kind) {
        return count(interview, &interview.outcome().standings, None);
    }
    let counts = (0..rules.facts.at(kind).choices.len()).map(|choice| {
        let answers = interview.admitted().clone().with(kind, crate::model::Answer::Given(Value::Choice(choice)));
        count(interview, &interview.engine().outcome(&answers).standings, Some(choice))
    });
    let most = counts.max().unwrap_or_default();
    if interview.outcome().standings.iter().any(|standing| standing.matters.contains(&kind)) { most + 1 } else { most }
}

fn count(interview: &Interview, standings: &crate::model::Table<MeasureIx, crate::engine::Standing>, assumed: Option<usize>) -> usize {
    let rules = interview.rules();
    let wanted = |fact: FactIx| {
        let matters = standings.iter().any(|standing| standing.matters.contains(&fact));
        matters
            || standings.iter().any(|standing| {
                standing.eligibility != Eligibility::DoesNotQualify && share_of(rules.measures.at(standing.measure)) == Some(fact)
            })
    };
    let asked_anyway = |fact: FactIx| assumed.is_some() && fact == rules.audience_fact;
    rules.facts.indices().filter(|&fact| !asked_anyway(fact) && interview.is_open(fact) && wanted(fact)).count()
}

/// The measures that still hang on a fact, the heaviest first.
pub(super) fn asked_for(interview: &Interview, fact: FactIx) -> Vec<MeasureIx> {
    let rules = interview.rules();
    let hangs = interview.outcome().standings.iter().filter(|standing| {
        standing.missing.contains(&fact)
            || (standing.eligibility != Eligibility::DoesNotQualify && share_of(rules.measures.at(standing.measure)) == Some(fact))
    });
    let mut measures: Vec<MeasureIx> = hangs.map(|standing| standing.measure).collect();
    measures.sort_by_key(|&measure| std::cmp::Reverse(weight(rules.measures.at(measure))));
    measures
}

/// Kind of applicant and place of work.
fn gates(interview: &Interview) -> impl Iterator<Item = FactIx> + '_ {
    let place = interview.rules().facts.find(|fact| fact.kind == Kind::Place);
    std::iter::once(interview.rules().audience_fact).chain(place)
}

/// Facts of which a measure that is not refused states a share.
fn amounts(interview: &Interview) -> impl Iterator<Item = FactIx> + '_ {
    let standings = interview.outcome().standings.iter();
    let alive = standings.filter(|standing| standing.eligibility != Eligibility::DoesNotQualify);
    let shares = alive.filter_map(|standing| share_of(interview.rules().measures.at(standing.measure)));
    shares.filter(|&fact| interview.is_open(fact) && interview.engine().applies(fact, interview.admitted()) == Some(true))
}

fn share_of(measure: &Measure) -> Option<FactIx> {
    match measure.amount?.form {
        Form::Ratio { of, .. } => Some(of),
        Form::Fixed(_) | Form::UpTo(_) => None,
    }
}

fn weight(measure: &Measure) -> u32 {
    let by_kind = match measure.kind {
        MeasureKind::CashSubsidy | MeasureKind::Award => 12,
        MeasureKind::TitleRoute => 6,
        MeasureKind::ProgrammeFunding => 5,
        _ => 2,
    };
    match measure.certainty {
        Certainty::Exact => by_kind * 3,
        Certainty::Partial => by_kind,
        Certainty::Announced => 1,
    }
}
