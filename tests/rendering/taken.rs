//! What is taken along: the sheet, the text, the row of buttons and what is said of them, drawn natively over the real policies.
//!
//! How it looks on paper, and what browsers refuse, is tried in a browser: `tests/browser/take.test.js`.
use policy_calculator::component::{Arrival, Keep, Origin, Said, Spot, Take, View, plain};
use policy_calculator::engine::Eligibility;
use policy_calculator::interview::{Action, TokenError};
use policy_calculator::model::{Answer, Certainty, Date, MeasureKind};
use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, after, assert_has, draw, view};

#[test]
fn the_sheet_names_version_digest_and_days_and_lists_every_answer_and_in_one_line_what_one_was_unsure_of() {
    let unsure = view(Language::ZhHans, &[ENGINEER.as_slice(), &[("training_cost", "unsure"), ("degree", "unsure")]].concat());
    let view = View { take: paper(), ..after(unsure, Action::Outcome) };
    let sheet = sheet(&view);
    let pack = view.interview.pack();
    assert_has(&sheet, &[&pack.version, &pack.digest, "2021年6月1日", "2021年6月2日", "自测结果，不是审批决定。", "受理部门填写"]);
    let mut unsure = Vec::new();
    for fact in view.interview.trail() {
        let answer = view.interview.answers().get(fact).expect("it is answered");
        if answer == Answer::Unsure {
            unsure.push(escaped(view.ask(fact)));
            continue;
        }
        let row = format!("<tr><th scope=\"row\">{}</th><td>{}", escaped(view.ask(fact)), escaped(&view.answer(fact, answer)));
        assert_has(&sheet, &[&row]);
    }
    assert_eq!(unsure.len(), 2);
    assert_has(&sheet, &[format!("<td colspan=\"2\"><b>不确定：</b>{}</td>", unsure.join(" "))]);
}

#[test]
fn the_sheet_tells_each_measure_as_fully_as_it_concerns_the_reader() {
    let view = printing(Language::ZhHans);
    let sheet = sheet(&view);
    let rules = view.interview.rules();
    let mut told = 0;
    for standing in view.interview.outcome().standings() {
        let measure = rules.measures.at(standing.measure);
        let text = view.measure(standing.measure).expect("its words");
        let heading = format!(">{}</h4>", escaped(&text.name));
        let money = matches!(measure.kind, MeasureKind::CashSubsidy | MeasureKind::Award);
        let own = !view.interview.engine().explain(standing.measure, view.interview.admitted()).is_empty();
        match standing.eligibility {
            Eligibility::Qualifies => {
                assert_has(&sheet, &[heading, escaped(&text.gives), escaped(&text.clause)]);
                told += 1;
            }
            Eligibility::MayQualify if measure.certainty != Certainty::Announced => {
                assert_has(&sheet, &[heading, escaped(&text.gives), escaped(&text.clause)]);
                told += 1;
            }
            Eligibility::Undetermined if measure.certainty != Certainty::Announced => {
                let listed = money || measure.kind == MeasureKind::TitleRoute;
                assert_eq!(sheet.contains(&heading), listed, "{heading}");
            }
            Eligibility::DoesNotQualify if !money => assert!(!sheet.contains(&heading), "{heading} is only counted"),
            _ => {}
        }
        assert!(own || standing.eligibility != Eligibility::Qualifies, "{} is told without a condition", measure.id);
    }
    assert!(told > 10, "{told}");
    assert_has(
        &sheet,
        &["不符合的补贴和奖励1项", ">晋升正高补贴</h4>", "已晋升正高（您答：副高）", "文件只说要办、没写办法的", "只给其他地方的"],
    );
    assert!(!sheet.contains("<button") && !sheet.contains("<details"), "nothing on paper can be pressed");
}

#[test]
fn only_documents_of_measures_that_are_told_of_are_named_or_all_where_there_are_none() {
    let documents = |view: &View| plain(view, None).split_once("【依据的文件】").expect("documents").1.to_owned();
    let named = documents(&printing(Language::ZhHans));
    assert_has(&named, &["《江门市专业技术人才职称“牵引”工程实施方案》", "《2013年广东省专业技术人才工作要点》"]);
    assert!(!named.contains("衢州市"), "nobody in Jianghai is told of measures of Quzhou: {named}");
    let nothing = after(view(Language::ZhHans, &[("applicant_type", "individual"), ("work_place", "quzhou")]), Action::Outcome);
    assert_has(&documents(&nothing), &["2011年全市人才工作要点"]);
}

