//! Which part of the new text is which part of the old one: by id, then by content.
//!
//! INVARIANT: matching the texts the other way round pairs the same parts: every choice between candidates is made by scores and distances
//! that are the same from both sides.

mod articles;
mod features;
mod homes;
mod siblings;
mod strays;

use super::change::PartKind;
use super::outline::{Outline, PartId};

/// The parts of two outlines, paired.
#[derive(Debug)]
pub struct Matching {
    to_new: Vec<Option<PartId>>,
    to_old: Vec<Option<PartId>>,
    /// Old articles and annexes that became several: with the new ones, in the order of the new text.
    pub splits: Vec<(PartId, Vec<PartId>)>,
    /// New articles and annexes made of several: with the old ones, in the order of the old text.
    pub merges: Vec<(PartId, Vec<PartId>)>,
}

/// Pairs the parts of two outlines.
#[must_use]
pub fn matching(old: &Outline<'_>, new: &Outline<'_>) -> Matching {
    let mut matching = Matching { to_new: vec![None; old.len()], to_old: vec![None; new.len()], splits: Vec::new(), merges: Vec::new() };
    let (root, other) = (old.root(), new.root());
    if digest(old, root) == digest(new, other) {
        matching.whole(old, new, root, other);
        return matching;
    }
    matching.pair(root, other);
    siblings::small(&mut matching, old, new, root, other);
    articles::pair(&mut matching, old, new);
    strays::pair(&mut matching, old, new);
    homes::find(&mut matching, old, new);
    matching
}

fn digest(outline: &Outline<'_>, id: PartId) -> Option<u64> {
    outline.get(id).map(|part| part.digest)
}

impl Matching {
    /// The part of the new text that an old part is.
    #[must_use]
    pub fn new_of(&self, old: PartId) -> Option<PartId> {
        self.to_new.get(old.0 as usize).copied().flatten()
    }

    /// The part of the old text that a new part was.
    #[must_use]
    pub fn old_of(&self, new: PartId) -> Option<PartId> {
        self.to_old.get(new.0 as usize).copied().flatten()
    }

    /// Pairs two parts; a part that has its partner keeps it.
    fn pair(&mut self, old: PartId, new: PartId) -> bool {
        match (self.to_new.get_mut(old.0 as usize), self.to_old.get_mut(new.0 as usize)) {
            (Some(there @ None), Some(back @ None)) => {
                *there = Some(new);
                *back = Some(old);
                true
            }
            _ => false,
        }
    }

    /// Pairs two parts that say the same, and all inside them.
    fn whole(&mut self, old: &Outline<'_>, new: &Outline<'_>, one: PartId, two: PartId) {
        let count = |outline: &Outline<'_>, id: PartId| outline.get(id).map_or(0, |part| part.end - id.0);
        if count(old, one) != count(new, two) {
            // Two parts with one digest by chance.
            self.pair(one, two);
            return;
        }
        for step in 0..count(old, one) {
            self.pair(PartId(one.0 + step), PartId(two.0 + step));
        }
    }

    fn free_old(&self, id: PartId) -> bool {
        self.new_of(id).is_none()
    }

    fn free_new(&self, id: PartId) -> bool {
        self.old_of(id).is_none()
    }
}

/// The article, annex or chapter around a part; the agreement for what stands in none.
#[must_use]
pub fn home_of(outline: &Outline<'_>, id: PartId) -> PartId {
    let mut at = id;
    while let Some(part) = outline.get(at) {
        if matches!(part.kind, PartKind::Article | PartKind::Annex | PartKind::Chapter | PartKind::Agreement) {
            break;
        }
        at = part.parent;
    }
    at
}

#[cfg(test)]
mod tests;
