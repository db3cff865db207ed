//! What a drafter types, with the keywords of a reader's language.

use crate::syntax::{FormatOptions, format, parse};
use crate::text::{FileId, Lang, Source};
use crate::vocabulary::{ClauseKind, Field, Vocabulary};

/// A text in the standard layout with the keywords of a language.
pub(super) fn typed(text: &str, lang: Lang, vocabulary: &Vocabulary) -> String {
    let source = Source::new(String::from("example"), text.to_owned());
    let parsed = parse(FileId(0), &source, vocabulary);
    format(&parsed.tree, &source, vocabulary, FormatOptions { keywords: Some(lang) })
}

/// The words of a value on one line.
pub(super) fn value(kind: &ClauseKind, field: &Field, words: &str, lang: Lang, vocabulary: &Vocabulary) -> String {
    let one_line = one_line(words);
    let text = format!("{} {{\n{}: {one_line}\n}}\n", kind.def.name.first(Lang::En), field.def.name.first(Lang::En));
    let written = typed(&text, lang, vocabulary);
    let inside = written.split_once('{').and_then(|(_, inside)| inside.trim_end().strip_suffix('}'));
    let value = inside.and_then(|line| line.split_once(':')).map(|(_, value)| self::one_line(value));
    value.filter(|value| !value.is_empty()).unwrap_or(one_line)
}

/// Words without the breaks and spaces of their layout.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
