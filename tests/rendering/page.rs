//! All questions on one page.

use policy_calculator::component::View;
use policy_calculator::interview::{Action, Screen};
use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, after, answered, assert_has, draw, fact, part, view};

/// The page, with these answers.
fn page(language: Language, answers: &[(&str, &str)]) -> View {
    let first = view(language, answers);
    View { interview: first.interview.laid_out(true).after(Action::Start), ..first }
}

/// The questions on it, in their order.
fn asked(view: &View) -> Vec<String> {
    let html = draw(view);
    let questions = html.split("<form").skip(1).map(|form| part(part(form, "id=\"q-", "/"), ">", "<").to_owned());
    questions.collect()
}

fn has(view: &View, id: &str) -> bool {
    asked(view).contains(&view.ask(fact(&view.interview, id)).to_owned())
}

#[test]
fn every_question_that_matters_is_on_the_page_once_with_its_own_controls_and_ids() {
    let view = page(Language::ZhHans, &ENGINEER[..2]);
    assert_eq!(view.interview.screen(), Screen::Page(None));
    let html = draw(&view);
    let open = view.interview.open_questions();
    assert!(open.len() > 5, "{open:?}");
    assert_eq!(html.matches("<form").count(), open.len() + 2, "those that matter, and the two answered");
    for &fact in open.iter().chain(&view.interview.trail()) {
        assert_eq!(html.matches(&format!("id=\"q-{}\"", fact.0)).count(), 1, "{}", view.ask(fact));
    }
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    assert!(view.interview.remaining() >= open.len(), "at most so many are left");
}

#[test]
fn the_order_is_that_of_the_interview_and_topics_stay_together() {
    let view = page(Language::ZhHans, &ENGINEER[..1]);
    let rules = view.interview.rules();
    let order = view.interview.asked_beside(&[]);
    assert_eq!(order.len(), view.interview.open_questions().len());
    assert_eq!(order.first().copied(), view.interview.next());
    // By topic in the order of its first question, and inside a topic as asked.
    let mut expected = view.interview.trail();
    for fact in order {
        let topic = rules.facts.at(fact).topic;
        let end = expected.iter().rposition(|&other| rules.facts.at(other).topic == topic).map_or(expected.len(), |last| last + 1);
        expected.insert(end, fact);
    }
    let expected: Vec<String> = expected.into_iter().map(|fact| view.ask(fact).to_owned()).collect();
    assert_eq!(asked(&view), expected);
    let html = draw(&view);
    assert_eq!(html.matches("<h3 class=\"t1\">").count(), {
        let mut topics: Vec<usize> =
            view.interview.trail().iter().chain(&view.interview.open_questions()).map(|&fact| rules.facts.at(fact).topic).collect();
        topics.sort_unstable();
        topics.dedup();
        topics.len()
    });
}

#[test]
fn what_is_answered_is_marked_and_what_is_not_is_marked_so() {
    let html = draw(&page(Language::ZhHans, &ENGINEER));
    assert_eq!(html.matches("</svg>已答</span>").count(), ENGINEER.len());
    assert!(html.contains("</svg>还没答</span>"));
    // Who puts a question off has answered it.
    let unsure = draw(&page(Language::ZhHans, &[ENGINEER[0], ENGINEER[1], ("title_level", "unsure")]));
    assert_eq!(unsure.matches("</svg>已答</span>").count(), 3);
}

#[test]
fn an_answer_brings_questions_and_takes_others_away_and_leads_nowhere_else() {
    let before = page(Language::ZhHans, &ENGINEER[..3]);
    assert!(has(&before, "title_level") && !has(&before, "title_date"));
    let titled = answered(before.clone(), "title_level", "fu_gao");
    assert_eq!(titled.interview.screen(), Screen::Page(None));
    assert!(has(&titled, "title_date") && has(&titled, "title_level"));
    // What no longer applies leaves, with its answer; it is not lost.
    let dated = answered(titled, "title_date", "2021-03-01");
    let level = fact(&dated.interview, "title_level");
    let none = after(dated.clone(), Action::TakeBack(level));
    assert!(has(&none, "title_level"));
    assert_eq!(none.interview.answers().get(level), None);
    assert_eq!(none.interview.order().len(), dated.interview.order().len() - 1);
}

#[test]
fn the_outcome_and_the_answers_lead_back_to_the_page() {
    let page = page(Language::ZhHans, &ENGINEER);
    let level = fact(&page.interview, "title_level");
    let outcome = after(page.clone(), Action::Outcome);
    assert_eq!(after(outcome.clone(), Action::Back).interview.screen(), Screen::Page(None));
    assert_eq!(after(outcome.clone(), Action::GoTo(level)).interview.screen(), Screen::Page(Some(level)));
    let review = after(outcome, Action::Review);
    assert_eq!(after(review.clone(), Action::Start).interview.screen(), Screen::Page(None));
    assert_eq!(after(review, Action::Back).interview.screen(), Screen::Outcome);
    assert_eq!(after(page.clone(), Action::Back).interview.screen(), Screen::Start);
    assert_eq!(after(after(page, Action::Reset), Action::Start).interview.screen(), Screen::Page(None));
}

#[test]
fn a_question_gone_to_takes_the_focus_in_place_of_the_heading_even_if_it_no_longer_matters() {
    let page = page(Language::ZhHans, &ENGINEER);
    assert_has(&draw(&page), &["<h2 class=\"t0 lead\" tabindex=\"-1\">"]);
    let cost = fact(&page.interview, "training_cost");
    let gone = after(page, Action::GoTo(cost));
    let html = draw(&gone);
    assert_eq!(html.matches("tabindex=\"-1\"").count(), 1);
    let heading = html.split("<h4").find(|heading| heading.contains("tabindex")).expect("a question with the focus");
    assert!(heading.contains(gone.ask(cost)), "{heading}");
}

#[test]
fn the_layout_can_change_within_a_session_and_nothing_is_lost() {
    let step = after(view(Language::ZhHans, &ENGINEER[..3]), Action::Start);
    let Screen::Question(fact) = step.interview.screen() else { panic!("a question is asked") };
    let paged = step.interview.laid_out(true);
    assert_eq!(paged.screen(), Screen::Page(Some(fact)));
    assert_eq!(paged.answers(), step.interview.answers());
    assert_eq!(paged.laid_out(false).screen(), Screen::Question(fact));
    let review = after(step, Action::Review).interview.laid_out(true);
    assert_eq!(review.screen(), Screen::Review);
    let outcome = paged.after(Action::Outcome);
    assert_eq!(outcome.laid_out(false).screen(), Screen::Outcome);
}

#[test]
fn the_page_speaks_each_language() {
    for (language, heading, unanswered, button) in [
        (Language::ZhHans, "用得着的题", "还没答", "先看到目前为止的结果"),
        (Language::ZhHant, "仍有需要的題目", "未作答", "先看目前的結果"),
        (Language::En, "Questions that matter", "Not answered", "See the result so far"),
    ] {
        assert_has(&draw(&page(language, &ENGINEER[..2])), &[heading, unanswered, button]);
    }
}
