//! The whole element: frame, and the screen the session is on.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VChild;

use super::dom::{Piece, tag};
use super::drawn::use_focus;
use super::frame::frame;
use super::outcome::{self, OutcomeScreen};
use super::question::{self, QuestionScreen};
use super::review::review;
use super::start::start;
use super::view::{Event, TextSize, Theme, View};
use crate::interview::Screen;
use crate::wording::join;

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
    let focus = use_focus(view.focus);
    let screen = match view.interview.screen() {
        Screen::Start => start(view, act, &focus),
        Screen::Question(fact) => {
            // The key starts each question with a clean draft.
            let key = u64::from(view.step) << 16 | u64::from(fact.0);
            let props = question::Props { view: view.clone(), act: act.clone(), focus, fact };
            Piece::of(VChild::<QuestionScreen>::new(props, Some(key.into())).into())
        }
        Screen::Review => review(view, act, &focus),
        Screen::Outcome => {
            let props = outcome::Props { view: view.clone(), act: act.clone(), focus };
            Piece::of(VChild::<OutcomeScreen>::new(props, None).into())
        }
    };
    let size = match view.text_size {
        TextSize::Standard => "pc",
        TextSize::Large => "pc large",
        TextSize::XLarge => "pc xlarge",
    };
    let dark = if view.theme == Theme::Dark { " dark" } else { "" };
    let root = tag("div", "").attr("class", &join(&[size, dark], "")).set("part", "root").set("lang", view.language.tag());
    root.with([frame(view, act, screen)]).html()
}
