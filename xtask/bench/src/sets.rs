//! The neutral rule sets as `gen.py` writes them: facts, trees, profiles, and what three-valued logic says of them.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;

/// A fact of a neutral set.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// What it can be.
    pub kind: Kind,
}

/// What a fact can be.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Yes or no.
    Flag,
    /// One of these.
    Choice(Vec<String>),
    /// One of these, from low to high.
    Ordered(Vec<String>),
    /// Any of these.
    Set(Vec<String>),
    /// A number of this range.
    Number(i64, i64),
}

impl Kind {
    /// Ids of its options.
    pub fn options(&self) -> &[String] {
        match self {
            Kind::Choice(options) | Kind::Ordered(options) | Kind::Set(options) => options,
            Kind::Flag | Kind::Number(..) => &[],
        }
    }
}

/// A condition. Values are codes: see [`Profile`].
#[derive(Clone, Debug)]
pub enum Tree {
    /// All of them.
    All(Vec<Tree>),
    /// Any of them.
    Any(Vec<Tree>),
    /// Not this.
    Not(Box<Tree>),
    /// The fact's code is one of these (a bit each); of a set: shares one with these.
    Among(usize, u64),
    /// The fact's number is at least this.
    AtLeast(usize, i64),
    /// The fact's number is below this.
    Below(usize, i64),
}

/// What a person is, fact by fact: 0 or 1, the position of an option, the bits of a set, or a number; nothing where it is not known.
pub type Profile = Vec<Option<i64>>;

/// What three-valued logic says: a letter a measure (`T`, `F`, `U`), and the facts it takes to matter still.
#[derive(Clone, Debug)]
pub struct Expected {
    /// A letter a measure.
    pub outcome: Vec<u8>,
    /// Positions of facts.
    pub live: Vec<usize>,
}

/// A neutral set.
#[derive(Clone, Debug)]
pub struct Set {
    /// Its name.
    pub name: String,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Trees of its measures.
    pub measures: Vec<Tree>,
}

/// Full and partial profiles, and what is expected of the first of each.
#[derive(Clone, Debug)]
pub struct Profiles {
    /// Everything is known.
    pub full: Vec<Profile>,
    /// Half of it is.
    pub partial: Vec<Profile>,
    /// What is expected of the first full ones.
    pub full_expected: Vec<Expected>,
    /// What is expected of the first partial ones.
    pub partial_expected: Vec<Expected>,
}

impl Set {
    /// Reads `NAME.rules.json`.
    ///
    /// # Errors
    /// The file is not there, or not of the shape that `gen.py` writes.
    pub fn read(folder: &Path, name: &str) -> Result<Set, String> {
        let json = parse(&folder.join(format!("{name}.rules.json")))?;
        let facts = list(&json, "facts")?.iter().map(fact).collect::<Result<Vec<_>, _>>()?;
        let measures = list(&json, "measures")?.iter().map(|measure| tree(part(measure, "when")?, &facts));
        Ok(Set { name: name.into(), measures: measures.collect::<Result<_, _>>()?, facts })
    }

    /// Reads `NAME.PRIOR.profiles.json` and `NAME.PRIOR.expected.json`.
    ///
    /// # Errors
    /// As for [`Set::read`].
    pub fn profiles(&self, folder: &Path, prior: &str) -> Result<Profiles, String> {
        let profiles = parse(&folder.join(format!("{}.{prior}.profiles.json", self.name)))?;
        let expected = parse(&folder.join(format!("{}.{prior}.expected.json", self.name)))?;
        let read = |key| list(&profiles, key)?.iter().map(|profile| self.profile(profile)).collect::<Result<Vec<_>, String>>();
        let said = |key| list(&expected, key)?.iter().map(|expected| self.expected(expected)).collect::<Result<Vec<_>, String>>();
        Ok(Profiles { full: read("full")?, partial: read("partial")?, full_expected: said("full")?, partial_expected: said("partial")? })
    }

    fn profile(&self, json: &Json) -> Result<Profile, String> {
        let answer = |fact: &Fact| json.get(&fact.id).map(|value| code(&fact.kind, value)).transpose();
        self.facts.iter().map(answer).collect()
    }

    fn expected(&self, json: &Json) -> Result<Expected, String> {
        let position = |id: &Json| self.facts.iter().position(|fact| id == &fact.id).ok_or_else(|| format!("no fact {id}"));
        let live = list(json, "live")?.iter().map(position).collect::<Result<_, _>>()?;
        Ok(Expected { outcome: text(json, "out")?.as_bytes().to_vec(), live })
    }
}

