//! Facts about an applicant and the values they can take.

use super::{Condition, Date, PlaceIx};

/// Something about the applicant that conditions mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The id officers and host pages use.
    pub id: String,
    /// What kind of value it takes.
    pub kind: Kind,
    /// The topic its question belongs to, a position in the pack's list of topics.
    pub topic: usize,
    /// Ids of the choices, low to high where the kind is ordered; at most 128.
    pub choices: Vec<String>,
    /// The fact applies only under this condition.
    pub ask_if: Option<Condition>,
    /// What it counts as where it does not apply; nothing means "no value".
    pub else_value: Option<Value>,
    /// Whether a person could change it in time.
    pub changeable: bool,
    /// Health, family or money: kept out of links and storage.
    pub sensitive: bool,
}

impl Fact {
    /// The choice `none`, where the fact has one.
    pub fn none(&self) -> Option<usize> {
        self.choices.iter().position(|id| id == "none")
    }

    /// All choices of the fact.
    pub fn all_choices(&self) -> Choices {
        Choices::first(self.choices.len())
    }

    /// All choices but `none`.
    pub fn real_choices(&self) -> Choices {
        let all = self.all_choices();
        self.none().map_or(all, |none| all.without(none))
    }
}

/// The kinds of facts. Numbers are whole; money is in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    Flag,
    /// One of the choices.
    Choice {
        /// Whether the choices stand from low to high.
        ordered: bool,
    },
    /// Any number of the choices; `none` excludes the others.
    Set,
    /// A place of the tree; the only choice such a fact may have is `none`.
    Place,
    /// A whole number between two bounds, both included.
    Integer {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// An amount in fen between two bounds, both included.
    Money {
        /// Least amount in fen.
        min: i64,
        /// Greatest amount in fen.
        max: i64,
    },
    /// A day not after the as-of date.
    Date,
}

/// A typed value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// One choice, by position.
    Choice(usize),
    /// A complete set of choices: what is left out is "no".
    Set(Choices),
    /// A place of the tree, possibly coarse.
    Place(PlaceIx),
    /// No place at all (the choice `none` of a place fact).
    NoPlace,
    /// A whole number, or fen.
    Number(i64),
    /// A day.
    Date(Date),
}

/// A set of choices of one fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choices(pub u128);

impl Choices {
    /// How many choices a fact may have.
    pub const LIMIT: usize = 128;
    /// No choice.
    pub const EMPTY: Choices = Choices(0);

    /// The first `n` choices.
    pub fn first(n: usize) -> Choices {
        if n >= Self::LIMIT { Choices(u128::MAX) } else { Choices((1 << n) - 1) }
    }

    /// Just this choice.
    #[inline(never)]
    pub fn one(choice: usize) -> Choices {
        Choices(if choice < Self::LIMIT { 1 << choice } else { 0 })
    }

    /// Whether this choice is in the set.
    #[inline(never)]
    pub fn contains(self, choice: usize) -> bool {
        // A half at a time: shifting all 128 bits is slow in wasm, and this is the innermost step of all reasoning.
        let half = if choice < 64 { self.0 as u64 } else { (self.0 >> 64) as u64 };
        choice < 128 && half >> (choice % 64) & 1 == 1
    }

    /// The set with this choice.
    #[must_use]
    pub fn with(self, choice: usize) -> Choices {
        Choices(self.0 | Self::one(choice).0)
    }

    /// The set without this choice.
    #[must_use]
    pub fn without(self, choice: usize) -> Choices {
        Choices(self.0 & !Self::one(choice).0)
    }

    /// Whether the sets share a choice.
    pub fn meets(self, other: Choices) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is no choice in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many choices are in it.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The choices, in order.
    #[inline(never)]
    pub fn iter(self) -> std::vec::IntoIter<usize> {
        let mut choices = Vec::new();
        for choice in 0..Self::LIMIT {
            if self.contains(choice) {
                choices.push(choice);
            }
        }
        choices.into_iter()
    }
}

impl FromIterator<usize> for Choices {
    fn from_iter<T: IntoIterator<Item = usize>>(choices: T) -> Self {
        choices.into_iter().fold(Choices::EMPTY, Choices::with)
    }
}
