//! The engine: how it comes to the standings of all measures, and to the full assessment of one.

use std::rc::Rc;

use super::admit::{self, Group, SetAside};
use super::diagram::Diagram;
use super::lower::{Lowering, Request};
use super::scan::{Possible, Scan};
use super::standing::{Assessment, Eligibility, Failed, Outcome, Standing, estimate};
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
    /// For each fact that does not always apply, when it does.
    applies: Table<FactIx, Option<Diagram>>,
    /// Constraints that depend on common facts, as one diagram each.
    pub(super) groups: Vec<Group>,
    /// What each diagram says before anything is answered: it still says so while nothing it depends on is.
    unanswered: Table<MeasureIx, Option<Found>>,
    /// The measures whose diagrams depend on each fact.
    depending: Table<FactIx, Vec<MeasureIx>>,
}

/// What a diagram says under some answers.
#[derive(Clone, Debug)]
struct Found {
    possible: Possible,
    matters: Vec<FactIx>,
    open: Vec<OpenIx>,
}

impl Found {
    fn new(scan: &Scan, diagram: &Diagram) -> Found {
        if scan.matters.is_empty() && scan.unknowns.is_empty() {
            return Found { possible: scan.possible, matters: Vec::new(), open: Vec::new() };
        }
        let matters = scan.matters.iter().filter_map(|&slot| diagram.domains.get(slot)).map(|domain| domain.fact).collect();
        let open = scan.unknowns.iter().filter_map(|&n| diagram.unknowns.get(n).copied().flatten()).collect();
        Found { possible: scan.possible, matters, open: sorted_by(open, |open: &OpenIx| u64::from(open.0)) }
    }

    fn eligibility(&self) -> Eligibility {
        judged(self.possible, self.matters.is_empty())
    }
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
pub(super) struct View {
    /// Whether each fact applies: certainly, certainly not, or (nothing) not yet known.
    pub(super) applies: Table<FactIx, Option<bool>>,
    /// Constraints that bear on everything, under these answers.
    pub(super) binding: Vec<usize>,
    /// Whether the diagram of each measure depends on a fact that is answered.
    answered: Table<MeasureIx, bool>,
}

impl Engine {
    /// Prepares to reason over these rules as of this day.
    pub fn new(rules: Rc<Rules>, as_of: Date) -> Engine {
        let mut lowering = Lowering::new(&rules, as_of);
        let groups = admit::groups(&rules, &mut lowering);
        let applies = rules.facts.iter().map(|fact| {
            let condition = fact.ask_if.as_ref()?;
            let constraints = admit::bearing(&groups, &rules, condition.facts());
            lowering.diagram(Request::condition(condition, &constraints))
        });
        let applies = Table::new(applies.collect());
        let measures = rules.measures.iter().map(|measure| {
            let constraints = admit::bearing(&groups, &rules, named(&rules, measure));
            lowering.diagram(Request::measure(measure, &constraints))
        });
        let measures: Table<MeasureIx, Option<Diagram>> = Table::new(measures.collect());
        let mut depending = Table::new(vec![Vec::new(); rules.facts.len()]);
        for (measure, diagram) in measures.pairs() {
            diagram.iter().flat_map(Diagram::support).for_each(|fact| depending.at_mut(fact).push(measure));
        }
        let mut scan = Scan::default();
        let unanswered = measures.iter().map(|diagram| {
            let diagram = diagram.as_ref()?;
            scan.look(diagram, &rules, &Answers::default(), as_of);
            Some(Found::new(&scan, diagram))
        });
        let unanswered = Table::new(unanswered.collect());
        Engine { rules, as_of, measures, applies, groups, unanswered, depending }
    }

    /// Knows these rules and the day, and is not prepared to reason: it has nothing to say of any measure.
    pub fn unprepared(rules: Rc<Rules>, as_of: Date) -> Engine {
        let none = Table::new(Vec::new());
        Engine {
            rules,
            as_of,
            measures: none,
            applies: Table::new(Vec::new()),
            groups: vec![],
            unanswered: Table::new(Vec::new()),
            depending: Table::new(Vec::new()),
        }
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
        let mut scan = Scan::default();
        let view = self.view(answers, &mut scan);
        Outcome { standings: Table::new(self.rules.measures.indices().map(|m| self.standing(m, answers, &view, &mut scan)).collect()) }
    }

