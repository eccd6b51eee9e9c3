//! What the rules mean, by trying every applicant. Written from the definitions alone; shares no code with the engine.
//!
//! An applicant says something to every question, also to those that would not be asked. What a fact then counts as follows from its
//! `ask_if`. An applicant is possible if the constraints hold for what their facts count as.

use policy_calculator::engine::{Eligibility, Failed};
use policy_calculator::model::{
    Answer, Answers, Condition, Date, FactIx, Index, Measure, MeasureIx, Node, OpenIx, PlaceIx, Predicate, Rules, Test, Value,
};

use crate::generate::every_value;

/// What is to be expected of one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) eligibility: Eligibility,
    pub(crate) matters: Vec<FactIx>,
    pub(crate) missing: Vec<FactIx>,
    pub(crate) open: Vec<OpenIx>,
    pub(crate) failed: Vec<Failed>,
    /// Nothing where there are too many ways to try.
    pub(crate) on_inferred_only: Option<bool>,
}

/// All applicants that the answers leave.
pub(crate) struct World<'a> {
    rules: &'a Rules,
    as_of: Date,
    days: &'a [Date],
    answers: &'a Answers,
    /// What can be said to each question.
    said: Vec<Vec<Value>>,
    /// Every way of answering, the last fact changing fastest.
    applicants: Vec<Applicant>,
}

struct Applicant {
    possible: bool,
    applies: Vec<bool>,
    /// What each fact counts as; nothing is "no value".
    counts_as: Vec<Option<Value>>,
}

/// What the open points can make of one applicant: only no, only yes, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Left {
    No,
    Yes,
    Both,
}

