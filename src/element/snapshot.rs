//! What `el.outcome` holds: every measure with what the answers say about it, by ids.

use serde::Serialize;

use crate::engine::{EstimateForm, Standing};
use crate::interview::Interview;
use crate::model::{FactIx, Index, Per, Rules};

/// A frozen picture of an outcome.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Snapshot<'a> {
    as_of: String,
    digest: &'a str,
    measures: Vec<MeasureSnapshot<'a>>,
}

#[derive(Serialize)]
struct MeasureSnapshot<'a> {
    id: &'a str,
    document: &'a str,
    eligibility: &'static str,
    missing: Vec<&'a str>,
    open: Vec<&'a str>,
    stale: bool,
    amount: Option<AmountSnapshot>,
}

#[derive(Serialize)]
struct AmountSnapshot {
    /// Yuan.
    value: f64,
    unit: &'static str,
    form: &'static str,
    per: &'static str,
}

impl<'a> Snapshot<'a> {
    /// The picture of a session.
    pub(super) fn of(interview: &'a Interview) -> Snapshot<'a> {
        let rules = interview.rules();
        Snapshot {
            as_of: interview.engine().as_of().to_string(),
            digest: &interview.pack().digest,
            measures: interview.outcome().standings.iter().map(|standing| measure(rules, standing)).collect(),
        }
    }
}

fn measure<'a>(rules: &'a Rules, standing: &Standing) -> MeasureSnapshot<'a> {
    let known = rules.measures.at(standing.measure);
    let fact = |&fact: &FactIx| rules.facts.at(fact).id.as_str();
    MeasureSnapshot {
        id: &known.id,
        document: &rules.documents.at(known.document).id,
        eligibility: standing.eligibility.word(),
        missing: standing.missing.iter().map(fact).collect(),
        open: standing.open.iter().filter_map(|open| known.open_points.get(open.position())).map(String::as_str).collect(),
        stale: standing.stale,
        amount: standing.amount.map(|amount| AmountSnapshot {
            value: amount.fen as f64 / 100.0,
            unit: "CNY",
            form: match amount.form {
                EstimateForm::Fixed => "fixed",
                EstimateForm::UpperBound => "upper_bound",
            },
            per: Per::word(amount.per),
        }),
    }
}
