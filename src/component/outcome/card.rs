//! One measure: what one gets, why, how to apply, whom to ask, and where it stands.

use yew::prelude::*;

use super::headline::amount_inline;
use super::lines::{Line, lines, way};
use crate::component::drawn::{beads, heading};
use crate::component::view::{Event, View, click};
use crate::engine::{Eligibility, Standing, Verdict};
use crate::model::{DocumentText, MeasureIx, MeasureText};
use crate::wording::{self, Language};

/// The card of a measure; `open`: its reasons are unfolded from the start.
pub(super) fn card(view: &View, act: &Callback<Event>, measure: MeasureIx, open: bool) -> Html {
    let Some(text) = view.measure(measure) else { return Html::default() };
    let words = view.words();
    let standing = view.interview.outcome().standings.at(measure);
    let known = view.interview.rules().measures.at(measure);
    let lines = lines(view, standing, text);
    let amount = match standing.amount {
        Some(_) => amount_inline(view, standing),
        None => html! { <span class="tag">{ (words.kind)(known.kind) }</span> },
    };
    let granted = (standing.eligibility != Eligibility::DoesNotQualify).then(|| {
        let comma = if view.language == Language::En { "; " } else { "；" };
        let per = standing.amount.map(|amount| format!("{}{comma}", (words.per)(amount.per)));
        html! { <p class="small">{ for per }{ (words.grant)(known.grant, known.certainty) }</p> }
    });
    let refusal = (standing.eligibility == Eligibility::DoesNotQualify
        && view.interview.engine().assess(measure, view.interview.admitted()).on_inferred_only)
        .then(|| html! { <p class="note">{words.on_readings_only}</p> });
    html! {
        <article key={measure.0} class="card" part="card">
            <div class="top">{ heading(view.heading_level, 2, "", None, None, text.name.as_str().into()) }{amount}</div>
            <p>{&text.gives}</p>
            { for granted }
            { for refusal }
            <details open={open}>
                <summary>{ beads(lines.iter().map(|line| line.verdict)) }<span>{ summary(view, &lines) }</span></summary>
                { way(view, act, &lines, standing.amount.is_some()) }
                { facts(view, act, standing, text) }
            </details>
        </article>
    }
}

/// What the line comes to, in a few words: what it hangs on, or how many conditions hold.
fn summary(view: &View, lines: &[Line]) -> String {
    let words = view.words();
    let count = |verdicts: &[Verdict]| lines.iter().filter(|line| verdicts.contains(&line.verdict)).count();
    let (met, open, failed) = (count(&[Verdict::Holds]), count(&[Verdict::Open, Verdict::Missing]), count(&[Verdict::Fails]));
    (words.lines_met)(met, open, failed)
}

/// How to apply, whom to ask, what the document leaves out, and where it stands.
fn facts(view: &View, act: &Callback<Event>, standing: &Standing, text: &MeasureText) -> Html {
    let words = view.words();
    let rules = view.interview.rules();
    let known = rules.measures.at(standing.measure);
    let document = view.document(known.document);
    let stated = |text: &str| if text.is_empty() { words.not_stated.to_owned() } else { text.to_owned() };
    let limits: Vec<&str> = [&text.quota, &text.period, &text.precedence, &text.exclusions, &text.review_cycle]
        .into_iter()
        .map(String::as_str)
        .filter(|limit| !limit.is_empty())
        .collect();
    let row = |name: &str, inside: Html| html! { <><dt>{name.to_owned()}</dt><dd>{inside}</dd></> };
    let list = |name: &str, items: &[&str]| match items {
        [] => Html::default(),
        [one] => row(name, html! { {*one} }),
        items => row(name, html! { <ul class="list">{ for items.iter().map(|item| html! { <li>{*item}</li> }) }</ul> }),
    };
    let unstated: Vec<&str> = text.unstated.iter().map(String::as_str).collect();
    let readings: Vec<&str> = text.reading.iter().map(String::as_str).collect();
    let fixes: Vec<&str> = text.fixes.iter().map(String::as_str).collect();
    let builds_on: Vec<&str> = text.refers_to.iter().map(String::as_str).collect();
    let warning =
        document.filter(|document| !document.warning.is_empty()).map(|document| html! { <p class="note">{&document.warning}</p> });
    html! {
        <>
            <dl class="dl">
                { row(words.how, stated(&text.how).into()) }
                { row(words.ask_whom, html! { <>{ stated(&text.contact) }{ for (!text.contact.is_empty()).then(|| html! { <small>{words.contact_then}</small> }) }</> }) }
                { list(words.limits, &limits) }
                { list(words.fixes, &fixes) }
                { list(words.unwritten, &unstated) }
                { list(words.readings, &readings) }
                { if text.note.is_empty() { Html::default() } else { row(words.note, text.note.as_str().into()) } }
                { row(words.certainty, (words.certainty_words)(known.certainty).into()) }
                { row(words.source, citation(view, act, standing, text, document)) }
                { list(words.builds_on, &builds_on) }
            </dl>
            { for warning }
        </>
    }
}

/// Document, clause, issuer, number and date.
fn citation(view: &View, act: &Callback<Event>, standing: &Standing, text: &MeasureText, document: Option<&DocumentText>) -> Html {
    let Some(document) = document else { return Html::default() };
    let words = view.words();
    let known = view.interview.rules().document_of(standing.measure);
    let issued = known.issued.map_or_else(|| words.no_date.to_owned(), |date| wording::date(view.language, date));
    let comma = if view.language == Language::En { ", " } else { "，" };
    let parts: Vec<&str> =
        [document.issuer.as_str(), document.number.as_str(), issued.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let title = if view.language == Language::En {
        document.title.clone()
    } else {
        format!("《{}》", document.title.trim_matches(['《', '》']))
    };
    let link = (!document.url.is_empty()).then(|| {
        let open = click(act, Event::Open(document.url.clone()));
        html! { <button class="link inline" type="button" onclick={open}>{words.open_source}</button> }
    });
    html! { <>{title}{" "}{&text.clause}<small>{ parts.join(comma) }{" "}{ for link }</small></> }
}
