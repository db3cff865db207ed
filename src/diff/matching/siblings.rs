//! Parts inside two parts that are one: first what has a name, then what stands in a sequence.

use std::collections::HashMap;

use super::features::{best_pairs, features};
use super::{Matching, digest};
use crate::diff::change::PartKind;
use crate::diff::outline::{Outline, PartId};

/// Paragraphs, items and recitals share at least so many thousandths of their words.
const PROSE: u32 = 400;
/// Clauses of one kind in one article: less is enough, for little else could be meant.
const TYPED: u32 = 200;
/// Rows of another head are other rows, unless nearly all else is the same.
const ROWS: u32 = 700;
/// What is left alone between the same neighbours.
const ALONE: u32 = 150;

/// Pairs the small parts directly inside two parts: all but chapters, articles and annexes.
pub fn small(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, one: PartId, two: PartId) {
    let small = |outline: &Outline<'_>, id: PartId| {
        let part = outline.get(id).map(|part| part.kind);
        !matches!(part, Some(PartKind::Chapter | PartKind::Article | PartKind::Annex) | None)
    };
    let olds: Vec<PartId> = old.children(one).filter(|id| small(old, *id) && matching.free_old(*id)).collect();
    let news: Vec<PartId> = new.children(two).filter(|id| small(new, *id) && matching.free_new(*id)).collect();
    named(matching, old, new, &olds, &news);
    equal(matching, old, new, &olds, &news);
    for kind in
        [PartKind::Clause, PartKind::Row, PartKind::Definition, PartKind::Paragraph, PartKind::Item, PartKind::Recital, PartKind::Recalling]
    {
        alike(matching, old, new, &olds, &news, kind);
    }
    alone(matching, old, new, &olds, &news);
}

/// Pairs two parts and what is inside them.
pub fn join(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, one: PartId, two: PartId) {
    if digest(old, one) == digest(new, two) && matching.free_old(one) && matching.free_new(two) {
        matching.whole(old, new, one, two);
    } else if matching.pair(one, two) {
        small(matching, old, new, one, two);
    }
}

/// What has a name that no sibling shares.
fn named(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, olds: &[PartId], news: &[PartId]) {
    let (left, right) = (by_name(old, olds), by_name(new, news));
    for id in olds {
        let Some(part) = old.get(*id).filter(|part| !part.key.is_empty()) else { continue };
        let name = (part.kind, part.key.as_str());
        if let (Some([one]), Some([two])) = (left.get(&name).map(Vec::as_slice), right.get(&name).map(Vec::as_slice)) {
            join(matching, old, new, *one, *two);
        }
    }
}

fn by_name<'o>(outline: &'o Outline<'_>, ids: &[PartId]) -> HashMap<(PartKind, &'o str), Vec<PartId>> {
    let mut all: HashMap<_, Vec<PartId>> = HashMap::new();
    for id in ids {
        if let Some(part) = outline.get(*id) {
            all.entry((part.kind, part.key.as_str())).or_default().push(*id);
        }
    }
    all
}

/// What says the same: the first with the first, the second with the second.
fn equal(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, olds: &[PartId], news: &[PartId]) {
    let mut waiting: HashMap<(PartKind, u64), Vec<PartId>> = HashMap::new();
    for id in news.iter().rev().filter(|id| matching.free_new(**id)) {
        if let Some(part) = new.get(*id) {
            waiting.entry((part.kind, part.digest)).or_default().push(*id);
        }
    }
    for id in olds.iter().filter(|id| old.get(**id).is_some()) {
        let Some(part) = old.get(*id).filter(|_| matching.free_old(*id)) else { continue };
        if let Some(other) = waiting.get_mut(&(part.kind, part.digest)).and_then(Vec::pop) {
            matching.whole(old, new, *id, other);
        }
    }
}

/// What says nearly the same.
fn alike(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, olds: &[PartId], news: &[PartId], kind: PartKind) {
    let is = |outline: &Outline<'_>, id: PartId| outline.get(id).is_some_and(|part| part.kind == kind);
    let left: Vec<PartId> = olds.iter().copied().filter(|id| is(old, *id) && matching.free_old(*id)).collect();
    let right: Vec<PartId> = news.iter().copied().filter(|id| is(new, *id) && matching.free_new(*id)).collect();
    if left.is_empty() || right.is_empty() {
        return;
    }
    let least = match kind {
        PartKind::Clause => TYPED,
        PartKind::Row => ROWS,
        _ => PROSE,
    };
    let left: Vec<_> = left.into_iter().map(|id| (id, features(old, id))).collect();
    let right: Vec<_> = right.into_iter().map(|id| (id, features(new, id))).collect();
    for (one, two) in best_pairs(&left, &right, least) {
        let clause = |outline: &Outline<'_>, id| outline.get(id).and_then(|part| part.clause);
        if kind != PartKind::Clause || clause(old, one) == clause(new, two) {
            join(matching, old, new, one, two);
        }
    }
}

/// A part that alone is left between the same neighbours on both sides, if it has anything in common.
fn alone(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, olds: &[PartId], news: &[PartId]) {
    let gaps = |ids: &[PartId], free: &dyn Fn(PartId) -> bool, partner: &dyn Fn(PartId) -> Option<PartId>| {
        let mut all: Vec<(Option<PartId>, Vec<PartId>)> = vec![(None, Vec::new())];
        for id in ids {
            match (free(*id), all.last_mut()) {
                (true, Some((_, gap))) => gap.push(*id),
                _ => all.push((partner(*id), Vec::new())),
            }
        }
        all
    };
    let left = gaps(olds, &|id| matching.free_old(id), &|id| matching.new_of(id));
    let right = gaps(news, &|id| matching.free_new(id), &Some);
    let right: HashMap<Option<PartId>, Vec<PartId>> = right.into_iter().collect();
    for (before, gap) in left {
        let ([one], Some([two])) = (gap.as_slice(), right.get(&before).map(Vec::as_slice)) else { continue };
        let same = match (old.get(*one), new.get(*two)) {
            (Some(one), Some(two)) => {
                one.kind == two.kind
                    && one.clause == two.clause
                    && !matches!(one.kind, PartKind::Field | PartKind::Waiver | PartKind::Row | PartKind::Cell)
            }
            _ => false,
        };
        if same && super::features::alike(&features(old, *one), &features(new, *two)) >= ALONE {
            join(matching, old, new, *one, *two);
        }
    }
}
