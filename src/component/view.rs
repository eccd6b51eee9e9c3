//! What is shown, as one value, and what a reader does, as another.

use std::rc::Rc;

use yew::{Callback, MouseEvent};

use super::take::{Spot, Take, Wish};
use crate::interview::{Action, Interview};
use crate::model::{Answer, ChoiceText, DocumentIx, DocumentText, FactIx, FactText, Index, MeasureIx, MeasureText, PlaceIx, Texts, Value};
use crate::wording::{self, Language, Opening, Words};

/// Everything a screen is drawn from.
#[derive(Clone, Debug)]
pub struct View {
    /// The session.
    pub interview: Interview,
    /// The language shown.
    pub language: Language,
    /// Words of questions and places in that language.
    pub texts: Rc<Texts>,
    /// Words of documents and measures; the same, or still empty.
    pub measures: Rc<Texts>,
    /// Which languages the pack offers.
    pub languages: Vec<Language>,
    /// Text size.
    pub text_size: TextSize,
    /// Light or dark.
    pub theme: Theme,
    /// Level of the topmost heading, 1 to 6.
    pub heading_level: u8,
    /// How many steps were taken: each begins with clean controls.
    pub step: u32,
    /// Whenever it grows, focus moves to the heading.
    pub focus: u32,
    /// The language whose words were asked for and did not arrive.
    pub missing: Option<Language>,
    /// The name shown on top instead of the pack's; may be empty.
    pub title: String,
    /// What can be taken along, and what came of it.
    pub take: Take,
    /// Whether the screen can be read aloud, or is.
    pub aloud: Aloud,
    /// What the reader did waits for the late part.
    pub busy: bool,
    /// What is shown after this, if the reader does what they will most likely do.
    pub coming: Option<Rc<View>>,
}

/// Size of all text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 16 px.
    #[default]
    Standard,
    /// 18 px.
    Large,
    /// 22 px.
    XLarge,
}

impl TextSize {
    /// All of them, in order.
    pub const ALL: [TextSize; 3] = [TextSize::Standard, TextSize::Large, TextSize::XLarge];

    /// The word attributes use.
    pub fn word(self) -> &'static str {
        match self {
            TextSize::Standard => "standard",
            TextSize::Large => "large",
            TextSize::XLarge => "x-large",
        }
    }
}

/// Light or dark ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
}

/// Reading aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aloud {
    /// The device has no voice of its own for the language shown.
    #[default]
    Silent,
    /// It has one.
    Ready,
    /// The screen is being read.
    Reading,
}

/// What a reader does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Something in the session.
    Session(Action),
    /// Show what they will most likely do next in the session.
    Likely(Action),
    /// Choose a text size.
    TextSize(TextSize),
    /// Choose a language.
    Language(Language),
    /// Take something along, asked for beside this row.
    Wish(Spot, Wish),
    /// Put the last day of a measure in the calendar.
    Calendar(MeasureIx),
    /// Open a link.
    Open(String),
    /// Have the screen read aloud, or have that end.
    Aloud,
}

/// A click that leads to an event. One kind of closure serves every button.
pub(super) fn click(act: &Callback<Event>, event: Event) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |_: MouseEvent| act.emit(event.clone()))
}

/// A click in the session.
pub(super) fn step(act: &Callback<Event>, action: Action) -> Callback<MouseEvent> {
    click(act, Event::Session(action))
}

impl View {
    /// What a reader sees who has set nothing, before the words of measures are here; nothing where the element does not speak the
    /// language of the pack.
    #[cfg(feature = "authoring")]
    pub fn at_first(interview: Interview) -> Option<View> {
        let language = Language::of_tag(&interview.pack().language)?;
        let (texts, languages) = (Rc::clone(&interview.pack().words), View::offered(&interview));
        Some(View {
            interview,
            language,
            texts,
            measures: Rc::default(),
            languages,
            text_size: TextSize::default(),
            theme: Theme::default(),
            heading_level: 2,
            step: 0,
            focus: 0,
            missing: None,
            title: String::new(),
            take: Take::default(),
            aloud: Aloud::Silent,
            busy: false,
            coming: None,
        })
    }

