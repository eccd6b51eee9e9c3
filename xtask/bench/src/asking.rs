//! Which question comes next: the interview's own rule, and rules to compare it with. All of them ask only what can still change an
//! outcome, so all of them end with the same outcome.

use policy_calculator::engine::Eligibility;
use policy_calculator::interview::Interview;
use policy_calculator::model::{Answer, Choices, Condition, Date, FactIx, Kind, Node, Predicate, Table, Value};

/// A rule for the next question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// What ships.
    Ours,
    /// The order of the pack.
    Order,
    /// What publicodes does: the fact that is named most often in what is undecided of the undecided measures.
    Publicodes,
    /// What alone is missing to some measure first; then the fact after which the fewest measures are to be expected undetermined.
    Ahead,
}

impl Rule {
    /// All of them.
    pub const ALL: [Rule; 4] = [Rule::Ours, Rule::Publicodes, Rule::Order, Rule::Ahead];

    /// For the report.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Ours => "ours",
            Rule::Publicodes => "publicodes' rule",
            Rule::Order => "order of the pack",
            Rule::Ahead => "unavoidable, then full look-ahead",
        }
    }

    /// The next question.
    pub fn next(self, interview: &Interview) -> Option<FactIx> {
        if self == Rule::Ours {
            return interview.next();
        }
        let open = |fact: &FactIx| interview.answers().get(*fact).is_none();
        let mut wanted = Table::new(vec![0u32; interview.rules().facts.len()]);
        let mut alone = Table::new(vec![false; interview.rules().facts.len()]);
        for standing in interview.outcome().standings() {
            if self == Rule::Publicodes && !standing.missing.is_empty() {
                named(&interview.rules().measures.at(standing.measure).when, interview, &mut |fact| *wanted.at_mut(fact) += 1);
            }
            for &fact in standing.missing.iter().filter(|fact| open(fact)) {
                *wanted.at_mut(fact) += if self == Rule::Publicodes { 0 } else { 1 };
                *alone.at_mut(fact) |= standing.matters.len() == 1;
            }
        }
        let missing = |fact: FactIx| interview.outcome().standings().any(|standing| standing.missing.contains(&fact));
        let mut candidates: Vec<FactIx> = interview.rules().facts.indices().filter(|fact| open(fact) && missing(*fact)).collect();
        if candidates.is_empty() {
            // What is left are the amounts shares are taken of.
            return interview.next();
        }
        if self == Rule::Ahead && candidates.iter().any(|&fact| *alone.at(fact)) {
            candidates.retain(|&fact| *alone.at(fact));
        }
        let cost = |fact: FactIx| match self {
            Rule::Ours | Rule::Order => 0.0,
            Rule::Publicodes => -f64::from(*wanted.at(fact)),
            Rule::Ahead => expected(interview, fact),
        };
        let mut best: Option<(f64, FactIx)> = None;
        for &fact in &candidates {
            let cost = if candidates.len() == 1 { 0.0 } else { cost(fact) };
            if best.is_none_or(|(least, _)| cost < least - 1e-9) {
                best = Some((cost, fact));
            }
        }
        best.map(|(_, fact)| fact)
    }
}

/// Calls `see` for every fact not answered in what three-valued logic leaves undecided of a condition; says what it is decided to.
fn named(condition: &Condition, interview: &Interview, see: &mut dyn FnMut(FactIx)) -> Option<bool> {
    let mut seen = Vec::new();
    let said = collect(condition, interview, &mut seen);
    if said.is_none() {
        seen.into_iter().for_each(see);
    }
    said
}

