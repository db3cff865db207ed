//! Where the values of a TOML file stand, for findings in it.

use toml::de::{DeTable, DeValue};

use crate::text::{FileId, Source, Span};

/// The places of a file.
pub struct Spots<'s> {
    file: FileId,
    source: &'s Source,
    table: Option<DeTable<'s>>,
}

impl<'s> Spots<'s> {
    /// The places of a text; of one that is no TOML, its beginning.
    pub fn new(file: FileId, source: &'s Source) -> Self {
        Self { file, source, table: DeTable::parse(&source.text).ok().map(toml::Spanned::into_inner) }
    }

    /// The place of a value, by keys and numbers of a list; else of what holds it.
    pub fn of(&self, path: &[&str]) -> Span {
        let mut range = 0..0;
        let mut value: Option<&DeValue<'_>> = None;
        for (depth, step) in path.iter().enumerate() {
            let next = match (depth, value) {
                (0, _) => self.table.as_ref().and_then(|table| table.get(*step)),
                (_, Some(DeValue::Table(table))) => table.get(*step),
                (_, Some(DeValue::Array(list))) => step.parse::<usize>().ok().and_then(|at| list.get(at)),
                _ => None,
            };
            let Some(next) = next else { break };
            range = next.span();
            value = Some(next.get_ref());
        }
        Span::new(self.file, range.start, range.end)
    }

    /// A part of a text, by its bytes between the quotes.
    pub fn inside(&self, path: &[&str], start: usize, end: usize) -> Span {
        let whole = self.of(path);
        let opening = self.opening(whole);
        let base = whole.range().start + opening;
        let last = whole.range().end.saturating_sub(opening.min(3)).max(base);
        let start = (base + start).min(last);
        Span::new(self.file, start, (base + end).clamp(start, self.source.text.len()))
    }

    /// What follows in a text, shortened.
    pub fn rest(&self, path: &[&str], at: usize) -> String {
        let span = self.inside(path, at, at);
        let whole = self.of(path);
        let text = self.source.text.get(span.range().start..whole.range().end).unwrap_or("");
        text.trim_end_matches(['\'', '"']).trim().chars().take(40).collect()
    }

    /// How many bytes open the text: a quote, or three and a new line.
    fn opening(&self, whole: Span) -> usize {
        let text = self.source.text.get(whole.range()).unwrap_or("");
        let triple = text.starts_with("'''") || text.starts_with("\"\"\"");
        match (triple, text.as_bytes().get(3)) {
            (true, Some(b'\n')) => 4,
            (true, _) => 3,
            (false, _) => 1,
        }
    }
}
