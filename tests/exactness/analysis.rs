//! What `policy analyse` claims, against trying every applicant on every day around the dates that a case names.

use std::rc::Rc;

use policy_calculator::authoring::analyse::{Claim, Fault, Whole, claims};
use policy_calculator::authoring::person::{Granted, Plain};
use policy_calculator::engine::Person;
use policy_calculator::model::{
    Answers, Certainty, Choices, Condition, Date, DocumentIx, FactIx, Form, Grant, Index, Leaf, Measure, MeasureIx, MeasureKind, Node,
    Predicate, Rules, Value,
};

use crate::brute::World;
use crate::generate::Case;

/// What was compared.
#[derive(Default)]
pub(crate) struct Tally {
    cases: usize,
    /// Nobody, parts, points, values, kinds, idle, contained, both, brackets.
    claims: [usize; 9],
    people: usize,
}

const NAMES: [&str; 9] = ["nobody", "parts", "points", "values", "kinds", "idle", "contained", "both", "brackets"];

pub(crate) fn told(tallies: &[Tally]) -> String {
    let sum = |of: &dyn Fn(&Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let claims: Vec<String> = NAMES.iter().enumerate().map(|(n, name)| format!("{} {name}", sum(&|tally| tally.claims[n]))).collect();
    format!("{} cases, claims: {}; {} people judged plainly", sum(&|tally| tally.cases), claims.join(", "), sum(&|tally| tally.people))
}

/// Everybody on every day that could tell.
struct Everybody<'a> {
    worlds: Vec<World<'a>>,
    days: Vec<Date>,
}

impl<'a> Everybody<'a> {
    /// The grants of a measure, day after day.
    fn grants(&self, measure: &Measure) -> Vec<Option<Vec<bool>>> {
        self.worlds.iter().flat_map(|world| world.grants(measure)).collect()
    }

    fn new(rules: &'a Rules, days: &'a [(Date, Vec<Date>)]) -> Everybody<'a> {
        static NOBODY: std::sync::LazyLock<Answers> = std::sync::LazyLock::new(Answers::default);
        Everybody {
            worlds: days.iter().map(|(as_of, values)| World::new(rules, *as_of, values, &NOBODY)).collect(),
            days: days.iter().map(|(as_of, _)| *as_of).collect(),
        }
    }
}

/// The days to ask on, each with the dates to answer with.
fn days(case: &Case) -> Vec<(Date, Vec<Date>)> {
    let (mut named, mut windows) = (case.days.clone(), Vec::new());
    let mut see = |condition: &Condition| {
        condition.walk(&mut |part| {
            if let Node::Test(Leaf { test, .. }) = &part.node {
                match test.predicate {
                    Predicate::WithinYears(years) => windows.push(i32::from(years)),
                    Predicate::Between(low, high) => {
                        let ends = low.into_iter().chain(high.map(|high| high + 1));
                        named.extend(ends.flat_map(|end| [end - 1, end]).filter_map(Date::from_days));
                    }
                    _ => {}
                }
            }
        });
    };
    case.rules.measures.iter().for_each(|measure| see(&measure.when));
    case.rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref()).for_each(&mut see);
    case.rules.constraints.iter().for_each(|constraint| see(&constraint.must));
    named.retain(|day| *day > Date::from_ymd(1950, 1, 1).unwrap());
    named.extend(case.rules.facts.iter().filter_map(|fact| if let Some(Value::Date(day)) = fact.else_value { Some(day) } else { None }));
    named.sort_unstable();
    named.dedup();
    windows.sort_unstable();
    windows.dedup();
    let mut asked: Vec<Date> =
        named.iter().flat_map(|day| [day.days() - 1, day.days(), day.days() + 1]).filter_map(Date::from_days).collect();
    let turned = named.iter().flat_map(|day| windows.iter().map(|&years| day.plus_years(years)));
    asked.extend(turned.flat_map(|day| [day.days(), day.days() + 1]).filter_map(Date::from_days));
    asked.push(Date::from_ymd(2150, 1, 1).unwrap());
    asked.sort_unstable();
    asked.dedup();
    if windows.is_empty() {
        asked.drain(..asked.len() - 1);
    }
    let with = |as_of: Date| {
        let mut values = named.clone();
        values.extend(windows.iter().flat_map(|&years| {
            let start = as_of.window_start(years).days();
            [start - 1, start].into_iter().filter_map(Date::from_days)
        }));
        values.extend([as_of, Date::from_ymd(1949, 1, 1).unwrap()]);
        values.retain(|day| *day <= as_of);
        values.sort_unstable();
        values.dedup();
        (as_of, values)
    };
    asked.into_iter().map(with).collect()
}