    /// One measure in full.
    pub fn assess(&self, measure: MeasureIx, answers: &Answers) -> Assessment {
        let mut scan = Scan::default();
        let view = self.view(answers, &mut scan);
        let standing = self.standing(measure, answers, &view, &mut scan);
        if standing.eligibility != Eligibility::DoesNotQualify {
            return Assessment { standing, failed: vec![], on_inferred_only: false };
        }
        let failed = self.failed(self.rules.measures.at(measure), answers, &view, &mut scan);
        let on_inferred_only = self.rests_on_readings(self.rules.measures.at(measure), answers, &view, &mut scan);
        Assessment { standing, failed, on_inferred_only }
    }

    /// For each undetermined measure and each of these facts that it misses: the chance, in thousandths, that the answer settles the
    /// measure. What people answer is guessed from the kind of fact; constraints that tell kinds of applicants apart are left aside.
    pub fn chances(&self, outcome: &Outcome, answers: &Answers, facts: &[FactIx], see: &mut dyn FnMut(&Standing, FactIx, u32)) {
        let mut scan = Scan::default();
        for standing in outcome.standings.iter().filter(|standing| standing.missing.iter().any(|fact| facts.contains(fact))) {
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
        let diagram = self.applies.at(fact);
        diagram.as_ref().is_none_or(|diagram| Scan::default().could_be_certain(diagram, &self.rules, answers, self.as_of))
    }

    /// What holds for all measures under these answers.
    pub(super) fn view(&self, answers: &Answers, scan: &mut Scan) -> View {
        let binding = admit::binding(self, answers, scan);
        let applies = self.applies.indices().map(|fact| self.judge(fact, answers, &binding, scan)).collect();
        let applies = Table::new(applies);
        let mut answered = Table::new(vec![false; self.rules.measures.len()]);
        for (fact, _) in answers.iter() {
            self.depending.get(fact).into_iter().flatten().for_each(|&measure| *answered.at_mut(measure) = true);
        }
        View { applies, binding, answered }
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

    fn standing(&self, ix: MeasureIx, answers: &Answers, view: &View, scan: &mut Scan) -> Standing {
        let measure = self.rules.measures.at(ix);
        let (eligibility, matters, open) = match self.find(ix, answers, view, scan) {
            Some(found) => (found.eligibility(), found.matters, found.open),
            None => {
                let facts = measure.when.facts().into_iter().filter(|&fact| !matches!(answers.get(fact), Some(Answer::Given(_))));
                (Eligibility::Undetermined, facts.collect(), (0..measure.open_points.len()).map(OpenIx::at).collect())
            }
        };
        let refused = eligibility == Eligibility::DoesNotQualify;
        let mut missing = Vec::new();
        for &fact in &matters {
            if *view.applies.at(fact) == Some(true) {
                missing.push(fact);
            }
        }
        Standing {
            measure: ix,
            eligibility,
            missing,
            matters,
            open,
            stale: self.rules.documents.at(measure.document).is_stale(self.as_of),
            amount: if refused { None } else { estimate(measure, answers, &view.applies) },
        }
    }

    /// What the diagram of a measure says; nothing where it is beyond bounds.
    fn find(&self, ix: MeasureIx, answers: &Answers, view: &View, scan: &mut Scan) -> Option<Found> {
        let prepared = self.measures.at(ix).as_ref()?;
        let bound = if view.binding.is_empty() {
            None
        } else {
            let measure = self.rules.measures.at(ix);
            let constraints = self.constraints(named(&self.rules, measure), &view.binding);
            Lowering::new(&self.rules, self.as_of).diagram(Request::measure(measure, &constraints))
        };
        if bound.is_none() && !view.answered.at(ix) {
            return self.unanswered.at(ix).clone();
        }
        let diagram = bound.as_ref().unwrap_or(prepared);
        self.look(diagram, answers, scan);
        Some(Found::new(scan, diagram))
    }

    /// What refuses: the audience alone, or every part of the condition that no completion can make true.
    fn failed(&self, measure: &Measure, answers: &Answers, view: &View, scan: &mut Scan) -> Vec<Failed> {
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
    fn rests_on_readings(&self, measure: &Measure, answers: &Answers, view: &View, scan: &mut Scan) -> bool {
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
