//! Answers from outside that cannot be used: named, left out one by one, never a panic, and the rest kept. Over the real policies,
//! through the reading that `el.answers`, `restore` and scenarios share.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "exactness/rng.rs"]
#[allow(dead_code, reason = "the stream serves other tests too")]
mod rng;

use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;

use policy_calculator::authoring::compile::compile;
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower::read;
use policy_calculator::engine::Eligibility;
use policy_calculator::interview::{Action, Interview, Reply, ReplyError, Screen, read_reply, write_reply};
use policy_calculator::model::{Answers, Date, Fact, FactIx, Kind};
use policy_calculator::pack::{Tree, load, parse_document};
use rng::Rng;

/// The core of all documents, as text: a pack is shared within a thread only.
static CORE: LazyLock<String> = LazyLock::new(|| {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).unwrap();
    let policies = read(&folder).policies.unwrap();
    compile(&policies, &policies.everything(), "talent").ok().unwrap().core
});

fn start() -> Interview {
    let pack = load(parse_document(CORE.as_bytes()).unwrap()).unwrap();
    Interview::new(Rc::new(pack), Date::from_ymd(2021, 6, 1).unwrap())
}

fn text(text: &str) -> Tree {
    Tree::Text(text.into())
}

fn list(members: &[&str]) -> Tree {
    Tree::List(members.iter().map(|member| text(member)).collect())
}

/// Reads one value as an answer to the first fact of this kind.
fn error(interview: &Interview, of: impl Fn(Kind) -> bool, value: &Tree) -> Option<ReplyError> {
    let rules = interview.rules();
    let fact = rules.facts.find(|fact| of(fact.kind)).unwrap();
    let reply = Reply::of(value, rules.facts.at(fact).kind)?;
    read_reply(rules, fact, &reply, interview.engine().as_of()).err()
}

#[test]
fn each_kind_of_bad_answer_is_told_apart() {
    let interview = start();
    let choice = |kind| matches!(kind, Kind::Choice { .. });
    let date = |kind| kind == Kind::Date;
    let set = |kind| kind == Kind::Set;
    let flag = |kind| kind == Kind::Flag;
    let number = |kind| matches!(kind, Kind::Integer { .. } | Kind::Money { .. });
    let check = |of: &dyn Fn(Kind) -> bool, value: Tree, expected| assert_eq!(error(&interview, of, &value), Some(expected), "{value:?}");
    check(&choice, Tree::Number(1.0), ReplyError::WrongKind);
    check(&choice, Tree::Flag(true), ReplyError::WrongKind);
    check(&choice, text("no-such-choice"), ReplyError::UnknownChoice);
    check(&choice, text(""), ReplyError::UnknownChoice);
    check(&flag, text("true"), ReplyError::WrongKind);
    check(&flag, Tree::Number(1.0), ReplyError::WrongKind);
    check(&set, text("none"), ReplyError::WrongKind);
    check(&set, list(&["no-such-choice"]), ReplyError::UnknownChoice);
    check(&date, text("2021-02-29"), ReplyError::NotADate);
    check(&date, text("1.6.2021"), ReplyError::NotADate);
    check(&date, text("99999-01-01"), ReplyError::NotADate);
    check(&date, text("-0001-01-01"), ReplyError::NotADate);
    check(&date, text("2021-06-02"), ReplyError::AfterAsOf);
    check(&date, Tree::Number(20_210_601.0), ReplyError::WrongKind);
    check(&number, Tree::Number(-1e14), ReplyError::OutOfRange);
    check(&number, text("5"), ReplyError::WrongKind);
    check(&|kind| kind == Kind::Place, text("atlantis"), ReplyError::UnknownChoice);
}

#[test]
fn what_no_answer_can_be_is_none() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.5, 1e300, 9.1e15] {
        assert_eq!(Reply::of(&Tree::Number(value), Kind::Integer { min: 0, max: 9 }), None, "{value}");
    }
    let money = Kind::Money { min: 0, max: 100 };
    assert_eq!(Reply::of(&Tree::Number(0.005), money), None, "half a fen");
    assert_eq!(Reply::of(&Tree::Number(0.29), money), Some(Reply::Number(29)), "a float is not quite 29 fen");
    for value in
        [Tree::Fields(vec![]), Tree::List(vec![Tree::Null]), Tree::List(vec![Tree::List(vec![])]), Tree::List(vec![text("a"); 5_000])]
    {
        assert_eq!(Reply::of(&value, Kind::Set), None);
    }
}

#[test]
fn none_beside_others_is_refused() {
    let interview = start();
    let rules = interview.rules();
    let fact = rules.facts.find(|fact| fact.kind == Kind::Set && fact.none().is_some()).unwrap();
    let other = rules.facts.at(fact).choices.iter().find(|id| *id != "none").unwrap();
    let reply = Reply::of(&list(&["none", other]), Kind::Set).unwrap();
    assert_eq!(read_reply(rules, fact, &reply, interview.engine().as_of()), Err(ReplyError::NoneWithOthers));
}

fn pick(random: &mut Rng, from: &[String]) -> String {
    from[random.below(from.len())].clone()
}

