//! Two trees of places as one: the new one, and what only the old one has.

use std::collections::BTreeSet;

use super::common::{NEW, OLD};
use crate::model::{Index, Place, PlaceIx, Places, Table};

/// Two trees of places as one.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    /// All places of either tree.
    pub(super) tree: Places,
    /// For each place, where it stands in the trees themselves.
    pub(super) origins: Vec<[Option<PlaceIx>; 2]>,
}

/// Joins two trees. Where they put a place elsewhere, the new tree counts.
pub(super) fn joined(old: &Places, new: &Places) -> Shared {
    let mut table: Vec<Place> = new.table.iter().cloned().collect();
    let find_old = |id: &str| old.table.find(|place| place.id == id);
    let mut origins: Vec<[Option<PlaceIx>; 2]> = new.table.pairs().map(|(ix, place)| [find_old(&place.id), Some(ix)]).collect();
    for (ix, place) in old.table.pairs() {
        if new.table.find(|other| other.id == place.id).is_none() {
            // Its parent stands before it in the old tree, so it is here already.
            let parent = place.parent.map(|parent| &old.table.at(parent).id);
            let parent = parent.and_then(|id| table.iter().position(|known| known.id == *id)).map(PlaceIx::at);
            table.push(Place { id: place.id.clone(), parent });
            origins.push([Some(ix), None]);
        }
    }
    Shared { tree: Places { table: Table::new(table) }, origins }
}

impl Shared {
    /// The finest places that one of the packs would count to these areas of its own.
    pub(super) fn within(&self, own: &Places, side: usize, areas: &[PlaceIx]) -> Vec<PlaceIx> {
        let inside = |place: &PlaceIx| self.image(side, *place).is_some_and(|image| areas.iter().any(|&area| own.within(image, area)));
        greatest(&self.tree, &self.tree.finest().into_iter().filter(inside).collect())
    }

    /// The nearest place that one of the packs knows, going outwards from this one.
    fn image(&self, side: usize, place: PlaceIx) -> Option<PlaceIx> {
        let known = |place: &PlaceIx| self.origins.get(place.position()).and_then(|origin| origin.get(side).copied().flatten());
        self.tree.path(place).iter().rev().find_map(known)
    }

    /// Where a place of one of the packs went.
    pub(super) fn place(&self, side: usize, place: PlaceIx) -> PlaceIx {
        let at = self.origins.iter().position(|origin| origin.get(side).copied().flatten() == Some(place));
        at.map_or(place, PlaceIx::at)
    }
}

/// The greatest areas that together are exactly these finest places.
pub(super) fn greatest(tree: &Places, finest: &BTreeSet<PlaceIx>) -> Vec<PlaceIx> {
    let all = tree.finest();
    let covered = |area: PlaceIx| all.iter().filter(|&&place| tree.within(place, area)).all(|place| finest.contains(place));
    let covered: Vec<PlaceIx> = tree.table.indices().filter(|&area| covered(area)).collect();
    let greatest = |&&area: &&PlaceIx| tree.table.at(area).parent.is_none_or(|parent| !covered.contains(&parent));
    covered.iter().filter(greatest).copied().collect()
}

const _: () = assert!(OLD == 0 && NEW == 1);

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(places: &[(&str, Option<usize>)]) -> Places {
        let place = |&(id, parent): &(&str, Option<usize>)| Place { id: id.into(), parent: parent.map(PlaceIx::at) };
        Places { table: Table::new(places.iter().map(place).collect()) }
    }

    #[test]
    fn a_place_one_tree_lacks_counts_as_the_nearest_around_it() {
        let old = tree(&[("city", None), ("north", Some(0)), ("far", None)]);
        let new = tree(&[("city", None), ("south", Some(0)), ("far", None), ("hill", Some(2))]);
        let shared = joined(&old, &new);
        let ids = |places: Vec<PlaceIx>| places.iter().map(|&ix| shared.tree.table.at(ix).id.clone()).collect::<Vec<_>>().join(" ");
        let old_place = |id: &str| old.table.find(|place| place.id == id).unwrap();
        let new_place = |id: &str| new.table.find(|place| place.id == id).unwrap();
        assert_eq!(ids(shared.within(&old, OLD, &[old_place("city")])), "city");
        assert_eq!(ids(shared.within(&old, OLD, &[old_place("north")])), "north");
        assert_eq!(ids(shared.within(&old, OLD, &[old_place("far")])), "far");
        assert_eq!(ids(shared.within(&new, NEW, &[new_place("city")])), "city");
        assert_eq!(ids(shared.within(&new, NEW, &[new_place("south")])), "south");
        assert_eq!(ids(shared.within(&new, NEW, &[new_place("hill")])), "far");
    }
}
