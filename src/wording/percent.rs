//! Percentages: always in figures, with the words for the sign.

use rust_decimal::Decimal;

use super::figures;
use super::script::NBSP;
use crate::text::Lang;

/// "150 per cent", « 150 pour cent », "150 في المائة".
#[must_use]
pub fn percent(value: &Decimal, lang: Lang) -> String {
    let figures = figures::decimal(value, lang);
    match lang {
        Lang::En => format!("{figures} per cent"),
        Lang::Fr => format!("{figures}{NBSP}pour cent"),
        Lang::Ar => format!("{figures} في المائة"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages() {
        let value = "150".parse().unwrap();
        assert_eq!(percent(&value, Lang::En), "150 per cent");
        assert_eq!(percent(&value, Lang::Fr), "150\u{a0}pour cent");
        assert_eq!(percent(&value, Lang::Ar), "150 في المائة");
        assert_eq!(percent(&"12.50".parse().unwrap(), Lang::Fr), "12,5\u{a0}pour cent");
    }
}
