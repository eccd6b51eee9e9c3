//! The engine: how it comes to the standings of all measures, and to the full assessment of one.

use std::rc::Rc;

use super::admit::{self, Group, SetAside};
use super::diagram::{Diagram, NO, NodeId, YES};
use super::known::{Cuts, Known};
use super::lower::{Lowering, Request};
use super::paths::{Paths, UNTRIED};
use super::scan::{Possible, Scan};
use super::standing::{Assessment, Eligibility, Estimate, Failed, Found, Lists, Outcome, Standing, estimate};
use crate::model::{
    Answer, Answers, Condition, Date, FactIx, Index, Leaf, Measure, MeasureIx, Node, OpenIx, Predicate, Rules, Table, Test, sorted_by,
};

/// Reasons over rules as of a day. The answers given to it must have been [admitted](Engine::admit).
#[derive(Clone, Debug)]
pub struct Engine {
    rules: Rc<Rules>,
    as_of: Date,
    /// One diagram per measure; none where it would grow beyond bounds.
    measures: Table<MeasureIx, Option<Diagram>>,
    /// The ways through them; without those of measures whose amount hangs on an answer.
    paths: Paths,
    /// What there is to say of each measure before it is known where it stands.
    unanswered: Table<MeasureIx, Found>,
    /// For each fact that does not always apply, when it does.
    applies: Table<FactIx, Option<Diagram>>,
    /// These facts.
    conditional: Vec<FactIx>,
    /// Constraints that depend on common facts, as one diagram each.
    pub(super) groups: Vec<Group>,
    /// How the diagrams cut each fact.
    cuts: Table<FactIx, Cuts>,
    /// The room that scans of the diagrams of measures take.
    room: usize,
}

fn judged(possible: Possible, settled: bool) -> Eligibility {
    match possible {
        Possible { no: true, yes: false, both: false } => Eligibility::DoesNotQualify,
        Possible { no: false, yes: true, both: false } => Eligibility::Qualifies,
        Possible { no: false, both: true, .. } if settled => Eligibility::MayQualify,
        _ => Eligibility::Undetermined,
    }
}

/// What holds for all measures under some answers.
pub(super) struct View<'a> {
    answers: &'a Answers,
    /// Whether each fact applies: certainly, certainly not, or (nothing) not yet known.
    pub(super) applies: Table<FactIx, Option<bool>>,
    /// Constraints that bear on everything, under these answers.
    pub(super) binding: Vec<usize>,
    /// What the answers say of the domains.
    known: Known,
}

impl Engine {
    /// Prepares to reason over these rules as of this day.
    pub fn new(rules: Rc<Rules>, as_of: Date) -> Engine {
        let mut lowering = Lowering::new(&rules, as_of);
        let groups = admit::groups(&rules, &mut lowering);
        let (mut applies, mut conditional) = (Table::default(), Vec::new());
        for (ix, fact) in rules.facts.pairs() {
            applies.push(fact.ask_if.as_ref().and_then(|condition| {
                conditional.push(ix);
                let constraints = admit::bearing(&groups, &rules, condition.facts());
                lowering.diagram(Request::condition(condition, &constraints))
            }));
        }
        let (mut measures, mut unanswered) = (Table::default(), Table::default());
        let (mut paths, mut room) = (Paths::default(), 0);
        for measure in rules.measures.iter() {
            let constraints = admit::bearing(&groups, &rules, named(&rules, measure));
            let diagram = lowering.diagram(Request::measure(measure, &constraints));
            let amount = Estimate::stated(measure);
            paths.add(diagram.as_ref().filter(|_| amount.is_some() || measure.amount.is_none()));
            room = room.max(diagram.as_ref().map_or(0, Diagram::room));
            let stale = rules.documents.at(measure.document).is_stale(as_of);
            unanswered.push(Found { eligibility: Eligibility::Undetermined, stale, amount, named: None });
            measures.push(diagram);
        }
        let (mut cuts, domains) = (Table::default(), lowering.into_domains());
        for (ix, fact) in rules.facts.pairs() {
            cuts.push(Cuts::new(&rules, as_of, fact, domains.at(ix).clone()));
        }
        Engine { rules, as_of, measures, paths, unanswered, applies, conditional, groups, cuts, room }
    }

