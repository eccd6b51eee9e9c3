//! Cases as YAML writes them.

use crate::authoring::yaml::{Node, Span};
use crate::model::Date;

/// A person to be assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// Who it is, in words; may be empty.
    pub who: String,
    /// The day as of which it is assessed.
    pub as_of: Date,
    /// Whether a human stands for what is expected; not so where it was computed and says `confirmed: false`.
    pub confirmed: bool,
    /// Who confirmed it, and when; may be empty.
    pub confirmed_by: String,
    /// Answers by fact id, still as written.
    pub answers: Vec<(String, Span, Node)>,
    /// What is expected; none: every measure is of interest.
    pub expected: Vec<Expected>,
    /// Where its id stands.
    pub span: Span,
}

/// What is expected of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Id of the measure.
    pub measure: String,
    /// Where it stands.
    pub span: Span,
    /// The outcome, where it is written rightly.
    pub outcome: Option<ExpectedOutcome>,
    /// Fact ids.
    pub missing: Option<Vec<String>>,
    /// Keys of open points.
    pub open: Option<Vec<String>>,
    /// What refuses it.
    pub fails_on: Option<Vec<String>>,
    /// The refusal rests on our reading alone.
    pub on_inferred_only: Option<bool>,
    /// The document's period is over.
    pub stale: Option<bool>,
    /// The amount.
    pub estimate: Option<CaseEstimate>,
    /// The reason that is given; may be empty.
    pub reason: String,
}

/// The outcomes that cases distinguish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedOutcome {
    /// Qualifies.
    Eligible,
    /// Does not qualify.
    NotEligible,
    /// May qualify, or facts are missing.
    Undetermined,
}

/// An amount as cases write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEstimate {
    /// Fen.
    pub fen: i64,
    /// `fixed` or `upper_bound`.
    pub form: String,
    /// `year`, or nothing.
    pub per: Option<String>,
}

/// The cases of a file, and the places of those that cannot be used: without an id or a day, or of another form.
pub fn cases(tree: &Node) -> (Vec<Case>, Vec<Span>) {
    let list = tree.get("cases").unwrap_or(tree);
    let Some(items) = list.items() else { return (Vec::new(), vec![tree.span]) };
    let mut cases = Vec::new();
    let mut unusable = Vec::new();
    for item in items {
        match case(item) {
            Some(case) => cases.push(case),
            None => unusable.push(item.span),
        }
    }
    (cases, unusable)
}

fn case(item: &Node) -> Option<Case> {
    let id = item.get("id")?;
    let answers = item.get("answers").filter(|answers| !answers.is_null());
    let expected_of = item.get("expected").filter(|expected| !expected.is_null());
    // Nothing is as good as empty; anything else of another form is a slip that must not pass for "nothing".
    let answers = answers.map_or(Some(&[] as &[_]), Node::entries)?;
    let wanted = expected_of.map_or(Some(&[] as &[_]), Node::items)?;
    Some(Case {
        id: id.text()?.into(),
        who: item.text_of("who").unwrap_or_default().into(),
        as_of: Date::parse(item.text_of("as_of")?)?,
        confirmed_by: item.text_of("confirmed_by").unwrap_or_default().into(),
        confirmed: item.get("confirmed").and_then(Node::flag) != Some(false),
        answers: answers.iter().map(|entry| (entry.key.clone(), entry.span, entry.value.clone())).collect(),
        expected: wanted.iter().map(expected).collect::<Option<_>>()?,
        span: id.span,
    })
}

fn expected(item: &Node) -> Option<Expected> {
    let measure = item.get("measure")?;
    let texts = |key: &str| Some(item.get(key)?.items()?.iter().filter_map(Node::text).map(String::from).collect());
    let flag = |key: &str| item.get(key)?.flag();
    Some(Expected {
        measure: measure.text()?.into(),
        span: measure.span,
        outcome: match item.text_of("outcome") {
            Some("eligible") => Some(ExpectedOutcome::Eligible),
            Some("not_eligible") => Some(ExpectedOutcome::NotEligible),
            Some("undetermined") => Some(ExpectedOutcome::Undetermined),
            _ => None,
        },
        missing: texts("missing"),
        open: texts("open"),
        fails_on: texts("fails_on"),
        on_inferred_only: flag("on_inferred_only"),
        stale: flag("stale"),
        estimate: item.get("estimate").and_then(|estimate| {
            Some(CaseEstimate {
                fen: estimate.get("value")?.fen()?,
                form: estimate.text_of("form")?.into(),
                per: estimate.text_of("per").map(String::from),
            })
        }),
        reason: item.text_of("reason").unwrap_or_default().into(),
    })
}
