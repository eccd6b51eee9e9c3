//! Which question comes next, and how many can be left.
//!
//! The rule, in full. Candidates are the facts that can still change an outcome, apply for certain, and are not answered.
//! 1. The kind of applicant and then the place of work are gates: each settles most of a pack, so they come first.
//! 2. There are three rounds: what a payment waits for, then what a title waits for, then the rest. What is only promised is rest.
//!    So whoever stops early has the answer most came for; after the second round the interview says that it is enough for now.
//! 3. What some measure waits for alone comes first: no other answer can spare it, and it may spare others.
//! 4. Among these a topic once begun is finished, so that related questions stay together.
//! 5. Otherwise the candidate that promises most, looking one answer ahead. Each measure of the round that waits for it counts once, plus
//!    the chance that the answer settles it times the facts it waits for; and that by what the measure gives (money, then titles, then
//!    the rest, then what is only promised). Ties go to the order of the pack.
//! 6. An amount is asked last, where a measure states a share of it.
//!
//! The chance is read off the measure's diagram (`Engine::chances`), so a look ahead costs one pass over the measures that wait.
//! `cargo xtask bench` compares the rule with others and with the fewest questions possible; `docs/reasoning.md` tells the figures.

use super::session::Interview;
use crate::engine::{Eligibility, Outcome};
use crate::model::{Answer, Answers, Certainty, FactIx, Form, Index, Kind, Measure, MeasureIx, MeasureKind, Table, Value, sorted_by};

/// The next question that is none of these.
pub(super) fn next(interview: &Interview, left: &[FactIx]) -> Option<FactIx> {
    let rules = interview.rules();
    let mut wanted = wanted(interview);
    let asked = |&fact: &FactIx| wanted.at(fact).is_some() && interview.is_open(fact) && !left.contains(&fact);
    let mut candidates: Vec<FactIx> = rules.facts.indices().filter(asked).collect();
    if let Some(gate) = gates(interview).find(|gate| candidates.contains(gate)) {
        return Some(gate);
    }
    let last = interview.last_topic();
    let now = candidates.iter().filter_map(|&fact| Some(wanted.at(fact).as_ref()?.round)).min();
    keep(&mut candidates, &|fact| wanted.at(fact).as_ref().map(|wanted| wanted.round) == now);
    keep(&mut candidates, &|fact| wanted.at(fact).as_ref().is_some_and(|wanted| wanted.alone));
    keep(&mut candidates, &|fact| Some(rules.facts.at(fact).topic) == last);
    if candidates.len() > 1 {
        interview.engine().chances(interview.outcome(), interview.admitted(), &candidates, &mut |standing, fact, chance| {
            let measure = rules.measures.at(standing.measure);
            if let Some(wanted) = wanted.at_mut(fact).as_mut().filter(|_| Some(round(measure)) == now) {
                let gain = weight(measure).saturating_mul(1_000 + chance * standing.matters.len() as u32);
                wanted.gain = wanted.gain.saturating_add(gain);
            }
        });
    }
    let gain = |fact: FactIx| wanted.at(fact).as_ref().map_or(0, |wanted| wanted.gain);
    let pick = |best: Option<FactIx>, &fact: &FactIx| match best {
        Some(best) if gain(best) >= gain(fact) => Some(best),
        _ => Some(fact),
    };
    candidates.iter().fold(None, pick).or_else(|| amounts(interview).find(|fact| !left.contains(fact)))
}

/// All questions that could be next.
pub(super) fn asked(interview: &Interview) -> Vec<FactIx> {
    let wanted = wanted(interview);
    let open = interview.rules().facts.indices().filter(|&fact| wanted.at(fact).is_some() && interview.is_open(fact));
    open.chain(amounts(interview)).collect()
}

/// Why a fact is asked for.
#[derive(Clone)]
struct Wanted {
    /// The first round in which a measure waits for it.
    round: Round,
    /// Some measure waits for nothing else: whatever the other answers, it will have to be asked.
    alone: bool,
    /// What its answer promises, looking ahead.
    gain: u32,
}

/// The facts that measures wait for.
fn wanted(interview: &Interview) -> Table<FactIx, Option<Wanted>> {
    let rules = interview.rules();
    let mut wanted: Table<FactIx, Option<Wanted>> = Table::new(vec![None; rules.facts.len()]);
    for standing in interview.outcome().standings() {
        let round = round(rules.measures.at(standing.measure));
        for &fact in standing.missing {
            let known = wanted.at_mut(fact).get_or_insert(Wanted { round, alone: false, gain: 0 });
            known.round = round.min(known.round);
            known.alone |= standing.matters.len() == 1;
        }
    }
    wanted
}

