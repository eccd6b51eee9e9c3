//! What the analyses claim, in terms of the rules; how it is told is the business of `tell`.

use crate::engine::Person;
use crate::model::{DocumentIx, FactIx, MeasureIx, Value};

/// A condition of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// That of a measure, for its audience.
    Measure(MeasureIx),
    /// When a fact is asked.
    AskIf(FactIx),
    /// What a constraint demands.
    Must(usize),
}

/// One of the clauses that together are the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// For whom the measure is.
    Audience,
    /// The kind of applicant in question.
    Kind(usize),
    /// A part of the condition in question, by its position; it must hold, or must not.
    Part(usize, bool),
    /// That just one part fewer than are needed of an `at_least` holds, by its position.
    Count(usize),
    /// A constraint.
    Must(usize),
    /// When a fact is asked.
    AskIf(FactIx),
}

/// What is wrong with a part of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It holds for everybody.
    AlwaysTrue,
    /// It holds for whoever meets the clauses, and decides only for them.
    Repeated,
    /// As the last, where what is asked of whom, or who applies, makes it so: it only tells the reader.
    SaidTwice,
    /// It holds for nobody who meets the clauses, and decides only for them.
    NeverHolds,
    /// As the last, where the clauses are that other alternatives fail: these cover it.
    Covered,
    /// A comparison with a figure that no answer reaches; whether it therefore always holds.
    OutOfReach(bool),
    /// The open point never decides.
    PointNeverDecides,
}

/// Where an interval test stands: the measure and the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// The measure.
    pub measure: MeasureIx,
    /// The alternative of its condition, by position; nothing where it is the measure's whole condition.
    pub part: usize,
    /// From and to, both included; an end may be missing.
    pub ends: (Option<i64>, Option<i64>),
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The constraints cannot all hold.
    Contradiction(Vec<Clause>),
    /// Nobody can meet it (of a measure), or it is never asked (of a fact).
    Nobody(Whole, Vec<Clause>),
    /// None of a kind of applicant can meet a measure that is for them too.
    KindNever(MeasureIx, usize, Vec<Clause>),
    /// A measure hangs on a fact that its audience, or this kind of it, is never asked.
    NotAskedOf {
        /// The measure.
        measure: MeasureIx,
        /// The fact.
        fact: FactIx,
        /// The kind, where others are asked.
        kind: Option<usize>,
        /// Where it is named, by position.
        part: usize,
        /// Why.
        because: Vec<Clause>,
    },
    /// A part of a condition decides nothing.
    Part {
        /// The condition.
        whole: Whole,
        /// The part, by position.
        part: usize,
        /// What is wrong.
        fault: Fault,
        /// Why.
        because: Vec<Clause>,
    },
    /// A listed value decides nothing.
    Value {
        /// The condition.
        whole: Whole,
        /// The comparison, by position.
        part: usize,
        /// The fact.
        fact: FactIx,
        /// The value.
        value: Value,
        /// Whether anybody it is for could give it.
        possible: bool,
    },
    /// No answer to the fact makes a difference.
    Idle(FactIx),
    /// Whoever meets the first meets the second; the person meets only the second.
    Contained(MeasureIx, MeasureIx, Person),
    /// The same condition.
    Same(Vec<MeasureIx>),
    /// One person meets two measures that exclude each other: position of the group, the measures.
    Both(usize, MeasureIx, MeasureIx, Person),
    /// Nobody between two brackets is in either; the person is there.
    Gap(Bracket, Bracket, FactIx, (i64, i64), Person),
    /// Somebody is in two brackets.
    Overlap(Bracket, Bracket, FactIx, (i64, i64), Person),
    /// The period of a document is over.
    Over(DocumentIx),
    /// Nobody can meet a measure in the period of its document.
    NobodyInPeriod(MeasureIx),
    /// What could not be decided, and of how many pairs or parts.
    NotDecided(Whole, Undecided),
    /// An example that did not stand the test.
    AgainstItself(Whole),
}

/// What could not be decided of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// Its parts.
    Parts,
    /// Which measures it is contained in.
    Containment,
    /// Whether it can be met beside another.
    Exclusive,
    /// Whether any answer to the fact makes a difference.
    Idle,
    /// Who is possible under this constraint, and so anything at all.
    Possible,
}
