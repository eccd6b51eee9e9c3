//! The groups that kinds of measures are shown in.

use super::MeasureKind;

/// Groups of kinds, as people look for them; money first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Subsidies and awards.
    Money,
    /// Ways to professional titles.
    Title,
    /// Funding of programmes, programmes, platforms.
    Programme,
    /// Training.
    Training,
    /// Services.
    Service,
    /// Recognitions and honours.
    Recognition,
    /// Posts.
    Post,
}

impl Group {
    /// All of them, in order.
    pub const ALL: [Group; 7] =
        [Group::Money, Group::Title, Group::Programme, Group::Training, Group::Service, Group::Recognition, Group::Post];

    /// The group of a kind.
    pub fn of(kind: MeasureKind) -> Group {
        match kind {
            MeasureKind::CashSubsidy | MeasureKind::Award => Group::Money,
            MeasureKind::TitleRoute => Group::Title,
            MeasureKind::ProgrammeFunding | MeasureKind::Programme | MeasureKind::Platform => Group::Programme,
            MeasureKind::TrainingSupport => Group::Training,
            MeasureKind::Service => Group::Service,
            MeasureKind::Recognition => Group::Recognition,
            MeasureKind::Recruitment => Group::Post,
        }
    }
}
