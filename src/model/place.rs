//! The tree of places.

use super::{Index, PlaceIx, Table};

/// A place of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The id officers and host pages use.
    pub id: String,
    /// The place it is part of; it stands before this one in the table.
    pub parent: Option<PlaceIx>,
}

/// All places; a parent stands before its parts. Places without parts are the finest answers, and between them cover everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The places in pack order.
    pub table: Table<PlaceIx, Place>,
}

impl Places {
    /// Whether `place` is `area` or inside it.
    pub fn within(&self, place: PlaceIx, area: PlaceIx) -> bool {
        let mut at = Some(place);
        while let Some(here) = at {
            if here == area {
                return true;
            }
            at = self.table.at(here).parent;
        }
        false
    }

    /// The parts of a place, or the roots.
    pub fn parts(&self, of: Option<PlaceIx>) -> impl Iterator<Item = PlaceIx> {
        self.table.pairs().filter(move |(_, place)| place.parent == of).map(|(ix, _)| ix)
    }

    /// Whether the place has no parts.
    pub fn is_finest(&self, place: PlaceIx) -> bool {
        self.parts(Some(place)).next().is_none()
    }

    /// The places without parts, in pack order.
    pub fn finest(&self) -> Vec<PlaceIx> {
        let mut finest = vec![true; self.table.len()];
        for parent in self.table.iter().filter_map(|place| place.parent) {
            if let Some(at) = finest.get_mut(parent.position()) {
                *at = false;
            }
        }
        self.table.indices().zip(finest).filter(|&(_, finest)| finest).map(|(place, _)| place).collect()
    }

    /// The way from the root to the place, both included.
    pub fn path(&self, place: PlaceIx) -> Vec<PlaceIx> {
        let mut path = vec![place];
        let mut at = place;
        while let Some(parent) = self.table.at(at).parent {
            path.push(parent);
            at = parent;
        }
        path.reverse();
        path
    }
}
