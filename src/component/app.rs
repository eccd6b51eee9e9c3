//! The whole element: frame, and the screen the session is on.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::Frame;
use super::outcome::OutcomeScreen;
use super::question::QuestionScreen;
use super::review::ReviewScreen;
use super::start::StartScreen;
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
    let screen = match view.interview.screen() {
        Screen::Start => html! { <StartScreen view={view.clone()} act={act.clone()} /> },
        // The key starts each question with a clean draft.
        Screen::Question(fact) => {
            html! { <QuestionScreen key={format!("{}-{}", fact.0, view.step)} view={view.clone()} act={act.clone()} {fact} /> }
        }
        Screen::Review => html! { <ReviewScreen view={view.clone()} act={act.clone()} /> },
        Screen::Outcome => html! { <OutcomeScreen view={view.clone()} act={act.clone()} /> },
    };
    html! {
        <div class={classes!("pc", size, dark)} part="root" lang={view.language.tag()}>
            <div class="in"><Frame view={view.clone()} act={act.clone()}>{screen}</Frame></div>
        </div>
    }
}
