//! Conditions: the tree. Its leaves are read by `test`.

use super::fact::FactPart;
use super::test;
use crate::authoring::diagnose::{ACKNOWLEDGED, Report, codes, similar};
use crate::authoring::shape::{self, ACKNOWLEDGEMENTS, Shape};
use crate::authoring::yaml::{Node as Yaml, Value};
use crate::model::{Condition, Index, Leaf, Node, OpenIx, Places};

/// Bounds that packs keep to.
const MAX_NODES: usize = 512;
const MAX_DEPTH: usize = 24;
const MAX_OPEN: usize = 16;

const GROUPS: [&str; 6] = ["all", "any", "not", "at_least", "fact", "open"];

/// What a condition may name.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) facts: &'a FactPart,
    pub(super) places: &'a Places,
}

/// Reads a condition about the applicant alone: without words and open points.
pub(super) fn plain(node: &Yaml, scope: &Scope<'_>, report: &mut Report) -> Condition {
    let mut reader = Reader { scope, report, worded: false, open: Vec::new(), nodes: 0 };
    reader.condition(node, 0, false)
}

/// Reads the condition of a measure, and gives its open points.
pub(super) fn worded(node: &Yaml, measure: &str, scope: &Scope<'_>, report: &mut Report) -> (Condition, Vec<String>) {
    let mut reader = Reader { scope, report, worded: true, open: Vec::new(), nodes: 0 };
    let condition = reader.condition(node, 0, false);
    let mut open = reader.open;
    if open.len() > MAX_OPEN {
        report.add(&codes::TOO_MANY_OPEN, node.span, &[measure.into()]);
        open.truncate(MAX_OPEN);
    }
    (condition, open)
}

struct Reader<'a, 'b> {
    scope: &'a Scope<'b>,
    report: &'a mut Report,
    /// Whether tests have words and open points are possible.
    worded: bool,
    open: Vec<String>,
    nodes: usize,
}

impl Reader<'_, '_> {
    /// Reads a node; `covered` says that a group above it speaks for it.
    fn condition(&mut self, node: &Yaml, depth: usize, covered: bool) -> Condition {
        let say = self.nodes;
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes == MAX_NODES + 1 {
            self.report.add(&codes::CONDITION_TOO_LARGE, node.span, &[]);
        }
        let node = if depth > MAX_DEPTH || self.nodes > MAX_NODES { Node::All(Vec::new()) } else { self.node(node, depth, covered) };
        Condition { node, say }
    }

