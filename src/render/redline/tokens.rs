//! A line as words: what is compared, and what is put together again.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::super::tree::Inline;
use crate::text::{Piece, fold, pieces};

/// A piece of a line that is kept or changed as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A word, or what stands between words.
    Text(&'a str),
    /// An inline that is not text.
    Whole(&'a Inline),
}

impl<'a> Token<'a> {
    /// What it is matched by: spellings of a word are one, and brackets are told apart by their owner alone.
    pub(super) fn key(self) -> u64 {
        let mut hasher = DefaultHasher::new();
        match self {
            Self::Text(text) if text.chars().all(char::is_whitespace) => ' '.hash(&mut hasher),
            Self::Text(text) if is_word(text) => (1, fold(text)).hash(&mut hasher),
            Self::Text(text) => (2, text).hash(&mut hasher),
            Self::Whole(Inline::Open { owner, .. }) => (3, owner).hash(&mut hasher),
            Self::Whole(Inline::Link { text, .. }) => (4, text).hash(&mut hasher),
            Self::Whole(Inline::Strong(text)) => (5, text).hash(&mut hasher),
            Self::Whole(Inline::Foreign { lang, text }) => (6, lang, text).hash(&mut hasher),
            Self::Whole(Inline::Blank(width)) => (7, width).hash(&mut hasher),
            Self::Whole(Inline::Text(_) | Inline::Missing | Inline::Tracked { .. }) => 8.hash(&mut hasher),
        }
        hasher.finish()
    }

    /// How much it says: the letters of a word; nothing for what stands between words.
    pub(super) fn weight(self) -> usize {
        match self {
            Self::Text(text) if is_word(text) => text.chars().count(),
            Self::Text(_) => 0,
            Self::Whole(Inline::Strong(text) | Inline::Link { text, .. } | Inline::Foreign { text, .. }) => text.chars().count(),
            Self::Whole(_) => 4,
        }
    }

    /// Whether it is only room between words.
    pub(super) fn is_space(self) -> bool {
        matches!(self, Self::Text(text) if text.chars().all(char::is_whitespace))
    }

    /// Whether both print the same. What a link leads to is not printed.
    pub(super) fn prints_as(self, other: Self) -> bool {
        match (self, other) {
            (Self::Whole(Inline::Link { text, .. }), Self::Whole(Inline::Link { text: other, .. })) => text == other,
            _ => self == other,
        }
    }
}

/// Cuts a line into tokens.
pub(super) fn tokens(inlines: &[Inline]) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(inlines.len().saturating_mul(16));
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.extend(pieces(text).map(|(_, piece)| Token::Text(piece))),
            other => out.push(Token::Whole(other)),
        }
    }
    out
}

fn is_word(text: &str) -> bool {
    pieces(text).next().is_some_and(|(kind, _)| kind == Piece::Word)
}

/// Tokens as inlines again.
pub(super) fn join<'a>(tokens: impl IntoIterator<Item = Token<'a>>) -> Vec<Inline> {
    let mut out = Vec::new();
    for token in tokens {
        push(&mut out, token);
    }
    out
}

/// Adds a token at the end of a line.
pub(super) fn push(out: &mut Vec<Inline>, token: Token<'_>) {
    match (out.last_mut(), token) {
        (Some(Inline::Text(before)), Token::Text(text)) => before.push_str(text),
        (_, Token::Text(text)) => out.push(Inline::Text(text.to_owned())),
        (_, Token::Whole(inline)) => out.push(inline.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_match_and_print_apart() {
        let [one, two] = ["الإقامة", "الاقامة"].map(Token::Text);
        assert!(one.key() == two.key() && !one.prints_as(two));
        assert_ne!(Token::Text("-").key(), Token::Text(" ").key());
    }

    #[test]
    fn cut_and_joined_a_line_is_the_same() {
        let line = vec![Inline::Text("a b, ".to_owned()), Inline::Missing, Inline::Text(" ".to_owned())];
        assert_eq!(join(tokens(&line)), line);
    }
}
