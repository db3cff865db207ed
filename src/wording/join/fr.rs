//! French: contraction with the article (« du », « aux ») and elision before a vowel (« d’un »).

use super::word_before_space;

pub(super) fn glue(out: &mut String, next: &str) {
    let Some((start, word)) = word_before_space(out) else {
        out.push_str(next);
        return;
    };
    let capital = word.starts_with(char::is_uppercase);
    let Some((joined, rest)) = joined(&word.to_lowercase(), next) else {
        out.push_str(next);
        return;
    };
    out.truncate(start);
    push_cased(out, &joined, capital);
    // « de des agences » has become « de agences », which must still elide.
    if joined == "de " {
        glue(out, rest);
    } else {
        out.push_str(rest);
    }
}

/// The preposition that French repeats before every item of a list, if the text ends with it.
pub(super) fn repeated_preposition(out: &str) -> &'static str {
    match word_before_space(out).map(|(_, word)| word.to_lowercase()).as_deref() {
        Some("de") => "de ",
        Some("à") => "à ",
        Some("en") => "en ",
        _ => "",
    }
}

/// Whether the word before is elided: a vowel or a mute h.
pub(crate) fn begins_with_vowel_sound(text: &str) -> bool {
    let word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    // The label « a) » is read apart, not elided.
    let label = word.chars().count() == 1 && text.chars().nth(1) == Some(')');
    let acronym = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let lower = word.to_lowercase();
    match lower.chars().next() {
        _ if label => false,
        Some('h') => !acronym && !ASPIRATED_H.iter().any(|start| lower.starts_with(start)),
        Some('o') => !matches!(lower.as_str(), "onze" | "onzième" | "oui"),
        Some(c) => "aàâæeéèêëiîïôœuùûü".contains(c),
        None => false,
    }
}

const ASPIRATED_H: [&str; 16] = [
    "huit",
    "haut",
    "hors",
    "hasard",
    "handicap",
    "hauss",
    "hiérarch",
    "halt",
    "hangar",
    "harc",
    "hollande",
    "hongr",
    "honte",
    "hameau",
    "héros",
    "heurt",
];

/// The two words as one, and what is left of the second.
fn joined<'a>(word: &str, next: &'a str) -> Option<(String, &'a str)> {
    contracted(word, next).map(|(joined, rest)| (joined.to_owned(), rest)).or_else(|| elided(word, next))
}

fn contracted<'a>(word: &str, next: &'a str) -> Option<(&'static str, &'a str)> {
    let (article, rest) = next.split_once(' ')?;
    let joined = match (word, article) {
        ("de", "le" | "Le") => "du ",
        ("de", "les" | "Les") => "des ",
        ("à", "le" | "Le") => "au ",
        ("à", "les" | "Les") => "aux ",
        ("de", "des" | "du") => "de ",
        _ => return None,
    };
    Some((joined, rest))
}

fn elided<'a>(word: &str, next: &'a str) -> Option<(String, &'a str)> {
    let stem = match word {
        "si" if ["il ", "ils "].iter().any(|pronoun| next.starts_with(pronoun)) => "s",
        "de" | "que" | "ne" | "se" | "me" | "te" | "je" | "jusque" | "lorsque" | "puisque" | "quoique" if begins_with_vowel_sound(next) => {
            word.strip_suffix('e')?
        }
        // « le un » is a numeral: it keeps its article.
        "le" | "la" if begins_with_vowel_sound(next) && !is_numeral_one(next) => "l",
        _ => return None,
    };
    Some((format!("{stem}’"), next))
}

fn is_numeral_one(text: &str) -> bool {
    matches!(text.split(' ').next(), Some("un" | "une"))
}

fn push_cased(out: &mut String, text: &str, capital: bool) {
    let mut chars = text.chars();
    if let Some(first) = chars.next().filter(|_| capital) {
        out.extend(first.to_uppercase());
        out.push_str(chars.as_str());
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::wording::join::glue_list;
    use crate::wording::lists::AndOr;

    #[test]
    fn contraction_and_elision() {
        for (before, next, expected) in [
            ("à la charge de ", "le travailleur", "à la charge du travailleur"),
            ("à la charge de ", "les Parties", "à la charge des Parties"),
            ("à la charge de ", "l’employeur", "à la charge de l’employeur"),
            ("à la charge de ", "la Libye", "à la charge de la Libye"),
            ("remis à ", "le consulat", "remis au consulat"),
            ("remis à ", "les deux ministères", "remis aux deux ministères"),
            ("remis à ", "l’ambassade", "remis à l’ambassade"),
            ("jusqu’à ", "le terme", "jusqu’au terme"),
            ("De ", "le Niger", "Du Niger"),
            ("À ", "les frontières", "Aux frontières"),
            ("un délai de ", "un (1) mois", "un délai d’un (1) mois"),
            ("un délai de ", "une (1) année", "un délai d’une (1) année"),
            ("un délai de ", "huit (8) jours", "un délai de huit (8) jours"),
            ("un délai de ", "onze (11) jours", "un délai de onze (11) jours"),
            ("un délai de ", "8 jours", "un délai de 8 jours"),
            ("le ressort de ", "Alger", "le ressort d’Alger"),
            ("plus de ", "heures", "plus d’heures"),
            ("la notion de ", "hauts fonctionnaires", "la notion de hauts fonctionnaires"),
            ("par le biais de ", "des agences agréées", "par le biais d’agences agréées"),
            ("par le biais de ", "des bureaux", "par le biais de bureaux"),
            ("afin que ", "il puisse", "afin qu’il puisse"),
            ("lorsque ", "elle cesse", "lorsqu’elle cesse"),
            ("ne ", "excède", "n’excède"),
            ("si ", "il est établi", "s’il est établi"),
            ("si ", "elle est établie", "si elle est établie"),
            ("jusque ", "à la fin", "jusqu’à la fin"),
            ("l’alinéa de ", "a) à c)", "l’alinéa de a) à c)"),
            ("à compter de ", "l’échéance", "à compter de l’échéance"),
            ("mode ", "le plus favorable", "mode le plus favorable"),
            ("code", "le", "codele"),
            ("le bureau de ", "Le Caire", "le bureau du Caire"),
            ("l’avis de ", "HCR", "l’avis de HCR"),
            ("à ", "quarante-huit (48) heures", "à quarante-huit (48) heures"),
        ] {
            let mut out = before.to_owned();
            glue(&mut out, next);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn a_list_repeats_the_preposition() {
        let items = ["l’employeur".to_owned(), "le travailleur".to_owned(), "les Parties".to_owned()];
        for (before, expected) in [
            ("à la charge de ", "à la charge de l’employeur, du travailleur et des Parties"),
            ("remis à ", "remis à l’employeur, au travailleur et aux Parties"),
            ("par ", "par l’employeur, le travailleur et les Parties"),
        ] {
            let mut out = before.to_owned();
            glue_list(&mut out, &items, Lang::Fr, AndOr::And);
            assert_eq!(out, expected);
        }
    }
}
