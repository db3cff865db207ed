//! The words that went and came in a text: by words, whatever their spelling, within a fixed amount of work.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::change::Edit;
use crate::text::{Piece, pieces, spelling};

/// So many words on either side are compared one by one; longer texts that have no sentence in common are shown as a whole.
const MOST: usize = 1_500;

/// A comparison of two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// What stayed, went and came.
    pub edits: Vec<Edit>,
    /// True when the answer is coarser than by words, because the texts are too long for that.
    pub coarse: bool,
}

/// Compares two texts word by word.
#[must_use]
pub fn compare(old: &str, new: &str) -> Compared {
    let (left, right) = (tokens(old), tokens(new));
    let mut compared = Compared::default();
    let same = |one: &Token<'_>, two: &Token<'_>| one.spelt == two.spelt;
    let head = left.iter().zip(&right).take_while(|(one, two)| same(one, two)).count();
    let tail = left.iter().skip(head).rev().zip(right.iter().skip(head).rev()).take_while(|(one, two)| same(one, two)).count();
    let middle = |all: &[Token<'_>]| (head, all.len() - tail);
    let ((from, to), (start, end)) = (middle(&left), middle(&right));
    compared.same(right.get(..head));
    match (left.get(from..to), right.get(start..end)) {
        (Some(old), Some(new)) if old.len().max(new.len()) > MOST => compared.sentences(old, new),
        (Some(old), Some(new)) => compared.words(old, new),
        _ => {}
    }
    compared.same(right.get(end..));
    compared
}

/// A word, a mark, or the space between them.
struct Token<'t> {
    text: &'t str,
    spelt: std::borrow::Cow<'t, str>,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let spelt = |(kind, text)| Token { text, spelt: if kind == Piece::Space { " ".into() } else { spelling(text) } };
    pieces(text).map(spelt).collect()
}

