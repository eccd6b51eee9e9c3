//! Looking at one kind or one document only, and measures by their documents.

use super::{Findings, Interview};
use crate::model::{DocumentIx, Group, MeasureIx, Rules};

/// What of an outcome is looked at; nothing means all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this group.
    pub group: Option<Group>,
    /// Only this document.
    pub document: Option<DocumentIx>,
}

impl Filter {
    /// Whether a measure is looked at.
    pub fn passes(self, rules: &Rules, ix: MeasureIx) -> bool {
        let measure = rules.measures.at(ix);
        self.group.is_none_or(|group| Group::of(measure.kind) == group) && self.document.is_none_or(|document| measure.document == document)
    }

    /// The outcome as far as it is looked at. What the amounts come to stays: a sum of a part would be taken for the whole.
    pub fn of(self, interview: &Interview, findings: &Findings) -> Findings {
        if self == Filter::default() {
            return findings.clone();
        }
        let rules = interview.rules();
        let mut left = findings.clone();
        for list in [&mut left.qualifies, &mut left.announced, &mut left.refused, &mut left.elsewhere] {
            list.retain(|&ix| self.passes(rules, ix));
        }
        left.near.retain(|near| self.passes(rules, near.measure));
        for open in &mut left.open {
            open.measures.retain(|&ix| self.passes(rules, ix));
        }
        left.open.retain(|open| !open.measures.is_empty());
        left
    }
}

/// The groups of some measures with how many there are of each, in order.
pub fn groups(rules: &Rules, measures: &[MeasureIx]) -> Vec<(Group, usize)> {
    let mut groups = Vec::new();
    for group in Group::ALL {
        let many = measures.iter().filter(|&&ix| Group::of(rules.measures.at(ix).kind) == group).count();
        if many > 0 {
            groups.push((group, many));
        }
    }
    groups
}

/// The documents of some measures with how many there are of each, in pack order.
pub fn documents(rules: &Rules, measures: &[MeasureIx]) -> Vec<(DocumentIx, usize)> {
    let mut counts = vec![0; rules.documents.len()];
    for &ix in measures {
        if let Some(count) = counts.get_mut(usize::from(rules.measures.at(ix).document.0)) {
            *count += 1;
        }
    }
    rules.documents.indices().zip(counts).filter(|&(_, count)| count > 0).collect()
}

/// Those measures that stand in a document, in the order given.
pub fn by_document(rules: &Rules, measures: &[MeasureIx], document: DocumentIx) -> Vec<MeasureIx> {
    measures.iter().copied().filter(|&ix| rules.measures.at(ix).document == document).collect()
}
