//! The fewest answers that alone decide a measure.
//!
//! A reason is a smallest set of the given answers under which, with everything else open and the constraints kept, the measure
//! stands as it does. Of several smallest sets the first in pack order is given. The search tries sets by size; answers that
//! every reason must hold are found first, so that it is over after a few looks on any text people have written.
//!
//! Bound: after [`MOST_LOOKS`] sets it stops, and what is given is sufficient and holds nothing that can be left out, but
//! perhaps not the fewest. The conditions behind the answers, and their clauses, are `explain`'s.

use super::diagram::Diagram;
use super::outcome::Engine;
use super::scan::Scan;
use super::standing::Eligibility;
use crate::model::{Answer, Answers, FactIx, MeasureIx};

/// How many sets of answers are tried.
const MOST_LOOKS: usize = 4_096;

impl Engine {
    /// The fewest answers that alone decide a measure, in pack order. None where it is undetermined, and none where it stands as
    /// it does whatever is answered.
    pub fn reason(&self, measure: MeasureIx, answers: &Answers) -> Vec<FactIx> {
        let Some(diagram) = self.whole(measure, self.as_of()) else { return Vec::new() };
        let mut scan = Scan::default();
        let decided = match self.judge_by(&diagram, answers, self.as_of(), &mut scan) {
            None | Some(Eligibility::Undetermined) => return Vec::new(),
            Some(decided) => decided,
        };
        let mut search = Search { engine: self, diagram: &diagram, decided, answers, spare: Vec::new(), looks: 0, scan };
        let mut chosen = Answers::default();
        for fact in diagram.support() {
            if let Some(answer @ Answer::Given(_)) = answers.get(fact) {
                chosen.set(fact, Some(answer));
            }
        }
        let all = chosen.clone();
        for (fact, answer) in all.iter() {
            // More answers never undo a decision: what the others together cannot do without, none of their subsets can.
            let mut without = all.clone();
            without.set(fact, None);
            if search.decides(&without) {
                search.spare.push(fact);
                chosen.set(fact, None);
            } else {
                chosen.set(fact, Some(answer));
            }
        }
        let found = (0..=search.spare.len()).any(|more| search.extend(&mut chosen, 0, more));
        if !found {
            chosen = search.irreducible(all);
        }
        chosen.iter().map(|(fact, _)| fact).collect()
    }
}

struct Search<'a> {
    engine: &'a Engine,
    diagram: &'a Diagram,
    decided: Eligibility,
    answers: &'a Answers,
    /// Answers that some reason does without.
    spare: Vec<FactIx>,
    looks: usize,
    scan: Scan,
}

impl Search<'_> {
    fn decides(&mut self, answers: &Answers) -> bool {
        self.looks += 1;
        self.engine.judge_by(self.diagram, answers, self.engine.as_of(), &mut self.scan) == Some(self.decided)
    }

    /// Adds so many spare answers, from this one on, until they decide.
    fn extend(&mut self, chosen: &mut Answers, from: usize, more: usize) -> bool {
        if more == 0 {
            return self.looks < MOST_LOOKS && self.decides(chosen);
        }
        for n in from..(self.spare.len() + 1).saturating_sub(more) {
            let Some(&fact) = self.spare.get(n) else { break };
            if self.looks >= MOST_LOOKS {
                break;
            }
            chosen.set(fact, self.answers.get(fact));
            if self.extend(chosen, n + 1, more - 1) {
                return true;
            }
            chosen.set(fact, None);
        }
        false
    }

    /// What is left once each answer, the last one first, is dropped where it can be.
    fn irreducible(&mut self, mut answers: Answers) -> Answers {
        for &fact in self.spare.clone().iter().rev() {
            let answer = answers.get(fact);
            answers.set(fact, None);
            if !self.decides(&answers) {
                answers.set(fact, answer);
            }
        }
        answers
    }
}
