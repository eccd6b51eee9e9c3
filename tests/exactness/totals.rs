//! Totals against trying every applicant and every combination of measures.
//!
//! The amounts of a case are drawn anew, over several periods and grants, and each measure gets an opposite, so that many measures
//! exclude each other.

use std::rc::Rc;

use policy_calculator::engine::{Eligibility, Engine, Total};
use policy_calculator::model::{
    Amount, Answers, Condition, Date, Document, Form, Grant, Kind, Measure, MeasureIx, Node, Per, Rules, Table, Value,
};

use crate::brute::{self, World};
use crate::compare::pack;
use crate::generate::{Case, numbered};
use crate::rng::Rng;

/// What was met.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) totals: usize,
    pub(crate) certain: usize,
    /// Totals of which some measure is left out, because another comes to more and both cannot be had.
    pub(crate) alternatives: usize,
    pub(crate) competitive: usize,
    pub(crate) open: usize,
}

/// Compares the totals of one case.
pub(crate) fn totals(case: &Case, seed: u64, tally: &mut Tally) -> Result<(), String> {
    let rules = offered(case, &mut Rng::new(seed ^ 0x70_7a15));
    let (answers, _) = brute::admitted(&rules, case.as_of, &case.days, &case.answers);
    let world = World::new(&rules, case.as_of, &case.days, &answers);
    let engine = Engine::new(Rc::clone(&pack(&rules).rules), case.as_of);
    let got = engine.totals(&engine.outcome(&answers), &answers);
    let mut expected = Vec::new();
    for &per in Per::ALL {
        expected.extend([false, true].into_iter().filter_map(|competitive| expect(&rules, case.as_of, &world, &answers, per, competitive)));
    }
    let line = |total: &Total| (total.per, total.competitive, total.certain, total.possible, total.open);
    if got.iter().map(line).collect::<Vec<_>>() != expected {
        return Err(format!("totals\n  expected {expected:?}\n  got      {got:?}\n"));
    }
    for total in &got {
        let shares: Option<i64> = total.measures.iter().map(|&measure| fen(&rules, &world, &answers, measure)).sum();
        if !total.competitive && shares != Some(total.possible) {
            return Err(format!("the measures named do not come to the total: {total:?}\n"));
        }
        let offers = rules.measures.pairs().filter(|(ix, _)| counts(&rules, &world, &answers, *ix, total.per, total.competitive)).count();
        tally.totals += 1;
        tally.certain += usize::from(total.certain > 0);
        tally.alternatives += usize::from(total.measures.len() < offers);
        tally.competitive += usize::from(total.competitive);
        tally.open += usize::from(total.open);
    }
    Ok(())
}

/// The rules with other amounts, and with an opposite of each measure.
fn offered(case: &Case, rng: &mut Rng) -> Rules {
    let mut rules = case.rules.clone();
    // Nobody gets a share of less than nothing.
    let money: Vec<_> =
        rules.facts.pairs().filter(|(_, fact)| matches!(fact.kind, Kind::Money { min: 0.., .. })).map(|(ix, _)| ix).collect();
    let mut measures: Vec<Measure> = Vec::new();
    for measure in rules.measures.iter() {
        let not = Condition { node: Node::Not(Box::new(measure.when.clone())), say: 0 };
        let opposite = Measure { id: format!("{}-not", measure.id), when: numbered(not), ..measure.clone() };
        measures.extend([measure.clone(), opposite]);
    }
    for measure in &mut measures {
        let fen = rng.between(1, 9) as i64 * 100;
        let form = match rng.below(5) {
            0..=2 => Form::Fixed(fen),
            3 if !money.is_empty() => Form::Ratio { percent: rng.between(1, 100) as i64, of: rng.pick(&money) },
            _ => Form::UpTo(fen),
        };
        let per = if rng.percent(70) { Per::Once } else { rng.pick(Per::ALL) };
        measure.amount = rng.percent(90).then_some(Amount { form, per });
        measure.grant = if rng.percent(70) { Grant::Entitlement } else { rng.pick(Grant::ALL) };
    }
    rules.measures = Table::new(measures);
    if rng.percent(20) {
        let past = Date::from_days(case.as_of.days() - 1);
        let document = rules.documents.iter().next().cloned();
        rules.documents = Table::new(document.into_iter().map(|document| Document { period: (None, past), ..document }).collect());
    }
    rules
}

type Line = (Per, bool, i64, i64, bool);

fn expect(rules: &Rules, as_of: Date, world: &World<'_>, answers: &Answers, per: Per, competitive: bool) -> Option<Line> {
    let offers: Vec<MeasureIx> = rules.measures.indices().filter(|&ix| counts(rules, world, answers, ix, per, competitive)).collect();
    let open = rules.measures.pairs().any(|(ix, _)| offer(rules, world, ix, per, competitive) && fen(rules, world, answers, ix).is_none());
    if offers.is_empty() && !open {
        return None;
    }
    let worth = |ix: MeasureIx| fen(rules, world, answers, ix).unwrap_or_default();
    let certain = offers.iter().filter(|&&ix| {
        let measure = rules.measures.at(ix);
        let fixed = matches!(measure.amount, Some(Amount { form: Form::Fixed(_), .. }));
        let stale = rules.documents.at(measure.document).period.1.is_some_and(|end| end < as_of);
        fixed && !stale && measure.grant == Grant::Entitlement && world.expected(ix).eligibility == Eligibility::Qualifies
    });
    let certain = certain.map(|&ix| worth(ix)).sum();
    // Every combination; one is possible where any two of it can be had by one applicant.
    let mut possible = 0;
    for bits in 0..1usize << offers.len() {
        let chosen: Vec<MeasureIx> = offers.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, &ix)| ix).collect();
        let together = chosen.iter().enumerate().all(|(n, &a)| chosen[..n].iter().all(|&b| world.together(a, b)));
        if if competitive { chosen.len() <= 1 } else { together } {
            possible = possible.max(chosen.into_iter().map(worth).sum());
        }
    }
    Some((per, competitive, certain, possible, open))
}

fn offer(rules: &Rules, world: &World<'_>, ix: MeasureIx, per: Per, competitive: bool) -> bool {
    let measure = rules.measures.at(ix);
    measure.amount.is_some_and(|amount| amount.per == per)
        && (measure.grant == Grant::Competitive) == competitive
        && world.expected(ix).eligibility != Eligibility::DoesNotQualify
}

fn counts(rules: &Rules, world: &World<'_>, answers: &Answers, ix: MeasureIx, per: Per, competitive: bool) -> bool {
    offer(rules, world, ix, per, competitive) && fen(rules, world, answers, ix).is_some()
}

/// What a measure is worth; nothing where that is not told yet.
fn fen(rules: &Rules, world: &World<'_>, answers: &Answers, ix: MeasureIx) -> Option<i64> {
    match rules.measures.at(ix).amount?.form {
        Form::Fixed(fen) | Form::UpTo(fen) => Some(fen),
        Form::Ratio { percent, of } => match answers.value(of) {
            Some(Value::Number(whole)) if world.applies(of) == Some(true) => Some(whole * percent / 100),
            _ => None,
        },
    }
}
