//! The tree of places.

use std::collections::HashMap;

use crate::authoring::diagnose::{Report, codes, similar};
use crate::authoring::shape::is_id;
use crate::authoring::yaml::{Node, Span};
use crate::model::{Index, Place, PlaceIx, Places, Table};

/// Reads `places.yaml`.
pub(super) fn places(tree: &Node, report: &mut Report) -> Places {
    let items = tree.get("places").and_then(Node::items).unwrap_or_default();
    let declared: Vec<&str> = items.iter().filter_map(|item| item.text_of("id")).collect();
    let mut known: HashMap<&str, (PlaceIx, Span)> = HashMap::new();
    let mut table = Vec::new();
    for item in items {
        let Some(node) = item.get("id") else { continue };
        let Some(id) = node.text() else { continue };
        if let Some(&(_, before)) = known.get(id) {
            report.add(&codes::DUPLICATE_ID, node.span, &[id.into()]).also(before);
            continue;
        }
        let mut parent = None;
        if let Some(at) = item.get("parent")
            && let Some(name) = at.text().filter(|name| is_id(name))
        {
            parent = known.get(name).map(|&(ix, _)| ix);
            if parent.is_none() && declared.contains(&name) {
                report.add(&codes::PLACE_ORDER, at.span, &[id.into(), name.into()]);
            } else if parent.is_none() {
                report.add(&codes::UNKNOWN_PLACE, at.span, &[name.into()]).meant(similar(name, declared.iter().copied()));
            }
        }
        known.insert(id, (PlaceIx::at(table.len()), node.span));
        table.push(Place { id: id.into(), parent });
    }
    Places { table: Table::new(table) }
}

/// The place of this id; reported where there is none.
pub(super) fn place(places: &Places, node: &Node, report: &mut Report) -> Option<PlaceIx> {
    let id = node.text()?;
    let found = places.table.find(|place| place.id == id);
    if found.is_none() {
        let meant = similar(id, places.table.iter().map(|place| place.id.as_str()));
        report.add(&codes::UNKNOWN_PLACE, node.span, &[super::value::quoted(node).into()]).meant(meant);
    }
    found
}
