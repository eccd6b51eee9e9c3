//! How many questions people are asked, under several rules, against the fewest that could settle everything.

use std::time::{Duration, Instant};

use policy_calculator::engine::Eligibility;
use policy_calculator::interview::{Action, Interview};
use policy_calculator::model::{Answer, Answers, Certainty, FactIx, MeasureKind};

use crate::asking::Rule;
use crate::certificate::{Bits, smallest};
use crate::persons::Persons;

/// What interviews came to, summed over persons.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Questions.
    pub questions: usize,
    /// Changes of topic.
    pub switches: usize,
    /// Questions until no payment is open.
    pub money: usize,
    /// Questions until the interview says that it is enough for now.
    pub enough: usize,
    /// The most questions one person was asked.
    pub most: usize,
    /// The most changes of topic in one interview.
    pub most_switches: usize,
    /// What each answer took: the outcome, the bound on what is left, and the next question.
    pub times: Vec<Duration>,
}

/// Asks each person by a rule.
pub fn ask(persons: &Persons, rule: Rule) -> Asked {
    let mut sum = Asked::default();
    for (start, person) in &persons.persons {
        one(start, person, rule, &mut sum);
    }
    sum
}

fn one(start: &Interview, person: &Answers, rule: Rule, sum: &mut Asked) {
    let mut interview = start.clone();
    let mut topic = None;
    let (mut asked, mut switches, mut money, mut enough) = (0, 0, None, None);
    while let Some(fact) = rule.next(&interview) {
        let of = interview.rules().facts.at(fact).topic;
        switches += usize::from(topic.is_some_and(|topic| topic != of));
        topic = Some(of);
        asked += 1;
        let begun = Instant::now();
        interview = interview.after(Action::Answer(fact, person.get(fact).unwrap_or(Answer::Unsure)));
        sum.times.push(begun.elapsed());
        if money.is_none() && !waits_for_money(&interview) {
            money = Some(asked);
        }
        if enough.is_none() && interview.enough() {
            enough = Some(asked);
        }
    }
    sum.questions += asked;
    sum.switches += switches;
    sum.most_switches = sum.most_switches.max(switches);
    sum.most = sum.most.max(asked);
    sum.money += money.unwrap_or(asked);
    sum.enough += enough.unwrap_or(asked);
}

fn waits_for_money(interview: &Interview) -> bool {
    interview.outcome().standings().any(|standing| {
        let measure = interview.rules().measures.at(standing.measure);
        matches!(measure.kind, MeasureKind::CashSubsidy | MeasureKind::Award)
            && measure.certainty != Certainty::Announced
            && standing.eligibility == Eligibility::Undetermined
    })
}

/// The fewest questions for each person: the smallest of their answers that leave nothing open. Amounts that shares are taken of are left
/// out, so that it can be too low, and never too high.
pub fn fewest(persons: &Persons) -> Vec<u32> {
    persons.persons.iter().map(|(start, person)| certificate(start, person)).collect()
}

fn certificate(start: &Interview, person: &Answers) -> u32 {
    let given: Vec<FactIx> = person.iter().map(|(fact, _)| fact).collect();
    let all = given.iter().enumerate().fold(0, |all: Bits, (n, _)| all | 1 << n);
    let mut settles = |chosen: Bits| {
        let kept = given.iter().enumerate().filter(|(n, _)| chosen >> n & 1 == 1);
        let answers = kept.fold(Answers::default(), |answers, (_, &fact)| match person.get(fact) {
            Some(answer) => answers.with(fact, answer),
            None => answers,
        });
        // What still matters has been asked, and could not be told.
        let asked = |fact: &FactIx| answers.get(*fact).is_some();
        start.engine().outcome(&answers).standings().all(|standing| standing.matters.iter().all(asked))
    };
    smallest(all, &mut settles)
}

/// The mean.
pub fn mean(numbers: impl ExactSizeIterator<Item = u32>) -> f64 {
    let count = numbers.len().max(1);
    numbers.map(f64::from).sum::<f64>() / count as f64
}

/// Median, the time that 95 of 100 stay below, and the longest.
pub fn spread(mut times: Vec<Duration>) -> [Duration; 3] {
    times.sort_unstable();
    let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default();
    [at(50), at(95), at(100)]
}
