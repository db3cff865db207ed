//! When two spellings of a text are one text: Unicode composition, Arabic marks, tatweel and forms of alef, kinds of space,
//! apostrophe and digit. Unlike [`fold`](super::fold) it keeps whatever could change a meaning: case, hyphens, ya and ta marbuta.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The text in one spelling, without spaces at its ends and with single spaces inside.
#[must_use]
pub fn spelling(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| (b' '..=b'~').contains(&byte);
    if text.bytes().all(plain) && !text.starts_with(' ') && !text.ends_with(' ') && memchr::memmem::find(text.as_bytes(), b"  ").is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    if text.chars().all(|letter| matches!(letter, '\0'..='\u{2FF}' | '\u{600}'..='\u{6FF}' | '\u{2000}'..='\u{206F}')) {
        text.chars().for_each(|letter| push(letter, &mut out));
    } else {
        text.nfc().for_each(|letter| push(letter, &mut out));
    }
    if out.ends_with(' ') {
        out.pop();
    }
    Cow::Owned(out)
}

fn push(letter: char, out: &mut String) {
    match letter {
        // Marks of Arabic, tatweel, marks of direction, soft hyphen, joiners that show nothing.
        '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' => {}
        '\u{61C}' | '\u{AD}' | '\u{FEFF}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        '’' | '‘' | 'ʼ' => out.push('\''),
        space if space.is_whitespace() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        other => match super::digit_value(other) {
            Some((value, _)) => out.push(char::from(b'0' + value)),
            None => out.push(other),
        },
    }
}

/// True when two texts differ in spelling at most.
#[must_use]
pub fn same_spelling(one: &str, two: &str) -> bool {
    one == two || spelling(one) == spelling(two)
}

#[cfg(test)]
mod tests {
    use super::{same_spelling, spelling};

    #[test]
    fn spellings_that_print_one_text() {
        for (one, two) in [
            ("الأُجُور", "الاجور"),
            ("العـــامل", "العامل"),
            ("l’employeur", "l'employeur"),
            ("e\u{301}tat", "état"),
            ("30\u{A0}jours", " 30  jours "),
            ("٣٠ يوماً", "30 يوما"),
        ] {
            assert!(same_spelling(one, two), "{one} / {two}");
        }
    }

    #[test]
    fn what_could_mean_something_else_stays() {
        for (one, two) in [("la Partie", "la partie"), ("عمله", "عملة"), ("علي", "على"), ("re-sign", "resign"), ("30", "31"), ("", "a")]
        {
            assert!(!same_spelling(one, two), "{one} / {two}");
        }
    }

    #[test]
    fn a_text_without_letters_that_vary_is_not_copied() {
        assert!(matches!(spelling("plain words"), std::borrow::Cow::Borrowed(_)));
    }
}
