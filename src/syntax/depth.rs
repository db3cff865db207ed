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
    rest.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| from + length)
}

/// The last byte of a text in quotes, as the grammar reads it.
fn skip_text(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    if rest.starts_with(b"\"\"\"") {
        let inside = rest.get(3..).unwrap_or_default();
        return inside.windows(3).position(|three| three == b"\"\"\"").map_or(bytes.len(), |at| from + at + 5);
    }
    let mut escaped = false;
    for (at, byte) in rest.iter().enumerate().skip(1) {
        match byte {
            b'\n' => return from + at,
            b'\\' if !escaped => escaped = true,
            b'"' if !escaped => return from + at,
            _ => escaped = false,
        }
    }
    bytes.len()
}
