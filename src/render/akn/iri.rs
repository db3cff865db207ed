//! What the paper is called at each level of the standard: work, expression in a language, file.
//!
//! A treaty between two States belongs to neither, but the naming convention wants a country. It is the Party that
//! the id of the agreement names first, which is the same in the copy of each Party; every Government is an author.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::super::tree::{Block, Kind, Paper};
use super::terms::slug;
use crate::text::Lang;

/// What files say of a time that nobody stated.
const UNDATED: &str = "2000-01-01";

/// One who agrees or signs.
#[derive(Clone, Debug)]
pub(super) struct Party {
    /// The code, as printed.
    pub code: String,
    /// What tells it apart: the code of a State in small letters; a number for whatever else was written.
    pub name: String,
}

/// The names of a paper in one language.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// The element that the document is.
    pub element: &'static str,
    /// What kind of document it is.
    pub name: &'static str,
    /// What kind of agreement, or of paper beside one.
    pub subtype: String,
    /// Two letters, as in ISO 3166.
    pub country: String,
    /// The name of the agreement in addresses.
    pub id: String,
    /// The date of the text, if it has one.
    pub dated: Option<String>,
    /// The date of the file.
    pub made: String,
    /// Three letters, as in ISO 639-2.
    pub language: &'static str,
    /// Whose copy it is, if it is somebody's: the order of the Parties makes it another expression.
    pub copy: Option<String>,
    /// Those who agree and sign, by their codes, so that they stand alike in every copy.
    pub parties: Vec<Party>,
    draft: bool,
}

impl Names {
    /// The names of this paper.
    pub(super) fn of(paper: &Paper, lang: Lang, stamp: Option<i64>) -> Self {
        let (element, name) = document(paper);
        let dated = paper.metadata.date.as_deref().and_then(|date| date.parse().ok()).and_then(iso);
        let made = stamp.and_then(|stamp| Timestamp::from_second(stamp).ok()).map(|at| at.to_zoned(TimeZone::UTC).date()).and_then(iso);
        Self {
            element,
            name,
            subtype: if paper.kind == Kind::Agreement { slug(&paper.metadata.form) } else { name.to_owned() },
            country: country(paper),
            id: Some(paper.id.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-"))
                .filter(|id| !id.is_empty())
                .unwrap_or_else(|| name.to_owned()),
            made: made.or_else(|| dated.clone()).unwrap_or_else(|| UNDATED.to_owned()),
            dated,
            language: match lang {
                Lang::Ar => "ara",
                Lang::Fr => "fra",
                Lang::En => "eng",
            },
            copy: copy(paper),
            parties: parties(paper),
            draft: paper.draft,
        }
    }

    /// The date of the text, also when nobody stated it.
    pub(super) fn date(&self) -> &str {
        self.dated.as_deref().unwrap_or(UNDATED)
    }

    /// The work. A draft bears the year only: its day changes from round to round.
    pub(super) fn work(&self) -> String {
        let date = self.date();
        let date = if self.draft { date.split('-').next().unwrap_or(date) } else { date };
        let pieces = ["", "akn", &self.country, self.element, &self.subtype, date, &self.id];
        let (first, rest) = pieces.split_at(1);
        first.iter().chain(rest.iter().filter(|piece| !piece.is_empty())).copied().collect::<Vec<_>>().join("/")
    }

    /// The work in this language, as of this date, in this copy.
    pub(super) fn expression(&self) -> String {
        let version: Vec<&str> = self.dated.iter().chain(&self.copy).map(String::as_str).collect();
        format!("{}/{}@{}", self.work(), self.language, version.join(";"))
    }

    /// An entity that the agreement itself names, in the ontology.
    pub(super) fn entity(&self, class: &str, name: &str) -> String {
        format!("/akn/ontology/{class}/{}.{name}", self.id)
    }

    /// What tells a Party apart; nothing for one that neither agrees nor signs.
    pub(super) fn party(&self, code: &str) -> Option<&str> {
        self.parties.iter().find(|party| party.code == code).map(|party| party.name.as_str())
    }

    /// A reference to a Party, empty for one that neither agrees nor signs.
    pub(super) fn party_ref(&self, code: &str) -> String {
        self.party(code).map(|name| format!("#party_{name}")).unwrap_or_default()
    }
}

fn document(paper: &Paper) -> (&'static str, &'static str) {
    match paper.kind {
        Kind::Agreement if paper.draft => ("bill", "agreement"),
        Kind::Agreement => ("act", "agreement"),
        Kind::Contract => ("doc", "contract"),
        Kind::Guide => ("doc", "guide"),
        Kind::Register => ("doc", "register"),
        Kind::Positions => ("doc", "positions"),
        Kind::Brief => ("doc", "brief"),
    }
}

/// A date that the schema accepts: it knows no year zero, and years before it are nobody's here.
fn iso(date: Date) -> Option<String> {
    (date.year() > 0).then(|| date.to_string())
}

fn is_code(slug: &str) -> bool {
    slug.len() == 2 && slug.chars().all(|c| c.is_ascii_alphabetic())
}

fn country(paper: &Paper) -> String {
    let parties = || paper.metadata.parties.iter().map(|code| slug(code)).filter(|code| is_code(code));
    let id = slug(&paper.id);
    let named = id.split('.').find(|piece| parties().any(|code| code == *piece));
    named.map(str::to_owned).or_else(|| parties().min()).unwrap_or_else(|| "zz".to_owned())
}

fn copy(paper: &Paper) -> Option<String> {
    let first = paper.metadata.parties.first().filter(|_| !paper.copy.is_empty());
    first.map(|code| slug(code)).filter(|code| is_code(code)).map(|code| format!("copy-{code}"))
}

fn parties(paper: &Paper) -> Vec<Party> {
    let signing = paper.blocks.iter().flat_map(|block| match block {
        Block::Testimonium(testimonium) => testimonium.signatures.as_slice(),
        _ => &[],
    });
    let codes = paper.metadata.parties.iter().chain(signing.map(|signature| &signature.party));
    let codes: BTreeSet<&String> = codes.filter(|code| !code.is_empty()).collect();
    let mut taken = BTreeSet::new();
    let named = codes.into_iter().zip(1..).map(|(code, at)| {
        let state = Some(slug(code)).filter(|slug| is_code(slug) && taken.insert(slug.clone()));
        Party { code: code.clone(), name: state.unwrap_or_else(|| at.to_string()) }
    });
    named.collect()
}
