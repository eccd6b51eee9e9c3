//! The state behind one element: options, session and words, and what each event makes of them.
//!
//! Names no `JsValue`, so that it is tested natively.

use std::mem::take;
use std::rc::Rc;

use super::notice::Notice;
use super::options::Options;
use crate::component::{Aloud, Event, Spot, Take, View};
use crate::interview::{Action, Interview, Screen, read_reply, write_reply};
use crate::model::{Answer, Answers, Date, FactIx, Kind, MeasureIx, Rules, Texts};
use crate::pack::Pack;
use crate::wording::Language;

/// The state behind one element.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) options: Options,
    pub(super) interview: Option<Interview>,
    /// Words of languages as they arrived.
    words: Vec<(Language, Rc<Texts>)>,
    /// The language whose words were asked for and did not arrive.
    missing: Option<Language>,
    /// Words of questions in the pack's own language.
    core: Rc<Texts>,
    pub(super) step: u32,
    pub(super) focus: u32,
    /// What can be taken along, and what came of it.
    pub(super) take: Take,
    /// The row beside which the last wish was made.
    pub(super) spot: Spot,
    /// The measure whose day is wanted for the calendar.
    pub(super) dated: Option<MeasureIx>,
    /// The link that waits for the reader's choice.
    pub(super) offered: String,
    /// The session over the pack before, whose answers are to be carried over.
    before: Option<Interview>,
    /// Whether the first question was gone to without the late part, so that nobody has been told.
    untold: bool,
    /// Whether the screen can be read aloud, or is.
    pub(super) aloud: Aloud,
    /// What the reader will most likely do next.
    likely: Option<Action>,
    /// What the reader did that waits for the late part.
    pub(super) waiting: Vec<Event>,
}

impl Store {
    /// Takes a pack, or its preview, for a new session over it.
    pub(super) fn load(&mut self, pack: Pack, as_of: Date) {
        let pack = Rc::new(pack);
        // What was picked under the pack before names facts of that one.
        self.likely = None;
        self.dated = None;
        self.core = Rc::clone(&pack.words);
        self.words.clear();
        self.missing = None;
        // Two packs in a row without the late part: the answers are still those of the first.
        let mut interview = Interview::new(pack, as_of);
        interview.set_paged(self.options.paged);
        let before = self.interview.replace(interview);
        self.before = self.before.take().or(before);
    }

    /// Goes on over the whole pack, in place of its preview.
    pub(super) fn go_on_over(&mut self, pack: Pack) {
        if let Some(begun) = &self.interview {
            self.interview = Some(begun.over(Rc::new(pack)));
        }
    }

    /// Brings the session in line: answers of the one before whose fact and kind still exist, the day, the layout, the preset place.
    /// Answers that are left out are told, and whether another screen is shown now.
    pub(super) fn settle(&mut self, as_of: Date) -> Vec<Notice> {
        let mut notices = Vec::new();
        if let Some(before) = self.before.take()
            && let Some(interview) = &self.interview
        {
            let (kept, lost) = kept(before.rules(), before.answers(), interview.rules(), as_of);
            if !kept.is_empty() {
                self.interview = Some(interview.with_answers(kept));
            }
            if !lost.is_empty() {
                notices.push(Notice::left_out(&lost));
            }
        }
        if let Some(interview) = &self.interview
            && interview.engine().as_of() != as_of
        {
            self.interview = Some(interview.as_of(as_of));
        }
        self.preset();
        if let Some(interview) = &self.interview
            && interview.is_paged() != self.options.paged
        {
            let laid_out = interview.laid_out(self.options.paged);
            let moved = laid_out.screen() != interview.screen();
            self.interview = Some(laid_out);
            self.step += 1;
            if moved {
                notices.extend(self.stepped());
            }
        }
        notices
    }

    /// Forgets everything but the counts of steps, which whoever draws compares.
    pub(super) fn clear(&mut self) {
        *self = Store { step: self.step + 1, focus: self.focus, ..Store::default() };
    }

    /// What the reader does while the late part is not here: they come to the first question, and what they do there waits.
    pub(super) fn wait(&mut self, event: Event) {
        match (&self.interview, &event) {
            (Some(interview), Event::Session(Action::Start)) => {
                self.interview = Some(interview.started());
                self.untold = true;
                self.step += 1;
                self.focus += 1;
            }
            // Of several answers, or ways on, the last one is meant.
            (_, Event::Session(_)) => {
                self.waiting.retain(|waiting| !matches!(waiting, Event::Session(_)));
                self.waiting.push(event);
            }
            _ => self.waiting.push(event),
        }
    }

