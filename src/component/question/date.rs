//! A day, as three fields.

use yew::prelude::*;

use super::draft::Draft;
use super::number::typed;
use super::screen::ControlProps;

#[component(DateControl)]
pub(super) fn date_control(props: &ControlProps) -> Html {
    let words = props.view.words();
    let labels = [(words.year, "w", "4"), (words.month, "", "2"), (words.day, "", "2")];
    let fields = labels.into_iter().enumerate().map(|(n, (label, class, length))| {
        let value = props.draft.typed.get(n).cloned().unwrap_or_default();
        let input = props.change.reform({
            let draft = props.draft.clone();
            move |event: InputEvent| {
                let mut typed_so_far = draft.typed.clone();
                if let Some(field) = typed_so_far.get_mut(n) {
                    *field = typed(&event);
                }
                Draft { typed: typed_so_far, ..Draft::default() }
            }
        });
        let node = if n == 0 { props.first.clone() } else { NodeRef::default() };
        html! {
            <label key={n} class={class}><span>{label}</span>
                <input ref={node} type="text" inputmode="numeric" maxlength={length} autocomplete="off" {value} oninput={input}
                    aria-invalid={props.slip.then_some("true")} aria-describedby={props.slip.then_some("slip")} /></label>
        }
    });
    html! { <div class="f">{ for fields }</div> }
}
