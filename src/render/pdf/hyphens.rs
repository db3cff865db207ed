//! Where French and English words may be cut.

use hypher::hyphenate;

use super::rich::Rich;
use crate::text::Lang;

/// Byte places of the text before which a hyphen and a line break may stand, in order.
pub(super) fn hyphens(rich: &Rich, lang: Lang, least: usize) -> Vec<usize> {
    let mut places = rich.hyphens.clone();
    for (range, look) in &rich.looks {
        let rules = match look.lang.unwrap_or(lang) {
            Lang::Fr => hypher::Lang::French,
            Lang::En => hypher::Lang::English,
            Lang::Ar => continue,
        };
        if look.lang.is_none() || look.lang == Some(lang) {
            let text = rich.text.get(range.clone()).unwrap_or("");
            words(text).filter(|(_, word)| cuttable(word, least)).for_each(|(at, word)| {
                let mut end = range.start + at;
                let mut parts = hyphenate(word, rules).peekable();
                while let Some(part) = parts.next() {
                    end += part.len();
                    places.extend(parts.peek().map(|_| end));
                }
            });
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// The words of a text with their places: stretches of letters.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphabetic()).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        (!word.is_empty()).then_some((start, word))
    })
}

/// Short words, names and acronyms stay whole.
fn cuttable(word: &str, least: usize) -> bool {
    word.chars().count() >= least && word.chars().all(|c| c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::rich::Look;
    use super::*;

    fn cut(text: &str, lang: Lang) -> String {
        let rich = Rich::plain(text, lang, &Look::default());
        let mut out = rich.text.clone();
        for place in hyphens(&rich, lang, 6).into_iter().rev() {
            out.insert(place, '-');
        }
        out
    }

    #[test]
    fn words_are_cut_where_the_language_allows() {
        assert_eq!(cut("les travailleurs", Lang::Fr), "les tra-vailleurs");
        assert_eq!(cut("the employment", Lang::En), "the em-ploy-ment");
        assert_eq!(cut("les CEDEAO, l’Agence", Lang::Fr), "les CEDEAO, l’Agence");
        assert_eq!(cut("العاملون المهاجرون", Lang::Ar), "العاملون المهاجرون");
    }

    #[test]
    fn a_soft_hyphen_of_the_drafter_is_a_place_and_no_letter() {
        assert_eq!(cut("CEDE\u{ad}AO", Lang::Fr), "CEDE-AO");
    }
}
