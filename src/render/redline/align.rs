//! Which paragraph, item or row of one text is which of the other: by what they say, in all languages together.

use std::hash::{DefaultHasher, Hash, Hasher};

use similar::algorithms::{Capture, diff_slices};
use similar::{Algorithm, DiffOp};

use super::super::tree::{Inline, Line};
use super::tokens::{Token, tokens};

/// Less alike than this many hundredths is not a match.
const LEAST_ALIKE: usize = 33;

/// As many neighbours of one text are compared with as many of the other, each with each; farther ones are not.
const WINDOW: usize = 48;

/// What a part says, as far as it matters for matching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bag {
    /// Equal for parts that say the same.
    whole: u64,
    /// Its words, sorted.
    words: Vec<u64>,
    /// What kind of part it is: parts of different shape never match.
    shape: usize,
}

/// One step through both lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// These two are one.
    Both(usize, usize),
    /// Only the earlier text has it.
    Old(usize),
    /// Only the later text has it.
    New(usize),
}

impl Bag {
    /// The words of lines.
    pub(super) fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut bag = Self::default();
        let mut whole = DefaultHasher::new();
        for line in lines {
            for (lang, inlines) in line.iter() {
                lang.hash(&mut whole);
                bag.take(inlines, &mut whole);
            }
        }
        bag.words.sort_unstable();
        bag.whole = whole.finish();
        bag
    }

    /// A part of another shape.
    pub(super) fn shaped(self, shape: usize) -> Self {
        Self { shape, ..self }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn take(&mut self, inlines: &[Inline], whole: &mut DefaultHasher) {
        for token in tokens(inlines) {
            let key = token.key();
            key.hash(whole);
            if let Token::Whole(Inline::Open { inside, .. } | Inline::Tracked { inside, .. }) = token {
                self.take(inside, whole);
            } else if token.weight() > 0 {
                self.words.push(key);
            }
        }
    }

    /// What parts that say the same have in common.
    pub(super) fn key(&self) -> (u64, usize) {
        (self.whole, self.shape)
    }

    /// How much two parts have in common, in hundredths; nothing if that is too little.
    fn alike(&self, other: &Self) -> Option<usize> {
        if self.shape != other.shape {
            return None;
        }
        let (mut common, mut others) = (0_usize, other.words.iter().peekable());
        for word in &self.words {
            while others.next_if(|other| *other < word).is_some() {}
            common += usize::from(others.next_if_eq(&word).is_some());
        }
        let most = self.words.len().max(other.words.len());
        // What says nothing is like its own kind.
        let alike = (common * 100).checked_div(most).unwrap_or(100);
        (alike >= LEAST_ALIKE).then_some(alike)
    }
}

/// Matches two lists in order: equal parts first, then those that are most alike.
pub(super) fn align(old: &[Bag], new: &[Bag]) -> Vec<Step> {
    let [olds, news] = [old, new].map(|side| side.iter().map(Bag::key).collect::<Vec<_>>());
    let mut capture = Capture::new();
    match diff_slices(Algorithm::Patience, &mut capture, &olds, &news) {
        Ok(()) => {}
        Err(never) => match never {},
    }
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    let mut next = [0, 0];
    for op in capture.into_ops() {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            gap(Gap { old, new, at: next, size: [old_index - next[0], new_index - next[1]] }, &mut steps);
            steps.extend((0..len).map(|at| Step::Both(old_index + at, new_index + at)));
            next = [old_index + len, new_index + len];
        }
    }
    gap(Gap { old, new, at: next, size: [old.len() - next[0], new.len() - next[1]] }, &mut steps);
    steps
}

/// A stretch of both lists in which nothing is equal.
struct Gap<'a> {
    old: &'a [Bag],
    new: &'a [Bag],
    at: [usize; 2],
    size: [usize; 2],
}

/// Cuts a long gap into windows: the work grows with the length, not with its square.
fn gap(gap: Gap<'_>, steps: &mut Vec<Step>) {
    let [from, to] = gap.size;
    let windows = from.max(to).div_ceil(WINDOW).max(1);
    for window in 0..windows {
        let cut = |all: usize| (all * window / windows, all * (window + 1) / windows);
        let [(old, old_end), (new, new_end)] = gap.size.map(cut);
        let at = [gap.at[0] + old, gap.at[1] + new];
        best(&Gap { at, size: [old_end - old, new_end - new], ..gap }, steps);
    }
}

/// The matches that have most in common altogether, in order.
fn best(gap: &Gap<'_>, steps: &mut Vec<Step>) {
    let ([old, new], [rows, columns]) = (gap.at, gap.size);
    let alike = |row: usize, column: usize| gap.old.get(old + row)?.alike(gap.new.get(new + column)?);
    let alikes: Vec<Vec<Option<usize>>> = (0..rows).map(|row| (0..columns).map(|column| alike(row, column)).collect()).collect();
    // What can still be had from this row and column to the end.
    let mut had = vec![vec![0_usize; columns + 1]; rows + 1];
    let get = |had: &[Vec<usize>], row: usize, column: usize| had.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0);
    let found = |row: usize, column: usize| alikes.get(row).and_then(|row| row.get(column)).copied().flatten();
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let with = found(row, column).map_or(0, |alike| alike + get(&had, row + 1, column + 1));
            let most = with.max(get(&had, row + 1, column)).max(get(&had, row, column + 1));
            if let Some(cell) = had.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = most;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        let here = get(&had, row, column);
        let with = found(row, column).filter(|alike| alike + get(&had, row + 1, column + 1) == here);
        if row < rows && column < columns && with.is_some() {
            steps.push(Step::Both(old + row, new + column));
            (row, column) = (row + 1, column + 1);
        } else if row < rows && (column == columns || get(&had, row + 1, column) == here) {
            steps.push(Step::Old(old + row));
            row += 1;
        } else {
            steps.push(Step::New(new + column));
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tree::sample::say;
    use super::*;

    fn bags(texts: &[&str]) -> Vec<Bag> {
        texts.iter().map(|text| Bag::of([&say("", "", text)])).collect()
    }

    #[test]
    fn equal_first_then_alike() {
        let old = bags(&["the employer shall pay the visa", "the worker is free", "nothing here at all"]);
        let new = bags(&["a new one stands first", "the employer shall pay the travel", "the worker is free"]);
        assert_eq!(align(&old, &new), [Step::New(0), Step::Both(0, 1), Step::Both(1, 2), Step::Old(2)]);
    }

    #[test]
    fn every_element_is_met_once_and_in_order() {
        let old: Vec<Bag> = (0..200).map(|at| Bag::of([&say("", "", &format!("alpha{at} beta gamma"))])).collect();
        let new: Vec<Bag> = (0..130).map(|at| Bag::of([&say("", "", &format!("delta{at} beta gamma"))])).collect();
        let (mut olds, mut news) = (Vec::new(), Vec::new());
        for step in align(&old, &new) {
            match step {
                Step::Both(one, two) => {
                    olds.push(one);
                    news.push(two);
                }
                Step::Old(one) => olds.push(one),
                Step::New(two) => news.push(two),
            }
        }
        assert_eq!((olds, news), ((0..200).collect(), (0..130).collect()));
    }

    #[test]
    fn other_shapes_never_match() {
        let old = vec![Bag::of([&say("", "", "one two")]).shaped(1)];
        assert_eq!(align(&old, &bags(&["one two"])), [Step::Old(0), Step::New(0)]);
    }
}
