//! English: "a" or "an" by the sound that follows.

use super::word_before_space;

pub(super) fn glue(out: &mut String, next: &str) {
    // "paid at at least 150 per cent" is said otherwise.
    if let Some(rest) = next.strip_prefix("at least ").filter(|_| out.ends_with(" at ")) {
        out.push_str("not less than ");
        out.push_str(rest);
        return;
    }
    if let Some((start, article)) = article_before(out).filter(|_| next.starts_with(char::is_alphanumeric)) {
        out.truncate(start);
        out.push_str(if begins_with_vowel_sound(next) { article.1 } else { article.0 });
        out.push(' ');
    }
    out.push_str(next);
}

/// An indefinite article at the end of the text; a capital one only where a sentence can begin, since
/// "Party A" is no article.
fn article_before(out: &str) -> Option<(usize, (&'static str, &'static str))> {
    let (start, word) = word_before_space(out)?;
    let before = out.get(..start)?.trim_end();
    match word {
        "a" | "an" => Some((start, ("a", "an"))),
        "A" | "An" if before.is_empty() || before.ends_with(['.', ':', ';', '"', '(']) => Some((start, ("A", "An"))),
        _ => None,
    }
}

fn begins_with_vowel_sound(text: &str) -> bool {
    let word: &str = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.starts_with('8') || matches!(word, "11" | "18");
    }
    if word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase()) {
        return word.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
    }
    let word = word.to_lowercase();
    if SILENT_H.iter().any(|start| word.starts_with(start)) {
        return true;
    }
    word.starts_with(['a', 'e', 'i', 'o', 'u']) && !begins_with_glide(&word)
}

const SILENT_H: [&str; 4] = ["hour", "honest", "honour", "heir"];

const GLIDES: [&str; 6] = ["use", "usu", "usag", "util", "eu", "ubi"];
/// The negative prefix un- before i: "uninsured", "unimpeded".
const NEGATIVES: [&str; 3] = ["unin", "unim", "unid"];

/// "one", "union", "European": a vowel letter with a consonant sound.
fn begins_with_glide(word: &str) -> bool {
    let starts = |list: &[&str]| list.iter().any(|start| word.starts_with(start));
    matches!(word, "one" | "once") || starts(&GLIDES) || (starts(&["uni"]) && !starts(&NEGATIVES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_or_an_by_sound() {
        for (before, next, expected) in [
            ("a ", "eight (8) hours", "an eight (8) hours"),
            ("a ", "eighteen (18) months", "an eighteen (18) months"),
            ("an ", "thirty (30) days", "a thirty (30) days"),
            ("A ", "annual review", "An annual review"),
            ("a ", "8-hour day", "an 8-hour day"),
            ("a ", "11,000 fee", "an 11,000 fee"),
            ("a ", "1,800 fee", "a 1,800 fee"),
            ("an ", "union", "a union"),
            ("a ", "uninsured worker", "an uninsured worker"),
            ("a ", "hour", "an hour"),
            ("an ", "housing allowance", "a housing allowance"),
            ("an ", "one (1) month", "a one (1) month"),
            ("a ", "employer", "an employer"),
            ("a ", "ILO body", "an ILO body"),
            ("an ", "UN body", "a UN body"),
            ("such a ", "official", "such an official"),
            ("Party A ", "employer", "Party A employer"),
            ("at least ", "eight", "at least eight"),
            ("agenda ", "item", "agenda item"),
            ("a ", "\"quoted\"", "a \"quoted\""),
            ("", "eight", "eight"),
        ] {
            let mut out = before.to_owned();
            glue(&mut out, next);
            assert_eq!(out, expected);
        }
    }
}