    fn node(&mut self, node: &Yaml, depth: usize, covered: bool) -> Node {
        let nothing = Node::All(Vec::new());
        let Some(entries) = node.entries() else {
            self.report.add(&codes::CONDITION_FORM, node.span, &[]);
            return nothing;
        };
        let is = |key: &str| entries.iter().any(|entry| entry.key == key);
        // `at_least` beside `fact` is a comparison.
        let form = if is("fact") { Some("fact") } else { GROUPS.into_iter().find(|key| is(key)) };
        let Some(form) = form else {
            let first = entries.first().map(|entry| entry.key.as_str()).unwrap_or_default();
            self.report.add(&codes::CONDITION_FORM, node.span, &[]).meant(similar(first, GROUPS));
            return nothing;
        };
        let own = |key: &str| match form {
            "fact" => key == "fact" || test::WORDS.contains(&key) || key == "inferred" || key == "open_if_false",
            form => key == form,
        };
        let worded = self.worded;
        for entry in entries.iter().filter(|entry| !own(&entry.key) && entry.key != ACKNOWLEDGED && (entry.key != "say" || !worded)) {
            if GROUPS.contains(&entry.key.as_str()) {
                self.report.add(&codes::CONDITION_FORM, entry.span, &[]);
                continue;
            }
            let known: Vec<&str> = match form {
                "fact" => test::WORDS.into_iter().chain(["say", "inferred", "open_if_false", ACKNOWLEDGED]).collect(),
                form => vec![form, "say", ACKNOWLEDGED],
            };
            let list = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" ");
            let meant = similar(&entry.key, known.iter().copied());
            let what = crate::authoring::lang::Both { zh: "条件", en: "a condition" };
            self.report.add(&codes::UNKNOWN_KEY, entry.span, &[entry.key.as_str().into(), what.into(), list.into()]).meant(meant);
        }
        let said = node.text_of("say").is_some_and(|say| !say.trim().is_empty());
        if self.worded && !said && !covered && matches!(form, "fact" | "open") {
            self.report.add(&codes::NO_SAY, node.span, &[]);
        }
        if let Some(say) = node.get("say") {
            shape::check(say, &Shape::Text, self.report);
        }
        if let Some(given) = node.get(ACKNOWLEDGED) {
            shape::check(given, &ACKNOWLEDGEMENTS, self.report);
        }
        let covered = covered || said;
        let inner = node.get(form);
        match form {
            "all" => Node::All(inner.map(|list| self.parts(list, depth, covered)).unwrap_or_default()),
            "any" => Node::Any(self.some_parts("any", inner, node, depth, covered)),
            "not" => inner.map_or(nothing, |part| Node::Not(Box::new(self.condition(part, depth + 1, covered)))),
            "at_least" => self.at_least(inner, node, depth, covered),
            "open" => self.open_point(inner).map_or(nothing, Node::Open),
            _ => self.leaf(node).map_or(nothing, Node::Test),
        }
    }

    fn parts(&mut self, list: &Yaml, depth: usize, covered: bool) -> Vec<Condition> {
        match &list.value {
            Value::List(items) => items.iter().map(|item| self.condition(item, depth + 1, covered)).collect(),
            _ => {
                self.report.add(&codes::NOT_A_LIST, list.span, &[]);
                Vec::new()
            }
        }
    }

    fn some_parts(&mut self, form: &str, list: Option<&Yaml>, node: &Yaml, depth: usize, covered: bool) -> Vec<Condition> {
        let Some(list) = list else { return Vec::new() };
        if list.items().is_some_and(<[Yaml]>::is_empty) || list.is_null() {
            self.report.add(&codes::EMPTY_GROUP, node.span, &[form.into()]);
            return Vec::new();
        }
        self.parts(list, depth, covered)
    }

    fn at_least(&mut self, inner: Option<&Yaml>, node: &Yaml, depth: usize, covered: bool) -> Node {
        let Some(inner) = inner else { return Node::All(Vec::new()) };
        let parts = self.some_parts("at_least", inner.get("of"), node, depth, covered);
        let count = inner.get("count").and_then(Yaml::whole).and_then(|count| usize::try_from(count).ok());
        match count {
            Some(count) if (1..=parts.len()).contains(&count) && inner.entries().is_some_and(|keys| keys.len() == 2) => {
                Node::AtLeast(count, parts)
            }
            _ => {
                self.report.add(&codes::COUNT, node.span, &[parts.len().to_string().into()]);
                Node::AtLeast(1, parts)
            }
        }
    }

    fn open_point(&mut self, key: Option<&Yaml>) -> Option<OpenIx> {
        let key = key?;
        shape::check(key, &Shape::Text, self.report);
        let text = key.text()?;
        if !self.worded {
            self.report.add(&codes::OPEN_OUTSIDE, key.span, &[]);
            return None;
        }
        let position = self.open.iter().position(|known| known == text).unwrap_or_else(|| {
            self.open.push(text.into());
            self.open.len() - 1
        });
        // Beyond the limit the measure is refused anyway; the index stays inside it.
        Some(OpenIx::at(position.min(MAX_OPEN - 1)))
    }

    fn leaf(&mut self, node: &Yaml) -> Option<Leaf> {
        let test = test::read(node, self.scope, self.report);
        let inferred = match node.get("inferred") {
            None => false,
            Some(flag) => {
                shape::check(flag, &Shape::Flag, self.report);
                flag.flag().unwrap_or_default()
            }
        };
        let open_if_false = self.open_point(node.get("open_if_false"));
        Some(Leaf { test: test?, inferred, open_if_false })
    }
}
