//! Prose that comes back as printed words becomes source text again: slots and references stay where their words stayed.

use std::ops::Range;

use similar::DiffTag;

use super::tokens::{Token, printed, shared, source};

/// A stretch of the source that prints other words than it is written in: a slot, or typography.
struct Hunk {
    source: Range<usize>,
    printed: Range<usize>,
}

/// The source text that prints new words, made from the source of the old ones.
///
/// Where the words of a slot were changed, the slot is gone and its words stand there as they came back.
pub(super) fn restored(old_source: &str, old_printed: &str, new_printed: &str) -> String {
    let (from, was, is) = (source(old_source), printed(old_printed), printed(new_printed));
    let (literal, hunks) = places(&from, &was);
    let kept = kept(&was, &is);
    let mut out = Text::default();
    let mut at = 0;
    while let Some(token) = is.get(at) {
        let old = kept.old(at);
        let hunk = old.and_then(|old| hunk_at(&hunks, old));
        if let Some(hunk) = hunk.filter(|hunk| whole(hunk, at, &kept)) {
            out.tokens(from.get(hunk.source.clone()).unwrap_or_default(), &token.space);
            at = at.saturating_add(hunk.printed.len());
            continue;
        }
        match old.and_then(|old| literal.get(old).copied().flatten()).and_then(|place| from.get(place)) {
            Some(written) => out.tokens(std::slice::from_ref(written), &token.space),
            None => out.plain(token),
        }
        at = at.saturating_add(1);
    }
    out.text
}

/// For each printed token the token of the source that is written just so; and the stretches that are not.
fn places(from: &[Token], was: &[Token]) -> (Vec<Option<usize>>, Vec<Hunk>) {
    let mut literal = vec![None; was.len()];
    let mut hunks = Vec::new();
    for op in shared(from, was) {
        let (tag, source, printed) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            for (source, printed) in source.zip(printed) {
                if let Some(place) = literal.get_mut(printed) {
                    *place = Some(source);
                }
            }
        } else {
            hunks.push(Hunk { source, printed });
        }
    }
    (literal, hunks)
}

/// The stretch that begins at a printed token. Stretches are in order.
fn hunk_at(hunks: &[Hunk], printed: usize) -> Option<&Hunk> {
    let at = hunks.binary_search_by(|hunk| hunk.printed.start.cmp(&printed)).ok()?;
    hunks.get(at).filter(|hunk| !hunk.printed.is_empty())
}

/// For each new token the old one that it is, if it stayed.
struct Kept(Vec<Option<usize>>);

impl Kept {
    fn old(&self, at: usize) -> Option<usize> {
        self.0.get(at).copied().flatten()
    }
}

fn kept(was: &[Token], is: &[Token]) -> Kept {
    let mut kept = vec![None; is.len()];
    for op in shared(was, is) {
        let (tag, old, new) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            for (old, new) in old.zip(new) {
                if let Some(place) = kept.get_mut(new) {
                    *place = Some(old);
                }
            }
        }
    }
    Kept(kept)
}

/// Whether all the words of a stretch stayed together, from here on.
fn whole(hunk: &Hunk, at: usize, kept: &Kept) -> bool {
    hunk.printed.clone().zip(at..).all(|(old, new)| kept.old(new) == Some(old))
}

/// Source text that grows.
#[derive(Default)]
struct Text {
    text: String,
}

impl Text {
    /// Tokens of the source, with the spaces between them as they are written there.
    fn tokens(&mut self, tokens: &[Token], first: &str) {
        for (token, at) in tokens.iter().zip(0_usize..) {
            let space = if at == 0 && token.space.is_empty() { first } else { &token.space };
            self.space(space);
            self.text.push_str(&token.text);
        }
    }

    /// A token that came back: signs that mean something in a source are made to mean nothing.
    fn plain(&mut self, token: &Token) {
        self.space(&token.space);
        let inside_word = self.text.ends_with(|letter: char| letter.is_ascii_alphanumeric());
        if token.text == "{" || (token.text == "@" && !inside_word) {
            self.text.push('\\');
        }
        self.text.push_str(&token.text);
    }

    fn space(&mut self, space: &str) {
        if !self.text.is_empty() && !space.is_empty() {
            self.text.push(' ');
        }
    }
}

/// Printed words as a source text without slots.
pub(super) fn plain(words: &str) -> String {
    let mut out = Text::default();
    printed(words).iter().for_each(|token| out.plain(token));
    out.text
}

/// A source text between quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_stay_where_their_words_stayed() {
        let new = restored(
            "See @working-time: {hours.normal week} at most.",
            "See Article 5: forty-eight (48) hours at most.",
            "Please see Article 5: forty-eight (48) hours at the most.",
        );
        assert_eq!(new, "Please see @working-time: {hours.normal week} at the most.");
    }

    #[test]
    fn a_slot_whose_words_changed_is_gone() {
        let new = restored("pay {fee} now", "pay ten (10) dinars now", "pay ten (12) dinars now");
        assert_eq!(new, "pay ten (12) dinars now");
    }

    #[test]
    fn spelling_of_the_source_stays() {
        let new = restored("l'employeur : {a}", "l’employeur\u{a0}: dix (10) jours", "l’employeur paie\u{a0}: dix (10) jours");
        assert_eq!(new, "l'employeur paie : {a}");
    }

    #[test]
    fn what_comes_back_opens_no_slot() {
        assert_eq!(plain("a {x} @y b@c \"q\""), "a \\{x} \\@y b@c \"q\"");
        assert_eq!(quoted("a \"b\" \\ c\nd"), "\"a \\\"b\\\" \\\\ c d\"");
    }
}
