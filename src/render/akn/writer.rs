//! The only way to markup: elements that close themselves, texts and attributes that are always escaped.

use super::super::script::visible;

/// The attributes of an element; empty values are left out.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// Builds a file of XML.
#[derive(Debug)]
pub(super) struct Xml {
    out: String,
    depth: usize,
}

impl Xml {
    /// A file with its declaration.
    pub(super) fn new() -> Self {
        let mut out = String::with_capacity(256 * 1024);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Self { out, depth: 0 }
    }

    /// An element that holds elements, each on its own line.
    pub(super) fn block(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.indent();
        self.element(tag, attributes, |out| {
            out.out.push('\n');
            out.depth += 1;
            let start = out.out.len();
            inside(out);
            out.depth -= 1;
            if out.out.len() == start {
                out.out.pop();
            } else {
                out.indent();
            }
        });
        self.out.push('\n');
    }

    /// The same, but left out when it would be empty: the schema wants something inside.
    pub(super) fn some(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        let before = self.out.len();
        let mut empty = true;
        self.block(tag, attributes, |out| {
            let start = out.out.len();
            inside(out);
            empty = out.out.len() == start;
        });
        if empty {
            self.out.truncate(before);
        }
    }

    /// An element that holds text, on its own line; no space is added inside it.
    pub(super) fn line(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.indent();
        self.element(tag, attributes, inside);
        self.out.push('\n');
    }

    /// An element with attributes only, on its own line.
    pub(super) fn fact(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.line(tag, attributes, |_| {});
    }

    /// An element inside a line.
    pub(super) fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        let start = self.out.len();
        inside(self);
        if self.out.len() == start {
            self.out.pop();
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
    }

    /// An element inside a line, with nothing but text.
    pub(super) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(tag, attributes, |out| out.text(text));
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.escape(&visible(text));
    }

    /// The file, finished.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }

    fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn escape(&mut self, text: &str) {
        for part in text.split_inclusive(['&', '<', '>', '"']) {
            let mut chars = part.chars();
            let entity = match chars.next_back() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
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

    fn written(write: impl FnOnce(&mut Xml)) -> String {
        let mut out = Xml::new();
        write(&mut out);
        out.finish().split_once('\n').unwrap().1.to_owned()
    }

    #[test]
    fn texts_and_attributes_are_escaped() {
        let text = written(|out| out.leaf("p", &[("eId", "a\"><b"), ("class", "")], "<i>'&\u{202e}\u{1}"));
        assert_eq!(text, "<p eId=\"a&quot;&gt;&lt;b\">&lt;i&gt;'&amp;⟨U+202E⟩⟨U+0001⟩</p>");
    }

    #[test]
    fn blocks_are_indented_and_empty_ones_are_short_or_gone() {
        let text = written(|out| {
            out.block("body", &[], |out| {
                out.some("preface", &[], |_| {});
                out.block("content", &[], |_| {});
                out.line("p", &[], |out| out.text("a"));
            });
        });
        assert_eq!(text, "<body>\n  <content/>\n  <p>a</p>\n</body>\n");
    }
}
