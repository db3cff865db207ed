//! The page of a key: its type, whom it protects, its choices, and the sentence it prints.

use super::clause::{lang_key, names};
use super::page::Page;
use super::{Key, Reader, example, standards};
use crate::render::sheet::Sheet;
use crate::text::Lang;
use crate::vocabulary::{Choices, Field, Unit};
use crate::wording::field::{protects, takes};

pub(super) fn page(reader: Reader<'_>, key: Key<'_>) -> Sheet {
    let Key { kind, field, .. } = key;
    let lang = reader.lang;
    let name = format!("{}.{}", kind.def.name.first(lang), field.def.name.first(lang));
    let mut page = Page::new(reader, "explain_field", &name);
    page.line(field.def.doc.get(lang));
    page.head(reader.label("explain_type"));
    page.line(&takes(field, reader.words));
    page.line(protects(field, reader.words));
    page.pair(reader.label("explain_units"), &units(reader, field));
    page.pair(reader.label("explain_counts"), &counted(reader, field));
    page.head(reader.label("explain_example"));
    page.block(&example::line(reader, key));
    wording(&mut page, reader, key);
    if let Some(all) = reader.vocabulary.choices(field) {
        page.head(reader.label("explain_choices"));
        choices(&mut page, reader, all);
    }
    if !key.in_row {
        standards::of_field(&mut page, reader, key);
    }
    page.head(reader.label("explain_names"));
    names(&mut page, reader, &field.def.name);
    page.sheet()
}

/// A name that several clauses know.
pub(super) fn list(reader: Reader<'_>, topic: &str, keys: &[Key<'_>]) -> Sheet {
    let mut page = Page::new(reader, "explain_field", topic);
    page.line(reader.label("explain_several"));
    for Key { kind, field, .. } in keys {
        let name = format!("{}.{}", kind.def.name.first(reader.lang), field.def.name.first(reader.lang));
        page.head(&name);
        page.line(field.def.doc.get(reader.lang));
    }
    page.sheet()
}

/// The choices with what each prints.
pub(super) fn choices(page: &mut Page, reader: Reader<'_>, all: &Choices) {
    for (_, _, entry) in all.iter() {
        page.pair(entry.name.first(reader.lang), entry.say.get(reader.lang));
    }
}

/// The sentence in each language; for a column, the head of the column.
fn wording(page: &mut Page, reader: Reader<'_>, key: Key<'_>) {
    page.head(reader.label("explain_wording"));
    for lang in Lang::ALL {
        let text = match &key.field.def.title {
            Some(title) if key.in_row => title.get(lang).to_owned(),
            _ => example::spoken(reader, key, lang),
        };
        page.pair(reader.label(lang_key(lang)), &text);
    }
}

/// The units a key is limited to.
fn units(reader: Reader<'_>, field: &Field) -> String {
    let lexicon = reader.vocabulary.lexicon();
    let unit = |id: &String| Unit::from_id(id).map(|unit| lexicon.unit_form(unit, reader.lang, Some(5)));
    field.def.units.iter().filter_map(unit).collect::<Vec<_>>().join(reader.label("explain_comma"))
}

/// What a number counts.
fn counted(reader: Reader<'_>, field: &Field) -> String {
    let noun = field.def.noun.as_deref().and_then(|id| reader.words.noun(id));
    noun.map(|noun| if reader.lang == Lang::Ar { noun.few.clone() } else { noun.other.clone() }).unwrap_or_default()
}
