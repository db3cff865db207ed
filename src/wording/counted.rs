//! A number with its noun: "thirty (30) days", « trente (30) jours », "ثلاثين (30) يوماً".
//!
//! Words and figures come from one value, so they cannot differ.

use rust_decimal::Decimal;

use super::case::Case;
use super::figures;
use super::join::begins_with_vowel_sound;
use super::numbers::{LARGEST, ar, cardinal};
use super::script::NBSP;
use crate::text::Lang;
use crate::vocabulary::{Gender, Noun};

/// How a counted value is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// "thirty (30) days": the legal habit.
    #[default]
    WordsAndFigures,
    /// "thirty days".
    Words,
    /// "30 days": tables, and numbers that have no good words.
    Figures,
}

/// The number and its noun in agreement.
///
/// Where words would read badly (Arabic 101, 102 and their like; numbers beyond
/// [`LARGEST`](super::numbers::LARGEST)) figures stand alone whatever the style.
#[must_use]
pub fn counted(n: u64, noun: &Noun, lang: Lang, case: Case, style: Style) -> String {
    let style = if n > LARGEST { Style::Figures } else { style };
    match lang {
        Lang::En => english(n, noun, style),
        Lang::Fr => french(n, noun, style),
        Lang::Ar => arabic(n, noun, case, style),
    }
}

/// A decimal number and its noun, in figures: "1.5 days", « 1,5 jour », "1.5 يوم".
#[must_use]
pub fn counted_decimal(value: &Decimal, noun: &Noun, lang: Lang, case: Case) -> String {
    if let Some(n) = natural(value) {
        return counted(n, noun, lang, case, Style::Figures);
    }
    let figures = figures::decimal(value, lang);
    match lang {
        Lang::En => format!("{figures} {}", noun.other),
        Lang::Fr => format!("{figures}{NBSP}{}", french_noun(value.abs() >= Decimal::TWO, noun)),
        Lang::Ar => format!("{figures} {}", noun.one),
    }
}

/// The value as a natural number, if it is one.
pub(crate) fn natural(value: &Decimal) -> Option<u64> {
    value.fract().is_zero().then(|| u64::try_from(value.trunc()).ok()).flatten()
}

/// The Arabic noun as it follows a number in figures, read by its last element.
pub(crate) fn arabic_noun_after(n: u64, noun: &Noun) -> &str {
    match n % 100 {
        3..=10 => &noun.few,
        11..=99 => &noun.acc,
        _ => &noun.one,
    }
}

pub(crate) fn french_noun(plural: bool, noun: &Noun) -> &str {
    if plural { &noun.other } else { &noun.one }
}

fn english(n: u64, noun: &Noun, style: Style) -> String {
    let words = cardinal(n, Lang::En, noun.gender, Case::Gen);
    let figures = figures::whole(n, Lang::En);
    let noun = if n == 1 { &noun.one } else { &noun.other };
    match style {
        Style::WordsAndFigures => format!("{words} ({figures}) {noun}"),
        Style::Words => format!("{words} {noun}"),
        Style::Figures => format!("{figures} {noun}"),
    }
}

fn french(n: u64, noun: &Noun, style: Style) -> String {
    let words = cardinal(n, Lang::Fr, noun.gender, Case::Gen);
    let figures = figures::whole(n, Lang::Fr);
    let noun = french_noun(n > 1, noun);
    if style == Style::Figures {
        return format!("{figures}{NBSP}{noun}");
    }
    let of = french_of(n, noun);
    match style {
        Style::WordsAndFigures => format!("{words} ({figures}){NBSP}{of}{noun}"),
        Style::Words | Style::Figures => format!("{words} {of}{noun}"),
    }
}

/// "un million de dinars": round millions are nouns and need a preposition.
fn french_of(n: u64, noun: &str) -> &'static str {
    match (n > 0 && n.is_multiple_of(1_000_000), begins_with_vowel_sound(noun)) {
        (false, _) => "",
        (true, false) => "de ",
        (true, true) => "d’",
    }
}

fn arabic(n: u64, noun: &Noun, case: Case, style: Style) -> String {
    match n {
        1 => return with_figures(&arabic_one(noun, case), n, style),
        2 => return with_figures(arabic_two(noun, case), n, style),
        _ => {}
    }
    let figures = figures::whole(n, Lang::Ar);
    let after = arabic_noun_after(n, noun);
    if n == 0 || style == Style::Figures || ar::reads_badly(n) {
        return format!("{figures} {after}");
    }
    let words = ar::words(n, noun.gender, case, ar::State::Construct);
    match style {
        Style::WordsAndFigures => format!("{words} ({figures}) {after}"),
        Style::Words | Style::Figures => format!("{words} {after}"),
    }
}

/// One and two are said by the noun itself; bare figures before it ("2 يومين") would be wrong.
fn with_figures(words: &str, n: u64, style: Style) -> String {
    match style {
        Style::WordsAndFigures => format!("{words} ({n})"),
        Style::Words | Style::Figures => words.to_owned(),
    }
}

