//! Changes by the article they stand in, in the order in which the articles are first met.

use std::collections::BTreeMap;

use super::accepted::Acceptance;
use super::compared::{Compared, Place};
use super::counts::Counts;
use crate::diff::{Change, ChangeKind};

/// A change with what accepts it.
pub(super) type Told<'c> = (&'c Change, Option<&'c Acceptance>);

/// The changes of one article or other large part.
pub(super) struct Group<'c> {
    /// Where.
    pub place: Place,
    /// What changed in it.
    pub changes: Vec<Told<'c>>,
    /// How many of each effect.
    pub counts: Counts,
}

/// The changes in groups. Those that only have another number are told together elsewhere.
pub(super) fn groups<'c>(compared: &'c Compared<'_>, shows: impl Fn(&Change) -> bool) -> Vec<Group<'c>> {
    let mut at: BTreeMap<Place, usize> = BTreeMap::new();
    let mut all: Vec<Group<'c>> = Vec::new();
    for (change, accepted) in compared.changes() {
        if change.kind == ChangeKind::Renumbered || !shows(change) {
            continue;
        }
        let place = compared.place(change);
        let known = *at.entry(place.clone()).or_insert(all.len());
        if known == all.len() {
            all.push(Group { place, changes: Vec::new(), counts: Counts::default() });
        }
        if let Some(group) = all.get_mut(known) {
            group.changes.push((change, accepted));
            group.counts.add(change.worth);
        }
    }
    all
}
