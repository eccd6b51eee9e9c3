//! All answers, to be checked and changed.

use yew::prelude::*;

use super::drawn::{heading, icon, path};
use super::view::{Event, View, step};
use crate::interview::Action;

pub(super) fn review(view: &View, act: &Callback<Event>, focus: &NodeRef) -> Html {
    let words = view.words();
    let interview = &view.interview;
    let (back, outcome) = (step(act, Action::Back), step(act, Action::Outcome));
    let rows = interview.trail().into_iter().filter_map(|fact| {
        let answer = interview.answers().get(fact)?;
        let change = step(act, Action::GoTo(fact));
        let aside = interview.aside().iter().any(|aside| aside.fact == fact);
        let aside = aside.then(|| html! { <small class="bad">{ words.set_aside }</small> });
        let ask = view.ask(fact);
        Some(html! {
            <div key={fact.0.to_string()}>
                <dt>{ask}</dt>
                <dd><b>{ view.answer(fact, answer) }</b>{ for aside }</dd>
                <dd><button class="link" type="button" aria-label={(words.change_of)(ask)} onclick={change}>{words.change}</button></dd>
            </div>
        })
    });
    let rows: Vec<Html> = rows.collect();
    let list = if rows.is_empty() {
        html! { <p>{words.no_answers}</p> }
    } else {
        html! { <dl class="qa rows">{ rows }</dl> }
    };
    html! {
        <>
            <div class="go"><button class="link" type="button" onclick={back}>{ icon(path::BACK) }<span>{words.back}</span></button></div>
            { heading(view.heading_level, 0, "lead", None, Some(focus), words.review_heading.into()) }
            <p class="hint">{words.review_lead}</p>
            { list }
            <div class="act"><button class="b" part="button" type="button" onclick={outcome}>{words.see_outcome}</button></div>
        </>
    }
}
