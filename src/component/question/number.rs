//! A number or an amount of money, as typed by people; what was understood is echoed.

use yew::prelude::*;

use super::choice::described;
use super::draft::{Draft, amount};
use super::screen::Control;
use crate::component::app::Change;
use crate::component::dom::{Piece, Tag, el, say, tag};
use crate::component::view::View;
use crate::model::{FactIx, Kind};
use crate::wording::fill;

pub(super) fn number_control(control: &Control<'_>) -> Piece {
    let Control { view, fact, draft, first, .. } = *control;
    let input = text_input(control, 0, "16").set("inputmode", "decimal").attr("aria-labelledby", &control.id("q")).node(first);
    el(
        "div",
        "f",
        [el("label", "full", [say("span", "", &view.fact(fact).unit), input.end()]), say("p", "small full", &echo(view, fact, draft))],
    )
}

/// The number that was understood, in words.
pub(super) fn echo(view: &View, fact: FactIx, draft: &Draft) -> String {
    let money = matches!(view.interview.rules().facts.at(fact).kind, Kind::Money { .. });
    let understood = draft.typed.first().and_then(|typed| amount(typed));
    let echo = understood.map(|hundredths| view.number(fact, if money { hundredths } else { hundredths / 100 }));
    echo.map_or_else(String::new, |amount| fill(view.words().understood, &[&amount]))
}

/// The text field of this position; it takes so many characters.
pub(super) fn text_input(control: &Control<'_>, field: usize, most: &'static str) -> Tag {
    let Control { fact, draft, change, slip, .. } = *control;
    let (change, typed) = (change.clone(), draft.typed.clone());
    let value = typed.get(field).map_or("", String::as_str).to_owned();
    let input = Callback::from(move |event: InputEvent| {
        let mut typed = typed.clone();
        if let (Some(slot), Some(input)) = (typed.get_mut(field), event.target_dyn_into::<web_sys::HtmlInputElement>()) {
            *slot = input.value();
        }
        change.emit(Change::Draft(fact, Draft { typed, ..Draft::default() }));
    });
    let tag = tag("input", "").set("type", "text").set("maxlength", most).set("autocomplete", "off").value(&value).on_input(input);
    described(control, tag.set_if(slip, "aria-invalid", "true"))
}