    /// Knows these rules and the day, and is not prepared to reason: it has nothing to say of any measure.
    pub fn unprepared(rules: Rc<Rules>, as_of: Date) -> Engine {
        let (measures, paths, unanswered, applies, conditional, groups, cuts) = Default::default();
        Engine { rules, as_of, measures, paths, unanswered, applies, conditional, groups, cuts, room: 0 }
    }

    /// The rules it reasons over.
    pub fn rules(&self) -> &Rc<Rules> {
        &self.rules
    }

    /// The as-of day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Measures whose condition is too entangled for a diagram. They are assessed, but may stay undetermined longer than they
    /// must; the authoring tool refuses such a condition.
    pub fn beyond_bounds(&self) -> impl Iterator<Item = MeasureIx> + '_ {
        self.measures.pairs().filter(|(_, diagram)| diagram.is_none()).map(|(measure, _)| measure)
    }

    /// Constraints that are too entangled to be taken into account, by position. Less is then decided than could be, and nothing wrongly;
    /// the authoring tool refuses such a constraint.
    #[cfg(feature = "authoring")]
    pub fn left_out(&self) -> Vec<usize> {
        admit::left_out(&self.groups, &self.rules)
    }

    /// Where all measures stand.
    pub fn outcome(&self, answers: &Answers) -> Outcome {
        let mut scan = Scan::with_room(self.room);
        let view = self.view(answers, &mut scan);
        let mut outcome = Outcome::of(self.unanswered.clone());
        let Outcome { found, named } = &mut outcome;
        for (n, found) in found.iter_mut().enumerate() {
            // Most measures are decided by following the answers; what is done only for the others is kept apart.
            let end = if view.binding.is_empty() { self.paths.end(n, &view.known) } else { UNTRIED };
            match end {
                NO => found.refuse(),
                YES => found.eligibility = Eligibility::Qualifies,
                _ => self.weigh(MeasureIx::at(n), end, &view, &mut scan, found, named),
            }
        }
        outcome
    }

    /// One measure in full.
    pub fn assess(&self, measure: MeasureIx, answers: &Answers) -> Assessment {
        let mut scan = Scan::default();
        let view = self.view(answers, &mut scan);
        let mut alone = Outcome::of(Table::new(vec![*self.unanswered.at(measure)]));
        let Outcome { found, named } = &mut alone;
        found.iter_mut().for_each(|found| self.weigh(measure, UNTRIED, &view, &mut scan, found, named));
        let Standing { eligibility, missing, open, stale, amount, .. } = alone.at(MeasureIx::at(0));
        let (missing, open) = (missing.to_vec(), open.to_vec());
        let (mut failed, mut on_inferred_only) = (vec![], false);
        if eligibility == Eligibility::DoesNotQualify {
            failed = self.failed(self.rules.measures.at(measure), answers, &view, &mut scan);
            on_inferred_only = self.rests_on_readings(self.rules.measures.at(measure), answers, &view, &mut scan);
        }
        Assessment { measure, eligibility, missing, open, stale, amount, failed, on_inferred_only }
    }

    /// For each undetermined measure and each of these facts that it misses: the chance, in thousandths, that the answer settles the
    /// measure. What people answer is guessed from the kind of fact; constraints that tell kinds of applicants apart are left aside.
    pub fn chances(&self, outcome: &Outcome, answers: &Answers, facts: &[FactIx], see: &mut dyn FnMut(Standing<'_>, FactIx, u32)) {
        let mut scan = Scan::default();
        for standing in outcome.standings().filter(|standing| standing.missing.iter().any(|fact| facts.contains(fact))) {
            let Some(diagram) = self.measures.at(standing.measure) else { continue };
            self.look(diagram, answers, &mut scan);
            for (slot, domain) in diagram.domains.iter().enumerate() {
                if facts.contains(&domain.fact) && standing.missing.contains(&domain.fact) {
                    see(standing, domain.fact, scan.chance(diagram, slot));
                }
            }
        }
    }

    /// The answers that can be true together: of contradicting ones, the later in pack order is set aside.
    pub fn admit(&self, answers: &Answers) -> (Answers, Vec<SetAside>) {
        admit::admit(self, answers)
    }

    /// Whether a fact applies: certainly, certainly not, or (nothing) not yet known.
    pub fn applies(&self, fact: FactIx, answers: &Answers) -> Option<bool> {
        let mut scan = Scan::default();
        let binding = admit::binding(self, answers, &mut scan);
        self.judge(fact, answers, &binding, &mut scan)
    }

    /// Whether a fact applies for certain, or could by answers to come; it does not where it waits for what the applicant is
    /// unsure of.
    pub fn could_apply(&self, fact: FactIx, answers: &Answers) -> bool {
        let could = |diagram: &Diagram| Scan::default().could_be_certain(diagram, &self.rules, answers, self.as_of);
        let (Some(diagram), Some(condition)) = (self.applies.at(fact), &self.rules.facts.at(fact).ask_if) else { return true };
        let kind_is_known = answers.value(self.rules.audience_fact).is_some();
        if could(diagram) {
            return true;
        }
        if kind_is_known || self.groups.iter().all(|group| group.any_kind.is_none()) {
            return false;
        }
        // Answers to come may rule out kinds of applicants, which bears on everything.
        let constraints = admit::could_bear(&self.groups, &self.rules, condition.facts());
        let wider = Lowering::new(&self.rules, self.as_of).diagram(Request::condition(condition, &constraints));
        wider.is_none_or(|diagram| could(&diagram))
    }

    /// What holds for all measures under these answers.
    pub(super) fn view<'a>(&self, answers: &'a Answers, scan: &mut Scan) -> View<'a> {
        let binding = admit::binding(self, answers, scan);
        let mut applies = Table::new(vec![Some(true); self.applies.len()]);
        for &fact in &self.conditional {
            *applies.at_mut(fact) = self.judge(fact, answers, &binding, scan);
        }
        let mut known = Known::with_room(self.cuts.iter().map(Cuts::len).sum());
        for (fact, answer) in answers.iter() {
            if let Some(cuts) = self.cuts.get(fact) {
                known.tell_all(cuts, &self.rules, self.as_of, answer);
            }
        }
        View { answers, applies, binding, known }
    }

    fn judge(&self, fact: FactIx, answers: &Answers, binding: &[usize], scan: &mut Scan) -> Option<bool> {
        let Some(condition) = &self.rules.facts.at(fact).ask_if else { return Some(true) };
        let Possible { no, yes, both } = if binding.is_empty() {
            self.look(self.applies.at(fact).as_ref()?, answers, scan)
        } else {
            self.possible(condition, answers, binding, &mut Lowering::new(&self.rules, self.as_of), scan)?
        };
        if yes == no || both { None } else { Some(yes) }
    }

    fn look(&self, diagram: &Diagram, answers: &Answers, scan: &mut Scan) -> Possible {
        scan.look(diagram, &self.rules, answers, self.as_of);
        scan.possible
    }

    /// What stays possible of a condition by itself; nothing where it is beyond bounds.
    pub(super) fn possible(
        &self,
        condition: &Condition,
        answers: &Answers,
        binding: &[usize],
        lowering: &mut Lowering<'_>,
        scan: &mut Scan,
    ) -> Option<Possible> {
        let constraints = self.constraints(condition.facts(), binding);
        let diagram = lowering.diagram(Request::condition(condition, &constraints))?;
        Some(self.look(&diagram, answers, scan))
    }

    fn constraints(&self, facts: Vec<FactIx>, binding: &[usize]) -> Vec<usize> {
        let mut constraints = admit::bearing(&self.groups, &self.rules, facts);
        constraints.extend_from_slice(binding);
        constraints
    }

    /// The diagram of a measure as of a day, with every constraint that could bear on it under any answers: changed answers are
    /// judged by it alone. Nothing where it grows beyond bounds.
    pub(super) fn whole(&self, ix: MeasureIx, as_of: Date) -> Option<Diagram> {
        let measure = self.rules.measures.at(ix);
        // Which constraints bear on each other is known of the engine's own day only: as of another day, a constraint that says nothing
        // today may bind.
        let constraints = match as_of == self.as_of {
            true => admit::could_bear(&self.groups, &self.rules, named(&self.rules, measure)),
            false => (0..self.rules.constraints.len()).collect(),
        };
        Lowering::new(&self.rules, as_of).diagram(Request::measure(measure, &constraints))
    }

    /// What such a diagram says; nothing where no applicant could give these answers together.
    pub(super) fn judge_by(&self, diagram: &Diagram, answers: &Answers, as_of: Date, scan: &mut Scan) -> Option<Eligibility> {
        scan.look(diagram, &self.rules, answers, as_of);
        if scan.possible == Possible::default() { None } else { Some(judged(scan.possible, scan.matters.is_empty())) }
    }

    /// Whether two measures can both be granted under the answers. Yes, where that is too entangled to tell.
    pub(super) fn could_both(&self, ix: MeasureIx, other: MeasureIx, answers: &Answers, binding: &[usize]) -> bool {
        let (measure, second) = (self.rules.measures.at(ix), self.rules.measures.at(other));
        let mut when = second.when.clone();
        // Each measure counts its open points from nought.
        when.shift_open(measure.open_points.len());
        let test = Test { fact: self.rules.audience_fact, predicate: Predicate::OneOf(second.audience), negated: false };
        let audience = Condition { node: Node::Test(Leaf { test, inferred: false, open_if_false: None }), say: 0 };
        let both = Condition { node: Node::All(vec![measure.when.clone(), when, audience]), say: 0 };
        let constraints = self.constraints(both.facts(), binding);
        let request = Request { condition: Some(&both), ..Request::measure(measure, &constraints) };
        let diagram = Lowering::new(&self.rules, self.as_of).diagram(request);
        diagram.is_none_or(|diagram| {
            let possible = self.look(&diagram, answers, &mut Scan::default());
            possible.yes || possible.both
        })
    }

    /// Finds out where a measure stands that the answers do not decide by themselves, but lead to this node of its diagram.
    #[inline(never)]
    fn weigh(&self, ix: MeasureIx, node: NodeId, view: &View<'_>, scan: &mut Scan, found: &mut Found, named: &mut Lists) {
        let open = match self.measures.at(ix) {
            Some(diagram) if node != UNTRIED => {
                scan.look_from(node, diagram, &view.known);
                scan.points(diagram)
            }
            Some(diagram) => self.look_anew(ix, diagram, view, scan),
            None => {
                let measure = self.rules.measures.at(ix);
                let facts = measure.when.facts().into_iter().filter(|&fact| !matches!(view.answers.get(fact), Some(Answer::Given(_))));
                scan.matters = facts.collect();
                scan.possible = Possible::default();
                (0..measure.open_points.len()).map(OpenIx::at).collect()
            }
        };
        found.eligibility = judged(scan.possible, scan.matters.is_empty());
        if !scan.matters.is_empty() || !open.is_empty() {
            found.named = Some(named.add(&scan.matters, &view.applies, &open));
        }
        if found.eligibility == Eligibility::DoesNotQualify {
            found.refuse();
        } else if found.amount.is_none() {
            found.amount = estimate(self.rules.measures.at(ix), view.answers, &view.applies);
        }
    }

    /// Looks at a measure from the root of its diagram, with the constraints that bear on everything; the open points that matter.
    #[cold]
    fn look_anew(&self, ix: MeasureIx, diagram: &Diagram, view: &View<'_>, scan: &mut Scan) -> Vec<OpenIx> {
        let bound = if view.binding.is_empty() { None } else { self.bound(ix, &view.binding) };
        match &bound {
            Some(bound) => _ = self.look(bound, view.answers, scan),
            None => scan.look_from(diagram.root, diagram, &view.known),
        }
        scan.points(bound.as_ref().unwrap_or(diagram))
    }

    /// The diagram of a measure with constraints that bear on everything; nothing where it is beyond bounds.
    fn bound(&self, ix: MeasureIx, binding: &[usize]) -> Option<Diagram> {
        let measure = self.rules.measures.at(ix);
        let constraints = self.constraints(named(&self.rules, measure), binding);
        Lowering::new(&self.rules, self.as_of).diagram(Request::measure(measure, &constraints))
    }

    /// What refuses: the audience alone, or every part of the condition that no completion can make true.
    fn failed(&self, measure: &Measure, answers: &Answers, view: &View<'_>, scan: &mut Scan) -> Vec<Failed> {
        let mut lowering = Lowering::new(&self.rules, self.as_of);
        let mut fails = |condition: &Condition| {
            let possible = self.possible(condition, answers, &view.binding, &mut lowering, scan);
            possible == Some(Possible { no: true, yes: false, both: false })
        };
        let test = Test { fact: self.rules.audience_fact, predicate: Predicate::OneOf(measure.audience), negated: false };
        if fails(&Condition { node: Node::Test(Leaf { test, inferred: false, open_if_false: None }), say: 0 }) {
            return vec![Failed::Audience];
        }
        let mut failed = Vec::new();
        for part in measure.when.conjuncts() {
            let facts = part.facts();
            let silent = |&fact: &FactIx| *view.applies.at(fact) == Some(false) || !matches!(answers.get(fact), Some(Answer::Given(_)));
            if !facts.iter().all(silent) && fails(part) {
                let id = |&fact: &FactIx| &self.rules.facts.at(fact).id;
                let named = facts.clone();
                let rank = |fact: &FactIx| named.iter().filter(|other| id(other) < id(fact)).count() as u64;
                failed.push(Failed::Condition(sorted_by(facts, rank)));
            }
        }
        failed
    }

    /// Whether the refusal falls away once the conditions that are only our reading are unknown, and with them the facts that
    /// they make inapplicable.
    fn rests_on_readings(&self, measure: &Measure, answers: &Answers, view: &View<'_>, scan: &mut Scan) -> bool {
        let mut read = Vec::new();
        measure.when.walk(&mut |condition| {
            if let Node::Test(leaf) = &condition.node
                && leaf.inferred
            {
                read.push(leaf.test.fact);
            }
        });
        if read.is_empty() {
            return false;
        }
        let hangs = |fact: FactIx| *view.applies.at(fact) == Some(false) && self.hangs_on(self.rules.facts.at(fact).ask_if.as_ref(), &read);
        let forgotten: Vec<FactIx> = measure.when.facts().into_iter().filter(|&fact| hangs(fact)).collect();
        let mut left = answers.clone();
        forgotten.iter().for_each(|&fact| left.set(fact, None));
        let constraints = self.constraints(named(&self.rules, measure), &view.binding);
        let request = Request { forget_inferred: Some(&forgotten), ..Request::measure(measure, &constraints) };
        let Some(diagram) = Lowering::new(&self.rules, self.as_of).diagram(request) else { return false };
        self.look(&diagram, &left, scan) != (Possible { no: true, yes: false, both: false })
    }

    fn hangs_on(&self, ask_if: Option<&Condition>, facts: &[FactIx]) -> bool {
        ask_if.is_some_and(|ask_if| {
            ask_if.facts().iter().any(|&fact| facts.contains(&fact) || self.hangs_on(self.rules.facts.at(fact).ask_if.as_ref(), facts))
        })
    }
}

/// The facts a measure names, the kind of applicant among them.
fn named(rules: &Rules, measure: &Measure) -> Vec<FactIx> {
    let mut facts = measure.when.facts();
    facts.push(rules.audience_fact);
    facts
}
