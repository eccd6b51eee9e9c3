//! What the page gets as plain values: the outcome, every measure with what the answers say about it, by ids; and what a pack says of itself.

use serde::Serialize;

use crate::engine::{EstimateForm, Standing};
use crate::interview::Interview;
use crate::model::{Date, Index, Rules};

/// A picture of a session's outcome, as [`outcome`] makes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome<'a> {
    as_of: String,
    digest: &'a str,
    measures: Vec<Measure<'a>>,
}

#[derive(Serialize)]
struct Measure<'a> {
    id: &'a str,
    document: &'a str,
    eligibility: &'static str,
    missing: Vec<&'a str>,
    open: Vec<&'a str>,
    stale: bool,
    amount: Option<Amount>,
}

/// In yuan.
#[derive(Serialize)]
struct Amount {
    value: f64,
    unit: &'static str,
    form: &'static str,
    per: &'static str,
}

/// What the answers so far say about each measure.
pub(super) fn outcome(interview: &Interview) -> Outcome<'_> {
    let rules = interview.rules();
    Outcome {
        as_of: interview.engine().as_of().to_string(),
        digest: &interview.pack().digest,
        measures: interview.outcome().standings().map(|standing| measure(rules, &standing)).collect(),
    }
}

fn measure<'a>(rules: &'a Rules, standing: &Standing) -> Measure<'a> {
    let known = rules.measures.at(standing.measure);
    Measure {
        id: &known.id,
        document: &rules.documents.at(known.document).id,
        eligibility: standing.eligibility.word(),
        missing: standing.missing.iter().map(|&fact| rules.facts.at(fact).id.as_str()).collect(),
        open: standing.open.iter().filter_map(|open| known.open_points.get(open.position())).map(String::as_str).collect(),
        stale: standing.stale,
        amount: amount(standing),
    }
}

fn amount(standing: &Standing) -> Option<Amount> {
    let amount = standing.amount?;
    let form = match amount.form {
        EstimateForm::Fixed => "fixed",
        EstimateForm::UpperBound => "upper_bound",
    };
    Some(Amount { value: amount.fen as f64 / 100.0, unit: "CNY", form, per: amount.per.word() })
}

/// What a pack says of itself.
#[derive(Serialize)]
pub(super) struct PackInfo<'a> {
    id: &'a str,
    version: &'a str,
    digest: &'a str,
    language: &'a str,
    dates: Vec<Dates<'a>>,
}

/// A day that a document does not state is null.
#[derive(Serialize)]
struct Dates<'a> {
    document: &'a str,
    issued: Option<String>,
    from: Option<String>,
    until: Option<String>,
}

/// What the pack of a session says of itself.
pub(super) fn pack_info(interview: &Interview) -> PackInfo<'_> {
    let pack = interview.pack();
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let dates = interview.rules().documents.iter().map(|document| {
        let (from, until) = document.period;
        Dates { document: &document.id, issued: day(document.issued), from: day(from), until: day(until) }
    });
    PackInfo { id: &pack.id, version: &pack.version, digest: &pack.digest, language: &pack.language, dates: dates.collect() }
}
