//! Claims about one measure or fact: kinds of applicants, values, open points, questions that decide nothing.

use super::*;

/// Kinds of applicants none of whom meets a measure that others meet.
pub(super) fn kinds(ix: MeasureIx, measure: &Measure, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
    let grants = everybody.grants(measure);
    let any =
        |of: &dyn Fn(usize) -> bool| grants.iter().enumerate().any(|(n, ways)| of(n) && ways.iter().flatten().any(|&granted| granted));
    if !any(&|_| true) || measure.audience.len() < 2 || !says_anything(&measure.when) {
        return Ok(());
    }
    for kind in measure.audience.iter() {
        let of: Vec<bool> = everybody.worlds.iter().flat_map(|world| world.of_kind(kind)).collect();
        let never = !any(&|n| of[n]);
        let claimed = found.iter().any(|claim| match claim {
            Claim::KindNever(of, k, _) => *of == ix && *k == kind,
            Claim::NotAskedOf { measure, kind: Some(k), .. } => *measure == ix && *k == kind,
            _ => false,
        });
        tally.claims[4] += usize::from(claimed);
        if never != claimed {
            return Err(format!("{ix:?} kind {kind}: never {never}, claimed {claimed}"));
        }
    }
    Ok(())
}

/// A listed value that is claimed to make no difference makes none.
pub(super) fn values(
    ix: MeasureIx,
    measure: &Measure,
    found: &[Claim],
    everybody: &Everybody<'_>,
    tally: &mut Tally,
) -> Result<(), String> {
    let grants = everybody.grants(measure);
    for claim in found {
        let Claim::Value { whole: Whole::Measure(of), part, value, .. } = claim else { continue };
        if *of != ix {
            continue;
        }
        tally.claims[3] += 1;
        let Some(Node::Test(leaf)) = node(&measure.when, *part) else { return Err(format!("{claim:?}: no comparison")) };
        let mut fewer = leaf.clone();
        match (&mut fewer.test.predicate, value) {
            (Predicate::OneOf(choices), Value::Choice(choice)) => *choices = Choices(choices.0 & !(1 << choice)),
            (Predicate::Within(places), Value::Place(place)) => places.retain(|listed| listed != place),
            _ => return Err(format!("{claim:?}: no such value")),
        }
        if everybody.grants(&with(measure, settled(&measure.when, *part, &Node::Test(fewer)))) != grants {
            return Err(format!("{claim:?} makes a difference"));
        }
    }
    Ok(())
}

/// An open point is claimed never to decide exactly where it does not.
pub(super) fn points(
    ix: MeasureIx,
    measure: &Measure,
    found: &[Claim],
    everybody: &Everybody<'_>,
    tally: &mut Tally,
) -> Result<(), String> {
    let grants = everybody.grants(measure);
    if grants.iter().flatten().flatten().all(|&granted| !granted) || !says_anything(&measure.when) {
        return Ok(());
    }
    let mut first: Vec<(usize, usize)> = Vec::new();
    measure.when.walk(&mut |part| {
        let point = match &part.node {
            Node::Open(open) => Some(open.position()),
            Node::Test(leaf) => leaf.open_if_false.map(|open| open.position()),
            _ => None,
        };
        if let Some(point) = point.filter(|point| first.iter().all(|(known, _)| known != point)) {
            first.push((point, part.say));
        }
    });
    for (point, part) in first {
        let decides = grants.iter().flatten().any(|ways| (0..ways.len()).any(|bits| ways[bits] != ways[bits ^ 1 << point]));
        let is = |claim: &Claim| matches!(claim, Claim::Part { whole, part: at, fault: Fault::PointNeverDecides, .. } if *whole == Whole::Measure(ix) && *at == part);
        let claimed = found.iter().any(is);
        tally.claims[2] += usize::from(claimed);
        if decides == claimed {
            return Err(format!("{ix:?}: point {point} decides {decides}, claimed {claimed}"));
        }
    }
    Ok(())
}

pub(super) fn idle(rules: &Rules, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
    let mut named: Vec<FactIx> = rules.measures.iter().flat_map(|measure| measure.when.facts()).collect();
    // Facts stand after those their `ask_if` names, so going back once reaches all that they hang on.
    for fact in rules.facts.indices().collect::<Vec<_>>().into_iter().rev() {
        if named.contains(&fact) {
            named.extend(rules.facts.at(fact).ask_if.iter().flat_map(Condition::facts));
        }
    }
    let shared =
        |fact| rules.measures.iter().any(|m| matches!(m.amount.map(|amount| amount.form), Some(Form::Ratio { of, .. }) if of == fact));
    let mattering: Vec<FactIx> =
        everybody.worlds.iter().flat_map(|world| rules.measures.indices().flat_map(|ix| world.mattering(ix)).collect::<Vec<_>>()).collect();
    for fact in rules.facts.indices().filter(|&fact| fact != rules.audience_fact && named.contains(&fact) && !shared(fact)) {
        let (idle, claimed) = (!mattering.contains(&fact), found.contains(&Claim::Idle(fact)));
        tally.claims[5] += usize::from(claimed);
        if idle != claimed {
            return Err(format!("{fact:?}: idle {idle}, claimed {claimed}"));
        }
    }
    Ok(())
}
