//! Answers as text: they come back as they went, outlive edits of the rules, and nothing hostile gets in.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "exactness/rng.rs"]
#[allow(dead_code, reason = "the stream serves other tests too")]
mod rng;

use std::path::Path;
use std::time::{Duration, Instant};

use policy_calculator::authoring::compile::compile;
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower;
use policy_calculator::interview::{LONGEST_TOKEN, Restored, TokenError, left_out, read_token, write_reply, write_token};
use policy_calculator::model::{Answer, Answers, Choices, Date, Fact, FactIx, Index, Kind, PlaceIx, Rules, Table, Value};
use policy_calculator::pack::{load, parse_document};
use rng::Rng;

fn rules() -> Rules {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).unwrap();
    let policies = lower::read(&folder).policies.unwrap();
    let compiled = compile(&policies, &policies.listing(), "talent").unwrap();
    let pack = load(parse_document(compiled.core.as_bytes()).unwrap()).unwrap();
    (*pack.rules).clone()
}

fn as_of() -> Date {
    Date::parse("2021-06-01").unwrap()
}

#[test]
fn whatever_is_answered_comes_back_but_for_sensitive_facts() {
    let rules = rules();
    let mut longest = 0;
    for seed in 0..2_000 {
        let answers = random(&rules, &mut Rng::new(seed));
        let token = write_token(&rules, &answers);
        assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'), "{token}");
        let restored = read_token(&rules, &token, as_of()).unwrap();
        assert_eq!(restored.dropped, Vec::<String>::new(), "{token}");
        let sensitive = left_out(&rules, &answers);
        for fact in rules.facts.indices() {
            let expected = answers.get(fact).filter(|_| !sensitive.contains(&fact));
            assert_eq!(restored.answers.get(fact), expected, "seed {seed}: {}", rules.facts.at(fact).id);
        }
        longest = longest.max(token.len());
    }
    assert!((500..LONGEST_TOKEN / 5).contains(&longest), "{longest}");
}

#[test]
fn the_form_of_version_one_stays_as_it_was_released() {
    let rules = rules();
    let token = "1Fapplicant_typeTindividualFwork_placeTjianghaiFtarget_placeTnoneFprofessionLengineeringLhealth_technicalFtitle_levelUFtitle_dateT2021-03-01Fepidemic_frontlineNFsenior_title_shareI30K50933df6";
    let Restored { answers, dropped } = read_token(&rules, token, as_of()).unwrap();
    assert_eq!(dropped, Vec::<String>::new());
    let said = answers.iter().map(|(fact, answer)| format!("{} {:?}", rules.facts.at(fact).id, write_reply(&rules, fact, answer)));
    let mut said: Vec<String> = said.collect();
    said.sort();
    let expected = [
        "applicant_type Text(\"individual\")",
        "epidemic_frontline Flag(false)",
        "profession List([\"health_technical\", \"engineering\"])",
        "senior_title_share Number(30)",
        "target_place Text(\"none\")",
        "title_date Text(\"2021-03-01\")",
        "title_level Unsure",
        "work_place Text(\"jianghai\")",
    ];
    assert_eq!(said, expected);
}

