//! The engine: standings of all measures, and the full assessment of one.

use std::rc::Rc;

use super::admit::{self, SetAside};
use super::diagram::Diagram;
use super::lower::{Lowering, Request};
use super::scan::{Possible, Scan};
use crate::model::{Answer, Answers, Condition, Date, FactIx, Form, Index, Measure, MeasureIx, Node, OpenIx, Per, Rules, Table, Value};

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

/// Where one measure stands under the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The measure.
    pub measure: MeasureIx,
    /// What the answers say about it.
    pub eligibility: Eligibility,
    /// The facts that can still matter, in pack order; those whose `ask_if` is not yet certain wait and are left out.
    pub missing: Vec<FactIx>,
    /// All facts that can still matter, waiting ones too.
    pub matters: Vec<FactIx>,
    /// The open points that can still matter.
    pub open: Vec<OpenIx>,
    /// The as-of date is after the end of the document's period.
    pub stale: bool,
    /// The amount, where one is stated and the measure is not refused.
    pub amount: Option<Estimate>,
}

/// One measure against the answers: where it stands, and what refuses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Where it stands.
    pub standing: Standing,
    /// What refuses, where it is refused.
    pub failed: Vec<Failed>,
    /// The refusal would no longer be one without the conditions that are only our reading.
    pub on_inferred_only: bool,
}

/// An assessment reads as its standing.
impl std::ops::Deref for Assessment {
    type Target = Standing;
    fn deref(&self) -> &Standing {
        &self.standing
    }
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

/// All standings at a moment, in pack order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// One per measure.
    pub standings: Table<MeasureIx, Standing>,
}

impl Outcome {
    /// How many measures stand so.
    pub fn count(&self, eligibility: Eligibility) -> usize {
        self.standings.iter().filter(|standing| standing.eligibility == eligibility).count()
    }
}

/// Reasons over rules as of a day. The answers given to it must have been [admitted](Engine::admit).
#[derive(Clone, Debug)]
pub struct Engine {
    rules: Rc<Rules>,
    as_of: Date,
    /// One diagram per measure; none where it would grow beyond bounds.
    measures: Table<MeasureIx, Option<Diagram>>,
    /// For each fact that does not always apply, when it does.
    applies: Table<FactIx, Option<Diagram>>,
    /// Constraints that share facts, as one diagram each.
    pub(super) groups: Vec<Group>,
}

/// Constraints that share facts.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Positions of the constraints.
    pub(super) constraints: Vec<usize>,
    /// The facts they name.
    pub(super) facts: Vec<FactIx>,
    /// YES where all of them hold.
    pub(super) diagram: Diagram,
}

