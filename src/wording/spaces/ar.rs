//! Arabic comma, semicolon and question mark in place of the Latin ones, beside Arabic words only.

use super::{Piece, pieces};
use crate::wording::script::is_arabic_letter;

pub(super) fn typography(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = Neighbour::Nothing;
    for piece in pieces(text) {
        match piece {
            Piece::Slot(slot) => {
                out.push_str(slot);
                before = Neighbour::Slot;
                rest = rest.get(slot.len()..).unwrap_or_default();
            }
            Piece::Words(words) => {
                for c in words.chars() {
                    rest = rest.get(c.len_utf8()..).unwrap_or_default();
                    let mark = arabic_mark(c).filter(|_| belongs_to_arabic(before, first_neighbour(rest)));
                    out.push(mark.unwrap_or(c));
                    before = neighbour(c).unwrap_or(before);
                }
            }
        }
    }
    out
}

/// What stands beside a mark, spaces and brackets apart.
#[derive(Clone, Copy, PartialEq)]
enum Neighbour {
    Nothing,
    Slot,
    Arabic,
    Other,
}

/// A mark beside an Arabic word is Arabic; one after a slot too, unless figures or Latin letters follow.
fn belongs_to_arabic(before: Neighbour, after: Neighbour) -> bool {
    use Neighbour::{Arabic, Nothing, Slot};
    before == Arabic || after == Arabic || (before == Slot && matches!(after, Nothing | Slot))
}

fn neighbour(c: char) -> Option<Neighbour> {
    match c {
        '{' | '}' => Some(Neighbour::Slot),
        '(' | ')' | '[' | ']' | '«' | '»' | '"' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        _ if c.is_whitespace() => None,
        _ if is_arabic_letter(c) => Some(Neighbour::Arabic),
        _ => Some(Neighbour::Other),
    }
}

fn first_neighbour(text: &str) -> Neighbour {
    text.chars().find_map(neighbour).unwrap_or(Neighbour::Nothing)
}

fn arabic_mark(c: char) -> Option<char> {
    match c {
        ',' => Some('،'),
        ';' => Some('؛'),
        '?' => Some('؟'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Lang;
    use crate::wording::spaces::typography;

    #[test]
    fn arabic_marks() {
        for (text, expected) in [
            ("العامل, وصاحب العمل", "العامل، وصاحب العمل"),
            ("العامل; وصاحب العمل?", "العامل؛ وصاحب العمل؟"),
            ("ثلاثين (30), وما يليها", "ثلاثين (30)، وما يليها"),
            ("30 يوماً, 40 يوماً", "30 يوماً، 40 يوماً"),
            ("1,800 دينار", "1,800 دينار"),
            ("LYD, EUR", "LYD, EUR"),
            ("{x}, {y}", "{x}، {y}"),
            ("{x}, وبعد", "{x}، وبعد"),
            ("{a, b} , ثم", "{a, b} ، ثم"),
            ("العامل  المهاجر", "العامل المهاجر"),
        ] {
            assert_eq!(typography(text, Lang::Ar), expected);
        }
    }
}
