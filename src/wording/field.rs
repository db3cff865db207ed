//! A field of the vocabulary in words: what it takes, and which value favours the worker.

use super::words::Words;
use crate::vocabulary::{Field, FieldType, Protects};

/// The type of a field: "an amount of money per period", « une durée par an ».
#[must_use]
pub fn takes(field: &Field, words: &Words) -> String {
    let key = match field.kind {
        FieldType::YesNo => "type_yes_no",
        FieldType::Count => "type_count",
        FieldType::CountPer => "type_count_per",
        FieldType::Percent => "type_percent",
        FieldType::Money => "type_money",
        FieldType::MoneyPer => "type_money_per",
        FieldType::Duration | FieldType::DurationPer(_) => "type_duration",
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
    match field.kind {
        FieldType::DurationPer(unit) => format!("{} {}", words.interface(key), words.phrase(&format!("per_{}", unit.id()))),
        _ => words.interface(key).to_owned(),
    }
}

/// Which value of a field favours the worker.
#[must_use]
pub fn protects<'w>(field: &Field, words: &'w Words) -> &'w str {
    words.interface(match field.def.protects {
        Protects::More => "protects_more",
        Protects::Less => "protects_less",
        Protects::Yes => "protects_yes",
        Protects::No => "protects_no",
        Protects::Rank => "protects_rank",
        Protects::Members => "protects_members",
        Protects::Neutral => "protects_neutral",
    })
}
