//! The whole element: frame, and the screen the session is on.

use std::rc::Rc;

use yew::prelude::*;

use super::drawn::use_focus;
use super::frame::frame;
use super::outcome::OutcomeScreen;
use super::question::QuestionScreen;
use super::review::review;
use super::start::start;
use super::view::{Event, TextSize, Theme, View};
use crate::interview::Screen;

/// What the element shows, and where its events go.
#[derive(Clone, Properties)]
pub struct Props {
    /// What is shown.
    pub view: Rc<View>,
    /// Takes what the reader does.
    pub act: Callback<Event>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view) && self.act == other.act
    }
}

/// The whole element.
#[component]
pub fn App(props: &Props) -> Html {
    let Props { view, act } = props;
    let size = match view.text_size {
        TextSize::Standard => None,
        TextSize::Large => Some("large"),
        TextSize::XLarge => Some("xlarge"),
    };
    let dark = (view.theme == Theme::Dark).then_some("dark");
    let focus = use_focus(view.focus);
    let screen = match view.interview.screen() {
        Screen::Start => start(view, act, &focus),
        // The key starts each question with a clean draft.
        Screen::Question(fact) => {
            let key = (u64::from(view.step)) << 16 | u64::from(fact.0);
            html! { <QuestionScreen {key} view={view.clone()} act={act.clone()} focus={focus.clone()} {fact} /> }
        }
        Screen::Review => review(view, act, &focus),
        Screen::Outcome => html! { <OutcomeScreen view={view.clone()} act={act.clone()} focus={focus.clone()} /> },
    };
    html! {
        <div class={classes!("pc", size, dark)} part="root" lang={view.language.tag()}>
            <div class="in">{ frame(view, act, screen) }</div>
        </div>
    }
}
