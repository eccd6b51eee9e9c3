//! Draws a screen natively, over the real policies or over made-up ones.

use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

use policy_calculator::authoring::compile::{Compiled, compile};
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower;
use policy_calculator::component::{App, Event, Props, View};
use policy_calculator::interview::{Action, Interview, Reply, read_reply};
use policy_calculator::model::{Answer, Answers, Date, FactIx, Texts};
use policy_calculator::pack::{load, parse_document, parse_words};
use policy_calculator::wording::Language;
use yew::{Callback, LocalServerRenderer};

/// The answers of an engineer of a private firm in Jianghai, whose senior title is three months old.
pub(crate) const ENGINEER: [(&str, &str); 7] = [
    ("applicant_type", "individual"),
    ("work_place", "jianghai"),
    ("target_place", "none"),
    ("employer_type", "private_enterprise"),
    ("profession", "[engineering]"),
    ("title_level", "fu_gao"),
    ("title_date", "2021-03-01"),
];

/// The same person at a private hospital.
pub(crate) const DOCTOR: [(&str, &str); 7] = [
    ("applicant_type", "individual"),
    ("work_place", "jianghai"),
    ("target_place", "none"),
    ("employer_type", "private_medical"),
    ("profession", "[health_technical]"),
    ("title_level", "fu_gao"),
    ("title_date", "2021-03-01"),
];

/// The screen as markup.
pub(crate) fn draw(view: &View) -> String {
    let props = Props { view: Some(Rc::new(view.clone())), act: Callback::from(|_: Event| {}) };
    let html = pollster::block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
    // Where headings may break is for the eye only.
    html.replace('\u{200b}', "")
}

#[track_caller]
pub(crate) fn assert_has(html: &str, parts: &[impl AsRef<str>]) {
    for part in parts.iter().map(AsRef::as_ref) {
        assert!(html.contains(part), "there is no `{part}` in {html}");
    }
}

/// The first screen, with these answers, as of 1 June 2021.
pub(crate) fn view(language: Language, answers: &[(&str, &str)]) -> View {
    static ALL: OnceLock<Compiled> = OnceLock::new();
    view_over(ALL.get_or_init(|| compile_only(&[])), language, answers)
}

pub(crate) fn view_over(compiled: &Compiled, language: Language, answers: &[(&str, &str)]) -> View {
    let as_of = Date::parse("2021-06-01").expect("a day");
    let pack = load(parse_document(compiled.core.as_bytes()).expect("the core is read")).expect("the core is a pack");
    let interview = Interview::new(Rc::new(pack), as_of);
    let rules = interview.rules();
    let mut given = Answers::default();
    for (id, said) in answers {
        let fact = fact(&interview, id);
        given.set(fact, Some(read_reply(rules, fact, &reply(said), as_of).unwrap_or_else(|error| panic!("{id}: {}", error.message()))));
    }
    let measures = Rc::new(words(compiled, language));
    let texts = if language == Language::ZhHans { Rc::clone(&interview.pack().words) } else { Rc::clone(&measures) };
    let first = View::at_first(interview.with_answers(given)).expect("the element speaks Chinese");
    View { language, texts, measures, languages: vec![Language::ZhHans, Language::En], ..first }
}

pub(crate) fn asked(id: &str, answers: &[(&str, &str)]) -> View {
    let view = view(Language::ZhHans, answers);
    let fact = fact(&view.interview, id);
    after(view, Action::GoTo(fact))
}

pub(crate) fn outcome(language: Language, answers: &[(&str, &str)]) -> View {
    after(view(language, answers), Action::Outcome)
}

pub(crate) fn after(view: View, action: Action) -> View {
    View { interview: view.interview.after(action), ..view }
}

pub(crate) fn fact(interview: &Interview, id: &str) -> FactIx {
    interview.rules().facts.find(|fact| fact.id == id).unwrap_or_else(|| panic!("there is no fact `{id}`"))
}

/// A reply as scenarios write it: a list in brackets, a number in digits, yes and no as `true` and `false`, `unsure`, else a word.
pub(crate) fn reply(said: &str) -> Reply {
    if let Some(list) = said.strip_prefix('[') {
        return Reply::List(list.trim_end_matches(']').split(", ").map(str::to_owned).collect());
    }
    if said == "unsure" {
        return Reply::Unsure;
    }
    match (said.parse(), said.parse()) {
        (Ok(flag), _) => Reply::Flag(flag),
        (_, Ok(number)) => Reply::Number(number),
        _ => Reply::Text(said.into()),
    }
}

pub(crate) fn words(compiled: &Compiled, language: Language) -> Texts {
    let infix = format!(".{}.", language.tag());
    let (_, text) = compiled.files.iter().find(|(file, _)| file.contains(&infix)).expect("a file of words");
    parse_words(text.as_bytes()).expect("words")
}

/// The policies of this repository; only some documents, where any are named.
pub(crate) fn compile_only(documents: &[&str]) -> Compiled {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).expect("the folder is there");
    let policies = lower::read(&folder).policies.expect("the policies are sound");
    let names: Vec<String> = documents.iter().map(|&name| name.to_owned()).collect();
    let listing = if names.is_empty() { policies.listing() } else { policies.named(&names).expect("the documents are there") };
    compile(&policies, &listing, "talent").expect("they compile")
}

/// What stands from here to there, the first time it does.
#[track_caller]
pub(crate) fn part<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("there is no `{from}` in {html}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

/// The screen after an answer, as scenarios write it.
pub(crate) fn answered(view: View, id: &str, said: &str) -> View {
    let known = fact(&view.interview, id);
    let as_of = view.interview.engine().as_of();
    let answer: Answer =
        read_reply(view.interview.rules(), known, &reply(said), as_of).unwrap_or_else(|error| panic!("{}", error.message()));
    after(view, Action::Answer(known, answer))
}
