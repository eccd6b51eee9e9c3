//! Until when something is met, and the file for calendars: drawn and written natively over the real policies.

use policy_calculator::component::{Take, View, calendar, plain};
use policy_calculator::engine::Eligibility;
use policy_calculator::model::{Date, MeasureIx};
use policy_calculator::wording::Language;

use crate::draw::{ENGINEER, assert_has, draw, outcome, part};

/// Recognised in Liwan on a 29 February, so that five years end on a 1 March.
const RECOGNISED: [(&str, &str); 9] = [
    ("applicant_type", "individual"),
    ("target_place", "none"),
    ("employer_type", "private_enterprise"),
    ("profession", "[engineering]"),
    ("title_level", "mid"),
    ("work_place", "liwan"),
    ("talent_identity", "[lw_excellent]"),
    ("lw_recognition_date", "2020-02-29"),
    ("lw_assessment", "passed"),
];

#[test]
fn the_last_day_is_the_last_on_which_the_engine_finds_the_measure_met() {
    let view = outcome(Language::ZhHans, &RECOGNISED);
    let mut told = 0;
    let met = |view: &View, measure: MeasureIx, day: Date| {
        let then = view.interview.as_of(day);
        then.outcome().at(measure).eligibility < Eligibility::Undetermined
    };
    let (before, after) = (Date::parse("2025-02-28").expect("a day"), Date::parse("2025-03-01").expect("a day"));
    for measure in view.interview.rules().measures.indices() {
        let ends = met(&view, measure, before) && !met(&view, measure, after);
        assert_eq!(view.interview.last_day(measure), ends.then_some(before), "{}", view.interview.rules().measures.at(measure).id);
        told += usize::from(ends);
    }
    assert!(told > 3, "{told}");
}

#[test]
fn a_card_the_sheet_and_the_text_tell_the_last_day_and_only_the_card_offers_a_file() {
    let told = "2025年2月28日";
    let view = outcome(Language::ZhHans, &RECOGNISED);
    let html = draw(&view);
    let row = part(&html, "<dt>最晚到</dt>", "<dt>");
    assert_has(row, &[told, ">存到日历</button>"]);
    assert_has(&plain(&view, None), &[&format!("   最晚到：{told}\n")]);
    let printing = draw(&View { take: Take { printing: true, ..Take::default() }, ..view });
    let (_, sheet) = printing.split_once("<div class=\"paper\">").expect("the sheet");
    assert_has(sheet, &[&format!("<dt>最晚到</dt><dd>{told}</dd>")]);
    assert!(!sheet.contains("存到日历"));
    let engineer = draw(&outcome(Language::ZhHans, &ENGINEER));
    assert!(!engineer.contains("最晚到") && !engineer.contains("存到日历"), "no document states a day that concerns her");
}

#[test]
fn the_file_keeps_to_rfc_5545_and_says_what_the_card_says() {
    for (language, summary, doubt) in [
        (Language::ZhHans, "；最晚到：2025年2月28日", "自测结果，不是审批决定。"),
        (Language::ZhHant, "；最遲至：2025年2月28日", "自測結果，不是審批決定。"),
        (Language::En, "\\; In time until: 28 February 2025", "A self-check\\, not a decision."),
    ] {
        let view = outcome(language, &RECOGNISED);
        let dated: Vec<MeasureIx> =
            view.interview.rules().measures.indices().filter(|&measure| view.interview.last_day(measure).is_some()).collect();
        let mut long = false;
        for measure in dated {
            let file = calendar(&view, measure, Date::parse("2021-06-02")).expect("a file");
            assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "each line ends as it has to");
            for line in file.split("\r\n") {
                assert!(line.len() <= 75, "{} bytes: {line}", line.len());
            }
            long |= file.contains("\r\n ");
            let whole = file.replace("\r\n ", "");
            let lines: Vec<&str> = whole.split_terminator("\r\n").collect();
            let text = view.measure(measure).expect("its words");
            let known = view.interview.rules().measures.at(measure);
            assert_eq!(
                lines.get(..7).expect("seven lines"),
                [
                    "BEGIN:VCALENDAR",
                    "VERSION:2.0",
                    "PRODID:-//policy-calculator//ZH",
                    "BEGIN:VEVENT",
                    &format!("UID:{}-20250228@talent.policy-calculator", known.id),
                    "DTSTAMP:20210602T000000Z",
                    "DTSTART;VALUE=DATE:20250228",
                ]
            );
            let escape = |words: &str| words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
            assert_eq!(lines.get(7), Some(&format!("SUMMARY:{}{summary}", escape(&text.name)).as_str()));
            let about = lines.get(8).expect("a description");
            assert!(about.starts_with(&format!("DESCRIPTION:{}", escape(&text.gives))), "{about}");
            assert!(about.ends_with(&format!("\\n{doubt}")) && about.contains(&escape(&text.clause)), "{about}");
            assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 3);
            assert_eq!(lines.iter().filter(|line| line.starts_with("END:")).count(), 3);
            assert_eq!(lines.get(9), Some(&"TRANSP:TRANSPARENT"), "nobody is taken for busy");
            assert!(lines.contains(&"TRIGGER:-P13DT15H"), "a last day that is told on itself is told too late");
        }
        assert!(long, "{language:?}: some line is longer than a line may be");
    }
}