    /// What the page has not been told of a start without the late part.
    pub(super) fn started(&mut self) -> Vec<Notice> {
        if !take(&mut self.untold) {
            return vec![];
        }
        // One page could not be drawn without the late part: the focus goes on to it from the line that stood in for it.
        if self.options.paged {
            self.focus += 1;
        }
        self.stepped()
    }

    /// Takes the words of a language.
    pub(super) fn set_words(&mut self, language: &str, words: Texts) {
        if let Some(language) = Language::of_tag(language) {
            self.missing = self.missing.filter(|&missing| missing != language);
            self.words.retain(|(known, _)| *known != language);
            self.words.push((language, Rc::new(words)));
        }
    }

    /// Hears that the words of a language did not arrive. Another language than the one shown is given up, or it would take over
    /// whenever they come; the language that the reader keeps.
    pub(super) fn words_missing(&mut self, language: &str) -> Option<Language> {
        let missing = Language::of_tag(language)?;
        self.missing = Some(missing);
        let shown = self.view()?.language;
        if missing != shown {
            self.options.lang = shown.tag().into();
        }
        Some(shown)
    }

    /// What a reader or the host page does, and what the page is told of it.
    pub(super) fn act(&mut self, event: Event) -> Vec<Notice> {
        match event {
            Event::Session(action) => self.session(action),
            Event::Likely(action) => {
                self.likely = Some(action);
                vec![Notice::Likely]
            }
            Event::TextSize(size) => {
                self.options.text_size = size;
                vec![]
            }
            Event::Language(language) => {
                self.missing = None;
                self.options.lang = language.tag().into();
                vec![Notice::Language(language.tag())]
            }
            Event::Wish(spot, wish) => self.wish(spot, wish),
            Event::Calendar(measure) => {
                self.dated = Some(measure);
                vec![Notice::Wish("calendar")]
            }
            Event::Open(url) => vec![Notice::Navigate(url)],
            // The voice is no matter of the state.
            Event::Aloud => vec![],
        }
    }

    fn session(&mut self, action: Action) -> Vec<Notice> {
        let Some(interview) = &self.interview else { return vec![] };
        let (reset, answered) = (action == Action::Reset, matches!(action, Action::Answer(..) | Action::TakeBack(_)));
        // An answer on the page leads nowhere else: the reader stays where they are.
        let stays = answered && interview.is_paged();
        let next = interview.after(action);
        self.interview = Some(next);
        self.likely = None;
        if reset {
            self.preset();
        }
        if !stays {
            self.step += 1;
            self.focus += 1;
        }
        self.take.said = None;
        if reset || answered {
            self.take.arrival = None;
        }
        let mut notices = Vec::new();
        if reset {
            notices.push(Notice::Reset);
        }
        if answered {
            notices.extend(self.change());
        }
        if !stays {
            notices.extend(self.stepped());
        }
        notices
    }

    /// Works out what the reader will most likely do next, if that is to be done. Nobody sees anything of it.
    pub(super) fn look_ahead(&mut self) {
        if let Some(interview) = &mut self.interview
            && let Some(action) = self.likely.take()
        {
            interview.look_ahead(action);
        }
    }

    /// Puts answers in place of those there are.
    pub(super) fn set_answers(&mut self, answers: Answers) -> Vec<Notice> {
        let Some(interview) = &self.interview else { return vec![] };
        self.interview = Some(interview.with_answers(answers));
        self.step += 1;
        self.change().into_iter().chain(self.stepped()).collect()
    }

    /// Asks for focus on the heading.
    pub(super) fn want_focus(&mut self) {
        self.focus += 1;
    }

    pub(super) fn change(&self) -> Option<Notice> {
        let interview = self.interview.as_ref()?;
        Some(Notice::Change { answered: interview.answers().iter().count(), left: interview.remaining() })
    }

    pub(super) fn stepped(&self) -> Vec<Notice> {
        let Some(interview) = &self.interview else { return vec![] };
        let fact = match interview.screen() {
            Screen::Question(fact) => Some(interview.rules().facts.at(fact).id.clone()),
            _ => None,
        };
        let screen = step_name(interview.screen());
        let mut notices = vec![Notice::Step { screen, fact, left: interview.remaining() }];
        if screen == "result" {
            let as_of = interview.engine().as_of().to_string();
            notices.push(Notice::complete(interview.outcome(), &interview.pack().digest, as_of));
        }
        notices
    }