pub(crate) fn compare(case: &Case, seed: u64, tally: &mut Tally) -> Result<(), String> {
    let rules = &case.rules;
    let days = days(case);
    let ways = |values: usize| -> usize {
        rules.facts.iter().map(|fact| crate::generate::every_value(rules, fact, &days[0].1[..values.min(days[0].1.len())]).len()).product()
    };
    // Trying everybody on every day is slow; large cases are left to the other proofs.
    if ways(usize::MAX).saturating_mul(days.len()) > 12_000 {
        return Ok(());
    }
    tally.cases += 1;
    let group: Vec<MeasureIx> = rules.measures.indices().collect();
    let shared = Rc::new(rules.clone());
    let found = claims(&shared, &[group], None);
    let everybody = Everybody::new(rules, &days);
    if let Some(own) = found.iter().find(|claim| matches!(claim, Claim::AgainstItself(_) | Claim::NotDecided(..))) {
        return Err(format!("{own:?}"));
    }
    if let [Claim::Contradiction(_)] = found.as_slice() {
        let nobody = everybody.worlds.iter().all(World::is_empty);
        return if nobody { Ok(()) } else { Err("the constraints can hold".into()) };
    }
    plain(&everybody, rules, seed, tally)?;
    for (n, constraint) in rules.constraints.iter().enumerate() {
        let others = Rules { constraints: without(&rules.constraints, n), ..rules.clone() };
        whole(Whole::Must(n), &as_measure(rules, &constraint.must), &found, &Everybody::new(&others, &days), tally)?;
    }
    for (fact, known) in rules.facts.pairs() {
        if let Some(ask_if) = &known.ask_if {
            whole(Whole::AskIf(fact), &as_measure(rules, ask_if), &found, &everybody, tally)?;
        }
    }
    for (ix, measure) in rules.measures.pairs() {
        let measure = &certain(measure);
        let unasked: Vec<FactIx> = found.iter().filter_map(|claim| unasked_by_all(claim, ix)).collect();
        if unasked.is_empty() {
            whole(Whole::Measure(ix), measure, &found, &everybody, tally)?;
        }
        kinds(ix, measure, &found, &everybody, tally)?;
        values(ix, measure, &found, &everybody, tally)?;
        points(ix, measure, &found, &everybody, tally)?;
    }
    idle(rules, &found, &everybody, tally)?;
    together(rules, &found, &everybody, tally)?;
    examples(rules, &found, tally)
}

fn without<T: Clone>(list: &[T], n: usize) -> Vec<T> {
    list.iter().enumerate().filter(|&(m, _)| m != n).map(|(_, item)| item.clone()).collect()
}

/// A condition as the measure of everybody.
fn as_measure(rules: &Rules, when: &Condition) -> Measure {
    Measure {
        id: "probe".into(),
        document: DocumentIx(0),
        kind: MeasureKind::Service,
        audience: rules.facts.at(rules.audience_fact).all_choices(),
        certainty: Certainty::Exact,
        grant: Grant::Service,
        when: when.clone(),
        open_points: vec![],
        amount: None,
        recognised_first_by: vec![],
    }
}

/// The measure as if the document stated everything: what is analysed is what is written.
fn certain(measure: &Measure) -> Measure {
    let mut measure = measure.clone();
    if measure.certainty.open_point().is_some() {
        measure.open_points.pop();
        measure.certainty = Certainty::Exact;
    }
    measure
}

fn unasked_by_all(claim: &Claim, ix: MeasureIx) -> Option<FactIx> {
    match claim {
        Claim::NotAskedOf { measure, fact, kind: None, .. } if *measure == ix => Some(*fact),
        _ => None,
    }
}

fn with(measure: &Measure, when: Condition) -> Measure {
    Measure { when, ..measure.clone() }
}

fn says_anything(tree: &Condition) -> bool {
    matches!(tree.node, Node::Test(_) | Node::Open(_)) || tree.parts().iter().any(says_anything)
}

/// The tree with a node settled.
fn settled(tree: &Condition, say: usize, node: &Node) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(|part| settled(part, say, node)).collect();
    let made = match &tree.node {
        _ if tree.say == say => node.clone(),
        Node::All(list) => Node::All(parts(list)),
        Node::Any(list) => Node::Any(parts(list)),
        Node::AtLeast(count, list) => Node::AtLeast(*count, parts(list)),
        Node::Not(part) => Node::Not(Box::new(settled(part, say, node))),
        other => other.clone(),
    };
    Condition { node: made, say: tree.say }
}

