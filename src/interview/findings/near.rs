//! Near misses: what one step, or time alone, would bring within reach.
//!
//! Every change is one the engine has tried (`Engine::changes`, `Engine::earliest`). What is left out is what nobody would do: to
//! give up a grade or a degree. Changes of two steps are only told where no measure can be had, may be had, or is one step away.
//!
//! Bound: at most [`MOST_TRIED`] refused measures are looked at, those with the fewest failing conditions first, because on a slow
//! phone each of them takes a noticeable moment.

use super::Interview;
use super::parts::most_first;
use crate::engine::{Change, Eligibility, Failed, Step};
use crate::model::{Certainty, Choices, Date, Group, Kind, MeasureIx, Value, sorted_by};

/// A measure that is refused, and what would bring it within reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The measure.
    pub measure: MeasureIx,
    /// The day from which it is within reach if nothing else changes.
    pub from: Option<Date>,
    /// Changes that each bring it within reach, the best first; at most [`MOST_WAYS`].
    pub changes: Vec<Change>,
    /// Measures by which the missing status is obtained, and which are not refused.
    pub first: Vec<MeasureIx>,
}

/// How many refused measures are looked at.
const MOST_TRIED: usize = 96;
/// How many ways to one measure are told.
const MOST_WAYS: usize = 2;
/// How many lines of refused money are told.
const MOST_MISSED: usize = 2;

/// Near misses among these refused measures, the nearest first.
pub(super) fn near(interview: &Interview, refused: &[MeasureIx]) -> Vec<Near> {
    let rules = interview.rules();
    let tried = sorted_by(refused.to_vec(), |&ix| failing(interview, ix).unwrap_or(u64::MAX));
    let mut found = Vec::new();
    for &ix in tried.iter().take(MOST_TRIED) {
        // What is only announced cannot be had, whatever one changes.
        if rules.measures.at(ix).certainty != Certainty::Announced && failing(interview, ix).is_some() {
            found.extend(ways(interview, ix));
        }
    }
    // Two steps at once are no near miss, unless there is nothing nearer.
    let single = |near: &Near| near.from.is_some() || near.changes.iter().any(|change| change.steps.len() == 1);
    let none_yet = interview.outcome().standings().all(|standing| standing.eligibility == Eligibility::DoesNotQualify);
    if !none_yet || found.iter().any(single) {
        found.retain(single);
    }
    sorted_by(found, |near| {
        let measure = rules.measures.at(near.measure);
        let change = near.changes.first();
        let reached = change.map_or(0, |change| change.eligibility as u64);
        let steps = change.map_or(0, |change| change.steps.len() as u64);
        let certainty = measure.certainty as u64;
        steps << 60
            | reached << 56
            | (Group::of(measure.kind) as u64) << 52
            | most_first(interview.stated(near.measure).map(|amount| amount.fen)) << 8
            | certainty
    })
}

/// What would bring a refused measure within reach, if anything would.
fn ways(interview: &Interview, measure: MeasureIx) -> Option<Near> {
    let engine = interview.engine();
    let from = engine.earliest(measure, interview.admitted());
    let mut changes: Vec<Change> = Vec::new();
    for change in engine.changes(measure, interview.admitted()) {
        let Some(change) = sensible(interview, change) else { continue };
        // Other ways are told only where they are as good as the first.
        let as_good = changes.first().is_none_or(|first| {
            first.steps.len() == change.steps.len() && first.eligibility == change.eligibility && change.steps.len() == 1
        });
        if as_good && changes.len() < MOST_WAYS {
            changes.push(change);
        }
    }
    if from.is_none() && changes.is_empty() {
        return None;
    }
    let first = interview.rules().ways(measure);
    let open = |ix: &&MeasureIx| interview.outcome().at(**ix).eligibility != Eligibility::DoesNotQualify;
    Some(Near { measure, from, changes, first: first.iter().filter(open).copied().collect() })
}

/// The change without what nobody would do; nothing where no more is left of it.
fn sensible(interview: &Interview, mut change: Change) -> Option<Change> {
    for step in &mut change.steps {
        *step = upward(interview, *step)?;
    }
    Some(change)
}

/// A step up where the choices stand from low to high: a grade or a degree is not given up.
fn upward(interview: &Interview, step: Step) -> Option<Step> {
    let now = interview.admitted().value(step.fact);
    let Kind::Choice { ordered: true } = interview.rules().facts.at(step.fact).kind else { return Some(step) };
    let Some(Value::Choice(now)) = now else { return Some(step) };
    let above: Choices = step.choices.iter().filter(|&choice| choice > now).collect();
    let lowest = above.iter().next()?;
    Some(Step { value: Value::Choice(lowest), choices: above, ..step })
}

/// Refused money of which little is missing.
pub(super) fn missed(interview: &Interview, refused: &[MeasureIx]) -> Vec<MeasureIx> {
    let rules = interview.rules();
    let mut money = Vec::new();
    for &ix in refused {
        let measure = rules.measures.at(ix);
        if Group::of(measure.kind) == Group::Money
            && measure.certainty != Certainty::Announced
            && let (Some(amount), Some(failing)) = (interview.stated(ix), failing(interview, ix))
        {
            money.push((ix, failing, amount.fen));
        }
    }
    let money = sorted_by(money, |&(_, failing, fen)| failing.min(255) << 40 | most_first(Some(fen)));
    let fewest = money.first().map_or(0, |&(_, failing, _)| failing);
    money.into_iter().filter(|&(_, failing, _)| failing == fewest).map(|(ix, ..)| ix).take(MOST_MISSED).collect()
}

/// How many conditions fail; nothing where the measure is for other applicants.
fn failing(interview: &Interview, measure: MeasureIx) -> Option<u64> {
    let failed = interview.engine().assess(measure, interview.admitted()).failed;
    if failed.contains(&Failed::Audience) { None } else { Some(failed.len().max(1) as u64) }
}

impl Near {
    /// The single step that is told first, where there is one.
    pub fn step(&self) -> Option<Step> {
        match self.changes.first()?.steps.as_slice() {
            &[step] => Some(step),
            _ => None,
        }
    }

    /// Whether it hangs on answers still to be given once the change is made.
    pub fn asks_more(&self) -> bool {
        self.changes.first().is_some_and(|change| change.eligibility == Eligibility::Undetermined)
    }
}