    /// The languages that the pack of a session offers: its own, and those it names files for.
    pub fn offered(interview: &Interview) -> Vec<Language> {
        let pack = interview.pack();
        let own = Language::of_tag(&pack.language).unwrap_or(Language::ZhHans);
        let named = |language: Language| pack.files.iter().any(|file| Language::of_tag(&file.language) == Some(language));
        Language::ALL.into_iter().filter(|&language| language == own || named(language)).collect()
    }

    /// The element's own words up to the first question.
    pub fn opening(&self) -> &'static Opening {
        self.language.opening()
    }

    /// All of the element's own words; only what is late may ask for them.
    pub fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// The name shown on top.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { &self.texts.title } else { &self.title }
    }

    /// The words of a question.
    pub fn fact(&self, fact: FactIx) -> &FactText {
        self.texts.facts.get(fact.position()).unwrap_or(&NO_FACT)
    }

    /// The question, in the words for this kind of applicant.
    pub fn ask(&self, fact: FactIx) -> &str {
        let text = self.fact(fact);
        self.for_applicant(&text.ask_for).unwrap_or(&text.ask)
    }

    /// The hint, in the words for this kind of applicant.
    pub fn hint(&self, fact: FactIx) -> &str {
        let text = self.fact(fact);
        self.for_applicant(&text.hint_for).unwrap_or(&text.hint)
    }

    fn for_applicant<'a>(&self, variants: &'a [String]) -> Option<&'a str> {
        let Some(Value::Choice(kind)) = self.interview.admitted().value(self.interview.rules().audience_fact) else { return None };
        variants.get(kind).map(String::as_str).filter(|words| !words.is_empty())
    }

    /// The words of a choice.
    pub fn choice(&self, fact: FactIx, choice: usize) -> &ChoiceText {
        self.fact(fact).choices.get(choice).unwrap_or(&NO_CHOICE)
    }

    /// The name of a place.
    pub fn place(&self, place: PlaceIx) -> &str {
        self.texts.places.get(place.position()).map_or("", String::as_str)
    }

    /// The name of a topic.
    pub fn topic(&self, topic: usize) -> &str {
        self.texts.topics.get(topic).map_or("", String::as_str)
    }

    /// The words of a measure, once they have arrived.
    pub fn measure(&self, measure: MeasureIx) -> Option<&MeasureText> {
        self.measures.measures.get(measure.position())
    }

    /// The words of a document, once they have arrived.
    pub fn document(&self, document: DocumentIx) -> Option<&DocumentText> {
        self.measures.documents.get(document.position())
    }

    /// An answer in words.
    pub fn answer(&self, fact: FactIx, answer: Answer) -> String {
        let words = self.words();
        let named = |choice: usize| self.choice(fact, choice).name.clone();
        match answer {
            Answer::Unsure => words.you_were_unsure.into(),
            Answer::Given(Value::Flag(flag)) => if flag { words.yes } else { words.no }.into(),
            Answer::Given(Value::Choice(choice)) => named(choice),
            Answer::Given(Value::Set(choices)) if choices.is_empty() => words.no.into(),
            Answer::Given(Value::Set(choices)) => {
                let names: Vec<&str> = choices.iter().map(|choice| self.choice(fact, choice).name.as_str()).collect();
                wording::join(&names, words.joint)
            }
            Answer::Given(Value::Place(place)) => self.place(place).into(),
            Answer::Given(Value::NoPlace) => named(0),
            Answer::Given(Value::Number(n)) => self.number(fact, n),
            Answer::Given(Value::Date(date)) => wording::date(self.language, date),
        }
    }

    /// A number with its unit.
    pub fn number(&self, fact: FactIx, n: i64) -> String {
        match self.interview.rules().facts.at(fact).kind {
            crate::model::Kind::Money { .. } => wording::money(self.language, n),
            _ => format!("{n}{}", self.fact(fact).unit),
        }
    }

    /// The as-of day in words.
    pub fn as_of(&self) -> String {
        wording::date(self.language, self.interview.engine().as_of())
    }
}

static NO_FACT: FactText = FactText {
    ask: String::new(),
    ask_for: Vec::new(),
    hint: String::new(),
    hint_for: Vec::new(),
    unit: String::new(),
    choices: Vec::new(),
};
static NO_CHOICE: ChoiceText = ChoiceText { name: String::new(), note: String::new() };
