//! Setting a slot's text after the words of a sentence, as the ear of each language requires.

mod ar;
mod en;
mod fr;

pub(crate) use fr::begins_with_vowel_sound;

use super::lists::{AndOr, separator};
use super::script::is_space;
use crate::text::Lang;

/// Appends the text of a slot to what is already written.
///
/// French contracts and elides (« du », « aux », « d’un »), Arabic joins its clitics ("للعامل",
/// "بالطرفين"), English settles "a" or "an". Plain text is simply appended.
pub fn glue(out: &mut String, next: &str, lang: Lang) {
    match lang {
        Lang::En => en::glue(out, next),
        Lang::Fr => fr::glue(out, next),
        Lang::Ar => ar::glue(out, next),
    }
}

/// Fills one `{name}` place of a phrase, joined to the words before it.
#[must_use]
pub fn fill_joined(phrase: &str, name: &str, value: &str, lang: Lang) -> String {
    let Some((before, after)) = phrase.split_once(&format!("{{{name}}}")) else { return phrase.to_owned() };
    let mut out = before.to_owned();
    glue(&mut out, value, lang);
    out.push_str(after);
    out
}

/// Appends a list of slot texts, repeating the French preposition before each: « à la charge de
/// l’employeur et du travailleur », « à l’employeur ou aux Parties ».
pub fn glue_list(out: &mut String, items: &[String], lang: Lang, and_or: AndOr) {
    let repeated = if lang == Lang::Fr { fr::repeated_preposition(out) } else { "" };
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push_str(separator(items.len(), place, item, lang, and_or));
            out.push_str(repeated);
        }
        if place == 0 || !repeated.is_empty() {
            glue(out, item, lang);
        } else {
            out.push_str(item);
        }
    }
}

/// The last word, when a space follows it, and where it begins.
fn word_before_space(out: &str) -> Option<(usize, &str)> {
    let trimmed = out.trim_end_matches(is_space);
    if trimmed.len() == out.len() {
        return None;
    }
    let start = trimmed.trim_end_matches(char::is_alphabetic).len();
    trimmed.get(start..).filter(|word| !word.is_empty()).map(|word| (start, word))
}
