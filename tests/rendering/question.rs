//! Questions of each kind of fact, and the ways out of them.

use std::rc::Rc;

use policy_calculator::component::View;
use policy_calculator::interview::{Action, Screen};
use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, after, asked, assert_has, draw, view};

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
    assert_eq!(html.matches("type=\"checkbox\"").count(), 9);
    assert_eq!(html.matches("class=\"o on\"").count(), 2);
    let (ticked, apart) = html.split_once("<p class=\"or\">或者</p>").expect("a dividing word");
    assert!(ticked.contains("香港居民") && apart.contains("<span>都不是</span>"));
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
    assert_has(&draw(&asked("senior_title_share", &share)), &["value=\"30\"", "<p class=\"small full\">您填的是30"]);
    let cost = [ENGINEER[0], ("learning_plans", "[overseas_training]"), ("training_cost", "8000000")];
    assert_has(&draw(&asked("training_cost", &cost)), &["value=\"80000\"", "<p class=\"small full\">您填的是8万元"]);
}

#[test]
fn a_question_says_why_it_is_asked() {
    let html = draw(&asked("title_level", &ENGINEER[..5]));
    assert_has(&html, &["<summary>为什么问这个</summary>", "这一题会影响"]);
}

#[test]
fn enough_for_now_is_offered_beside_the_next_question_once_money_and_titles_are_settled() {
    let mut view = after(view(Language::ZhHans, &[]), Action::Start);
    let mut offered = 0;
    while let Screen::Question(fact) = view.interview.screen() {
        let html = draw(&view);
        let enough = view.interview.enough() && !view.interview.answers().is_empty();
        let said = html.contains("补贴和职称都问清了");
        assert_eq!(said, enough);
        offered += usize::from(said);
        // The way to the result is there all along, and the next question never gives way to it.
        let way = if enough { "可以先看结果" } else { "先看到目前为止的结果" };
        assert_has(&html, &["type=\"submit\">下一题</button>", way]);
        let known = ENGINEER.iter().find(|(id, _)| view.interview.rules().facts.at(fact).id == *id);
        let answer = known.map_or("", |(_, said)| said);
        view = if answer.is_empty() {
            after(view, Action::Answer(fact, policy_calculator::model::Answer::Unsure))
        } else {
            let id = view.interview.rules().facts.at(fact).id.clone();
            crate::draw::answered(view, &id, answer)
        };
    }
    assert!(offered > 0, "it was never offered");
}

#[test]
fn choices_that_only_other_places_ask_about_come_last_and_can_still_be_chosen() {
    let here = [ENGINEER[0], ("work_place", "jianghai"), ("target_place", "none"), ("org_standing", "[large_backbone]")];
    let html = draw(&asked("org_standing", &here));
    let (own, others) = html.split_once("以下几样，只有其他地方的文件用到").expect("a dividing word");
    assert!(own.contains("大型企业") && !own.contains("衢州文件的说法"), "{own}");
    assert!(others.contains("class=\"o on\"") && others.contains("衢州文件的说法") && others.contains("区里的重要企业"));
    // "Other" means none of all of them, so it stays the last.
    let industry = draw(&asked("industry", &here[..3]));
    assert!(industry.find("其他地方的文件用到") < industry.find("其他行业"), "{industry}");
    // A question of which nothing else is left concerns the person all the same.
    let recruited = draw(&asked("recruited", &here[..3]));
    assert!(recruited.contains("当地紧缺的高层次人才") && !recruited.contains("其他地方的文件用到"), "{recruited}");
    // Who still thinks of going elsewhere is asked about all alike.
    assert!(!draw(&asked("org_standing", &here[..2])).contains("其他地方的文件"));
}

#[test]
fn what_most_likely_comes_next_stands_hidden_behind_this_question_with_ids_of_its_own_and_no_part() {
    let here = asked("employer_type", &ENGINEER);
    let fact = here.interview.rules().fact("title_level").unwrap();
    let coming = View { interview: here.interview.after(Action::Show(Screen::Question(fact))), step: here.step + 1, ..here.clone() };
    let html = draw(&View { coming: Some(Rc::new(coming)), ..here.clone() });
    let (shown, hidden) = html.split_at(html.find("<fieldset class=\"q\" hidden").unwrap());
    assert_has(shown, &["part=\"question\"", "您的单位是哪一类？"]);
    assert_has(hidden, &["<fieldset class=\"q\" hidden=\"\" aria-labelledby=\"q-next\"", "<span>副高"]);
    assert_eq!(html.matches("part=\"question\"").count(), 1);
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(ids.iter().enumerate().all(|(n, id)| !ids[..n].contains(id)), "{ids:?}");
    // Radio buttons of one name would belong together.
    let named = format!("name=\"{}\"", fact.0);
    assert!(hidden.contains(&named) && !shown.contains(&named));
    // So do all answers, where they come next; the outcome does not.
    let then = |action| Some(Rc::new(View { interview: here.interview.after(action), step: here.step + 1, ..here.clone() }));
    let html = draw(&View { coming: then(Action::Review), ..here.clone() });
    let (shown, hidden) = html.split_at(html.find("<div hidden").unwrap());
    assert!(shown.contains("</form>") && !shown.contains("<dt>"));
    assert_eq!(hidden.matches("<dt>").count(), ENGINEER.len());
    assert_eq!(draw(&View { coming: then(Action::Outcome), ..here.clone() }), draw(&here));
}
