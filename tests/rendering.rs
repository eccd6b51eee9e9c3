//! What each screen says, drawn natively over the real policies.
//!
//! What moves (errors, unfolding, focus) is tried in a browser: `tests/browser`.
#![cfg(all(feature = "web", feature = "authoring"))]
#![expect(clippy::expect_used, clippy::panic, reason = "tests may fail loudly: that is what they are for")]

use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

use policy_calculator::authoring::compile::{Compiled, compile};
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower;
use policy_calculator::component::{App, Event, Props, TextSize, Theme, View};
use policy_calculator::interview::{Action, Interview, Reply, read_reply};
use policy_calculator::model::{Answers, Date, FactIx, Texts};
use policy_calculator::pack::{load, parse_document, parse_words};
use policy_calculator::wording::Language;
use yew::{Callback, LocalServerRenderer};

/// The answers of an engineer of a private firm in Jianghai, whose senior title is three months old.
const ENGINEER: [(&str, &str); 7] = [
    ("applicant_type", "individual"),
    ("work_place", "jianghai"),
    ("target_place", "none"),
    ("employer_type", "private_enterprise"),
    ("profession", "[engineering]"),
    ("title_level", "fu_gao"),
    ("title_date", "2021-03-01"),
];

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
    assert_has(&draw(&after(begun, Action::Review)), &[">清除答案，重新开始</button>"]);
}

#[test]
fn one_of_several_is_asked_with_radio_buttons_and_a_way_out() {
    let html = draw(&asked("employer_type", &ENGINEER));
    assert_eq!(html.matches("type=\"radio\"").count(), 12 + 1, "twelve choices, and not sure");
    assert_has(&html, &["<fieldset class=\"q\" part=\"question\" aria-labelledby=\"q\" aria-describedby=\"hint\">", "您的单位是哪一类？"]);
    assert_has(&html, &["<span>不确定，先跳过<small>", "value=\"3\" checked type=\"radio\""]);
    assert_eq!(html.matches(" checked").count(), 1, "what was answered is picked, and nothing else");
}

#[test]
fn who_asks_is_the_one_thing_nobody_can_be_unsure_of() {
    assert!(!draw(&asked("applicant_type", &[])).contains("不确定"));
}

#[test]
fn steps_from_low_to_high_are_asked_in_that_order() {
    let html = draw(&asked("title_level", &ENGINEER));
    let at = |name: &str| html.find(name).unwrap_or_else(|| panic!("{name} is not offered: {html}"));
    assert!(at("<span>中级") < at("<span>副高") && at("<span>副高") < at("<span>正高"));
}

#[test]
fn yes_stands_before_no() {
    let html = draw(&asked("epidemic_frontline", &[("applicant_type", "individual"), ("profession", "[health_technical]")]));
    assert_eq!(html.matches("type=\"radio\"").count(), 3);
    assert!(html.find("<span>是</span>") < html.find("<span>否</span>"));
}

#[test]
fn several_are_ticked_and_none_of_them_stands_apart() {
    let html = draw(&asked("identity", &[("applicant_type", "individual"), ("identity", "[hk_resident, returnee]")]));
    assert_eq!(html.matches("type=\"checkbox\"").count(), 8);
    assert_eq!(html.matches("class=\"o on\"").count(), 2);
    let (ticked, apart) = html.split_once("<p class=\"or\">或者</p>").expect("a dividing word");
    assert!(ticked.contains("香港居民") && apart.contains("<span>都不是</span>"));
}

#[test]
fn a_place_is_asked_level_by_level_and_may_stay_coarse() {
    let provinces = draw(&asked("work_place", &ENGINEER[..1]));
    assert!(provinces.contains("广东省") && !provinces.contains("全国") && !provinces.contains("class=\"way steps\""));
    for (place, way, offered) in [("guangdong", ["广东省", "城市"], "江门市"), ("jiangmen", ["江门市", "县（市、区）"], "江海区")]
    {
        let html = draw(&asked("work_place", &[ENGINEER[0], ("work_place", place)]));
        assert_has(&html, &way.map(|step| format!("<b>{step}</b>")));
        assert_has(&html, &[&format!("<span>{offered}</span>"), &format!("只选到{}", way[0]), "aria-labelledby=\"level\""]);
    }
    let finest = draw(&asked("work_place", &ENGINEER));
    assert_has(&finest, &["class=\"o on\" part=\"choice\"><input value=\"jianghai\" checked"]);
}

