//! An instrument: its titles, its force, the articles that are cited.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::later::Later;
use super::super::schema::Tri;
use super::date_text;

/// A convention, a recommendation, a law, a guideline.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// NORMLEX key, or our own.
    pub id: String,
    /// Other keys.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// `convention`, `recommendation`, `law` …
    pub kind: String,
    /// Who adopted it.
    pub organisation: String,
    /// `binding`, `reciprocal`, `guidance`, `practice` or `national`.
    pub force: String,
    /// The pack of the rules that rest on it: `ilo`, `icrmw`, `un`, `libya` …
    pub pack: String,
    /// When it was adopted.
    #[serde(default, deserialize_with = "date_text")]
    pub adopted: Option<String>,
    /// When it came into force.
    #[serde(default, deserialize_with = "date_text")]
    pub in_force: Option<String>,
    /// Its official title.
    pub title: Later<Tri>,
    /// Its form in running text.
    pub cite: Later<Tri>,
    /// A short form.
    pub short: Later<Tri>,
    /// An ILO fundamental instrument.
    #[serde(default)]
    pub fundamental: bool,
    /// What its numbered parts are called where they are not articles: `section`, `rule`.
    #[serde(default)]
    pub division: String,
    /// Articles that are cited.
    #[serde(default)]
    pub articles: Vec<ArticleCard>,
    /// Where it was read.
    #[serde(default)]
    pub address: Option<String>,
    /// `read` or `recall`: the grade of title and date.
    pub evidence: String,
    /// The grade of each title.
    #[serde(default)]
    pub title_evidence: Later<BTreeMap<String, String>>,
    /// The grade of each date.
    #[serde(default)]
    pub date_evidence: Later<BTreeMap<String, String>>,
    /// Whom the principle binds whatever they have ratified.
    #[serde(default)]
    pub binds_all: Option<String>,
    /// It is generally taken to reflect custom.
    #[serde(default)]
    pub custom: bool,
    /// Traps: exceptions, reciprocity, annexes.
    #[serde(default)]
    pub note: Option<String>,
}

/// An article and its subject.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleCard {
    /// Its number.
    pub article: String,
    /// What it is about.
    pub about: Later<Tri>,
    /// `read` or `recall`.
    pub evidence: String,
}
