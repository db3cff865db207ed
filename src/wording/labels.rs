//! Numbers of articles, chapters, paragraphs and items, and references to them.
//!
//! Item letters pair by position, not by letter: (c) is ج, so all languages keep the same count.

use super::case::Case;
use super::numbers::ordinal;
use crate::text::Lang;
use crate::vocabulary::Gender;

/// "Article 1", « Article premier » then « Article 2 », "المادة (1)".
#[must_use]
pub fn article_heading(n: u64, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Fr, 1) => "Article premier".to_owned(),
        (Lang::En | Lang::Fr, _) => format!("Article {n}"),
        (Lang::Ar, _) => format!("المادة ({n})"),
    }
}

/// "Chapter I", « Chapitre premier » then « Chapitre II », "الفصل الأول".
#[must_use]
pub fn chapter_heading(n: u64, lang: Lang) -> String {
    match (lang, n) {
        (Lang::En, _) => format!("Chapter {}", roman(n)),
        (Lang::Fr, 1) => "Chapitre premier".to_owned(),
        (Lang::Fr, _) => format!("Chapitre {}", roman(n)),
        (Lang::Ar, _) => format!("الفصل {}", ordinal(n, lang, Gender::M, Case::Nom)),
    }
}

/// "Annex I", « Annexe I », "الملحق (1)".
#[must_use]
pub fn annex_heading(n: u64, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Annex {}", roman(n)),
        Lang::Fr => format!("Annexe {}", roman(n)),
        Lang::Ar => format!("الملحق ({n})"),
    }
}

/// "1.", "1-".
#[must_use]
pub fn paragraph_label(n: u64, lang: Lang) -> String {
    match lang {
        Lang::En | Lang::Fr => format!("{n}."),
        Lang::Ar => format!("{n}-"),
    }
}

/// "(a)", « a) », "(أ)".
#[must_use]
pub fn item_label(n: u64, lang: Lang) -> String {
    match lang {
        Lang::En => format!("({})", letter(n, &LATIN)),
        Lang::Fr => format!("{})", letter(n, &LATIN)),
        Lang::Ar => format!("({})", letter(n, &ABJAD)),
    }
}

/// "(i)", « i) », "'1'".
#[must_use]
pub fn subitem_label(n: u64, lang: Lang) -> String {
    match lang {
        Lang::En => format!("({})", roman(n).to_lowercase()),
        Lang::Fr => format!("{})", roman(n).to_lowercase()),
        Lang::Ar => format!("'{n}'"),
    }
}

/// "Article 5", « l’article 5 », "المادة (5)".
#[must_use]
pub fn article_ref(n: u64, lang: Lang) -> String {
    match (lang, n) {
        (Lang::En, _) => format!("Article {n}"),
        (Lang::Fr, 1) => "l’article premier".to_owned(),
        (Lang::Fr, _) => format!("l’article {n}"),
        (Lang::Ar, _) => format!("المادة ({n})"),
    }
}

/// "Annex I", « l’annexe I », "الملحق (1)".
#[must_use]
pub fn annex_ref(n: u64, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("l’annexe {}", roman(n)),
        Lang::En | Lang::Ar => annex_heading(n, lang),
    }
}

/// "paragraph 2 of Article 5", « le paragraphe 2 de l’article 5 », "الفقرة (2) من المادة (5)"; without an
/// article, the paragraph alone.
#[must_use]
pub fn paragraph_ref(paragraph: u64, article: Option<u64>, lang: Lang) -> String {
    let (alone, of) = match lang {
        Lang::En => (format!("paragraph {paragraph}"), " of "),
        Lang::Fr => (format!("le paragraphe {paragraph}"), " de "),
        Lang::Ar => (format!("الفقرة ({paragraph})"), " من "),
    };
    match article {
        Some(article) => format!("{alone}{of}{}", article_ref(article, lang)),
        None => alone,
    }
}

/// "Article 5(2)(a)", « l’article 5, paragraphe 2, alinéa a) », "البند (أ) من الفقرة (2) من المادة (5)"; what is
/// not given is left out.
#[must_use]
pub fn item_ref(item: u64, paragraph: Option<u64>, article: Option<u64>, lang: Lang) -> String {
    let label = item_label(item, lang);
    match lang {
        Lang::En => english_item(&label, paragraph, article),
        Lang::Fr => french_item(&label, paragraph, article),
        Lang::Ar => {
            let mut out = format!("البند {label}");
            for above in [paragraph.map(|n| paragraph_ref(n, None, lang)), article.map(|n| article_ref(n, lang))] {
                out.extend(above.map(|above| format!(" من {above}")));
            }
            out
        }
    }
}

fn english_item(label: &str, paragraph: Option<u64>, article: Option<u64>) -> String {
    match (article, paragraph) {
        (Some(article), Some(paragraph)) => format!("Article {article}({paragraph}){label}"),
        (Some(article), None) => format!("Article {article}{label}"),
        (None, Some(paragraph)) => format!("paragraph {paragraph}{label}"),
        (None, None) => format!("item {label}"),
    }
}

