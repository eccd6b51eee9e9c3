//! Assessments as lines of JSON, and as words for a person.

use serde_json::{Value, json};

use super::assess::Assessed;
use super::read::Case;
use crate::authoring::lang::Lang;
use crate::engine::{Assessment, Eligibility, Estimate, EstimateForm, Failed};
use crate::model::{Index, MeasureIx, Per, Rules, Texts};

/// One assessment as one JSON object.
pub fn json_line(case: &str, measure: &str, assessment: Option<&Assessment>, rules: &Rules) -> Value {
    let Some(found) = assessment else {
        return json!({"case": case, "measure": measure, "eligibility": "unknown_measure"});
    };
    let refused = found.eligibility == Eligibility::DoesNotQualify;
    json!({
        "case": case,
        "measure": measure,
        "eligibility": found.eligibility.word(),
        "missing": missing(found, rules),
        "open": open(found, rules),
        "failed": found.failed.iter().map(|failed| failed_word(failed, rules)).collect::<Vec<_>>(),
        "on_inferred_only": found.on_inferred_only,
        "stale": found.stale,
        "amount": found.amount.filter(|_| !refused).map(amount),
    })
}

/// Ids of the facts that are missing.
pub(super) fn missing(found: &Assessment, rules: &Rules) -> Vec<String> {
    found.missing.iter().map(|&fact| rules.facts.at(fact).id.clone()).collect()
}

/// Keys of the open points.
pub(super) fn open(found: &Assessment, rules: &Rules) -> Vec<String> {
    let keys = &rules.measures.at(found.measure).open_points;
    found.open.iter().filter_map(|open| keys.get(usize::from(open.0)).cloned()).collect()
}

/// The word of a refusal: `audience`, or the facts of the part that fails.
pub(super) fn failed_word(failed: &Failed, rules: &Rules) -> String {
    match failed {
        Failed::Audience => "audience".into(),
        Failed::Condition(facts) => {
            let mut ids: Vec<&str> = facts.iter().map(|&fact| rules.facts.at(fact).id.as_str()).collect();
            ids.sort_unstable();
            ids.join("/")
        }
    }
}

fn amount(estimate: Estimate) -> Value {
    // Whole yuan are integers, so that a reader need not compare floating-point numbers.
    let value = if estimate.fen % 100 == 0 { json!(estimate.fen / 100) } else { json!(estimate.fen as f64 / 100.0) };
    let form = form_word(estimate.form);
    if estimate.per == Per::Year {
        json!({"value": value, "unit": "CNY", "form": form, "per": "year"})
    } else {
        json!({"value": value, "unit": "CNY", "form": form})
    }
}

/// The word for the form of an estimate.
pub(super) fn form_word(form: EstimateForm) -> &'static str {
    match form {
        EstimateForm::Fixed => "fixed",
        EstimateForm::UpperBound => "upper_bound",
    }
}

/// A case for a person to read. `texts` may lack measures, where only a core was loaded; ids stand in for them then.
pub fn show(case: &Case, assessed: &Assessed, rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let as_of = lang.pick("按 {} 算", "as of {}").replace("{}", &case.as_of.to_string());
    let mut out = format!("{} · {}\n", case.id, as_of);
    if !case.who.is_empty() {
        out.push_str(&format!("  {}\n", case.who));
    }
    for (id, found) in &assessed.measures {
        let Some(found) = found else {
            out.push_str(&format!("  ?  {id}: {}\n", lang.pick("政策包里没有这项措施", "not in the pack")));
            continue;
        };
        let name = texts.measures.get(usize::from(found.measure.0)).map_or(id.as_str(), |text| text.name.as_str());
        let (mark, verdict) = verdict(found.eligibility, lang);
        out.push_str(&format!("  {mark}  {name} ({id}): {verdict}{}\n", money(found, lang)));
        for line in details(found, rules, texts, lang) {
            out.push_str(&format!("       {line}\n"));
        }
    }
    out
}

