//! Places of a text in messages: the file, the line, and the names that a drafter would type to mean the place.

use super::output::Output;
use crate::diff::Address;
use crate::render::visible;
use crate::text::{Lang, Sources, Span};
use crate::vocabulary::Vocabulary;
use crate::wording::words::{Words, fill};

/// Says what became of a place, in a line of its own on the standard error.
pub(super) fn tell(output: &Output, sources: &Sources, span: Span, address: &str, what: &str) {
    let Some(source) = sources.get(span.file) else { return };
    let place = source.place(span.start);
    let (line, column) = (place.line.to_string(), place.column.to_string());
    output.note("change_place", &[("file", &source.name), ("line", &line), ("column", &column), ("address", address), ("what", what)]);
}

/// `working-time/leave.annual`, `preamble (fr)`.
pub(super) fn said(address: &Address, vocabulary: &Vocabulary, lang: Lang) -> String {
    let words = Words::embedded(lang);
    let clause = address.field.map(|path| path.kind).or(address.clause);
    let kind = clause.and_then(|kind| vocabulary.kind(kind));
    let field = address.field.and_then(|path| kind?.field(path.field, path.in_row));
    let key = kind.map(|kind| match field {
        Some(field) => format!("{}.{}", kind.def.name.first(lang), field.def.name.first(lang)),
        None => kind.def.name.first(lang).to_owned(),
    });
    let home = address.home.clone().or_else(|| address.chapter.clone());
    let names: Vec<String> = [home, address.part.clone(), key].into_iter().flatten().collect();
    let whole = if names.is_empty() { words.interface("address_header").to_owned() } else { visible(&names.join("/")).into_owned() };
    match address.lang {
        Some(of) => fill(words.interface("address_lang"), &[("address", &whole), ("lang", of.code())]),
        None => whole,
    }
}
