//! A page about an agreement or about the law, for a reader and not for signature: headings, lines,
//! labelled texts, tables. One page in one language; each format prints the same blocks.

mod json;
mod text;

pub(super) use json::sections;
pub use text::text;
pub(super) use text::{width, wrap};

use crate::text::Lang;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The language of the page.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Head {
        /// 1 for a part of the page, 2 and 3 for what is inside.
        level: u8,
        /// Its words.
        text: String,
        /// What it announces.
        tone: Tone,
    },
    /// A line of words.
    Line(String),
    /// A label and its text; an empty label continues the one before.
    Pair {
        /// What it is.
        label: String,
        /// What it says.
        text: String,
    },
    /// Several lines of one kind.
    List(Vec<String>),
    /// Text as a drafter types it.
    Code(String),
    /// A table.
    Table(Table),
}

/// What a heading announces; its words say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Something that is not met.
    Conflict,
    /// Something that is not said.
    Gap,
    /// Something that cannot be decided.
    Question,
    /// Something that is accepted.
    Waived,
}

/// A table whose first cells are the heads of their rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows, in groups.
    pub groups: Vec<Group>,
    /// True when all cells but the first are figures.
    pub figures: bool,
}

/// Rows that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The row that stands for all of them, if there is one.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A page with a title and nothing on it.
    #[must_use]
    pub const fn new(lang: Lang, title: String) -> Self {
        Self { lang, title, blocks: Vec::new() }
    }

    /// A heading.
    pub fn head(&mut self, level: u8, words: &str) {
        self.blocks.push(Block::Head { level, text: words.to_owned(), tone: Tone::Plain });
    }

    /// A heading that announces something.
    pub fn toned(&mut self, level: u8, words: String, tone: Tone) {
        self.blocks.push(Block::Head { level, text: words, tone });
    }

    /// A line; nothing where there are no words.
    pub fn line(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.blocks.push(Block::Line(words.to_owned()));
        }
    }

    /// A label and its text beside it; nothing where there is no text.
    pub fn pair(&mut self, label: &str, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Pair { label: label.to_owned(), text: text.to_owned() });
        }
    }

    /// A label and several texts beside it.
    pub fn pairs(&mut self, label: &str, texts: &[String]) {
        for (at, text) in texts.iter().enumerate() {
            self.pair(if at == 0 { label } else { "" }, text);
        }
    }

    /// Several lines of one kind.
    pub fn list(&mut self, lines: Vec<String>) {
        if !lines.is_empty() {
            self.blocks.push(Block::List(lines));
        }
    }

    /// Text as it is typed.
    pub fn code(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Code(text.to_owned()));
        }
    }

    /// A table; nothing where it has no rows.
    pub fn table(&mut self, table: Table) {
        if table.groups.iter().any(|group| !group.rows.is_empty()) {
            self.blocks.push(Block::Table(table));
        }
    }
}
