//! From conditions to diagrams: `ask_if`, audience, certainty and constraints are folded in, so that a diagram is a function of
//! what a person would answer to each question, asked or not.

use std::rc::Rc;

use super::builder::Builder;
use super::diagram::{Diagram, NO, NodeId, YES};
use super::domain::{Domain, holds};
use crate::model::{Condition, Date, FactIx, Leaf, Measure, Node, OpenIx, Predicate, Rules, Table, Test};

/// What a diagram is to be built of: everything that must hold together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Request<'a> {
    /// The measure whose audience and certainty count in, if any.
    pub(super) measure: Option<&'a Measure>,
    /// A condition.
    pub(super) condition: Option<&'a Condition>,
    /// The constraints that count in.
    pub(super) constraints: &'a [usize],
    /// Whether conditions that are only our reading count as unknown, and with them what these facts are, as if they applied.
    pub(super) forget_inferred: Option<&'a [FactIx]>,
    /// Whether it must hold for every kind of applicant.
    pub(super) for_every_kind: bool,
}

impl<'a> Request<'a> {
    /// Just these constraints.
    pub(super) fn constraints(constraints: &'a [usize]) -> Self {
        Request { measure: None, condition: None, constraints, forget_inferred: None, for_every_kind: false }
    }

    /// A condition.
    pub(super) fn condition(condition: &'a Condition, constraints: &'a [usize]) -> Self {
        Request { condition: Some(condition), ..Request::constraints(constraints) }
    }

    /// A measure.
    pub(super) fn measure(measure: &'a Measure, constraints: &'a [usize]) -> Self {
        Request { measure: Some(measure), ..Request::condition(&measure.when, constraints) }
    }
}

/// Among how many domains of a fact an equal one is looked for, so that a forged pack cannot make the search long.
const MOST_KNOWN: usize = 256;

/// Lowers conditions of some rules as of a day.
#[derive(Debug)]
pub(super) struct Lowering<'a> {
    rules: &'a Rules,
    as_of: Date,
    builder: Builder,
    /// The tests of each fact of the diagram under construction, in pack order.
    facts: Vec<(FactIx, Vec<Predicate>)>,
    unknowns: Vec<Unknown>,
    /// The domains made so far, by fact: conditions of one fact are often cut in the same way.
    known: Table<FactIx, Vec<Rc<Domain>>>,
    keys: u32,
    /// Applicability of each fact, once built.
    applies: Vec<Option<NodeId>>,
}

/// What stands behind an unknown slot.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Unknown {
    Open(OpenIx),
    /// A comparison that is only our reading: unknown, but the same wherever it stands.
    Forgotten(FactIx, Predicate),
}

impl<'a> Lowering<'a> {
    pub(super) fn new(rules: &'a Rules, as_of: Date) -> Self {
        let known = Table::new(vec![Vec::new(); rules.facts.len()]);
        Self { rules, as_of, builder: Builder::default(), facts: vec![], unknowns: vec![], known, keys: 0, applies: vec![] }
    }

    /// All domains of the diagrams made, by fact.
    pub(super) fn into_domains(self) -> Table<FactIx, Vec<Rc<Domain>>> {
        self.known
    }

    /// The diagram of all that is requested; nothing where it grows beyond bounds.
    pub(super) fn diagram(&mut self, request: Request<'_>) -> Option<Diagram> {
        self.facts.clear();
        self.unknowns.clear();
        let forgotten = request.forget_inferred;
        if let Some(measure) = request.measure {
            self.collect_fact(self.rules.audience_fact, Predicate::OneOf(measure.audience));
        }
        if let Some(condition) = request.condition {
            self.collect(condition, forgotten);
        }
        let certainty = request.measure.and_then(certainty_point);
        self.unknowns.extend(certainty.map(Unknown::Open));
        for constraint in request.constraints.iter().filter_map(|&n| self.rules.constraints.get(n)) {
            self.collect(&constraint.must, None);
        }
        self.begin()?;
        let rules = self.rules;
        let mut root = YES;
        if let Some(measure) = request.measure {
            root = self.test(&Test { fact: rules.audience_fact, predicate: Predicate::OneOf(measure.audience), negated: false }, false);
        }
        if let Some(condition) = request.condition {
            let holds = self.condition(condition, forgotten);
            root = self.builder.and(root, holds);
        }
        if let Some(open) = certainty {
            let point = self.unknown(&Unknown::Open(open));
            root = self.builder.and(root, point);
        }
        for constraint in request.constraints.iter().filter_map(|&n| rules.constraints.get(n)) {
            let must = self.condition(&constraint.must, None);
            root = self.builder.guard(must, root);
        }
        for &fact in forgotten.unwrap_or_default() {
            // It is known not to apply, perhaps only because of an answer given to it, which is now left out.
            if let Some(slot) = self.slot(fact) {
                let applies = self.applies(fact, slot);
                let not = self.builder.not(applies);
                root = self.builder.guard(not, root);
            }
        }
        if request.for_every_kind
            && let Some(slot) = self.slot(rules.audience_fact)
        {
            root = self.builder.every(slot, root);
        }
        self.builder.finish(root)
    }

