//! What is said of a rule and of its findings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::later::Later;
use super::super::schema::Tri;

/// What is said of a rule: its title, why it matters, and its messages.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleCard {
    /// Its id, the name of its file.
    pub id: String,
    /// The pack it belongs to.
    pub pack: String,
    /// What is wrong or owed.
    pub title: Later<Tri>,
    /// Why it matters.
    pub why: Later<Tri>,
    /// The first version that had it.
    pub since: String,
    /// The message.
    pub message: Later<Tri>,
    /// Messages for particular cases.
    #[serde(default)]
    pub variants: Later<BTreeMap<String, Tri>>,
    /// Short texts beside second places.
    #[serde(default)]
    pub labels: Later<BTreeMap<String, Tri>>,
    /// What to do.
    #[serde(default)]
    pub help: Option<Later<Tri>>,
    /// What to do in particular cases.
    #[serde(default)]
    pub helps: Later<BTreeMap<String, Tri>>,
}

impl RuleCard {
    /// What is said of a rule of the book.
    #[must_use]
    pub fn of(page: &super::RulePage) -> Self {
        let gap: BTreeMap<String, Tri> = page.check.gap.iter().map(|gap| (String::from("gap"), Tri::clone(gap))).collect();
        Self {
            id: page.id.clone(),
            pack: String::new(),
            title: page.title.clone(),
            why: page.why.clone(),
            since: page.since.clone(),
            message: page.check.message.clone(),
            variants: gap.into(),
            help: Some(page.check.help.clone()),
            ..Self::default()
        }
    }
}
