//! The words of a text in the form in which they are compared, each with its place.
//!
//! One buffer serves all texts of an agreement, so that reading its words allocates nothing.

use std::ops::Range;

use crate::model::{Segment, segments};
use crate::text::digit_value;

/// A word: where its compared form stands in the buffer, and where it stands in the text.
#[derive(Clone, Debug)]
pub struct Word {
    form: Range<usize>,
    /// Where it stands in the text.
    pub place: Range<usize>,
}

/// The words of one text.
#[derive(Debug, Default)]
pub struct Words {
    forms: String,
    all: Vec<Word>,
}

impl Words {
    /// Reads the words of a text; slots and references are not words.
    pub fn read(&mut self, text: &str) {
        self.forms.clear();
        self.all.clear();
        if text.contains(['{', '@']) {
            let start = text.as_ptr() as usize;
            for segment in segments(text) {
                if let Segment::Text(words) = segment {
                    self.run(words, words.as_ptr() as usize - start);
                }
            }
        } else {
            self.run(text, 0);
        }
    }

    /// How many words there are.
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// A word in its compared form.
    pub fn form(&self, at: usize) -> &str {
        self.all.get(at).and_then(|word| self.forms.get(word.form.clone())).unwrap_or("")
    }

    /// Where a word stands in the text.
    pub fn place(&self, at: usize) -> Range<usize> {
        self.all.get(at).map_or(0..0, |word| word.place.clone())
    }

    fn run(&mut self, text: &str, offset: usize) {
        let mut from = None;
        let mut form = self.forms.len();
        for (at, letter) in text.char_indices() {
            if is_word(letter) {
                from.get_or_insert(at);
                push_form(&mut self.forms, letter);
            } else if let Some(start) = from.take() {
                self.all.push(Word { form: form..self.forms.len(), place: offset + start..offset + at });
                form = self.forms.len();
            }
        }
        if let Some(start) = from {
            self.all.push(Word { form: form..self.forms.len(), place: offset + start..offset + text.len() });
        }
    }
}

/// The compared form of a single word.
pub fn form_of(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    word.chars().for_each(|letter| push_form(&mut out, letter));
    out
}

fn is_word(letter: char) -> bool {
    match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '\0'..='\u{7F}' => false,
        '\u{621}'..='\u{65F}' | '\u{670}' | '\u{C0}'..='\u{24F}' => true,
        other => other.is_alphanumeric(),
    }
}

/// Lower case; Arabic without marks and tatweel, with alef, ya and ta marbuta in one form.
fn push_form(out: &mut String, letter: char) {
    match letter {
        'a'..='z' | '0'..='9' => out.push(letter),
        'A'..='Z' => out.push(letter.to_ascii_lowercase()),
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' => out.push('ي'),
        'ک' => out.push('ك'),
        'ة' => out.push('ه'),
        // The other Arabic letters and the accented small ones of French: nearly every letter.
        '\u{620}'..='\u{64A}' | '\u{DF}'..='\u{F6}' | '\u{F8}'..='\u{FF}' => out.push(letter),
        other => match digit_value(other) {
            Some((value, _)) => out.push(char::from(b'0' + value)),
            None => out.extend(other.to_lowercase()),
        },
    }
}

/// The word itself, and what is left of it without the letters that Arabic joins to its front:
/// and, by, for, as, the. Each comes with the number of letters taken off.
pub fn bare_forms(form: &str) -> impl Iterator<Item = (usize, &str)> {
    let arabic = form.as_bytes().first().is_some_and(|byte| *byte >= 0xD8);
    let (mut rest, mut taken, mut step) = (Some(form), 0, 0);
    std::iter::from_fn(move || {
        let current = rest?;
        let result = (taken, current);
        rest = if arabic { strip(current, &mut taken, &mut step) } else { None };
        Some(result)
    })
}

fn strip<'f>(form: &'f str, taken: &mut usize, step: &mut u8) -> Option<&'f str> {
    const FRONTS: [&[char]; 2] = [&['و', 'ف'], &['ب', 'ل', 'ك']];
    while let Some(letters) = FRONTS.get(usize::from(*step)) {
        *step += 1;
        if let Some(rest) = form.strip_prefix(*letters).filter(|rest| rest.len() >= 4) {
            *taken += 1;
            return Some(rest);
        }
    }
    if *step == 2 {
        *step = 3;
        if let Some(rest) = form.strip_prefix("ال").filter(|rest| rest.len() >= 4) {
            *taken += 2;
            return Some(rest);
        }
        // "for the" is written with two lams.
        if *taken > 0
            && let Some(rest) = form.strip_prefix('ل').filter(|rest| rest.len() >= 4)
        {
            *taken += 1;
            return Some(rest);
        }
    }
    None
}

/// Where a word begins once so many Arabic letters are taken off its front; marks do not count.
pub fn without_front(word: &str, letters: usize) -> usize {
    let mut left = letters;
    for (at, letter) in word.char_indices() {
        let mark = matches!(letter, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}');
        if left == 0 && !mark {
            return at;
        }
        if !mark {
            left = left.saturating_sub(1);
        }
    }
    word.len()
}
