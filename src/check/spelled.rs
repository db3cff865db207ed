//! Whether a number that one language has in figures stands in words in another.

use crate::text::Lang;

use super::words::form_of;

/// Parts of number words, by value, in each language. Arabic in the form in which words compare.
const PARTS: &[(u64, [&[&str]; 3])] = &[
    (1, [&["واحد", "احد", "حادي", "اول"], &["un", "premi"], &["one", "first", " a ", " an "]]),
    (2, [&["اثن", "اثنت", "ثان"], &["deux", "second"], &["two", "second", "twice", "both"]]),
    (3, [&["ثلاث", "ثالث"], &["trois"], &["three", "third"]]),
    (4, [&["اربع", "رابع"], &["quatre", "quatri"], &["four"]]),
    (5, [&["خمس", "خامس"], &["cinq"], &["five", "fifth"]]),
    (6, [&["ست", "سادس"], &["six", "sixi"], &["six"]]),
    (7, [&["سبع", "سابع"], &["sept"], &["seven"]]),
    (8, [&["ثمان", "ثامن"], &["huit"], &["eight"]]),
    (9, [&["تسع", "تاسع"], &["neuf", "neuv"], &["nine", "ninth"]]),
    (10, [&["عشر", "عاشر"], &["dix"], &["ten"]]),
    (11, [&["احد عشر", "احدي عشر", "حادي عشر", "حاديه عشر"], &["onz"], &["eleven"]]),
    (12, [&["اثنا عشر", "اثني عشر", "اثنتا عشر", "اثنتي عشر", "ثاني عشر"], &["douz"], &["twel"]]),
    (13, [&["ثلاث"], &["treiz"], &["thirteen"]]),
    (14, [&["اربع"], &["quatorz"], &["fourteen"]]),
    (15, [&["خمس"], &["quinz"], &["fifteen"]]),
    (16, [&["ست"], &["seiz"], &["sixteen"]]),
    (17, [&["سبع"], &["dix"], &["seventeen"]]),
    (18, [&["ثمان"], &["dix"], &["eighteen"]]),
    (19, [&["تسع"], &["dix"], &["nineteen"]]),
    (20, [&["عشرون", "عشرين"], &["vingt"], &["twent"]]),
    (30, [&["ثلاثون", "ثلاثين"], &["trent"], &["thirt"]]),
    (40, [&["اربعون", "اربعين"], &["quarant"], &["fort"]]),
    (50, [&["خمسون", "خمسين"], &["cinquant"], &["fift"]]),
    (60, [&["ستون", "ستين"], &["soixant"], &["sixt"]]),
    (70, [&["سبعون", "سبعين"], &["soixant", "septant"], &["sevent"]]),
    (80, [&["ثمانون", "ثمانين"], &["quatre", "octant", "huitant"], &["eight"]]),
    (90, [&["تسعون", "تسعين"], &["quatre", "nonant"], &["ninet"]]),
    (100, [&["مائ", "مئ", "مات"], &["cent"], &["hundred"]]),
    (1000, [&["الف", "الاف"], &["mille", "millier"], &["thousand"]]),
];

/// True when the text may say the number in words: every part of the number is found in it.
pub fn said_in_words(value: u64, lang: Lang, text: &str) -> bool {
    // One is an article, and Arabic says two by the form of the noun.
    if value == 1 || (value == 2 && lang == Lang::Ar) {
        return true;
    }
    let text = form_of(text);
    parts(value).iter().all(|part| says(*part, lang, &text))
}

fn says(part: u64, lang: Lang, text: &str) -> bool {
    let part = PARTS.iter().find(|(value, _)| *value == part);
    part.is_some_and(|(_, forms)| forms_in(forms, lang).iter().any(|form| text.contains(form)))
}

fn forms_in<'f>(forms: &'f [&'static [&'static str]; 3], lang: Lang) -> &'f [&'static str] {
    let [ar, fr, en] = forms;
    match lang {
        Lang::Ar => ar,
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// The number from two that a whole word says, in the form in which words compare; of several words
/// that make a number each gives its own part. Ordinals are none, nor is the Arabic two, which is a form of the noun.
pub fn cardinal(word: &str, lang: Lang) -> Option<u64> {
    let endings: &[&str] = match lang {
        Lang::Ar => &["", "ه"],
        Lang::Fr => &["", "e", "s"],
        Lang::En => &["", "y", "ve"],
    };
    let least = if lang == Lang::Ar { 3 } else { 2 };
    // Ordinals come after the cardinal; tens and hundreds have none, but a second case or spelling in Arabic.
    let many = |value: u64| if lang == Lang::Ar && value >= 20 { 2 } else { 1 };
    let said = |value: u64, forms: &[&str]| {
        forms.iter().take(many(value)).any(|form| word.strip_prefix(form).is_some_and(|ending| endings.contains(&ending)))
    };
    PARTS.iter().find(|(value, forms)| *value >= least && said(*value, forms_in(forms, lang))).map(|(value, _)| *value)
}

/// 1 848: a thousand, eight, a hundred, forty, eight.
fn parts(value: u64) -> Vec<u64> {
    match value {
        0 => Vec::new(),
        1..=20 => vec![value],
        21..=99 if value.is_multiple_of(10) || (70..=79).contains(&value) || value > 90 => vec![value / 10 * 10],
        21..=99 => vec![value / 10 * 10, value % 10],
        100..=999 => [vec![100], parts(value % 100)].concat(),
        1000..=999_999 => [vec![1000], parts(value % 1000)].concat(),
        _ => vec![1000],
    }
}

#[cfg(test)]
mod tests {
    use super::{cardinal, said_in_words};
    use crate::text::Lang;

    #[test]
    fn words_for_numbers() {
        assert!(said_in_words(48, Lang::En, "forty-eight hours"));
        assert!(said_in_words(48, Lang::Fr, "quarante-huit heures"));
        assert!(said_in_words(48, Lang::Ar, "ثمان وأربعين ساعة"));
        assert!(!said_in_words(48, Lang::Fr, "quarante-cinq heures"));
        assert!(said_in_words(2, Lang::Ar, "شهران"));
        assert!(!said_in_words(30, Lang::En, "within a month"));
    }

    #[test]
    fn number_words_are_whole_words_and_no_ordinals() {
        let said = |lang, words: &str| words.split(' ').filter_map(|word| cardinal(word, lang)).collect::<Vec<_>>();
        assert_eq!(said(Lang::En, "thirty often tenth sixth forth eight twelve second third hundred"), [30, 8, 12, 100]);
        assert_eq!(said(Lang::Fr, "trente onze centre premier sixième quarante cents deux"), [30, 11, 40, 100, 2]);
        assert_eq!(said(Lang::Ar, "ثلاثين ثالث خمسه ثلاثون مائه مات الثاني"), [30, 5, 30, 100]);
    }
}
