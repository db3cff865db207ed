//! English apostrophes: curved inside a word, and after a plural possessive ("workers’ wages").

use super::{Piece, pieces};

pub(super) fn typography(text: &str) -> String {
    let quoted = opens_a_quotation(text);
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Slot(slot) => out.push_str(slot),
            Piece::Words(words) => apostrophes(&mut out, words, quoted),
        }
    }
    out
}

/// With single quotation marks about, an apostrophe after a word may be a closing mark.
fn opens_a_quotation(text: &str) -> bool {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\'' && !before.is_alphanumeric() && before != '}' && chars.peek().is_some_and(|c| c.is_alphanumeric()) {
            return true;
        }
        before = c;
    }
    false
}

fn apostrophes(out: &mut String, words: &str, quoted: bool) {
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let after_word = out.ends_with(|c: char| c.is_alphabetic() || c == '}');
        let inside = chars.peek().is_some_and(|c| c.is_alphabetic());
        out.push(if c == '\'' && after_word && (inside || !quoted) { '’' } else { c });
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Lang;
    use crate::wording::spaces::typography;

    #[test]
    fn apostrophes_curve() {
        for (text, expected) in [
            ("the worker's wages", "the worker’s wages"),
            ("the workers' wages", "the workers’ wages"),
            ("{origin}'s law", "{origin}’s law"),
            ("'the worker's term'", "'the worker’s term'"),
            ("\"the  Parties\"", "\"the Parties\""),
            ("one {a  b} two", "one {a  b} two"),
        ] {
            assert_eq!(typography(text, Lang::En), expected);
        }
    }
}
