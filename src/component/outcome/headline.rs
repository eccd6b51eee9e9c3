//! The headline: one figure where there is one, and its doubt directly under it.

use yew::prelude::*;

use super::lines::{answers, lines};
use crate::component::dom::{Piece, el, list, nothing, say, say_any, tag, text};
use crate::component::drawn::{focusable, heading, node};
use crate::component::view::{Event, View};
use crate::engine::{Estimate, EstimateForm, Verdict};
use crate::interview::{Findings, documents, groups};
use crate::model::{MeasureIx, MeasureKind};
use crate::wording::{self, Figure, fill, join};

pub(super) fn headline(view: &View, act: &Callback<Event>, findings: &Findings, focus: &NodeRef) -> Piece {
    let words = view.words();
    let rules = view.interview.rules();
    let met = &findings.qualifies;
    let (mut sums, mut others) = (Vec::new(), Vec::new());
    for &ix in met {
        if view.interview.outcome().at(ix).amount.is_some() { sums.push(ix) } else { others.push(ix) }
    }
    let (said, below) = match (sums.as_slice(), met.len(), findings.open_count()) {
        (&[sum], ..) => {
            (join(&[&terms(view, &sums), one_sum(view, sum)], ""), vec![amount(view, sum), under(view, sum, &others), doubts(view, &sums)])
        }
        ([_, ..], ..) => {
            let mut rows = Vec::new();
            for &ix in &sums {
                let name = view.measure(ix).map_or("", |text| &text.name);
                rows.push(el("li", "top", [say("span", "", name), amount_inline(view, ix)]));
            }
            let also = say_any("p", "under", &also(view, &others));
            (
                join(&[&terms(view, &sums), &words.you_meet_sums.say(sums.len())], ""),
                vec![el("ul", "rows sums", rows), also, doubts(view, &sums)],
            )
        }
        ([], n @ 1.., _) => {
            let mut tally = Vec::new();
            for (group, n) in groups(rules, met) {
                let name = join(&[(words.group)(group), " "], "");
                tally.push(el("li", "", [text(&name), say("b", "", &words.items.say(n))]));
            }
            (join(&[&terms(view, met), &words.you_meet.say(n)], ""), vec![el("ul", "tally", tally), doubts(view, met)])
        }
        ([], 0, n @ 1..) => (words.you_may.say(n), vec![doubts(view, &findings.all_open())]),
        ([], 0, 0) => {
            let lead = match findings.near.len() {
                0 => words.nothing_lead.into(),
                n => words.nothing_near.say(n),
            };
            (fill(words.nothing_yet, &[&words.documents.say(rules.documents.len())]), vec![say("p", "under", &lead)])
        }
    };
    list([focusable(heading(view.heading_level, "t0 lead"), focus).text(&said), list(below), missed(view, act, findings)])
}

/// Money that is refused although little is missing, each with the condition that fails: nobody should have to unfold that.
fn missed(view: &View, act: &Callback<Event>, findings: &Findings) -> Piece {
    let words = view.words();
    let mut items = Vec::new();
    for &ix in &findings.missed {
        let Some(text) = view.measure(ix) else { continue };
        let standing = &view.interview.outcome().at(ix);
        let lines = lines(view, standing, text);
        let Some(line) = lines.iter().find(|line| line.verdict == Verdict::Fails) else { continue };
        let name = join(&[&text.name, &sum(view, ix)], " ");
        let why = join(&[words.stops_at, &line.text], "");
        items.push(tag("li", "n").key(&ix.0.to_string()).with([
            node(Verdict::Fails),
            el("span", "", [say("b", "", &name), say("p", "", &why), say_any("small", "", line.below.unwrap_or_default())]),
            el("span", "ans", [answers(view, act, line)]),
        ]));
    }
    if items.is_empty() { nothing() } else { el("ul", "way missed", items) }
}

