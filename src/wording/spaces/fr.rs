//! French no-break spaces: narrow before ; ! ?, full before : and % and inside « ».

use std::iter::Peekable;
use std::str::Chars;

use super::{Piece, merged, pieces};
use crate::wording::script::{NBSP, NNBSP, is_space};

pub(super) fn typography(text: &str) -> String {
    let mut setter = Setter { out: String::with_capacity(text.len()), gap: None };
    let mut pieces = pieces(text).into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Slot(slot) => setter.copy(slot),
            Piece::Words(words) => {
                let mut chars = words.chars().peekable();
                let slot_follows = pieces.peek().is_some();
                while let Some(c) = chars.next() {
                    setter.set(c, &mut chars, slot_follows);
                }
            }
        }
    }
    setter.out.extend(setter.gap);
    setter.out
}

/// The text so far, and the space that waits for the next character.
struct Setter {
    out: String,
    gap: Option<char>,
}

impl Setter {
    fn set(&mut self, c: char, rest: &mut Peekable<Chars<'_>>, slot_follows: bool) {
        match c {
            _ if is_space(c) => self.gap = Some(merged(self.gap, c)),
            ';' | '!' | '?' | ':' => {
                let ends_a_word = rest.peek().map_or(!slot_follows, |next| is_boundary(*next));
                self.high_mark(c, ends_a_word);
            }
            '%' if self.out.ends_with(|c: char| c.is_ascii_digit() || c == '}') => {
                self.push_after(NBSP, c);
            }
            '»' => self.push_after(NBSP, c),
            '«' => {
                self.push(c);
                self.gap = Some(NBSP);
            }
            '\'' if self.gap.is_none() && self.out.ends_with(char::is_alphabetic) => self.push('’'),
            _ => self.push(c),
        }
    }

    /// A mark that French keeps apart from the word before it. Without a written space it is moved only
    /// where it ends a word, so that 10:30 and addresses stay whole.
    fn high_mark(&mut self, c: char, ends_a_word: bool) {
        let space = if c == ':' { NBSP } else { NNBSP };
        let follows_a_word = self.out.ends_with(|c: char| c.is_alphanumeric() || ")]}»%\"’".contains(c));
        if self.gap.is_some() || (ends_a_word && follows_a_word) {
            self.push_after(space, c);
        } else {
            self.push(c);
        }
    }

    fn push_after(&mut self, space: char, c: char) {
        self.gap = Some(space);
        self.push(c);
    }

    fn push(&mut self, c: char) {
        self.out.extend(self.gap.take());
        self.out.push(c);
    }

    fn copy(&mut self, slot: &str) {
        self.out.extend(self.gap.take());
        self.out.push_str(slot);
    }
}

fn is_boundary(c: char) -> bool {
    c.is_whitespace() || is_space(c) || "!?»)]\"".contains(c)
}

#[cfg(test)]
mod tests {
    use crate::text::Lang;
    use crate::wording::spaces::typography;

    #[test]
    fn no_break_spaces() {
        for (text, expected) in [
            ("ce qui suit :", "ce qui suit~:"),
            ("ce qui suit:", "ce qui suit~:"),
            ("le visa ; le billet", "le visa_; le billet"),
            ("le visa; le billet", "le visa_; le billet"),
            ("Quoi ?", "Quoi_?"),
            ("Quoi?!", "Quoi_?!"),
            ("« les Parties »", "«~les Parties~»"),
            ("«les Parties»", "«~les Parties~»"),
            ("« {x} » :", "«~{x}~»~:"),
            ("{x} ; {y}", "{x}_; {y}"),
            ("{x}:{y}", "{x}:{y}"),
            ("à 10:30", "à 10:30"),
            ("http://exemple.org", "http://exemple.org"),
            ("15 %", "15~%"),
            ("15%", "15~%"),
            ("{x} %", "{x}~%"),
            ("l'employeur", "l’employeur"),
            ("d'{x}", "d’{x}"),
            ("l'« Accord »", "l’«~Accord~»"),
            ("un  mot", "un mot"),
            (" de ", " de "),
            ("de {a ; b} fin", "de {a ; b} fin"),
        ] {
            let set = typography(text, Lang::Fr).replace('\u{a0}', "~").replace('\u{202f}', "_");
            assert_eq!(set, expected);
        }
    }
}