fn constant(holds: bool) -> Node {
    if holds { Node::All(vec![]) } else { Node::Any(vec![]) }
}

/// The claims about a condition: each is so, and once all are applied there is nothing left to claim.
fn whole(whole: Whole, measure: &Measure, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
    let grants = everybody.grants(measure);
    let nobody = grants.iter().flatten().flatten().all(|&granted| !granted);
    let claimed = found.iter().any(|claim| matches!(claim, Claim::Nobody(of, _) if *of == whole));
    let mine: Vec<(usize, Fault)> = found
        .iter()
        .filter_map(|claim| match claim {
            Claim::Part { whole: of, part, fault, .. } if *of == whole && *fault != Fault::PointNeverDecides => Some((*part, *fault)),
            _ => None,
        })
        .collect();
    let out_of_reach = mine.iter().any(|(_, fault)| matches!(fault, Fault::OutOfReach(_)));
    if !says_anything(&measure.when) {
        return if mine.is_empty() { Ok(()) } else { Err(format!("{whole:?} says nothing, and yet {mine:?}")) };
    }
    tally.claims[0] += usize::from(claimed);
    if claimed != nobody && !(nobody && out_of_reach) {
        return Err(format!("{whole:?}: nobody {nobody}, claimed {claimed}"));
    }
    if nobody {
        return Ok(());
    }
    let mut current = measure.clone();
    for (part, fault) in mine {
        {
            tally.claims[1] += 1;
            let either = [true, false].map(|holds| with(&current, settled(&current.when, part, &constant(holds))));
            let same = either.into_iter().find(|changed| everybody.grants(changed) == grants);
            current = same.ok_or_else(|| format!("{whole:?}: part {part} decides something, claimed {fault:?}"))?;
        }
        if everybody.grants(&current) != grants {
            return Err(format!("{whole:?}: part {part} decides something, claimed {fault:?}"));
        }
    }
    let mut missed = Vec::new();
    let everyone = current_is_everyone(&current, everybody, &grants);
    if everyone && says_anything(&current.when) {
        missed.push((current.when.say, "the whole holds for everybody"));
    }
    needless(&current.when, &current.when, &mut |changed| everybody.grants(&with(&current, changed)) == grants, &mut missed);
    if missed.is_empty() { Ok(()) } else { Err(format!("{whole:?}: missed {missed:?} of {:?}", current.when)) }
}

fn current_is_everyone(measure: &Measure, everybody: &Everybody<'_>, grants: &[Option<Vec<bool>>]) -> bool {
    everybody.grants(&with(measure, Condition { node: constant(true), say: 0 })) == grants
}

fn node(tree: &Condition, say: usize) -> Option<&Node> {
    if tree.say == say { Some(&tree.node) } else { tree.parts().iter().find_map(|part| node(part, say)) }
}