#[test]
fn of_refused_money_only_what_refuses_it_is_told_and_nothing_that_is_for_other_applicants() {
    let team = after(
        view(Language::ZhHans, &[("applicant_type", "team"), ("work_place", "abroad"), ("target_place", "zhuzhou")]),
        Action::Outcome,
    );
    let text = plain(&team, None);
    assert!(!text.contains("只给这样答的") && !text.contains("技师奖励补贴"), "a team takes nothing home that is for individuals: {text}");
    assert_has(&text, &["不符合的其他措施"]);
    let sheet = sheet(&printing(Language::ZhHans));
    let refused = sheet.split_once("不符合的补贴和奖励").expect("refused money").1;
    let (refused, _) = refused.split_once("</section>").expect("its end");
    assert!(refused.contains("class=\"n\"") && !refused.contains("class=\"q\"") && !refused.contains("class=\"y\""), "{refused}");
}

#[test]
fn every_sign_of_the_line_is_on_the_sheet_and_in_the_text() {
    let view = printing(Language::ZhHans);
    let sheet = sheet(&view);
    for class in ["<li class=\"y\"><svg class=\"node\"", "<li class=\"q\"><svg class=\"node\"", "<li class=\"n\"><svg class=\"node\""] {
        assert_has(&sheet, &[class]);
    }
    let text = plain(&view, None);
    assert_has(&text, &["   ✓ 已晋升副高（您答：副高）\n", "   ? ", "   ✗ 已晋升正高（您答：副高）\n"]);
}

#[test]
fn the_text_says_what_the_sheet_says_in_each_language() {
    for (language, words) in [
        (Language::ZhHans, ["人才政策自测结果\n", "核验码：sha256-", "【本人填写的答案】\n· ", "复制日期：2021年6月2日", "【依据的文件】"]),
        (
            Language::En,
            ["result\n", "Digest: sha256-", "【Answers given by the applicant】\n· ", "Copied on: 2 June 2021", "【Documents relied on】"],
        ),
        (Language::ZhHant, ["結果\n", "核驗碼：sha256-", "【本人填寫的答案】\n· ", "複製日期：2021年6月2日", "【依據的文件】"]),
    ] {
        let view = printing(language);
        let text = plain(&view, view.take.today);
        assert_has(&text, &words);
        let sheet = sheet(&view);
        let mut lines = 0;
        for line in text.lines().filter(|line| line.starts_with("   ✓ ") || line.starts_with("   ✗ ")) {
            assert_has(&sheet, &[escaped(line.get(7..).unwrap_or_default().trim_start())]);
            lines += 1;
        }
        assert!(lines > 10, "{language:?}: {lines}");
    }
}

#[test]
fn nothing_of_the_sheet_is_drawn_but_while_the_page_is_printed() {
    let view = printing(Language::ZhHans);
    assert!(draw(&view).contains("class=\"pc sheet\""));
    let shown = View { take: Take::default(), ..view.clone() };
    assert!(!draw(&shown).contains("paper") && !draw(&shown).contains("pc sheet"));
    let review = View { interview: view.interview.after(Action::Review), ..view };
    assert!(!draw(&review).contains("class=\"paper\""), "the review is printed as it is");
}

#[test]
fn the_row_offers_what_the_page_allows_twice_and_nothing_else() {
    let offered = |take: Take| {
        let html = draw(&outcome(Language::ZhHans, take));
        ["打印</span>", "复制文字</span>", "做成链接</span>", "存在这台设备上</span>", "删掉存的答案</span>"]
            .map(|words| html.matches(words).count())
    };
    assert_eq!(offered(Take::default()), [2, 2, 0, 0, 0]);
    assert_eq!(offered(Take { link_base: Some("https://a.cn/".into()), ..Take::default() }), [2, 2, 2, 0, 0]);
    assert_eq!(offered(Take { keep: Keep::Tab, ..Take::default() }), [2, 2, 0, 0, 0]);
    assert_eq!(offered(Take { keep: Keep::Device, ..Take::default() }), [2, 2, 0, 2, 0]);
    assert_eq!(offered(Take { keep: Keep::Device, saved_until: Date::parse("2021-07-01"), ..Take::default() }), [2, 2, 0, 0, 2]);
}

