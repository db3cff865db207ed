//! The large parts of both papers in one order: that of the later text, with what went standing where it stood.

use std::collections::{BTreeMap, BTreeSet};

use super::super::tree::{Annex, Article, Block, Chapter, Line, Mark, MarkKind, Move, Paper, Preamble, Testimonium};
use super::Marker;
use super::parts::{annex_as, article_as, chapter_as, preamble_as, testimonium_as, was};
use crate::diff::{Comparison, Pair};

/// A large part. A chapter is its heading; articles know whether they stand in one.
#[derive(Clone, Copy)]
enum Unit<'a> {
    Preamble(&'a Preamble),
    Chapter(&'a Chapter),
    Article(&'a Article, bool),
    Annex(&'a Annex),
    Testimonium(&'a Testimonium),
}

/// What kind of part, and which.
type Key<'a> = (u8, &'a str);

/// The blocks of a redline. What moved is added to the moves.
pub(super) fn blocks(marker: &Marker, old: &Paper, new: &Paper, comparison: &Comparison, moves: &mut Vec<Move>) -> Vec<Block> {
    let (olds, news) = (units(old), units(new));
    let matches = Matches::of(&olds, &news, comparison);
    let mut builder = Builder { marker, moves, out: Vec::new() };
    // A move has its number before either end is written.
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, unit) in news.iter().enumerate() {
        if let (Some(&from), false) = (matches.old_of.get(&at), matches.anchors.contains(&at))
            && let Some(before) = olds.get(from)
        {
            pairs.insert(from, builder.moves.len());
            builder.moves.push(before.moved_to(unit));
        }
    }
    let mut next = 0;
    for (at, unit) in news.iter().enumerate() {
        let from = matches.old_of.get(&at).copied();
        let before = from.and_then(|from| olds.get(from));
        match (from, before) {
            (Some(from), Some(before)) if matches.anchors.contains(&at) => {
                builder.gone(&olds, next..from, &pairs);
                next = from + 1;
                builder.both(before, unit);
            }
            (Some(from), Some(before)) => {
                let mark = Mark { kind: MarkKind::MovedHere, author: 0, pair: pairs.get(&from).copied() };
                builder.moved(before, unit, mark);
            }
            _ => {
                // What went before what came, where both stand in one place.
                let until = matches.next_anchor(at).unwrap_or(olds.len());
                builder.gone(&olds, next..until, &pairs);
                next = next.max(until);
                builder.alone(unit, Marker::ADDED);
            }
        }
    }
    builder.gone(&olds, next..olds.len(), &pairs);
    builder.out
}

fn units(paper: &Paper) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Preamble(preamble) => units.push(Unit::Preamble(preamble)),
            Block::Chapter(chapter) => {
                units.push(Unit::Chapter(chapter));
                units.extend(chapter.articles.iter().map(|article| Unit::Article(article, true)));
            }
            Block::Article(article) => units.push(Unit::Article(article, false)),
            Block::Annex(annex) => units.push(Unit::Annex(annex)),
            Block::Testimonium(testimonium) => units.push(Unit::Testimonium(testimonium)),
        }
    }
    units
}

impl<'a> Unit<'a> {
    fn key(&self) -> Key<'a> {
        match self {
            Self::Preamble(_) => (0, ""),
            Self::Chapter(chapter) => (1, &chapter.id),
            Self::Article(article, _) => (2, &article.id),
            Self::Annex(annex) => (3, &annex.id),
            Self::Testimonium(_) => (4, ""),
        }
    }

    fn name(&self) -> Line {
        let names = match self {
            Self::Preamble(_) | Self::Testimonium(_) => return Line::new(),
            Self::Chapter(chapter) => [&chapter.label, &chapter.title],
            Self::Article(article, _) => [&article.label, &article.title],
            Self::Annex(annex) => [&annex.label, &annex.title],
        };
        names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default()
    }

    fn moved_to(&self, new: &Unit<'_>) -> Move {
        Move { from: self.name(), from_id: was(self.key().1), to: new.name(), to_id: new.key().1.to_owned(), alone: false }
    }
}

/// Which part of the earlier text is which of the later one.
struct Matches {
    /// For a part of the later text, its match.
    old_of: BTreeMap<usize, usize>,
    /// Parts of the later text that did not move.
    anchors: BTreeSet<usize>,
}

impl Matches {
    fn of(olds: &[Unit<'_>], news: &[Unit<'_>], comparison: &Comparison) -> Self {
        let mut places: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        for (at, unit) in olds.iter().enumerate() {
            places.entry(unit.key()).or_insert(at);
        }
        let listed = Listed::of(comparison);
        let (mut old_of, mut taken, mut moved) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        for (at, unit) in news.iter().enumerate() {
            let key = unit.key();
            let pair = listed.new.get(&key);
            // A part in no list is matched by its id, unless a list has another use for that.
            let wanted = match pair {
                Some(pair) => pair.old.as_deref().map(|id| (key.0, id)),
                None => Some(key).filter(|key| !listed.old.contains(key)),
            };
            if let Some(&from) = wanted.and_then(|key| places.get(&key))
                && taken.insert(from)
            {
                old_of.insert(at, from);
                if pair.is_some_and(|pair| pair.moved) {
                    moved.insert(at);
                }
            }
        }
        let still: Vec<(usize, usize)> = old_of.iter().filter(|(at, _)| !moved.contains(*at)).map(|(at, from)| (*at, *from)).collect();
        Self { anchors: rising(&still), old_of }
    }

