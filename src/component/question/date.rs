//! A day, as three fields.

use yew::prelude::*;

use super::number::input;
use super::screen::Control;

pub(super) fn date_control(control: &Control<'_>) -> Html {
    let words = control.view.words();
    let labels = [(words.year, "w", "4"), (words.month, "", "2"), (words.day, "", "2")];
    let fields = labels.into_iter().enumerate().map(|(n, (label, class, length))| {
        let value = control.draft.typed.get(n).cloned().unwrap_or_default();
        let input = input(control, n);
        let node = if n == 0 { control.first.clone() } else { NodeRef::default() };
        html! {
            <label key={n} class={class}><span>{label}</span>
                <input ref={node} type="text" inputmode="numeric" maxlength={length} autocomplete="off" {value} oninput={input}
                    aria-invalid={control.slip.then_some("true")} aria-describedby={control.slip.then_some("slip")} /></label>
        }
    });
    html! { <div class="f">{ for fields }</div> }
}
