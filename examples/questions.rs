//! How many questions people are asked: persons drawn at random, and those of the scenarios completed at random, go through the
//! interview over all documents, under several rules for the next question. Prints, and judges nothing:
//! `cargo run --release --no-default-features --features authoring --example questions`.
//!
//! Every rule asks only what can still change an outcome, so all of them end with the same outcome.

use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use policy_calculator::authoring::cases;
use policy_calculator::authoring::compile::compile;
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower::read;
use policy_calculator::engine::Eligibility;
use policy_calculator::interview::{Action, Interview};
use policy_calculator::model::{
    Answer, Answers, Certainty, Choices, Date, FactIx, Form, Kind, Measure, MeasureKind, PlaceIx, Table, Value,
};
use policy_calculator::pack::{Pack, load, parse_document};

fn main() {
    let persons: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(200);
    let Some((pack, cases)) = policies() else { return println!("the policies have errors: `policy check` tells them") };
    let as_of = Date::from_ymd(2021, 6, 1).unwrap_or(Date::FIRST);
    let start = Interview::new(Rc::clone(&pack), as_of);
    let mut random = Random(11);
    let uniform: Vec<(Date, Answers)> = (0..persons).map(|_| (as_of, complete(&start, Answers::default(), &mut random))).collect();
    let scenarios =
        cases.iter().map(|case| (case.as_of, complete(&start.as_of(case.as_of), cases::assess(case, &pack.rules).answers, &mut random)));
    let scenarios: Vec<(Date, Answers)> = scenarios.collect();
    if let Some(id) = std::env::args().nth(2) {
        // In which order one person of the scenarios is asked.
        for ((as_of, person), _) in scenarios.iter().zip(&cases).filter(|(_, case)| case.id == id) {
            for rule in RULES {
                let mut sum = Sum::default();
                walk(&start.as_of(*as_of), person, rule, &mut sum);
                println!("{}: {}", rule.name, sum.asked.join(" "));
            }
        }
        return;
    }
    for (name, persons) in [("random persons", &uniform), ("persons of the scenarios", &scenarios)] {
        println!(
            "{} {name}: mean of questions, topic switches, questions until money is settled, until enough; time to choose a question",
            persons.len()
        );
        let needed: usize = persons.iter().map(|(as_of, person)| needed(&start.as_of(*as_of), person)).sum();
        println!("  {:<58} {:>6.2}", "no order asks fewer than", needed as f64 / persons.len() as f64);
        for rule in RULES {
            let mut sum = Sum::default();
            for (as_of, person) in persons {
                walk(&start.as_of(*as_of), person, rule, &mut sum);
            }
            let mean = |n: usize| n as f64 / persons.len() as f64;
            let time = sum.time / u32::try_from(sum.questions).unwrap_or(1).max(1);
            let (most, at_most) = (sum.most, mean(sum.promised));
            println!(
                "  {:<58} {:>6.2} {:>6.2} {:>6.2} {:>6.2} {:>10.1?}  most {most}, promised {at_most:.1}",
                rule.name,
                mean(sum.questions),
                mean(sum.switches),
                mean(sum.money),
                mean(sum.enough),
                time
            );
        }
    }
}

/// A rule for the next question.
struct Rule {
    name: &'static str,
    score: Score,
    /// Kind of applicant and place of work first.
    gates: bool,
    /// A topic once begun is finished.
    contiguous: bool,
    /// What alone is missing to some measure comes before everything else.
    unavoidable: bool,
    /// 1: what money and titles wait for comes before the rest, within a topic and between topics; 2: money even before titles; 3: only money comes before the rest.
    rounds: u8,
}

#[derive(Clone, Copy, PartialEq)]
enum Score {
    /// What the interview does.
    Interview,
    /// Pack order.
    Order,
    /// The measures that wait for it, by what they give.
    Weight,
    /// The fewest undetermined measures are to be expected.
    Undetermined,
    /// The fewest facts are to be expected that still matter.
    Facts,
}

const fn rule(name: &'static str, score: Score) -> Rule {
    Rule { name, score, gates: true, contiguous: true, unavoidable: false, rounds: 0 }
}

const RULES: &[Rule] = &[
    rule("the interview's", Score::Interview),
    Rule { gates: false, contiguous: false, ..rule("pack order", Score::Order) },
    rule("heaviest", Score::Weight),
    Rule { rounds: 1, ..rule("heaviest, money and titles first", Score::Weight) },
    Rule { rounds: 2, ..rule("heaviest, money first, then titles", Score::Weight) },
    Rule { rounds: 3, ..rule("heaviest, money first, then the rest", Score::Weight) },
    Rule { rounds: 2, ..rule("fewest facts left expected, money first, then titles", Score::Facts) },
    Rule { contiguous: false, rounds: 1, ..rule("heaviest, money and titles first, free", Score::Weight) },
    Rule { rounds: 1, ..rule("pack order, money and titles first", Score::Order) },
    Rule { unavoidable: true, ..rule("heaviest, unavoidable first", Score::Weight) },
    rule("fewest undetermined expected", Score::Undetermined),
    rule("fewest facts left expected", Score::Facts),
    Rule { rounds: 1, ..rule("fewest facts left expected, money and titles first", Score::Facts) },
    Rule { gates: false, contiguous: false, ..rule("fewest facts left expected, free", Score::Facts) },
];