#[test]
fn what_came_of_a_wish_stands_under_the_row_it_was_made_at() {
    let draw_said = |spot: Spot, said: Said| {
        let take = Take {
            said: Some((spot, said)),
            link_base: Some("https://a.cn/zc".into()),
            saved_until: Date::parse("2021-07-01"),
            ..Take::default()
        };
        let html = draw(&outcome(Language::ZhHans, take));
        // Screen readers are told as well, in the live region at the end.
        html.split_once("role=\"status\"").expect("the live region").0.to_owned()
    };
    for (said, words) in [
        (Said::PrintBlocked, "在浏览器打开"),
        (Said::Copied, "已复制，可以贴到"),
        (Said::CopyBlocked, "请按住下面的文字"),
        (Said::LinkCopied, "链接已复制"),
        (Said::LinkBlocked, "请按住下面的文字"),
        (Said::Saved, "2021年7月1日自动删除"),
        (Said::SaveBlocked, "不让网页存东西"),
        (Said::Forgotten, "已经删掉"),
    ] {
        let html = draw_said(Spot::Top, said);
        assert_eq!(html.matches(words).count(), 1, "{said:?}");
        assert!(html.find(words) < html.rfind("class=\"take\""), "{said:?}");
        let html = draw_said(Spot::End, said);
        assert!(html.find(words) > html.rfind("class=\"take\""), "{said:?}");
    }
    let html = draw_said(Spot::Top, Said::Link);
    assert_has(
        &html,
        &["https://a.cn/zc#policy-talent=1Fapplicant_typeTindividualF", "<svg class=\"code\"", "role=\"img\"", "涉及隐私，没有放进去："],
    );
    assert!(!html.contains("Ftraining_cost"), "a sensitive answer is not in the link");
}

#[test]
fn answers_that_came_are_announced_on_every_screen_until_something_is_answered() {
    for (arrival, words) in [
        (Arrival::Came(Origin::Link, vec![]), "这些答案来自链接"),
        (Arrival::Came(Origin::Tab, vec![]), "还在这个标签页里"),
        (Arrival::Came(Origin::Device, vec!["title_level".into(), "gone".into()]), "涉及隐私）：您现在的职称是哪一级？；gone"),
        (Arrival::Offered, "用哪一份"),
        (Arrival::Refused(Origin::Link, TokenError::Damaged), "链接不完整"),
        (Arrival::Refused(Origin::Link, TokenError::Newer), "更新的版本"),
        (Arrival::Refused(Origin::Link, TokenError::TooLong), "链接太长"),
        (Arrival::Refused(Origin::Device, TokenError::Damaged), "已经删掉"),
    ] {
        let take = Take { arrival: Some(arrival.clone()), ..Take::default() };
        let view = outcome(Language::ZhHans, take);
        for action in [Action::Outcome, Action::Review, Action::Start] {
            assert_has(&draw(&View { interview: view.interview.after(action), ..view.clone() }), &[words]);
        }
    }
}

#[test]
fn the_first_screen_says_what_becomes_of_the_answers() {
    let start = |keep: Keep| {
        let view = outcome(Language::ZhHans, Take { keep, ..Take::default() });
        draw(&View { interview: view.interview.after(Action::Reset), ..view })
    };
    assert_has(&start(Keep::No), &["答案只留在这个页面里"]);
    assert_has(&start(Keep::Tab), &["答案只留在这个标签页里"]);
    assert_has(&start(Keep::Device), &["答案只留在这台设备上</b>，不上传；您点了“存”才存30天"]);
}

fn printing(language: Language) -> View {
    outcome(language, paper())
}

fn paper() -> Take {
    Take { printing: true, today: Date::parse("2021-06-02"), ..Take::default() }
}

/// The sheet alone.
fn sheet(view: &View) -> String {
    let html = draw(view);
    let (_, sheet) = html.split_once("<div class=\"paper\">").unwrap_or_else(|| panic!("there is no sheet in {html}"));
    sheet.split_once("<div class=\"foot").expect("the foot of the screen").0.to_owned()
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The outcome of the engineer, who is not sure of the cost of a training, a sensitive fact.
fn outcome(language: Language, take: Take) -> View {
    let more = [("training_cost", "unsure"), ("epidemic_frontline", "false")];
    let view = view(language, &[ENGINEER.as_slice(), &more].concat());
    View { take, languages: Language::ALL.to_vec(), ..after(view, Action::Outcome) }
}
