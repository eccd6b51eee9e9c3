//! Packs that somebody damaged or forged: each gets its exact sentence, and none costs more than it may. What is left of a pack
//! after random damage is refused or works; nothing in between.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "exactness/rng.rs"]
#[allow(dead_code, reason = "the stream serves other tests too")]
mod rng;

use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use policy_calculator::authoring::compile::compile;
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower::read;
use policy_calculator::engine::Eligibility;
use policy_calculator::interview::{Action, Interview, Screen};
use policy_calculator::model::{Answer, Date};
use policy_calculator::pack::{load, parse_document, parse_words};
use rng::Rng;
use serde_json::{Value, json};

/// A small pack that is right: the base of the checker's tests.
fn good() -> Value {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/base")).unwrap();
    let policies = read(&folder).policies.unwrap();
    serde_json::from_str(&compile(&policies, &policies.listing(), "base").unwrap().core).unwrap()
}

/// What becomes of a pack: nothing to say, or the sentence.
fn opened(pack: &Value) -> Result<(), String> {
    let document = parse_document(pack.to_string().as_bytes()).map_err(|wrong| wrong.to_string())?;
    load(document).map(drop).map_err(|wrong| wrong.to_string())
}

#[test]
fn every_forged_pack_gets_its_exact_sentence() {
    let ids = |n: usize| (0..n).map(|n| format!("p{n}")).collect::<Vec<_>>();
    let deep: Vec<i64> = [2].repeat(100);
    let wide: Vec<i64> = [vec![0, 300], [1, 1, 4, 0, 0].repeat(300)].concat();
    let nested = (0..40).fold(json!(1), |inner, _| json!([inner]));
    let cases: Vec<(&str, Value, &str)> = vec![
        ("/format", json!(2), "the pack is of format 2, and this version reads format 1"),
        ("/format", json!(1e300), "the pack is damaged at `format`: it must be a whole number"),
        ("/format", json!("1"), "the pack is damaged at `format`: it must be a whole number"),
        ("", json!([]), "the pack is damaged at `pack`: it must be an object"),
        ("", json!(null), "the pack is damaged at `pack`: it must be an object"),
        ("/id", json!("__proto__"), "the pack is damaged at `id`: an id must match `^[a-z][a-z0-9_-]*$` and have at most 64 characters"),
        ("/version", json!("v".repeat(4_097)), "the pack is damaged at `version`: a text is longer than 4096 bytes"),
        ("/digest", json!("d".repeat(4_097)), "the pack is damaged at `digest`: a text is longer than 4096 bytes"),
        ("/language", json!("l".repeat(129)), "the pack is damaged at `language`: it must be a language tag"),
        ("/language", json!("<b>"), "the pack is damaged at `language`: it must be a language tag"),
        (
            "/files/0/language",
            json!("constructor()"),
            "the pack is damaged at `files[0]`: it must name a language, a file beside the pack and its digest",
        ),
        (
            "/files/0/file",
            json!("https://example.com/x.json"),
            "the pack is damaged at `files[0]`: it must name a language, a file beside the pack and its digest",
        ),
        (
            "/files/0/file",
            json!("../x.json"),
            "the pack is damaged at `files[0]`: it must name a language, a file beside the pack and its digest",
        ),
        (
            "/files/0/file",
            json!("//example.com"),
            "the pack is damaged at `files[0]`: it must name a language, a file beside the pack and its digest",
        ),
        (
            "/files/0/integrity",
            json!("md5-x"),
            "the pack is damaged at `files[0]`: it must name a language, a file beside the pack and its digest",
        ),
        ("/files", json!(vec![json!({}); 65]), "the pack is damaged at `files`: there may be at most 64"),
        ("/words", json!("words"), "the pack is damaged at `pack`: it must be an object"),
        ("/words/facts/0/ask", json!({"html": "<script>"}), "the pack is damaged at `ask`: it must be a text"),
        ("/words/facts/0/ask", json!("问".repeat(2_000)), "the pack is damaged at `words`: a text is longer than 4096 bytes"),
        ("/words/title", json!("t".repeat(4_097)), "the pack is damaged at `words`: a text is longer than 4096 bytes"),
        ("/words/topics", nested, "the pack is damaged at `topics`: it must be a list of texts"),
        ("/facts", json!([]), "the pack is damaged at `facts`: there must be between 1 and 4096"),
        (
            "/facts",
            json!(vec![json!({"id": "a", "kind": "flag", "topic": 0}); 4_097]),
            "the pack is damaged at `facts`: there must be between 1 and 4096",
        ),
        (
            "/facts/1/id",
            json!("__proto__"),
            "the pack is damaged at `facts`: an id must match `^[a-z][a-z0-9_-]*$` and have at most 64 characters",
        ),
        (
            "/facts/1/id",
            json!("toString"),
            "the pack is damaged at `facts`: an id must match `^[a-z][a-z0-9_-]*$` and have at most 64 characters",
        ),
        (
            "/facts/1/id",
            json!("i".repeat(65)),
            "the pack is damaged at `facts`: an id must match `^[a-z][a-z0-9_-]*$` and have at most 64 characters",
        ),
        ("/facts/1/id", json!("applicant_type"), "the pack is damaged at `facts`: an id stands twice"),
        ("/facts/1/kind", json!("script"), "the pack is damaged at `facts[1]`: no such kind of fact"),
        ("/facts/1/choices", json!(["none", "other"]), "the pack is damaged at `facts[1]`: its choices do not go with its kind"),
        ("/facts/2/choices", json!(ids(129)), "the pack is damaged at `facts[2]`: a fact may have at most 128 choices"),
        ("/facts/2/else_value", json!([99]), "the pack is damaged at `facts[2]`: `else_value` is no value of it"),
        (
            "/facts/2/ask_if",
            json!([4, 999, 0]),
            "the pack is damaged at `facts.ask_if`: a condition is cut off, or a number is out of range",
        ),
        ("/facts/2/ask_if", json!([4, 0]), "the pack is damaged at `facts.ask_if`: a condition is cut off, or a number is out of range"),
        ("/facts/2/ask_if", json!([4, 0, 0, 0]), "the pack is damaged at `facts.ask_if`: there is more than the conditions"),
        ("/facts/2/ask_if", json!(deep), "the pack is damaged at `facts.ask_if`: a condition is too large: at most 512 nodes, 24 deep"),
        ("/facts/2/ask_if", json!(wide), "the pack is damaged at `facts.ask_if`: a condition is too large: at most 512 nodes, 24 deep"),
        ("/facts/2/topic", json!(7), "the pack is damaged at `facts[2]`: no such topic"),
        ("/facts/5/range", json!([5, 1]), "the pack is damaged at `facts[5]`: a number needs `range`: least and greatest"),
        ("/audience_fact", json!(-1), "the pack is damaged at `audience_fact`: it must be a choice fact with at most 30 choices"),
        ("/audience_fact", json!(1), "the pack is damaged at `audience_fact`: it must be a choice fact with at most 30 choices"),
        ("/places/parents", json!([-1, 0]), "the pack is damaged at `places`: `ids` and `parents` must have the same length"),
        ("/places/parents", json!([-1, 2, 1]), "the pack is damaged at `places[1]`: a parent must stand before its parts"),
        ("/places/parents", json!([0, 0, 1]), "the pack is damaged at `places[0]`: a parent must stand before its parts"),
        ("/places/ids", json!(ids(16_385)), "the pack is damaged at `places`: there may be at most 16384"),
        ("/tests", json!([9_999]), "the pack is damaged at `tests`: no such fact"),
        ("/tests", json!([0, 0, 99_999]), "the pack is damaged at `tests`: a row is cut off, or out of range"),
        ("/tests", json!([0, 7]), "the pack is damaged at `tests`: no such test"),
        ("/tests", json!([0, 2]), "the pack is damaged at `tests`: a test does not go with the kind of its fact"),
        ("/tests", json!([0.5]), "the pack is damaged at `tests`: it must be a list of whole numbers"),
        ("/tests", json!([9_007_199_254_740_993_i64]), "the pack is damaged at `tests`: it must be a list of whole numbers"),
        ("/constraint_ids", json!(ids(1_025)), "the pack is damaged at `constraint_ids`: there may be at most 1024"),
        ("/documents/0/from", json!("2020-13-45"), "the pack is damaged at `documents[0]`: a date must be `YYYY-MM-DD`"),
        ("/documents/0/place", json!(3), "the pack is damaged at `documents[0]`: there is no such place"),
        (
            "/documents/0/id",
            json!("Demo"),
            "the pack is damaged at `documents.id`: an id must match `^[a-z][a-z0-9_-]*$` and have at most 64 characters",
        ),
        ("/documents", json!(vec![json!({"place": 0}); 1_025]), "the pack is damaged at `documents`: there may be at most 1024"),
        ("/opening", json!([0, 1]), "the pack is damaged at `opening`: it must be five numbers"),
        ("/opening", json!([99, 1, 1, 1, 1]), "the pack is damaged at `opening`: it names no fact, or more than there can be"),
        ("/opening", json!([0, 99, 1, 1, 1]), "the pack is damaged at `opening`: it names no fact, or more than there can be"),
        ("/opening/4", json!(32_769), "the pack is damaged at `opening`: it names no fact, or more than there can be"),
        ("/opening/4", json!(7), "the pack is damaged at `opening`: it counts other documents or measures than there are"),
        ("/measures/ids", json!(ids(32_769)), "the pack is damaged at `measures`: there may be at most 32768"),
        ("/measures/kinds", json!([]), "the pack is damaged at `measures`: its columns must have the same length"),
        ("/measures/kinds/0", json!(99), "the pack is damaged at `measures[0]`: no such kind"),
        ("/measures/grants/0", json!(99), "the pack is damaged at `measures[0]`: no such grant"),
        ("/measures/certainties/0", json!(99), "the pack is damaged at `measures[0]`: no such certainty"),
        ("/measures/audiences/0", json!(0), "the pack is damaged at `measures.audiences`: a measure must be for somebody"),
        ("/measures/audiences/0", json!(4), "the pack is damaged at `measures[0]`: its audience must be choices of the audience fact"),
        ("/measures/amounts", json!([0, 0]), "the pack is damaged at `measures.amounts`: a row is cut off"),
        ("/measures/amounts", json!([0, 9, 1, 0, 0]), "the pack is damaged at `measures.amounts`: no such form"),
        (
            "/measures/amounts",
            json!([0, 0, -1, 0, 0]),
            "the pack is damaged at `measures.amounts`: an amount must be between 0 and 10^14 fen",
        ),
        ("/measures/recognised_first_by", json!([0, 63]), "the pack is damaged at `measures.recognised_first_by`: no such measure"),
        ("/measures/code", json!([]), "the pack is damaged at `measures.code`: a condition is cut off, or a number is out of range"),
    ];
    let good = good();
    assert_eq!(opened(&good), Ok(()));
    let mut wrong = Vec::new();
    for (at, value, sentence) in cases {
        let mut pack = good.clone();
        put(&mut pack, at, value.clone());
        let said = opened(&pack);
        if said.as_ref().err().map(String::as_str) != Some(sentence) {
            wrong.push(format!("{at} = {:.60}: {said:?}", value.to_string()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Puts a value at a JSON pointer; the last step may be new.
fn put(pack: &mut Value, at: &str, value: Value) {
    match at.rsplit_once('/') {
        None => *pack = value,
        Some((parent, key)) => match pack.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
            parent => parent[key] = value,
        },
    }
}

#[test]
fn text_that_is_no_json_is_refused() {
    for text in ["", "{", "{\"format\":1", "nul", "{\"format\":1}{}", "\u{feff}{}", &"[".repeat(100_000)] {
        assert!(parse_document(text.as_bytes()).is_err(), "{text:.20}");
        assert!(parse_words(text.as_bytes()).is_err(), "{text:.20}");
    }
    assert!(parse_document(&[b'{', 0xff, b'}']).is_err());
}

/// A pack of measures that each pair forty flags in an order of its own: every diagram would need a million nodes.
fn entangled(measures: usize) -> Value {
    let mut pack = good();
    let mut facts = vec![pack["facts"][0].clone()];
    facts.extend((0..60).map(|n| json!({"id": format!("f{n}"), "kind": "flag", "topic": 0})));
    let tests: Vec<usize> = (0..61).flat_map(|fact| [fact, 0, 1, usize::from(fact > 0)]).collect();
    let mut code = Vec::new();
    for n in 0..measures {
        code.extend([1, 20]);
        for pair in 0..20 {
            code.extend([0, 2, 4, 1 + pair, 0, 4, 21 + (pair * 7 + n) % 40, 0]);
        }
    }
    let every = |value: i64| json!(vec![value; measures]);
    let ids: Vec<String> = (0..measures).map(|n| format!("m{n}")).collect();
    pack["facts"] = json!(facts);
    pack["tests"] = json!(tests);
    pack["opening"] = json!([]);
    pack["constraint_ids"] = json!([]);
    pack["constraint_code"] = json!([]);
    pack["measures"] = json!({
        "ids": ids, "documents": every(0), "kinds": every(0), "audiences": every(1), "certainties": every(0), "grants": every(0),
        "code": code, "open_measures": [], "open_keys": [], "amounts": [], "recognised_first_by": [],
    });
    pack
}

#[test]
fn conditions_too_entangled_to_decide_stay_undetermined_in_bounded_time() {
    let pack = Rc::new(load(parse_document(entangled(2_000).to_string().as_bytes()).unwrap()).unwrap());
    let started = Instant::now();
    let interview = Interview::new(pack, Date::parse("2026-11-22").unwrap()).after(Action::Start);
    let took = started.elapsed();
    // No measure of speed: without a bound this takes minutes.
    assert!(took < Duration::from_secs(60), "{took:?}");
    assert_eq!(interview.engine().beyond_bounds().count(), 2_000);
    assert!(interview.outcome().standings().all(|standing| standing.eligibility == Eligibility::Undetermined));
}

/// Pointers to everything in a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.into());
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(n, item)| pointers(item, &format!("{at}/{n}"), all)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| pointers(item, &format!("{at}/{key}"), all)),
        _ => {}
    }
}

#[test]
fn a_pack_damaged_at_random_is_refused_or_works() {
    let good = good();
    let mut all = Vec::new();
    pointers(&good, "", &mut all);
    let (mut refused, mut worked) = (0, 0);
    for seed in 1..4_000_u64 {
        let mut random = Rng::new(seed);
        let mut pack = good.clone();
        for _ in 0..=random.below(3) {
            let at = &all[random.below(all.len())];
            let Some(place) = pack.pointer_mut(at) else { continue };
            let number = place.as_i64();
            *place = match random.below(9) {
                _ if number.is_some() && random.below(4) != 0 => json!(number.unwrap().saturating_add(random.below(3) as i64 - 1)),
                0 => json!(null),
                1 => json!(random.below(8)),
                2 => json!(-1),
                3 => json!(i64::MAX),
                4 => json!("x"),
                5 => json!([]),
                6 => json!({}),
                7 => json!([0, 0, 1, 1]),
                _ => good.pointer(&all[random.below(all.len())]).unwrap().clone(),
            };
        }
        let Ok(document) = parse_document(pack.to_string().as_bytes()) else {
            refused += 1;
            continue;
        };
        let Ok(pack) = load(document) else {
            refused += 1;
            continue;
        };
        worked += 1;
        let measures = pack.rules.measures.len();
        let mut interview = Interview::new(Rc::new(pack), Date::parse("2026-11-22").unwrap()).after(Action::Start);
        for _ in 0..=interview.rules().facts.len() {
            if let Screen::Question(fact) = interview.screen() {
                interview = interview.after(Action::Answer(fact, Answer::Unsure));
            }
        }
        assert!(!matches!(interview.screen(), Screen::Question(_)), "seed {seed}: it goes on asking");
        assert_eq!(interview.outcome().standings().count(), measures, "seed {seed}");
    }
    assert!(refused > 1_000 && worked > 200, "{refused} refused, {worked} worked: the damage is too rough or too mild");
}
