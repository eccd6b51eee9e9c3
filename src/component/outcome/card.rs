//! One measure: what one gets, on what terms, and how far one gets on its line of conditions.

use super::headline::amount_inline;
use super::lines::{Line, Of, lines, way};
use super::screen::Shown;
use crate::component::dom::{Piece, el, nothing, say, tag};
use crate::component::drawn::{heading, verdict_class};
use crate::component::view::View;
use crate::engine::{Eligibility, Standing, Verdict};
use crate::interview::documents;
use crate::model::MeasureIx;
use crate::wording::{fill, holds, join};

/// The part of the outcome a card stands in: what is said there is not said again on each card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Meet,
    Answers,
    Document,
    Elsewhere,
    Near,
    Announced,
    Refused,
}

/// The card of a measure; `ways`: what would bring it within reach.
pub(super) fn card(shown: &Shown<'_>, measure: MeasureIx, part: Part, ways: Option<Piece>) -> Piece {
    let Shown { view, act, .. } = *shown;
    let Some(words) = view.measure(measure) else { return nothing() };
    let standing = &view.interview.outcome().at(measure);
    let lines = lines(view, standing, words);
    // The first of what one qualifies for shows its reasons: it is what the headline speaks of.
    let met = &view.interview.findings().qualifies;
    let first = part == Part::Meet && met.first() == Some(&measure);
    let warned = first && documents(view.interview.rules(), met).len() == 1;
    // What may be one's own stands in parts with headings of their own.
    let parted = matches!(part, Part::Answers | Part::Document | Part::Elsewhere);
    let level = view.heading_level + if parted { 3 } else { 2 };
    let amount = if view.interview.stated(measure).is_some() {
        amount_inline(view, measure)
    } else {
        say("span", "tag", (view.words().kind)(view.interview.rules().measures.at(measure).kind))
    };
    let summary = el("summary", "", [beads(&lines), say("span", "", &summary(view, standing, &lines, part))]);
    let (granted, refused) = standing_words(view, standing, &words.gives, part);
    tag("article", "card").set("part", "card").key(&measure.0.to_string()).with([
        el("div", "top", [heading(level, "t2").text(&words.name), amount]),
        say("p", "", &words.gives),
        granted,
        refused,
        ways.unwrap_or_else(nothing),
        tag("details", "").set_if(first, "open", "open").with([
            summary,
            way(view, act, &lines, standing.amount.is_some()),
            shown.provisions(standing, words),
            if warned { nothing() } else { shown.warning(standing) },
        ]),
    ])
}

/// On what terms it is given; or that only a reading of ours stands against it.
fn standing_words(view: &View, standing: &Standing, gives: &str, part: Part) -> (Piece, Piece) {
    let words = view.words();
    let interview = &view.interview;
    let known = interview.rules().measures.at(standing.measure);
    let refused = if standing.eligibility == Eligibility::DoesNotQualify
        && interview.engine().assess(standing.measure, interview.admitted()).on_inferred_only
    {
        say("p", "note", words.on_readings_only)
    } else {
        nothing()
    };
    // What is only announced is said so of the whole part, and what is refused is given on no terms.
    if matches!(part, Part::Refused | Part::Announced) {
        return (nothing(), refused);
    }
    let mut terms = String::new();
    // How often is told where the words above have not.
    let often = interview.stated(standing.measure).map_or("", |amount| (words.per)(amount.per));
    if !often.is_empty() && !holds(gives, often) {
        terms.push_str(often);
        terms.push_str(words.semicolon);
    }
    if standing.stale {
        // The terms of a document whose period is over are told as its words, not as how things are now.
        terms.push_str(words.as_written);
    }
    terms.push_str((words.grant)(known.grant, known.certainty));
    (say("p", "small", &terms), refused)
}

/// The small row of beads: how far one gets, and at what it stops.
fn beads(lines: &[Line]) -> Piece {
    let mut beads = Vec::new();
    for line in lines {
        beads.push(el("i", verdict_class(line.verdict), []));
    }
    tag("span", "sig").set("aria-hidden", "true").with(beads)
}

/// What the line comes to, in a few words: at what it stops, what it hangs on, or how many conditions hold.
fn summary(view: &View, standing: &Standing, lines: &[Line], part: Part) -> String {
    let words = view.words();
    let first = |verdict: Verdict| lines.iter().find(|line| line.verdict == verdict && line.of == Of::Condition);
    let (mut met, mut failed, mut ask) = (0, 0, 0);
    for line in lines {
        match line.verdict {
            Verdict::Holds => met += 1,
            Verdict::Fails => failed += 1,
            Verdict::Open if line.of == Of::Period => ask += 1,
            Verdict::Open | Verdict::Missing => {}
        }
    }
    match part {
        // The step above says what stops it.
        Part::Near => {}
        _ => {
            if let Some(line) = first(Verdict::Fails) {
                return join(&[words.stops_at, &line.text], "");
            }
        }
    }
    if standing.eligibility != Eligibility::Qualifies {
        if let Some(line) = first(Verdict::Missing) {
            // Where no answer settles it, nobody is told that one is waited for.
            let asked = standing.eligibility == Eligibility::Undetermined;
            return join(&[if asked { words.hangs_on_answer } else { words.hangs_on }, &line.text], "");
        }
        if let Some(line) = first(Verdict::Open) {
            return join(&[words.hangs_on, &line.text], "");
        }
    }
    let mut summary = match (met, failed) {
        (0, 0) => words.no_lines.into(),
        (met, 0) => words.all_met.say(met),
        (0, _) => String::new(),
        (met, _) => fill(words.some_met, &[&met.to_string()]),
    };
    for (n, said) in [(failed, words.some_failed), (ask, words.some_ask)] {
        if n > 0 {
            summary.push_str(if summary.is_empty() { "" } else { words.comma });
            summary.push_str(&fill(said, &[&n.to_string()]));
        }
    }
    summary
}
