//! What the engine says: where measures stand, what refuses them, and what they come to.

use super::few::Facts;
use crate::model::{Answers, FactIx, Form, Measure, MeasureIx, OpenIx, Per, Table, Value};

/// What the answers say about a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Eligibility {
    /// Whatever the rest turns out to be, the condition holds, and the document states it completely.
    Qualifies,
    /// Nothing the applicant could still answer matters; what the document leaves open does.
    MayQualify,
    /// Facts are missing.
    Undetermined,
    /// Whatever the rest turns out to be, the condition fails, or the measure is for other applicants.
    DoesNotQualify,
}

impl Eligibility {
    /// The word results and host pages use.
    pub fn word(self) -> &'static str {
        match self {
            Eligibility::Qualifies => "qualifies",
            Eligibility::MayQualify => "may_qualify",
            Eligibility::Undetermined => "undetermined",
            Eligibility::DoesNotQualify => "does_not_qualify",
        }
    }
}

/// Where one measure stands under the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The measure.
    pub measure: MeasureIx,
    /// What the answers say about it.
    pub eligibility: Eligibility,
    /// The facts that can still matter, in pack order; those whose `ask_if` is not yet certain wait and are left out.
    pub missing: Facts,
    /// All facts that can still matter, waiting ones too.
    pub matters: Facts,
    /// The open points that can still matter.
    pub open: Vec<OpenIx>,
    /// The as-of date is after the end of the document's period.
    pub stale: bool,
    /// The amount, where one is stated and the measure is not refused.
    pub amount: Option<Estimate>,
}

/// One measure against the answers: where it stands, and what refuses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Where it stands.
    pub standing: Standing,
    /// What refuses, where it is refused.
    pub failed: Vec<Failed>,
    /// The refusal would no longer be one without the conditions that are only our reading.
    pub on_inferred_only: bool,
}

/// An assessment reads as its standing.
impl std::ops::Deref for Assessment {
    type Target = Standing;
    fn deref(&self) -> &Standing {
        &self.standing
    }
}

/// What refuses a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// The measure is for other applicants.
    Audience,
    /// A part of the condition that cannot hold any more; its facts, sorted by id.
    Condition(Vec<FactIx>),
}

/// An amount for this applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Fen.
    pub fen: i64,
    /// Exactly, or at most.
    pub form: EstimateForm,
    /// How often.
    pub per: Per,
}

impl Estimate {
    /// The amount a measure's document states, whoever it is for; nothing where it is a share.
    pub fn stated(measure: &Measure) -> Option<Estimate> {
        let amount = measure.amount?;
        let (fen, form) = match amount.form {
            Form::Fixed(fen) => (fen, EstimateForm::Fixed),
            Form::UpTo(fen) => (fen, EstimateForm::UpperBound),
            Form::Ratio { .. } => return None,
        };
        Some(Estimate { fen, form, per: amount.per })
    }
}

/// Whether an estimate is the amount or its ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateForm {
    /// The document states exactly this.
    Fixed,
    /// The document states a ceiling.
    UpperBound,
}

/// All standings at a moment, in pack order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// One per measure.
    pub standings: Table<MeasureIx, Standing>,
}

impl Outcome {
    /// How many measures stand so.
    pub fn count(&self, eligibility: Eligibility) -> usize {
        self.standings.iter().filter(|standing| standing.eligibility == eligibility).count()
    }
}

/// The amount for this applicant, as far as the document states one and the answers allow.
pub(super) fn estimate(measure: &Measure, answers: &Answers, applies: &Table<FactIx, Option<bool>>) -> Option<Estimate> {
    let amount = measure.amount?;
    let Form::Ratio { percent, of } = amount.form else { return Estimate::stated(measure) };
    match answers.value(of) {
        // Fen are whole: what is below a fen is not promised.
        Some(Value::Number(fen)) if *applies.at(of) == Some(true) => {
            let fen = fen.saturating_mul(percent) / 100;
            Some(Estimate { fen, form: EstimateForm::UpperBound, per: amount.per })
        }
        _ => None,
    }
}
