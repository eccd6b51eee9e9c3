//! A number or an amount of money, as typed by people; what was understood is echoed.

use yew::prelude::*;

use super::draft::{Draft, amount};
use super::screen::Control;
use crate::model::Kind;

pub(super) fn number_control(control: &Control<'_>) -> Html {
    let Control { view, fact, draft, slip, first, .. } = control;
    let words = view.words();
    let value = draft.typed.first().cloned().unwrap_or_default();
    let input = input(control, 0);
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

/// Takes what is typed into the text field of this position.
pub(super) fn input(control: &Control<'_>, field: usize) -> Callback<InputEvent> {
    let (change, typed) = (control.change.clone(), control.draft.typed.clone());
    Callback::from(move |event: InputEvent| {
        let mut typed = typed.clone();
        if let (Some(slot), Some(input)) = (typed.get_mut(field), event.target_dyn_into::<web_sys::HtmlInputElement>()) {
            *slot = input.value();
        }
        change.emit(Draft { typed, ..Draft::default() });
    })
}
