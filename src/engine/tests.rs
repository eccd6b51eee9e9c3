//! What the engine promises, as tables.

use std::rc::Rc;

use super::Eligibility::{DoesNotQualify as No, MayQualify as May, Qualifies as Yes, Undetermined as Open};
use super::{Eligibility, Engine, Total};
use crate::model::{
    Amount, Answer, Answers, Certainty, Choices, Condition, Constraint, Date, Document, DocumentIx, Fact, FactIx, Form, Grant, Kind, Leaf,
    Measure, MeasureIx, MeasureKind, Node, OpenIx, Per, Place, PlaceIx, Places, Predicate, Rules, Table, Test, Value,
};

// The facts: who asks, two flags, a title that only those have of whom `p` holds, where someone works, and since when.
const KIND: FactIx = FactIx(0);
const P: FactIx = FactIx(1);
const Q: FactIx = FactIx(2);
const TITLE: FactIx = FactIx(3);
const PLACE: FactIx = FactIx(4);
const SINCE: FactIx = FactIx(5);

// The places: a city of two counties, and elsewhere.
const CITY: PlaceIx = PlaceIx(0);
const NORTH: PlaceIx = PlaceIx(1);
const SOUTH: PlaceIx = PlaceIx(2);
const ELSEWHERE: PlaceIx = PlaceIx(3);

const TODAY: &str = "2021-03-01";

fn node(node: Node) -> Condition {
    Condition { node, say: 0 }
}

fn test(fact: FactIx, predicate: Predicate, negated: bool, open_if_false: Option<OpenIx>) -> Condition {
    node(Node::Test(Leaf { test: Test { fact, predicate, negated }, inferred: false, open_if_false }))
}

fn yes(fact: FactIx) -> Condition {
    test(fact, Predicate::OneOf(Choices::one(1)), false, None)
}

fn is(fact: FactIx, choice: usize) -> Condition {
    test(fact, Predicate::OneOf(Choices::one(choice)), false, None)
}

fn is_not(fact: FactIx, choice: usize) -> Condition {
    test(fact, Predicate::OneOf(Choices::one(choice)), true, None)
}

fn within(places: &[PlaceIx]) -> Condition {
    test(PLACE, Predicate::Within(places.to_vec()), false, None)
}

fn not(part: Condition) -> Condition {
    node(Node::Not(Box::new(part)))
}

fn all<const N: usize>(parts: [Condition; N]) -> Condition {
    node(Node::All(parts.into()))
}

fn any<const N: usize>(parts: [Condition; N]) -> Condition {
    node(Node::Any(parts.into()))
}

fn at_least<const N: usize>(count: usize, parts: [Condition; N]) -> Condition {
    node(Node::AtLeast(count, parts.into()))
}

