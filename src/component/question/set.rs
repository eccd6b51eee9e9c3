//! Several choices; `none` excludes the others.

use yew::prelude::*;

use super::screen::{Control, pick};

pub(super) fn set_control(control: &Control<'_>) -> Html {
    let Control { view, fact, draft, slip, first, .. } = control;
    let known = view.interview.rules().facts.at(*fact);
    let none = known.none();
    let row = |choice: usize| {
        let text = view.choice(*fact, choice);
        let ticked = !draft.unsure && draft.set.contains(choice);
        let mut next = (*draft).clone();
        next.tick(choice, none);
        let tick = pick(control, next);
        let note = (!text.note.is_empty()).then(|| html! { <small>{&text.note}</small> });
        let node = if choice == 0 || (choice == 1 && none == Some(0)) { first.clone() } else { NodeRef::default() };
        html! {
            <label key={choice} class={classes!("o", ticked.then_some("on"))} part="choice">
                <input ref={node} type="checkbox" checked={ticked} onchange={tick} aria-describedby={slip.then_some("slip")} />
                <span>{&text.name}{ for note }</span>
            </label>
        }
    };
    let rows: Vec<Html> = known.real_choices().iter().map(row).collect();
    let or = none.map(|none| html! { <><p class="or">{view.words().or}</p>{ row(none) }</> });
    html! { <div class="opts">{rows}{ for or }</div> }
}
