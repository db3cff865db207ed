//! Articles that became several, or one of several: seen by where what they held has gone.

use std::collections::BTreeMap;

use super::{Matching, home_of};
use crate::diff::change::PartKind;
use crate::diff::outline::{Content, Outline, PartId};

/// The weight of a typed value, in words.
const VALUE: usize = 12;

/// Finds splits and merges among articles and annexes that have no partner; one that has but one other is that other under a new id.
pub fn find(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>) {
    let came = origins(new, &|id| matching.old_of(id), old, &|id| matching.free_new(id));
    let went = origins(old, &|id| matching.new_of(id), new, &|id| matching.free_old(id));
    for (from, mut into) in gathered(came) {
        into.extend(matching.new_of(from));
        into.sort_unstable();
        match into.as_slice() {
            [one] => drop(matching.pair(from, *one)),
            _ => matching.splits.push((from, into)),
        }
    }
    for (into, mut from) in gathered(went) {
        from.retain(|one| matching.free_old(*one) && !matching.splits.iter().any(|(split, _)| split == one));
        from.extend(matching.old_of(into));
        from.sort_unstable();
        match from.as_slice() {
            [one] => drop(matching.pair(*one, into)),
            [] => {}
            _ => matching.merges.push((into, from)),
        }
    }
}

/// Parts by the one they come from.
fn gathered(all: Vec<(PartId, PartId)>) -> BTreeMap<PartId, Vec<PartId>> {
    let mut by_origin: BTreeMap<PartId, Vec<PartId>> = BTreeMap::new();
    for (part, origin) in all {
        by_origin.entry(origin).or_default().push(part);
    }
    by_origin
}

/// For each article without a partner, the one on the other side from which at least half of it comes.
fn origins(
    here: &Outline<'_>,
    partner: &dyn Fn(PartId) -> Option<PartId>,
    there: &Outline<'_>,
    free: &dyn Fn(PartId) -> bool,
) -> Vec<(PartId, PartId)> {
    let homes = here.iter().filter(|(id, part)| matches!(part.kind, PartKind::Article | PartKind::Annex) && free(*id));
    let mut all = Vec::new();
    for (id, home) in homes {
        let mut total = 0;
        let mut shares: BTreeMap<PartId, usize> = BTreeMap::new();
        for (at, part) in here.inside(id).filter(|(_, part)| part.kind != PartKind::Title) {
            let weight = weight(here, part.content);
            total += weight;
            if let Some(other) = partner(at) {
                *shares.entry(home_of(there, other)).or_default() += weight;
            }
        }
        let most = shares.into_iter().max_by_key(|(home, share)| (*share, std::cmp::Reverse(*home)));
        // What goes from an article to an annex is moved: an annex may bind less.
        let alike = |other: PartId| there.get(other).is_some_and(|part| part.kind == home.kind);
        if let Some((home, _)) = most.filter(|(home, share)| 2 * share >= total && *share > 0 && alike(*home)) {
            all.push((id, home));
        }
    }
    all
}

fn weight(outline: &Outline<'_>, content: Content<'_>) -> usize {
    match content {
        Content::Holds => 0,
        Content::Value(_) => VALUE,
        Content::Words(_) => 1,
        Content::Text(text) => {
            text.by_lang.iter().flat_map(|(_, wording)| wording.spans()).map(|span| outline.slice(span).split_whitespace().count()).sum()
        }
    }
}
