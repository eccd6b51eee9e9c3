//! Assessments: one measure against the answers, and all of them together.

use std::rc::Rc;

use crate::model::{Answers, Date, FactIx, Index, MeasureIx, OpenIx, Per, Rules};

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

/// One measure against the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The measure.
    pub measure: MeasureIx,
    /// What the answers say about it.
    pub eligibility: Eligibility,
    /// The facts that can still matter, in pack order.
    pub missing: Vec<FactIx>,
    /// The open points that can still matter.
    pub open: Vec<OpenIx>,
    /// What refuses, where it is refused.
    pub failed: Vec<Failed>,
    /// The refusal would no longer be one without the conditions that are only our reading.
    pub on_inferred_only: bool,
    /// The as-of date is after the end of the document's period.
    pub stale: bool,
    /// The amount, where one is stated and the measure is not refused.
    pub amount: Option<Estimate>,
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

/// Whether an estimate is the amount or its ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateForm {
    /// The document states exactly this.
    Fixed,
    /// The document states a ceiling.
    UpperBound,
}

/// All assessments at a moment, in pack order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// One per measure.
    pub assessments: Vec<Assessment>,
}

/// An answer that contradicts earlier ones under the constraints, and is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The fact whose answer is set aside.
    pub fact: FactIx,
    /// The constraint it contradicts, by position.
    pub constraint: usize,
}

/// Reasons over rules as of a day.
#[derive(Clone, Debug)]
pub struct Engine {
    rules: Rc<Rules>,
    as_of: Date,
}

impl Engine {
    /// Prepares to reason over these rules as of this day.
    pub fn new(rules: Rc<Rules>, as_of: Date) -> Engine {
        Engine { rules, as_of }
    }

    /// The rules it reasons over.
    pub fn rules(&self) -> &Rc<Rules> {
        &self.rules
    }

    /// The as-of day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// One measure against the answers. The answers must have been admitted.
    pub fn assess(&self, measure: MeasureIx, _answers: &Answers) -> Assessment {
        Assessment {
            measure,
            eligibility: Eligibility::Undetermined,
            missing: vec![],
            open: vec![],
            failed: vec![],
            on_inferred_only: false,
            stale: self.rules.document_of(measure).is_stale(self.as_of),
            amount: None,
        }
    }

    /// All measures against the answers.
    pub fn outcome(&self, answers: &Answers) -> Outcome {
        Outcome { assessments: (0..self.rules.measures.len()).map(|n| self.assess(MeasureIx::at(n), answers)).collect() }
    }

    /// The answers that can be true together: of contradicting ones, the later in pack order is set aside.
    pub fn admit(&self, answers: &Answers) -> (Answers, Vec<SetAside>) {
        (answers.clone(), vec![])
    }
}
