//! Chapters, articles and annexes: by id wherever they stand, then by what they say.

use std::collections::{BTreeMap, HashMap};

use super::Matching;
use super::features::{best_pairs, features};
use super::siblings::{join, small};
use crate::diff::change::PartKind;
use crate::diff::outline::{Outline, PartId};

/// Articles without a common id share at least so many thousandths of what they say.
const ALIKE: u32 = 500;

/// Pairs chapters, articles and annexes, and what is inside them.
pub fn pair(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>) {
    for kind in [PartKind::Article, PartKind::Annex] {
        by_id(matching, old, new, kind);
        by_content(matching, old, new, kind);
    }
    by_id(matching, old, new, PartKind::Chapter);
    by_title(matching, old, new);
    by_votes(matching, old, new);
}

fn by_id(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, kind: PartKind) {
    let mut ids: HashMap<&str, PartId> = HashMap::new();
    for id in new.of_kind(kind) {
        if let Some(part) = new.get(id) {
            ids.entry(part.key.as_str()).or_insert(id);
        }
    }
    for id in old.of_kind(kind) {
        let Some(part) = old.get(id).filter(|part| !part.key.is_empty()) else { continue };
        if let Some(other) = ids.get(part.key.as_str()) {
            open(matching, old, new, id, *other);
        }
    }
}

/// Pairs two large parts. What is inside a chapter is paired by itself.
fn open(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, one: PartId, two: PartId) {
    let chapter = old.get(one).is_some_and(|part| part.kind == PartKind::Chapter);
    if !chapter {
        join(matching, old, new, one, two);
    } else if matching.pair(one, two) {
        small(matching, old, new, one, two);
    }
}

fn by_content(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>, kind: PartKind) {
    let left: Vec<_> = old.of_kind(kind).filter(|id| matching.free_old(*id)).map(|id| (id, features(old, id))).collect();
    let right: Vec<_> = new.of_kind(kind).filter(|id| matching.free_new(*id)).map(|id| (id, features(new, id))).collect();
    for (one, two) in best_pairs(&left, &right, ALIKE) {
        join(matching, old, new, one, two);
    }
}

fn by_title(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>) {
    let title = |outline: &Outline<'_>, id: PartId| {
        let title = outline.children(id).find(|id| outline.get(*id).is_some_and(|part| part.kind == PartKind::Title))?;
        Some(outline.canon(title))
    };
    let mut titles: BTreeMap<String, Vec<PartId>> = BTreeMap::new();
    for id in new.of_kind(PartKind::Chapter).filter(|id| matching.free_new(*id)) {
        if let Some(title) = title(new, id) {
            titles.entry(title).or_default().push(id);
        }
    }
    let free: Vec<PartId> = old.of_kind(PartKind::Chapter).filter(|id| matching.free_old(*id)).collect();
    for id in free {
        if let Some([other]) = title(old, id).and_then(|title| titles.get(&title)).map(Vec::as_slice) {
            open(matching, old, new, id, *other);
        }
    }
}

/// Chapters are one when most articles of each are in the other.
fn by_votes(matching: &mut Matching, old: &Outline<'_>, new: &Outline<'_>) {
    let free: Vec<PartId> = old.of_kind(PartKind::Chapter).filter(|id| matching.free_old(*id)).collect();
    for id in free {
        let articles: Vec<PartId> = of_articles(old, id);
        let mut votes: BTreeMap<PartId, usize> = BTreeMap::new();
        for other in articles.iter().filter_map(|article| matching.new_of(*article)) {
            if let Some(part) = new.get(other) {
                *votes.entry(part.parent).or_default() += 1;
            }
        }
        let most = votes.into_iter().find(|(chapter, votes)| {
            let chapter_is = new.get(*chapter).is_some_and(|part| part.kind == PartKind::Chapter);
            chapter_is && matching.free_new(*chapter) && 2 * votes > articles.len() && 2 * votes > of_articles(new, *chapter).len()
        });
        if let Some((other, _)) = most {
            open(matching, old, new, id, other);
        }
    }
}

fn of_articles(outline: &Outline<'_>, chapter: PartId) -> Vec<PartId> {
    outline.children(chapter).filter(|id| outline.get(*id).is_some_and(|part| part.kind == PartKind::Article)).collect()
}