/// Any JSON value; often one that this or another fact could take.
fn value(random: &mut Rng, words: &[String], depth: usize) -> Tree {
    const NUMBERS: [f64; 10] = [0.0, -1.0, 1.0, 3.0, 30.0, 0.5, 1e15, -1e300, f64::NAN, 20_000.0];
    match random.below(if depth == 0 { 5 } else { 7 }) {
        0 => Tree::Null,
        1 => Tree::Flag(random.below(2) == 1),
        2 => Tree::Number(random.pick(&NUMBERS)),
        3 | 4 => Tree::Text(pick(random, words)),
        5 => Tree::List((0..random.below(4)).map(|_| value(random, words, depth - 1)).collect()),
        _ => Tree::Fields((0..random.below(3)).map(|_| (pick(random, words), value(random, words, depth - 1))).collect()),
    }
}

/// A value of the right kind, though not always one that can be.
fn fitting(random: &mut Rng, places: &[String], fact: &Fact) -> Tree {
    match fact.kind {
        Kind::Flag => Tree::Flag(random.below(2) == 1),
        Kind::Choice { .. } => Tree::Text(pick(random, &fact.choices)),
        Kind::Set => Tree::List((0..random.below(4)).map(|_| Tree::Text(pick(random, &fact.choices))).collect()),
        Kind::Place => Tree::Text(pick(random, places)),
        Kind::Integer { min, max } | Kind::Money { min, max } => {
            let number = min + random.below((max - min + 2) as usize) as i64;
            Tree::Number(if matches!(fact.kind, Kind::Money { .. }) { number as f64 / 100.0 } else { number as f64 })
        }
        Kind::Date => Tree::Text(format!("{}-{:02}-{:02}", 2015 + random.below(8), 1 + random.below(13), 1 + random.below(31))),
    }
}

#[test]
fn whatever_comes_in_is_used_or_left_out_and_the_session_goes_on() {
    let start = start();
    let rules = start.rules();
    let as_of = start.engine().as_of();
    let mut words: Vec<String> =
        ["", "none", "2020-02-29", "2021-06-02", "0000-00-00", "__proto__", "constructor", "任意", "\0"].map(String::from).into();
    for fact in rules.facts.iter() {
        words.push(fact.id.clone());
        words.extend(fact.choices.iter().cloned());
    }
    let place_ids: Vec<String> = rules.places.table.iter().map(|place| place.id.clone()).collect();
    words.extend(place_ids.iter().cloned());
    let (mut used, mut left_out, mut aside) = (0, 0, 0);
    for seed in 0..200 {
        let mut random = Rng::new(seed);
        let mut answers = Answers::default();
        let mut given: Vec<(FactIx, Reply)> = Vec::new();
        if seed % 4 == 0 {
            // An employer without an employer: no one can be this.
            for (id, choice) in [("applicant_type", "employer"), ("employer_type", "none")] {
                let fact = rules.fact(id).unwrap();
                let reply = Reply::of(&text(choice), rules.facts.at(fact).kind).unwrap();
                answers.set(fact, Some(read_reply(rules, fact, &reply, as_of).unwrap()));
                given.push((fact, reply));
            }
        }
        for _ in 0..1 + random.below(25) {
            // A name in five is no fact's, unless by chance.
            let named = if random.below(5) == 0 {
                rules.fact(&pick(&mut random, &words))
            } else {
                Some(FactIx(random.below(rules.facts.len()) as u16))
            };
            let Some(fact) = named else {
                left_out += 1;
                continue;
            };
            let known = rules.facts.at(fact);
            let value = match random.below(3) {
                0 => value(&mut random, &words, 2),
                _ => fitting(&mut random, &place_ids, known),
            };
            match Reply::of(&value, known.kind).map(|reply| (read_reply(rules, fact, &reply, as_of), reply)) {
                Some((Ok(answer), reply)) => {
                    answers.set(fact, Some(answer));
                    given.retain(|(other, _)| *other != fact);
                    given.push((fact, reply));
                }
                Some((Err(error), _)) => {
                    assert!(!error.message().is_empty());
                    left_out += 1;
                }
                None => left_out += 1,
            }
        }
        used += given.len();
        // What was taken reads the same when it is written again; sets come in the order of the pack, each member once.
        for (fact, reply) in &given {
            let written = write_reply(rules, *fact, answers.get(*fact).unwrap());
            assert_eq!(read_reply(rules, *fact, &written, as_of).ok(), answers.get(*fact), "{reply:?}");
        }
        let mut interview = start.with_answers(answers.clone());
        // Each answer counts, or is set aside and named together with the constraints it contradicts; none is lost.
        aside += interview.aside().len();
        for (fact, answer) in answers.iter() {
            let named = interview.aside().iter().any(|aside| aside.fact == fact && !aside.constraints.is_empty());
            assert!(
                interview.answers().get(fact) == Some(answer) && (interview.admitted().get(fact) == Some(answer)) != named,
                "seed {seed}"
            );
        }
        for measure in rules.measures.indices().step_by(60) {
            let engine = interview.engine();
            let (reason, changes) = (engine.reason(measure, interview.admitted()), engine.changes(measure, interview.admitted()));
            assert!(reason.iter().all(|&fact| interview.admitted().get(fact).is_some()) && changes.len() < 10_000);
        }
        interview = interview.after(Action::Start);
        let mut questions = 0;
        while let Screen::Question(fact) = interview.screen() {
            interview = interview.after(Action::Answer(fact, policy_calculator::model::Answer::Unsure));
            questions += 1;
            assert!(questions <= rules.facts.len(), "seed {seed} goes on for ever");
        }
        assert!(interview.outcome().count(Eligibility::Undetermined) <= rules.measures.len());
    }
    println!("{used} answers used, {left_out} left out, {aside} set aside");
    assert!(used > 1_000 && left_out > 1_000 && aside > 0, "{used} used, {left_out} left out, {aside} set aside");
}
