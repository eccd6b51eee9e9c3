//! The whole element: frame, and the screen the session is on.

use std::rc::Rc;

use yew::prelude::*;

use super::dom::{Piece, tag};
use super::drawn::{FocusPoint, waiting};
use super::frame::frame;
use super::outcome::{Looking, Places, outcome};
use super::question::{Asking, Draft, question};
use super::review::review;
use super::start::start;
use super::view::{Event, TextSize, Theme, View};
use crate::interview::{Action, Screen};
use crate::model::FactIx;
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

/// The whole element. The only component: what a screen keeps besides the session is kept here, and screens are functions.
#[derive(Debug, Default)]
pub struct App {
    focus: FocusPoint,
    /// The step and the question that `asking` belongs to.
    asked: Option<(u32, FactIx)>,
    asking: Asking,
    looking: Looking,
    /// The sections of the outcome.
    sections: Places,
}

/// What changes on a screen and not in the session.
pub(super) enum Change {
    /// The controls of a question.
    Draft(Draft),
    /// The controls are to become an answer.
    Submit,
    /// What of the outcome is looked at.
    Look(Looking),
}

/// A [`Change`], as Yew takes it.
pub struct Message(Change);

/// What every screen is drawn with.
#[derive(Clone, Copy)]
pub(super) struct Drawing<'a> {
    pub(super) view: &'a View,
    pub(super) act: &'a Callback<Event>,
    pub(super) focus: &'a NodeRef,
    pub(super) change: &'a Callback<Change>,
}

impl App {
    /// Starts each question, and each look at the outcome, afresh.
    fn follow(&mut self, view: &View) {
        let screen = view.interview.screen();
        let asked = if let Screen::Question(fact) = screen { Some((view.step, fact)) } else { None };
        if self.asked != asked {
            self.asked = asked;
            self.asking = asked.map_or_else(Asking::default, |(_, fact)| Asking::of(view, fact));
        }
        if screen != Screen::Outcome {
            self.looking = Looking::default();
        }
    }
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<App>) -> App {
        let mut app = App::default();
        app.follow(&ctx.props().view);
        app
    }

    fn changed(&mut self, ctx: &Context<App>, _: &Props) -> bool {
        self.follow(&ctx.props().view);
        true
    }

    fn update(&mut self, ctx: &Context<App>, Message(change): Message) -> bool {
        let Props { view, act } = ctx.props();
        match change {
            Change::Draft(draft) => self.asking.change(draft),
            Change::Look(looking) => self.looking = looking,
            Change::Submit => {
                if let Screen::Question(fact) = view.interview.screen()
                    && let Some(answer) = self.asking.submit(view, fact)
                {
                    act.emit(Event::Session(Action::Answer(fact, answer)));
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let Props { view, act } = ctx.props();
        let change = ctx.link().callback(Message);
        let focus = &self.focus.node;
        let drawing = Drawing { view, act, focus, change: &change };
        let screen = match view.interview.screen() {
            Screen::Start => start(view, act, focus),
            Screen::Question(fact) => question(&drawing, fact, &self.asking),
            screen => match late::here() {
                Some(here) => late_screen(here, &drawing, screen, self),
                None => waiting(view.opening().one_moment, Some(focus)),
            },
        };
        root(view, act, screen).html()
    }

    fn rendered(&mut self, ctx: &Context<App>, _: bool) {
        self.focus.follow(ctx.props().view.focus);
        self.asking.focus();
    }
}

late::gate! { 1 =>
    /// The screens that nobody sees before the first question.
    fn late_screen(drawing: &Drawing<'_>, screen: Screen, app: &App) -> Piece {
        match screen {
            Screen::Review => review(drawing.view, drawing.act, drawing.focus),
            _ => outcome(drawing, &app.looking, &app.sections),
        }
    }
}

/// The element around every screen, with its settings.
fn root(view: &View, act: &Callback<Event>, screen: Piece) -> Piece {
    let size = match view.text_size {
        TextSize::Standard => "pc",
        TextSize::Large => "pc large",
        TextSize::XLarge => "pc xlarge",
    };
    let dark = if view.theme == Theme::Dark { " dark" } else { "" };
    let root = tag("div", "").attr("class", &join(&[size, dark], "")).set("part", "root").set("lang", view.language.tag());
    root.with([frame(view, act, screen)])
}
