//! `policy explain`: a measure as a tree of sentences, as an applicant would read it.

use std::path::Path;

use super::{Console, GOOD, PROBLEMS, open_good, words};
use crate::authoring::diagnose::similar;
use crate::authoring::lang::Lang;
use crate::authoring::terms;
use crate::model::{Condition, DocumentText, Index, Measure, MeasureText, Node, Rules, Texts};

/// Explains a measure.
pub fn explain(directory: &Path, id: &str, console: &mut Console<'_>) -> u8 {
    let (_, policies) = match open_good(directory, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let listing = policies.everything();
    let rules = policies.rules(&listing);
    let Some(ix) = rules.measure(id) else {
        let meant = similar(id, rules.measures.iter().map(|measure| measure.id.as_str()));
        let what = console.pick("没有这项措施", "there is no such measure");
        let guess =
            meant.map(|meant| console.lang.pick("；是不是 `{}`？", "; did you mean `{}`?").replace("{}", meant)).unwrap_or_default();
        console.note(format!("{what}: `{id}`{guess}"));
        return PROBLEMS;
    };
    let has = |tag: &String| policies.dictionaries.contains_key(tag) || policies.language.starts_with(tag.as_str());
    if let Some(tag) = console.tag.clone().filter(|tag| !has(tag)) {
        let line = console.pick("提醒：没有 `{}` 的译文，按原文显示", "warning: there are no words in `{}`; shown as written");
        console.note(line.replace("{}", &tag));
    }
    let texts = words(&policies, &listing, console);
    let measure = rules.measures.at(ix);
    let (Some(text), Some(document)) = (texts.measures.get(usize::from(ix.0)), texts.documents.get(usize::from(measure.document.0))) else {
        return PROBLEMS;
    };
    let kinds = kinds(measure, &rules, &texts, console.lang);
    let mut told = describe(measure, text, document, &kinds, &rules, console.lang);
    for way in rules.ways(ix) {
        let name = texts.measures.get(way.position()).map(|text| text.name.as_str()).unwrap_or_default();
        let line = console.pick("先要取得：", "to be obtained first: ");
        told.push_str(&format!("\n{line}{name} ({})", rules.measures.at(way).id));
    }
    console.say(told);
    GOOD
}

/// The kinds of applicants a measure is for, as the question names them.
fn kinds(measure: &Measure, rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let audience = texts.facts.get(rules.audience_fact.position());
    let name = |kind: usize| audience.and_then(|fact| fact.choices.get(kind)).map(|choice| choice.name.as_str());
    measure.audience.iter().filter_map(name).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

fn describe(measure: &Measure, text: &MeasureText, document: &DocumentText, kinds: &str, rules: &Rules, lang: Lang) -> String {
    let mut out = format!("{} ({})\n", text.name, measure.id);
    let mut line = |zh: &str, en: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("{}{value}\n", lang.pick(zh, en)));
        }
    };
    line("得到：", "gives: ", &text.gives);
    line("包括：", "consists of: ", &text.components.join(lang.pick("、", ", ")));
    line("申请人：", "for: ", kinds);
    line("种类：", "kind: ", terms::kind(measure.kind, lang));
    line("怎样给：", "handed out: ", terms::grant(measure.grant, lang));
    let source = [document.title.as_str(), &document.number, &text.clause].into_iter().filter(|part| !part.is_empty());
    line("出处：", "source: ", &source.collect::<Vec<_>>().join(" · "));
    let none = text.says.len() == 1 && matches!(measure.when.node, Node::All(_));
    out.push_str(lang.pick("条件：", "conditions:"));
    out.push_str(if none { lang.pick("没有写\n", " none stated\n") } else { "\n" });
    let mut tree = String::new();
    if !none {
        sentence(&measure.when, measure, text, rules, lang, 1, &mut tree);
    }
    out.push_str(&tree);
    if let Some(point) = measure.certainty.open_point() {
        let words = match point {
            "only_announced" => lang.pick("只说要做，还没有办法", "it is only announced"),
            _ => lang.pick("细则在别处，不在这份公文里", "the rules stand elsewhere"),
        };
        out.push_str(&format!("  ? {words}\n"));
    }
    for unstated in &text.unstated {
        out.push_str(&format!("{}{unstated}\n", lang.pick("没写：", "not stated: ")));
    }
    for reading in &text.reading {
        out.push_str(&format!("{}{reading}\n", lang.pick("读法：", "our reading: ")));
    }
    out.truncate(out.trim_end().len());
    out
}

/// Writes a condition and its parts as indented sentences.
fn sentence(condition: &Condition, measure: &Measure, text: &MeasureText, rules: &Rules, lang: Lang, depth: usize, out: &mut String) {
    let own = text.says.get(condition.say).map(String::as_str).unwrap_or_default();
    let indent = "  ".repeat(depth);
    let colon = lang.pick("：", ":");
    let (mark, words) = match &condition.node {
        Node::All(_) => ("", lang.pick("都要满足", "all of these").to_string()),
        Node::Any(_) => ("", lang.pick("有一条就行", "any of these").to_string()),
        Node::Not(_) => ("", lang.pick("不能是", "not").to_string()),
        Node::AtLeast(count, _) => ("", lang.pick("至少满足 {} 条", "at least {} of these").replace("{}", &count.to_string())),
        Node::Test(leaf) => ("· ", rules.facts.at(leaf.test.fact).id.clone()),
        Node::Open(open) => ("? ", measure.open_points.get(usize::from(open.0)).cloned().unwrap_or_default()),
    };
    let granted;
    let mut notes = Vec::new();
    if let Node::Test(leaf) = &condition.node {
        notes.extend(leaf.inferred.then(|| lang.pick("我们的读法", "our reading")));
        let by: Vec<&str> = rules.granted_by(&leaf.test).iter().map(|&way| rules.measures.at(way).id.as_str()).collect();
        granted = lang.pick("由 {} 授予", "handed out by {}").replace("{}", &by.join(lang.pick("、", ", ")));
        notes.extend((!by.is_empty()).then_some(granted.as_str()));
        notes.extend(leaf.open_if_false.map(|_| lang.pick("不满足时待定", "open if it fails")));
    }
    let notes =
        if notes.is_empty() { String::new() } else { lang.pick("（{}）", " ({})").replace("{}", &notes.join(lang.pick("；", "; "))) };
    let group = !condition.parts().is_empty();
    let said = if own.is_empty() {
        words
    } else if group {
        format!("{own} — {words}")
    } else {
        own.into()
    };
    // The outermost `all` goes without saying.
    let silent = depth == 1 && matches!(condition.node, Node::All(_)) && own.is_empty();
    if !silent {
        out.push_str(&format!("{indent}{mark}{said}{notes}{}\n", if group { colon } else { "" }));
    }
    let depth = if silent { depth } else { depth + 1 };
    for part in condition.parts() {
        sentence(part, measure, text, rules, lang, depth, out);
    }
}
