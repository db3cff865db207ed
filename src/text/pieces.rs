//! A text as words, spaces and signs: what comparing, marking and reading back agree to call a word.

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Letters and figures with the marks on them, and a number with its points.
    Word,
    /// Room between words.
    Space,
    /// A single sign.
    Sign,
}

/// Cuts a text into pieces that make up the whole of it.
pub fn pieces(text: &str) -> impl Iterator<Item = (Piece, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let kind = kind(first);
        let end = if kind == Piece::Sign { first.len_utf8() } else { end_of(rest, kind) };
        let (piece, tail) = rest.split_at_checked(end)?;
        rest = tail;
        Some((kind, piece))
    })
}

fn kind(c: char) -> Piece {
    if c.is_alphanumeric() || is_mark(c) {
        Piece::Word
    } else if c.is_whitespace() {
        Piece::Space
    } else {
        Piece::Sign
    }
}

/// Where the run of one kind that begins the text ends.
fn end_of(text: &str, wanted: Piece) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let inside = matches!(c, '.' | ',' | '٫' | '٬') && digit(before) && digit(next);
        if kind(c) != wanted && !(inside && wanted == Piece::Word) {
            return at;
        }
        before = Some(c);
    }
    text.len()
}

/// A character that shows nothing by itself: it sits on a letter, joins two, or turns the direction.
#[must_use]
pub const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{61c}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::pieces;

    fn texts(text: &str) -> Vec<&str> {
        pieces(text).map(|(_, piece)| piece).collect()
    }

    #[test]
    fn words_numbers_and_signs() {
        assert_eq!(texts("at 1,800.50 LYD, per month."), ["at", " ", "1,800.50", " ", "LYD", ",", " ", "per", " ", "month", "."]);
        assert_eq!(texts("وَالعامل، 5."), ["وَالعامل", "،", " ", "5", "."]);
        assert_eq!(texts("l’accès\u{a0}: «"), ["l", "’", "accès", "\u{a0}", ":", " ", "«"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "\\PC{0,40}") {
            prop_assert_eq!(texts(&text).concat(), text);
        }
    }
}
