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
        let (range, _) = self.value(path);
        Span::new(self.file, range.start, range.end)
    }

    /// A part of a text, by its bytes in the text that is meant.
    pub fn inside(&self, path: &[&str], start: usize, end: usize) -> Span {
        let (range, text) = self.value(path);
        let places = written(self.source.text.get(range.clone()).unwrap_or(""), text.unwrap_or(""));
        let place = |at: usize| {
            let found = places.partition_point(|(meant, _)| *meant < at);
            places.get(found).or_else(|| places.last()).map_or(range.start, |(_, raw)| range.start + raw)
        };
        let (start, end) = (place(start), place(end));
        Span::new(self.file, start, end.max(start))
    }

    /// What follows in a text, shortened.
    pub fn rest(&self, path: &[&str], at: usize) -> String {
        let text = self.value(path).1.and_then(|text| text.get(at..)).unwrap_or("");
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect()
    }

    fn value(&self, path: &[&str]) -> (std::ops::Range<usize>, Option<&str>) {
        let mut range = 0..0;
        let mut value: Option<&DeValue<'_>> = None;
        for (depth, step) in path.iter().enumerate() {
            let next = match (depth, value) {
                (0, _) => self.table.as_ref().and_then(|table| table.get(*step)),
                (_, Some(DeValue::Table(table))) => table.get(*step),
                (_, Some(DeValue::Array(list))) => step.parse::<usize>().ok().and_then(|at| list.get(at)),
                _ => None,
            };
            let Some(next) = next else { return (range, None) };
            range = next.span();
            value = Some(next.get_ref());
        }
        let text = match value {
            Some(DeValue::String(text)) => Some(text.as_ref()),
            _ => None,
        };
        (range, text)
    }
}

/// Where each letter of a text stands as it is written in the file, quotes, escapes and line ends
/// included; at the end, where the closing quote stands.
fn written(raw: &str, meant: &str) -> Vec<(usize, usize)> {
    let triple = raw.starts_with("'''") || raw.starts_with("\"\"\"");
    let escapes = raw.starts_with('"');
    let mut at = if triple { 3 } else { 1 };
    let rest = |at: usize| raw.get(at..).unwrap_or("");
    if triple {
        at += usize::from(rest(at).starts_with('\r'));
        at += usize::from(rest(at).starts_with('\n'));
    }
    let mut places = Vec::with_capacity(meant.len() + 1);
    for (index, letter) in meant.char_indices() {
        // A backslash at the end of a line swallows the white space that follows.
        while let Some(after) = rest(at).strip_prefix('\\').filter(|after| escapes && joins_lines(after)) {
            at += 1 + after.len() - after.trim_start().len();
        }
        places.push((index, at));
        let here = rest(at);
        at += match here.as_bytes() {
            [b'\\', kind, ..] if escapes => match kind {
                b'x' => 4,
                b'u' => 6,
                b'U' => 10,
                _ => 2,
            },
            [b'\r', b'\n', ..] if letter == '\n' => 2,
            _ => here.chars().next().map_or(0, char::len_utf8),
        };
    }
    places.push((meant.len(), at));
    places
}

/// True when nothing but white space stands before the end of the line.
fn joins_lines(after: &str) -> bool {
    after.trim_start_matches([' ', '\t']).starts_with(['\n', '\r'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    /// The words of a file at which a part of the text `a` stands.
    fn marked(file: &str, part: &str) -> String {
        let source = Source::new(String::new(), file.to_owned());
        let spots = Spots::new(FileId(0), &source);
        let text = spots.value(&["a"]).1.unwrap();
        let start = text.find(part).unwrap();
        source.slice(spots.inside(&["a"], start, start + part.len())).to_owned()
    }

    #[test]
    fn a_part_of_a_text_is_found_however_it_is_quoted() {
        assert_eq!(marked("a = 'one two'", "two"), "two");
        assert_eq!(marked("a = \"one two\"", "two"), "two");
        assert_eq!(marked("a = '''\none\n  two'''", "two"), "two");
        assert_eq!(marked("a = '''one\n  two'''", "two"), "two");
        assert_eq!(marked("a = '''\r\none\r\n  two three'''", "two"), "two");
        assert_eq!(marked("a = \"\"\"\r\none\r\n  two three\"\"\"", "two"), "two");
    }

    #[test]
    fn escapes_are_counted_as_they_are_written() {
        assert_eq!(marked(r#"a = "one \"x\" two three""#, "two"), "two");
        assert_eq!(marked(r#"a = "é \u00e9 \t\\ two three""#, "two"), "two");
        assert_eq!(marked(r#"a = "one \U0001F600 two three""#, "two"), "two");
        assert_eq!(marked("a = \"\"\"one \\\n     two three\"\"\"", "two"), "two");
        assert_eq!(marked("a = \"\"\"\\\n  one \\\n\n  two\"\"\"", "two"), "two");
    }

    #[test]
    fn what_follows_the_end_stands_at_the_closing_quote() {
        let source = Source::new(String::new(), String::from("a = 'one' # 'more'"));
        let spots = Spots::new(FileId(0), &source);
        let span = spots.inside(&["a"], 3, 4);
        assert_eq!((span.start, span.end), (8, 8));
        assert_eq!(spots.rest(&["a"], 1), "ne");
        assert_eq!(spots.rest(&["b"], 1), "");
    }
}
