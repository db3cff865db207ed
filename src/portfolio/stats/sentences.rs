//! The sentences of a text: what ends at a full stop, a question mark or a semicolon.

use std::ops::Range;

/// Where the sentences of a text stand. A point inside a number, a slot or an abbreviation such as "No. 97" ends none.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut from = 0;
    let mut slot = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '{' => slot = true,
            '}' => slot = false,
            _ => {}
        }
        let end = at + letter.len_utf8();
        let next = letters.peek().map(|(_, letter)| *letter);
        if !slot && ends(letter, text.get(..at).unwrap_or(""), text.get(end..).unwrap_or(""), next) {
            push(&mut all, text, from..end);
            from = end;
        }
    }
    push(&mut all, text, from..text.len());
    all
}

fn ends(letter: char, before: &str, after: &str, next: Option<char>) -> bool {
    match letter {
        ';' | '؛' => true,
        '?' | '؟' | '!' => next.is_none_or(char::is_whitespace),
        '.' => next.is_none_or(char::is_whitespace) && !abbreviates(before, after),
        _ => false,
    }
}

/// "No. 97", "art. 5": a number follows, or one or two letters stand before.
fn abbreviates(before: &str, after: &str) -> bool {
    let number = after.trim_start().starts_with(|letter: char| crate::text::digit_value(letter).is_some());
    let word = before.rsplit([' ', '\u{A0}', '\u{202F}', '\n', '(']).next().unwrap_or("");
    number && !word.is_empty() && word.chars().count() <= 4 && word.chars().all(char::is_alphabetic)
}

/// Keeps a sentence that has a letter or a digit.
fn push(all: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let Some(sentence) = text.get(range.clone()).filter(|sentence| sentence.contains(char::is_alphanumeric)) else { return };
    let start = range.start + (sentence.len() - sentence.trim_start().len());
    all.push(start..start + sentence.trim().len());
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let said = |text: &'static str| sentences(text).into_iter().filter_map(|range| text.get(range)).collect::<Vec<_>>();
        assert_eq!(said("One. Two ; three?  "), ["One.", "Two ;", "three?"]);
        assert_eq!(
            said("Convention No. 97 and art. 5, 1.5 days, {hours.a; b} done"),
            ["Convention No. 97 and art. 5, 1.5 days, {hours.a; b} done"]
        );
        assert_eq!(said("نعم. لا؛ ربما؟"), ["نعم.", "لا؛", "ربما؟"]);
        assert_eq!(said("  … ; "), [] as [&str; 0]);
    }
}