/// On whose terms, with the year where the document's period is over.
fn terms(view: &View, measures: &[MeasureIx]) -> String {
    let words = view.words();
    let outcome = view.interview.outcome();
    match year(view, measures) {
        Some(year) => fill(words.terms_of_year, &[&year.to_string()]),
        None if measures.iter().all(|&ix| outcome.at(ix).stale) => words.terms_over.into(),
        None => words.terms.into(),
    }
}

/// What the one sum is: a subsidy, or an award.
fn one_sum(view: &View, sum: MeasureIx) -> &'static str {
    let words = view.words();
    match view.interview.rules().measures.at(sum).kind {
        MeasureKind::Award => words.you_meet_award,
        _ => words.you_meet_subsidy,
    }
}

/// The year of the document, where all of these stand in one whose period is over.
fn year(view: &View, measures: &[MeasureIx]) -> Option<i32> {
    let rules = view.interview.rules();
    let outcome = view.interview.outcome();
    let first = rules.document_of(*measures.first()?);
    let one = measures.iter().all(|&ix| outcome.at(ix).stale && rules.document_of(ix).id == first.id);
    if one { first.issued.map(|date| date.ymd().0) } else { None }
}

fn amount(view: &View, ix: MeasureIx) -> Piece {
    let Some(estimate) = view.interview.outcome().at(ix).amount else { return nothing() };
    let Figure { before, figure, after } = wording::figure(view.language, estimate.fen);
    let ceiling = if estimate.form == EstimateForm::UpperBound { view.words().ceiling } else { "" };
    el("p", "sum", [text(&join(&[ceiling, before], "")), say("b", "", &figure), text(after)])
}

/// The amount beside a name; of what is refused, the one that would have been.
pub(super) fn amount_inline(view: &View, ix: MeasureIx) -> Piece {
    let refused = view.interview.outcome().at(ix).amount.is_none();
    say_any("span", if refused { "amt off" } else { "amt" }, &sum(view, ix))
}

/// The amount in words; may be empty.
fn sum(view: &View, ix: MeasureIx) -> String {
    let Some(Estimate { fen, form, .. }) = view.interview.stated(ix) else { return String::new() };
    let ceiling = if form == EstimateForm::UpperBound { view.words().ceiling } else { "" };
    join(&[ceiling, &wording::money(view.language, fen)], "")
}

/// What the sum is, how often it is paid, and what else one meets the conditions for.
fn under(view: &View, sum: MeasureIx, others: &[MeasureIx]) -> Piece {
    let name = view.measure(sum).map_or("", |text| &text.name);
    let per = view.interview.outcome().at(sum).amount.map_or("", |amount| (view.words().per)(amount.per));
    let words = view.words();
    say("p", "under", &join(&[name, words.comma, per, words.stop, &also(view, others)], ""))
}

/// What else one meets the conditions for, counted by group.
fn also(view: &View, others: &[MeasureIx]) -> String {
    let words = view.words();
    let groups = groups(view.interview.rules(), others);
    let mut listed = String::new();
    for (n, &(group, many)) in groups.iter().enumerate() {
        let joint = if n + 1 == groups.len() { words.last_joint } else { words.joint };
        listed.push_str(if n == 0 { "" } else { joint });
        listed.push_str(&(words.of_group)(group).say(many));
    }
    if groups.is_empty() { listed } else { fill(words.also, &[&listed]) }
}

/// The warning of the document these measures stand in, so that no figure is seen without its doubt. A headline over several
/// documents would be a page of warnings: they stand with each measure then.
fn doubts(view: &View, measures: &[MeasureIx]) -> Piece {
    let rules = view.interview.rules();
    let Some(&first) = measures.first() else { return nothing() };
    let document = rules.measures.at(first).document;
    if documents(rules, measures).len() == 1 {
        return say_any("p", "note", view.document(document).map_or("", |text| &text.warning));
    }
    // Over several documents one sentence stands for all; each card has the warning of its own.
    let over = measures.iter().any(|&ix| view.interview.outcome().at(ix).stale);
    say_any("p", "note", if over { view.words().periods_over } else { "" })
}