fn fact(json: &Json) -> Result<Fact, String> {
    let option = |option: &Json| option.as_str().map(str::to_owned).ok_or_else(|| format!("{option} is no option"));
    let options = || list(json, "options")?.iter().map(option).collect::<Result<Vec<_>, _>>();
    let kind = match text(json, "kind")? {
        "bool" => Kind::Flag,
        "enum" => Kind::Choice(options()?),
        "ordered" => Kind::Ordered(options()?),
        "set" => Kind::Set(options()?),
        "int" => Kind::Number(number(part(json, "min")?)?, number(part(json, "max")?)?),
        other => return Err(format!("no kind `{other}`")),
    };
    Ok(Fact { id: text(json, "id")?.into(), kind })
}

fn tree(json: &Json, facts: &[Fact]) -> Result<Tree, String> {
    let parts = |list: &[Json]| list.iter().map(|part| tree(part, facts)).collect::<Result<Vec<_>, _>>();
    if let Ok(all) = list(json, "all") {
        return Ok(Tree::All(parts(all)?));
    }
    if let Ok(any) = list(json, "any") {
        return Ok(Tree::Any(parts(any)?));
    }
    if let Ok(not) = part(json, "not") {
        return Ok(Tree::Not(Box::new(tree(not, facts)?)));
    }
    let id = text(json, "fact")?;
    let (n, fact) = facts.iter().enumerate().find(|(_, fact)| fact.id == id).ok_or_else(|| format!("no fact `{id}`"))?;
    let value = part(json, "value")?;
    let bits = |value: &Json| match value {
        Json::Array(values) => values.iter().try_fold(0, |bits, value| Ok::<u64, String>(bits | 1u64 << code(&fact.kind, value)?)),
        Json::String(option) => Ok(1u64 << position(&fact.kind, option)?),
        one => Ok(1 << code(&fact.kind, one)?),
    };
    Ok(match (text(json, "op")?, &fact.kind) {
        ("hasAny", _) => {
            let options = value.as_array().map(Vec::as_slice).unwrap_or_default();
            let bits = options.iter().try_fold(0, |all, option| Ok::<u64, String>(all | bits(option)?));
            Tree::Among(n, bits?)
        }
        ("is" | "eq" | "in" | "has", _) => Tree::Among(n, bits(value)?),
        (op, Kind::Ordered(options)) => {
            let low = (1u64 << code(&fact.kind, value)?) - 1;
            Tree::Among(n, if op == "ge" { ((1 << options.len()) - 1) & !low } else { low })
        }
        ("ge", _) => Tree::AtLeast(n, number(value)?),
        (_, _) => Tree::Below(n, number(value)?),
    })
}

/// The code of a value: see [`Profile`].
fn code(kind: &Kind, value: &Json) -> Result<i64, String> {
    match (kind, value) {
        (Kind::Flag, Json::Bool(flag)) => Ok(i64::from(*flag)),
        (Kind::Choice(_) | Kind::Ordered(_), Json::String(option)) => Ok(position(kind, option)? as i64),
        (Kind::Set(_), Json::Array(members)) => {
            let bit = |member: &Json| Ok::<i64, String>(1i64 << position(kind, member.as_str().unwrap_or_default())?);
            members.iter().try_fold(0, |bits, member| Ok(bits | bit(member)?))
        }
        (Kind::Number(..), value) => number(value),
        _ => Err(format!("{value} is no value of {kind:?}")),
    }
}

fn position(kind: &Kind, option: &str) -> Result<usize, String> {
    kind.options().iter().position(|known| known == option).ok_or_else(|| format!("no option `{option}`"))
}

fn parse(file: &Path) -> Result<Json, String> {
    let bytes = fs::read(file).map_err(|cause| format!("cannot read {}: {cause}", file.display()))?;
    serde_json::from_slice(&bytes).map_err(|cause| format!("{}: {cause}", file.display()))
}

fn part<'a>(json: &'a Json, key: &str) -> Result<&'a Json, String> {
    json.get(key).ok_or_else(|| format!("`{key}` is missing"))
}

fn list<'a>(json: &'a Json, key: &str) -> Result<&'a [Json], String> {
    part(json, key)?.as_array().map(Vec::as_slice).ok_or_else(|| format!("`{key}` is no list"))
}

fn text<'a>(json: &'a Json, key: &str) -> Result<&'a str, String> {
    part(json, key)?.as_str().ok_or_else(|| format!("`{key}` is no text"))
}

fn number(json: &Json) -> Result<i64, String> {
    json.as_i64().ok_or_else(|| format!("{json} is no whole number"))
}
