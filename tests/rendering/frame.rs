//! What stands around every screen, in every language.

use std::rc::Rc;

use policy_calculator::component::{Aloud, Arrival, Origin, Said, Spot, Take, TextSize, Theme, View};
use policy_calculator::interview::Action;
use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, after, asked, assert_has, draw, outcome, part, view};

#[test]
fn english_says_the_same_in_its_own_words() {
    let html = draw(&outcome(Language::En, &ENGINEER));
    assert_has(&html, &["lang=\"en\"", "On the terms as written, you meet the conditions for this subsidy"]);
    assert_has(&html, &["<p class=\"sum\"><b>20,000</b> yuan</p>", "Also 1 service.", "Worked out as of 1 June 2021"]);
    let (said, _) = html.split_once("lang=\"zh-Hans\">简体</button>").expect("the other language");
    assert!(!said.contains('。'), "{said}");
    assert_has(&draw(&View { language: Language::En, ..view(Language::En, &[]) }), &["Check which policies you can benefit from"]);
}

#[test]
fn text_size_ground_and_language_are_marked_on_the_root_and_pressed_in_the_settings() {
    let plain = view(Language::ZhHans, &[]);
    assert_has(&draw(&plain), &["<div class=\"pc\" part=\"root\" lang=\"zh-Hans\">", "aria-pressed=\"true\">标准</button>"]);
    let large = View { text_size: TextSize::Large, theme: Theme::Dark, ..plain };
    assert_has(&draw(&large), &["<div class=\"pc large dark\" part=\"root\"", "aria-pressed=\"true\">大</button>"]);
    assert_has(
        &draw(&large),
        &["aria-pressed=\"true\" lang=\"zh-Hans\">简体</button>", "aria-pressed=\"false\" lang=\"en\">English</button>"],
    );
}

#[test]
fn headings_begin_at_the_level_of_the_page_and_never_go_below_six() {
    let outcome = outcome(Language::ZhHans, &ENGINEER);
    let third = draw(&View { heading_level: 3, ..outcome.clone() });
    assert!(third.contains("<h3 class=\"t0 lead\"") && third.contains("<h4 class=\"t1") && third.contains("<h5 class=\"t2"));
    let lowest = draw(&View { heading_level: 6, ..outcome });
    assert!(lowest.contains("<h6 class=\"t2") && !lowest.contains("<h7"));
}

#[test]
fn the_title_of_the_page_goes_before_that_of_the_pack() {
    let plain = view(Language::ZhHans, &[]);
    assert_has(&draw(&plain), &["<b>人才政策自测</b>"]);
    assert_has(&draw(&View { title: "A < B".into(), ..plain }), &["<b>A &lt; B</b>"]);
}

#[test]
fn a_language_that_did_not_arrive_is_said_where_it_was_chosen() {
    let html = draw(&View { missing: Some(Language::En), ..view(Language::ZhHans, &[]) });
    assert_has(&html, &["<p class=\"bad\">English没有打开，可能是网络断了。请稍后再选一次。</p>"]);
}

#[test]
fn what_waits_for_the_late_part_is_said_below_the_screen_that_stays() {
    let asking = asked("applicant_type", &[]);
    assert!(!draw(&asking).contains("class=\"wait\""));
    let html = draw(&View { busy: true, ..asking });
    assert_has(&html, &["这次替谁查？", "<p class=\"wait\"><i></i><i></i><i></i>正在准备下一步，请稍等</p>"]);
}

