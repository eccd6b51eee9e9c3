//! Which measures belong to which part of an outcome.

use super::{Findings, Interview};
use crate::engine::Eligibility;
use crate::interview::elsewhere::is_elsewhere;
use crate::model::{Certainty, Group, MeasureIx, sorted_by};

/// What may be the person's and hangs on the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// What these measures hang on.
    pub on: HangsOn,
    /// Money first, the highest first.
    pub measures: Vec<MeasureIx>,
}

/// What decides about a measure that may be the person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HangsOn {
    /// A question they have not answered, or were not sure of.
    Answers,
    /// Something its document leaves open.
    Document,
    /// Rules that stand in other documents, and nothing else.
    Elsewhere,
}

/// All parts but the near misses, which are still among the refused.
pub(super) fn parts(interview: &Interview) -> Findings {
    let mut findings = Findings::default();
    let (mut answers, mut document, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new());
    for standing in interview.outcome().standings() {
        let measure = interview.rules().measures.at(standing.measure);
        let part = match standing.eligibility {
            Eligibility::Qualifies => &mut findings.qualifies,
            Eligibility::DoesNotQualify if is_elsewhere(interview, measure) => &mut findings.elsewhere,
            Eligibility::DoesNotQualify => &mut findings.refused,
            _ if measure.certainty == Certainty::Announced => &mut findings.announced,
            Eligibility::Undetermined => &mut answers,
            // The certainty's own point comes last: where no other can still matter, only the other documents decide.
            Eligibility::MayQualify if measure.certainty == Certainty::Partial && standing.open.len() <= 1 => &mut elsewhere,
            Eligibility::MayQualify => &mut document,
        };
        part.push(standing.measure);
    }
    for part in [&mut findings.qualifies, &mut findings.announced, &mut findings.refused, &mut findings.elsewhere] {
        *part = ordered(interview, std::mem::take(part));
    }
    for (on, measures) in [(HangsOn::Answers, answers), (HangsOn::Document, document), (HangsOn::Elsewhere, elsewhere)] {
        if !measures.is_empty() {
            findings.open.push(Open { on, measures: ordered(interview, measures) });
        }
    }
    findings
}

/// By group, money first; in a group by document, and the highest amount first.
fn ordered(interview: &Interview, measures: Vec<MeasureIx>) -> Vec<MeasureIx> {
    let rules = interview.rules();
    sorted_by(measures, |&ix| {
        let measure = rules.measures.at(ix);
        let fen = interview.stated(ix).map(|amount| amount.fen);
        (Group::of(measure.kind) as u64) << 56 | most_first(fen) << 16 | u64::from(measure.document.0)
    })
}

/// A rank by which higher amounts come first, 40 bits wide.
pub(super) fn most_first(fen: Option<i64>) -> u64 {
    const MOST: u64 = (1 << 40) - 1;
    MOST - (fen.unwrap_or_default().max(0) as u64).min(MOST)
}