    /// Begins a diagram over everything that was collected.
    fn begin(&mut self) -> Option<()> {
        let (rules, as_of) = (self.rules, self.as_of);
        let mut domains = Vec::with_capacity(self.facts.len());
        for (fact, tests) in std::mem::take(&mut self.facts) {
            let known = self.known.at_mut(fact);
            let same = known.iter().take(MOST_KNOWN).find(|domain| domain.tests() == tests).cloned();
            domains.push(match same {
                Some(domain) => domain,
                None => {
                    let domain = Rc::new(Domain::new(rules, as_of, fact, tests, self.keys)?);
                    self.keys += 1;
                    known.push(Rc::clone(&domain));
                    domain
                }
            });
        }
        self.applies.clear();
        self.applies.resize(domains.len(), None);
        let open = |unknown: &Unknown| match unknown {
            Unknown::Open(open) => Some(*open),
            Unknown::Forgotten(..) => None,
        };
        self.builder.begin(domains, self.unknowns.iter().map(open).collect());
        Some(())
    }

    /// Begins a diagram over everything these conditions name, to be built [piece by piece](Self::holding); nothing where one of
    /// their facts falls into too many classes.
    #[cfg(feature = "authoring")]
    pub(super) fn over(&mut self, conditions: &[&Condition]) -> Option<()> {
        self.facts.clear();
        self.unknowns.clear();
        conditions.iter().for_each(|condition| self.collect(condition, None));
        self.begin()
    }

    /// Where a condition holds, whose tests all stand in the conditions the diagram was begun [over](Self::over).
    #[cfg(feature = "authoring")]
    pub(super) fn holding(&mut self, condition: &Condition) -> NodeId {
        self.condition(condition, None)
    }

    /// Where a fact applies.
    #[cfg(feature = "authoring")]
    pub(super) fn applying(&mut self, fact: FactIx) -> Option<NodeId> {
        let slot = self.slot(fact)?;
        Some(self.applies(fact, slot))
    }

    /// The diagram under construction.
    #[cfg(feature = "authoring")]
    pub(super) fn builder(&mut self) -> &mut Builder {
        &mut self.builder
    }

    /// Notes every test and unknown below a condition, and those of the `ask_if`s it hangs on.
    fn collect(&mut self, condition: &Condition, forgotten: Option<&[FactIx]>) {
        match &condition.node {
            Node::Test(leaf) => {
                if is_forgotten(leaf, forgotten) {
                    self.collect_unknown(Unknown::Forgotten(leaf.test.fact, leaf.test.predicate.clone()));
                } else {
                    self.collect_fact(leaf.test.fact, leaf.test.predicate.clone());
                }
                if let Some(open) = leaf.open_if_false {
                    self.collect_unknown(Unknown::Open(open));
                }
            }
            Node::Open(open) => self.collect_unknown(Unknown::Open(*open)),
            _ => condition.parts().iter().for_each(|part| self.collect(part, forgotten)),
        }
    }

    fn collect_fact(&mut self, fact: FactIx, predicate: Predicate) {
        match self.facts.iter_mut().find(|(known, _)| *known == fact) {
            Some((_, tests)) if tests.contains(&predicate) => {}
            Some((_, tests)) => tests.push(predicate),
            None => {
                let at = self.facts.iter().position(|(known, _)| *known > fact).unwrap_or(self.facts.len());
                self.facts.insert(at, (fact, vec![predicate]));
                let rules = self.rules;
                if let Some(ask_if) = &rules.facts.at(fact).ask_if {
                    self.collect(ask_if, None);
                }
            }
        }
    }

