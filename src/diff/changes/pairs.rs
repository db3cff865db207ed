//! Which large part is which: for whoever lays the two texts side by side.

use std::collections::BTreeMap;

use super::Teller;
use crate::diff::change::{ChangeKind, Pair, PartKind};
use crate::diff::outline::PartId;

/// The parts of a kind in the order of the new text; each that went after the one that stood before it.
pub(super) fn of(teller: &Teller<'_>, kind: PartKind) -> Vec<Pair> {
    let moved: Vec<&str> = teller
        .out
        .iter()
        .filter(|change| change.kind == ChangeKind::Moved && change.part == kind)
        .map(|change| change.name.as_str())
        .collect();
    let mut gone: BTreeMap<Option<PartId>, Vec<PartId>> = BTreeMap::new();
    let mut before = None;
    for old in teller.old.of_kind(kind) {
        match teller.matching.new_of(old) {
            Some(new) => before = Some(new),
            None => gone.entry(before).or_default().push(old),
        }
    }
    let old_name = |id: PartId| teller.old.get(id).map(|part| part.key.clone());
    let went = |ids: Option<Vec<PartId>>| {
        ids.unwrap_or_default().into_iter().map(|id| Pair { old: old_name(id), new: None, moved: false }).collect::<Vec<_>>()
    };
    let mut all = went(gone.remove(&None));
    for new in teller.new.of_kind(kind) {
        let name = teller.new.get(new).map(|part| part.key.clone());
        let has_moved = name.as_deref().is_some_and(|name| moved.contains(&name));
        all.push(Pair { old: teller.matching.old_of(new).and_then(old_name), new: name, moved: has_moved });
        all.extend(went(gone.remove(&Some(new))));
    }
    all
}