#[test]
fn no_other_place_is_a_choice_at_the_top_only() {
    assert_has(&draw(&asked("target_place", &ENGINEER[..2])), &["value=\"none\"", "没有这个打算"]);
    let inside = draw(&asked("target_place", &[ENGINEER[0], ("target_place", "guangdong")]));
    assert!(!inside.contains("没有这个打算"));
}

#[test]
fn a_day_is_typed_as_year_month_and_day() {
    let html = draw(&asked("title_date", &ENGINEER));
    assert_has(&html, &["<span>年</span><input value=\"2021\"", "<span>月</span><input value=\"3\"", "<span>日</span><input value=\"1\""]);
    assert_eq!(html.matches("inputmode=\"numeric\"").count(), 3);
}

#[test]
fn a_number_is_echoed_as_it_was_understood() {
    let share = [("applicant_type", "employer"), ("senior_title_share", "30")];
    assert_has(&draw(&asked("senior_title_share", &share)), &["value=\"30\"", "role=\"status\">您填的是30"]);
    let cost = [ENGINEER[0], ("learning_plans", "[overseas_training]"), ("training_cost", "8000000")];
    assert_has(&draw(&asked("training_cost", &cost)), &["value=\"80000\"", "role=\"status\">您填的是8万元"]);
}

#[test]
fn a_question_says_why_it_is_asked() {
    let html = draw(&asked("title_level", &ENGINEER[..5]));
    assert_has(&html, &["<summary>为什么问这个</summary>", "这一题会影响"]);
}

#[test]
fn the_review_lists_every_answer_with_a_way_to_change_it() {
    let html = draw(&after(view(Language::ZhHans, &ENGINEER), Action::Review));
    assert_eq!(html.matches("<dt>").count(), ENGINEER.len());
    assert_has(&html, &["<dt>您的单位是哪一类？</dt><dd><b>民营企业</b></dd>", "aria-label=\"改“您的单位是哪一类？”的答案\""]);
    assert_has(&html, &["<b>江海区</b>", "<b>2021年3月1日</b>", "<b>没有这个打算</b>"]);
    let empty = draw(&after(view(Language::ZhHans, &[]), Action::Review));
    assert_has(&empty, &["<p>还没有答题。</p>"]);
}

#[test]
fn one_sum_is_the_headline_and_its_doubt_stands_directly_under_it() {
    let view = outcome(Language::ZhHans, &ENGINEER);
    let html = draw(&view);
    assert_has(&html, &["按文件写的条件，您符合这笔补贴</h2><p class=\"sum\"><b>2</b>万元</p><p class=\"under\">"]);
    let (_, below) = html.split_once("<p class=\"sum\">").expect("a sum");
    let (headline, _) = below.split_once("<nav class=\"key\"").expect("the parts of the result");
    let warned = view.measures.documents.iter().find(|document| headline.contains(&document.warning)).expect("a warning");
    assert!(warned.title.contains("江门"), "{}", warned.title);
}

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
fn what_is_folded_is_announced_and_not_drawn() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    assert_has(&html, &["<details><summary><span>不符合的"]);
    assert!(!html.contains("<span class=\"vh\">不符合：</span>"));
}

#[test]
fn where_nothing_is_met_that_is_said_first_and_is_not_called_nothing_at_all() {
    let away = [ENGINEER[0], ("work_place", "abroad"), ("target_place", "none"), ("employer_type", "none")];
    let html = draw(&after(view(Language::ZhHans, &away), Action::Outcome));
    assert_has(&html, &["还没有能确定符合的，有"]);
    assert!(!html.contains("class=\"sum\""));
    let html = draw(&after(view_over(&compile_only(&["jiangmen-2020"]), Language::ZhHans, &away), Action::Outcome));
    assert_has(&html, &["暂时没有您能直接申请的</h2><p class=\"under\">这不等于没有政策。"]);
    assert!(!html.contains("<article"), "{html}");
}

