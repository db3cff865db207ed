//! How deep a text nests, measured before the parser recurses into it.

use crate::text::{FileId, Span};

/// The deepest nesting that is read. Real agreements need six levels.
pub const MAX_DEPTH: usize = 48;

/// The first bracket that nests deeper than [`MAX_DEPTH`].
pub fn too_deep(file: FileId, text: &str) -> Option<Span> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(Span::new(file, at, at + 1));
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'#' => at = skip_line(bytes, at),
            b'"' => at = skip_text(bytes, at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The last byte of a comment.
fn skip_line(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(bytes.len(), |length| from + length)
}

/// The last byte of a text in quotes, as the grammar reads it.
fn skip_text(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    if rest.starts_with(b"\"\"\"") {
        let inside = rest.get(3..).unwrap_or_default();
        return memchr::memmem::find(inside, b"\"\"\"").map_or(bytes.len(), |at| from + at + 5);
    }
    let mut at = 1;
    while let Some(found) = rest.get(at..).and_then(|rest| memchr::memchr3(b'"', b'\\', b'\n', rest)) {
        at += found;
        let guarded = rest.get(at + 1).is_some_and(|next| *next != b'\n');
        if rest.get(at) != Some(&b'\\') {
            return from + at;
        }
        at += if guarded { 2 } else { 1 };
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, too_deep};
    use crate::text::FileId;

    #[test]
    fn brackets_in_texts_and_comments_do_not_nest() {
        let open = "{".repeat(MAX_DEPTH);
        let deep = |text: &str| too_deep(FileId(0), &format!("{open}{text}")).map(|span| span.range().start - open.len());
        assert_eq!(deep("{"), Some(0));
        assert_eq!(deep("# {\n\"{\" \"\\\"{\" \"\"\"\n{\"{\n\"\"\" {"), Some(26));
        assert_eq!(deep("\"no end {\n["), Some(10));
        assert_eq!(deep("\"a slash at the end \\\n["), Some(22));
        assert_eq!(deep("\"\"\" no end {{{"), None);
    }
}