fn needless(tree: &Condition, at: &Condition, same: &mut impl FnMut(Condition) -> bool, missed: &mut Vec<(usize, &'static str)>) {
    let neutral: &[bool] = match at.node {
        Node::All(_) => &[true],
        Node::Any(_) => &[false],
        Node::AtLeast(..) => &[true, false],
        _ => &[],
    };
    for part in at.parts() {
        if says_anything(part) && neutral.iter().any(|&holds| same(settled(tree, part.say, &constant(holds)))) {
            missed.push((part.say, "part"));
        }
        needless(tree, part, same, missed);
    }
}

/// Kinds of applicants none of whom meets a measure that others meet.
fn kinds(ix: MeasureIx, measure: &Measure, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
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
fn values(ix: MeasureIx, measure: &Measure, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
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
fn points(ix: MeasureIx, measure: &Measure, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
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

fn idle(rules: &Rules, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
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

/// Containment, sameness and exclusion are just what they are.
fn together(rules: &Rules, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
    let grants: Vec<_> = rules.measures.iter().map(|measure| everybody.grants(&certain(measure))).collect();
    let some = |n: usize| grants[n].iter().flatten().flatten().any(|&granted| granted);
    let count = rules.measures.len();
    let alike = |n: usize, m: usize| {
        let (a, b) = (rules.measures.at(MeasureIx::at(n)), rules.measures.at(MeasureIx::at(m)));
        a.audience == b.audience && a.when == b.when
    };
    let within = |n: usize, m: usize| {
        let pairs = grants[n].iter().zip(&grants[m]);
        pairs.into_iter().all(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => a.iter().all(|granted| !granted) || b.iter().all(|&granted| granted),
            _ => true,
        })
    };
    let compared = |n: usize| {
        let measure = rules.measures.at(MeasureIx::at(n));
        (measure.certainty == Certainty::Exact || measure.amount.is_some()) && says_anything(&measure.when) && some(n)
    };
    let mut told = vec![vec![false; count]; count];
    for claim in found {
        match claim {
            Claim::Contained(a, b, _) => {
                tally.claims[6] += 1;
                told[a.position()][b.position()] = true;
            }
            Claim::Same(list) => {
                tally.claims[6] += 1;
                list.iter().for_each(|a| list.iter().for_each(|b| told[a.position()][b.position()] = true));
            }
            _ => {}
        }
    }
    for k in 0..count {
        for a in 0..count {
            for b in 0..count {
                told[a][b] |= told[a][k] && told[k][b];
            }
        }
    }
    for a in (0..count).filter(|&a| compared(a)) {
        for b in (0..count).filter(|&b| b != a && compared(b)) {
            let so = within(a, b) || alike(a, b);
            if told[a][b] != so {
                return Err(format!("m{a} within m{b}: {so}, told {}", told[a][b]));
            }
        }
    }
    for a in 0..count {
        for b in a + 1..count {
            let both = grants[a].iter().zip(&grants[b]).any(|(a, b)| {
                let yes = |ways: &Option<Vec<bool>>| ways.iter().flatten().any(|&granted| granted);
                yes(a) && yes(b)
            });
            let claimed = found.iter().any(|claim| matches!(claim, Claim::Both(_, x, y, _) if (x.position(), y.position()) == (a, b)));
            tally.claims[7] += usize::from(claimed);
            if both != claimed {
                return Err(format!("m{a} beside m{b}: {both}, claimed {claimed}"));
            }
        }
    }
    Ok(())
}

/// The example persons are what they are said to be.
fn examples(rules: &Rules, found: &[Claim], tally: &mut Tally) -> Result<(), String> {
    let granted = |person: &Person, ix: MeasureIx| Plain::new(rules, person).granted(&certain(rules.measures.at(ix)));
    for claim in found {
        let good = match claim {
            Claim::Contained(inner, outer, person) => granted(person, *outer) != Granted::No && granted(person, *inner) != Granted::Yes,
            Claim::Both(_, one, other, person) => granted(person, *one) != Granted::No && granted(person, *other) != Granted::No,
            Claim::Gap(one, other, fact, ends, person) | Claim::Overlap(one, other, fact, ends, person) => {
                tally.claims[8] += 1;
                let value = match Plain::new(rules, person).value(*fact) {
                    Some(Value::Number(n)) => n,
                    Some(Value::Date(day)) => day.days(),
                    _ => return Err(format!("{claim:?}: no figure")),
                };
                let inside = (ends.0..=ends.1).contains(&value);
                let whole = rules.measures.at(one.measure).when.say == one.part && rules.measures.at(other.measure).when.say == other.part;
                let gap = matches!(claim, Claim::Gap(..));
                let neither = granted(person, one.measure) == Granted::No && granted(person, other.measure) == Granted::No;
                let both = granted(person, one.measure) != Granted::No && granted(person, other.measure) != Granted::No;
                inside && (!whole || if gap { neither } else { both })
            }
            _ => continue,
        };
        if !good {
            return Err(format!("not so: {claim:?}"));
        }
    }
    Ok(())
}

/// The plain reading says of everybody what brute force says.
fn plain(everybody: &Everybody<'_>, rules: &Rules, seed: u64, tally: &mut Tally) -> Result<(), String> {
    for (world, &as_of) in everybody.worlds.iter().zip(&everybody.days) {
        let people = world.people();
        let grants: Vec<_> = rules.measures.iter().map(|measure| world.grants(measure)).collect();
        for (n, (said, possible)) in people.iter().enumerate().skip(seed as usize % 7).step_by(7) {
            tally.people += 1;
            let person = Person { as_of, said: said.clone(), told: vec![], points: vec![] };
            let plain = Plain::new(rules, &person);
            if plain.is_possible() != *possible {
                return Err(format!("{person:?} possible: {possible}"));
            }
            for (measure, grants) in rules.measures.iter().zip(&grants) {
                let Some(ways) = &grants[n] else { continue };
                let expected = match (ways.contains(&true), ways.contains(&false)) {
                    (true, false) => Granted::Yes,
                    (true, true) => Granted::Open,
                    _ => Granted::No,
                };
                if plain.granted(measure) != expected {
                    return Err(format!("{person:?}, {}: {expected:?}, plainly {:?}", measure.id, plain.granted(measure)));
                }
            }
        }
    }
    Ok(())
}