fn collect(condition: &Condition, interview: &Interview, seen: &mut Vec<FactIx>) -> Option<bool> {
    let begun = seen.len();
    let absorbing = matches!(condition.node, Node::Any(_));
    let said = match &condition.node {
        Node::All(parts) | Node::Any(parts) => {
            let mut unknown = false;
            let mut absorbed = false;
            for part in parts {
                match collect(part, interview, seen) {
                    Some(said) => absorbed |= said == absorbing,
                    None => unknown = true,
                }
            }
            if absorbed {
                Some(absorbing)
            } else if unknown {
                None
            } else {
                Some(!absorbing)
            }
        }
        Node::Not(part) => collect(part, interview, seen).map(|said| !said),
        Node::AtLeast(count, parts) => {
            let said: Vec<Option<bool>> = parts.iter().map(|part| collect(part, interview, seen)).collect();
            let held = said.iter().filter(|said| **said == Some(true)).count();
            let open = said.iter().filter(|said| said.is_none()).count();
            if held >= *count {
                Some(true)
            } else if held + open < *count {
                Some(false)
            } else {
                None
            }
        }
        Node::Open(_) => None,
        Node::Test(leaf) => {
            let test = &leaf.test;
            match interview.admitted().value(test.fact) {
                Some(value) => holds(interview, &test.predicate, value).map(|held| held != test.negated),
                None if interview.engine().applies(test.fact, interview.admitted()) == Some(false) => Some(test.negated),
                None => {
                    seen.push(test.fact);
                    None
                }
            }
        }
    };
    if said.is_some() {
        seen.truncate(begun);
    }
    said
}

/// Whether a test holds of a value; a coarse place may leave it open.
fn holds(interview: &Interview, predicate: &Predicate, value: Value) -> Option<bool> {
    let places = &interview.rules().places;
    let within = |low: Option<i64>, high: Option<i64>, n: i64| low.is_none_or(|low| low <= n) && high.is_none_or(|high| n <= high);
    Some(match (predicate, value) {
        (Predicate::OneOf(of), Value::Flag(flag)) => of.contains(usize::from(flag)),
        (Predicate::OneOf(of), Value::Choice(choice)) => of.contains(choice),
        (Predicate::OneOf(of), Value::Set(choices)) => of.meets(choices),
        (Predicate::Within(areas), Value::Place(place)) => {
            let inside = areas.iter().any(|&area| places.within(place, area));
            if !inside && areas.iter().any(|&area| places.within(area, place)) {
                return None;
            }
            inside
        }
        (Predicate::SomePlace, Value::Place(_)) => true,
        (Predicate::Between(low, high), Value::Number(n)) => within(*low, *high, n),
        (Predicate::Between(low, high), Value::Date(day)) => within(*low, *high, day.days()),
        (Predicate::WithinYears(years), Value::Date(day)) => interview.engine().as_of() < day.plus_years(i32::from(*years)),
        _ => false,
    })
}

/// How many measures are to be expected undetermined after this answer, each value being as likely as the others.
fn expected(interview: &Interview, fact: FactIx) -> f64 {
    let values = values(interview, fact);
    let left = |&value: &Value| {
        let answers = interview.admitted().clone().with(fact, Answer::Given(value));
        interview.engine().outcome(&answers).count(Eligibility::Undetermined) as f64
    };
    values.iter().map(left).sum::<f64>() / values.len() as f64
}

/// Values that stand for all of a fact.
fn values(interview: &Interview, fact: FactIx) -> Vec<Value> {
    let known = interview.rules().facts.at(fact);
    match known.kind {
        Kind::Flag => vec![Value::Flag(false), Value::Flag(true)],
        Kind::Choice { .. } => (0..known.choices.len()).map(Value::Choice).collect(),
        Kind::Set => (0..known.choices.len()).map(|choice| Value::Set(Choices::one(choice))).chain([Value::Set(Choices::EMPTY)]).collect(),
        Kind::Place => {
            let finest = interview.rules().places.finest().into_iter().map(Value::Place);
            finest.chain(known.none().map(|_| Value::NoPlace)).collect()
        }
        Kind::Integer { min, max } | Kind::Money { min, max } => (0..5).map(|n| Value::Number(min + (max - min) / 5 * n)).collect(),
        Kind::Date => (0..8).filter_map(|n| Date::from_days(interview.engine().as_of().days() - 400 * n)).map(Value::Date).collect(),
    }
}