#[derive(Default)]
struct Sum {
    questions: usize,
    switches: usize,
    money: usize,
    enough: usize,
    most: usize,
    promised: usize,
    time: Duration,
    asked: Vec<String>,
}

fn walk(start: &Interview, person: &Answers, rule: &Rule, sum: &mut Sum) {
    let mut interview = start.clone();
    let mut topic = None;
    let (mut asked, mut money, mut enough) = (0, None, None);
    sum.promised += interview.remaining();
    loop {
        let begun = Instant::now();
        let next = next(&interview, rule, topic);
        sum.time += begun.elapsed();
        let Some(fact) = next else { break };
        let of = interview.rules().facts.at(fact).topic;
        sum.switches += usize::from(topic.is_some_and(|topic| topic != of));
        topic = Some(of);
        asked += 1;
        sum.asked.push(interview.rules().facts.at(fact).id.clone());
        interview = interview.after(Action::Answer(fact, person.get(fact).unwrap_or(Answer::Unsure)));
        if money.is_none() && !waits_for_money(&interview) {
            money = Some(asked);
            sum.asked.push("$".into());
        }
        if enough.is_none() && interview.enough() {
            enough = Some(asked);
            sum.asked.push("|".into());
        }
    }
    sum.questions += asked;
    sum.most = sum.most.max(asked);
    sum.money += money.unwrap_or(asked);
    sum.enough += enough.unwrap_or(asked);
}

/// How many questions this person must be asked in whatever order: those without whose answer something stays undetermined, even
/// if everything else is answered.
fn needed(start: &Interview, person: &Answers) -> usize {
    let all = start.with_answers(person.clone());
    let facts = start.rules().facts.indices();
    facts
        .filter(|&fact| {
            let mut without = person.clone();
            without.set(fact, None);
            let then = start.with_answers(without);
            let share = |measure: &Measure| matches!(measure.amount.map(|amount| amount.form), Some(Form::Ratio { of, .. }) if of == fact);
            all.engine().applies(fact, all.admitted()) == Some(true)
                && then.outcome().standings.iter().any(|standing| {
                    standing.missing.contains(&fact)
                        || (share(start.rules().measures.at(standing.measure)) && standing.eligibility != Eligibility::DoesNotQualify)
                })
        })
        .count()
}

fn waits_for_money(interview: &Interview) -> bool {
    interview.outcome().standings.iter().any(|standing| {
        let kind = interview.rules().measures.at(standing.measure).kind;
        interview.rules().measures.at(standing.measure).certainty != Certainty::Announced
            && matches!(kind, MeasureKind::CashSubsidy | MeasureKind::Award)
            && standing.missing.iter().any(|&fact| open(interview, fact))
    })
}

fn next(interview: &Interview, rule: &Rule, topic: Option<usize>) -> Option<FactIx> {
    if rule.score == Score::Interview {
        return interview.next();
    }
    let rules = interview.rules();
    let mut waiting = Table::new(vec![0usize; rules.facts.len()]);
    let (mut alone, mut urgent) = (Table::new(vec![false; rules.facts.len()]), Table::new(vec![0u8; rules.facts.len()]));
    for standing in interview.outcome().standings.iter() {
        for &fact in standing.missing.iter().filter(|&&fact| open(interview, fact)) {
            let measure = rules.measures.at(standing.measure);
            let gives = match measure.kind {
                MeasureKind::CashSubsidy | MeasureKind::Award => 12,
                MeasureKind::TitleRoute => 6,
                MeasureKind::ProgrammeFunding => 5,
                _ => 2,
            };
            *waiting.at_mut(fact) += match measure.certainty {
                Certainty::Exact => gives * 3,
                Certainty::Partial => gives,
                Certainty::Announced => 1,
            };
            let round = match gives {
                _ if measure.certainty == Certainty::Announced => 0,
                12 => 2,
                6 if rule.rounds != 3 => 1,
                _ => 0,
            };
            *urgent.at_mut(fact) = (*urgent.at(fact)).max(if rule.rounds == 1 { round.min(1) } else { round });
            *alone.at_mut(fact) |= standing.matters.len() == 1;
        }
    }
    let mut candidates: Vec<FactIx> = rules.facts.indices().filter(|&fact| *waiting.at(fact) > 0).collect();
    if candidates.is_empty() {
        // What is left are the amounts shares are taken of.
        return interview.next();
    }
    let place = rules.facts.find(|fact| fact.kind == Kind::Place);
    if rule.gates
        && let Some(gate) = [Some(rules.audience_fact), place].into_iter().flatten().find(|gate| candidates.contains(gate))
    {
        return Some(gate);
    }
    let most = candidates.iter().map(|&fact| *urgent.at(fact)).max();
    if rule.rounds > 0 {
        candidates.retain(|&fact| Some(*urgent.at(fact)) == most);
    }
    if rule.contiguous && candidates.iter().any(|&fact| Some(rules.facts.at(fact).topic) == topic) {
        candidates.retain(|&fact| Some(rules.facts.at(fact).topic) == topic);
    }
    if rule.unavoidable && candidates.iter().any(|&fact| *alone.at(fact)) {
        candidates.retain(|&fact| *alone.at(fact));
    }
    let cost = |fact: FactIx| match rule.score {
        Score::Interview | Score::Order => 0.0,
        Score::Weight => -(*waiting.at(fact) as f64),
        Score::Undetermined => {
            expected(interview, fact, |interview, answers| interview.engine().outcome(answers).count(Eligibility::Undetermined))
        }
        Score::Facts => expected(interview, fact, |interview, answers| {
            let outcome = interview.engine().outcome(answers);
            let facts = interview.rules().facts.indices();
            facts.filter(|fact| outcome.standings.iter().any(|standing| standing.matters.contains(fact))).count()
        }),
    };
    let mut best: Option<(f64, FactIx)> = None;
    for &fact in &candidates {
        let cost = if candidates.len() == 1 { 0.0 } else { cost(fact) };
        if best.is_none_or(|(least, _)| cost < least - 1e-9) {
            best = Some((cost, fact));
        }
    }
    best.map(|(_, fact)| fact)
}

