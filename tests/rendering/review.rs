//! Checking the answers, changing one, and coming back.

use policy_calculator::interview::{Action, Screen};
use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, after, answered, assert_has, draw, fact, outcome, view};

#[test]
fn the_review_lists_every_answer_with_a_way_to_change_it() {
    let html = draw(&after(view(Language::ZhHans, &ENGINEER), Action::Review));
    assert_eq!(html.matches("<dt>").count(), ENGINEER.len());
    assert_has(&html, &["<dt>您的单位是哪一类？</dt><dd><b>民营企业</b></dd>", "aria-label=\"改“您的单位是哪一类？”的答案\""]);
    assert_has(&html, &["<b>江海区</b>", "<b>2021年3月1日</b>", "<b>没有这个打算</b>"]);
    // By topic, with the ring of what is open where one was unsure.
    assert_has(&html, &["<h3 class=\"t15\">单位</h3><dl class=\"qa rows\"><div><dt>您的单位是哪一类？"]);
    let unsure = draw(&after(view(Language::ZhHans, &[("applicant_type", "individual"), ("employer_type", "unsure")]), Action::Review));
    assert_has(&unsure, &["<dt>您的单位是哪一类？</dt><dd><span class=\"unsure\">不确定</span></dd>"]);
    let empty = draw(&after(view(Language::ZhHans, &[]), Action::Review));
    assert_has(&empty, &["<p>还没有答题。</p>"]);
}
#[test]
fn changing_one_answer_leads_back_to_the_answers_and_asks_only_what_it_opens() {
    let review = after(view(Language::ZhHans, &ENGINEER), Action::Review);
    let title = fact(&review.interview, "title_level");
    let change = after(review, Action::GoTo(title));
    assert_has(&draw(&change), &["<span>返回核对</span>", "type=\"submit\">保存，返回核对</button>"]);
    assert!(!draw(&change).contains("先看到目前为止的结果"), "there is one way back, not two");
    // The grade goes up: the day of the grade is answered already, so nothing is opened, although other questions were never answered.
    let same = answered(change.clone(), "title_level", "zheng_gao");
    assert!(same.interview.next().is_some());
    assert_eq!(same.interview.screen(), Screen::Review);
    assert_eq!(after(change, Action::Back).interview.screen(), Screen::Review);
}

#[test]
fn what_a_change_opens_is_asked_with_the_reason_and_then_leads_back() {
    let start = [("applicant_type", "individual"), ("work_place", "jianghai"), ("target_place", "none"), ("title_level", "mid")];
    let review = after(view(Language::ZhHans, &start), Action::Review);
    let title = fact(&review.interview, "title_level");
    let opened = answered(after(review, Action::GoTo(title)), "title_level", "fu_gao");
    assert_eq!(opened.interview.screen(), Screen::Question(fact(&opened.interview, "title_date")));
    assert_has(&draw(&opened), &["您改了答案，因此多出这一题。"]);
    let back = after(opened.clone(), Action::Back);
    assert_eq!(back.interview.screen(), Screen::Question(title));
    assert_eq!(after(back, Action::Back).interview.screen(), Screen::Review);
    assert_eq!(answered(opened, "title_date", "2021-03-01").interview.screen(), Screen::Review);
}

#[test]
fn from_the_outcome_both_the_answers_and_a_change_lead_back_to_it() {
    let outcome = outcome(Language::ZhHans, &ENGINEER);
    let title = fact(&outcome.interview, "title_level");
    let change = after(outcome.clone(), Action::GoTo(title));
    assert_has(&draw(&change), &["<span>返回结果</span>", "type=\"submit\">保存，返回结果</button>"]);
    assert_eq!(answered(change, "title_level", "zheng_gao").interview.screen(), Screen::Outcome);
    let review = after(outcome, Action::Review);
    assert_has(&draw(&review), &["<span>返回结果</span>", "接着答，最多"]);
    assert_eq!(after(review.clone(), Action::Back).interview.screen(), Screen::Outcome);
    // A change begun there leads to the answers, and these still to the outcome.
    let again = answered(after(review, Action::GoTo(title)), "title_level", "fu_gao");
    assert_eq!(again.interview.screen(), Screen::Review);
    assert_eq!(after(again, Action::Back).interview.screen(), Screen::Outcome);
}
