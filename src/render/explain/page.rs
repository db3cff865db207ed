//! A page of plain text: headings, wrapped lines, labels with hanging text, blocks kept as they are.

use super::Reader;

/// Columns of a page.
const WIDTH: usize = 92;
/// Columns of the label before hanging text.
const LABEL: usize = 22;
/// What stands before every line below a heading.
const STEP: usize = 2;

/// A page being written.
#[derive(Debug, Default)]
pub(super) struct Page {
    out: String,
}

impl Page {
    /// A page that begins with what kind of thing it explains, and its name.
    pub(super) fn new(reader: Reader<'_>, kind: &str, name: &str) -> Self {
        let mut page = Self::default();
        page.wrapped(0, &format!("{}{}{name}", reader.words.interface(kind), reader.label("explain_colon")));
        page
    }

    /// A heading below an empty line.
    pub(super) fn head(&mut self, words: &str) {
        self.out.push('\n');
        self.wrapped(0, words);
    }

    /// A line, wrapped; nothing where there are no words.
    pub(super) fn line(&mut self, words: &str) {
        self.wrapped(STEP, words);
    }

    /// A label and its text beside it; nothing where there is no text.
    pub(super) fn pair(&mut self, label: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let indent = STEP + LABEL;
        let mut lead = format!("{}{label}", " ".repeat(STEP));
        if width(&lead) + 2 > indent {
            self.out.push_str(&lead);
            self.out.push('\n');
            lead.clear();
        }
        for line in wrap(text, WIDTH - indent) {
            let gap = indent.saturating_sub(width(&lead));
            self.out.push_str(&lead);
            self.out.push_str(&" ".repeat(gap));
            self.out.push_str(&line);
            self.out.push('\n');
            lead.clear();
        }
    }

    /// Lines that are not wrapped.
    pub(super) fn block(&mut self, text: &str) {
        for line in text.lines() {
            if !line.is_empty() {
                self.out.push_str(&" ".repeat(STEP));
            }
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// The text of the page.
    pub(super) fn text(self) -> String {
        self.out
    }

    fn wrapped(&mut self, indent: usize, words: &str) {
        for line in wrap(words, WIDTH - indent) {
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }
}

/// Lines of at most so many columns; a word that is wider stands alone.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Columns of a text; Arabic marks stand above their letters and take none.
fn width(text: &str) -> usize {
    text.chars().filter(|letter| !matches!(letter, '\u{64B}'..='\u{65F}' | '\u{670}')).count()
}
