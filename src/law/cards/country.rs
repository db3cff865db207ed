//! A State and what is known of its law.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use super::super::later::Later;
use super::super::schema::Tri;
use super::{Figure, date_text};

/// A State: its names, and what is known of its law, with the evidence.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub id: String,
    /// ISO 3166-1 alpha-3.
    pub alpha3: String,
    /// ISO 3166-1 numeric.
    pub numeric: String,
    /// `origin`, `destination` or `benchmark`.
    pub role: String,
    /// Evidence of the codes.
    pub evidence: Vec<String>,
    /// True when every code was read in a source.
    pub verified: bool,
    /// Its names and their grammar.
    pub name: Later<CountryNames>,
    /// Its capital.
    pub capital: Later<Place>,
    /// Its languages.
    pub languages: Later<Languages>,
    /// Its money.
    pub money: Later<Money>,
    /// Who is competent, with dates where known.
    #[serde(default)]
    pub authorities: Later<Vec<Authority>>,
    /// Membership of regional bodies and processes.
    #[serde(default)]
    pub membership: Later<BTreeMap<String, Membership>>,
    /// Instruments ratified, not ratified, or unknown.
    #[serde(default)]
    pub ratifications: Later<BTreeMap<String, Later<Ratification>>>,
    /// What its law says of recruitment for work abroad.
    #[serde(default)]
    pub recruitment: Later<Recruitment>,
    /// How it concludes treaties.
    #[serde(default)]
    pub treaty_process: Option<Later<Remark>>,
    /// Its constitution.
    #[serde(default)]
    pub constitution: Option<Later<Remark>>,
    /// Earlier agreements with Libya.
    #[serde(default)]
    pub agreements_with_libya: Option<Later<EarlierAgreements>>,
    /// What its law lays down, by field: `hours.normal_week`, the latest figure last.
    #[serde(default)]
    pub law: Later<BTreeMap<String, Vec<Figure>>>,
    /// The sources cited by `evidence`.
    #[serde(default)]
    pub sources: Later<BTreeMap<String, SourceCard>>,
}

/// Names of a State in three languages.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CountryNames {
    /// English.
    pub en: EnglishName,
    /// French.
    pub fr: FrenchName,
    /// Arabic.
    pub ar: ArabicName,
    /// Evidence of the names.
    pub evidence: Vec<String>,
    /// True when they were read in a source.
    pub verified: bool,
    /// What was not.
    pub note: String,
    /// Evidence of the adjectives.
    pub adjective_evidence: Vec<String>,
    /// True when they were read in a source.
    pub adjective_verified: bool,
    /// What was not.
    pub adjective_note: String,
}

/// English names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EnglishName {
    /// In running text, with its article where it has one.
    pub short: String,
    /// "the Republic of the Niger".
    pub formal: String,
    /// "the Government of the Republic of the Niger".
    pub government: String,
    /// "Nigerien".
    pub adjective: String,
    /// "Nigeriens".
    pub plural: String,
}

/// French names with their prepositions.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FrenchName {
    /// « Niger ».
    pub short: String,
    /// « le ».
    pub article: String,
    /// « le Niger ».
    pub def: String,
    /// « la République du Niger ».
    pub formal: String,
    /// « le Gouvernement de la République du Niger ».
    pub government: String,
    /// « de la République du Niger ».
    pub of_formal: String,
    /// « du Niger ».
    pub of: String,
    /// « au Niger ».
    #[serde(rename = "in")]
    pub within: String,
    /// « du Niger ».
    pub from: String,
    /// « nigérien ».
    pub adjective: Adjective,
}

/// Arabic names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ArabicName {
    /// "النيجر".
    pub short: String,
    /// "جمهورية النيجر".
    pub formal: String,
    /// "حكومة جمهورية النيجر".
    pub government: String,
    /// "نيجري".
    pub adjective: Adjective,
}

/// Forms of an adjective.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Adjective {
    /// Masculine singular.
    pub m: String,
    /// Feminine singular.
    pub f: String,
    /// Masculine plural.
    pub m_plural: String,
    /// Feminine plural.
    pub f_plural: String,
}

/// A town in three languages.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Place {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
    /// Arabic.
    pub ar: String,
    /// Evidence.
    pub evidence: Vec<String>,
    /// True when read in a source.
    pub verified: bool,
    /// What was not.
    pub note: String,
}

/// Languages of a State, as ISO 639 codes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Languages {
    /// Official.
    pub official: Vec<String>,
    /// Working.
    pub working: Vec<String>,
    /// Usual in its treaties.
    pub treaty: Vec<String>,
    /// Useful as authentic texts with Libya.
    pub authentic: Vec<String>,
    /// What to know.
    pub note: String,
    /// Evidence.
    pub evidence: Vec<String>,
    /// True when read in a source.
    pub verified: bool,
}

/// Money of a State.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Money {
    /// ISO 4217.
    pub currency: String,
    /// Decimals of its minor unit.
    pub digits: u32,
    /// IANA time zone.
    pub timezone: String,
    /// Evidence.
    pub evidence: Vec<String>,
    /// True when read in a source.
    pub verified: bool,
}

