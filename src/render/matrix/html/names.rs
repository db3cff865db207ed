//! What columns and rows are called on the page: a corridor by its country of origin, a provision inside its clause.

use std::collections::BTreeMap;

use super::super::View;
use super::super::said::{Voice, stub};
use crate::model::{Clause, FieldValue, Name};
use crate::portfolio::{Class, Entry, Row};
use crate::render::changes::{flat, tidy};
use crate::render::script::visible;
use crate::text::{Lang, Span};
use crate::wording::clause::plan;
use crate::wording::speaker::Speaker;

/// The columns by their countries of origin; where two agreements have the same, each with its id or file too.
pub(super) fn columns(view: &View<'_>) -> Vec<String> {
    let origins = |entry: &Entry| entry.origins().map(|code| country(view, code)).collect::<Vec<_>>().join(" + ");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    view.matrix.entries.iter().for_each(|entry| *counts.entry(origins(entry)).or_default() += 1);
    let name = |(entry, label): (&Entry, &String)| match origins(entry) {
        none if none.is_empty() => visible(label).into_owned(),
        name if counts.get(&name) == Some(&1) => visible(&name).into_owned(),
        name => visible(&format!("{name} – {label}")).into_owned(),
    };
    view.matrix.entries.iter().zip(&view.matrix.labels).map(name).collect()
}

/// A country as the head of a column has it: without the article that running text needs.
fn country(view: &View<'_>, code: &str) -> String {
    let Some(country) = view.ground.law.country(code) else { return code.to_owned() };
    match view.lang {
        Lang::En => country.name.en.short.trim_start_matches("the ").to_owned(),
        Lang::Fr => country.name.fr.short.clone(),
        Lang::Ar => country.name.ar.short.clone(),
    }
}

/// The field or column, with the thing that its row is of.
pub(super) fn inside(voice: &Voice<'_, '_>, row: &Row) -> String {
    let Some((_, field)) = voice.field(&row.provision) else { return String::new() };
    let name = field.def.name.first(voice.view.lang);
    match &row.provision.row {
        Some(head) => voice.fill("matrix_row", &[("name", name), ("row", &voice.class(head, voice.view.matrix.entries.first()))]),
        None => name.to_owned(),
    }
}

/// The sentence that an agreement prints for a value where it has no words of its own; nothing for a cell of a table.
pub(super) fn sentence(voice: &Voice<'_, '_>, class: &Class, of: Option<&Entry>) -> Option<String> {
    if class.path.in_row {
        return None;
    }
    let stub = of.map(stub).unwrap_or_default();
    let sources = class.sources();
    let speaker = Speaker { compact: false, ..voice.speaker(&stub, &sources) };
    let field = FieldValue { field: class.path.field, key: Span::default(), value: class.value.clone() };
    let clause = Clause {
        kind: class.path.kind,
        name: Name { text: String::new(), span: Span::default() },
        span: Span::default(),
        fields: vec![field],
        rows: Vec::new(),
        wording: None,
        paragraphs: Vec::new(),
    };
    let said = plan(&clause, speaker.vocabulary).iter().fold(String::new(), |mut said, utterance| {
        for one in std::iter::once(utterance).chain(&utterance.items) {
            said.push_str(&flat(&speaker.utter(one)));
            said.push(' ');
        }
        said
    });
    Some(visible(&tidy(&said)).into_owned()).filter(|said| !said.is_empty())
}
