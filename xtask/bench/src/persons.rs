//! Who is asked: persons drawn at random over the five documents, those of the scenarios completed at random, and the profiles of a
//! neutral set. Each knows an answer to every question.

use std::path::Path;
use std::rc::Rc;

use policy_calculator::authoring::cases;
use policy_calculator::authoring::compile::compile;
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower::read;
use policy_calculator::interview::Interview;
use policy_calculator::model::{Answer, Answers, Choices, Date, FactIx, Kind, PlaceIx, Value};
use policy_calculator::pack::{Pack, load, parse_document};

use crate::import;
use crate::sets::{Profile, Set};

/// Persons, each with the session before their first question.
pub struct Persons {
    /// Who they are, for the report.
    pub name: String,
    /// Where they begin, and all their answers.
    pub persons: Vec<(Interview, Answers)>,
}

impl Persons {
    /// Whether they are asked over the five documents.
    pub fn is_documents(&self) -> bool {
        self.name.contains("persons")
    }
}

/// One of so many computed boundary persons is asked: there are too many for the exact search.
const EVERY: usize = 6;

/// The persons of the scenarios, so many drawn at random, and some of the computed boundary persons, over all documents. No rule was
/// chosen by the last.
///
/// # Errors
/// The policies do not compile.
pub fn of_documents(root: &Path, random: usize) -> Result<[Persons; 3], String> {
    let (pack, cases) = policies(&root.join("policies")).ok_or("the policies have errors: `cargo policy check` tells them")?;
    let start = Interview::new(Rc::clone(&pack), Date::from_ymd(2021, 6, 1).unwrap_or(Date::FIRST));
    let mut stream = Random(11);
    let drawn = (0..random).map(|_| (start.clone(), complete(&start, Answers::default(), &mut stream))).collect();
    let (confirmed, computed): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.confirmed);
    let mut person = |case: &cases::Case| {
        let start = start.as_of(case.as_of);
        let person = complete(&start, cases::assess(case, &pack.rules).answers, &mut stream);
        (start, person)
    };
    let scenarios = confirmed.into_iter().map(&mut person).collect();
    let boundary = computed.into_iter().step_by(EVERY).map(&mut person).collect();
    Ok([
        Persons { name: "persons of the scenarios".into(), persons: scenarios },
        Persons { name: "random persons".into(), persons: drawn },
        Persons { name: "boundary persons".into(), persons: boundary },
    ])
}

/// Full profiles of a neutral set.
///
/// # Errors
/// The set is beyond the bounds of a pack.
pub fn of_set<'a>(set: &Set, prior: &str, profiles: impl Iterator<Item = &'a Profile>) -> Result<Persons, String> {
    let pack = load(import::document(set)).map_err(|cause| cause.to_string())?;
    let start = Interview::new(Rc::new(pack), Date::FIRST);
    let persons = profiles.map(|profile| (start.clone(), import::answers(set, profile))).collect();
    Ok(Persons { name: format!("{} {prior}", set.name), persons })
}

fn policies(folder: &Path) -> Option<(Rc<Pack>, Vec<cases::Case>)> {
    let policies = read(&Folder::read(folder).ok()?).policies?;
    let compiled = compile(&policies, &policies.everything(), "talent").ok()?;
    let pack = load(parse_document(compiled.core.as_bytes()).ok()?).ok()?;
    let cases = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
    Some((Rc::new(pack), cases))
}

/// A person of whom all is known: what is not, drawn at random, without contradictions.
fn complete(start: &Interview, given: Answers, random: &mut Random) -> Answers {
    loop {
        let mut person = given.clone();
        for fact in start.rules().facts.indices() {
            if person.get(fact).is_none() {
                person.set(fact, Some(Answer::Given(draw(start, fact, random))));
            }
        }
        if start.engine().admit(&person).1.is_empty() {
            return person;
        }
    }
}

fn draw(start: &Interview, fact: FactIx, random: &mut Random) -> Value {
    let known = start.rules().facts.at(fact);
    match known.kind {
        Kind::Flag => Value::Flag(random.below(2) == 1),
        Kind::Choice { .. } => Value::Choice(random.below(known.choices.len())),
        // Cities are equally likely, then their parts; half the people stay where they are.
        Kind::Place => {
            if known.none().is_some() && random.below(2) == 0 {
                return Value::NoPlace;
            }
            let places = &start.rules().places;
            let mut at: Option<PlaceIx> = None;
            loop {
                let parts: Vec<PlaceIx> = places.parts(at).collect();
                match parts.get(random.below(parts.len())) {
                    Some(&part) => at = Some(part),
                    None => return at.map_or(Value::NoPlace, Value::Place),
                }
            }
        }
        Kind::Set => {
            let count = 1 + random.below(2);
            let drawn: Choices = (0..count).map(|_| random.below(known.choices.len())).collect();
            match known.none().filter(|&none| drawn.contains(none)) {
                Some(none) => Value::Set(Choices::one(none)),
                None => Value::Set(drawn),
            }
        }
        Kind::Date => {
            let back = random.below(3_650) as i64;
            Value::Date(Date::from_days(start.engine().as_of().days() - back).unwrap_or(Date::FIRST))
        }
        Kind::Integer { min, max } | Kind::Money { min, max } => Value::Number(min + (max - min) / 5 * random.below(5) as i64),
    }
}

/// Splitmix64 (S. Vigna).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}
