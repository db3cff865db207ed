//! Digits of the three systems met in drafts: Western, Arabic-Indic, and Persian (also Urdu).

/// A system of decimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// `0`–`9`.
    Western,
    /// `٠`–`٩` (U+0660).
    ArabicIndic,
    /// `۰`–`۹` (U+06F0).
    Persian,
}

/// The value and system of a digit.
#[must_use]
pub fn digit_value(letter: char) -> Option<(u8, System)> {
    let (zero, system) = match letter {
        '0'..='9' => ('0', System::Western),
        '\u{660}'..='\u{669}' => ('\u{660}', System::ArabicIndic),
        '\u{6F0}'..='\u{6F9}' => ('\u{6F0}', System::Persian),
        _ => return None,
    };
    u8::try_from(u32::from(letter) - u32::from(zero)).ok().map(|value| (value, system))
}

/// The text with every digit written as a Western one, and `٫` as a point.
#[must_use]
pub fn to_western(text: &str) -> String {
    text.chars()
        .map(|letter| match digit_value(letter) {
            Some((value, _)) => char::from(b'0' + value),
            None if letter == '\u{66B}' => '.',
            None => letter,
        })
        .collect()
}

/// The first two different digit systems of a text, if it mixes them.
#[must_use]
pub fn systems_in(text: &str) -> Option<(System, System)> {
    let mut first = None;
    for (_, system) in text.chars().filter_map(digit_value) {
        match first {
            None => first = Some(system),
            Some(before) if before != system => return Some((before, system)),
            Some(_) => {}
        }
    }
    None
}
