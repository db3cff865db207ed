//! The words of one line in one language: those of both texts, the changed ones marked.

use similar::algorithms::{Capture, diff_slices};
use similar::{Algorithm, DiffOp};

use super::super::tree::{Inline, Mark};
use super::Marker;
use super::tokens::{Token, join, push, tokens};

/// More pairs of words than this are not compared one by one: the answer is coarser, not slower, on any machine.
const MOST_PAIRS: usize = 25_000_000;

/// Less in common than this many hundredths, and the line is marked as a whole: single words would be confetti.
const LEAST_COMMON: usize = 33;

/// A stretch of tokens, counted from the beginning.
#[derive(Clone, Debug)]
enum Stretch {
    /// Both texts have it: the places in each, and how many tokens.
    Same(usize, usize, usize),
    /// Each text has its own: the place and number of tokens in each.
    Changed([usize; 2], [usize; 2]),
}

impl Marker {
    /// The words of two lines as one line. Words inside a bracket belong to its owner, others to this author.
    pub(super) fn phrase(&self, old: &[Inline], new: &[Inline], author: usize) -> Vec<Inline> {
        let pair = Pair { old: tokens(old), new: tokens(new), author };
        let stretches = pair.stretches();
        let mut out = Vec::new();
        if !pair.is_close(&stretches) {
            self.changed(&mut out, &pair, [0, pair.old.len()], [0, pair.new.len()]);
            return out;
        }
        for stretch in stretches {
            match stretch {
                Stretch::Same(old, new, count) => self.same(&mut out, &pair, [old, new], count),
                Stretch::Changed(old, new) => self.changed(&mut out, &pair, old, new),
            }
        }
        out
    }

    /// What both texts have, as the later one has it. Words that are spelt differently are changed after all.
    fn same(&self, out: &mut Vec<Inline>, pair: &Pair<'_>, [old, new]: [usize; 2], count: usize) {
        let both = pair.old.iter().skip(old).zip(pair.new.iter().skip(new)).take(count);
        for (at, (one, two)) in both.enumerate() {
            match (one, two) {
                _ if one.prints_as(*two) => push(out, *two),
                (Token::Whole(Inline::Open { inside: one, .. }), Token::Whole(Inline::Open { owner, inside: two })) => {
                    let author = self.pen(owner.as_deref()).unwrap_or(pair.author);
                    out.push(Inline::Open { owner: owner.clone(), inside: self.phrase(one, two, author) });
                }
                _ => self.changed(out, pair, [old + at, 1], [new + at, 1]),
            }
        }
    }

    /// What the earlier text has, then what the later one has in its place.
    fn changed(&self, out: &mut Vec<Inline>, pair: &Pair<'_>, [old, from]: [usize; 2], [new, to]: [usize; 2]) {
        let gone = join(pair.old.iter().skip(old).take(from).copied());
        if !gone.is_empty() {
            out.push(Inline::Tracked { mark: Mark { author: pair.author, ..Self::REMOVED }, inside: gone });
        }
        for inline in join(pair.new.iter().skip(new).take(to).copied()) {
            // A new bracket is put in by its owner.
            let owner = if let Inline::Open { owner, .. } = &inline { self.pen(owner.as_deref()) } else { None };
            let mark = Mark { author: owner.unwrap_or(pair.author), ..Self::ADDED };
            match out.last_mut() {
                Some(Inline::Tracked { mark: last, inside }) if *last == mark => inside.push(inline),
                _ => out.push(Inline::Tracked { mark, inside: vec![inline] }),
            }
        }
    }
}

/// Two lines as tokens, and whose changes lie between them.
struct Pair<'a> {
    old: Vec<Token<'a>>,
    new: Vec<Token<'a>>,
    author: usize,
}

impl Pair<'_> {
    /// What is the same and what is not, from the beginning to the end of both.
    fn stretches(&self) -> Vec<Stretch> {
        let [old, new] = [&self.old, &self.new].map(|side| side.iter().map(|token| token.key()).collect::<Vec<_>>());
        let head = old.iter().zip(&new).take_while(|(one, two)| one == two).count();
        let rest = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, two)| one == two).count();
        let [olds, news] = [old.len() - head - tail, new.len() - head - tail];
        let mut out = vec![Stretch::Same(0, 0, head)];
        let middle = |side: &[u64], count: usize| side.iter().skip(head).take(count).copied().collect::<Vec<_>>();
        for op in between(&middle(&old, olds), &middle(&new, news)) {
            out.push(match op {
                DiffOp::Equal { old_index, new_index, len } => Stretch::Same(head + old_index, head + new_index, len),
                DiffOp::Delete { old_index, old_len, new_index } => Stretch::Changed([head + old_index, old_len], [head + new_index, 0]),
                DiffOp::Insert { old_index, new_index, new_len } => Stretch::Changed([head + old_index, 0], [head + new_index, new_len]),
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    Stretch::Changed([head + old_index, old_len], [head + new_index, new_len])
                }
            });
        }
        out.push(Stretch::Same(old.len() - tail, new.len() - tail, tail));
        self.tidy(out)
    }

    /// Joins changes between which there is only a space: phrases are read, not words.
    fn tidy(&self, stretches: Vec<Stretch>) -> Vec<Stretch> {
        let mut out: Vec<Stretch> = Vec::with_capacity(stretches.len());
        for stretch in stretches {
            match (out.as_mut_slice(), stretch) {
                (_, Stretch::Same(_, _, 0) | Stretch::Changed([_, 0], [_, 0])) => {}
                ([.., Stretch::Changed(old, new)], Stretch::Changed([_, from], [_, to])) => {
                    old[1] += from;
                    new[1] += to;
                }
                ([.., Stretch::Changed(old, new), Stretch::Same(_, at, 1)], Stretch::Changed([_, from], [_, to]))
                    if self.new.get(*at).is_some_and(|token| token.is_space()) =>
                {
                    old[1] += from + 1;
                    new[1] += to + 1;
                    out.pop();
                }
                (_, stretch) => out.push(stretch),
            }
        }
        out
    }

    /// Whether the two have enough in common to be read as one.
    fn is_close(&self, stretches: &[Stretch]) -> bool {
        let weight = |tokens: &[Token<'_>]| tokens.iter().map(|token| token.weight()).sum::<usize>();
        let common = stretches.iter().map(|stretch| match stretch {
            Stretch::Same(_, new, count) => self.new.iter().skip(*new).take(*count).map(|token| token.weight()).sum(),
            Stretch::Changed(..) => 0_usize,
        });
        let most = weight(&self.old).max(weight(&self.new));
        common.sum::<usize>() * 100 >= most * LEAST_COMMON
    }
}

/// What differs between two lists of keys.
fn between(old: &[u64], new: &[u64]) -> Vec<DiffOp> {
    let whole = DiffOp::Replace { old_index: 0, old_len: old.len(), new_index: 0, new_len: new.len() };
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return vec![whole];
    }
    let mut capture = Capture::new();
    match diff_slices(Algorithm::Patience, &mut capture, old, new) {
        Ok(()) => capture.into_ops(),
        Err(never) => match never {},
    }
}
