//! The first screen.

use policy_calculator::interview::Action;
use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, after, assert_has, draw, view};

#[test]
fn the_start_says_what_it_does_not_ask_and_how_many_questions_there_are_at_most() {
    let html = draw(&view(Language::ZhHans, &[]));
    assert_has(&html, &["不问姓名、身份证号和手机号", "<span class=\"small\">还没有开始</span>", ">开始</button>"]);
    assert_has(&html, &["收录5份文件", "<slot name=\"intro\"></slot>", "<slot name=\"disclaimer\"></slot>"]);
    let most = view(Language::ZhHans, &[]).interview.remaining();
    assert_has(&html, &[&format!("最多{most}题")]);
    assert!(!html.contains("清除答案"), "there is nothing to clear yet");
}

#[test]
fn a_session_that_was_begun_goes_on_and_can_be_cleared() {
    let begun = view(Language::ZhHans, &ENGINEER);
    let html = draw(&begun);
    assert!(html.contains(">接着答</button>") && !html.contains("还没有开始"));
    // Who comes back with everything answered is not promised "0 questions".
    let done = view(Language::ZhHans, &[("applicant_type", "team"), ("work_place", "abroad"), ("target_place", "zhuzhou")]);
    assert_eq!(done.interview.remaining(), 0);
    let html = draw(&done);
    assert!(html.contains("没有别的题了") && !html.contains("最多0题"), "{html}");
    assert_has(&draw(&after(begun, Action::Review)), &[">清除答案，重新开始</button>"]);
}