fn french_item(label: &str, paragraph: Option<u64>, article: Option<u64>) -> String {
    match (article.map(|n| article_ref(n, Lang::Fr)), paragraph) {
        (Some(article), Some(paragraph)) => {
            format!("{article}, paragraphe {paragraph}, alinéa {label}")
        }
        (Some(article), None) => format!("{article}, alinéa {label}"),
        (None, Some(paragraph)) => format!("le paragraphe {paragraph}, alinéa {label}"),
        (None, None) => format!("l’alinéa {label}"),
    }
}

const LATIN: [&str; 26] =
    ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"];

/// The abjad order; the fifth letter keeps its tatweel so that it is not read as a figure.
const ABJAD: [&str; 28] = [
    "أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر", "ش", "ت", "ث", "خ", "ذ", "ض", "ظ",
    "غ",
];

/// The letter at a position counted from 1; past the end of the alphabet letters are doubled (aa, bb).
fn letter(n: u64, alphabet: &[&str]) -> String {
    let index = usize::try_from(n).ok().and_then(|n| n.checked_sub(1));
    let place = index.and_then(|index| Some((index.checked_div(alphabet.len())?, index.checked_rem(alphabet.len())?)));
    match place {
        Some((rounds, at)) if rounds < 3 => alphabet.get(at).map_or_else(String::new, |letter| letter.repeat(rounds + 1)),
        _ => n.to_string(),
    }
}

const ROMAN: [(u64, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// Roman numerals up to 3999, figures elsewhere.
fn roman(n: u64) -> String {
    if !(1..=3999).contains(&n) {
        return n.to_string();
    }
    let mut rest = n;
    let mut out = String::new();
    for (value, numeral) in ROMAN {
        while rest >= value {
            out.push_str(numeral);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{Ar, En, Fr};

    #[test]
    fn headings() {
        assert_eq!(article_heading(1, En), "Article 1");
        assert_eq!(article_heading(1, Fr), "Article premier");
        assert_eq!(article_heading(2, Fr), "Article 2");
        assert_eq!(article_heading(12, Ar), "المادة (12)");
        assert_eq!(chapter_heading(4, En), "Chapter IV");
        assert_eq!(chapter_heading(1, Fr), "Chapitre premier");
        assert_eq!(chapter_heading(2, Fr), "Chapitre II");
        assert_eq!(chapter_heading(12, Ar), "الفصل الثاني عشر");
        assert_eq!(annex_heading(1, En), "Annex I");
        assert_eq!(annex_heading(3, Fr), "Annexe III");
        assert_eq!(annex_heading(1, Ar), "الملحق (1)");
    }

    #[test]
    fn labels_pair_by_position() {
        assert_eq!([En, Fr, Ar].map(|lang| paragraph_label(1, lang)), ["1.", "1.", "1-"]);
        assert_eq!([En, Fr, Ar].map(|lang| item_label(3, lang)), ["(c)", "c)", "(ج)"]);
        assert_eq!([En, Fr, Ar].map(|lang| item_label(5, lang)), ["(e)", "e)", "(هـ)"]);
        assert_eq!([En, Fr, Ar].map(|lang| subitem_label(4, lang)), ["(iv)", "iv)", "'4'"]);
        assert_eq!(item_label(26, En), "(z)");
        assert_eq!(item_label(27, En), "(aa)");
        assert_eq!(item_label(28, Ar), "(غ)");
        assert_eq!(item_label(0, En), "(0)");
    }

    #[test]
    fn references() {
        assert_eq!([En, Fr, Ar].map(|lang| article_ref(5, lang)), ["Article 5", "l’article 5", "المادة (5)"]);
        assert_eq!(article_ref(1, Fr), "l’article premier");
        assert_eq!(annex_ref(2, Fr), "l’annexe II");
        assert_eq!(paragraph_ref(2, None, En), "paragraph 2");
        assert_eq!(paragraph_ref(2, Some(5), En), "paragraph 2 of Article 5");
        assert_eq!(paragraph_ref(2, Some(5), Fr), "le paragraphe 2 de l’article 5");
        assert_eq!(paragraph_ref(2, Some(5), Ar), "الفقرة (2) من المادة (5)");
        assert_eq!(item_ref(1, Some(2), Some(5), En), "Article 5(2)(a)");
        assert_eq!(item_ref(1, Some(2), Some(5), Fr), "l’article 5, paragraphe 2, alinéa a)");
        assert_eq!(item_ref(1, Some(2), Some(5), Ar), "البند (أ) من الفقرة (2) من المادة (5)");
        assert_eq!(item_ref(2, None, None, Fr), "l’alinéa b)");
        assert_eq!(item_ref(2, None, Some(3), Ar), "البند (ب) من المادة (3)");
    }
}
