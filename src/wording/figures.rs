//! Numbers in figures: Western digits in all three languages, each with its own separators.

use rust_decimal::Decimal;

use super::script::NNBSP;
use crate::text::Lang;

/// `1800` as "1,800", "1 800" (narrow no-break space) or, in Arabic, "1800".
#[must_use]
pub fn whole(n: u64, lang: Lang) -> String {
    grouped(&n.to_string(), lang)
}

/// A decimal without useless zeros: "1.5", "1,5".
#[must_use]
pub fn decimal(value: &Decimal, lang: Lang) -> String {
    fixed(value, 0, lang)
}

/// A decimal with at least `places` digits after the point; none are ever dropped.
#[must_use]
pub fn fixed(value: &Decimal, places: u32, lang: Lang) -> String {
    let value = value.normalize();
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    let digits = value.abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let whole = grouped(whole, lang);
    let places = places as usize;
    if fraction.is_empty() && places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}{}{fraction:0<places$}", decimal_mark(lang))
}

fn decimal_mark(lang: Lang) -> char {
    match lang {
        Lang::Fr => ',',
        Lang::En | Lang::Ar => '.',
    }
}

fn grouped(digits: &str, lang: Lang) -> String {
    let separator = match lang {
        Lang::En => ',',
        Lang::Fr => NNBSP,
        Lang::Ar => return digits.to_owned(),
    };
    let count = digits.chars().count();
    let mut out = String::with_capacity(count + count / 3 * separator.len_utf8());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (count - place).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn thousands_are_grouped_by_language() {
        assert_eq!(whole(999, Lang::En), "999");
        assert_eq!(whole(1800, Lang::En), "1,800");
        assert_eq!(whole(1_234_567, Lang::En), "1,234,567");
        assert_eq!(whole(1800, Lang::Fr), "1\u{202f}800");
        assert_eq!(whole(1_234_567, Lang::Fr), "1\u{202f}234\u{202f}567");
        assert_eq!(whole(1800, Lang::Ar), "1800");
    }

    #[test]
    fn decimals_keep_their_digits() {
        assert_eq!(decimal(&value("1.50"), Lang::En), "1.5");
        assert_eq!(decimal(&value("2.75"), Lang::Fr), "2,75");
        assert_eq!(decimal(&value("40"), Lang::Ar), "40");
        assert_eq!(decimal(&value("-0.5"), Lang::En), "-0.5");
        assert_eq!(fixed(&value("1800.5"), 3, Lang::En), "1,800.500");
        assert_eq!(fixed(&value("1800.5"), 3, Lang::Fr), "1\u{202f}800,500");
        assert_eq!(fixed(&value("0.1234"), 3, Lang::Ar), "0.1234");
    }
}