    /// The work place that the host page presets, as long as nothing is answered.
    fn preset(&mut self) {
        let Some(interview) = &self.interview else { return };
        // Whoever was faster than the late part is at the first question, and has answered nothing either.
        let begun = interview.screen() != Screen::Start && !self.untold;
        if self.options.place.is_empty() || !interview.answers().is_empty() || begun {
            return;
        }
        let rules = interview.rules();
        let Some(fact) = rules.facts.find(|fact| fact.kind == Kind::Place) else { return };
        let place = crate::interview::Reply::Text(self.options.place.clone());
        if let Ok(answer @ Answer::Given(_)) = read_reply(rules, fact, &place, interview.engine().as_of()) {
            self.interview = Some(interview.with_answers(Answers::default().with(fact, answer)));
        }
    }

    /// What is shown, once there is a pack.
    pub(super) fn view(&self) -> Option<Rc<View>> {
        let interview = self.interview.as_ref()?;
        let pack = interview.pack();
        let own = Language::of_tag(&pack.language).unwrap_or(Language::ZhHans);
        if !own.is_here() || !interview.can_begin() {
            return None;
        }
        let languages = View::offered(interview);
        let wanted = Language::of_tag(&self.options.lang).filter(|wanted| languages.contains(wanted)).unwrap_or(own);
        let arrived = |language| self.words.iter().find(|(known, _)| *known == language).map(|(_, words)| Rc::clone(words));
        // Another language is shown once its words are here; until then the reader keeps what they have.
        let (language, texts, measures) = match arrived(wanted) {
            Some(words) if wanted != own => (wanted, Rc::clone(&words), words),
            measures if wanted == own => (own, Rc::clone(&self.core), measures.unwrap_or_default()),
            _ => (own, Rc::clone(&self.core), arrived(own).unwrap_or_default()),
        };
        let view = View {
            interview: interview.clone(),
            language,
            texts,
            measures,
            languages,
            missing: self.missing,
            text_size: self.options.text_size,
            theme: self.options.theme,
            heading_level: self.options.heading_level,
            step: self.step,
            focus: self.focus,
            title: self.options.title.clone(),
            take: self.taken_along(),
            aloud: self.aloud,
            busy: !self.waiting.is_empty(),
            coming: None,
        };
        let coming = interview.coming().map(|coming| View { interview: coming.clone(), step: view.step + 1, ..view.clone() });
        Some(Rc::new(View { coming: coming.map(Rc::new), ..view }))
    }

    /// The language shown, once there is a pack.
    pub(super) fn language(&self) -> Option<Language> {
        self.view().map(|view| view.language)
    }

    /// `idle` before there is a pack, then `asking`, `review` or `result`.
    pub(super) fn state(&self) -> &'static str {
        match self.interview.as_ref().map(Interview::screen) {
            None => "idle",
            Some(Screen::Start | Screen::Question(_) | Screen::Page(_)) => "asking",
            Some(Screen::Review) => "review",
            Some(Screen::Outcome) => "result",
        }
    }
}

/// What a screen is called in steps.
pub(super) fn step_name(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => "start",
        Screen::Question(_) => "question",
        Screen::Page(_) => "page",
        Screen::Review => "review",
        Screen::Outcome => "result",
    }
}

/// The screen of that name; a question with its fact.
pub(super) fn step_named(name: &str, fact: Option<FactIx>) -> Option<Screen> {
    match (name, fact) {
        ("start", _) => Some(Screen::Start),
        ("question", Some(fact)) => Some(Screen::Question(fact)),
        ("page", fact) => Some(Screen::Page(fact)),
        ("review", _) => Some(Screen::Review),
        ("result", _) => Some(Screen::Outcome),
        _ => None,
    }
}

/// The answers that still say something under other rules, and the facts of those that do not.
fn kept<'a>(old: &'a Rules, answers: &Answers, new: &Rules, as_of: Date) -> (Answers, Vec<&'a str>) {
    let (mut kept, mut lost) = (Answers::default(), Vec::new());
    for (fact, answer) in answers.iter() {
        let id = old.facts.at(fact).id.as_str();
        let same = new.fact(id);
        let answer = same.and_then(|same| read_reply(new, same, &write_reply(old, fact, answer), as_of).ok());
        match (same, answer) {
            (Some(same), Some(answer)) => kept.set(same, Some(answer)),
            _ => lost.push(id),
        }
    }
    (kept, lost)
}
