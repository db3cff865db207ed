//! Text measured in the cells of a terminal.

use crate::text::is_mark;

/// How many cells a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(cells).sum()
}

const fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

fn cells(c: char) -> usize {
    match c {
        _ if is_mark(c) => 0,
        _ if is_wide(c) => 2,
        _ => 1,
    }
}

/// Lines no wider than the room, broken at ordinary spaces only: a no-break space holds.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut taken) = (String::new(), 0_usize);
    for word in text.split(' ').filter(|word| !word.is_empty()).flat_map(|word| pieces(word, room)) {
        let wide = width(word);
        if taken > 0 && taken.saturating_add(1).saturating_add(wide) > room {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if taken > 0 {
            line.push(' ');
            taken = taken.saturating_add(1);
        }
        line.push_str(word);
        taken = taken.saturating_add(wide);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word, or the pieces of one that no line can hold.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    let (mut pieces, mut rest, mut taken) = (Vec::new(), word, 0_usize);
    if width(word) <= room {
        return vec![word];
    }
    while let Some(at) = rest.char_indices().find_map(|(at, c)| {
        taken = taken.saturating_add(cells(c));
        (taken > room && at > 0).then_some(at)
    }) {
        let (piece, tail) = rest.split_at(at);
        pieces.push(piece);
        (rest, taken) = (tail, 0);
    }
    pieces.push(rest);
    pieces
}

/// Text with spaces before it that put it in the middle.
pub(super) fn centred(text: &str, room: usize) -> String {
    format!("{}{text}", " ".repeat(room.saturating_sub(width(text)) / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowel_marks_take_no_room() {
        assert_eq!(width("يوماً"), width("يوما"));
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("中a"), 3);
    }

    #[test]
    fn lines_break_at_spaces_only() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("30\u{a0}jours au plus", 9), ["30\u{a0}jours", "au plus"]);
        assert!(wrap("", 7).is_empty());
    }

    #[test]
    fn a_word_too_long_is_cut() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    }
}
