//! What stands inside a text: words, `{clause.field}` slots and `@id` references. The same small
//! language serves the drafter's prose and the standard wording of clauses.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'t> {
    /// Words.
    Text(&'t str),
    /// `{path}` or `{path, option}`.
    Slot {
        /// What stands before the comma.
        path: &'t str,
        /// What stands after it.
        option: Option<&'t str>,
        /// Where the brace stands in the text.
        at: usize,
    },
    /// `@id`.
    Reference {
        /// The id without its sign.
        id: &'t str,
        /// Where the sign stands in the text.
        at: usize,
    },
}

/// False for a text of words alone.
#[must_use]
pub fn has_segments(text: &str) -> bool {
    memchr::memchr2(b'{', b'@', text.as_bytes()).is_some()
}

/// Splits a text. A brace without its partner, or after a backslash, is a word like another.
#[must_use]
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut search = 0;
    while let Some(found) = text.as_bytes().get(search..).and_then(|rest| memchr::memchr2(b'{', b'@', rest)) {
        let at = search + found;
        let segment = if text.get(..at).is_some_and(|before| before.ends_with('\\')) { None } else { segment_at(text, at) };
        match segment {
            Some((segment, end)) => {
                if let Some(words) = text.get(from..at).filter(|words| !words.is_empty()) {
                    out.push(Segment::Text(words));
                }
                out.push(segment);
                from = end;
                search = end;
            }
            None => search = at + 1,
        }
    }
    if let Some(words) = text.get(from..).filter(|words| !words.is_empty()) {
        out.push(Segment::Text(words));
    }
    out
}

fn segment_at(text: &str, at: usize) -> Option<(Segment<'_>, usize)> {
    let rest = text.get(at + 1..)?;
    if text.get(at..)?.starts_with('{') {
        let length = rest.find(['}', '{']).filter(|end| rest.get(*end..).is_some_and(|tail| tail.starts_with('}')))?;
        let inside = rest.get(..length)?;
        let (path, option) = match inside.split_once(',') {
            Some((path, option)) => (path.trim(), Some(option.trim())),
            None => (inside.trim(), None),
        };
        return Some((Segment::Slot { path, option, at }, at + 1 + length + 1));
    }
    // An address has Latin letters before the sign; Arabic joins و and ل to what follows.
    let inside_word = text.get(..at)?.ends_with(|letter: char| letter.is_ascii_alphanumeric());
    let length = rest.find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '_'))).unwrap_or(rest.len());
    let id = rest.get(..length)?.trim_end_matches('-');
    (!inside_word && !id.is_empty()).then_some((Segment::Reference { id, at }, at + 1 + id.len()))
}

#[cfg(test)]
mod tests {
    use super::{Segment, segments};

    #[test]
    fn words_slots_and_references() {
        let found = segments("See @working-time: {hours.normal week, nom}; not a@b.org, not \\{x} nor {open");
        assert_eq!(found[1], Segment::Reference { id: "working-time", at: 4 });
        assert_eq!(found[3], Segment::Slot { path: "hours.normal week", option: Some("nom"), at: 19 });
        assert_eq!(found.len(), 5);
    }
}
