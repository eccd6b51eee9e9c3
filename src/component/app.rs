//! The whole element: frame, and the screen the session is on.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

use super::dom::{Piece, list, nothing, tag};
use super::drawn::{FocusPoint, waiting};
use super::frame::{Around, frame, late_around};
use super::outcome::{Looking, Places, outcome};
use super::page::{Paging, page};
use super::question::{Asking, Draft, question};
use super::review::review;
use super::start::start;
use super::take::{has_sheet, paper};
use super::view::{Event, TextSize, Theme, View};
use crate::interview::{Action, Screen};
use crate::model::FactIx;
use crate::wording::join;

/// What the element shows, and where its events go.
#[derive(Clone, Properties)]
pub struct Props {
    /// What is shown; nothing while the place it is drawn in waits for another element.
    pub view: Option<Rc<View>>,
    /// Takes what the reader does.
    pub act: Callback<Event>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.view, &other.view) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same && self.act == other.act
    }
}

/// The whole element. The only component: what a screen keeps besides the session is kept here, and screens are functions.
#[derive(Debug, Default)]
pub struct App {
    focus: FocusPoint,
    /// The step and the question that `asking` belongs to.
    asked: Option<(u32, FactIx)>,
    asking: Asking,
    /// The [`Paging`] of a page; as anything, so that letting go of it is late as well.
    paging: Option<Box<dyn Any>>,
    looking: Looking,
    /// The sections of the outcome.
    sections: Places,
}

/// What changes on a screen and not in the session.
pub(super) enum Change {
    /// What is typed, or the level of a place gone back to.
    Draft(FactIx, Draft),
    /// What is picked, by the value of its control.
    Pick(FactIx, String),
    /// The controls are to become an answer.
    Submit(FactIx),
    /// The outcome is to be seen, if all that was typed on the page can be read.
    Finish,
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
    /// Starts each question afresh; what else screens keep is late.
    fn follow(&mut self, view: Option<&View>) {
        let mut asked = None;
        if let Some(view) = view
            && let Screen::Question(fact) = view.interview.screen()
        {
            asked = Some((view.step, fact));
            if self.asked != asked {
                self.asking = Asking::of(view, fact);
            }
        }
        self.asked = asked;
        if let Some(here) = late::here() {
            late_follow(here, self, view);
        }
    }
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<App>) -> App {
        let mut app = App::default();
        app.follow(ctx.props().view.as_deref());
        app
    }

    fn changed(&mut self, ctx: &Context<App>, _: &Props) -> bool {
        self.follow(ctx.props().view.as_deref());
        true
    }

    fn update(&mut self, ctx: &Context<App>, Message(change): Message) -> bool {
        let Props { view: Some(view), act } = ctx.props() else { return false };
        match (view.interview.screen(), late::here()) {
            (Screen::Question(fact), here) => match &change {
                Change::Submit(_) => {
                    if let Some(answer) = self.asking.submit(view, fact) {
                        act.emit(Event::Session(Action::Answer(fact, answer)));
                    }
                }
                _ => match here {
                    Some(here) => late_change(here, self, view, act, &change),
                    None => self.asking.take(view, &change),
                },
            },
            (_, Some(here)) => late_change(here, self, view, act, &change),
            _ => {}
        }
        true
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let Props { view: Some(view), act } = ctx.props() else { return Html::default() };
        let change = ctx.link().callback(Message);
        let focus = &self.focus.node;
        let drawing = Drawing { view, act, focus, change: &change };
        let screen = match view.interview.screen() {
            Screen::Start => start(view, act, focus),
            Screen::Question(fact) => {
                let mut pieces = vec![question(&drawing, fact, &self.asking)];
                // The answers, where they most likely come next: drawn before they are shown, as a question that comes next is.
                if let (Some(coming), Some(here)) = (&view.coming, late::here())
                    && coming.interview.screen() == Screen::Review
                {
                    let unseen = Drawing { view: coming, focus: &NodeRef::default(), ..drawing };
                    pieces.push(answers(late_screen(here, &unseen, Screen::Review, self), true));
                }
                list(pieces)
            }
            screen => match late::here() {
                Some(here) if screen == Screen::Review => list([answers(late_screen(here, &drawing, screen, self), false)]),
                Some(here) => late_screen(here, &drawing, screen, self),
                None => waiting(view.opening().one_moment, Some(focus)),
            },
        };
        let around = late::here().map(|here| late_around(here, &drawing, &self.asking, &self.looking, &self.paging));
        root(view, act, screen, around).html()
    }

    fn rendered(&mut self, ctx: &Context<App>, _: bool) {
        if let Some(view) = &ctx.props().view {
            self.focus.follow(view.focus);
            self.asking.focus();
        }
    }
}

