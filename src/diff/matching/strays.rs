//! Clauses, definitions, paragraphs and fields that went to another article.

use std::collections::HashMap;
use std::hash::Hash;

use super::Matching;
use super::features::{Features, best_pairs, features, weight};
use super::siblings::join;
use crate::diff::change::PartKind;
use crate::diff::outline::{Outline, Part, PartId};

/// What went elsewhere shares at least so many thousandths of what it says.
const ALIKE: u32 = 600;
/// A clause of its kind has but one place to go: less is enough.
const CLAUSE: u32 = 300;
/// A text of fewer words could be anybody's.
const WORDS: u32 = 8;

/// Pairs what is left in one article with what is left in another.
pub fn pair(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>) {
    // A definition and a waiver are known by their ids wherever they stand.
    for kind in [PartKind::Definition, PartKind::Waiver] {
        only(matching, old, new, kind, |part| (!part.key.is_empty()).then(|| part.key.clone()));
    }
    only(matching, old, new, PartKind::Paragraph, |part| (!part.key.is_empty()).then(|| part.key.clone()));
    alike(matching, old, new, PartKind::Clause, CLAUSE);
    only(matching, old, new, PartKind::Clause, |part| part.clause);
    alike(matching, old, new, PartKind::Definition, ALIKE);
    alike(matching, old, new, PartKind::Paragraph, ALIKE);
    only(matching, old, new, PartKind::Field, |part| part.field);
}

/// The only one of its name that is left on either side.
fn only<K: Hash + Eq>(
    matching: &mut Matching,
    old: &Outline<'_>,
    new: &Outline<'_>,
    kind: PartKind,
    name: impl Fn(&Part<'_>) -> Option<K>,
) {
    let mut names: HashMap<K, (Vec<PartId>, Vec<PartId>)> = HashMap::new();
    for (id, part) in old.iter().filter(|(id, part)| part.kind == kind && matching.free_old(*id)) {
        if let Some(name) = name(part) {
            names.entry(name).or_default().0.push(id);
        }
    }
    for (id, part) in new.iter().filter(|(id, part)| part.kind == kind && matching.free_new(*id)) {
        if let Some(name) = name(part) {
            names.entry(name).or_default().1.push(id);
        }
    }
    let mut pairs: Vec<(PartId, PartId)> = names
        .into_values()
        .filter_map(|sides| match (sides.0.as_slice(), sides.1.as_slice()) {
            ([one], [two]) => Some((*one, *two)),
            _ => None,
        })
        .collect();
    pairs.sort_unstable();
    pairs.into_iter().for_each(|(one, two)| join(matching, old, new, one, two));
}

fn alike(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, kind: PartKind, least: u32) {
    let gather = |outline: &Outline<'_>, free: &dyn Fn(PartId) -> bool| -> Vec<(PartId, Features)> {
        let free = outline.of_kind(kind).filter(|id| free(*id));
        let all = free.map(|id| (id, features(outline, id)));
        all.filter(|(_, features)| kind == PartKind::Clause || weight(features) >= WORDS).collect()
    };
    let left = gather(old, &|id| matching.free_old(id));
    let right = gather(new, &|id| matching.free_new(id));
    for (one, two) in best_pairs(&left, &right, least) {
        let clause = |outline: &Outline<'_>, id| outline.get(id).and_then(|part| part.clause);
        if clause(old, one) == clause(new, two) || kind != PartKind::Clause {
            join(matching, old, new, one, two);
        }
    }
}
