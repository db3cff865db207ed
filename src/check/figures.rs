//! Numbers in figures as prose has them: three systems of digits, signs between thousands, labels
//! of lists, ordinals, dates.

use std::ops::Range;

use crate::model::{Segment, has_segments, segments};
use crate::text::digit_value;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its digits as one number, without signs between them.
    pub value: u64,
    /// Where it stands in the text.
    pub place: Range<usize>,
    /// False for ordinals, codes, months in figures and years of the Hijri calendar: another
    /// language may say them otherwise.
    pub firm: bool,
}

/// Months that show a date of the Hijri calendar.
const HIJRI: &[&str] = &[
    "محرم",
    "المحرم",
    "صفر",
    "ربيع",
    "جمادى",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذي القعدة",
    "ذو الحجة",
    "ذي الحجة",
    "هـ",
    "ه ",
    "هجري",
];

/// Where the next digit stands: a look at the bytes.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    let mut before = 0;
    for (at, byte) in text.as_bytes().iter().enumerate().skip(from) {
        match byte {
            b'0'..=b'9' => return Some(at),
            0xA0..=0xA9 if before == 0xD9 => return Some(at - 1),
            0xB0..=0xB9 if before == 0xDB => return Some(at - 1),
            _ => before = *byte,
        }
    }
    None
}

/// The numbers of a text, those inside slots and references apart.
pub fn figures(text: &str) -> Vec<Figure> {
    let mut out = Vec::new();
    if !has_segments(text) {
        run(text, 0, &mut out);
        return out;
    }
    let start = text.as_ptr() as usize;
    for segment in segments(text) {
        if let Segment::Text(words) = segment {
            run(words, words.as_ptr() as usize - start, &mut out);
        }
    }
    out
}

fn run(text: &str, offset: usize, out: &mut Vec<Figure>) {
    let mut from = 0;
    while let Some(start) = next_digit(text, from) {
        let (digits, length) = digits_at(text.get(start..).unwrap_or(""));
        let end = start + length;
        from = end;
        let (before, after) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
        if let (Ok(value), false) = (digits.parse(), is_label(before, after)) {
            out.push(Figure { value, place: offset + start..offset + end, firm: is_firm(before, after) });
        }
    }
}

/// The digits at the beginning of a text, and how many bytes they take with the signs between.
fn digits_at(text: &str) -> (String, usize) {
    let (mut digits, mut length, mut last_group) = (String::new(), 0, None);
    for (at, letter) in text.char_indices() {
        if let Some((value, _)) = digit_value(letter) {
            digits.push(char::from(b'0' + value));
            length = at + letter.len_utf8();
            continue;
        }
        let rest = text.get(at + letter.len_utf8()..).unwrap_or("");
        let group = rest.chars().take_while(|letter| digit_value(*letter).is_some()).count();
        let joins = match letter {
            ',' | '.' | '٬' | '٫' => group > 0,
            ' ' | '\u{A0}' | '\u{202F}' => group == 3 && (last_group.is_some() || digits.len() <= 3),
            _ => false,
        };
        if !joins {
            break;
        }
        last_group = Some((letter, digits.len()));
    }
    // 8.00 is 8.
    if let Some((',' | '.' | '٫', at)) = last_group
        && digits.get(at..).is_some_and(|tail| tail.len() < 3 && tail.bytes().all(|byte| byte == b'0'))
    {
        digits.truncate(at);
    }
    (digits, length)
}

/// "(1)", "2." or "3)" at the head of a line or after a sign that ends an item.
fn is_label(before: &str, after: &str) -> bool {
    if let Some(before) = before.strip_suffix('(').filter(|_| after.starts_with(')')) {
        let before = before.trim_end_matches([' ', '\u{A0}']);
        let joined = ["and", "et", "or", "ou", " و", "أو"].iter().any(|word| before.ends_with(word));
        return before.is_empty() || joined || before.ends_with(['\n', '.', ':', ';', '،', '؛']);
    }
    let heads = before.trim_end_matches([' ', '\t']);
    (heads.is_empty() || heads.ends_with('\n')) && (after.starts_with([')', '-', '–']) || after.starts_with(". "))
}

fn is_firm(before: &str, after: &str) -> bool {
    let latin = |letter: char| letter.is_alphabetic() && !matches!(letter, '\u{600}'..='\u{6FF}');
    let mut back = before.chars().rev();
    let (last, earlier) = (back.next(), back.next());
    let code = match last {
        Some('-' | '–' | '/') => earlier.is_some_and(latin),
        Some(letter) => latin(letter),
        None => false,
    };
    let joined = |letter: Option<char>| matches!(letter, Some('/' | '-'));
    let month = joined(last) && earlier.is_some_and(|letter| digit_value(letter).is_some()) && joined(after.chars().next());
    let hijri = HIJRI.iter().any(|month| after.trim_start().starts_with(month));
    let ordinal = after.starts_with(|letter: char| letter.is_alphabetic());
    !(code || month || hijri || ordinal)
}

#[cfg(test)]
mod tests {
    use super::figures;

    fn firm(text: &str) -> Vec<u64> {
        figures(text).into_iter().filter(|figure| figure.firm).map(|figure| figure.value).collect()
    }

    #[test]
    fn numbers_of_prose() {
        assert_eq!(firm("thirty (30) days, 1,800 LYD"), [30, 1800]);
        assert_eq!(firm("1 800 dinars, 2,5 %"), [1800, 25]);
        assert_eq!(firm("٤٨ ساعة و١٬٨٠٠ دينار"), [48, 1800]);
        assert_eq!(firm("(1) first; (2) second; and (3) third"), [] as [u64; 0]);
        assert_eq!(firm("1. The Parties"), [] as [u64; 0]);
        assert_eq!(firm("le 1er janvier 2026, C181, ISCO-2221"), [2026]);
        assert_eq!(firm("15 رجب 1448هـ الموافق 21/11/2026"), [21, 2026]);
        assert_eq!(firm("{hours.normal week} of @article-5 and 8.00"), [8]);
    }
}
