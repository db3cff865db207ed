//! Examples of a clause: written with the keywords of the reader, and said as a paper says them.

use super::status::dotted;
use super::{Key, Reader};
use crate::model::{ArticleItem, NotLoaded, Project, load};
use crate::text::{Lang, Source};
use crate::vocabulary::{ClauseKind, Field, Say};
use crate::wording::clause::{Utterance, plan};
use crate::wording::speaker::Speaker;
use crate::wording::text::Piece;
use crate::wording::words::Words;

/// A clause with the example of every key, in the words of the reader.
pub(super) fn written(reader: Reader<'_>, kind: &ClauseKind) -> String {
    let fields = entries(&kind.fields);
    let row = if kind.columns.is_empty() { String::new() } else { format!("row {{\n{}}}\n", entries(&kind.columns)) };
    translated(reader, &format!("{} {{\n{fields}{row}}}\n", kind.def.name.first(Lang::En)))
}

/// The line of one key, in the words of the reader.
pub(super) fn line(reader: Reader<'_>, key: Key<'_>) -> String {
    let entry = entry(key.field);
    let body = if key.in_row { format!("row {{\n{entry}# \n}}\n") } else { entry };
    let text = translated(reader, &format!("{} {{\n{body}}}\n", key.kind.def.name.first(Lang::En)));
    let inner = text.lines().filter(|line| line.trim() != "#");
    let depth = if key.in_row { 2 } else { 1 };
    let lines: Vec<&str> = inner.collect();
    let kept = lines.get(depth..lines.len().saturating_sub(depth)).unwrap_or_default();
    let indent = "  ".repeat(depth);
    kept.iter().map(|line| format!("{}\n", line.strip_prefix(&indent).unwrap_or(line))).collect()
}

/// The value alone.
pub(super) fn value(reader: Reader<'_>, key: Key<'_>) -> String {
    let line = line(reader, key);
    match line.split_once(": ") {
        Some((before, value)) if !before.contains('{') => value.trim().to_owned(),
        _ => line.split_whitespace().skip_while(|word| *word != "{").collect::<Vec<_>>().join(" "),
    }
}

/// The words of a value with the keywords of the reader.
pub(super) fn value_in(reader: Reader<'_>, key: Key<'_>, words: &str) -> String {
    crate::render::typed::value(key.kind, key.field, words, reader.lang, reader.vocabulary)
}

/// A clause, or a whole agreement, in the words of the reader.
pub(super) fn typed(reader: Reader<'_>, text: &str) -> String {
    if text.trim_start().starts_with("agreement") {
        return translated(reader, text);
    }
    let written = translated(reader, &format!("article a {{\n{text}\n}}\n"));
    let lines: Vec<&str> = written.lines().collect();
    let inside = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    inside.iter().map(|line| format!("{}\n", line.strip_prefix("  ").unwrap_or(line))).collect()
}

/// Everything that a paper between Libya and the Niger prints for some lines of a clause.
pub(super) fn printed(reader: Reader<'_>, kind: &ClauseKind, entries: &str, lang: Lang) -> Vec<String> {
    let project = tiny(reader, &format!("{} {{\n{entries}\n}}\n", kind.def.name.first(Lang::En)));
    let clause = project.agreement.items().find_map(|item| if let ArticleItem::Clause(clause) = item { Some(clause) } else { None });
    let all = clause.map(|clause| plan(clause, reader.vocabulary)).unwrap_or_default();
    let speaker = speaker(reader, &project, lang);
    let mut out = Vec::new();
    for utterance in &all {
        let mut text = flat(&speaker.utter(utterance));
        for item in &utterance.items {
            text.push(' ');
            text.push_str(&flat(&speaker.utter(item)));
        }
        out.push(text);
    }
    out
}

fn entries(fields: &[Field]) -> String {
    fields.iter().map(entry).collect()
}

/// A text in languages is a block; anything else stands after a colon.
fn entry(field: &Field) -> String {
    let colon = if field.def.example.starts_with('{') { " " } else { ": " };
    format!("{}{colon}{}\n", field.def.name.first(Lang::En), field.def.example)
}

fn translated(reader: Reader<'_>, text: &str) -> String {
    crate::render::typed::typed(text, reader.lang, reader.vocabulary)
}

/// What a paper between Libya and the Niger prints for the example of a key.
pub(super) fn spoken(reader: Reader<'_>, key: Key<'_>, lang: Lang) -> String {
    let alone = said(reader, key, lang, &entry(key.field));
    let sentence = if alone.contains('{') { said(reader, key, lang, &entries(&key.kind.fields)) } else { alone };
    if sentence.is_empty() { unfilled(key, lang) } else { sentence }
}

/// The sentence with dots for its values, where the example gives none.
fn unfilled(key: Key<'_>, lang: Lang) -> String {
    match Words::embedded(lang).clause(&key.kind.def.id).and_then(|words| words.get(&key.field.def.id)) {
        Some(Say::Always(text)) => dotted(text),
        Some(Say::Variants(all)) => all.get("else").or_else(|| all.values().next()).map(|text| dotted(text)).unwrap_or_default(),
        None => String::new(),
    }
}

fn said(reader: Reader<'_>, key: Key<'_>, lang: Lang, entries: &str) -> String {
    let project = tiny(reader, &format!("{} {{\n{entries}}}\n", key.kind.def.name.first(Lang::En)));
    let clause = project.agreement.items().find_map(|item| if let ArticleItem::Clause(clause) = item { Some(clause) } else { None });
    let all = clause.map(|clause| plan(clause, reader.vocabulary)).unwrap_or_default();
    let speaker = speaker(reader, &project, lang);
    let holding = all.iter().find(|utterance| holds(utterance, key)).or_else(|| all.first());
    holding.map(|utterance| whole(&speaker, utterance, key)).unwrap_or_default()
}

/// An agreement with one article and one clause.
fn tiny(reader: Reader<'_>, clause: &str) -> Project {
    let text = format!(
        "agreement LY-NE {{\nform: treaty\ndestination: LY\norigin: NE\nauthentic: ar, fr\ncourtesy: en\ncurrency: LYD\ndate: 2026-11-21\n}}\narticle fair-recruitment {{\n{clause}}}\n"
    );
    load(Source::new(String::from("example"), text), reader.vocabulary, &|_, _| Err(NotLoaded::Missing))
}

fn speaker<'a>(reader: Reader<'a>, project: &'a Project, lang: Lang) -> Speaker<'a> {
    Speaker {
        lang,
        words: Words::embedded(lang),
        vocabulary: reader.vocabulary,
        law: reader.law,
        agreement: &project.agreement,
        sources: &project.sources,
        compact: false,
    }
}

fn holds(utterance: &Utterance<'_>, key: Key<'_>) -> bool {
    utterance.key == key.field.def.id || utterance.items.iter().any(|item| holds(item, key))
}

/// A sentence; of a list, its introduction and the one item.
fn whole(speaker: &Speaker<'_>, utterance: &Utterance<'_>, key: Key<'_>) -> String {
    let mut out = flat(&speaker.utter(utterance));
    for item in utterance.items.iter().filter(|item| holds(item, key)) {
        out.push(' ');
        out.push_str(&flat(&speaker.utter(item)));
    }
    out
}

fn flat(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) | Piece::Link { text, .. } => out.push_str(text),
            Piece::Open { inside, .. } => out.push_str(&flat(inside)),
        }
    }
    out
}
