//! A card: its line of conditions, and what stands below it.

use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, assert_has, draw, outcome, part};

#[test]
fn the_first_card_shows_its_conditions_and_the_answers_they_rest_on() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    assert_eq!(html.matches("<details open=\"open\">").count(), 1);
    let (_, open) = html.split_once("<details open=\"open\">").expect("an open card");
    let (card, _) = open.split_once("</article>").expect("its end");
    assert_has(card, &["<span class=\"vh\">符合：</span>", "您答：<button class=\"link inline\" type=\"button\" aria-label=\"副高", "《"]);
    assert_has(card, &["<dt>怎么申请</dt>", "<dt>出处</dt>", "<small>部门名称照文件当时的写法</small>"]);
}

#[test]
fn the_fewest_answers_that_decide_are_named_and_can_be_changed() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    let card = part(&html, "<article", "</article>");
    let decided = part(card, "<dt>凭您这些答案就定了</dt>", "</dd>");
    let answers: Vec<&str> =
        decided.split("</button>").filter_map(|button| button.rsplit('>').next()).filter(|said| !said.is_empty()).collect();
    assert_eq!(answers, ["我自己", "江海区", "民营企业", "副高", "2021年3月1日"], "not the profession, nor the plans");
}

#[test]
fn how_often_is_told_once() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    let card = part(&html, "<article", "</article>");
    assert_has(card, &["<p>补贴2万元，一次性</p><p class=\"small\">符合条件就给，文件没说要评选</p>"]);
}

#[test]
fn what_the_line_says_of_other_documents_is_not_said_again_below_it() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    for card in html.split("<article").skip(1).map(|rest| part(rest, "", "</article>")) {
        assert!(card.matches("在别的文件里").count() <= 1, "{card}");
    }
}

#[test]
fn a_refusal_that_rests_on_our_reading_alone_says_so() {
    let person = [
        ("applicant_type", "individual"),
        ("work_place", "liwan"),
        ("target_place", "none"),
        ("employer_type", "private_enterprise"),
        ("profession", "[engineering]"),
        ("title_level", "mid"),
        ("role", "[none]"),
    ];
    let html = draw(&outcome(Language::ZhHans, &person));
    assert_has(&html, &["只差在我们的理解上，文件并没有写这一条。可以去问一问。"]);
}

#[test]
fn where_no_answer_settles_it_no_answer_is_said_to_be_waited_for() {
    let team = [("applicant_type", "team"), ("work_place", "abroad"), ("target_place", "zhuzhou")];
    let html = draw(&outcome(Language::ZhHans, &team));
    assert_has(&html, &["等文件说清的1项", "要看：属于“3+3+1”产业"]);
    assert!(!html.contains("还要问您"), "{html}");
}
