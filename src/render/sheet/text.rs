//! A page for a terminal: wrapped lines, labels with hanging text, blocks kept as they are.

use super::{Block, Sheet, Table};

/// Columns of a page.
const WIDTH: usize = 92;
/// Columns of the label before hanging text.
const LABEL: usize = 22;
/// What stands before every line below a heading.
const STEP: usize = 2;

/// The page as plain text, in logical order and without bidirectional control characters.
#[must_use]
pub fn text(sheet: &Sheet) -> String {
    let mut page = Page::default();
    page.wrapped(0, &sheet.title);
    let mut after_pair = false;
    for block in &sheet.blocks {
        if after_pair && matches!(block, Block::Code(_)) {
            page.out.push('\n');
        }
        after_pair = matches!(block, Block::Pair { .. });
        match block {
            Block::Head { text, .. } => {
                page.out.push('\n');
                page.wrapped(0, text);
            }
            Block::Line(words) => page.wrapped(STEP, words),
            Block::Pair { label, text } => page.pair(label, text),
            Block::List(lines) => lines.iter().for_each(|line| page.item(line)),
            Block::Code(text) => page.code(text),
            Block::Table(table) => page.table(table),
        }
    }
    page.out
}

#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    fn pair(&mut self, label: &str, text: &str) {
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

    fn item(&mut self, words: &str) {
        for (at, line) in wrap(words, WIDTH - STEP - 2).iter().enumerate() {
            self.out.push_str(&" ".repeat(STEP));
            self.out.push_str(if at == 0 { "- " } else { "  " });
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn code(&mut self, text: &str) {
        for line in text.lines() {
            if !line.is_empty() {
                self.out.push_str(&" ".repeat(STEP));
            }
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// Row by row: the head of the row, then each cell beside the head of its column.
    fn table(&mut self, table: &Table) {
        for row in table.groups.iter().flat_map(|group| &group.rows) {
            let mut cells = table.head.iter().zip(row);
            if let Some((_, first)) = cells.next() {
                self.wrapped(STEP, first);
            }
            cells.filter(|(_, cell)| !cell.trim().is_empty()).for_each(|(head, cell)| self.pair(&format!("  {head}"), cell));
        }
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
pub(in crate::render) fn wrap(text: &str, room: usize) -> Vec<String> {
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
pub(in crate::render) fn width(text: &str) -> usize {
    text.chars().filter(|letter| !matches!(letter, '\u{64B}'..='\u{65F}' | '\u{670}')).count()
}