fn open(interview: &Interview, fact: FactIx) -> bool {
    interview.answers().get(fact).is_none()
}

fn expected(interview: &Interview, fact: FactIx, left: impl Fn(&Interview, &Answers) -> usize) -> f64 {
    let values = values(interview, fact);
    let sum: usize = values.iter().map(|&value| left(interview, &interview.admitted().clone().with(fact, Answer::Given(value)))).sum();
    sum as f64 / values.len().max(1) as f64
}

/// Values that stand for all of a fact, each as likely as the others.
fn values(interview: &Interview, fact: FactIx) -> Vec<Value> {
    let known = interview.rules().facts.at(fact);
    match known.kind {
        Kind::Flag => vec![Value::Flag(false), Value::Flag(true)],
        Kind::Choice { .. } => (0..known.choices.len()).map(Value::Choice).collect(),
        Kind::Set => (0..known.choices.len()).map(|choice| Value::Set(Choices::one(choice))).collect(),
        Kind::Place => {
            let finest = interview.rules().places.finest().into_iter().map(Value::Place);
            finest.chain(known.none().map(|_| Value::NoPlace)).collect()
        }
        Kind::Integer { min, max } | Kind::Money { min, max } => (0..5).map(|n| Value::Number(min + (max - min) / 5 * n)).collect(),
        Kind::Date => (0..8).filter_map(|n| Date::from_days(interview.engine().as_of().days() - 400 * n)).map(Value::Date).collect(),
    }
}

/// A person of whom all is known: what is not, drawn at random, without contradictions.
fn complete(start: &Interview, mut person: Answers, random: &mut Random) -> Answers {
    let given = person.clone();
    loop {
        for fact in start.rules().facts.indices() {
            if person.get(fact).is_none() {
                person.set(fact, Some(Answer::Given(draw(start, fact, random))));
            }
        }
        if start.engine().admit(&person).1.is_empty() {
            return person;
        }
        person = given.clone();
    }
}

fn draw(start: &Interview, fact: FactIx, random: &mut Random) -> Value {
    let known = start.rules().facts.at(fact);
    match known.kind {
        // Cities are equally likely, then their parts; half the people stay where they are.
        Kind::Place => {
            if known.none().is_some() && random.below(2) == 0 {
                return Value::NoPlace;
            }
            let places = &start.rules().places;
            let mut at: Option<PlaceIx> = None;
            loop {
                let parts: Vec<PlaceIx> = places.parts(at).collect();
                match parts.get(random.below(parts.len())) {
                    Some(&part) => at = Some(part),
                    None => return at.map_or(Value::NoPlace, Value::Place),
                }
            }
        }
        Kind::Set => {
            let count = 1 + random.below(2);
            let drawn: Choices = (0..count).map(|_| random.below(known.choices.len())).collect();
            match known.none().filter(|&none| drawn.contains(none)) {
                Some(none) => Value::Set(Choices::one(none)),
                None => Value::Set(drawn),
            }
        }
        Kind::Date => {
            let back = random.below(3_650) as i64;
            Value::Date(Date::from_days(start.engine().as_of().days() - back).unwrap_or(Date::FIRST))
        }
        _ => {
            let values = values(start, fact);
            values.get(random.below(values.len())).copied().unwrap_or(Value::Flag(false))
        }
    }
}

fn policies() -> Option<(Rc<Pack>, Vec<cases::Case>)> {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).ok()?;
    let policies = read(&folder).policies?;
    let compiled = compile(&policies, &policies.everything(), "talent").ok()?;
    let pack = load(parse_document(compiled.core.as_bytes()).ok()?).ok()?;
    let cases = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).filter(|case| case.confirmed).collect();
    Some((Rc::new(pack), cases))
}

/// Splitmix64 (S. Vigna).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}
