//! How two spellings of a word are seen as one: case, apostrophes, Arabic marks and letter forms.

use unicode_normalization::UnicodeNormalization;

/// The text as it is compared: lower case, composed, single spaces, Arabic without marks and
/// tatweel, with alef, ya and ta marbuta in one form, Western digits.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'\'' | b'@' | b'.' | b'%' | b'/' | b'(' | b')')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    if text.chars().any(may_compose) {
        text.nfc().for_each(|letter| lower(letter, &mut out));
    } else {
        text.chars().for_each(|letter| lower(letter, &mut out));
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// A letter that may join the one before it, or stand for several. Marks of Arabic are dropped
/// anyway, so they need no composing.
const fn may_compose(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{2FF}' | '\u{370}'..='\u{6FF}' | '\u{2000}'..='\u{206F}')
}

/// Arabic has no capitals, and those of English need no table.
fn lower(letter: char, out: &mut String) {
    match letter {
        'a'..='z' => out.push(letter),
        '\0'..='\u{7F}' => push(letter.to_ascii_lowercase(), out),
        '\u{600}'..='\u{6FF}' => push(letter, out),
        other => other.to_lowercase().for_each(|letter| push(letter, out)),
    }
}

fn push(letter: char, out: &mut String) {
    match letter {
        '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' => out.push('ي'),
        'ک' => out.push('ك'),
        'ة' => out.push('ه'),
        '’' | '‘' | 'ʼ' => out.push('\''),
        ' ' | '-' | '_' | '\t' | '\u{A0}' | '\u{202F}' => {
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

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_meet() {
        assert_eq!(fold("Coût d’émission"), fold("coût  d'émission"));
        assert_eq!(fold("الإقامة"), fold("الاقامه"));
        assert_eq!(fold("عُمّال"), fold("عمال"));
        assert_eq!(fold("in-force"), "in force");
        assert_eq!(fold("٤٨"), "48");
    }
}