#[test]
fn an_outcome_waits_for_its_words() {
    let view = View { measures: Rc::default(), ..outcome(Language::ZhHans, &ENGINEER) };
    let html = draw(&view);
    assert_has(
        &html,
        &["<p class=\"wait\" role=\"status\" tabindex=\"-1\"><i></i><i></i><i></i>正在取政策的文字，请稍等</p>", ">改答案</span>"],
    );
    assert!(!html.contains("<article"));
}

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
fn what_waits_for_the_late_part_is_said_below_the_screen_that_stays() {
    let asking = asked("applicant_type", &[]);
    assert!(!draw(&asking).contains("class=\"wait\""));
    let html = draw(&View { busy: true, ..asking });
    assert_has(&html, &["这次替谁查？", "role=\"status\"><i></i><i></i><i></i>正在准备下一步，请稍等</p>"]);
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

fn draw(view: &View) -> String {
    let props = Props { view: Rc::new(view.clone()), act: Callback::from(|_: Event| {}) };
    pollster::block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

#[track_caller]
fn assert_has(html: &str, parts: &[impl AsRef<str>]) {
    for part in parts.iter().map(AsRef::as_ref) {
        assert!(html.contains(part), "there is no `{part}` in {html}");
    }
}

/// The first screen, with these answers, as of 1 June 2021.
fn view(language: Language, answers: &[(&str, &str)]) -> View {
    static ALL: OnceLock<Compiled> = OnceLock::new();
    view_over(ALL.get_or_init(|| compile_only(&[])), language, answers)
}

fn view_over(compiled: &Compiled, language: Language, answers: &[(&str, &str)]) -> View {
    let as_of = Date::parse("2021-06-01").expect("a day");
    let pack = load(parse_document(compiled.core.as_bytes()).expect("the core is read")).expect("the core is a pack");
    let interview = Interview::new(Rc::new(pack), as_of);
    let rules = interview.rules();
    let mut given = Answers::default();
    for (id, said) in answers {
        let fact = fact(&interview, id);
        given.set(fact, Some(read_reply(rules, fact, &reply(said), as_of).unwrap_or_else(|error| panic!("{id}: {}", error.message()))));
    }
    let measures = Rc::new(words(compiled, language));
    let texts = if language == Language::ZhHans { Rc::clone(&interview.pack().words) } else { Rc::clone(&measures) };
    View {
        interview: interview.with_answers(given),
        language,
        texts,
        measures,
        languages: vec![Language::ZhHans, Language::En],
        text_size: TextSize::Standard,
        theme: Theme::Light,
        heading_level: 2,
        step: 0,
        focus: 0,
        title: String::new(),
        busy: false,
    }
}

fn asked(id: &str, answers: &[(&str, &str)]) -> View {
    let view = view(Language::ZhHans, answers);
    let fact = fact(&view.interview, id);
    after(view, Action::GoTo(fact))
}

fn outcome(language: Language, answers: &[(&str, &str)]) -> View {
    after(view(language, answers), Action::Outcome)
}

fn after(view: View, action: Action) -> View {
    View { interview: view.interview.after(action), ..view }
}

fn fact(interview: &Interview, id: &str) -> FactIx {
    interview.rules().facts.find(|fact| fact.id == id).unwrap_or_else(|| panic!("there is no fact `{id}`"))
}

/// A reply as scenarios write it: a list in brackets, a number in digits, yes and no as `true` and `false`, else a word.
fn reply(said: &str) -> Reply {
    if let Some(list) = said.strip_prefix('[') {
        return Reply::List(list.trim_end_matches(']').split(", ").map(str::to_owned).collect());
    }
    match (said.parse(), said.parse()) {
        (Ok(flag), _) => Reply::Flag(flag),
        (_, Ok(number)) => Reply::Number(number),
        _ => Reply::Text(said.into()),
    }
}

fn words(compiled: &Compiled, language: Language) -> Texts {
    let infix = format!(".{}.", language.tag());
    let (_, text) = compiled.files.iter().find(|(file, _)| file.contains(&infix)).expect("a file of words");
    parse_words(text.as_bytes()).expect("words")
}

/// The policies of this repository; only some documents, where any are named.
fn compile_only(documents: &[&str]) -> Compiled {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).expect("the folder is there");
    let policies = lower::read(&folder).policies.expect("the policies are sound");
    let names: Vec<String> = documents.iter().map(|&name| name.to_owned()).collect();
    let listing = if names.is_empty() { policies.listing() } else { policies.named(&names).expect("the documents are there") };
    compile(&policies, &listing, "talent").expect("they compile")
}
