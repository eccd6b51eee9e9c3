//! English: plain and short, with the same exactness. Whatever stands after other words begins small.

use super::{Group, Words};
use crate::engine::{Eligibility, Verdict};
use crate::model::{Certainty, Grant, MeasureKind, Per};

/// The words.
pub(super) static WORDS: Words = Words {
    settings: "Text size and language",
    text_size: "Text size",
    sizes: ["Standard", "Large", "Extra large"],
    language: "Language",
    close: "Close",

    not_started: "Not started",
    at_most: |n| format!("{} at most", count(n, "question", "questions")),
    left: |n| match n {
        0 => "No more questions".into(),
        n => format!("{} at most", count(n, "question", "questions")),
    },
    start_heading: "Check which policies you can benefit from",
    start_lead: "Answer a few questions to see which subsidies, title routes and services fit you, which condition is missing, and where to ask.",
    start_facts: [
        ("Only questions that still matter are asked", "; you can stop and see the result at any time"),
        ("We do not ask for your name, ID number or phone number", ""),
        ("Your answers stay on this page", "; nothing is sent, and they are gone when you close it"),
        ("The result is for your own checking", "; the authority that handles the application decides"),
    ],
    start: "Start",
    go_on: "Continue",
    how_to_read: "How to read the result",
    line_solid: ("A line that runs through", "You meet every condition that is stated"),
    line_dashed: ("A dashed line", "Still open: the document is unclear, or you have not answered yet"),
    line_cut: ("A line that is cut", "One condition is not met; you are told which"),

    back: "Back",
    next: "Next",
    see_so_far: "See the result so far",
    why_asked: "Why do we ask?",
    affects: |n| match n {
        1 => "This question affects 1 measure:".into(),
        n => format!("This question affects {n} measures, among them:"),
    },
    affects_more: |n| format!("This question affects {}.", measures(n)),
    or: "or",
    unsure: "Not sure, skip for now",
    unsure_note: "Measures that depend on this question will show as “open”",
    // Follows the hint of the question, where it has one.
    several: " You can choose more than one; what you leave out counts as no.",
    yes: "Yes",
    no: "No",
    year: "Year",
    month: "Month",
    day: "Day",
    place_type: "Type a place name, in Chinese or pinyin (such as “jianghai” or “jh”)",
    place_none: "Not found; please choose level by level",
    place_by_step: "Or choose level by level",
    place_levels: ["Province", "City", "County or district"],
    place_change: ["Change province", "Change city", "Change county or district"],
    place_keep: |place| format!("Stop at {place}"),
    place_keep_note: "Measures for smaller areas will show as “open”",
    sensitive: "The answer to this question is not put in links and is not stored.",
    understood: |amount| format!("You entered {amount}"),
    set_aside: "This answer does not fit the earlier ones and is not used for now. Please check it.",

    slip_heading: "This question needs another look",
    slip_choose: "Choose one, or “Not sure”",
    slip_choose_set: "Choose at least one; if you have none of them, choose the one below “or”; if in doubt, choose “Not sure”",
    slip_place: "Choose a place; if in doubt, choose the last option",
    slip_date_parts: "Enter year, month and day, all in figures",
    slip_no_such_day: "There is no such day in the calendar; check year, month and day",
    slip_after: |day| format!("This day is after {day}; enter that day or an earlier one"),
    slip_number: "Enter a number in figures, for example 30 or 80,000",
    slip_range: |low, high| format!("Enter a number from {low} to {high}"),

    review_heading: "Check your answers",
    review_lead: "If you change an answer, you are asked only the questions this newly opens.",
    change: "Change",
    change_of: |question| format!("Change the answer to “{question}”"),
    see_outcome: "See the result",
    no_answers: "You have not answered any question yet.",

    change_answers: "Change answers",
    as_of: |day| format!("Rules as of {day}"),
    you_meet_one_sum: |year| format!("{}, you meet the conditions for this subsidy or award", terms(year)),
    you_meet_sums: |n, year| {
        format!("{}, you meet the conditions for {}", terms(year), count(n, "subsidy or award", "subsidies or awards"))
    },
    you_meet: |n, year| format!("{}, you meet the conditions for {}", terms(year), measures(n)),
    you_may: |n| format!("Nothing certain yet; {} still open", measures(n)),
    nothing_yet: "Nothing you can apply for directly at present",
    nothing_lead: "That does not mean there is no policy. You can change your answers, or ask the local human resources bureau.",
    also: |groups| {
        let parts = groups.iter().map(|&(group, n)| match group {
            Group::Money => count(n, "subsidy or award", "subsidies or awards"),
            Group::Title => count(n, "title route", "title routes"),
            Group::Programme => count(n, "programme or platform", "programmes or platforms"),
            Group::Training => count(n, "training measure", "training measures"),
            Group::Service => count(n, "service", "services"),
            Group::Recognition => count(n, "honour", "honours"),
            Group::Post => count(n, "kind of post", "kinds of post"),
        });
        format!("Also {}.", listed(&parts.collect::<Vec<_>>()))
    },
    // A figure follows.
    ceiling: "up to ",
    items: |n| n.to_string(),
    key_label: "Parts of the result",
    key_meet: "met",
    key_open: "open",
    key_not: "the rest",
    meet_heading: |n| format!("Conditions met: {}", measures(n)),
    open_heading: |n| format!("Still open: {}", measures(n)),
    open_lead: "Something is missing before we can tell: mostly the document is unclear, sometimes you have not answered yet.",
    all: "All",
    filter_label: "Show one kind only",
    rest_heading: |n| format!("The rest: {}", measures(n)),
    rest_announced: |n| format!("Only announced, without a procedure: {}", measures(n)),
    rest_not: |n| match n {
        1 => "Not met: 1 measure, with the condition that fails".into(),
        n => format!("Not met: {n} measures, each with the condition that fails"),
    },
    rest_elsewhere: |n| format!("Only for other places: {}", measures(n)),
    show_more: |n| format!("Show {n} more"),
    loading_words: "Loading the words of the policies, please wait",
    print: "Print",
    take_along: "Take it with you",
    take_along_lead: "The result is not kept online. To keep it, print it now.",

    verdict: |verdict| match verdict {
        Verdict::Holds => "Met: ",
        Verdict::Open => "Open: ",
        Verdict::Missing => "Not answered: ",
        Verdict::Fails => "Not met: ",
    },
    eligibility: |eligibility| match eligibility {
        Eligibility::Qualifies => "Met",
        Eligibility::MayQualify | Eligibility::Undetermined => "Open",
        Eligibility::DoesNotQualify => "Not met",
    },
    lines_met: |met, open, failed| match (met, open, failed) {
        (0, 0, 0) => "No other conditions".into(),
        (1, 0, 0) => "1 condition, met".into(),
        (met, 0, 0) => format!("All {met} conditions met"),
        _ => {
            let parts = [(met, "met"), (open, "open"), (failed, "not met")];
            let parts = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
            parts.collect::<Vec<_>>().join(", ")
        }
    },
    // The answer follows.
    you_answered: "You answered: ",
    not_answered: "Not answered",
    you_were_unsure: "Not sure",
    answer_now: "Answer now",
    stops_at: "This condition is not met: ",
    as_written: "As the document had it: ",
    our_reading: "Not in the document; our reading",
    partly_our_reading: "Partly not in the document; that part is our reading",
    rules_elsewhere: "The exact conditions and procedure are in other documents, not in this one",
    only_announced: "The document only announces it and states no procedure",
    period_over: |until| format!("The period stated in the document ran to {until}; it does not say what follows"),
    ask_first: |whom| format!("Ask first: {whom}"),
    refused: "Not met",
    for_others: |who| format!("Only for those who answer: {who}"),
    on_readings_only: "Only our reading stands against it; the document itself does not state this condition. You can ask.",
    hangs_on: |what| format!("It hangs on: {what}"),
    hangs_on_answer: |what| format!("Still to answer: {what}"),
    end: |asks, money| match (asks, money) {
        (true, true) => "Ask first, then apply",
        (true, false) => "Ask first, then go ahead",
        (false, true) => "You can apply",
        (false, false) => "You can go ahead",
    },
    joined_or: ", or ",
    joined_and: ", and ",

    how: "How to apply",
    ask_whom: "Whom to ask",
    limits: "Quota, period and scope",
    unwritten: "Not stated",
    readings: "Our reading",
    note: "Note",
    fixes: "Fixed by the document",
    source: "Source",
    builds_on: "Builds on",
    certainty: "Conditions",
    not_stated: "The document does not say",
    contact_then: "Bodies are named as the document named them at the time",
    open_source: "See the original",
    no_date: "no date",
    group: |group| match group {
        Group::Money => "Subsidies and awards",
        Group::Title => "Professional titles",
        Group::Programme => "Programmes and platforms",
        Group::Training => "Training",
        Group::Service => "Services",
        Group::Recognition => "Honours",
        Group::Post => "Posts",
    },
    kind: |kind| match kind {
        MeasureKind::CashSubsidy => "Subsidy",
        MeasureKind::Award => "Award",
        MeasureKind::TitleRoute => "Professional title",
        MeasureKind::ProgrammeFunding => "Programme funding",
        MeasureKind::Programme => "Programme",
        MeasureKind::TrainingSupport => "Training",
        MeasureKind::Service => "Service",
        MeasureKind::Platform => "Platform",
        MeasureKind::Recognition => "Honour",
        MeasureKind::Recruitment => "Posts",
    },
    grant: |grant, certainty| match (grant, certainty) {
        (Grant::Entitlement, Certainty::Exact) => "given to all who meet the conditions; the document mentions no selection",
        (Grant::Entitlement, _) => "given under rules that are in other documents",
        (Grant::Competitive, _) => "has a quota or a selection; meeting the conditions does not mean being chosen",
        (Grant::Discretionary, _) => "the authority decides whether to give it",
        (Grant::Service, Certainty::Exact) => "you can use it directly",
        (Grant::Service, _) => "a service; other documents say how to use it",
        (Grant::Announced, _) => "the document only announces it",
    },
    certainty_words: |certainty| match certainty {
        Certainty::Exact => "All stated in this document",
        Certainty::Partial => "This document states only some; the rest are in other documents",
        Certainty::Announced => "Not stated; the document only mentions the measure",
    },
    per: |per| match per {
        Per::Once => "paid once",
        Per::Year => "each year",
        Per::Award => "for each award",
        Per::Training => "for each training",
    },

    // The disclaimer follows.
    foot: |version, day| format!("Rules version {version}, on the terms as of {day}. "),
    disclaimer: "The result is for your own checking; the authority that handles the application decides.",
    contents: |documents, n| format!("Covers {} and {}.", count(documents, "document", "documents"), measures(n)),
    clear: "Clear answers and start again",
};

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn measures(n: usize) -> String {
    count(n, "measure", "measures")
}

/// "a", "a and b", "a, b and c".
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// On whose terms; with the year where the document's period is over.
fn terms(year: Option<i32>) -> String {
    match year {
        Some(year) => format!("On the terms of the {year} document"),
        None => "On the terms as written".into(),
    }
}
