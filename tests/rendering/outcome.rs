//! The outcome: headline, parts, totals, and what is said where nothing is found.

use std::rc::Rc;

use policy_calculator::component::View;
use policy_calculator::engine::Eligibility;
use policy_calculator::interview::{Action, Filter};
use policy_calculator::model::{Date, Group};
use policy_calculator::wording::{Language, fill};

use crate::draw::{DOCTOR, ENGINEER, after, assert_has, compile_only, draw, outcome, part, view, view_over};

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
    assert_has(&html, &["<p class=\"wait\" tabindex=\"-1\"><i></i><i></i><i></i>正在取政策的文字，请稍等</p>", ">改答案</span>"]);
    assert!(!html.contains("<article"));
}

#[test]
fn words_that_did_not_arrive_are_said_to_be_missing_and_can_be_asked_for_again() {
    let view = View { measures: Rc::default(), missing: Some(Language::ZhHans), ..outcome(Language::ZhHans, &ENGINEER) };
    assert_has(&draw(&view), &["政策的文字没有取到，可能是网络断了。您的答案都在。</p>", ">再取一次</button>"]);
}

#[test]
fn what_is_folded_is_announced_and_not_drawn() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    let rest = part(&html, "<h3 class=\"t1\" tabindex=\"-1\">其余", "</section>");
    assert_has(rest, &["<details><summary><span>文件只说要办、没写办法的", "<details><summary><span>不符合的", "只给其他地方的"]);
    assert!(!rest.contains("<article"));
}

#[test]
fn refused_money_is_named_near_the_top_with_the_condition_that_fails_and_the_answer() {
    let html = draw(&outcome(Language::ZhHans, &DOCTOR));
    let above = part(&html, "class=\"t0 lead\"", "<nav class=\"key\"");
    let why = "<b>晋升副高补贴 2万元</b><p>不符合这一条：不在机关、事业单位、民办学校、民办医疗机构</p>";
    assert_has(above, &[why, "您答：<button", ">民办医疗机构</button>"]);
}

#[test]
fn what_may_be_ones_own_is_parted_by_what_it_hangs_on_and_that_is_said_once() {
    let html = draw(&outcome(Language::ZhHans, &DOCTOR));
    let open = part(&html, "<section class=\"sec may\">", "</section>");
    assert_has(open, &["等您回答的", "等文件说清的", "办法在别的文件里的", "接着答，最多"]);
    let elsewhere = part(open, "办法在别的文件里的", "</section>");
    let summaries: Vec<&str> = elsewhere.split("<summary>").skip(1).map(|rest| part(rest, "", "</summary>")).collect();
    assert!(!summaries.is_empty() && summaries.iter().all(|summary| !summary.contains("别的文件")), "{summaries:#?}");
}

#[test]
fn what_qualifies_is_never_called_open_beside_it() {
    let old = [ENGINEER[0], ENGINEER[1], ENGINEER[2], ENGINEER[3], ENGINEER[4], ENGINEER[5], ENGINEER[6]];
    let view = outcome(Language::ZhHans, &old);
    let later = policy_calculator::model::Date::parse("2026-11-21").expect("a day");
    let html = draw(&View { interview: view.interview.as_of(later), ..view });
    let met = part(&html, "<section class=\"sec yes\">", "</section>");
    assert_has(met, &["4条都符合，1处要先问", "<span class=\"vh\">要先问：</span>", "按当时的文件：", "2020年，期限已过"]);
    assert!(!met.contains("还不定"), "{met}");
}

#[test]
fn parts_are_grouped_by_kind_and_by_document_with_its_year() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    let met = part(&html, "<section class=\"sec yes\">", "</section>");
    assert_has(met, &["<p class=\"small cited\">《江门市专业技术人才职称“牵引”工程实施方案》，<span class=\"nb\">2020年</span></p>"]);
    assert!(met.find("补贴和奖励</p>") < met.find("服务</p>"), "money stands before services");
    assert_eq!(met.matches("small cited").count(), 1, "one document is named once");
}

#[test]
fn a_kind_and_a_document_can_be_chosen_with_how_many_there_are() {
    let html = draw(&outcome(Language::ZhHans, &ENGINEER));
    let filter = part(&html, "<div class=\"filter\"", "</div>");
    assert_has(filter, &["role=\"group\" aria-label=\"只看一部分\"", "<option selected=\"selected\">全部</option>", "<option>补贴和奖励 "]);
    assert_has(filter, &["<option>《江门市专业技术人才职称“牵引”工程实施方案》，2020年 "]);
    assert_eq!(filter.matches("<select").count(), 2);
}