impl<'a> World<'a> {
    pub(crate) fn new(rules: &'a Rules, as_of: Date, days: &'a [Date], answers: &'a Answers) -> World<'a> {
        let said: Vec<Vec<Value>> =
            rules.facts.pairs().map(|(ix, fact)| allowed(rules, answers.get(ix), every_value(rules, fact, days))).collect();
        let mut world = World { rules, as_of, days, answers, said, applicants: Vec::new() };
        let mut at = vec![0; world.said.len()];
        loop {
            let applicant = world.applicant(&at);
            world.applicants.push(applicant);
            let Some(last) = (0..at.len()).rev().find(|&n| at[n] + 1 < world.said[n].len()) else { break };
            at[last] += 1;
            at[last + 1..].fill(0);
        }
        world
    }

    fn applicant(&self, at: &[usize]) -> Applicant {
        let (mut applies, mut counts_as) = (Vec::new(), Vec::new());
        for (ix, fact) in self.rules.facts.pairs() {
            let asked = fact.ask_if.as_ref().is_none_or(|ask_if| self.settled(ask_if, &counts_as));
            applies.push(asked);
            counts_as.push(if asked { Some(self.said[ix.position()][at[ix.position()]]) } else { fact.else_value });
        }
        let possible = self.rules.constraints.iter().all(|constraint| self.settled(&constraint.must, &counts_as));
        Applicant { possible, applies, counts_as }
    }

    /// A condition without open points.
    fn settled(&self, condition: &Condition, counts_as: &[Option<Value>]) -> bool {
        holds(condition, &|test| self.test(test, counts_as), 0)
    }

    fn test(&self, test: &Test, counts_as: &[Option<Value>]) -> bool {
        let value = counts_as[test.fact.position()];
        value.is_some_and(|value| predicate(self.rules, self.as_of, &test.predicate, value)) != test.negated
    }

    fn possible(&self) -> impl Iterator<Item = &Applicant> {
        self.applicants.iter().filter(|applicant| applicant.possible)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.possible().next().is_none()
    }

    /// Whether a fact applies to every possible applicant (yes), to none (no), or to some.
    pub(crate) fn applies(&self, fact: FactIx) -> Option<bool> {
        let mut all = self.possible().map(|applicant| applicant.applies[fact.position()]);
        let first = all.next()?;
        all.all(|applies| applies == first).then_some(first)
    }

    fn is_for(&self, measure: &Measure, applicant: &Applicant) -> bool {
        matches!(applicant.counts_as[self.rules.audience_fact.position()], Some(Value::Choice(kind)) if measure.audience.contains(kind))
    }

    /// Whether a measure is granted, with the open points as the bits of `points` say.
    fn granted(&self, measure: &Measure, applicant: &Applicant, points: usize) -> bool {
        let certain = measure.certainty.open_point().is_none() || points >> (measure.open_points.len() - 1) & 1 == 1;
        self.is_for(measure, applicant) && certain && holds(&measure.when, &|test| self.test(test, &applicant.counts_as), points)
    }

    /// Whether one applicant could be granted both. Open points of one measure are none of the other.
    pub(crate) fn together(&self, a: MeasureIx, b: MeasureIx) -> bool {
        let could = |ix: MeasureIx, applicant: &Applicant| {
            let measure = self.rules.measures.at(ix);
            (0..1usize << measure.open_points.len()).any(|points| self.granted(measure, applicant, points))
        };
        self.possible().any(|applicant| could(a, applicant) && could(b, applicant))
    }

    /// For each applicant who is possible, whether a measure is granted for every way its open points can turn out.
    pub(crate) fn grants(&self, measure: &Measure) -> Vec<Option<Vec<bool>>> {
        let points = 1usize << measure.open_points.len();
        let ways = |applicant: &Applicant| (0..points).map(|bits| self.granted(measure, applicant, bits)).collect();
        self.applicants.iter().map(|applicant| applicant.possible.then(|| ways(applicant))).collect()
    }

    /// What each applicant says to each question, and whether they are possible.
    pub(crate) fn people(&self) -> Vec<(Vec<Value>, bool)> {
        let mut people = Vec::new();
        for (n, applicant) in self.applicants.iter().enumerate() {
            let (mut rest, mut said) = (n, Vec::new());
            for values in self.said.iter().rev() {
                said.push(values[rest % values.len()]);
                rest /= values.len();
            }
            said.reverse();
            people.push((said, applicant.possible));
        }
        people
    }

    /// The facts that matter to a measure.
    pub(crate) fn mattering(&self, ix: MeasureIx) -> Vec<FactIx> {
        let left = self.left(self.rules.measures.at(ix));
        self.rules.facts.indices().filter(|&fact| self.matters(fact, &left)).collect()
    }

    /// Whether a measure is for each of the possible applicants as one of this kind.
    pub(crate) fn of_kind(&self, kind: usize) -> Vec<bool> {
        let is =
            |applicant: &Applicant| matches!(applicant.counts_as[self.rules.audience_fact.position()], Some(Value::Choice(n)) if n == kind);
        self.applicants.iter().map(is).collect()
    }

    pub(crate) fn expected(&self, ix: MeasureIx) -> Expected {
        let measure = self.rules.measures.at(ix);
        let points = 1usize << measure.open_points.len();
        let left = self.left(measure);
        let matters: Vec<FactIx> = self.rules.facts.indices().filter(|&fact| self.matters(fact, &left)).collect();
        let missing = matters.iter().copied().filter(|&fact| self.applies(fact) == Some(true)).collect();
        let open = (0..measure.open_points.len()).filter(|&point| {
            let differs =
                |applicant: &Applicant, bits| self.granted(measure, applicant, bits) != self.granted(measure, applicant, bits ^ 1 << point);
            self.possible()
                .zip(left.iter().flatten())
                .any(|(applicant, &left)| left == Left::Both && (0..points).any(|bits| differs(applicant, bits)))
        });
        let open = open.map(OpenIx::at).collect();
        let eligibility = judged(&left, matters.is_empty());
        let refused = eligibility == Eligibility::DoesNotQualify;
        Expected {
            eligibility,
            matters,
            missing,
            open,
            failed: if refused { self.failed(measure) } else { vec![] },
            on_inferred_only: if refused { self.on_inferred_only(measure) } else { Some(false) },
        }
    }

    /// Where a measure stands; nothing where no applicant is possible.
    pub(crate) fn stands(&self, ix: MeasureIx) -> Option<Eligibility> {
        let left = self.left(self.rules.measures.at(ix));
        let settled = || !self.rules.facts.indices().any(|fact| self.matters(fact, &left));
        (!self.is_empty()).then(|| judged(&left, settled()))
    }

    /// What the open points can make of each applicant.
    fn left(&self, measure: &Measure) -> Vec<Option<Left>> {
        let points = 1usize << measure.open_points.len();
        let left = self.applicants.iter().map(|applicant| {
            let granted = (0..points).filter(|&bits| applicant.possible && self.granted(measure, applicant, bits)).count();
            let left = if granted == points {
                Left::Yes
            } else if granted == 0 {
                Left::No
            } else {
                Left::Both
            };
            applicant.possible.then_some(left)
        });
        left.collect()
    }

    /// Whether two possible applicants who say something else to this question only are left different things.
    fn matters(&self, fact: FactIx, left: &[Option<Left>]) -> bool {
        let stride: usize = self.said[fact.position() + 1..].iter().map(Vec::len).product();
        let ways = self.said[fact.position()].len();
        (0..left.len()).filter(|n| (n / stride).is_multiple_of(ways)).any(|n| {
            let mut seen = (0..ways).filter_map(|way| left[n + way * stride]);
            seen.next().is_some_and(|first| seen.any(|other| other != first))
        })
    }

    fn failed(&self, measure: &Measure) -> Vec<Failed> {
        if !self.possible().any(|applicant| self.is_for(measure, applicant)) {
            return vec![Failed::Audience];
        }
        let points = 1usize << measure.open_points.len();
        let mut failed = Vec::new();
        for part in measure.when.conjuncts() {
            let mut facts = part.facts();
            let says = |fact: &FactIx| self.applies(*fact) != Some(false) && matches!(self.answers.get(*fact), Some(Answer::Given(_)));
            if !facts.iter().any(says) {
                continue;
            }
            let can_hold =
                self.possible().any(|applicant| (0..points).any(|bits| holds(part, &|test| self.test(test, &applicant.counts_as), bits)));
            if !can_hold {
                facts.sort_by(|&a, &b| self.rules.facts.at(a).id.cmp(&self.rules.facts.at(b).id));
                failed.push(Failed::Condition(facts));
            }
        }
        failed
    }

    /// Forgets the comparisons that are only our reading, and the facts that do not apply because of a fact they name.
    fn on_inferred_only(&self, measure: &Measure) -> Option<bool> {
        let (mut read, mut forgotten) = (Vec::new(), Vec::new());
        measure.when.walk(&mut |condition| {
            if let Node::Test(leaf) = &condition.node
                && leaf.inferred
            {
                let what = (leaf.test.fact, leaf.test.predicate.clone());
                if !read.contains(&what) {
                    read.push(what);
                }
            }
        });
        if read.is_empty() {
            return Some(false);
        }
        let hangs = |fact: FactIx| self.ancestors(fact).iter().any(|above| read.iter().any(|(fact, _)| fact == above));
        for fact in measure.when.facts() {
            if self.applies(fact) == Some(false) && hangs(fact) {
                forgotten.push((fact, every_value(self.rules, self.rules.facts.at(fact), self.days)));
            }
        }
        let ways: usize = forgotten.iter().map(|(_, values)| values.len()).product::<usize>() << read.len();
        let points = 1usize << measure.open_points.len();
        if ways * points * self.applicants.len() > 100_000 {
            return None;
        }
        let granted = |applicant: &Applicant, way: usize, bits: usize| {
            let mut counts_as = applicant.counts_as.clone();
            let mut rest = way >> read.len();
            for (fact, values) in &forgotten {
                counts_as[fact.position()] = Some(values[rest % values.len()]);
                rest /= values.len();
            }
            let certain = measure.certainty.open_point().is_none() || bits >> (measure.open_points.len() - 1) & 1 == 1;
            self.is_for(measure, applicant) && certain && self.forgetting(&measure.when, &counts_as, &read, way, bits)
        };
        Some(self.possible().any(|applicant| (0..ways).any(|way| (0..points).any(|bits| granted(applicant, way, bits)))))
    }

    fn ancestors(&self, fact: FactIx) -> Vec<FactIx> {
        let mut above = self.rules.facts.at(fact).ask_if.as_ref().map(Condition::facts).unwrap_or_default();
        for fact in above.clone() {
            above.extend(self.ancestors(fact));
        }
        above
    }

    /// As [`holds`], with the inferred comparisons as the bits of `way` say.
    fn forgetting(
        &self,
        condition: &Condition,
        counts_as: &[Option<Value>],
        read: &[(FactIx, Predicate)],
        way: usize,
        bits: usize,
    ) -> bool {
        let part = |part: &Condition| self.forgetting(part, counts_as, read, way, bits);
        match &condition.node {
            Node::All(parts) => parts.iter().all(part),
            Node::Any(parts) => parts.iter().any(part),
            Node::Not(inner) => !part(inner),
            Node::AtLeast(count, parts) => parts.iter().filter(|inner| part(inner)).count() >= *count,
            Node::Test(leaf) if leaf.inferred => {
                let n = read.iter().position(|(fact, predicate)| *fact == leaf.test.fact && *predicate == leaf.test.predicate).unwrap();
                (way >> n & 1 == 1) != leaf.test.negated || leaf.open_if_false.is_some_and(|open| bits >> open.position() & 1 == 1)
            }
            _ => holds(condition, &|test| self.test(test, counts_as), bits),
        }
    }
}

fn judged(left: &[Option<Left>], settled: bool) -> Eligibility {
    let some = |which: Left| left.contains(&Some(which));
    match (some(Left::No), some(Left::Yes), some(Left::Both)) {
        (true, false, false) => Eligibility::DoesNotQualify,
        (false, true, false) => Eligibility::Qualifies,
        (false, _, true) if settled => Eligibility::MayQualify,
        _ => Eligibility::Undetermined,
    }
}

/// Whether a condition holds, given its comparisons, and the open points as the bits of `points` say.
fn holds(condition: &Condition, test: &impl Fn(&Test) -> bool, points: usize) -> bool {
    let open = |open: OpenIx| points >> open.position() & 1 == 1;
    match &condition.node {
        Node::All(parts) => parts.iter().all(|part| holds(part, test, points)),
        Node::Any(parts) => parts.iter().any(|part| holds(part, test, points)),
        Node::Not(part) => !holds(part, test, points),
        Node::AtLeast(count, parts) => parts.iter().filter(|part| holds(part, test, points)).count() >= *count,
        Node::Test(leaf) => test(&leaf.test) || leaf.open_if_false.is_some_and(open),
        Node::Open(point) => open(*point),
    }
}

fn predicate(rules: &Rules, as_of: Date, predicate: &Predicate, value: Value) -> bool {
    let between = |low: &Option<i64>, high: &Option<i64>, n: i64| low.is_none_or(|low| n >= low) && high.is_none_or(|high| n <= high);
    match (predicate, value) {
        (Predicate::OneOf(of), Value::Flag(flag)) => of.contains(if flag { 1 } else { 0 }),
        (Predicate::OneOf(of), Value::Choice(choice)) => of.contains(choice),
        (Predicate::OneOf(of), Value::Set(members)) => members.iter().any(|member| of.contains(member)),
        (Predicate::Within(areas), Value::Place(place)) => areas.iter().any(|&area| inside(rules, place, area)),
        (Predicate::SomePlace, Value::Place(_)) => true,
        (Predicate::Between(low, high), Value::Number(n)) => between(low, high, n),
        (Predicate::Between(low, high), Value::Date(day)) => between(low, high, day.days()),
        (Predicate::WithinYears(years), Value::Date(day)) => {
            // The anniversary of 29 February in a common year sorts after the 28th and before 1 March, which is all that counts.
            let (year, month, day_of_month) = day.ymd();
            day <= as_of && as_of.ymd() < (year + i32::from(*years), month, day_of_month)
        }
        _ => false,
    }
}

fn inside(rules: &Rules, place: PlaceIx, area: PlaceIx) -> bool {
    place == area || rules.places.table.at(place).parent.is_some_and(|parent| inside(rules, parent, area))
}

/// The values that an answer leaves: of a coarse place, any finest place inside.
fn allowed(rules: &Rules, answer: Option<Answer>, all: Vec<Value>) -> Vec<Value> {
    match answer {
        Some(Answer::Given(Value::Place(area))) => {
            all.into_iter().filter(|value| matches!(value, Value::Place(place) if inside(rules, *place, area))).collect()
        }
        Some(Answer::Given(value)) => vec![value],
        Some(Answer::Unsure) | None => all,
    }
}

/// Whether anyone is possible at all.
pub(crate) fn satisfiable(rules: &Rules, days: &[Date]) -> bool {
    let as_of = days.last().copied().unwrap_or(Date::FIRST);
    !World::new(rules, as_of, days, &Answers::default()).is_empty()
}

/// The answers that are used: in pack order, without each that nobody could give together with those before it.
pub(crate) fn admitted(rules: &Rules, as_of: Date, days: &[Date], answers: &Answers) -> (Answers, Vec<FactIx>) {
    let (mut admitted, mut aside) = (Answers::default(), Vec::new());
    for (fact, answer) in answers.iter() {
        let with = admitted.clone().with(fact, answer);
        if World::new(rules, as_of, days, &with).is_empty() {
            aside.push(fact);
        } else {
            admitted = with;
        }
    }
    (admitted, aside)
}