/// The mark and the words of an outcome.
pub fn verdict(eligibility: Eligibility, lang: Lang) -> (&'static str, &'static str) {
    match eligibility {
        Eligibility::Qualifies => ("✓", lang.pick("符合", "qualifies")),
        Eligibility::MayQualify => ("○", lang.pick("可能符合", "may qualify")),
        Eligibility::Undetermined => ("…", lang.pick("还不能定", "undetermined")),
        Eligibility::DoesNotQualify => ("✗", lang.pick("不符合", "does not qualify")),
    }
}

fn money(found: &Assessment, lang: Lang) -> String {
    let Some(estimate) = found.amount.filter(|_| found.eligibility != Eligibility::DoesNotQualify) else { return String::new() };
    let (yuan, cents) = (estimate.fen / 100, estimate.fen % 100);
    let figure = if cents == 0 { yuan.to_string() } else { format!("{yuan}.{cents:02}") };
    let most = if estimate.form == EstimateForm::UpperBound { lang.pick("最多 ", "at most ") } else { "" };
    let yearly = if estimate.per == Per::Year { lang.pick("（每年）", " a year") } else { "" };
    format!("{}{most}{figure} {}{yearly}", lang.pick("，", ", "), lang.pick("元", "CNY"))
}

/// An open point in words: those of the certainty have a key that is no phrase.
fn open_words(key: String, lang: Lang) -> String {
    match key.as_str() {
        "rules_elsewhere" => lang.pick("条件和办法在别的文件里", "the rules stand in another document").into(),
        "only_announced" => lang.pick("公文只说要办，没写办法", "the document only announces it").into(),
        _ => key,
    }
}

/// What an outcome hangs on, line by line.
pub fn details(found: &Assessment, rules: &Rules, texts: &Texts, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = |zh: &'static str, en: &'static str, list: Vec<String>| {
        if !list.is_empty() {
            lines.push(format!("{}{}", lang.pick(zh, en), list.join(lang.pick("；", "; "))));
        }
    };
    let ask = |fact: usize| texts.facts.get(fact).map(|text| text.ask.clone());
    let asked = found.missing.iter().map(|&fact| ask(usize::from(fact.0)).unwrap_or_else(|| rules.facts.at(fact).id.clone()));
    line("还要问：", "still to ask: ", asked.collect());
    line("待定：", "open: ", open(found, rules).into_iter().map(|key| open_words(key, lang)).collect());
    let by_question = |failed: &Failed| match failed {
        Failed::Audience => lang.pick("只给别的申请人", "it is for other applicants").to_owned(),
        Failed::Condition(facts) => {
            let questions = facts.iter().map(|&fact| ask(usize::from(fact.0)).unwrap_or_else(|| rules.facts.at(fact).id.clone()));
            questions.collect::<Vec<_>>().join(" / ")
        }
    };
    line("不符合在：", "fails on: ", found.failed.iter().map(by_question).collect());
    // Where a status decides, the way to it is worth more than its name.
    let hangs = |fact| {
        found.missing.contains(&fact)
            || found.failed.iter().any(|failed| matches!(failed, Failed::Condition(facts) if facts.contains(&fact)))
    };
    let granted = |way: &MeasureIx| rules.granted.iter().any(|granted| granted.measure == *way && hangs(granted.fact));
    let name = |way: MeasureIx| {
        let id = &rules.measures.at(way).id;
        texts.measures.get(way.position()).map_or(id.clone(), |text| format!("{} ({id})", text.name))
    };
    let ways = rules.ways(found.measure).into_iter().filter(granted);
    line("先要取得：", "to be obtained first: ", ways.map(name).collect());
    if found.on_inferred_only {
        line("", "", vec![lang.pick("只是我们的读法，公文没有写", "only our reading; the document does not say so").into()]);
    }
    if found.stale {
        line("", "", vec![lang.pick("公文的期限已过", "the document's period is over").into()]);
    }
    lines
}
