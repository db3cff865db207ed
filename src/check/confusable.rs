//! Words whose letters are of two scripts: they look right and are found by nobody.

/// Cyrillic and Greek letters that look like Latin ones.
const ALIKE: &[(char, char)] = &[
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('ԁ', 'd'),
    ('һ', 'h'),
    ('к', 'k'),
    ('м', 'm'),
    ('т', 't'),
    ('н', 'h'),
    ('в', 'b'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ѕ', 'S'),
    ('Ј', 'J'),
    ('ο', 'o'),
    ('α', 'a'),
    ('ν', 'v'),
    ('ι', 'i'),
    ('ρ', 'p'),
    ('υ', 'u'),
    ('κ', 'k'),
    ('ε', 'e'),
    ('τ', 't'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
];

/// The word in Latin letters alone, when every strange letter looks like one.
pub fn latin(word: &str) -> Option<String> {
    word.chars()
        .map(
            |letter| {
                if is_strange(letter) {
                    ALIKE.iter().find(|(strange, _)| *strange == letter).map(|(_, latin)| *latin)
                } else {
                    Some(letter)
                }
            },
        )
        .collect()
}

/// True for letters of scripts that no language of the house uses.
pub const fn is_strange(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{52F}')
}

/// True when a word has both Latin letters and strange ones.
pub fn mixes_scripts(word: &str) -> bool {
    let is_latin = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '\u{C0}'..='\u{24F}');
    word.chars().any(is_strange) && word.chars().any(is_latin)
}
