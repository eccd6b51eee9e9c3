//! What a refusal says, and what is drawn once it is unfolded or chosen: what the reader does to the outcome without a browser.
#![cfg(feature = "authoring")]

use std::path::Path;
use std::rc::Rc;

use yew::LocalServerRenderer;
use yew::prelude::*;

use super::lines::{Line, lines};
use super::{Looking, Places, outcome};
use crate::authoring::{folder::Folder, lower};
use crate::component::View;
use crate::component::app::Drawing;
use crate::engine::Verdict;
use crate::interview::{Action, Filter, Interview, Reply, read_reply};
use crate::model::{Answers, Date, Group, MeasureIx};
use crate::pack::{Header, encode, load};

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

const DOCTOR: [(&str, &str); 5] = [
    ("applicant_type", "individual"),
    ("work_place", "jianghai"),
    ("target_place", "none"),
    ("employer_type", "private_medical"),
    ("title_level", "fu_gao"),
];

#[test]
fn what_is_unfolded_is_drawn_by_document_and_says_at_what_it_stops() {
    let view = view(&DOCTOR);
    let rules = view.interview.rules();
    let document = |id: &str| rules.documents.find(|document| document.id == id).expect("the document");
    let (jiangmen, quzhou) = (document("jm"), document("qz"));
    let of = |measures: &[MeasureIx], document| measures.iter().filter(|&&ix| rules.measures.at(ix).document == document).count();
    let cards = |unfolded: &[String]| {
        let html = drawn(&view, &Looking { unfolded: unfolded.to_vec(), ..Looking::default() });
        (html.matches("<article").count(), html)
    };
    // There are so many that they are folded again, by document.
    let mut unfolded = vec!["refused".to_owned(), "elsewhere".to_owned()];
    let (few, html) = cards(&unfolded);
    assert_eq!(few, cards(&[]).0);
    assert!(html.contains("《江门市专业技术人才职称“牵引”工程实施方案》，2020年，"), "{html}");
    unfolded.extend([format!("refused-{}", jiangmen.0), format!("elsewhere-{}", quzhou.0)]);
    let (many, html) = cards(&unfolded);
    let findings = view.interview.findings();
    let (here, there) = (of(&findings.refused, jiangmen), of(&findings.elsewhere, quzhou));
    assert!(here > 0 && there > 0);
    assert_eq!(many, few + here + there);
    assert!(html.contains("不符合这一条：") && html.contains("<span class=\"vh\">不符合：</span>"));
}

#[test]
fn one_kind_alone_is_drawn_where_it_is_chosen_and_the_headline_stays() {
    let view = view(&DOCTOR);
    let all = drawn(&view, &Looking::default());
    let filter = Filter { group: Some(Group::Service), document: None };
    let chosen = drawn(&view, &Looking { filter, ..Looking::default() });
    assert!(chosen.contains("这样选有") && !chosen.contains("<p class=\"kind\">职称</p>") && chosen.contains("<p class=\"kind\">服务</p>"));
    let headline = |html: &str| html.split_once("</h2>").map(|(headline, _)| headline.to_owned());
    assert_eq!(headline(&all), headline(&chosen));
    assert!(chosen.contains("晋升副高补贴 2万元"), "why the money is refused stays as well");
    // Of a choice that leaves nothing that is said.
    let none = Filter { group: Some(Group::Post), document: view.interview.rules().documents.find(|document| document.id == "jm") };
    assert!(drawn(&view, &Looking { filter: none, ..Looking::default() }).contains("这样选没有。"));
}

#[test]
fn all_of_a_part_is_shown_on_demand_and_the_button_leads_back() {
    let view = view(&DOCTOR);
    let few = drawn(&view, &Looking::default());
    assert!(few.contains("aria-expanded=\"false\">再看"));
    let whole = drawn(&view, &Looking { whole: [true; 3], ..Looking::default() });
    assert!(whole.contains("aria-expanded=\"true\">只看前几项"));
    assert!(whole.matches("<article").count() > few.matches("<article").count());
}

/// The outcome as it is looked at.
fn drawn(view: &View, looking: &Looking) -> String {
    let view = View { interview: view.interview.after(Action::Outcome), ..view.clone() };
    let (act, change, focus) = (Callback::noop(), Callback::noop(), NodeRef::default());
    let screen = Drawing { view: &view, act: &act, focus: &focus, change: &change };
    let inside = outcome(&screen, looking, &Places::default()).html();
    pollster::block_on(LocalServerRenderer::<Still>::with_props(StillProps { inside }).hydratable(false).render())
}

/// Shows what is already drawn.
struct Still;

#[derive(Properties, PartialEq)]
struct StillProps {
    inside: Html,
}

impl Component for Still {
    type Message = ();
    type Properties = StillProps;

    fn create(_: &Context<Still>) -> Still {
        Still
    }

    fn view(&self, ctx: &Context<Still>) -> Html {
        ctx.props().inside.clone()
    }
}

/// The lines of a measure that fail.
fn refused(view: &View, measure: &str) -> Vec<Line> {
    let measure = view.interview.rules().measures.find(|known| known.id == measure).expect("the measure");
    let lines = lines(view, &view.interview.outcome().at(measure), view.measure(measure).expect("its words"));
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
    let first = View::at_first(interview.with_answers(given)).expect("the element speaks Chinese");
    View { measures: Rc::clone(&texts), texts, ..first }
}