impl Compared {
    fn words(&mut self, old: &[Token<'_>], new: &[Token<'_>]) {
        let spelt = |all: &[Token<'_>]| all.iter().map(|token| token.spelt.as_ref().to_owned()).collect::<Vec<_>>();
        for op in capture_diff_slices(Algorithm::Patience, &spelt(old), &spelt(new)) {
            let (from, to) = (op.old_range(), op.new_range());
            if let DiffOp::Equal { .. } = op {
                self.same(new.get(to));
            } else {
                self.change(old.get(from), new.get(to));
            }
        }
    }

    /// Sentences that both have are kept; between them words are compared where they are few.
    fn sentences(&mut self, old: &[Token<'_>], new: &[Token<'_>]) {
        let (left, right) = (split(old), split(new));
        let spelt = |all: &[&[Token<'_>]]| {
            all.iter().map(|one| one.iter().map(|token| token.spelt.as_ref()).collect::<String>()).collect::<Vec<_>>()
        };
        for op in capture_diff_slices(Algorithm::Patience, &spelt(&left), &spelt(&right)) {
            let run = |all: &[&[Token<'_>]], range: std::ops::Range<usize>| {
                let length = |part: &[&[Token<'_>]]| part.iter().map(|one| one.len()).sum::<usize>();
                (all.get(..range.start).map_or(0, length), all.get(..range.end).map_or(0, length))
            };
            let ((from, to), (start, end)) = (run(&left, op.old_range()), run(&right, op.new_range()));
            let (Some(gone), Some(come)) = (old.get(from..to), new.get(start..end)) else { continue };
            match op {
                DiffOp::Equal { .. } => self.same(Some(come)),
                DiffOp::Replace { .. } if gone.len().max(come.len()) <= MOST => self.words(gone, come),
                _ => {
                    self.coarse |= matches!(op, DiffOp::Replace { .. });
                    self.change(Some(gone), Some(come));
                }
            }
        }
    }

    fn same(&mut self, tokens: Option<&[Token<'_>]>) {
        let text = joined(tokens);
        match self.edits.last_mut() {
            _ if text.is_empty() => {}
            Some(Edit::Same(before)) => before.push_str(&text),
            _ => self.edits.push(Edit::Same(text)),
        }
    }

    fn change(&mut self, old: Option<&[Token<'_>]>, new: Option<&[Token<'_>]>) {
        let (mut gone, mut come) = (joined(old), joined(new));
        // A space between two changes joins them: three words in a row are one change, not three.
        if let [.., Edit::Same(space)] = self.edits.as_slice()
            && self.edits.len() > 1
            && space.chars().all(char::is_whitespace)
            && let Some(Edit::Same(space)) = self.edits.pop()
        {
            let (mut before_out, mut before_in) = (String::new(), String::new());
            if let Some(Edit::In(text)) = self.edits.pop_if(|edit| matches!(edit, Edit::In(_))) {
                before_in = text;
            }
            if let Some(Edit::Out(text)) = self.edits.pop_if(|edit| matches!(edit, Edit::Out(_))) {
                before_out = text;
            }
            gone = format!("{before_out}{space}{gone}");
            come = format!("{before_in}{space}{come}");
        }
        if !gone.is_empty() {
            self.edits.push(Edit::Out(gone));
        }
        if !come.is_empty() {
            self.edits.push(Edit::In(come));
        }
    }
}

fn joined(tokens: Option<&[Token<'_>]>) -> String {
    tokens.unwrap_or_default().iter().map(|token| token.text).collect()
}

/// Sentences: up to a stop, and no longer than may be compared by words.
fn split<'a, 't>(tokens: &'a [Token<'t>]) -> Vec<&'a [Token<'t>]> {
    tokens.split_inclusive(|token| token.text.trim_end().ends_with(['.', ';', '!', '?', '؛', '؟', ':'])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let edits = compare(old, new).edits;
        edits
            .iter()
            .map(|edit| match edit {
                Edit::Same(text) => text.clone(),
                Edit::Out(text) => format!("[-{text}-]"),
                Edit::In(text) => format!("{{+{text}+}}"),
            })
            .collect()
    }

    #[test]
    fn words_not_letters() {
        assert_eq!(shown("The Parties shall meet.", "The Parties may meet."), "The Parties [-shall-]{+may+} meet.");
        assert_eq!(shown("a b c", "a c"), "a [-b -]c");
        assert_eq!(shown("no later than today", "as soon as possible today"), "[-no later than-]{+as soon as possible+} today");
        assert_eq!(shown("", "new"), "{+new+}");
    }

    #[test]
    fn spelling_is_no_change() {
        assert_eq!(shown("يلتزمُ الطرفان بـالأجور", "يلتزم الطرفان بالاجور"), "يلتزم الطرفان بالاجور");
        assert_eq!(shown("l’employeur paie", "l'employeur\u{A0}paie"), "l'employeur\u{A0}paie");
    }

    #[test]
    fn both_sides_can_be_read_back() {
        let (old, new) = ("Chaque Partie, dans le délai, informe l’autre.", "Chaque Partie informe l’autre, sans délai.");
        let side = |skip: fn(&Edit) -> bool| -> String {
            let edits = compare(old, new).edits;
            edits
                .iter()
                .filter(|edit| !skip(edit))
                .map(|edit| match edit {
                    Edit::Same(text) | Edit::Out(text) | Edit::In(text) => text.as_str(),
                })
                .collect()
        };
        assert_eq!(side(|edit| matches!(edit, Edit::In(_))), old);
        assert_eq!(side(|edit| matches!(edit, Edit::Out(_))), new);
    }

    #[test]
    fn a_text_too_long_is_compared_by_sentences_and_says_so() {
        let long = |word: &str| (0..4000).map(|at| format!("{word}{at}")).collect::<Vec<_>>().join(" ");
        let compared = compare(&long("a"), &long("b"));
        assert!(compared.coarse);
        assert_eq!(compared.edits.len(), 2);
        let sentences =
            |word: &str| (0..4000).map(|at| format!("This is {} {at}. ", if at == 2000 { word } else { "one" })).collect::<String>();
        let compared = compare(&sentences("old"), &sentences("new"));
        assert!(!compared.coarse);
        assert_eq!(compared.edits.len(), 4);
    }
}
