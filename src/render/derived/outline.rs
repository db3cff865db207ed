//! Which values of an agreement go into which paper, in which order: the outlines in `templates/papers/`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::model::Life;

/// The outline of the model contract.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contract {
    /// Its sections in order.
    pub section: Vec<ContractSection>,
    /// Who signs.
    pub signature: Vec<Signatory>,
}

/// A section of the contract.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContractSection {
    /// The key of its title.
    pub id: String,
    /// What stands in it, in order.
    pub entry: Vec<Entry>,
}

/// One thing in a section: exactly one of `say`, `clause`, `ask`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// A sentence of the contract alone, with places to fill in.
    pub say: Option<String>,
    /// A kind of clause whose own sentences are taken over.
    pub clause: Option<String>,
    /// The fields taken from the clause.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The columns taken from the rows of the clause.
    #[serde(default)]
    pub columns: Vec<String>,
    /// A matter that a contract must settle, by the key of its name …
    pub ask: Option<String>,
    /// … unless the agreement states one of these: `clause.field`.
    #[serde(default)]
    pub unless: Vec<String>,
    /// A clause, or a value (`clause.field`), without which a sentence of the contract is not said.
    #[serde(default)]
    pub when: Option<String>,
}

/// A place to sign.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Signatory {
    /// The key of the words above it.
    pub say: String,
    /// A value without which there is no such place: `clause.field`.
    #[serde(default)]
    pub when: Option<String>,
}

/// The outline of the guide.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Guide {
    /// Its sections in order.
    pub section: Vec<GuideSection>,
}

/// A section of the guide.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GuideSection {
    /// The key of its title.
    pub id: String,
    /// Its lines in order.
    pub line: Vec<GuideLine>,
}

/// One line of the guide: a sentence that always stands, or what a field says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GuideLine {
    /// A sentence that stands whatever the agreement says.
    pub say: Option<String>,
    /// The key of the words for a matter.
    pub id: Option<String>,
    /// The fields that settle it, `clause.field`: the first that is stated speaks.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Nothing is said where the agreement is silent: the matter concerns some workers only.
    #[serde(default)]
    pub optional: bool,
}

/// The duties with a time in every kind of clause.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Calendar {
    /// Events that happen once, to the agreement itself; all others happen to each worker, request or case.
    pub once: Vec<String>,
    /// Events whose moment the agreement fixes: the event, and the `clause.field` that fixes it.
    pub moments: Vec<(String, String)>,
    /// The duties by the id of the clause.
    pub clauses: BTreeMap<String, ClauseDuties>,
}

/// The duties in one kind of clause.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClauseDuties {
    /// Who owes them, where a duty does not say: the first of these that the agreement names.
    #[serde(default)]
    pub who: Vec<String>,
    /// Fields that measure something and set nobody a time.
    #[serde(default)]
    pub measures: Vec<String>,
    /// The duties by field, or by `row.column` for a row of a table.
    #[serde(default)]
    pub duties: BTreeMap<String, Duty>,
}

/// A duty with a time: exactly one of `within`, `before`, `every`, `lasts`, `at`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Duty {
    /// To be done so long after this event.
    pub within: Option<String>,
    /// To be done so long before this event.
    pub before: Option<String>,
    /// To be done again and again, counted from this event.
    pub every: Option<String>,
    /// To go on so long after this event.
    pub lasts: Option<String>,
    /// To be done at the moment that the value itself names.
    #[serde(default)]
    pub at: bool,
    /// Who owes it.
    #[serde(default)]
    pub who: Vec<String>,
    /// The column that says what is to be done, in a row of a table.
    pub what: Option<String>,
}

/// The table of positions.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Positions {
    /// Its sections in order.
    pub section: Vec<PositionsSection>,
}

/// A section of the table of positions.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PositionsSection {
    /// The key of its title.
    pub id: String,
    /// Its columns in order, by the keys of their heads; `parties` is a column for each Party.
    pub columns: Vec<String>,
}

/// The outline of the brief.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Brief {
    /// How many lines fit on the page.
    pub lines: usize,
    /// How many letters fit in a line.
    pub letters: usize,
    /// How many of its entries each section keeps at least.
    pub least: usize,
    /// Its sections in order.
    pub section: Vec<BriefSection>,
}

/// A section of the brief.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BriefSection {
    /// The key of its title.
    pub id: String,
    /// What stands in it.
    pub takes: Takes,
}

/// What stands in a section of the brief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Takes {
    /// Changes that protect less.
    #[default]
    Weaker,
    /// Changes of which it cannot be told.
    Unclear,
    /// Changes that protect better.
    Stronger,
    /// Brackets opened, closed or changed without effect.
    Brackets,
    /// What is open in the new text.
    Open,
}

/// The outline of the brief.
pub(super) fn brief() -> &'static Brief {
    static CELL: OnceLock<Brief> = OnceLock::new();
    read(&CELL, BRIEF)
}

/// The outline of the contract.
pub(super) fn contract() -> &'static Contract {
    static CELL: OnceLock<Contract> = OnceLock::new();
    read(&CELL, CONTRACT)
}

/// The outline of the guide.
pub(super) fn guide() -> &'static Guide {
    static CELL: OnceLock<Guide> = OnceLock::new();
    read(&CELL, GUIDE)
}

/// The duties.
pub(super) fn calendar() -> &'static Calendar {
    static CELL: OnceLock<Calendar> = OnceLock::new();
    read(&CELL, CALENDAR)
}

/// The events in the life of an agreement.
#[must_use]
pub fn life() -> Life {
    let calendar = calendar();
    Life { once: &calendar.once, moments: &calendar.moments }
}

/// The outline of the table of positions.
pub(super) fn positions() -> &'static Positions {
    static CELL: OnceLock<Positions> = OnceLock::new();
    read(&CELL, POSITIONS)
}

pub(super) const POSITIONS: &str = include_str!("../../../templates/papers/positions.toml");
pub(super) const CONTRACT: &str = include_str!("../../../templates/papers/contract.toml");
pub(super) const GUIDE: &str = include_str!("../../../templates/papers/guide.toml");
pub(super) const BRIEF: &str = include_str!("../../../templates/papers/brief.toml");
pub(super) const CALENDAR: &str = include_str!("../../../templates/papers/calendar.toml");

/// Reads an outline once. The tests of the data see that it can be read.
fn read<T: DeserializeOwned + Default>(cell: &'static OnceLock<T>, file: &str) -> &'static T {
    cell.get_or_init(|| toml::from_str(file).unwrap_or_default())
}