fn point() -> Condition {
    node(Node::Open(OpenIx(0)))
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn engine(when: Condition, constraints: &[Condition]) -> Engine {
    let fact = |id: &str, kind, choices: &[&str]| Fact {
        id: id.into(),
        kind,
        topic: 0,
        choices: choices.iter().map(|&id| id.into()).collect(),
        ask_if: None,
        else_value: None,
        changeable: false,
        sensitive: false,
    };
    let choice = Kind::Choice { ordered: false };
    let title = Fact { ask_if: Some(yes(P)), else_value: Some(Value::Choice(0)), ..fact("title", choice, &["none", "junior", "senior"]) };
    let place = |id: &str, parent| Place { id: id.into(), parent };
    let measure = Measure {
        id: "m".into(),
        document: DocumentIx(0),
        kind: MeasureKind::CashSubsidy,
        audience: Choices::one(0),
        certainty: Certainty::Exact,
        grant: Grant::Entitlement,
        when,
        open_points: vec!["unsettled".into()],
        amount: None,
        recognised_first_by: vec![],
    };
    let constraint = |(n, must): (usize, &Condition)| Constraint { id: format!("k{n}"), must: must.clone() };
    let rules = Rules {
        places: Places {
            table: Table::new(vec![place("city", None), place("north", Some(CITY)), place("south", Some(CITY)), place("elsewhere", None)]),
        },
        facts: Table::new(vec![
            fact("kind", choice, &["person", "firm"]),
            fact("p", Kind::Flag, &[]),
            fact("q", Kind::Flag, &[]),
            title,
            fact("place", Kind::Place, &[]),
            fact("since", Kind::Date, &[]),
        ]),
        audience_fact: KIND,
        constraints: constraints.iter().enumerate().map(constraint).collect(),
        documents: Table::new(vec![Document { id: "d".into(), issued: None, place: CITY, period: (None, None) }]),
        measures: Table::new(vec![measure]),
        granted: vec![],
    };
    Engine::new(Rc::new(rules), day(TODAY))
}

fn answered(answers: &[(FactIx, Value)]) -> Answers {
    let person = Answers::default().with(KIND, Answer::Given(Value::Choice(0)));
    answers.iter().fold(person, |all, &(fact, value)| all.with(fact, Answer::Given(value)))
}

const TRUE: Value = Value::Flag(true);
const FALSE: Value = Value::Flag(false);

/// For each row: a condition, the answers of a person, where the measure stands, and which facts are missing.
type Row<'a> = (Condition, &'a [(FactIx, Value)], Eligibility, &'a [FactIx]);

fn check(constraints: &[Condition], rows: &[Row<'_>]) {
    for (n, (when, answers, eligibility, missing)) in rows.iter().enumerate() {
        let outcome = engine(when.clone(), constraints).outcome(&answered(answers));
        let standing = outcome.at(MeasureIx(0));
        assert_eq!((standing.eligibility, standing.missing), (*eligibility, *missing), "row {n}: {when:?} under {answers:?}");
    }
}

#[test]
fn an_unknown_never_hides_a_deciding_value() {
    check(
        &[],
        &[
            (all([yes(P), yes(Q)]), &[(P, FALSE)], No, &[]),
            (all([yes(Q), yes(P)]), &[(P, FALSE)], No, &[]),
            (any([yes(P), yes(Q)]), &[(P, TRUE)], Yes, &[]),
            (any([yes(Q), yes(P)]), &[(P, TRUE)], Yes, &[]),
            (all([yes(P), yes(Q)]), &[(P, TRUE)], Open, &[Q]),
            (any([yes(P), yes(Q)]), &[(P, FALSE)], Open, &[Q]),
            (at_least(1, [yes(P), yes(Q), point()]), &[(Q, TRUE)], Yes, &[]),
            (at_least(2, [yes(P), yes(Q), within(&[])]), &[(Q, FALSE)], No, &[]),
            (all([point(), yes(P)]), &[(P, FALSE)], No, &[]),
            (any([point(), yes(P)]), &[(P, TRUE)], Yes, &[]),
            (any([point(), yes(P)]), &[], Open, &[P]),
            (any([point(), yes(P)]), &[(P, FALSE)], May, &[]),
        ],
    );
}

#[test]
fn what_holds_either_way_holds_while_it_is_unknown() {
    check(
        &[],
        &[
            (any([yes(P), not(yes(P))]), &[], Yes, &[]),
            (all([yes(P), not(yes(P))]), &[], No, &[]),
            (any([all([yes(P), yes(Q)]), not(yes(P))]), &[], Open, &[P, Q]),
            (any([all([yes(P), yes(Q)]), not(yes(P))]), &[(Q, TRUE)], Yes, &[]),
            (any([is(TITLE, 0), is(TITLE, 1), is(TITLE, 2)]), &[], Yes, &[]),
            (any([point(), not(point())]), &[], Yes, &[]),
        ],
    );
}

#[test]
fn a_coarse_place_decides_what_all_its_parts_agree_on() {
    check(
        &[],
        &[
            (within(&[CITY]), &[(PLACE, Value::Place(CITY))], Yes, &[]),
            (within(&[NORTH, SOUTH]), &[(PLACE, Value::Place(CITY))], Yes, &[]),
            (within(&[ELSEWHERE]), &[(PLACE, Value::Place(CITY))], No, &[]),
            (within(&[NORTH]), &[(PLACE, Value::Place(CITY))], Open, &[PLACE]),
            (within(&[NORTH]), &[(PLACE, Value::Place(SOUTH))], No, &[]),
        ],
    );
}

#[test]
fn a_fact_that_does_not_apply_counts_as_its_else_value() {
    let senior = Value::Choice(2);
    check(
        &[],
        &[
            (is(TITLE, 2), &[(P, TRUE), (TITLE, senior)], Yes, &[]),
            (is(TITLE, 2), &[(P, FALSE), (TITLE, senior)], No, &[]),
            (is(TITLE, 0), &[(P, FALSE), (TITLE, senior)], Yes, &[]),
            (is_not(TITLE, 2), &[(P, FALSE)], Yes, &[]),
            // While it is not known whether it applies, it waits.
            (is(TITLE, 2), &[], Open, &[P]),
            (is(TITLE, 2), &[(P, TRUE)], Open, &[TITLE]),
        ],
    );
}

#[test]
fn a_date_before_the_threshold_leaves_its_point_open() {
    let since_2020 = || test(SINCE, Predicate::Between(Some(day("2020-01-01").days()), None), false, Some(OpenIx(0)));
    let fresh = || test(SINCE, Predicate::WithinYears(1), false, None);
    check(
        &[],
        &[
            (since_2020(), &[(SINCE, Value::Date(day("2019-12-31")))], May, &[]),
            (since_2020(), &[(SINCE, Value::Date(day("2020-01-01")))], Yes, &[]),
            (since_2020(), &[], Open, &[SINCE]),
            (all([since_2020(), yes(P)]), &[(SINCE, Value::Date(day("2019-12-31"))), (P, FALSE)], No, &[]),
            // A year from a leap day ends with 28 February.
            (fresh(), &[(SINCE, Value::Date(day("2020-02-29")))], No, &[]),
            (fresh(), &[(SINCE, Value::Date(day("2020-03-01")))], No, &[]),
            (fresh(), &[(SINCE, Value::Date(day("2020-03-02")))], Yes, &[]),
        ],
    );
}

#[test]
fn constraints_decide_also_through_what_their_facts_hang_on() {
    let title_needs_q = any([not(is(TITLE, 2)), yes(Q)]);
    check(
        &[title_needs_q],
        &[
            (yes(Q), &[(P, TRUE), (TITLE, Value::Choice(2))], Yes, &[]),
            (yes(P), &[(Q, FALSE), (TITLE, Value::Choice(2))], No, &[]),
            (yes(P), &[(Q, TRUE), (TITLE, Value::Choice(2))], Open, &[P]),
            (all([is(TITLE, 2), yes(Q)]), &[(P, TRUE)], Open, &[TITLE]),
        ],
    );
}

#[test]
fn of_contradicting_answers_the_later_is_set_aside() {
    let either = any([yes(P), yes(Q)]);
    let senior_needs_q = any([not(is(TITLE, 2)), yes(Q)]);
    let senior = (TITLE, Value::Choice(2));
    type Row<'a> = (&'a [(FactIx, Value)], &'a [FactIx]);
    let rows: [Row<'_>; 5] = [
        (&[(P, TRUE), (Q, FALSE)], &[]),
        (&[(P, FALSE), (Q, FALSE)], &[Q]),
        (&[(P, TRUE), (Q, FALSE), senior], &[TITLE]),
        // What does not apply contradicts nothing.
        (&[(P, FALSE), (Q, TRUE), senior], &[]),
        (&[(P, FALSE), (Q, FALSE), senior], &[Q]),
    ];
    for (answers, aside) in rows {
        let (admitted, set_aside) = engine(yes(P), &[either.clone(), senior_needs_q.clone()]).admit(&answered(answers));
        assert_eq!(set_aside.iter().map(|aside| aside.fact).collect::<Vec<_>>(), aside, "{answers:?}");
        let kept: Vec<_> = answers.iter().copied().filter(|(fact, _)| !aside.contains(fact)).collect();
        assert_eq!(admitted, answered(&kept), "{answers:?}");
    }
}

#[test]
fn one_more_answer_never_flips_a_decided_measure() {
    let when = any([all([yes(P), is(TITLE, 2)]), all([not(yes(P)), within(&[NORTH])]), all([yes(Q), within(&[CITY])])]);
    let engine = engine(when, &[any([yes(P), yes(Q)])]);
    let values = |fact: FactIx| match fact {
        P | Q => vec![TRUE, FALSE],
        TITLE => (0..3).map(Value::Choice).collect(),
        _ => [CITY, NORTH, SOUTH, ELSEWHERE].map(Value::Place).to_vec(),
    };
    let orders = [[P, Q, TITLE, PLACE], [PLACE, TITLE, Q, P], [TITLE, P, PLACE, Q], [Q, PLACE, P, TITLE]];
    let mut decided = 0;
    for order in orders {
        let mut so_far = vec![answered(&[])];
        for fact in order {
            let stands = |answers: &Answers| engine.outcome(answers).at(MeasureIx(0)).eligibility;
            let mut next = Vec::new();
            for answers in so_far {
                let more = values(fact).into_iter().map(|value| answers.clone().with(fact, Answer::Given(value)));
                for more in more.filter(|more| engine.admit(more).1.is_empty()) {
                    if stands(&answers) != Open {
                        decided += 1;
                        assert_eq!(stands(&more), stands(&answers), "{more:?}");
                    }
                    next.push(more);
                }
            }
            so_far = next;
        }
    }
    assert!(decided > 50, "{decided}");
}

/// The kind of money, how it is granted, how often; the form; what must hold.
type Money = (Grant, Per, Form, Condition);

fn paying(measures: &[Money], until: Option<&str>) -> Engine {
    let mut rules = engine(yes(P), &[]).rules().as_ref().clone();
    let cost = Fact { id: "cost".into(), kind: Kind::Money { min: 0, max: 1_000_000 }, ..rules.facts.at(P).clone() };
    rules.facts = Table::new(rules.facts.iter().cloned().chain([cost]).collect());
    rules.documents.at_mut(DocumentIx(0)).period.1 = until.map(day);
    let like = rules.measures.at(MeasureIx(0)).clone();
    let measure = |(grant, per, form, when): &Money| Measure {
        grant: *grant,
        when: when.clone(),
        amount: Some(Amount { form: *form, per: *per }),
        ..like.clone()
    };
    rules.measures = Table::new(measures.iter().map(measure).collect());
    Engine::new(Rc::new(rules), day(TODAY))
}

#[test]
fn totals_never_mix_periods_nor_promise_what_is_not_certain() {
    use Form::{Fixed, Ratio, UpTo};
    use Grant::{Competitive, Discretionary, Entitlement};
    use Per::{Award, Once, Year};
    const COST: FactIx = FactIx(6);
    let share = Ratio { percent: 50, of: COST };
    let junior = || is(TITLE, 1);
    let senior = || is(TITLE, 2);
    let titled: &[(FactIx, Value)] = &[(P, TRUE)];
    // What is offered, until when, the answers; then per, competitive, certain, possible, still open, counted measures.
    type Line = (Per, bool, i64, i64, bool, Vec<u16>);
    type Offer<'a> = (&'a [Money], Option<&'a str>, &'a [(FactIx, Value)], Vec<Line>);
    let offers: &[Offer<'_>] = &[
        (&[(Entitlement, Once, Fixed(20), yes(P))], None, &[(P, TRUE)], vec![(Once, false, 20, 20, false, vec![0])]),
        (&[(Entitlement, Once, Fixed(20), yes(P))], None, &[], vec![(Once, false, 0, 20, false, vec![0])]),
        (&[(Entitlement, Once, Fixed(20), yes(P))], None, &[(P, FALSE)], vec![]),
        // Not certain: a ceiling, what the authority decides, what an open point decides, what stands in a document that is over.
        (&[(Entitlement, Once, UpTo(20), yes(P))], None, &[(P, TRUE)], vec![(Once, false, 0, 20, false, vec![0])]),
        (&[(Discretionary, Once, Fixed(20), yes(P))], None, &[(P, TRUE)], vec![(Once, false, 0, 20, false, vec![0])]),
        (&[(Entitlement, Once, Fixed(20), all([yes(P), point()]))], None, &[(P, TRUE)], vec![(Once, false, 0, 20, false, vec![0])]),
        (&[(Entitlement, Once, Fixed(20), yes(P))], Some("2021-02-28"), &[(P, TRUE)], vec![(Once, false, 0, 20, false, vec![0])]),
        // Periods stay apart.
        (
            &[(Entitlement, Year, Fixed(7), yes(P)), (Entitlement, Once, Fixed(20), yes(P)), (Entitlement, Once, Fixed(1), yes(Q))],
            None,
            &[(P, TRUE)],
            vec![(Once, false, 20, 21, false, vec![1, 2]), (Year, false, 7, 7, false, vec![0])],
        ),
        // Competitive awards are not summed, and stand apart.
        (
            &[(Competitive, Award, Fixed(100), yes(P)), (Competitive, Award, Fixed(50), yes(P)), (Entitlement, Award, Fixed(1), yes(P))],
            None,
            &[(P, TRUE)],
            vec![(Award, false, 1, 1, false, vec![2]), (Award, true, 0, 100, false, vec![0, 1])],
        ),
        // Nobody is junior and senior: the better of the two, and what goes with either.
        (
            &[(Entitlement, Once, Fixed(20), junior()), (Entitlement, Once, Fixed(50), senior()), (Entitlement, Once, Fixed(3), yes(P))],
            None,
            titled,
            vec![(Once, false, 3, 53, false, vec![1, 2])],
        ),
        // Two that go together outweigh the one that excludes both.
        (
            &[
                (Entitlement, Once, Fixed(30), junior()),
                (Entitlement, Once, Fixed(30), not(senior())),
                (Entitlement, Once, Fixed(50), senior()),
            ],
            None,
            titled,
            vec![(Once, false, 0, 60, false, vec![0, 1])],
        ),
        // An open point settles neither: both may come out well.
        (
            &[(Entitlement, Once, Fixed(20), point()), (Entitlement, Once, Fixed(50), not(point()))],
            None,
            &[],
            vec![(Once, false, 0, 70, false, vec![0, 1])],
        ),
        // A share of what is not told yet is not guessed at.
        (
            &[(Entitlement, Once, share, yes(P)), (Entitlement, Once, Fixed(20), yes(P))],
            None,
            &[(P, TRUE)],
            vec![(Once, false, 20, 20, true, vec![1])],
        ),
        (&[(Entitlement, Once, share, yes(P))], None, &[(P, TRUE), (COST, Value::Number(101))], vec![(Once, false, 0, 50, false, vec![0])]),
    ];
    for (n, (measures, until, answers, expected)) in offers.iter().enumerate() {
        let engine = paying(measures, *until);
        let answers = answered(answers);
        let totals = engine.totals(&engine.outcome(&answers), &answers);
        let line = |total: &Total| {
            let measures = total.measures.iter().map(|measure| measure.0).collect();
            (total.per, total.competitive, total.certain, total.possible, total.open, measures)
        };
        assert_eq!(totals.iter().map(line).collect::<Vec<_>>(), *expected, "offer {n}");
    }
}
