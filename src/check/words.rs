//! The words of a text in the form in which they are compared, each with its place.
//!
//! One buffer serves all texts of an agreement: they are read once for all checks.

use std::ops::Range;

use crate::model::{Segment, has_segments, segments};
use crate::text::digit_value;

/// A word: where its compared form stands in the buffer, and where it stands in the text.
#[derive(Clone, Debug)]
struct Word {
    form: Range<u32>,
    place: Range<u32>,
}

/// Room for the words of texts.
#[derive(Debug, Default)]
pub struct Buffer {
    forms: String,
    all: Vec<Word>,
    /// True when a digit was met in the text that is read.
    digits: bool,
}

/// What was read of one text.
#[derive(Clone, Debug)]
pub struct Read {
    /// Its words.
    words: Range<usize>,
    /// True when its words have digits of any system.
    pub digits: bool,
}

/// The words of one text.
#[derive(Clone, Copy, Debug)]
pub struct Words<'b> {
    forms: &'b str,
    all: &'b [Word],
}

impl Buffer {
    /// Reads the words of a text; slots and references are not words.
    pub fn read(&mut self, text: &str) -> Read {
        let first = self.all.len();
        self.digits = false;
        if has_segments(text) {
            let start = text.as_ptr() as usize;
            for segment in segments(text) {
                if let Segment::Text(words) = segment {
                    self.run(words, words.as_ptr() as usize - start);
                }
            }
        } else {
            self.run(text, 0);
        }
        Read { words: first..self.all.len(), digits: self.digits }
    }

    /// The words of a text that was read.
    pub fn words(&self, read: &Read) -> Words<'_> {
        Words { forms: &self.forms, all: self.all.get(read.words.clone()).unwrap_or_default() }
    }

    fn run(&mut self, text: &str, offset: usize) {
        let mut from = None;
        // What need not be changed is copied in one piece.
        let mut same = 0;
        let mut form = self.forms.len();
        for (at, letter) in text.char_indices() {
            match class(letter) {
                Class::Same => {
                    self.digits |= letter.is_ascii_digit();
                    if from.is_none() {
                        from = Some(at);
                        same = at;
                    }
                }
                Class::Changed => {
                    match from {
                        Some(_) => self.forms.push_str(text.get(same..at).unwrap_or("")),
                        None => from = Some(at),
                    }
                    push_form(&mut self.forms, letter);
                    self.digits |= digit_value(letter).is_some();
                    same = at + letter.len_utf8();
                }
                Class::Sign => {
                    if let Some(start) = from.take() {
                        self.forms.push_str(text.get(same..at).unwrap_or(""));
                        self.push(&mut form, offset + start..offset + at);
                    }
                }
            }
        }
        if let Some(start) = from {
            self.forms.push_str(text.get(same..).unwrap_or(""));
            self.push(&mut form, offset + start..offset + text.len());
        }
    }

    fn push(&mut self, form: &mut usize, place: Range<usize>) {
        let end = self.forms.len();
        self.all.push(Word { form: small(*form)..small(end), place: small(place.start)..small(place.end) });
        *form = end;
    }
}

/// Files end at 4 GiB, which the command line enforces.
fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

const fn large(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

impl<'b> Words<'b> {
    /// How many words there are.
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// A word in its compared form.
    pub fn form(&self, at: usize) -> &'b str {
        self.all.get(at).and_then(|word| self.forms.get(large(&word.form))).unwrap_or("")
    }

    /// Where a word stands in the text.
    pub fn place(&self, at: usize) -> Range<usize> {
        self.all.get(at).map_or(0..0, |word| large(&word.place))
    }
}

/// What becomes of a letter in the compared form of a word.
#[derive(Clone, Copy)]
enum Class {
    /// It stays.
    Same,
    /// It is left out, or another stands for it.
    Changed,
    /// It is not of a word.
    Sign,
}

fn class(letter: char) -> Class {
    match letter {
        'a'..='z' | '0'..='9' => Class::Same,
        'A'..='Z' => Class::Changed,
        '\0'..='\u{7F}' => Class::Sign,
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' | 'ی' | 'ک' | 'ة' | '\u{640}' => Class::Changed,
        '\u{621}'..='\u{64A}' | '\u{DF}'..='\u{F6}' | '\u{F8}'..='\u{FF}' => Class::Same,
        other if is_word(other) => Class::Changed,
        _ => Class::Sign,
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

#[cfg(test)]
mod tests {
    use super::{Buffer, form_of};

    #[test]
    fn words_have_the_form_of_single_words() {
        let text = "Les Parties ÉTABLISSENT {hours.week} ٤٨ ساعةً؛ الأُسَر — x2";
        let mut buffer = Buffer::default();
        let (before, read) = (buffer.read("the first text"), buffer.read(text));
        let (words, first) = (buffer.words(&read), buffer.words(&before));
        let forms: Vec<&str> = (0..words.len()).map(|at| words.form(at)).collect();
        assert_eq!(forms, ["les", "parties", "établissent", "48", "ساعه", "الاسر", "x2"]);
        for at in 0..words.len() {
            assert_eq!(words.form(at), form_of(text.get(words.place(at)).unwrap_or("")));
        }
        assert_eq!((first.form(2), first.form(3)), ("text", ""));
        assert_eq!((before.digits, read.digits), (false, true));
    }
}