#[test]
fn a_filter_leaves_of_every_part_what_was_chosen_and_loses_nothing_over_all_choices() {
    let view = outcome(Language::ZhHans, &DOCTOR);
    let (rules, all) = (view.interview.rules(), view.interview.findings());
    let many = |filter: Filter| {
        let left = filter.of(&view.interview, all);
        let shown = [&left.qualifies, &left.announced, &left.refused, &left.elsewhere].into_iter().flatten().copied();
        let shown: Vec<_> = shown.chain(left.near.iter().map(|near| near.measure)).chain(left.all_open()).collect();
        assert!(shown.iter().all(|&ix| filter.passes(rules, ix)));
        shown.len()
    };
    let kinds: usize = Group::ALL.into_iter().map(|group| many(Filter { group: Some(group), document: None })).sum();
    let papers: usize = rules.documents.indices().map(|ix| many(Filter { group: None, document: Some(ix) })).sum();
    assert_eq!([kinds, papers, many(Filter::default())], [rules.measures.len(); 3]);
}

#[test]
fn amounts_are_added_up_by_period_and_never_as_more_certain_than_they_are() {
    let liwan = [("applicant_type", "individual"), ("work_place", "liwan"), ("target_place", "none"), ("title_level", "mid")];
    let html = draw(&outcome(Language::ZhHans, &liwan));
    let totals = part(&html, "<div class=\"totals\">", "</div>");
    assert_has(totals, &["写明的金额加起来", "<dt>每次获奖，要评选</dt><dd>最高一项100万元，选上才有</dd>", "<summary>怎么加的</summary>"]);
    // One sum that is the headline is not told twice.
    assert!(!draw(&outcome(Language::ZhHans, &ENGINEER)).contains("写明的金额加起来"));
}

#[test]
fn who_finds_nothing_is_told_where_to_ask_and_which_places_are_covered() {
    let away = [ENGINEER[0], ("work_place", "abroad"), ("target_place", "none"), ("employer_type", "none")];
    let html = draw(&after(view_over(&compile_only(&["jiangmen-2020"]), Language::ZhHans, &away), Action::Outcome));
    assert_has(&html, &["在收录的1份文件里，暂时没有您能直接申请的", "可以去问的地方", "12333", "收录的文件只管这些地方：江门市。"]);
}

#[test]
fn our_own_headings_say_where_they_may_break() {
    for language in [Language::ZhHans, Language::ZhHant] {
        let words = language.words();
        let nothing = fill(words.nothing_yet, &[&words.documents.say(5)]);
        let headings = [words.start_heading.to_owned(), nothing, words.you_may.say(48), words.nearest_heading.say(2)];
        for heading in headings {
            // At 320 px in the largest letters a line holds nine of them.
            let longest = heading.split(['\u{200b}', '，', '：']).map(|piece| piece.chars().count()).max();
            assert!(longest.is_some_and(|longest| longest <= 9), "{language:?}: {heading}");
        }
    }
}

#[test]
fn where_the_period_is_over_the_headline_says_whose_terms_these_are_and_every_line_ends_in_the_doubt() {
    let now = outcome(Language::ZhHans, &ENGINEER);
    let later = View { interview: now.interview.as_of(Date::parse("2026-11-22").expect("a day")), ..now.clone() };
    assert!(!draw(&now).contains("按2020年的文件"));
    let html = draw(&later);
    assert_has(&html, &["按2020年的文件"]);
    let doubt = "文件的目标写到2022年底，之后是否继续，文件没写。";
    assert!(html.find("class=\"sum\"") < html.find(doubt) && html.find(doubt) < html.find("class=\"key\""), "{html}");
    let rules = later.interview.rules();
    let mut stale = 0;
    for card in html.split("<article").skip(1).map(|rest| part(rest, "", "</article>")) {
        let known =
            rules.measures.pairs().find(|(ix, _)| later.measure(*ix).is_some_and(|text| card.contains(&format!("\">{}</h", text.name))));
        let standing = known.map(|(ix, _)| later.interview.outcome().at(ix)).expect("a measure");
        if standing.stale && standing.eligibility != Eligibility::DoesNotQualify {
            assert_has(card, &["文件写的期限到"]);
            stale += 1;
        }
    }
    assert!(stale > 3, "{stale}");
}
