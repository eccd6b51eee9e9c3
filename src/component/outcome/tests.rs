//! What a refusal says. Refusals are folded at first, so they cannot be seen where screens are drawn natively.
#![cfg(feature = "authoring")]

use std::path::Path;
use std::rc::Rc;

use super::lines::{Line, lines};
use crate::authoring::{folder::Folder, lower};
use crate::component::{TextSize, Theme, View};
use crate::engine::Verdict;
use crate::interview::{Interview, Reply, read_reply};
use crate::model::{Answers, Date};
use crate::pack::{Header, encode, load};
use crate::wording::Language;

#[test]
fn a_refusal_names_the_condition_that_decides_and_the_answer_it_rests_on() {
    let view = view(&[("applicant_type", "individual"), ("work_place", "jianghai"), ("title_level", "fu_gao")]);
    let refused = refused(&view, "jm-zhenggao-50k");
    let [Line { verdict: Verdict::Fails, text, facts, .. }] = refused.as_slice() else { panic!("{refused:?}") };
    assert!(text.contains("正高"), "{text}");
    let said = facts.iter().map(|&fact| view.answer(fact, view.interview.admitted().get(fact).expect("an answer")));
    assert_eq!(said.collect::<Vec<_>>(), ["副高"]);
}

#[test]
fn what_is_for_other_kinds_of_applicants_says_so_first() {
    let view = view(&[("applicant_type", "employer")]);
    let refused = refused(&view, "jm-fugao-20k");
    assert_eq!(refused.first().map(|line| line.text.as_str()), Some("只给这样答的：我自己"));
}

/// The lines of a measure that fail.
fn refused(view: &View, measure: &str) -> Vec<Line> {
    let measure = view.interview.rules().measures.find(|known| known.id == measure).expect("the measure");
    let lines = lines(view, view.interview.outcome().standings.at(measure), view.measure(measure).expect("its words"));
    lines.into_iter().filter(|line| line.verdict == Verdict::Fails).collect()
}

fn view(answers: &[(&str, &str)]) -> View {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).expect("the folder is there");
    let policies = lower::read(&folder).policies.expect("the policies are sound");
    let listing = policies.listing();
    let texts = Rc::new(policies.texts(&listing));
    let header = Header { id: "talent".into(), version: "1".into(), language: "zh-Hans".into(), files: vec![] };
    let pack = load(encode(header, &policies.rules(&listing), &texts)).expect("a pack");
    let as_of = Date::parse("2021-06-01").expect("a day");
    let interview = Interview::new(Rc::new(pack), as_of);
    let mut given = Answers::default();
    for &(id, said) in answers {
        let fact = interview.rules().facts.find(|fact| fact.id == id).expect("the fact");
        given.set(fact, Some(read_reply(interview.rules(), fact, &Reply::Text(said.into()), as_of).expect("an answer")));
    }
    View {
        interview: interview.with_answers(given),
        language: Language::ZhHans,
        measures: Rc::clone(&texts),
        texts,
        languages: vec![Language::ZhHans],
        text_size: TextSize::Standard,
        theme: Theme::Light,
        heading_level: 2,
        step: 0,
        focus: 0,
        title: String::new(),
        busy: false,
    }
}