#[test]
fn answers_outlive_edits_of_the_rules_and_what_does_not_fit_is_named() {
    let old = rules();
    let find = |id: &str| old.fact(id).unwrap();
    let mut answers = Answers::default();
    for (id, value) in [
        ("applicant_type", Value::Choice(0)),
        ("title_level", Value::Choice(1)),
        ("employer_type", Value::Choice(2)),
        ("title_date", Value::Date(as_of())),
        ("epidemic_frontline", Value::Flag(true)),
    ] {
        answers.set(find(id), Some(Answer::Given(value)));
    }
    let token = write_token(&old, &answers);
    // Facts come in another order; one is gone, one is of another kind, one has lost the choice that was given.
    let lost = old.facts.at(find("employer_type")).choices[2].clone();
    let mut facts: Vec<Fact> = old.facts.iter().filter(|fact| fact.id != "title_date").cloned().collect();
    facts.reverse();
    for fact in &mut facts {
        match fact.id.as_str() {
            "epidemic_frontline" => fact.kind = Kind::Integer { min: 0, max: 9 },
            "employer_type" => fact.choices.retain(|id| *id != lost),
            _ => {}
        }
    }
    let new = Rules { facts: Table::new(facts), ..old.clone() };
    let restored = read_token(&new, &token, as_of()).unwrap();
    let mut dropped = restored.dropped.clone();
    dropped.sort();
    assert_eq!(dropped, ["employer_type", "epidemic_frontline", "title_date"]);
    let kept: Vec<&str> = restored.answers.iter().map(|(fact, _)| new.facts.at(fact).id.as_str()).collect();
    assert_eq!(kept, ["title_level", "applicant_type"]);
    let of = |rules: &Rules, answers: &Answers| answers.get(rules.fact("title_level").unwrap());
    assert_eq!(of(&new, &restored.answers), of(&old, &answers));
    // A day that is not yet there is no answer either.
    assert_eq!(read_token(&old, &token, as_of().pred()).unwrap().dropped, ["title_date"]);
}

#[test]
fn a_sensitive_fact_is_not_taken_from_a_token_either() {
    let rules = rules();
    let sensitive = rules.facts.pairs().find(|(_, fact)| fact.sensitive).map(|(ix, _)| ix).unwrap();
    let mut open = rules.clone();
    open.facts.at_mut(sensitive).sensitive = false;
    let token = write_token(&open, &Answers::default().with(sensitive, Answer::Unsure));
    let restored = read_token(&rules, &token, as_of()).unwrap();
    assert!(restored.answers.is_empty());
    assert_eq!(restored.dropped, [rules.facts.at(sensitive).id.clone()]);
}

#[test]
fn every_cut_and_every_wrong_character_is_noticed() {
    let rules = rules();
    let token = write_token(&rules, &random(&rules, &mut Rng::new(7)));
    for end in 0..token.len() {
        assert_eq!(read_token(&rules, &token[..end], as_of()), Err(TokenError::Damaged), "{end}");
    }
    for at in 1..token.len() {
        for wrong in ["", "a", "K", "F", "0", "é", "%"] {
            let mut bad = token.clone();
            bad.replace_range(at..=at, wrong);
            if bad != token {
                assert_eq!(read_token(&rules, &bad, as_of()), Err(TokenError::Damaged), "{at} {wrong}");
            }
        }
    }
    // The checksum has one way of being written: no capitals, no sign, whatever its digits are.
    let (mut letters, mut noughts) = (0, 0);
    for seed in 0..100 {
        let token = write_token(&rules, &random(&rules, &mut Rng::new(seed)));
        let (said, check) = token.rsplit_once('K').unwrap();
        if let Some(rest) = check.strip_prefix('0') {
            noughts += 1;
            assert_eq!(read_token(&rules, &format!("{said}K+{rest}"), as_of()), Err(TokenError::Damaged), "{seed}");
        }
        let shouted = format!("{said}K{}", check.to_ascii_uppercase());
        if shouted != token {
            letters += 1;
            assert_eq!(read_token(&rules, &shouted, as_of()), Err(TokenError::Damaged), "{seed}");
        }
    }
    assert!(letters > 10 && noughts > 1, "{letters} {noughts}");
    for (bad, why) in [
        ("", TokenError::Damaged),
        ("x", TokenError::Damaged),
        ("政策", TokenError::Damaged),
        ("2Fabc", TokenError::Newer),
        ("9", TokenError::Newer),
        ("1", TokenError::Damaged),
        ("1K", TokenError::Damaged),
    ] {
        assert_eq!(read_token(&rules, bad, as_of()), Err(why), "{bad}");
    }
}

