//! What stands around every screen, in every language.

use policy_calculator::component::{Aloud, TextSize, Theme, View};
use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, asked, assert_has, draw, outcome, view};

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
    assert_has(&html, &["<p class=\"bad\" role=\"status\">English没有打开，可能是网络断了。请稍后再选一次。</p>"]);
}

#[test]
fn what_waits_for_the_late_part_is_said_below_the_screen_that_stays() {
    let asking = asked("applicant_type", &[]);
    assert!(!draw(&asking).contains("class=\"wait\""));
    let html = draw(&View { busy: true, ..asking });
    assert_has(&html, &["这次替谁查？", "role=\"status\"><i></i><i></i><i></i>正在准备下一步，请稍等</p>"]);
}

#[test]
fn reading_aloud_stands_in_the_settings_only_where_the_device_has_a_voice_and_its_one_button_says_what_it_does_next() {
    let of = |language, aloud| draw(&View { language, aloud, ..view(language, &[]) });
    let silent = of(Language::ZhHans, Aloud::Silent);
    assert!(!silent.contains("part=\"aloud\"") && !silent.contains("朗读"), "{silent}");
    for (language, name, read, stop) in [
        (Language::ZhHans, "字号、语言、朗读", "朗读这一页", "停止朗读"),
        (Language::ZhHant, "字型大小、語言、朗讀", "朗讀這一頁", "停止朗讀"),
        (Language::En, "Text size, language, read aloud", "Read this page aloud", "Stop reading"),
    ] {
        for (aloud, does) in [(Aloud::Ready, read), (Aloud::Reading, stop)] {
            let html = of(language, aloud);
            assert_has(
                &html,
                &[format!("<span>{name}</span></summary>"), format!("part=\"aloud\">{does}</button></div><p class=\"small\">")],
            );
            assert_eq!(html.matches("part=\"aloud\"").count(), 1);
        }
    }
}
