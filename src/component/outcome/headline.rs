//! The headline: one figure where there is one, and its doubt directly under it.

use yew::prelude::*;

use super::parts::{Parts, groups};
use crate::component::drawn::heading;
use crate::component::view::View;
use crate::engine::{EstimateForm, Standing};
use crate::model::{DocumentIx, MeasureIx, sorted_by};
use crate::wording::{self, Figure, Group};

pub(super) fn headline(view: &View, parts: &Parts, focus: &NodeRef) -> Html {
    let words = view.words();
    let outcome = view.interview.outcome();
    let standing = |ix: MeasureIx| -> &Standing { outcome.standings.at(ix) };
    let sums: Vec<MeasureIx> = parts.meet.iter().copied().filter(|&ix| standing(ix).amount.is_some()).collect();
    let say =
        |text: String, inside: Html| html! { <>{ heading(view.heading_level, 0, "lead", None, Some(focus), text.into()) }{inside}</> };
    match (sums.as_slice(), parts.meet.len(), parts.open.len()) {
        (&[sum], ..) => {
            let others: Vec<MeasureIx> = parts.meet.iter().copied().filter(|&ix| ix != sum).collect();
            say(
                (words.you_meet_one_sum)(year(view, &[sum])),
                html! { <>{ amount(view, sum) }{ under(view, sum, &others) }{ doubts(view, &[sum]) }</> },
            )
        }
        ([_, ..], ..) => {
            let rows = sums.iter().map(|&ix| {
                let name = view.measure(ix).map_or("", |text| &text.name);
                html! { <li class="top"><span>{name}</span>{ amount_inline(view, standing(ix)) }</li> }
            });
            let others: Vec<MeasureIx> = parts.meet.iter().copied().filter(|ix| !sums.contains(ix)).collect();
            let rows = html! { <ul class="rows sums">{ for rows }</ul> };
            say((words.you_meet_sums)(sums.len(), year(view, &sums)), html! { <>{rows}{ also(view, &others) }{ doubts(view, &sums) }</> })
        }
        ([], 1.., _) => {
            let text = (words.you_meet)(parts.meet.len(), year(view, &parts.meet));
            let count = groups(view, &parts.meet)
                .into_iter()
                .map(|(group, n)| html! { <li>{ (words.group)(group) }{" "}<b>{ (words.items)(n) }</b></li> });
            say(text, html! { <><ul class="tally">{ for count }</ul>{ doubts(view, &parts.meet) }</> })
        }
        ([], 0, 1..) => say((words.you_may)(parts.open.len()), doubts(view, &parts.open)),
        ([], 0, 0) => say(words.nothing_yet.into(), html! { <p class="under">{words.nothing_lead}</p> }),
    }
}

/// The year of the document, where all of these stand in one whose period is over.
fn year(view: &View, measures: &[MeasureIx]) -> Option<i32> {
    let rules = view.interview.rules();
    let outcome = view.interview.outcome();
    let first = rules.document_of(*measures.first()?);
    let one = measures.iter().all(|&ix| outcome.standings.at(ix).stale && rules.document_of(ix).id == first.id);
    if one { first.issued.map(|date| date.ymd().0) } else { None }
}

fn amount(view: &View, ix: MeasureIx) -> Html {
    let Some(estimate) = view.interview.outcome().standings.at(ix).amount else { return Html::default() };
    let Figure { before, figure, after } = wording::figure(view.language, estimate.fen);
    let ceiling = (estimate.form == EstimateForm::UpperBound).then_some(view.words().ceiling);
    html! { <p class="sum">{ for ceiling }{before}<b>{figure}</b>{after}</p> }
}

/// The amount beside a name.
pub(super) fn amount_inline(view: &View, standing: &Standing) -> Html {
    let Some(estimate) = standing.amount else { return Html::default() };
    let ceiling = (estimate.form == EstimateForm::UpperBound).then_some(view.words().ceiling);
    html! { <span class="amt">{ for ceiling }{ wording::money(view.language, estimate.fen) }</span> }
}

fn under(view: &View, sum: MeasureIx, others: &[MeasureIx]) -> Html {
    let name = view.measure(sum).map_or("", |text| &text.name);
    let per = view.interview.outcome().standings.at(sum).amount.map_or("", |amount| (view.words().per)(amount.per));
    let comma = if view.language == wording::Language::En { ", " } else { "，" };
    let stop = if view.language == wording::Language::En { ". " } else { "。" };
    html! { <p class="under">{name}{comma}{per}{stop}{ also_words(view, others) }</p> }
}

fn also(view: &View, others: &[MeasureIx]) -> Html {
    if others.is_empty() {
        Html::default()
    } else {
        html! { <p class="under">{ also_words(view, others) }</p> }
    }
}

fn also_words(view: &View, others: &[MeasureIx]) -> String {
    if others.is_empty() { String::new() } else { (view.words().also)(&groups(view, others)) }
}

/// The warnings of the documents these measures stand in, each once: so that no figure is seen without its doubt.
fn doubts(view: &View, measures: &[MeasureIx]) -> Html {
    let rules = view.interview.rules();
    let documents: Vec<DocumentIx> = measures.iter().map(|&ix| rules.measures.at(ix).document).collect();
    let mut documents = sorted_by(documents, |document| u64::from(document.0));
    documents.dedup();
    // A headline over several documents would be a page of warnings: they stand with each measure then.
    let several = documents.len() > 1;
    let notes = documents.into_iter().filter_map(|ix| view.document(ix)).filter(|text| !several && !text.warning.is_empty());
    html! { <>{ for notes.map(|text| html! { <p class="note">{&text.warning}</p> }) }</> }
}

/// The name of a group as a small heading.
pub(super) fn group_name(view: &View, group: Group) -> &'static str {
    (view.words().group)(group)
}
