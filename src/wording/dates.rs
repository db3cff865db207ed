//! Dates in figures and in words. Arabic month names differ by State, so the caller chooses them.

use super::case::Case;
use super::numbers::{cardinal, ordinal};
use crate::text::Lang;
use crate::vocabulary::Gender;

/// Whose Arabic month names are printed. English and French do not depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MonthStyle {
    /// Libya, Egypt, Sudan: يناير، فبراير.
    #[default]
    Libya,
    /// Tunisia: جانفي، فيفري.
    Tunisia,
    /// Morocco: يوليوز، غشت.
    Morocco,
    /// Mauritania: as Libya, but دجمبر.
    Mauritania,
    /// United Nations double names: كانون الثاني/يناير.
    Un,
}

/// "21 November 2026", « 1er novembre 2026 », "21 نوفمبر 2026". A month outside 1 to 12 is left in figures.
#[must_use]
pub fn date(year: i16, month: u8, day: u8, lang: Lang, months: MonthStyle) -> String {
    let Some(name) = month_name(month, lang, months) else {
        return format!("{year:04}-{month:02}-{day:02}");
    };
    let first = if lang == Lang::Fr && day == 1 { "er" } else { "" };
    format!("{day}{first} {name} {year}")
}

/// The date as a testimonium writes it: "this thirtieth day of November two thousand and twenty-six",
/// « le trente novembre deux mille vingt-six », "في اليوم الثلاثين من شهر نوفمبر سنة ألفين وست وعشرين".
#[must_use]
pub fn date_in_words(year: i16, month: u8, day: u8, lang: Lang, months: MonthStyle) -> String {
    let (Some(name), Ok(year_number)) = (month_name(month, lang, months), u64::try_from(year)) else {
        return date(year, month, day, lang, months);
    };
    // The year agrees with سنة, which is feminine and governs the genitive.
    let gender = if lang == Lang::Ar { Gender::F } else { Gender::M };
    let year = cardinal(year_number, lang, gender, Case::Gen);
    match lang {
        Lang::En => format!("this {} day of {name} {year}", day_ordinal(day, lang)),
        Lang::Fr if day == 1 => format!("le premier {name} {year}"),
        Lang::Fr => format!("le {} {name} {year}", cardinal(day.into(), lang, Gender::M, Case::Gen)),
        Lang::Ar => format!("في اليوم {} من شهر {name} سنة {year}", day_ordinal(day, lang)),
    }
}

/// The name of a month, 1 to 12.
#[must_use]
pub fn month_name(month: u8, lang: Lang, months: MonthStyle) -> Option<&'static str> {
    let names = match (lang, months) {
        (Lang::En, _) => &ENGLISH,
        (Lang::Fr, _) => &FRENCH,
        (Lang::Ar, MonthStyle::Libya) => &LIBYA,
        (Lang::Ar, MonthStyle::Tunisia) => &TUNISIA,
        (Lang::Ar, MonthStyle::Morocco) => &MOROCCO,
        (Lang::Ar, MonthStyle::Mauritania) => &MAURITANIA,
        (Lang::Ar, MonthStyle::Un) => &UN,
    };
    names.get(usize::from(month).checked_sub(1)?).copied()
}

fn day_ordinal(day: u8, lang: Lang) -> String {
    ordinal(day.into(), lang, Gender::M, Case::Gen)
}

const ENGLISH: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const FRENCH: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const LIBYA: [&str; 12] = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const TUNISIA: [&str; 12] = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const MOROCCO: [&str; 12] = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"];
const MAURITANIA: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "دجمبر"];
const UN: [&str; 12] = [
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
];

#[cfg(test)]
mod tests {
    use super::*;
    use MonthStyle::{Libya, Mauritania, Morocco, Tunisia, Un};

    #[test]
    fn short_dates() {
        assert_eq!(date(2026, 11, 21, Lang::En, Libya), "21 November 2026");
        assert_eq!(date(2026, 11, 21, Lang::Fr, Libya), "21 novembre 2026");
        assert_eq!(date(2026, 8, 1, Lang::Fr, Libya), "1er août 2026");
        assert_eq!(date(2026, 11, 21, Lang::Ar, Libya), "21 نوفمبر 2026");
        assert_eq!(date(2026, 7, 1, Lang::Ar, Tunisia), "1 جويلية 2026");
        assert_eq!(date(2026, 11, 2, Lang::Ar, Morocco), "2 نونبر 2026");
        assert_eq!(date(2026, 12, 2, Lang::Ar, Mauritania), "2 دجمبر 2026");
        assert_eq!(date(2026, 1, 2, Lang::Ar, Un), "2 كانون الثاني/يناير 2026");
        assert_eq!(date(2026, 13, 2, Lang::En, Libya), "2026-13-02");
    }

    #[test]
    fn dates_in_words() {
        for (day, lang, expected) in [
            (30, Lang::En, "this thirtieth day of November two thousand and twenty-six"),
            (1, Lang::En, "this first day of November two thousand and twenty-six"),
            (30, Lang::Fr, "le trente novembre deux mille vingt-six"),
            (1, Lang::Fr, "le premier novembre deux mille vingt-six"),
            (21, Lang::Fr, "le vingt et un novembre deux mille vingt-six"),
            (30, Lang::Ar, "في اليوم الثلاثين من شهر نوفمبر سنة ألفين وست وعشرين"),
            (1, Lang::Ar, "في اليوم الأول من شهر نوفمبر سنة ألفين وست وعشرين"),
            (21, Lang::Ar, "في اليوم الحادي والعشرين من شهر نوفمبر سنة ألفين وست وعشرين"),
        ] {
            assert_eq!(date_in_words(2026, 11, day, lang, Libya), expected);
        }
        assert_eq!(date_in_words(1976, 5, 24, Lang::Ar, Libya), "في اليوم الرابع والعشرين من شهر مايو سنة ألف وتسعمائة وست وسبعين");
        assert_eq!(date_in_words(2028, 1, 5, Lang::Ar, Libya), "في اليوم الخامس من شهر يناير سنة ألفين وثمان وعشرين");
    }
}
