//! Random walks through interviews: each answers at random what it is asked, until nothing is asked any more.

use std::rc::Rc;

use policy_calculator::engine::Eligibility;
use policy_calculator::interview::{Action, Interview, Screen};
use policy_calculator::model::{Answer, FactIx, Form, Value};

use crate::brute::World;
use crate::compare::pack;
use crate::generate::{Case, answer};
use crate::rng::Rng;

/// What was met on the walks.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) asked: usize,
    pub(crate) contradicted: usize,
    /// Sums of the bounds told before the first question.
    pub(crate) bound: usize,
}

/// One walk. Some contradict themselves on the way; then what was decided, and the bound, may change.
pub(crate) fn walk(case: &Case, seed: u64, tally: &mut Tally) -> Result<(), String> {
    let mut rng = Rng::new(!seed);
    // Numbers of its own, so that the walks are those of before.
    let mut ahead = Rng::new(seed);
    let consistent = rng.percent(70);
    let mut interview = Interview::new(Rc::new(pack(&case.rules)), case.as_of);
    if rng.percent(30) {
        interview = interview.with_answers(case.answers.clone());
    }
    let mut bounds = vec![interview.remaining()];
    tally.bound += interview.remaining();
    let mut asked: Vec<FactIx> = Vec::new();
    interview = interview.after(Action::Start);
    while let Screen::Question(fact) = interview.screen() {
        if asked.contains(&fact) {
            return Err(format!("f{} is asked twice: {asked:?}\n", fact.0));
        }
        asked.push(fact);
        if !could_change(case, &interview, fact) {
            return Err(format!("f{} is asked for nothing, after {:?}\n", fact.0, interview.answers()));
        }
        let before = interview.answers().get(fact);
        let mut answers = (0..9).map(|_| answer(&mut rng, &case.rules, &case.days, fact));
        let given = answers.find(|&answer| !consistent || (refines(case, before, answer) && !contradicts(&interview, fact, answer)));
        let given = given.or(before).unwrap_or(Answer::Unsure);
        let picked = answer(&mut ahead, &case.rules, &case.days, fact);
        let next = looked_ahead(&interview, fact, given, picked)?;
        bounds.push(next.remaining());
        if next.aside().is_empty() && refines(case, before, given) {
            kept(&interview, &next)?;
            if next.remaining() > interview.remaining() {
                let bound = (interview.remaining(), next.remaining());
                return Err(format!("the bound grows from {} to {} by f{}, {:?}\n", bound.0, bound.1, fact.0, next.answers()));
            }
        }
        interview = next;
    }
    tally.asked += asked.len();
    if !consistent || !interview.aside().is_empty() {
        tally.contradicted += usize::from(!interview.aside().is_empty());
        return Ok(());
    }
    for (n, &bound) in bounds.iter().enumerate() {
        if bound < asked.len() - n {
            return Err(format!("after {n} questions at most {bound} were promised, but {asked:?} are asked\n"));
        }
    }
    Ok(())
}

/// The session after an answer; the same, whether it or another one was picked and worked out before.
fn looked_ahead(interview: &Interview, fact: FactIx, given: Answer, picked: Answer) -> Result<Interview, String> {
    let plain = interview.after(Action::Answer(fact, given));
    for picked in [picked, given] {
        let mut able = interview.clone();
        able.look_ahead(Action::Answer(fact, picked));
        let next = able.after(Action::Answer(fact, given));
        if told(&next) != told(&plain) {
            return Err(format!("looking ahead at {picked:?} changes what {given:?} to f{} leads to\n", fact.0));
        }
    }
    Ok(plain)
}

/// All that a session tells of itself, in a word.
fn told(interview: &Interview) -> String {
    let standings: Vec<_> = interview.outcome().standings().map(|standing| (standing.eligibility, standing.missing)).collect();
    let (way, answers, aside) = (interview.way(), interview.answers(), interview.aside());
    format!("{standings:?} {way:?} {answers:?} {aside:?} {:?} {} {:?}", interview.admitted(), interview.remaining(), interview.next())
}

fn contradicts(interview: &Interview, fact: FactIx, answer: Answer) -> bool {
    !interview.after(Action::Answer(fact, answer)).aside().is_empty()
}

/// Whether an answer says no less than the (coarse) one before.
fn refines(case: &Case, before: Option<Answer>, answer: Answer) -> bool {
    match (before, answer) {
        (Some(Answer::Given(Value::Place(area))), Answer::Given(Value::Place(place))) => case.rules.places.within(place, area),
        (before, _) => before.is_none(),
    }
}

/// Whether an answer to this question could make a difference: to a measure, or to an amount that is a share of it.
fn could_change(case: &Case, interview: &Interview, fact: FactIx) -> bool {
    let world = World::new(&case.rules, case.as_of, &case.days, interview.admitted());
    case.rules.measures.pairs().any(|(ix, measure)| {
        let expected = world.expected(ix);
        let share = measure.amount.is_some_and(|amount| matches!(amount.form, Form::Ratio { of, .. } if of == fact));
        expected.missing.contains(&fact)
            || (share && expected.eligibility != Eligibility::DoesNotQualify && world.applies(fact) == Some(true))
    })
}

/// What was decided stays so.
fn kept(before: &Interview, after: &Interview) -> Result<(), String> {
    for (was, is) in before.outcome().standings().zip(after.outcome().standings()) {
        if was.eligibility != Eligibility::Undetermined && was.eligibility != is.eligibility {
            return Err(format!("m{} was {:?} and becomes {:?}\n", was.measure.0, was.eligibility, is.eligibility));
        }
        let gone = |fact: &&FactIx| !was.matters.contains(fact);
        if let Some(fact) = is.matters.iter().find(gone) {
            return Err(format!("f{} comes to matter to m{}\n", fact.0, was.measure.0));
        }
    }
    Ok(())
}