fn arabic_one(noun: &Noun, case: Case) -> String {
    match (noun.gender, case) {
        (Gender::F, Case::Acc) => format!("{} واحدة", noun.acc),
        (Gender::F, _) => format!("{} واحدة", noun.one),
        (Gender::M, Case::Acc) => format!("{} واحداً", noun.acc),
        (Gender::M, _) => format!("{} واحد", noun.one),
    }
}

fn arabic_two(noun: &Noun, case: Case) -> &str {
    if case == Case::Nom { &noun.dual } else { &noun.dual_obl }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::tests::nouns;

    fn en(n: u64, unit: &str, style: Style) -> String {
        counted(n, &nouns::en(unit), Lang::En, Case::Gen, style)
    }

    fn fr(n: u64, unit: &str, style: Style) -> String {
        counted(n, &nouns::fr(unit), Lang::Fr, Case::Gen, style).replace('\u{a0}', "~").replace('\u{202f}', "_")
    }

    fn ar(n: u64, unit: &str, style: Style) -> String {
        counted(n, &nouns::ar(unit), Lang::Ar, Case::Gen, style)
    }

    #[test]
    fn english_words_and_figures() {
        for (n, unit, expected) in [
            (0, "day", "zero (0) days"),
            (1, "day", "one (1) day"),
            (2, "day", "two (2) days"),
            (8, "hour", "eight (8) hours"),
            (12, "month", "twelve (12) months"),
            (30, "day", "thirty (30) days"),
            (48, "hour", "forty-eight (48) hours"),
            (100, "day", "one hundred (100) days"),
            (365, "day", "three hundred and sixty-five (365) days"),
            (1_500, "day", "one thousand five hundred (1,500) days"),
        ] {
            assert_eq!(en(n, unit, Style::WordsAndFigures), expected);
        }
        assert_eq!(en(30, "day", Style::Words), "thirty days");
        assert_eq!(en(1_500, "day", Style::Figures), "1,500 days");
    }

    #[test]
    fn french_words_and_figures() {
        for (n, unit, expected) in [
            (0, "day", "zéro (0)~jour"),
            (1, "day", "un (1)~jour"),
            (1, "hour", "une (1)~heure"),
            (2, "day", "deux (2)~jours"),
            (3, "month", "trois (3)~mois"),
            (8, "hour", "huit (8)~heures"),
            (21, "hour", "vingt et une (21)~heures"),
            (30, "day", "trente (30)~jours"),
            (48, "hour", "quarante-huit (48)~heures"),
            (80, "day", "quatre-vingts (80)~jours"),
            (100, "day", "cent (100)~jours"),
            (250, "day", "deux cent cinquante (250)~jours"),
            (1_500, "day", "mille cinq cents (1_500)~jours"),
            (1_000_000, "dinar", "un million (1_000_000)~de dinars libyens"),
            (2_000_000, "hour", "deux millions (2_000_000)~d’heures"),
            (2_500_000, "dinar", "deux millions cinq cent mille (2_500_000)~dinars libyens"),
        ] {
            assert_eq!(fr(n, unit, Style::WordsAndFigures), expected);
        }
        assert_eq!(fr(30, "day", Style::Words), "trente jours");
        assert_eq!(fr(1, "hour", Style::Figures), "1~heure");
        assert_eq!(fr(1_500, "day", Style::Figures), "1_500~jours");
    }

    #[test]
    fn arabic_figures_alone() {
        for (n, expected) in [
            (0, "0 يوم"),
            (1, "يوم واحد"),
            (2, "يومين"),
            (3, "3 أيام"),
            (30, "30 يوماً"),
            (100, "100 يوم"),
            (103, "103 أيام"),
            (1_500, "1500 يوم"),
        ] {
            assert_eq!(ar(n, "day", Style::Figures), expected);
        }
    }

    #[test]
    fn arabic_falls_back_to_figures_where_words_read_badly() {
        assert_eq!(ar(101, "day", Style::WordsAndFigures), "101 يوم");
        assert_eq!(ar(1_002, "hour", Style::Words), "1002 ساعة");
        assert_eq!(ar(11_000, "hour", Style::WordsAndFigures), "أحد عشر ألف (11000) ساعة");
    }

    #[test]
    fn a_number_without_words_is_printed_in_figures() {
        assert_eq!(en(LARGEST + 1, "day", Style::WordsAndFigures), "1,000,000,000,000 days");
    }

    #[test]
    fn decimals_stay_in_figures() {
        let half = |text: &str, noun: &Noun, lang| counted_decimal(&text.parse().unwrap(), noun, lang, Case::Gen);
        assert_eq!(half("1.5", &nouns::en("day"), Lang::En), "1.5 days");
        assert_eq!(half("1.0", &nouns::en("day"), Lang::En), "1 day");
        assert_eq!(half("1.5", &nouns::fr("day"), Lang::Fr), "1,5\u{a0}jour");
        assert_eq!(half("2.75", &nouns::fr("day"), Lang::Fr), "2,75\u{a0}jours");
        assert_eq!(half("1.5", &nouns::ar("day"), Lang::Ar), "1.5 يوم");
        assert_eq!(half("2.00", &nouns::ar("day"), Lang::Ar), "يومين");
    }
}
