//! The shape of the files in `countries/`, `instruments/` and `rules/`.

mod catalogue;
mod change;
mod country;
mod harmony;
mod instrument;
mod page;
mod rule;
mod subject;

pub use catalogue::Row;
pub use change::{ChangeDef, ChangePage, ChangeRule, Crossing, DIRECTIONS, KINDS, PARTS, Phrases, SIGNS, SLOTS, TOKENS, WORTHS};
pub use country::*;
pub use harmony::{HARMONY_SLOTS, HarmonyPage, LOOKS, ReadsDef, Together, WEIGHTS};
pub use instrument::{ArticleCard, Instrument};
pub use page::{BasisDef, CheckDef, Example, Figure, FixDef, RulePage};
pub use rule::RuleCard;
pub use subject::{STAGES, Subject, Subjects};

use serde::{Deserialize, Deserializer};

/// A TOML date or a text, as a text.
fn date_text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Text(String),
        Date(toml::value::Datetime),
    }
    if !from.is_human_readable() {
        return Option::deserialize(from);
    }
    Ok(Option::<Either>::deserialize(from)?.map(|either| match either {
        Either::Text(text) => text,
        Either::Date(date) => date.to_string(),
    }))
}
