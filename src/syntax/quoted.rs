//! Texts in quotes: what stands between the quotes, and whether the quotes are whole.

use crate::text::Span;

/// A text in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted<'a> {
    /// What stands between the quotes, escapes untouched.
    pub inside: &'a str,
    /// Where it stands.
    pub span: Span,
    /// False when the closing quote is missing.
    pub closed: bool,
    /// True for `"""`.
    pub long: bool,
}

impl<'a> Quoted<'a> {
    /// A token as it stands in the file, with its quotes.
    #[must_use]
    pub fn new(token: &'a str, span: Span) -> Self {
        let file = span.file;
        let start = span.range().start;
        if let Some(rest) = token.strip_prefix("\"\"\"") {
            let closed = rest.strip_suffix("\"\"\"");
            let inside = closed.unwrap_or(rest);
            return Self { inside, span: Span::new(file, start + 3, start + 3 + inside.len()), closed: closed.is_some(), long: true };
        }
        let rest = token.strip_prefix('"').unwrap_or(token);
        let closed = rest.strip_suffix('"').filter(|inside| !ends_escaped(inside));
        let inside = closed.unwrap_or(rest);
        Self { inside, span: Span::new(file, start + 1, start + 1 + inside.len()), closed: closed.is_some(), long: false }
    }

    /// The text itself, escapes resolved.
    #[must_use]
    pub fn text(&self) -> String {
        unquote(self.inside)
    }
}

fn ends_escaped(text: &str) -> bool {
    text.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// Resolves `\"`, `\\`, `\{` and `\}`; any other backslash stands for itself.
#[must_use]
pub fn unquote(inside: &str) -> String {
    if !inside.contains('\\') {
        return inside.to_owned();
    }
    let mut out = String::with_capacity(inside.len());
    let mut letters = inside.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\\', Some('"' | '\\')) => out.extend(letters.next()),
            _ => out.push(letter),
        }
    }
    out
}