impl Engine {
    /// Prepares to reason over these rules as of this day.
    pub fn new(rules: Rc<Rules>, as_of: Date) -> Engine {
        let mut lowering = Lowering::new(&rules, as_of);
        let groups = admit::groups(&rules, &mut lowering);
        let applies = rules.facts.iter().map(|fact| {
            let condition = fact.ask_if.as_ref()?;
            lowering.diagram(Request { measure: None, condition: Some(condition), constraints: &[], forget_inferred: None })
        });
        let applies = Table::new(applies.collect());
        let measures = rules.measures.iter().map(|measure| {
            let constraints = admit::touching(&groups, measure, &rules);
            let request =
                Request { measure: Some(measure), condition: Some(&measure.when), constraints: &constraints, forget_inferred: None };
            lowering.diagram(request)
        });
        let measures = Table::new(measures.collect());
        Engine { rules, as_of, measures, applies, groups }
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

    /// Where all measures stand.
    pub fn outcome(&self, answers: &Answers) -> Outcome {
        let mut scan = Scan::default();
        let applies = self.applicable(answers, &mut scan);
        Outcome { standings: Table::new(self.rules.measures.indices().map(|m| self.standing(m, answers, &applies, &mut scan)).collect()) }
    }

    /// One measure in full.
    pub fn assess(&self, measure: MeasureIx, answers: &Answers) -> Assessment {
        let mut scan = Scan::default();
        let applies = self.applicable(answers, &mut scan);
        let standing = self.standing(measure, answers, &applies, &mut scan);
        if standing.eligibility != Eligibility::DoesNotQualify {
            return Assessment { standing, failed: vec![], on_inferred_only: false };
        }
        let failed = self.failed(self.rules.measures.at(measure), answers, &applies, &mut scan);
        let on_inferred_only = self.rests_on_readings(self.rules.measures.at(measure), answers, &applies, &mut scan);
        Assessment { standing, failed, on_inferred_only }
    }

    /// The answers that can be true together: of contradicting ones, the later in pack order is set aside.
    pub fn admit(&self, answers: &Answers) -> (Answers, Vec<SetAside>) {
        admit::admit(self, answers)
    }

    /// Whether a fact applies: certainly, certainly not, or (nothing) not yet known.
    pub fn applies(&self, fact: FactIx, answers: &Answers) -> Option<bool> {
        self.judge(fact, answers, &mut Scan::default())
    }

    /// Whether each fact applies: certainly, certainly not, or (nothing) not yet known.
    pub(super) fn applicable(&self, answers: &Answers, scan: &mut Scan) -> Table<FactIx, Option<bool>> {
        Table::new(self.applies.indices().map(|fact| self.judge(fact, answers, scan)).collect())
    }

    fn judge(&self, fact: FactIx, answers: &Answers, scan: &mut Scan) -> Option<bool> {
        if self.rules.facts.at(fact).ask_if.is_none() {
            return Some(true);
        }
        let Possible { no, yes, both } = self.look(self.applies.at(fact).as_ref()?, answers, scan);
        if yes == no || both { None } else { Some(yes) }
    }

    fn look(&self, diagram: &Diagram, answers: &Answers, scan: &mut Scan) -> Possible {
        scan.look(diagram, &self.rules, answers, self.as_of);
        scan.possible
    }

    fn standing(&self, ix: MeasureIx, answers: &Answers, applies: &Table<FactIx, Option<bool>>, scan: &mut Scan) -> Standing {
        let measure = self.rules.measures.at(ix);
        let mut standing = Standing {
            measure: ix,
            eligibility: Eligibility::Undetermined,
            missing: vec![],
            matters: vec![],
            open: vec![],
            stale: self.rules.documents.at(measure.document).is_stale(self.as_of),
            amount: None,
        };
        match &self.measures.at(ix) {
            Some(diagram) => {
                let possible = self.look(diagram, answers, scan);
                standing.matters = scan.matters.iter().filter_map(|&slot| diagram.domains.get(slot)).map(|domain| domain.fact).collect();
                standing.missing = standing.matters.iter().copied().filter(|&fact| *applies.at(fact) == Some(true)).collect();
                standing.open = scan.unknowns.iter().filter_map(|&n| diagram.unknowns.get(n).copied().flatten()).collect();
                standing.eligibility = match possible {
                    Possible { no: true, yes: false, both: false } => Eligibility::DoesNotQualify,
                    Possible { no: false, yes: true, both: false } => Eligibility::Qualifies,
                    Possible { no: false, both: true, .. } if standing.matters.is_empty() => Eligibility::MayQualify,
                    _ => Eligibility::Undetermined,
                };
            }
            None => {
                let facts = measure.when.facts().into_iter().filter(|&fact| !matches!(answers.get(fact), Some(Answer::Given(_))));
                standing.matters = facts.collect();
                standing.missing = standing.matters.iter().copied().filter(|&fact| *applies.at(fact) == Some(true)).collect();
                standing.open = (0..measure.open_points.len()).map(OpenIx::at).collect();
            }
        }
        if standing.eligibility != Eligibility::DoesNotQualify {
            standing.amount = estimate(measure, answers, applies);
        }
        standing
    }

    /// What refuses: the audience alone, or every part of the condition that no completion can make true.
    fn failed(&self, measure: &Measure, answers: &Answers, applies: &Table<FactIx, Option<bool>>, scan: &mut Scan) -> Vec<Failed> {
        if let Some(Value::Choice(kind)) = answers.value(self.rules.audience_fact)
            && !measure.audience.contains(kind)
        {
            return vec![Failed::Audience];
        }
        let mut lowering = Lowering::new(&self.rules, self.as_of);
        let mut failed = Vec::new();
        for part in measure.when.conjuncts() {
            let mut facts = part.facts();
            let silent = |&fact: &FactIx| *applies.at(fact) == Some(false) || !matches!(answers.get(fact), Some(Answer::Given(_)));
            if facts.iter().all(silent) {
                continue;
            }
            let constraints = admit::sharing(&self.groups, &facts);
            let request = Request { measure: None, condition: Some(part), constraints: &constraints, forget_inferred: None };
            let Some(diagram) = lowering.diagram(request) else { continue };
            if self.look(&diagram, answers, scan) == (Possible { no: true, yes: false, both: false }) {
                facts.sort_by(|&a, &b| self.rules.facts.at(a).id.cmp(&self.rules.facts.at(b).id));
                failed.push(Failed::Condition(facts));
            }
        }
        failed
    }

    /// Whether the refusal falls away once the conditions that are only our reading are unknown, and with them the facts that
    /// they make inapplicable.
    fn rests_on_readings(&self, measure: &Measure, answers: &Answers, applies: &Table<FactIx, Option<bool>>, scan: &mut Scan) -> bool {
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
        let hangs = |fact: FactIx| *applies.at(fact) == Some(false) && self.hangs_on(self.rules.facts.at(fact).ask_if.as_ref(), &read);
        let forgotten: Vec<FactIx> = measure.when.facts().into_iter().filter(|&fact| hangs(fact)).collect();
        let constraints = admit::touching(&self.groups, measure, &self.rules);
        let request = Request {
            measure: Some(measure),
            condition: Some(&measure.when),
            constraints: &constraints,
            forget_inferred: Some(&forgotten),
        };
        let Some(diagram) = Lowering::new(&self.rules, self.as_of).diagram(request) else { return false };
        self.look(&diagram, answers, scan) != (Possible { no: true, yes: false, both: false })
    }

    fn hangs_on(&self, ask_if: Option<&Condition>, facts: &[FactIx]) -> bool {
        ask_if.is_some_and(|ask_if| {
            ask_if.facts().iter().any(|&fact| facts.contains(&fact) || self.hangs_on(self.rules.facts.at(fact).ask_if.as_ref(), facts))
        })
    }
}

/// The amount for this applicant, as far as the document states one and the answers allow.
fn estimate(measure: &Measure, answers: &Answers, applies: &Table<FactIx, Option<bool>>) -> Option<Estimate> {
    let amount = measure.amount?;
    let (fen, form) = match amount.form {
        Form::Fixed(fen) => (fen, EstimateForm::Fixed),
        Form::UpTo(fen) => (fen, EstimateForm::UpperBound),
        Form::Ratio { percent, of } => match answers.value(of) {
            // Fen are whole: what is below a fen is not promised.
            Some(Value::Number(fen)) if *applies.at(of) == Some(true) => (fen.saturating_mul(percent) / 100, EstimateForm::UpperBound),
            _ => return None,
        },
    };
    Some(Estimate { fen, form, per: amount.per })
}
