//! The only way to markup: elements that close themselves, texts and attributes that are always escaped.

use std::borrow::Cow;

use super::super::script::visible;

/// Markup that is safe to put into a page.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Markup(Cow<'static, str>);

impl Markup {
    /// Markup that is part of the program.
    pub(in crate::render) const fn fixed(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// A style that has been judged: it cannot end its element.
    pub(in crate::render) const fn style(text: String) -> Self {
        Self(Cow::Owned(text))
    }

    /// The markup as text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The attributes of an element; empty values are left out.
pub(in crate::render) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// Builds markup.
#[derive(Debug, Default)]
pub(in crate::render) struct Writer {
    out: String,
    /// Whether only the earlier of two texts is written. Its parts have no ids: links lead to the later one.
    was: bool,
}

impl Writer {
    /// A writer with room for a long page.
    pub(in crate::render) fn new() -> Self {
        Self { out: String::with_capacity(256 * 1024), was: false }
    }

    /// An element and what is inside it.
    pub(in crate::render) fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inside(self);
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// An element of the block level: it ends its line, so that the page can be read and compared.
    pub(in crate::render) fn block(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.element(tag, attributes, inside);
        self.out.push('\n');
    }

    /// A cell or row of a long table: HTML ends it where the next one begins, so its end is not written.
    pub(in crate::render) fn cell(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inside(self);
    }

    /// An element that never has anything inside.
    pub(in crate::render) fn void(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.open(tag, attributes);
    }

    /// An element with nothing but text.
    pub(in crate::render) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(tag, attributes, |out| out.text(text));
    }

    /// Writes as the earlier of two texts has it.
    pub(super) fn as_it_was(&mut self, inside: impl FnOnce(&mut Self)) {
        self.was = true;
        inside(self);
        self.was = false;
    }

    /// Whether only the earlier of two texts is written.
    pub(super) const fn is_as_it_was(&self) -> bool {
        self.was
    }

    /// Text.
    pub(in crate::render) fn text(&mut self, text: &str) {
        self.escape(&visible(text));
    }

    /// The markup, finished.
    pub(in crate::render) fn finish(self) -> Markup {
        Markup(Cow::Owned(self.out))
    }

    fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(tag);
        let was = self.was;
        let written = |(name, value): &&(&'static str, &str)| !(value.is_empty() || was && *name == "id");
        for (name, value) in attributes.iter().filter(written) {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escape(&visible(value));
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn escape(&mut self, text: &str) {
        for part in text.split_inclusive(['&', '<', '>', '"', '\'']) {
            let mut chars = part.chars();
            let entity = match chars.next_back() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\'') => "&#39;",
                _ => {
                    self.out.push_str(part);
                    continue;
                }
            };
            self.out.push_str(chars.as_str());
            self.out.push_str(entity);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_attributes_are_escaped() {
        let mut out = Writer::default();
        out.leaf("p", &[("id", "a\"><b"), ("class", "")], "<i>'&'\u{202e}");
        assert_eq!(out.finish().as_str(), "<p id=\"a&quot;&gt;&lt;b\">&lt;i&gt;&#39;&amp;&#39;⟨U+202E⟩</p>");
    }
}
