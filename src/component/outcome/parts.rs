//! How the measures fall into the parts of the outcome.

use crate::component::view::View;
use crate::engine::{Eligibility, Standing};
use crate::model::{Certainty, Measure, MeasureIx, Value, sorted_by};
use crate::wording::Group;

/// The parts of an outcome, each in the order it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// What one qualifies for.
    pub(super) meet: Vec<MeasureIx>,
    /// What may be one's own.
    pub(super) open: Vec<MeasureIx>,
    /// What is only announced.
    pub(super) announced: Vec<MeasureIx>,
    /// What one does not qualify for.
    pub(super) not: Vec<MeasureIx>,
    /// What is for other places.
    pub(super) elsewhere: Vec<MeasureIx>,
}

impl Parts {
    /// The parts of a view's outcome.
    pub(super) fn of(view: &View) -> Parts {
        let mut parts = Parts::default();
        for standing in view.interview.outcome().standings.iter() {
            parts.list(view, standing).push(standing.measure);
        }
        let rules = view.interview.rules();
        let outcome = view.interview.outcome();
        for list in [&mut parts.meet, &mut parts.open, &mut parts.announced, &mut parts.not, &mut parts.elsewhere] {
            // Money first; where the rules stand, what still hangs on an answer after what only the document leaves open.
            *list = sorted_by(std::mem::take(list), |&ix| {
                let measure: &Measure = rules.measures.at(ix);
                let standing: &Standing = outcome.standings.at(ix);
                let money = standing.amount.map_or(0, |amount| amount.fen).clamp(0, (1 << 48) - 1) as u64;
                let (group, certainty) = (Group::of(measure.kind) as u64, measure.certainty as u64);
                group << 56 | ((1 << 48) - 1 - money) << 8 | certainty << 4 | standing.eligibility as u64
            });
        }
        parts
    }

    fn list(&mut self, view: &View, standing: &Standing) -> &mut Vec<MeasureIx> {
        let measure = view.interview.rules().measures.at(standing.measure);
        match standing.eligibility {
            Eligibility::Qualifies => &mut self.meet,
            Eligibility::MayQualify | Eligibility::Undetermined if measure.certainty == Certainty::Announced => &mut self.announced,
            Eligibility::MayQualify | Eligibility::Undetermined => &mut self.open,
            Eligibility::DoesNotQualify if is_elsewhere(view, measure) => &mut self.elsewhere,
            Eligibility::DoesNotQualify => &mut self.not,
        }
    }
}

/// Whether the document is for a place that no place answered touches.
fn is_elsewhere(view: &View, measure: &Measure) -> bool {
    let rules = view.interview.rules();
    let area = rules.documents.at(measure.document).place;
    let mut answered = view.interview.admitted().iter().filter_map(|(_, answer)| match answer {
        crate::model::Answer::Given(Value::Place(place)) => Some(place),
        _ => None,
    });
    let touches = |place| rules.places.within(place, area) || rules.places.within(area, place);
    let places: Vec<_> = answered.by_ref().collect();
    !places.is_empty() && !places.into_iter().any(touches)
}

/// The groups of some measures with how many there are of each, in order.
pub(super) fn groups(view: &View, measures: &[MeasureIx]) -> Vec<(Group, usize)> {
    let rules = view.interview.rules();
    let count = |group: Group| measures.iter().filter(|&&ix| Group::of(rules.measures.at(ix).kind) == group).count();
    Group::ALL.into_iter().map(|group| (group, count(group))).filter(|&(_, n)| n > 0).collect()
}
