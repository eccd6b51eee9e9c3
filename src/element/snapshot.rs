//! What the page gets as plain values: the outcome, every measure with what the answers say about it, by ids; and what a pack says of itself.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::json::{object, strings};
use crate::engine::{EstimateForm, Standing};
use crate::interview::Interview;
use crate::model::{Date, Index, Rules};

/// A picture of a session's outcome: `{asOf, digest, measures: [{id, document, eligibility, missing, open, stale, amount}]}`.
pub(super) fn outcome(interview: &Interview) -> JsValue {
    let measures = Array::new();
    for standing in interview.outcome().standings.iter() {
        measures.push(&measure(interview.rules(), standing));
    }
    object(&[
        ("asOf", interview.engine().as_of().to_string().into()),
        ("digest", interview.pack().digest.as_str().into()),
        ("measures", measures.into()),
    ])
}

fn measure(rules: &Rules, standing: &Standing) -> JsValue {
    let known = rules.measures.at(standing.measure);
    let missing = standing.missing.iter().map(|&fact| rules.facts.at(fact).id.as_str());
    let open = standing.open.iter().filter_map(|open| known.open_points.get(open.position())).map(String::as_str);
    object(&[
        ("id", known.id.as_str().into()),
        ("document", rules.documents.at(known.document).id.as_str().into()),
        ("eligibility", standing.eligibility.word().into()),
        ("missing", strings(missing)),
        ("open", strings(open)),
        ("stale", standing.stale.into()),
        ("amount", amount(standing)),
    ])
}

/// `{value, unit, form, per}` in yuan, or null.
fn amount(standing: &Standing) -> JsValue {
    let Some(amount) = standing.amount else { return JsValue::NULL };
    let form = match amount.form {
        EstimateForm::Fixed => "fixed",
        EstimateForm::UpperBound => "upper_bound",
    };
    let value = JsValue::from_f64(amount.fen as f64 / 100.0);
    object(&[("value", value), ("unit", "CNY".into()), ("form", form.into()), ("per", amount.per.word().into())])
}

/// What a pack says of itself: `{id, version, digest, language, dates: [{document, issued, from, until}]}`; a day that a document does
/// not state is null.
pub(super) fn pack_info(interview: &Interview) -> JsValue {
    let pack = interview.pack();
    let day = |day: Option<Date>| day.map_or(JsValue::NULL, |day| day.to_string().into());
    let dates = Array::new();
    for document in interview.rules().documents.iter() {
        let (from, until) = document.period;
        let row = [("document", document.id.as_str().into()), ("issued", day(document.issued)), ("from", day(from)), ("until", day(until))];
        dates.push(&object(&row));
    }
    let text = |text: &str| JsValue::from_str(text);
    object(&[
        ("id", text(&pack.id)),
        ("version", text(&pack.version)),
        ("digest", text(&pack.digest)),
        ("language", text(&pack.language)),
        ("dates", dates.into()),
    ])
}
