//! One measure: what one gets, why, how to apply, whom to ask, and where it stands.

use yew::prelude::*;

use super::headline::amount_inline;
use super::lines::{Line, lines, way};
use crate::component::dom::{Piece, button, el, list, nothing, say, say_any, tag, text};
use crate::component::drawn::{heading, verdict_class};
use crate::component::view::{Event, View, click};
use crate::engine::{Eligibility, Standing, Verdict};
use crate::model::{DocumentText, MeasureIx, MeasureText};
use crate::wording::{self, Language, fill, join};

/// The card of a measure; `open`: its reasons are unfolded from the start.
pub(super) fn card(view: &View, act: &Callback<Event>, measure: MeasureIx, open: bool) -> Piece {
    let Some(words) = view.measure(measure) else { return nothing() };
    let standing = view.interview.outcome().standings.at(measure);
    let lines = lines(view, standing, words);
    let amount = if standing.amount.is_some() {
        amount_inline(view, standing)
    } else {
        say("span", "tag", (view.words().kind)(view.interview.rules().measures.at(measure).kind))
    };
    let summary = el("summary", "", [beads(&lines), say("span", "", &summary(view, standing, &lines))]);
    let (granted, refused) = standing_words(view, standing);
    tag("article", "card").set("part", "card").key(&measure.0.to_string()).with([
        el("div", "top", [heading(view.heading_level + 2, "t2").text(&words.name), amount]),
        say("p", "", &words.gives),
        granted,
        refused,
        tag("details", "").set_if(open, "open", "open").with([
            summary,
            way(view, act, &lines, standing.amount.is_some()),
            facts(view, act, standing, words),
            // The headline that the first card belongs to has warned already.
            if open { nothing() } else { warning(view, standing) },
        ]),
    ])
}

/// On what terms it is given; or that only a reading of ours stands against it.
fn standing_words(view: &View, standing: &Standing) -> (Piece, Piece) {
    let words = view.words();
    let interview = &view.interview;
    let known = interview.rules().measures.at(standing.measure);
    if standing.eligibility == Eligibility::DoesNotQualify {
        let reading = interview.engine().assess(standing.measure, interview.admitted()).on_inferred_only;
        return (nothing(), if reading { say("p", "note", words.on_readings_only) } else { nothing() });
    }
    let mut terms = String::new();
    if let Some(amount) = standing.amount {
        terms.push_str((words.per)(amount.per));
        terms.push_str(words.semicolon);
    }
    if standing.stale {
        // The terms of a document whose period is over are told as its words, not as how things are now.
        terms.push_str(words.as_written);
    }
    terms.push_str((words.grant)(known.grant, known.certainty));
    (say("p", "small", &terms), nothing())
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
fn summary(view: &View, standing: &Standing, lines: &[Line]) -> String {
    let words = view.words();
    let first = |verdict: Verdict| lines.iter().find(|line| line.verdict == verdict);
    if let Some(line) = first(Verdict::Fails) {
        return join(&[words.stops_at, &line.text], "");
    }
    if standing.eligibility != Eligibility::Qualifies {
        if let Some(line) = first(Verdict::Missing) {
            return join(&[words.hangs_on_answer, &line.text], "");
        }
        if let Some(line) = first(Verdict::Open) {
            return join(&[words.hangs_on, &line.text], "");
        }
    }
    let (mut met, mut open, mut failed) = (0, 0, 0);
    for line in lines {
        match line.verdict {
            Verdict::Holds => met += 1,
            Verdict::Open | Verdict::Missing => open += 1,
            Verdict::Fails => failed += 1,
        }
    }
    match (met, open, failed) {
        (0, 0, 0) => return words.no_lines.into(),
        (met, 0, 0) => return words.all_met.say(met),
        _ => {}
    }
    let mut summary = String::new();
    for (n, said) in [(met, words.some_met), (open, words.some_open), (failed, words.some_failed)] {
        if n > 0 {
            summary.push_str(if summary.is_empty() { "" } else { words.comma });
            summary.push_str(&fill(said, &[&n.to_string()]));
        }
    }
    summary
}

/// How to apply, whom to ask, what the document leaves out, and where it stands.
fn facts(view: &View, act: &Callback<Event>, standing: &Standing, measure: &MeasureText) -> Piece {
    let words = view.words();
    let known = view.interview.rules().measures.at(standing.measure);
    let document = view.document(known.document);
    let MeasureText { how, contact, quota, period, precedence, exclusions, review_cycle, .. } = measure;
    let stated = |words_of_it: &str| text(if words_of_it.is_empty() { words.not_stated } else { words_of_it });
    let contact_then = if contact.is_empty() { "" } else { words.contact_then };
    let source = document.map_or_else(nothing, |document| citation(view, act, standing, measure, document));
    let rows = vec![
        row(words.how, stated(how)),
        row(words.ask_whom, list([stated(contact), say_any("small", "", contact_then)])),
        listed(words.limits, &[quota, period, precedence, exclusions, review_cycle]),
        listed(words.fixes, &each(&measure.fixes)),
        listed(words.unwritten, &each(&measure.unstated)),
        listed(words.readings, &each(&measure.reading)),
        listed(words.note, &[&measure.note]),
        row(words.certainty, text((words.certainty_words)(known.certainty))),
        row(words.source, source),
        listed(words.builds_on, &each(&measure.refers_to)),
    ];
    el("dl", "dl", rows)
}

/// What the document's age means.
fn warning(view: &View, standing: &Standing) -> Piece {
    let known = view.interview.rules().measures.at(standing.measure);
    say_any("p", "note", view.document(known.document).map_or("", |document| &document.warning))
}

fn each(items: &[String]) -> Vec<&String> {
    items.iter().collect()
}

fn row(name: &str, inside: Piece) -> Piece {
    list([say("dt", "", name), el("dd", "", [inside])])
}

/// A row with what there is of these, as a list where it is several.
fn listed(name: &str, items: &[&String]) -> Piece {
    let mut drawn = Vec::new();
    let mut last = "";
    for item in items {
        if !item.is_empty() {
            last = item;
            drawn.push(say("li", "", item));
        }
    }
    match drawn.len() {
        0 => nothing(),
        1 => row(name, text(last)),
        _ => row(name, el("ul", "list", drawn)),
    }
}

/// Document, clause, issuer, number and date.
fn citation(view: &View, act: &Callback<Event>, standing: &Standing, measure: &MeasureText, document: &DocumentText) -> Piece {
    let words = view.words();
    let english = view.language == Language::En;
    let known = view.interview.rules().document_of(standing.measure);
    let title = if english {
        join(&[&document.title, &measure.clause], " ")
    } else {
        join(&["《", document.title.trim_matches(['《', '》']), "》", &measure.clause], "")
    };
    let issued = known.issued.map_or_else(|| words.no_date.into(), |date| wording::date(view.language, date));
    let mut origin = String::new();
    for part in [&document.issuer, &document.number, &issued] {
        if !origin.is_empty() && !part.is_empty() {
            origin.push_str(words.comma);
        }
        origin.push_str(part);
    }
    origin.push(' ');
    let link = if document.url.is_empty() {
        nothing()
    } else {
        button("link inline", click(act, Event::Open(document.url.clone()))).text(words.open_source)
    };
    list([text(&title), el("small", "", [text(&origin), link])])
}