/// A body that is competent for something.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Authority {
    /// `ministry`, `employment_service` …
    pub role: String,
    /// What it does, in a few words.
    pub does: String,
    /// Its name; a language absent is not known.
    pub name: AuthorityName,
    /// Its name in a language that is not of the house.
    pub own: BTreeMap<String, String>,
    /// Languages in which the name is a courtesy translation of ours.
    pub courtesy: Vec<String>,
    /// Since when.
    #[serde(deserialize_with = "date_text")]
    pub from: Option<String>,
    /// Until when.
    #[serde(deserialize_with = "date_text")]
    pub until: Option<String>,
    /// Evidence.
    pub evidence: Vec<String>,
    /// True when read in a source.
    pub verified: bool,
    /// What to know.
    pub note: String,
}

/// The name of an authority.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuthorityName {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
    /// Arabic.
    pub ar: String,
}

/// Membership of a body.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Membership {
    /// `yes`, `no`, `withdrawn`, `unknown` …
    pub status: String,
    /// Since when.
    #[serde(deserialize_with = "date_text")]
    pub since: Option<String>,
    /// Evidence.
    pub evidence: Vec<String>,
}

/// What is known of one State and one instrument.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ratification {
    /// `yes`, `no` or `unknown`.
    pub status: String,
    /// The day, where it was read.
    #[serde(deserialize_with = "date_text")]
    pub date: Option<String>,
    /// The year, where it was read.
    pub year: Option<i32>,
    /// The day of a signature, which is not a ratification.
    #[serde(deserialize_with = "date_text")]
    pub signed: Option<String>,
    /// The date of the source.
    pub as_of: Option<String>,
    /// What memory believes, where no source was read.
    pub recall: Option<String>,
    /// The year as memory has it.
    pub recall_year: Option<i32>,
    /// When it was last seen absent from a list.
    pub last_seen_no: Option<String>,
    /// Annexes accepted or excluded.
    pub annexes: Option<String>,
    /// Branches accepted.
    pub branches: Option<String>,
    /// Parts accepted.
    pub part: Option<String>,
    /// Reservations and declarations.
    pub reservations: Option<String>,
    /// How sure the note is.
    pub certainty: Option<String>,
    /// What to know.
    pub note: Option<String>,
    /// Evidence: `V:<source>` was read, `M` is memory.
    pub evidence: Vec<String>,
}

/// National law on recruitment for work abroad.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Recruitment {
    /// Acts.
    pub laws: Vec<Act>,
    /// True when every fact was read in a source.
    pub verified: bool,
    /// Facts by name: `worker_fee`, `min_age_general` …
    pub facts: BTreeMap<String, LawFact>,
}

impl<'de> Deserialize<'de> for Recruitment {
    /// In a file the facts stand beside `laws`; stored, they are a map of their own.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Stored {
            laws: Vec<Act>,
            verified: bool,
            facts: BTreeMap<String, LawFact>,
        }
        #[derive(Deserialize)]
        struct Written {
            #[serde(default)]
            laws: Vec<Act>,
            #[serde(default)]
            verified: bool,
            #[serde(flatten)]
            facts: BTreeMap<String, LawFact>,
        }
        if from.is_human_readable() {
            let Written { laws, verified, facts } = Written::deserialize(from)?;
            Ok(Self { laws, verified, facts })
        } else {
            let Stored { laws, verified, facts } = Stored::deserialize(from)?;
            Ok(Self { laws, verified, facts })
        }
    }
}

/// An act.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Act {
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Its year.
    pub year: Option<i32>,
    /// Evidence.
    pub evidence: Vec<String>,
}

/// One fact of national law.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LawFact {
    /// The figure or word; `unknown` means not found, never unregulated.
    pub value: String,
    /// In a sentence.
    pub detail: String,
    /// Whole years, where the figure is an age.
    pub years: Option<i32>,
    /// `V`, `M`, `V+M` or `none`.
    pub basis: String,
    /// The date of the source.
    pub as_of: String,
    /// Evidence.
    pub evidence: Vec<String>,
}

/// A remark with evidence.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Remark {
    /// What is known.
    pub detail: String,
    /// `V`, `M`, `V+M` or `none`.
    pub basis: String,
    /// How sure it is.
    pub certainty: String,
    /// Evidence.
    pub evidence: Vec<String>,
    /// True when read in a source.
    pub verified: bool,
}

/// Earlier agreements with Libya: what is known of them, and what a new one takes from it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EarlierAgreements {
    /// What is known.
    pub detail: String,
    /// `V`, `M`, `V+M` or `none`.
    pub basis: String,
    /// Evidence.
    pub evidence: Vec<String>,
    /// True when read in a source.
    pub verified: bool,
    /// Title of the labour agreement that a new one replaces.
    pub replaced: Option<Tri>,
    /// The day of its signature, where it was seen.
    #[serde(deserialize_with = "date_text")]
    pub signed: Option<String>,
    /// The only channels of recruitment that an earlier arrangement leaves open, as a drafter would type them.
    pub channels: Option<String>,
}

/// A source that was read.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SourceCard {
    /// Where it stands.
    pub address: String,
    /// `treaty-body`, `press` …
    pub kind: String,
    /// What it shows.
    pub shows: String,
    /// Its date.
    pub date: String,
}
