//! What shows only when agreements are read together: the pages of `rules/harmony` over all of them.
//!
//! Agreements are grouped by what they say of one thing, so that the work grows with what they say and not with their pairs, and one
//! thing gives one finding however many agreements it concerns.

mod bodies;
mod definitions;
mod ends;
mod favour;
mod framework;
mod gather;
mod lacking;
mod others;
#[cfg(test)]
mod tests;
pub mod trial;
mod values;

use std::sync::Arc;

use jiff::civil::Date;

pub use bodies::{Mention, mentions};

use super::class::{Class, Provision};
use super::entry::Entry;
use super::place::Place;
use crate::law::{Figures, HarmonyPage, Law};
use crate::model::{Form, Quantity, Value};
use crate::text::{Lang, LangMap};
use crate::vocabulary::{KindId, Vocabulary};
use gather::Gathered;

/// Something that agreements do not say alike.
#[derive(Clone, Debug)]
pub struct Discord {
    /// The page that speaks of it.
    pub page: String,
    /// How much it weighs.
    pub weight: Weight,
    /// What it is about.
    pub subject: Subject,
    /// The agreements by what they say, the best for the worker first where that is known.
    pub groups: Vec<Group>,
    /// By how much the worst is below the best, where that is one quantity.
    pub gap: Option<Quantity>,
    /// The languages in which it shows, for texts.
    pub languages: Vec<Lang>,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Workers or States may be hurt by it.
    Warning,
    /// It must be asked whether it is meant.
    Question,
    /// Worth reading.
    Advice,
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A provision.
    Provision(Provision),
    /// Provisions of one kind of clause.
    Provisions(KindId, Vec<Provision>),
    /// Definitions, by id.
    Definitions(Vec<Arc<str>>),
    /// An authority of a State: the code of the State, and the name that the register has for it.
    Authority(String, LangMapped),
    /// An instrument, by its key.
    Instrument(Arc<str>),
    /// A day.
    Day(Date),
    /// The Parties, by code.
    Parties(Vec<String>),
}

/// A name in the languages in which it is known, in the order of the house.
pub type LangMapped = Vec<(Lang, String)>;

/// Agreements that say the same.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they say.
    pub said: Said,
    /// How that stands to what the others say.
    pub standing: Standing,
    /// The agreements, by id and file.
    pub voices: Vec<Voice>,
}

/// What agreements say of a thing.
#[derive(Clone, Debug)]
pub enum Said {
    /// A value, with the State of destination and that of origin by their roles, and the words of its texts.
    Value(Value, Arc<Class>),
    /// A text in the languages in which it shows.
    Texts(LangMap<Arc<str>>),
    /// A definition, by its id, with its term.
    Definition(Arc<str>, LangMap<Arc<str>>),
    /// A name, written so.
    Name(Arc<str>),
    /// They have it.
    Stated,
    /// They are silent.
    Silent,
}

/// How a group stands to the others, for the worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// None protects better.
    Best,
    /// Between the best and the worst.
    Between,
    /// None protects less.
    Worst,
    /// It cannot be compared with them, or is open.
    Unclear,
    /// There is no better and worse.
    #[default]
    Plain,
}

/// An agreement that says it, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Voice {
    /// The agreement: its place among those that were read together.
    pub entry: usize,
    /// The article or annex: an index of [`Entry::homes`].
    pub home: Option<u16>,
    /// Where it begins; for what is said nowhere, nothing.
    pub place: Option<Place>,
}

/// What agreements are read together with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// States, instruments, pages.
    pub law: &'a Law,
    /// The date at which law is judged; that of each agreement if not said.
    pub on: Option<Date>,
}

/// Agreements under the lamp of the pages.
struct Reading<'a> {
    /// The agreements with their places among all, by id and file.
    entries: Vec<(usize, &'a Entry)>,
    desk: Desk<'a>,
    figures: Figures<'a>,
    /// The one State of destination, if there is one.
    destination: Option<String>,
    gathered: Gathered<'a>,
}

/// What does not agree, the heaviest first, then in the order of the pages and of what they are about. The order of the agreements makes
/// no difference but to the numbers of the voices.
#[must_use]
pub fn harmony(entries: &[Entry], desk: Desk<'_>) -> Vec<Discord> {
    with(entries, desk, desk.law.harmony_cards())
}

/// The same with these pages.
fn with<'p>(entries: &[Entry], desk: Desk<'_>, pages: impl Iterator<Item = &'p HarmonyPage>) -> Vec<Discord> {
    // A framework is a floor under the others and no corridor: what it leaves to them is no fault of it, nor theirs.
    let corridors = Reading::new(entries, desk, |entry| entry.form != Form::Framework);
    let whole = Reading::new(entries, desk, |_| true);
    let of = |page: &HarmonyPage| if page.look == "under_framework" { whole.page(page) } else { corridors.page(page) };
    let mut all: Vec<Discord> = pages.flat_map(of).collect();
    all.sort_by(|one, two| (one.weight, &one.page, &one.subject).cmp(&(two.weight, &two.page, &two.subject)));
    all
}

impl<'a> Reading<'a> {
    fn new(entries: &'a [Entry], desk: Desk<'a>, kept: impl Fn(&Entry) -> bool) -> Self {
        let mut sorted: Vec<(usize, &Entry)> = entries.iter().enumerate().filter(|(_, entry)| kept(entry)).collect();
        sorted.sort_by(|(_, one), (_, two)| (&one.id, &one.file).cmp(&(&two.id, &two.file)));
        let states = entries.iter().flat_map(|entry| entry.parties.iter().map(|(code, _)| code.clone()));
        let mut destinations: Vec<&str> = entries.iter().filter_map(Entry::destination).collect();
        destinations.sort_unstable();
        destinations.dedup();
        let destination = if let [one] = destinations.as_slice() { Some((*one).to_owned()) } else { None };
        let figures = Figures::new(desk.law, desk.vocabulary, states, desk.on);
        Self { gathered: Gathered::new(&sorted, destination.as_deref()), entries: sorted, desk, figures, destination }
    }

    fn page(&self, page: &HarmonyPage) -> Vec<Discord> {
        match page.look.as_str() {
            "values" => self.values(page),
            "floors" => self.floors(page),
            "units" => self.units(page),
            "lacking" => self.lacking(page),
            "better_term" => self.better_term(page),
            "meaning_drifts" => self.meaning_drifts(page),
            "other_names" => self.other_names(page),
            "lapsed_names" => self.lapsed_names(page),
            "body_names" => self.body_names(page),
            "recalled" => self.recalled(page),
            "days_together" => self.days_together(page),
            "same_parties" => self.same_parties(page),
            "under_framework" => self.under_framework(page),
            _ => Vec::new(),
        }
    }
}

impl Discord {
    fn new(page: &HarmonyPage, subject: Subject, groups: Vec<Group>) -> Self {
        let weight = match page.weight.as_str() {
            "warning" => Weight::Warning,
            "question" => Weight::Question,
            _ => Weight::Advice,
        };
        Self { page: page.id.clone(), weight, subject, groups, gap: None, languages: Vec::new() }
    }
}

impl Group {
    fn plain(said: Said, voices: Vec<Voice>) -> Self {
        Self { said, standing: Standing::Plain, voices }
    }
}

impl Voice {
    /// An agreement as a whole.
    const fn whole(entry: usize) -> Self {
        Self { entry, home: None, place: None }
    }
}

impl Weight {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Question => "question",
            Self::Advice => "advice",
        }
    }
}

impl Standing {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Between => "between",
            Self::Worst => "worst",
            Self::Unclear => "unclear",
            Self::Plain => "plain",
        }
    }
}
