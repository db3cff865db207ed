//! The page of an explanation: what kind of thing it explains, its name, and its parts.

use super::Reader;
use crate::render::sheet::{Sheet, Table};

/// A page being written.
#[derive(Debug)]
pub(super) struct Page {
    sheet: Sheet,
}

impl Page {
    /// A page that begins with what kind of thing it explains, and its name.
    pub(super) fn new(reader: Reader<'_>, kind: &str, name: &str) -> Self {
        let title = format!("{}{}{name}", reader.words.interface(kind), reader.label("explain_colon"));
        Self { sheet: Sheet::new(reader.lang, title) }
    }

    /// A heading.
    pub(super) fn head(&mut self, words: &str) {
        self.sheet.head(1, words);
    }

    /// A heading inside a part.
    pub(super) fn subhead(&mut self, words: &str) {
        self.sheet.head(2, words);
    }

    /// A line; nothing where there are no words.
    pub(super) fn line(&mut self, words: &str) {
        self.sheet.line(words);
    }

    /// A label and its text beside it; nothing where there is no text.
    pub(super) fn pair(&mut self, label: &str, text: &str) {
        self.sheet.pair(label, text);
    }

    /// A label and several texts beside it.
    pub(super) fn pairs(&mut self, label: &str, texts: &[String]) {
        self.sheet.pairs(label, texts);
    }

    /// Several lines of one kind.
    pub(super) fn list(&mut self, lines: Vec<String>) {
        self.sheet.list(lines);
    }

    /// Lines that are not wrapped.
    pub(super) fn block(&mut self, text: &str) {
        self.sheet.code(text);
    }

    /// A table.
    pub(super) fn table(&mut self, table: Table) {
        self.sheet.table(table);
    }

    /// The finished page.
    pub(super) fn sheet(self) -> Sheet {
        self.sheet
    }
}
