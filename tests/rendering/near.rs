//! What one step would open.
use policy_calculator::authoring::compile::compile;
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower;
use policy_calculator::interview::Action;
use policy_calculator::wording::Language;

use crate::draw::{DOCTOR, ENGINEER, after, assert_has, draw, outcome, part, view_over};

#[test]
fn one_step_short_says_what_is_now_and_what_it_would_have_to_be() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    let near = part(&html, "<section class=\"sec not\">", "</section>");
    assert_has(near, &["只差一步的", "<h4 class=\"t2\">晋升正高补贴</h4><span class=\"amt off\">5万元</span>"]);
    let first = part(near, "<article", "</article>");
    assert_has(
        first,
        &["您现在的职称是哪一级？", "现在：<button class=\"link inline\"", ">副高</button>", "<b>正高</b>", "3条符合，1条不符合"],
    );
    assert!(!first.contains("<b>中级</b>"), "nobody gives up a grade: {first}");
}

#[test]
fn of_many_choices_that_would_do_some_are_named_and_the_rest_is_counted() {
    let html = draw(&outcome(Language::ZhHans, &DOCTOR));
    let near = part(&html, "<section class=\"sec not\">", "</section>");
    let first = part(near, "<article", "</article>");
    assert_has(first, &["晋升副高补贴", ">民办医疗机构</button>", "<b>民营企业</b>", "或另外4种"]);
}

#[test]
fn what_is_near_is_not_told_again_among_the_rest() {
    let view = outcome(Language::ZhHans, &ENGINEER);
    let findings = view.interview.findings();
    assert!(!findings.near.is_empty());
    let listed = findings.qualifies.len() + findings.open_count() + findings.near.len() + findings.rest_count();
    assert_eq!(listed, view.interview.rules().measures.len(), "every measure stands in one part");
    for near in &findings.near {
        assert!(!findings.refused.contains(&near.measure));
    }
}

#[test]
fn every_change_that_is_told_holds_when_it_is_made() {
    for person in [&ENGINEER[..], &DOCTOR[..]] {
        let view = outcome(Language::ZhHans, person);
        for near in &view.interview.findings().near {
            for change in &near.changes {
                let changed = view.interview.with_answers(change.applied(view.interview.admitted()));
                assert_eq!(changed.outcome().at(near.measure).eligibility, change.eligibility);
                for step in &change.steps {
                    for choice in step.choices.iter() {
                        let value = match step.value {
                            policy_calculator::model::Value::Choice(_) => policy_calculator::model::Value::Choice(choice),
                            other => other,
                        };
                        let answers = view.interview.admitted().clone().with(step.fact, policy_calculator::model::Answer::Given(value));
                        let standing = view.interview.with_answers(answers).outcome().at(near.measure).eligibility;
                        assert_eq!(standing, change.eligibility, "{choice} of {:?}", step.fact);
                    }
                }
            }
        }
    }
}

#[test]
fn where_only_time_is_lacking_the_day_is_told() {
    let text = DEMO.replace(
        "fact: title_date\n          at_least: 2020-05-06\n          say: 印发以后晋升\n          inferred: true\n          open_if_false: 印发前晋升的怎么办",
        "not: {fact: title_date, within_years: 5}\n          say: 晋升满五年",
    );
    assert_ne!(text, DEMO);
    let html = draw(&demo(&text, &[("profession", "[health]"), ("title_level", "fu_gao"), ("title_date", "2017-03-01")]));
    assert_has(&html, &["只差一步的1项", "<b>不用改，到2022年3月1日就符合</b>"]);
}

#[test]
fn the_way_to_a_status_that_is_recognised_first_is_told_with_where_it_stands() {
    let html = draw(&demo(DEMO, &[("profession", "[health]"), ("title_level", "mid"), ("training_cost", "5000")]));
    assert_has(&html, &["<dt>先要取得认定</dt><dd>晋升补贴（您不符合）</dd>"]);
    let near =
        demo(DEMO, &[("profession", "[health]"), ("title_level", "fu_gao"), ("title_date", "2020-06-01"), ("training_cost", "5000")]);
    assert_has(&draw(&near), &["这个身份先要认定，可以看：晋升补贴（您符合）。", "改成", "<b>不少于100元</b>"]);
}

const DEMO: &str = include_str!("../diagnostics/base/documents/demo.yaml");

/// The outcome of an individual in Jiangmen over the made-up policies of the diagnostics, with this text of their document.
fn demo(text: &str, answers: &[(&str, &str)]) -> policy_calculator::component::View {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/base");
    let mut folder = Folder::read(&root).expect("the folder is there");
    folder.files.insert("documents/demo.yaml".into(), text.as_bytes().to_vec());
    let policies = lower::read(&folder).policies.expect("the policies are sound");
    let compiled = compile(&policies, &policies.listing(), "demo").expect("they compile");
    let mut all = vec![("applicant_type", "individual"), ("work_place", "jiangmen")];
    all.extend_from_slice(answers);
    after(view_over(&compiled, Language::ZhHans, &all), Action::Outcome)
}
