//! The order of parts: which of them moved, and where what went is told.

use std::collections::{BTreeMap, BTreeSet};

use super::Teller;
use crate::diff::change::PartKind;
use crate::diff::outline::PartId;

/// The children of two parts that are one: those of the new text in their order, and each old one without a partner after what stood before it.
pub(super) fn in_order(teller: &Teller<'_>, one: PartId, two: PartId) -> Vec<(Option<PartId>, Option<PartId>)> {
    let mut gone: BTreeMap<Option<PartId>, Vec<PartId>> = BTreeMap::new();
    let mut before = None;
    for old in teller.old.children(one) {
        match teller.matching.new_of(old) {
            Some(new) if teller.new.get(new).is_some_and(|part| part.parent == two) => before = Some(new),
            Some(_) => {}
            None => gone.entry(before).or_default().push(old),
        }
    }
    let mut all: Vec<_> = gone.remove(&None).unwrap_or_default().into_iter().map(|old| (Some(old), None)).collect();
    for new in teller.new.children(two) {
        all.push((None, Some(new)));
        all.extend(gone.remove(&Some(new)).unwrap_or_default().into_iter().map(|old| (Some(old), None)));
    }
    all
}

/// The children whose place among their siblings is another: the fewest that explain the new order.
pub(super) fn moved(teller: &Teller<'_>, one: PartId, two: PartId) -> BTreeSet<PartId> {
    let mut all = BTreeSet::new();
    for annexes in [false, true] {
        let pairs: Vec<(PartId, PartId)> = teller
            .new
            .children(two)
            .filter(|new| teller.new.get(*new).is_some_and(|part| ordered(part.kind) && (part.kind == PartKind::Annex) == annexes))
            .filter_map(|new| Some((teller.matching.old_of(new)?, new)))
            .filter(|(old, _)| teller.old.get(*old).is_some_and(|part| part.parent == one))
            .collect();
        let kept = longest(&pairs.iter().map(|(old, _)| *old).collect::<Vec<_>>());
        all.extend(pairs.into_iter().zip(kept).filter(|(_, kept)| !kept).map(|((_, new), _)| new));
    }
    all
}

/// What stands in an order that is printed.
const fn ordered(kind: PartKind) -> bool {
    !matches!(
        kind,
        PartKind::Header
            | PartKind::Title
            | PartKind::Proposer
            | PartKind::Cell
            | PartKind::Waiver
            | PartKind::Wording
            | PartKind::Term
            | PartKind::Meaning
    )
}

/// Marks a longest rising run of numbers.
fn longest(numbers: &[PartId]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let place = ends.partition_point(|end| numbers.get(*end).is_some_and(|end| end < number));
        before.push(place.checked_sub(1).and_then(|place| ends.get(place)).copied());
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        if let Some(kept) = kept.get_mut(at) {
            *kept = true;
        }
        next = before.get(at).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_have_moved() {
        let kept = |numbers: &[u32]| longest(&numbers.iter().copied().map(PartId).collect::<Vec<_>>());
        assert_eq!(kept(&[1, 2, 3]), [true, true, true]);
        assert_eq!(kept(&[3, 1, 2]), [false, true, true]);
        assert_eq!(kept(&[1, 4, 2, 3]), [true, false, true, true]);
        assert!(kept(&[]).is_empty());
    }
}
