//! What is changed in the text of one file.

use std::collections::BTreeMap;

use crate::finding::{Fix, apply};
use crate::text::{FileId, Source, Span};

/// Replacements by their place. What is put in at one place stands in the order in which it was said.
#[derive(Debug, Default)]
pub(super) struct Edits {
    all: BTreeMap<(usize, usize), String>,
    /// True once something was changed that the pair asks for: a part of which this is true cannot be shared.
    pub of_the_pair: bool,
}

impl Edits {
    /// Puts a text in place of a span, which may be empty.
    pub fn put(&mut self, span: Span, text: &str) {
        let range = span.range();
        self.all.entry((range.start, range.end)).or_default().push_str(text);
    }

    /// The same, where the pair asks for it and it is not there already.
    pub fn put_for_pair(&mut self, span: Span, text: &str, source: &Source) {
        if source.slice(span) != text {
            self.of_the_pair = true;
            self.put(span, text);
        }
    }

    /// Takes a part out with the line on which it stands.
    pub fn take_out(&mut self, span: Span, source: &Source) {
        self.of_the_pair = true;
        let before = source.text.get(..span.range().start).unwrap_or_default().trim_end_matches([' ', '\t']);
        let start = before.strip_suffix('\n').map_or(span.range().start, str::len);
        self.put(Span::new(span.file, start, span.range().end), "");
    }

    /// The text of the file once everything is done.
    pub fn applied(&self, source: &Source) -> String {
        let fix = |(&(start, end), text): (&(usize, usize), &String)| Fix {
            span: Span::new(FileId(0), start, end),
            text: text.clone(),
            safe: false,
        };
        let fixes: Vec<Fix> = self.all.iter().map(fix).collect();
        apply(&source.text, &fixes.iter().collect::<Vec<_>>()).0
    }
}
