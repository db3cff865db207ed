//! Spaces, apostrophes and punctuation as each language sets them.
//!
//! INVARIANT: running it twice changes nothing more, and what is between `{` and `}` is copied as it is.

mod ar;
mod en;
mod fr;

use super::script::{NBSP, NNBSP, is_space};
use crate::text::Lang;

/// Sets the text as the language prints it.
///
/// French gets its no-break spaces, Arabic its own comma, semicolon and question mark; French and
/// English get curved apostrophes. Doubled spaces become one.
#[must_use]
pub fn typography(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => en::typography(&single_spaces(text)),
        Lang::Fr => fr::typography(text),
        Lang::Ar => ar::typography(&single_spaces(text)),
    }
}

/// A piece of a sentence: words, or a slot that is left alone.
enum Piece<'a> {
    Words(&'a str),
    Slot(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, slot, after)) = next_slot(rest) {
        pieces.push(Piece::Words(words));
        pieces.push(Piece::Slot(slot));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

fn next_slot(text: &str) -> Option<(&str, &str, &str)> {
    let (words, slot) = text.split_at(text.find('{')?);
    let (slot, after) = slot.split_at(slot.find('}')? + 1);
    Some((words, slot, after))
}

/// A run of spaces kept as one, unbreakable if any of them was.
fn merged(gap: Option<char>, space: char) -> char {
    match (gap, space) {
        (Some(NBSP), _) | (_, NBSP) => NBSP,
        (Some(NNBSP), _) | (_, NNBSP) => NNBSP,
        _ => ' ',
    }
}

fn single_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = None;
    for piece in pieces(text) {
        match piece {
            Piece::Slot(slot) => {
                out.extend(gap.take());
                out.push_str(slot);
            }
            Piece::Words(words) => {
                for c in words.chars() {
                    if is_space(c) {
                        gap = Some(merged(gap, c));
                    } else {
                        out.extend(gap.take());
                        out.push(c);
                    }
                }
            }
        }
    }
    out.extend(gap);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_second_run_changes_nothing(text in "[ab é«»;:!?%'’,\u{a0}\u{202f}{}()0-9عب،\n]{0,24}") {
            for lang in [Lang::En, Lang::Fr, Lang::Ar] {
                let once = typography(&text, lang);
                prop_assert_eq!(typography(&once, lang), once);
            }
        }

        #[test]
        fn slots_are_copied(slot in "[a-z ;:!?%',]{0,8}", words in "[ab ;:']{0,8}") {
            let slot = format!("{{{slot}}}");
            for lang in [Lang::En, Lang::Fr, Lang::Ar] {
                let set = typography(&format!("{words}{slot}{words}"), lang);
                prop_assert!(set.contains(&slot), "{set}");
            }
        }
    }
}
