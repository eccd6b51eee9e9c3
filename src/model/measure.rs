//! Measures, what they give, and the documents they stand in.

use super::{Choices, Condition, Date, DocumentIx, FactIx, MeasureIx, PlaceIx};

/// Something an applicant may qualify for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The id officers, bookmarks and host pages use.
    pub id: String,
    /// Where it stands.
    pub document: DocumentIx,
    /// What sort of thing it is.
    pub kind: MeasureKind,
    /// Which applicants it is for: choices of the pack's audience fact.
    pub audience: Choices,
    /// Whether the document states its conditions.
    pub certainty: Certainty,
    /// How it is handed out.
    pub grant: Grant,
    /// What must hold, with every proviso.
    pub when: Condition,
    /// The keys of its open points. The certainty's own point comes last, where it has one.
    pub open_points: Vec<String>,
    /// The amount the document states, if any.
    pub amount: Option<Amount>,
    /// Measures by which the required status is obtained.
    pub recognised_first_by: Vec<MeasureIx>,
}

/// An official instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Short id, the prefix of its measures' ids.
    pub id: String,
    /// The day it bears, if any.
    pub issued: Option<Date>,
    /// The place it is for.
    pub place: PlaceIx,
    /// First and last day of the period it states, where it states them.
    pub period: (Option<Date>, Option<Date>),
}

impl Document {
    /// Whether the as-of date is after the stated end. Undated documents are not stale.
    pub fn is_stale(&self, as_of: Date) -> bool {
        self.period.1.is_some_and(|end| as_of > end)
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word YAML, packs and host pages use.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }
    };
}

words! {
    /// What sort of thing a measure is; money first, then titles, then the rest.
    MeasureKind {
        /// Money paid out under stated conditions.
        CashSubsidy = "cash_subsidy",
        /// A prize.
        Award = "award",
        /// A way to a professional title.
        TitleRoute = "title_route",
        /// Money for a project.
        ProgrammeFunding = "programme_funding",
        /// A programme to be admitted to.
        Programme = "programme",
        /// Training, or help with it.
        TrainingSupport = "training_support",
        /// A service.
        Service = "service",
        /// A station, base or studio.
        Platform = "platform",
        /// A status or honour.
        Recognition = "recognition",
        /// Posts to be filled.
        Recruitment = "recruitment",
    }
}

words! {
    /// Whether the document states the conditions.
    Certainty {
        /// It states them.
        Exact = "exact",
        /// Rules stand elsewhere.
        Partial = "partial",
        /// It is only promised.
        Announced = "announced",
    }
}

impl Certainty {
    /// The key of the open point that the certainty itself counts as.
    pub fn open_point(self) -> Option<&'static str> {
        match self {
            Certainty::Exact => None,
            Certainty::Partial => Some("rules_elsewhere"),
            Certainty::Announced => Some("only_announced"),
        }
    }
}

words! {
    /// How a measure is handed out.
    Grant {
        /// Who meets the conditions gets it.
        Entitlement = "entitlement",
        /// A quota or selection decides.
        Competitive = "competitive",
        /// The authority decides.
        Discretionary = "discretionary",
        /// It is there to be used.
        Service = "service",
        /// It is only promised.
        Announced = "announced",
    }
}

/// A stated amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How it is stated.
    pub form: Form,
    /// How often.
    pub per: Per,
}

/// How an amount is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Exactly so many fen.
    Fixed(i64),
    /// At most so many fen.
    UpTo(i64),
    /// At most this percentage of an asked amount.
    Ratio {
        /// Percent of the amount.
        percent: i64,
        /// The money fact it is taken of.
        of: FactIx,
    },
}

words! {
    /// How often an amount is given.
    Per {
        /// Once.
        Once = "once",
        /// Each year.
        Year = "year",
        /// For each award.
        Award = "award",
        /// For each training.
        Training = "training",
    }
}