#[test]
fn what_is_well_sealed_and_hostile_is_refused_or_left_out_in_no_time() {
    let rules = rules();
    for said in
        ["1F", "1FF", "1FT", "1FaT", "1Fa", "1FaTbTc", "1FaLL", "1FaL", "1FaYy", "1FaI", "1FaI1e9", "1FaT__proto__T", "1xFaU", "1FAU"]
    {
        assert_eq!(read_token(&rules, &sealed(said), as_of()), Err(TokenError::Damaged), "{said}");
    }
    let huge = "9".repeat(400);
    for said in [
        "FaU",
        "F__proto__Tconstructor",
        "FconstructorU",
        "Ftitle_levelI5",
        "Ftitle_dateT2021-13-45",
        "Fwork_placeT-",
        "FprofessionLnoneLengineering",
    ] {
        let restored = read_token(&rules, &sealed(&format!("1{said}")), as_of()).unwrap();
        assert!(restored.answers.is_empty() && restored.dropped.len() == 1, "{said}");
    }
    assert_eq!(read_token(&rules, &sealed(&format!("1Fsenior_title_shareI{huge}")), as_of()), Err(TokenError::Damaged));
    // Told twice, the first counts.
    let twice = read_token(&rules, &sealed("1Ftitle_levelUFtitle_levelTfu_gao"), as_of()).unwrap();
    assert_eq!(twice.answers.get(rules.fact("title_level").unwrap()), Some(Answer::Unsure));
    assert_eq!(twice.dropped, ["title_level"]);
    let begun = Instant::now();
    let many = sealed(&format!("1{}", "FxU".repeat(5_000)));
    assert_eq!(read_token(&rules, &many, as_of()).unwrap().dropped.len(), 5_000);
    let list = sealed(&format!("1Fprofession{}", "Lx".repeat(8_000)));
    assert_eq!(read_token(&rules, &list, as_of()).unwrap().dropped, ["profession"]);
    assert_eq!(read_token(&rules, &"1".repeat(50_000_000), as_of()), Err(TokenError::TooLong));
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

#[test]
fn noise_never_becomes_answers() {
    let rules = rules();
    let letters: Vec<char> = "1FKTUYNLEI0abcdef-_ é".chars().collect();
    for seed in 0..5_000 {
        let mut rng = Rng::new(seed);
        let noise: String = (0..rng.below(60)).map(|_| letters[rng.below(letters.len())]).collect();
        assert!(read_token(&rules, &noise, as_of()).is_err(), "{noise}");
        // Sealed noise may be well formed; then it is still no answer to anything.
        if let Ok(restored) = read_token(&rules, &sealed(&noise), as_of()) {
            assert!(restored.answers.is_empty(), "{noise}");
        }
    }
}

/// Some answer to most facts.
fn random(rules: &Rules, rng: &mut Rng) -> Answers {
    let mut answers = Answers::default();
    for (ix, fact) in rules.facts.pairs() {
        if rng.percent(80) {
            answers.set(ix, Some(if rng.percent(15) { Answer::Unsure } else { Answer::Given(value(rules, ix, fact, rng)) }));
        }
    }
    answers
}

fn value(rules: &Rules, _: FactIx, fact: &Fact, rng: &mut Rng) -> Value {
    match fact.kind {
        Kind::Flag => Value::Flag(rng.percent(50)),
        Kind::Choice { .. } => Value::Choice(rng.below(fact.choices.len())),
        Kind::Set => match fact.none() {
            Some(none) if rng.percent(20) => Value::Set(Choices::one(none)),
            _ => Value::Set(fact.real_choices().iter().filter(|_| rng.percent(40)).collect()),
        },
        Kind::Place if fact.none().is_some() && rng.percent(20) => Value::NoPlace,
        Kind::Place => Value::Place(PlaceIx::at(rng.below(rules.places.table.len()))),
        Kind::Integer { min, max } | Kind::Money { min, max } => Value::Number(min + rng.below((max - min) as usize + 1) as i64),
        Kind::Date => Value::Date(Date::from_days(as_of().days() - rng.below(20_000) as i64).unwrap()),
    }
}

/// With the right check, as someone who means harm would write it.
fn sealed(said: &str) -> String {
    let mut crc = !0u32;
    for byte in said.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    format!("{said}K{:08x}", !crc)
}