/// Keeps the candidates for which this holds, where there are any.
fn keep(candidates: &mut Vec<FactIx>, holds: &dyn Fn(FactIx) -> bool) {
    if candidates.iter().any(|&fact| holds(fact)) {
        candidates.retain(|&fact| holds(fact));
    }
}

/// Whether no question that could still be asked changes a measure that gives money or a title, what is only promised aside.
pub(super) fn enough(interview: &Interview) -> bool {
    let rules = interview.rules();
    let mut standings = interview.outcome().standings();
    standings.all(|standing| {
        let measure = rules.measures.at(standing.measure);
        let asked = |fact: &FactIx| interview.is_open(*fact) && interview.engine().could_apply(*fact, interview.admitted());
        let share = share_of(measure).filter(|_| standing.eligibility != Eligibility::DoesNotQualify);
        round(measure) == Round::Rest || !standing.matters.iter().chain(&share).any(asked)
    })
}

/// A bound on the questions left: every fact that could still be asked. While the kind of applicant is open, the most that
/// could be asked of any kind, or of someone who is not sure of it.
pub(super) fn remaining(interview: &Interview) -> usize {
    let kind = interview.rules().audience_fact;
    if !interview.is_open(kind) {
        return count(interview, interview.admitted(), interview.outcome());
    }
    let choices = interview.rules().facts.at(kind).all_choices();
    let kinds = choices.iter().map(|choice| Answer::Given(Value::Choice(choice))).chain([Answer::Unsure]);
    let counts = kinds.map(|answer| {
        let answers = interview.admitted().clone().with(kind, answer);
        count(interview, &answers, &interview.engine().outcome(&answers))
    });
    let most = counts.max().unwrap_or_default();
    if interview.outcome().standings().any(|standing| standing.matters.contains(&kind)) { most + 1 } else { most }
}

/// The facts that could be asked under these answers.
fn count(interview: &Interview, answers: &Answers, outcome: &Outcome) -> usize {
    let rules = interview.rules();
    let mut wanted = vec![false; rules.facts.len()];
    for standing in outcome.standings() {
        let share = share_of(rules.measures.at(standing.measure)).filter(|_| standing.eligibility != Eligibility::DoesNotQualify);
        for fact in standing.matters.iter().copied().chain(share) {
            if let Some(wanted) = wanted.get_mut(fact.position()) {
                *wanted = true;
            }
        }
    }
    let unanswered = |fact: FactIx| interview.is_open(fact) && (fact != rules.audience_fact || answers.get(fact).is_none());
    let wanted = wanted.iter().enumerate().filter(|&(_, &wanted)| wanted).map(|(n, _)| FactIx::at(n));
    wanted.filter(|&fact| unanswered(fact) && interview.engine().could_apply(fact, answers)).count()
}

/// The measures that still hang on a fact, the heaviest first.
pub(super) fn asked_for(interview: &Interview, fact: FactIx) -> Vec<MeasureIx> {
    let rules = interview.rules();
    let hangs = interview.outcome().standings().filter(|standing| {
        standing.missing.contains(&fact)
            || (standing.eligibility != Eligibility::DoesNotQualify && share_of(rules.measures.at(standing.measure)) == Some(fact))
    });
    let measures: Vec<MeasureIx> = hangs.map(|standing| standing.measure).collect();
    sorted_by(measures, |&measure| u64::from(u32::MAX - weight(rules.measures.at(measure))))
}

/// Kind of applicant and place of work.
fn gates(interview: &Interview) -> impl Iterator<Item = FactIx> + '_ {
    let place = interview.rules().facts.find(|fact| fact.kind == Kind::Place);
    std::iter::once(interview.rules().audience_fact).chain(place)
}

/// Facts of which a measure that is not refused states a share.
fn amounts(interview: &Interview) -> impl Iterator<Item = FactIx> + '_ {
    let standings = interview.outcome().standings();
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

/// The rounds of questions, in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Round {
    Money,
    Titles,
    Rest,
}

fn round(measure: &Measure) -> Round {
    match (measure.certainty, measure.kind) {
        (Certainty::Announced, _) => Round::Rest,
        (_, MeasureKind::CashSubsidy | MeasureKind::Award) => Round::Money,
        (_, MeasureKind::TitleRoute) => Round::Titles,
        _ => Round::Rest,
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
