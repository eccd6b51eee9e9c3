//! `policy explain`: a measure as a tree of sentences, as an applicant would read it.

use std::path::Path;

use super::{Console, GOOD, PROBLEMS, open_good, words};
use crate::authoring::diagnose::similar;
use crate::authoring::lang::Lang;
use crate::authoring::sentences::{Mark, Sentence, sentences, states_none};
use crate::authoring::terms;
use crate::model::{DocumentText, Index, Measure, MeasureText, Rules, Texts};

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
    out.push_str(lang.pick("条件：", "conditions:"));
    out.push_str(if states_none(measure) { lang.pick("没有写\n", " none stated\n") } else { "\n" });
    for sentence in sentences(measure, text, rules, lang) {
        write(&sentence, 1, lang, &mut out);
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

/// Writes a sentence and its parts, indented.
fn write(sentence: &Sentence, depth: usize, lang: Lang, out: &mut String) {
    let (mark, colon) = match sentence.mark {
        Mark::Group if sentence.parts.is_empty() => ("", ""),
        Mark::Group => ("", lang.pick("：", ":")),
        Mark::Test => ("· ", ""),
        Mark::Open => ("? ", ""),
    };
    let notes = match sentence.notes.is_empty() {
        true => String::new(),
        false => lang.pick("（{}）", " ({})").replace("{}", &sentence.notes.join(lang.pick("；", "; "))),
    };
    out.push_str(&format!("{}{mark}{}{notes}{colon}\n", "  ".repeat(depth), sentence.said));
    for part in &sentence.parts {
        write(part, depth + 1, lang, out);
    }
}
