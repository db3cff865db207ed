//! The only way to markup: what the program says is fixed when it is built, everything else is escaped.

use std::borrow::Cow;
use std::fmt::Write;

use super::super::script::visible;
use super::revision::Changes;

/// The declaration that begins every part.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Markup that grows.
#[derive(Debug, Default)]
pub(super) struct Xml {
    out: String,
    /// What is written as a change, and by whom.
    pub changes: Changes,
}

impl Xml {
    /// A part of the file, with room for so many bytes.
    pub(super) fn part(room: usize) -> Self {
        let mut out = String::with_capacity(room);
        out.push_str(DECLARATION);
        Self { out, changes: Changes::default() }
    }

    /// Markup of the program.
    pub(super) fn raw(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// Text of the paper, which also fits between the quotes of an attribute.
    pub(super) fn text(&mut self, text: &str) {
        let plain = if may_hide(text) { visible(text) } else { Cow::Borrowed(text) };
        let mut rest: &str = &plain;
        while let Some((before, special)) = rest.bytes().position(is_special).and_then(|at| rest.split_at_checked(at)) {
            self.out.push_str(before);
            let mut chars = special.chars();
            self.out.push_str(match chars.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                _ => "&quot;",
            });
            rest = chars.as_str();
        }
        self.out.push_str(rest);
    }

    /// A number.
    pub(super) fn number(&mut self, number: impl Into<i64>) {
        // Writing into a string cannot fail.
        let _ = write!(self.out, "{}", number.into());
    }

    /// An element that has one value: `open` ends with the quote before it.
    pub(super) fn value(&mut self, open: &'static str, value: &str) {
        self.raw(open);
        self.text(value);
        self.raw("\"/>");
    }

    /// An element that has one number: `open` ends with the quote before it.
    pub(super) fn amount(&mut self, open: &'static str, amount: impl Into<i64>) {
        self.raw(open);
        self.number(amount);
        self.raw("\"/>");
    }

    /// An element with nothing but text: `open` and `close` are its two tags.
    pub(super) fn leaf(&mut self, open: &'static str, text: &str, close: &'static str) {
        self.raw(open);
        self.text(text);
        self.raw(close);
    }

    /// How much has been written.
    pub(super) const fn length(&self) -> usize {
        self.out.len()
    }

    /// Takes back the end of what has been written.
    pub(super) fn take_back(&mut self, then: usize) {
        self.out.truncate(then);
    }

    /// Leaves out what was written from one place to another.
    pub(super) fn leave_out(&mut self, from: usize, to: usize) {
        if from <= to && self.out.is_char_boundary(from) && self.out.is_char_boundary(to) {
            self.out.replace_range(from..to, "");
            self.changes.parted();
        }
    }

    /// The bytes of the part.
    pub(super) fn bytes(&self) -> &[u8] {
        self.out.as_bytes()
    }
}

/// Bytes that markup takes for itself.
const fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"')
}

/// Whether a text may hold something to be spelt out: a look at bytes, which nearly every Arabic word passes.
fn may_hide(text: &str) -> bool {
    // Controls, and the first bytes of the code points that `visible` knows.
    text.bytes().any(|byte| matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_values_are_escaped() {
        let mut out = Xml::default();
        out.value("<w:tag w:val=\"", "a\"><b&\u{0}\u{202e}");
        assert_eq!(out.out, "<w:tag w:val=\"a&quot;&gt;&lt;b&amp;⟨U+0000⟩⟨U+202E⟩\"/>");
    }

    #[test]
    fn whatever_is_spelt_out_is_looked_for() {
        for c in (0..=0xffff).filter_map(char::from_u32) {
            let text = c.to_string();
            assert!(may_hide(&text) || visible(&text) == text, "{c:?}");
        }
    }
}
