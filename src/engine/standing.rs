//! What the engine says: where measures stand, what refuses them, and what they come to.

use crate::model::{Answers, FactIx, Form, Index, Measure, MeasureIx, OpenIx, Per, Table, Value};

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

/// Where one measure stands under the answers, as an [outcome](Outcome) tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The measure.
    pub measure: MeasureIx,
    /// What the answers say about it.
    pub eligibility: Eligibility,
    /// The facts that can still matter, in pack order; those whose `ask_if` is not yet certain wait and are left out.
    pub missing: &'a [FactIx],
    /// All facts that can still matter, waiting ones too.
    pub matters: &'a [FactIx],
    /// The open points that can still matter.
    pub open: &'a [OpenIx],
    /// The as-of date is after the end of the document's period.
    pub stale: bool,
    /// The amount, where one is stated and the measure is not refused.
    pub amount: Option<Estimate>,
}

/// One measure against the answers: where it stands, and what refuses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The measure.
    pub measure: MeasureIx,
    /// What the answers say about it.
    pub eligibility: Eligibility,
    /// The facts that can still matter, in pack order; those whose `ask_if` is not yet certain wait and are left out.
    pub missing: Vec<FactIx>,
    /// The open points that can still matter.
    pub open: Vec<OpenIx>,
    /// The as-of date is after the end of the document's period.
    pub stale: bool,
    /// The amount, where one is stated and the measure is not refused.
    pub amount: Option<Estimate>,
    /// What refuses, where it is refused.
    pub failed: Vec<Failed>,
    /// The refusal would no longer be one without the conditions that are only our reading.
    pub on_inferred_only: bool,
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

/// All standings at a moment, in pack order. What they name stands in common lists, so that a measure that is decided costs next to
/// nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// One per measure.
    pub(super) found: Table<MeasureIx, Found>,
    pub(super) named: Lists,
}

/// What was found of one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) eligibility: Eligibility,
    pub(super) stale: bool,
    pub(super) amount: Option<Estimate>,
    /// Where the lists of all tell what can still matter to it; nothing does where they do not.
    pub(super) named: Option<Named>,
}

impl Found {
    /// It is refused, so there is no amount either.
    #[inline(always)]
    pub(super) fn refuse(&mut self) {
        self.eligibility = Eligibility::DoesNotQualify;
        self.amount = None;
    }
}

/// The facts and open points that can still matter, of all measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists {
    /// For each measure that names something the facts that matter, and then those of them that are missing, where some wait.
    facts: Vec<FactIx>,
    /// For each such measure the open points that matter.
    open: Vec<OpenIx>,
}

/// Where facts and open points of a measure stand in the lists of all, and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    matters_at: usize,
    matters: usize,
    missing_at: usize,
    missing: usize,
    open_at: usize,
    open: usize,
}

impl Lists {
    /// Adds what can still matter to a measure: facts, of which those are missing that are known to apply, and open points.
    pub(super) fn add(&mut self, matters: &[FactIx], applies: &Table<FactIx, Option<bool>>, open: &[OpenIx]) -> Named {
        let at = self.facts.len();
        self.facts.extend_from_slice(matters);
        let applies = |fact: &FactIx| *applies.at(*fact) == Some(true);
        let mut missing = 0;
        for fact in matters {
            missing += usize::from(applies(fact));
        }
        let mut missing_at = at;
        if missing < matters.len() {
            missing_at = self.facts.len();
            self.facts.extend(matters.iter().copied().filter(applies));
        }
        let open_at = self.open.len();
        if !open.is_empty() {
            self.open.extend_from_slice(open);
        }
        Named { matters_at: at, matters: matters.len(), missing_at, missing, open_at, open: open.len() }
    }
}

impl Outcome {
    /// An outcome of these findings, which name nothing yet.
    pub(super) fn of(found: Table<MeasureIx, Found>) -> Outcome {
        Outcome { found, named: Lists::default() }
    }

    /// Where a measure stands.
    pub fn at(&self, measure: MeasureIx) -> Standing<'_> {
        let &Found { eligibility, stale, amount, named } = self.found.at(measure);
        let mut standing = Standing { measure, eligibility, missing: &[], matters: &[], open: &[], stale, amount };
        if let Some(named) = named {
            let Lists { facts, open } = &self.named;
            standing.matters = facts.get(named.matters_at..named.matters_at + named.matters).unwrap_or_default();
            standing.missing = facts.get(named.missing_at..named.missing_at + named.missing).unwrap_or_default();
            standing.open = open.get(named.open_at..named.open_at + named.open).unwrap_or_default();
        }
        standing
    }

    /// What the answers say about each measure, in pack order.
    pub fn eligibilities(&self) -> impl Iterator<Item = Eligibility> {
        self.found.iter().map(|found| found.eligibility)
    }

    /// Where all measures stand, in pack order.
    pub fn standings(&self) -> impl Iterator<Item = Standing<'_>> {
        let mut n = 0;
        std::iter::from_fn(move || {
            n += 1;
            if n > self.found.len() { None } else { Some(self.at(MeasureIx::at(n - 1))) }
        })
    }

    /// How many measures stand so.
    pub fn count(&self, eligibility: Eligibility) -> usize {
        self.eligibilities().filter(|&other| other == eligibility).count()
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
