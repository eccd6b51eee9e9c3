//! A number or an amount of money, as typed by people; what was understood is echoed.

use yew::prelude::*;

use super::draft::{Draft, amount};
use super::screen::ControlProps;
use crate::model::Kind;

#[component(NumberControl)]
pub(super) fn number_control(props: &ControlProps) -> Html {
    let ControlProps { view, fact, draft, change, slip, first } = props;
    let words = view.words();
    let value = draft.typed.first().cloned().unwrap_or_default();
    let input = change.reform(|event: InputEvent| Draft { typed: [typed(&event), String::new(), String::new()], ..Draft::default() });
    let money = matches!(view.interview.rules().facts.at(*fact).kind, Kind::Money { .. });
    let understood = amount(&value).map(|hundredths| view.number(*fact, if money { hundredths } else { hundredths / 100 }));
    let echo = understood.map(|amount| (words.understood)(&amount)).unwrap_or_default();
    html! {
        <div class="f">
            <label class="full"><span>{ &view.fact(*fact).unit }</span>
                <input ref={first.clone()} type="text" inputmode="decimal" maxlength="16" autocomplete="off" aria-labelledby="q" {value} oninput={input}
                    aria-invalid={slip.then_some("true")} aria-describedby={slip.then_some("slip")} /></label>
            <p class="small full" role="status">{echo}</p>
        </div>
    }
}

/// What a text field holds.
pub(super) fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<web_sys::HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}