#[test]
fn reading_aloud_stands_in_the_settings_only_where_the_device_has_a_voice_and_its_one_button_says_what_it_does_next() {
    let of = |language, aloud| draw(&View { language, aloud, ..view(language, &[]) });
    let silent = of(Language::ZhHans, Aloud::Silent);
    assert!(!silent.contains("class=\"chip aloud\"") && !silent.contains("朗读"), "{silent}");
    for (language, name, read, stop) in [
        (Language::ZhHans, "字号、语言、朗读", "朗读这一页", "停止朗读"),
        (Language::ZhHant, "字型大小、語言、朗讀", "朗讀這一頁", "停止朗讀"),
        (Language::En, "Size, language, voice", "Read this page aloud", "Stop reading"),
    ] {
        for (aloud, does) in [(Aloud::Ready, read), (Aloud::Reading, stop)] {
            let html = of(language, aloud);
            assert_has(
                &html,
                &[
                    format!("<span>{name}</span></summary>"),
                    format!("class=\"chip aloud\" type=\"button\">{does}</button></div><p class=\"small\">"),
                ],
            );
            assert_eq!(html.matches("class=\"chip aloud\"").count(), 1);
        }
    }
}

#[test]
fn every_screen_has_one_polite_live_region_that_stands_before_there_is_something_to_say() {
    let said = Take { arrival: Some(Arrival::Came(Origin::Tab, vec![])), said: Some((Spot::End, Said::Copied)), ..Take::default() };
    for language in Language::ALL {
        let plain = view(language, &ENGINEER);
        let facts = plain.interview.rules().facts.indices();
        let mut screens = vec![plain.clone(), after(plain.clone(), Action::Review), after(plain.clone(), Action::Outcome)];
        screens.extend(facts.map(|fact| after(plain.clone(), Action::GoTo(fact))));
        for screen in screens {
            let busy = View { busy: true, ..screen.clone() };
            let missing = View { missing: Some(language), measures: Rc::default(), ..screen.clone() };
            let full = View { missing: Some(Language::En), take: said.clone(), ..screen.clone() };
            for view in [screen, busy, missing, full] {
                let html = draw(&view);
                let screen = view.interview.screen();
                assert_eq!(html.matches("role=\"status\"").count(), 1, "{screen:?}");
                assert!(html.contains("<div class=\"vh\" role=\"status\" aria-atomic=\"false\"><p>"), "{screen:?}");
                for other in ["aria-live", "role=\"alert\"", "role=\"log\"", "<output"] {
                    assert!(!html.contains(other), "{other} on {screen:?}");
                }
            }
        }
    }
}

#[test]
fn the_live_region_says_in_lines_of_their_own_what_changes_away_from_the_focus() {
    let told = |view: &View| part(&draw(view), "role=\"status\" aria-atomic=\"false\">", "</div>").to_owned();
    let lines = |busy: &str, lines: [&str; 5]| format!("<p>{busy}</p>{}", lines.map(|line| format!("<p>{line}</p>")).concat());
    let start = view(Language::ZhHans, &[]);
    assert_eq!(told(&start), lines("", [""; 5]));
    let asking = asked("applicant_type", &[]);
    assert_eq!(told(&asking), lines("", ["最多还有33题", "", "", "", ""]));
    assert_eq!(told(&View { busy: true, ..asking.clone() }), lines("正在准备下一步，请稍等", ["最多还有33题", "", "", "", ""]));
    let came = Take { arrival: Some(Arrival::Came(Origin::Tab, vec![])), ..Take::default() };
    assert_eq!(
        told(&View { take: came, missing: Some(Language::En), ..start }),
        lines("", ["", "您之前答的还在这个标签页里，可以接着答。", "English没有打开，可能是网络断了。请稍后再选一次。", "", ""])
    );
    let result = outcome(Language::ZhHans, &ENGINEER);
    assert_eq!(told(&result), lines("", [""; 5]));
    let copied = Take { said: Some((Spot::Top, Said::Copied)), ..Take::default() };
    assert_eq!(told(&View { take: copied, ..result.clone() }), lines("", ["", "", "", "已复制，可以贴到微信或备忘录里。", ""]));
    let waiting = View { measures: Rc::default(), ..result };
    assert_eq!(told(&waiting), lines("", ["", "", "", "", "正在取政策的文字，请稍等"]));
    let cost = [ENGINEER[0], ("learning_plans", "[overseas_training]"), ("training_cost", "8000000")];
    assert_has(&told(&asked("training_cost", &cost)), &["<p></p><p>您填的是8万元</p>"]);
}
