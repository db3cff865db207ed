//! The page of a key: its type, whom it protects, its choices, and the sentence it prints.

use super::clause::{lang_key, names};
use super::page::Page;
use super::{Key, Reader, example};
use crate::text::Lang;
use crate::vocabulary::{Choices, Field, FieldType, Protects, Unit};

pub(super) fn page(reader: Reader<'_>, key: Key<'_>) -> String {
    let Key { kind, field, .. } = key;
    let lang = reader.lang;
    let name = format!("{}.{}", kind.def.name.first(lang), field.def.name.first(lang));
    let mut page = Page::new(reader, "explain_field", &name);
    page.line(field.def.doc.get(lang));
    page.head(reader.label("explain_type"));
    page.line(&takes(reader, field));
    page.line(protects(reader, field));
    page.pair(reader.label("explain_units"), &units(reader, field));
    page.pair(reader.label("explain_counts"), &counted(reader, field));
    page.head(reader.label("explain_example"));
    page.block(&example::line(reader, key));
    wording(&mut page, reader, key);
    if let Some(all) = reader.vocabulary.choices(field) {
        page.head(reader.label("explain_choices"));
        choices(&mut page, reader, all);
    }
    page.head(reader.label("explain_names"));
    names(&mut page, reader, &field.def.name);
    page.text()
}

/// A name that several clauses know.
pub(super) fn list(reader: Reader<'_>, topic: &str, keys: &[Key<'_>]) -> String {
    let mut page = Page::new(reader, "explain_field", topic);
    page.line(reader.label("explain_several"));
    for Key { kind, field, .. } in keys {
        let name = format!("{}.{}", kind.def.name.first(reader.lang), field.def.name.first(reader.lang));
        page.head(&name);
        page.line(field.def.doc.get(reader.lang));
    }
    page.text()
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

/// The type in words.
pub(super) fn takes<'a>(reader: Reader<'a>, field: &Field) -> String {
    let key = match field.kind {
        FieldType::YesNo => "type_yes_no",
        FieldType::Count => "type_count",
        FieldType::CountPer => "type_count_per",
        FieldType::Percent => "type_percent",
        FieldType::Money => "type_money",
        FieldType::MoneyPer => "type_money_per",
        FieldType::Duration => "type_duration",
        FieldType::DurationPer(unit) => return per(reader, unit),
        FieldType::Date => "type_date",
        FieldType::Instant => "type_instant",
        FieldType::Party => "type_party",
        FieldType::Choice => "type_choice",
        FieldType::Choices => "type_choices",
        FieldType::Languages => "type_languages",
        FieldType::Countries => "type_countries",
        FieldType::Currencies => "type_currencies",
        FieldType::Instruments => "type_instruments",
        FieldType::Reference => "type_reference",
        FieldType::Text => "type_text",
    };
    reader.label(key).to_owned()
}

fn per(reader: Reader<'_>, unit: Unit) -> String {
    format!("{} {}", reader.label("type_duration"), reader.words.phrase(&format!("per_{}", unit.id())))
}

/// Which value favours the worker.
pub(super) fn protects<'a>(reader: Reader<'a>, field: &Field) -> &'a str {
    reader.label(match field.def.protects {
        Protects::More => "protects_more",
        Protects::Less => "protects_less",
        Protects::Yes => "protects_yes",
        Protects::No => "protects_no",
        Protects::Rank => "protects_rank",
        Protects::Members => "protects_members",
        Protects::Neutral => "protects_neutral",
    })
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