    fn collect_unknown(&mut self, unknown: Unknown) {
        if !self.unknowns.contains(&unknown) {
            self.unknowns.push(unknown);
        }
    }

    fn condition(&mut self, condition: &Condition, forgotten: Option<&[FactIx]>) -> NodeId {
        match &condition.node {
            Node::All(parts) => parts.iter().fold(YES, |root, part| {
                let part = self.condition(part, forgotten);
                self.builder.and(root, part)
            }),
            Node::Any(parts) => parts.iter().fold(NO, |root, part| {
                let part = self.condition(part, forgotten);
                self.builder.or(root, part)
            }),
            Node::Not(part) => {
                let part = self.condition(part, forgotten);
                self.builder.not(part)
            }
            Node::AtLeast(count, parts) => self.at_least(*count, parts, forgotten),
            Node::Test(leaf) => {
                let test = if is_forgotten(leaf, forgotten) {
                    let held = self.unknown(&Unknown::Forgotten(leaf.test.fact, leaf.test.predicate.clone()));
                    if leaf.test.negated { self.builder.not(held) } else { held }
                } else {
                    self.test(&leaf.test, forgotten.is_some_and(|facts| facts.contains(&leaf.test.fact)))
                };
                match leaf.open_if_false {
                    Some(open) => {
                        let point = self.unknown(&Unknown::Open(open));
                        self.builder.or(test, point)
                    }
                    None => test,
                }
            }
            Node::Open(open) => self.unknown(&Unknown::Open(*open)),
        }
    }

    /// Counts through the parts: after each, `reached[n]` says that at least `n` of them held so far.
    fn at_least(&mut self, count: usize, parts: &[Condition], forgotten: Option<&[FactIx]>) -> NodeId {
        if count > parts.len() {
            return NO;
        }
        let mut reached = vec![NO; count + 1];
        if let Some(none) = reached.first_mut() {
            *none = YES;
        }
        for part in parts {
            let part = self.condition(part, forgotten);
            for n in (1..=count).rev() {
                let fewer = reached.get(n - 1).copied().unwrap_or(NO);
                let with_this = self.builder.and(fewer, part);
                if let Some(at) = reached.get_mut(n) {
                    *at = self.builder.or(*at, with_this);
                }
            }
        }
        reached.last().copied().unwrap_or(YES)
    }

    /// A test on a fact, where it applies (or is taken to); on what it counts as, where it does not.
    fn test(&mut self, test: &Test, always: bool) -> NodeId {
        let Some(slot) = self.slot(test.fact) else { return NO };
        let (rules, as_of) = (self.rules, self.as_of);
        let classes: Vec<bool> = match self.builder.domains().get(slot) {
            Some(domain) => domain.holding(&test.predicate).map(|holds| holds != test.negated).collect(),
            None => return NO,
        };
        let asked = self.builder.classes(slot, classes.into_iter());
        let fact = rules.facts.at(test.fact);
        if always || fact.ask_if.is_none() {
            return asked;
        }
        let otherwise = fact.else_value.is_some_and(|value| holds(rules, as_of, &test.predicate, value)) != test.negated;
        let applies = self.applies(test.fact, slot);
        self.builder.choose(applies, asked, NodeId::from(otherwise))
    }

    fn applies(&mut self, fact: FactIx, slot: usize) -> NodeId {
        if let Some(known) = self.applies.get(slot).copied().flatten() {
            return known;
        }
        let rules = self.rules;
        let applies = rules.facts.at(fact).ask_if.as_ref().map_or(YES, |ask_if| self.condition(ask_if, None));
        if let Some(at) = self.applies.get_mut(slot) {
            *at = Some(applies);
        }
        applies
    }

    fn slot(&self, fact: FactIx) -> Option<usize> {
        self.builder.domains().iter().position(|domain| domain.fact == fact)
    }

    fn unknown(&mut self, unknown: &Unknown) -> NodeId {
        self.unknowns.iter().position(|known| known == unknown).map_or(YES, |n| self.builder.unknown(n))
    }
}

/// The open point that a measure's certainty counts as: its last one.
fn certainty_point(measure: &Measure) -> Option<OpenIx> {
    measure.certainty.open_point()?;
    measure.open_points.len().checked_sub(1).map(crate::model::Index::at)
}

fn is_forgotten(leaf: &Leaf, forgotten: Option<&[FactIx]>) -> bool {
    forgotten.is_some() && leaf.inferred
}
