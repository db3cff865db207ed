//! Sums of money: the figure, its currency, and the same sum in words when it is whole.

use rust_decimal::Decimal;

use super::case::Case;
use super::counted::{Style, arabic_noun_after, counted, french_noun, natural};
use super::figures;
use super::numbers::{LARGEST, ar};
use super::script::NBSP;
use crate::text::Lang;
use crate::vocabulary::Noun;

/// A sum as a sentence of the treaty prints it.
///
/// "LYD 1,800 (one thousand eight hundred Libyan dinars)", « 1 800 dinars libyens (mille huit cents
/// dinars libyens) », "1800 دينار ليبي (ألف وثمانمائة دينار ليبي)". `exponent` is the number of decimals of
/// the currency (three for LYD); a sum with a fraction has no words.
#[must_use]
pub fn money(amount: &Decimal, code: &str, exponent: u32, noun: &Noun, lang: Lang, case: Case) -> String {
    let figures = amount_in_figures(amount, exponent, lang);
    let head = match lang {
        Lang::En => format!("{code} {figures}"),
        Lang::Fr => format!("{figures}{NBSP}{}", french_noun(amount.abs() >= Decimal::TWO, noun)),
        Lang::Ar => format!("{figures} {}", natural(amount).map_or(&*noun.one, |n| arabic_noun_after(n, noun))),
    };
    match in_words(amount, noun, lang, case) {
        Some(words) => format!("{head} ({words})"),
        None => head,
    }
}

/// A sum as a table prints it: "LYD 1,800", « 1 800 LYD », "1800 LYD".
#[must_use]
pub fn money_compact(amount: &Decimal, code: &str, exponent: u32, lang: Lang) -> String {
    let figures = amount_in_figures(amount, exponent, lang);
    match lang {
        Lang::En => format!("{code} {figures}"),
        Lang::Fr => format!("{figures}{NBSP}{code}"),
        Lang::Ar => format!("{figures} {code}"),
    }
}

/// Whole sums drop their decimals; others show all the decimals of the currency.
fn amount_in_figures(amount: &Decimal, exponent: u32, lang: Lang) -> String {
    let places = if amount.fract().is_zero() { 0 } else { exponent };
    figures::fixed(amount, places, lang)
}

fn in_words(amount: &Decimal, noun: &Noun, lang: Lang, case: Case) -> Option<String> {
    let n = natural(amount).filter(|n| *n <= LARGEST)?;
    let wordless = lang == Lang::Ar && (n == 0 || ar::reads_badly(n));
    (!wordless).then(|| counted(n, noun, lang, case, Style::Words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::tests::nouns;

    fn sum(amount: &str, lang: Lang, case: Case) -> String {
        let noun = nouns::of("dinar", lang);
        money(&amount.parse().unwrap(), "LYD", 3, &noun, lang, case).replace('\u{a0}', "~").replace('\u{202f}', "_")
    }

    #[test]
    fn english() {
        assert_eq!(sum("1800", Lang::En, Case::Gen), "LYD 1,800 (one thousand eight hundred Libyan dinars)");
        assert_eq!(sum("1", Lang::En, Case::Gen), "LYD 1 (one Libyan dinar)");
        assert_eq!(sum("0", Lang::En, Case::Gen), "LYD 0 (zero Libyan dinars)");
        assert_eq!(sum("1800.5", Lang::En, Case::Gen), "LYD 1,800.500");
        assert_eq!(sum("1800.000", Lang::En, Case::Gen), "LYD 1,800 (one thousand eight hundred Libyan dinars)");
    }

    #[test]
    fn french() {
        assert_eq!(sum("1800", Lang::Fr, Case::Gen), "1_800~dinars libyens (mille huit cents dinars libyens)");
        assert_eq!(sum("1", Lang::Fr, Case::Gen), "1~dinar libyen (un dinar libyen)");
        assert_eq!(sum("1.5", Lang::Fr, Case::Gen), "1,500~dinar libyen");
        assert_eq!(sum("1000000", Lang::Fr, Case::Gen), "1_000_000~dinars libyens (un million de dinars libyens)");
    }

    #[test]
    fn arabic() {
        assert_eq!(sum("1800", Lang::Ar, Case::Gen), "1800 دينار ليبي (ألف وثمانمائة دينار ليبي)");
        assert_eq!(sum("30", Lang::Ar, Case::Nom), "30 ديناراً ليبياً (ثلاثون ديناراً ليبياً)");
        assert_eq!(sum("5", Lang::Ar, Case::Gen), "5 دنانير ليبية (خمسة دنانير ليبية)");
        assert_eq!(sum("1", Lang::Ar, Case::Gen), "1 دينار ليبي (دينار ليبي واحد)");
        assert_eq!(sum("2000", Lang::Ar, Case::Gen), "2000 دينار ليبي (ألفي دينار ليبي)");
        assert_eq!(sum("1101", Lang::Ar, Case::Gen), "1101 دينار ليبي");
        assert_eq!(sum("1800.5", Lang::Ar, Case::Gen), "1800.500 دينار ليبي");
    }

    #[test]
    fn compact() {
        let amount = "1800".parse().unwrap();
        assert_eq!(money_compact(&amount, "LYD", 3, Lang::En), "LYD 1,800");
        assert_eq!(money_compact(&amount, "LYD", 3, Lang::Fr), "1\u{202f}800\u{a0}LYD");
        assert_eq!(money_compact(&amount, "LYD", 3, Lang::Ar), "1800 LYD");
        assert_eq!(money_compact(&"0.25".parse().unwrap(), "XOF", 0, Lang::En), "XOF 0.25");
    }
}
