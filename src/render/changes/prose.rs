//! Words of prose that came and went, with so much of what stays as shows where.

use crate::diff::Edit;
use crate::render::script::visible;

/// So many words of what stays are shown beside a change.
const AROUND: usize = 6;

/// The edits with only the neighbourhood of what changed; what is left out is marked.
pub(super) fn excerpt(edits: &[Edit]) -> Vec<Edit> {
    let last = edits.len().saturating_sub(1);
    let cut = |(at, edit): (usize, &Edit)| match edit {
        Edit::Same(text) => Edit::Same(around(&visible(text), at == 0, at == last)),
        Edit::Out(text) => Edit::Out(visible(text).into_owned()),
        Edit::In(text) => Edit::In(visible(text).into_owned()),
    };
    edits.iter().enumerate().map(cut).collect()
}

/// The end of what stands before a change, the beginning of what follows one, or both.
fn around(text: &str, first: bool, last: bool) -> String {
    let words = text.split_whitespace().count();
    let keep = if first || last { AROUND } else { AROUND * 2 };
    if words <= keep + 1 {
        return text.to_owned();
    }
    let (head, tail) = (beginning(text, AROUND), ending(text, AROUND));
    match (first, last) {
        (true, _) => format!("… {tail}"),
        (false, true) => format!("{head} …"),
        (false, false) => format!("{head} … {tail}"),
    }
}

/// The first words of a text, with the space before them.
fn beginning(text: &str, words: usize) -> &str {
    let ends = text.char_indices().zip(text.chars().skip(1)).filter(|((_, c), next)| !c.is_whitespace() && next.is_whitespace());
    let end = ends.map(|((at, c), _)| at + c.len_utf8()).nth(words.saturating_sub(1));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The last words of a text, with the space after them.
fn ending(text: &str, words: usize) -> &str {
    let mut before_space = true;
    let mut starts = Vec::new();
    for (at, c) in text.char_indices() {
        if before_space && !c.is_whitespace() {
            starts.push(at);
        }
        before_space = c.is_whitespace();
    }
    let start = starts.len().checked_sub(words).and_then(|at| starts.get(at));
    start.and_then(|start| text.get(*start..)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_neighbourhood_is_shown() {
        let edits = [
            Edit::Same("one two three four five six seven eight nine ".to_owned()),
            Edit::Out("shall".to_owned()),
            Edit::In("may".to_owned()),
            Edit::Same(" be paid".to_owned()),
        ];
        let Some(Edit::Same(head)) = excerpt(&edits).into_iter().next() else { panic!("no head") };
        assert_eq!(head, "… four five six seven eight nine ");
        assert_eq!(excerpt(&edits).last(), Some(&Edit::Same(" be paid".to_owned())), "what is short is whole");
        let long = " a b c d e f g h i j k l m n o p ";
        let middle = [Edit::Out("x".to_owned()), Edit::Same(long.to_owned()), Edit::In("y".to_owned())];
        assert_eq!(excerpt(&middle).get(1), Some(&Edit::Same(" a b c d e f … k l m n o p ".to_owned())));
        let end = [Edit::In("y".to_owned()), Edit::Same(long.to_owned())];
        assert_eq!(excerpt(&end).get(1), Some(&Edit::Same(" a b c d e f …".to_owned())));
    }

    #[test]
    fn nothing_that_changed_is_left_out_or_hidden() {
        let gone = "word ".repeat(40);
        let edits = [Edit::Out(gone.clone()), Edit::In("a\u{202e}b\u{1b}[31m".to_owned())];
        assert_eq!(excerpt(&edits), [Edit::Out(gone), Edit::In("a⟨U+202E⟩b⟨U+001B⟩[31m".to_owned())]);
    }
}
