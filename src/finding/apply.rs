//! Replacements put into a text.

use super::Fix;

/// The text with the replacements that do not touch one another, and how many were made. The first
/// of two that overlap is made; at one place, the first given.
#[must_use]
pub fn apply(text: &str, fixes: &[&Fix]) -> (String, usize) {
    let mut order: Vec<&Fix> = fixes.to_vec();
    order.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut out = String::with_capacity(text.len() + 1024);
    let (mut at, mut made) = (0, 0);
    let mut last: Option<(usize, usize)> = None;
    for fix in order {
        let range = fix.span.range();
        let same_place = last == Some((range.start, range.end));
        let (Some(between), true) = (text.get(at..range.start), text.is_char_boundary(range.end) && !same_place) else { continue };
        out.push_str(between);
        out.push_str(&fix.text);
        at = range.end;
        made += 1;
        last = Some((range.start, range.end));
    }
    out.push_str(text.get(at..).unwrap_or(""));
    (out, made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Span};

    fn fix(start: usize, end: usize, text: &str) -> Fix {
        Fix { span: Span::new(FileId(0), start, end), text: text.to_owned(), safe: true }
    }

    #[test]
    fn replacements_are_made_from_the_front() {
        let (one, two) = (fix(4, 5, "x"), fix(0, 1, "é"));
        assert_eq!(apply("abcdef", &[&one, &two]), ("ébcdxf".to_owned(), 2));
    }

    #[test]
    fn of_two_that_overlap_the_first_is_made() {
        let (one, two) = (fix(0, 4, "x"), fix(2, 5, "y"));
        assert_eq!(apply("abcdef", &[&two, &one]), ("xef".to_owned(), 1));
    }

    #[test]
    fn two_insertions_at_one_place_are_not_made_together() {
        let (one, two) = (fix(1, 1, "x"), fix(1, 1, "x"));
        assert_eq!(apply("ab", &[&one, &two]), ("axb".to_owned(), 1));
    }

    #[test]
    fn a_place_outside_the_text_changes_nothing() {
        let far = fix(9, 12, "x");
        assert_eq!(apply("ab", &[&far]), ("ab".to_owned(), 0));
    }
}
