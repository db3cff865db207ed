//! Numbers as drafters write them, in three digit systems.

use rust_decimal::Decimal;

use crate::text::{systems_in, to_western};

/// What is wrong with something that looks like a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Digits of two systems.
    Mixed,
    /// Larger than any agreement needs, or malformed.
    Malformed,
}

/// A number at the beginning of a word, and what follows it (`150%` gives `%`).
///
/// `None` when the word does not begin with a digit.
pub fn number(word: &str) -> Option<Result<(Decimal, String), Slip>> {
    let western = to_western(word);
    let length = western.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(western.len());
    let (digits, rest) = western.split_at_checked(length)?;
    if !digits.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    if systems_in(word).is_some() {
        return Some(Err(Slip::Mixed));
    }
    let parsed = digits.parse::<Decimal>().map_err(|_| Slip::Malformed);
    Some(parsed.map(|amount| (amount.normalize(), rest.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::{Slip, number};

    #[test]
    fn three_systems_one_number() {
        let read = |word| number(word).unwrap().unwrap().0.to_string();
        assert_eq!(read("48"), "48");
        assert_eq!(read("٤٨"), "48");
        assert_eq!(read("۴۸"), "48");
        assert_eq!(read("1800.500"), "1800.5");
        assert_eq!(number("150%").unwrap().unwrap().1, "%");
        assert_eq!(number("4٨"), Some(Err(Slip::Mixed)));
        assert_eq!(number("visa"), None);
        assert!(matches!(number("99999999999999999999999999999999"), Some(Err(Slip::Malformed))));
    }
}
