//! A measure's conditions one by one: each judged exactly, as if it stood alone.

use super::lower::Lowering;
use super::outcome::{Engine, View};
use super::scan::{Possible, Scan};
use crate::model::{Answers, Condition, FactIx, MeasureIx, Node};

/// What the answers say about one condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It holds, whatever else is answered.
    Holds,
    /// All that could be answered is; what the document leaves open decides.
    Open,
    /// An answer is missing.
    Missing,
    /// It fails, whatever else is answered.
    Fails,
}

/// A condition with what the answers say about it and about its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained<'a> {
    /// The condition.
    pub condition: &'a Condition,
    /// What the answers say about it.
    pub verdict: Verdict,
    /// The facts it names and that are applicable or still may be, in the order they are named.
    pub facts: Vec<FactIx>,
    /// Whether it rests on our reading only.
    pub inferred: bool,
    /// Its parts.
    pub parts: Vec<Explained<'a>>,
}

impl Engine {
    /// The conditions of a measure that must hold together, in the order they are written.
    pub fn explain(&self, measure: MeasureIx, answers: &Answers) -> Vec<Explained<'_>> {
        let mut scan = Scan::default();
        let view = self.view(answers, &mut scan);
        let mut explain = Explain { engine: self, answers, view: &view, lowering: Lowering::new(self.rules(), self.as_of()), scan };
        let mut lines: Vec<_> =
            self.rules().measures.at(measure).when.conjuncts().into_iter().map(|part| explain.condition(part)).collect();
        for line in &mut lines {
            line.retain_facts(&|fact| *view.applies.at(fact) != Some(false));
        }
        lines
    }
}

impl Explained<'_> {
    fn retain_facts(&mut self, keep: &impl Fn(FactIx) -> bool) {
        self.facts.retain(|&fact| keep(fact));
        self.parts.iter_mut().for_each(|part| part.retain_facts(keep));
    }
}

struct Explain<'a, 'e> {
    engine: &'a Engine,
    answers: &'e Answers,
    view: &'e View<'e>,
    lowering: Lowering<'a>,
    scan: Scan,
}

impl<'a> Explain<'a, '_> {
    fn condition(&mut self, condition: &'a Condition) -> Explained<'a> {
        let facts = condition.facts();
        let parts: Vec<_> = condition.parts().iter().map(|part| self.condition(part)).collect();
        let inferred = match &condition.node {
            Node::Test(leaf) => leaf.inferred,
            Node::Open(_) => false,
            _ => !parts.is_empty() && parts.iter().all(|part| part.inferred),
        };
        Explained { condition, verdict: self.verdict(condition), facts, inferred, parts }
    }

    fn verdict(&mut self, condition: &Condition) -> Verdict {
        let binding = &self.view.binding;
        match self.engine.possible(condition, self.answers, binding, &mut self.lowering, &mut self.scan) {
            Some(Possible { no: false, yes: true, both: false }) => Verdict::Holds,
            Some(Possible { no: true, yes: false, both: false }) => Verdict::Fails,
            Some(Possible { no: false, both: true, .. }) if self.scan.matters.is_empty() => Verdict::Open,
            _ => Verdict::Missing,
        }
    }
}