    /// The part of the earlier text that the next unmoved part of the later one is.
    fn next_anchor(&self, at: usize) -> Option<usize> {
        self.anchors.range(at..).next().and_then(|at| self.old_of.get(at)).copied()
    }
}

/// The lists of the comparison, to be asked by id.
struct Listed<'a> {
    new: BTreeMap<Key<'a>, &'a Pair>,
    old: BTreeSet<Key<'a>>,
}

impl<'a> Listed<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        let (mut new, mut old) = (BTreeMap::new(), BTreeSet::new());
        for (kind, pairs) in [(1, &comparison.chapters), (2, &comparison.articles), (3, &comparison.annexes)] {
            for pair in pairs {
                old.extend(pair.old.as_deref().map(|id| (kind, id)));
                if let Some(id) = pair.new.as_deref() {
                    new.entry((kind, id)).or_insert(pair);
                }
            }
        }
        Self { new, old }
    }
}

/// The most pairs whose places rise in both texts: what is left out moved. Takes n log n steps.
fn rising(pairs: &[(usize, usize)]) -> BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let from = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for (at, (_, old)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| from(*end) < *old);
        before.push(length.checked_sub(1).and_then(|length| ends.get(length)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut out = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        out.extend(pairs.get(at).map(|pair| pair.0));
        next = before.get(at).copied().flatten();
    }
    out
}

/// Puts parts into blocks again.
struct Builder<'a> {
    marker: &'a Marker,
    moves: &'a mut Vec<Move>,
    out: Vec<Block>,
}

impl Builder<'_> {
    /// Parts of the earlier text that are not here any more.
    fn gone(&mut self, olds: &[Unit<'_>], range: std::ops::Range<usize>, pairs: &BTreeMap<usize, usize>) {
        let from = range.start;
        for (unit, at) in olds.iter().skip(from).take(range.len()).zip(from..) {
            let mark = match pairs.get(&at) {
                Some(&pair) => Mark { kind: MarkKind::MovedAway, author: 0, pair: Some(pair) },
                None => Marker::REMOVED,
            };
            self.alone(unit, mark);
        }
    }

    fn both(&mut self, old: &Unit<'_>, new: &Unit<'_>) {
        let marker = self.marker;
        match (old, new) {
            (Unit::Preamble(old), Unit::Preamble(new)) => self.out.push(Block::Preamble(marker.preamble(old, new))),
            (Unit::Chapter(old), Unit::Chapter(new)) => self.out.push(Block::Chapter(marker.chapter(old, new))),
            (Unit::Article(old, _), Unit::Article(new, inside)) => self.article(marker.article(old, new), *inside),
            (Unit::Annex(old), Unit::Annex(new)) => self.out.push(Block::Annex(marker.annex(old, new))),
            (Unit::Testimonium(old), Unit::Testimonium(new)) => self.out.push(Block::Testimonium(marker.testimonium(old, new))),
            // Only parts of one kind are matched.
            _ => {}
        }
    }

    /// A part where it now stands, with what changed inside it.
    fn moved(&mut self, old: &Unit<'_>, new: &Unit<'_>, mark: Mark) {
        let marker = self.marker;
        match (old, new) {
            (Unit::Chapter(old), Unit::Chapter(new)) => self.out.push(Block::Chapter(chapter_as(&marker.chapter(old, new), mark))),
            (Unit::Article(old, _), Unit::Article(new, inside)) => self.article(article_as(&marker.article(old, new), mark), *inside),
            (Unit::Annex(old), Unit::Annex(new)) => self.out.push(Block::Annex(annex_as(&marker.annex(old, new), mark))),
            (Unit::Preamble(old), Unit::Preamble(new)) => {
                self.out.push(Block::Preamble(preamble_as(&marker.preamble(old, new), mark)));
            }
            (Unit::Testimonium(old), Unit::Testimonium(new)) => {
                self.out.push(Block::Testimonium(testimonium_as(&marker.testimonium(old, new), mark)));
            }
            _ => {}
        }
    }

    fn alone(&mut self, unit: &Unit<'_>, mark: Mark) {
        match unit {
            Unit::Preamble(preamble) => self.out.push(Block::Preamble(preamble_as(preamble, mark))),
            Unit::Chapter(chapter) => self.out.push(Block::Chapter(chapter_as(chapter, mark))),
            Unit::Article(article, inside) => self.article(article_as(article, mark), *inside),
            Unit::Annex(annex) => self.out.push(Block::Annex(annex_as(annex, mark))),
            Unit::Testimonium(testimonium) => self.out.push(Block::Testimonium(testimonium_as(testimonium, mark))),
        }
    }

    /// An article goes into the chapter that stands open.
    fn article(&mut self, article: Article, inside: bool) {
        match self.out.last_mut() {
            Some(Block::Chapter(chapter)) if inside => chapter.articles.push(article),
            _ => self.out.push(Block::Article(article)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_parts_are_moved() {
        let still = rising(&[(0, 3), (1, 0), (2, 1), (3, 2), (4, 4)]);
        assert_eq!(still.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert!(rising(&[]).is_empty());
    }
}
