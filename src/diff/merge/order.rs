//! The order of siblings in a merged text: ours, with what they added or moved set where they have it.

use std::collections::{HashMap, HashSet};

/// An order, and what both sides moved to different places.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    /// The siblings.
    pub all: Vec<usize>,
    /// Moved by us.
    pub by_us: HashSet<usize>,
    /// Moved by them, and set where they have it.
    pub by_them: HashSet<usize>,
    /// Moved by both; it stands where we have it.
    pub by_both: HashSet<usize>,
}

/// Joins three orders.
pub(super) fn order(base: &[usize], ours: &[usize], theirs: &[usize]) -> Order {
    let at: HashMap<usize, usize> = base.iter().copied().zip(0..).collect();
    let by_us = movers(&at, ours);
    let they_moved = movers(&at, theirs);
    let by_both: HashSet<usize> = by_us.intersection(&they_moved).copied().collect();
    let known: HashSet<usize> = theirs.iter().copied().collect();
    let stays = |one: &usize| !they_moved.contains(one) || by_both.contains(one) || !known.contains(one);
    let skeleton: Vec<usize> = ours.iter().copied().filter(stays).collect();
    let placed: HashSet<usize> = skeleton.iter().copied().collect();
    let mut after: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut anchor = None;
    for one in theirs {
        if placed.contains(one) {
            anchor = Some(*one);
        } else {
            after.entry(anchor).or_default().push(*one);
        }
    }
    let new: HashSet<usize> = ours.iter().copied().filter(|one| !at.contains_key(one) && !known.contains(one)).collect();
    let all = woven(&skeleton, &mut after, &new);
    let (here, there) = (predecessors(ours), predecessors(theirs));
    let by_both = by_both.into_iter().filter(|one| here.get(one) != there.get(one)).collect();
    let by_them = they_moved.difference(&by_us).copied().collect();
    Order { all, by_us, by_them, by_both }
}

fn predecessors(all: &[usize]) -> HashMap<usize, usize> {
    all.windows(2).filter_map(|pair| if let [before, one] = pair { Some((*one, *before)) } else { None }).collect()
}

/// What they set after a sibling comes after what we newly set there.
fn woven(skeleton: &[usize], after: &mut HashMap<Option<usize>, Vec<usize>>, new: &HashSet<usize>) -> Vec<usize> {
    let mut all = Vec::new();
    let mut waiting = after.remove(&None).unwrap_or_default();
    for one in skeleton {
        if !new.contains(one) {
            all.append(&mut waiting);
        }
        all.push(*one);
        if let Some(more) = after.remove(&Some(*one)) {
            waiting.extend(more);
        }
    }
    all.append(&mut waiting);
    all
}

/// The fewest siblings whose moving explains an order.
fn movers(base: &HashMap<usize, usize>, order: &[usize]) -> HashSet<usize> {
    let common: Vec<(usize, usize)> = order.iter().filter_map(|one| Some((*one, *base.get(one)?))).collect();
    // The longest run that rises: the ends of runs of each length, with what stands before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(common.len());
    let place = |at: usize| common.get(at).map_or(0, |(_, place)| *place);
    for (at, (_, here)) in common.iter().enumerate() {
        let length = ends.partition_point(|end| place(*end) < *here);
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = HashSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept.insert(at);
        next = before.get(at).copied().flatten();
    }
    common.iter().enumerate().filter(|(at, _)| !kept.contains(at)).map(|(_, (one, _))| *one).collect()
}

#[cfg(test)]
mod tests {
    use super::order;
    use proptest::prelude::*;

    #[test]
    fn what_each_side_added_or_moved_finds_its_place() {
        assert_eq!(order(&[1, 2, 3], &[1, 9, 2, 3], &[1, 8, 2, 3]).all, [1, 9, 8, 2, 3]);
        assert_eq!(order(&[1, 2, 3, 4, 5], &[2, 1, 3, 4, 5], &[1, 2, 3, 5, 4]).all, [2, 1, 3, 5, 4]);
        let both = order(&[1, 2, 3], &[3, 1, 2], &[1, 3, 2]);
        assert_eq!((both.all, both.by_both.len()), (vec![3, 1, 2], 1));
        assert!(order(&[1, 2, 3], &[3, 1, 2], &[3, 1, 2]).by_both.is_empty());
    }

    proptest! {
        #[test]
        fn one_sided_orders_are_taken(there in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle(), gone in 0..8_usize, new in 0..8_usize) {
            let base: Vec<usize> = (0..8).collect();
            let mut there: Vec<usize> = there.into_iter().filter(|one| *one != gone).collect();
            there.insert(new.min(there.len()), 20);
            let here: Vec<usize> = base.iter().copied().filter(|one| *one != gone).collect();
            prop_assert_eq!(order(&base, &here, &there).all, there.clone());
            prop_assert_eq!(order(&base, &there, &here).all, there);
        }
    }
}
