//! What stands around every screen: the name of the tool, text size and language, and the foot.

use yew::prelude::*;

use super::drawn::{icon, path};
use super::view::{Event, TextSize, View, click, step};
use crate::interview::{Action, Screen};

pub(super) fn frame(view: &View, act: &Callback<Event>, screen: Html) -> Html {
    let words = view.words();
    let foot = (words.foot)(&view.interview.pack().version, &view.as_of());
    let clear = (view.interview.screen() != Screen::Start && !view.interview.answers().is_empty()).then(|| {
        html! { <p><button class="link" type="button" onclick={step(act, Action::Reset)}>{words.clear}</button></p> }
    });
    html! {
        <>
            <div class="bar" part="bar">
                <b>{ view.name() }</b>
                { settings(view, act) }
            </div>
            { screen }
            <div class="foot small" part="foot">
                <p>{ foot }{ words.disclaimer }</p>
                { for clear }
                <slot name="footer"></slot>
            </div>
        </>
    }
}

/// Text size and language, unfolded on demand on every screen.
fn settings(view: &View, act: &Callback<Event>) -> Html {
    let words = view.words();
    let sizes = TextSize::ALL.iter().zip(words.sizes).map(|(&size, name)| {
        let choose = click(act, Event::TextSize(size));
        let pressed = (size == view.text_size).to_string();
        html! { <button class="chip" type="button" aria-pressed={pressed} onclick={choose}>{name}</button> }
    });
    let languages = (view.languages.len() > 1).then(|| {
        let chips = view.languages.iter().map(|&language| {
            let choose = click(act, Event::Language(language));
            let pressed = (language == view.language).to_string();
            html! { <button class="chip" type="button" lang={language.tag()} aria-pressed={pressed} onclick={choose}>{language.name()}</button> }
        });
        html! {
            <><p class="small" id="language">{words.language}</p>
            <div class="chips" role="group" aria-labelledby="language">{ for chips }</div></>
        }
    });
    html! {
        <details class="settings">
            <summary class="link">{ icon(path::LETTERS) }<span>{words.settings}</span></summary>
            <div class="panel">
                <p class="small" id="size">{words.text_size}</p>
                <div class="chips" role="group" aria-labelledby="size">{ for sizes }</div>
                { for languages }
            </div>
        </details>
    }
}
