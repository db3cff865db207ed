//! Files and the places in them.

use std::sync::OnceLock;

/// The number of a file among the sources of one run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u16);

/// A run of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; files end at 4 GiB, which the command line enforces.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clip = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: clip(start), end: clip(end) }
    }

    /// From the start of this span to the end of another.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self { end: last.end.max(self.end), ..self }
    }

    /// The byte range.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The empty span where this one starts.
    #[must_use]
    pub const fn at_start(self) -> Self {
        Self { end: self.start, ..self }
    }

    /// The empty span where this one ends.
    #[must_use]
    pub const fn at_end(self) -> Self {
        Self { start: self.end, ..self }
    }
}

/// A line and a column as people count them, from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One file: its name as the user gave it, and its text.
#[derive(Debug)]
pub struct Source {
    /// The name shown in findings.
    pub name: String,
    /// The text.
    pub text: String,
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// A source of a name and a text.
    #[must_use]
    pub const fn new(name: String, text: String) -> Self {
        Self { name, text, lines: OnceLock::new() }
    }

    /// The text of a span; empty when the span is not of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= offset).max(1);
        let start = lines.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start as usize..offset as usize).unwrap_or("");
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { line: count(line), column: count(before.chars().count() + 1) }
    }

    /// The text of a line, counted from 1, without its end.
    #[must_use]
    pub fn line(&self, number: u32) -> &str {
        let lines = self.lines();
        let at = (number as usize).saturating_sub(1);
        let Some(start) = lines.get(at) else { return "" };
        let end = lines.get(at + 1).map_or(self.text.len(), |next| *next as usize);
        self.text.get(*start as usize..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// One index for the file: counting lines anew for each finding would be quadratic.
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let mut starts = vec![0];
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            starts.extend(ends.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)));
            starts
        })
    }
}

/// The files of one agreement, the main one first.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// No file yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { files: Vec::new() }
    }

    /// A set with one file.
    #[must_use]
    pub fn one(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { files: vec![Source::new(name.into(), text.into())] }
    }

    /// Adds a file; the 65,536th and later share the last number.
    pub fn add(&mut self, source: Source) -> FileId {
        self.files.push(source);
        FileId(u16::try_from(self.files.len() - 1).unwrap_or(u16::MAX))
    }

    /// A file by its number.
    #[must_use]
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.files.get(usize::from(file.0))
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |source| source.slice(span))
    }

    /// All files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0_u16..).map(FileId).zip(&self.files)
    }
}