/// What is around the answers, by which they are known when they are shown.
fn answers(review: Piece, hidden: bool) -> Piece {
    tag("div", "").key("answers").set_if(hidden, "hidden", "").with([review])
}

late::gate! { 1 =>
    /// The screens that nobody sees before the first question.
    fn late_screen(drawing: &Drawing<'_>, screen: Screen, app: &App) -> Piece {
        match screen {
            // The program is here, but has not read the whole pack yet.
            Screen::Page(_) if drawing.view.interview.opening().is_some() => waiting(drawing.view.opening().one_moment, Some(drawing.focus)),
            Screen::Page(target) => match app.paging.as_deref().and_then(|paging| paging.downcast_ref()) {
                Some(paging) => page(drawing, target, paging, &app.asking.summary.node),
                None => nothing(),
            },
            Screen::Review => review(drawing.view, drawing.act, drawing.focus),
            _ => list([outcome(drawing, &app.looking, &app.sections), paper(drawing.view)]),
        }
    }
}

late::gate! { "e" =>
    /// Starts each look at the outcome afresh, and brings the questions of a page in line with the session.
    fn late_follow(app: &mut App, view: Option<&View>) -> () {
        if view.is_none_or(|view| view.interview.screen() != Screen::Outcome) {
            app.looking = Looking::default();
        }
        let mut paging = take_paging(app);
        if let Some(view) = view {
            paging.follow(view);
            app.paging = Some(paging);
        }
    }
}

late::gate! { "f" =>
    /// What changes on a screen that is late, or of one question: what its controls say now, where that is an answer, will most likely
    /// be given.
    fn late_change(app: &mut App, view: &View, act: &Callback<Event>, change: &Change) -> () {
        if let Screen::Question(fact) = view.interview.screen() {
            app.asking.take_late(view, change);
            let likely = app.asking.likely(view, fact).filter(|_| view.interview.opening().is_none());
            if let Some(answer) = likely {
                act.emit(Event::Likely(Action::Answer(fact, answer)));
            }
            return;
        }
        if let Change::Look(looking) = change {
            app.looking = looking.clone();
            return;
        }
        let mut paging = take_paging(app);
        if let Some(action) = paging.change(view, change, &mut app.asking) {
            act.emit(Event::Session(action));
        }
        app.paging = Some(paging);
    }
}

fn take_paging(app: &mut App) -> Box<Paging> {
    app.paging.take().and_then(|paging| paging.downcast().ok()).unwrap_or_default()
}

/// The element around every screen, with its settings.
pub(super) fn root(view: &View, act: &Callback<Event>, screen: Piece, around: Option<Box<Around>>) -> Piece {
    let size = match view.text_size {
        TextSize::Standard => "pc",
        TextSize::Large => "pc large",
        TextSize::XLarge => "pc xlarge",
    };
    let dark = if view.theme == Theme::Dark { " dark" } else { "" };
    // A sheet of its own stands in for the outcome on paper.
    let sheet = if has_sheet(view) { " sheet" } else { "" };
    let root = tag("div", "").attr("class", &join(&[size, dark, sheet], "")).set("part", "root").set("lang", view.language.tag());
    root.with([frame(view, act, screen, around)])
}
