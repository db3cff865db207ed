//! Characters that nobody sees, or that are not what they look like: in the whole file, since a
//! key can hide one as well as a text.

use unicode_normalization::UnicodeNormalization;

use crate::finding::Finding;
use crate::text::{FileId, Span};

use super::confusable::{latin, mixes_scripts};
use super::context::{Context, push_some};

/// What was found in one file, by rule, so that each rule is counted alone.
#[derive(Default)]
struct Found {
    direction: Vec<Finding>,
    invisible: Vec<Finding>,
    control: Vec<Finding>,
    presentation: Vec<Finding>,
    scripts: Vec<Finding>,
}

/// Reads the bytes of every file.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for (file, source) in context.project.sources.iter() {
        let mut found = Found::default();
        scan(file, &source.text, &mut found);
        for all in [found.direction, found.invisible, found.control, found.presentation, found.scripts] {
            push_some(all, out);
        }
    }
}

/// Looks closer only where a byte can begin something strange.
fn scan(file: FileId, text: &str, found: &mut Found) {
    let plain: [bool; 256] = std::array::from_fn(
        |byte| matches!(byte, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x80..=0xC1 | 0xC3..=0xCB | 0xD4..=0xD7 | 0xD9..=0xE0 | 0xE3..=0xEE),
    );
    let mut past = 0;
    for (at, byte) in text.bytes().enumerate() {
        if plain.get(usize::from(byte)) == Some(&false) && at >= past && !is_arabic(text, byte, at) {
            past = closer(file, text, at, found);
        }
    }
}

/// Half of all Arabic letters begin with the byte that begins an invisible mark too.
fn is_arabic(text: &str, byte: u8, at: usize) -> bool {
    byte == 0xD8 && text.as_bytes().get(at + 1) != Some(&0x9C)
}

/// Judges one character; returns where reading goes on.
fn closer(file: FileId, text: &str, at: usize, found: &mut Found) -> usize {
    let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { return at + 1 };
    let end = at + letter.len_utf8();
    let place = Span::new(file, at, end);
    let gone =
        |rule: fn(&'static str, Span) -> Finding, id| rule(id, place).with("code", format!("U+{:04X}", u32::from(letter))).fix(place, "");
    match letter {
        '\u{2066}'..='\u{2069}' if balanced(text, at) => {
            found.direction.push(gone(Finding::advice, "direction-control").variant("isolate"))
        }
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => found.direction.push(gone(Finding::error, "direction-control")),
        '\u{FEFF}' if at == 0 => {}
        '\u{200B}'..='\u{200F}' | '\u{61C}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}' | '\u{180E}' => {
            found.invisible.push(gone(Finding::advice, "invisible-character"))
        }
        '\u{FFFD}' => found.control.push(Finding::error("control-character", place).variant("lost")),
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' => found.control.push(gone(Finding::error, "control-character")),
        '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDF9}' | '\u{FE70}'..='\u{FEFC}' => {
            let (start, end) = word_around(text, at);
            let word = text.get(start..end).unwrap_or("");
            let place = Span::new(file, start, end);
            found
                .presentation
                .push(Finding::advice("presentation-forms", place).with("word", word).fix(place, word.nfkc().collect::<String>()));
            return end;
        }
        '\u{370}'..='\u{52F}' => {
            let (start, end) = word_around(text, at);
            let word = text.get(start..end).unwrap_or("");
            if mixes_scripts(word) {
                let place = Span::new(file, start, end);
                let finding = Finding::error("letters-of-two-scripts", place).with("word", word);
                found.scripts.push(match latin(word) {
                    Some(plain) => finding.variant("near").with("near", plain.as_str()).suggest(place, plain),
                    None => finding,
                });
            }
            return end;
        }
        _ => {}
    }
    end
}

/// True when the isolates of the line open and close in order.
fn balanced(text: &str, at: usize) -> bool {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let mut depth = 0_i32;
    for letter in line.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// The run of letters around a place.
fn word_around(text: &str, at: usize) -> (usize, usize) {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '\u{64B}'..='\u{65F}');
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at..).unwrap_or("");
    let start = before.trim_end_matches(inside).len();
    let length = after.len() - after.trim_start_matches(inside).len();
    let own = after.chars().next().map_or(0, char::len_utf8);
    (start, at + length.max(own))
}
