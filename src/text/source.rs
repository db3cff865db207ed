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
    marks: OnceLock<Vec<Mark>>,
}

impl Source {
    /// A source of a name and a text.
    #[must_use]
    pub const fn new(name: String, text: String) -> Self {
        Self { name, text, marks: OnceLock::new() }
    }

    /// The text of a span; empty when the span is not of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        let marks = self.marks();
        let at = marks.partition_point(|mark| mark.offset <= offset).saturating_sub(1);
        let Some(mark) = marks.get(at) else { return Place { line: 1, column: 1 } };
        let between = self.text.get(mark.offset as usize..offset as usize).unwrap_or("");
        Place { line: mark.line, column: mark.column + clip(between.chars().count()) }
    }

    /// The column of a byte in UTF-16 code units, from 1, as editors and SARIF count.
    #[must_use]
    pub fn column_utf16(&self, offset: u32) -> u32 {
        let marks = self.marks();
        let at = marks.partition_point(|mark| mark.offset <= offset).saturating_sub(1);
        let Some(mark) = marks.get(at) else { return 1 };
        let between = self.text.get(mark.offset as usize..offset as usize).unwrap_or("");
        mark.column_utf16 + clip(between.encode_utf16().count())
    }

    /// The text of a line, counted from 1, without its end.
    #[must_use]
    pub fn line(&self, number: u32) -> &str {
        let marks = self.marks();
        let at = marks.partition_point(|mark| mark.line < number);
        let Some(start) = marks.get(at).filter(|mark| mark.line == number) else { return "" };
        let rest = self.text.get(start.offset as usize..).unwrap_or("");
        rest.lines().next().unwrap_or("")
    }

    /// One index for the file: counting lines anew for each finding would be quadratic, and so would
    /// be counting the letters of a line that is the whole file.
    fn marks(&self) -> &[Mark] {
        self.marks.get_or_init(|| {
            let mut marks = Vec::new();
            let mut offset = 0;
            for (line, text) in (1..).zip(self.text.split_inclusive('\n')) {
                mark_line(text, line, offset, &mut marks);
                offset += text.len();
            }
            if marks.is_empty() || self.text.ends_with('\n') {
                let line = marks.last().map_or(1, |mark: &Mark| mark.line + 1);
                marks.push(Mark { offset: clip(offset), line, column: 1, column_utf16: 1 });
            }
            marks
        })
    }
}

/// A byte whose line and column are known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: u32,
    line: u32,
    column: u32,
    column_utf16: u32,
}

/// How many bytes of a line are counted at most to find a column.
const STEP: usize = 1024;

fn mark_line(text: &str, line: u32, offset: usize, marks: &mut Vec<Mark>) {
    let mut from = 0;
    let (mut column, mut column_utf16) = (1, 1);
    marks.push(Mark { offset: clip(offset), line, column, column_utf16 });
    while text.len() - from > STEP {
        let to = (from + STEP..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let between = text.get(from..to).unwrap_or("");
        column += clip(between.chars().count());
        column_utf16 += clip(between.encode_utf16().count());
        from = to;
        marks.push(Mark { offset: clip(offset + from), line, column, column_utf16 });
    }
}

fn clip(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
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
