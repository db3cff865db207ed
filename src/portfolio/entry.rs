//! One agreement reduced to what can be set beside others.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::class::{Class, Pool, Provision};
use super::dates::Dates;
use super::distance::Distance;
use super::harmony::{Mention, mentions};
use super::place::{Home, Place};
use super::reader::Reader;
use crate::check::Outcome;
use crate::finding::{Severity, Verdict};
use crate::law::Law;
use crate::model::{Agreement, ArticleItem, Form, Life, PreambleItem, Project, Role, Stage, Waiver};
use crate::text::{Lang, LangMap};
use crate::vocabulary::{KindId, Vocabulary};

/// What every agreement of a run is reduced with.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// States and their authorities.
    pub law: &'a Law,
    /// The events in the life of an agreement.
    pub life: Life,
    /// What the agreements share.
    pub pool: &'a Pool,
}

/// One agreement.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file as it was named.
    pub file: String,
    /// That file and the shared parts it uses, as a [`Place`] counts them.
    pub files: Vec<Arc<str>>,
    /// Its id; empty where the text has no header.
    pub id: String,
    /// Its title.
    pub title: LangMap<Arc<str>>,
    /// Its legal form.
    pub form: Form,
    /// How far it has come.
    pub stage: Stage,
    /// The date at which law is judged.
    pub date: Option<Date>,
    /// The States by code, with what they do, destination first.
    pub parties: Vec<(String, Role)>,
    /// Languages whose text is authentic.
    pub authentic: Vec<Lang>,
    /// Languages of courtesy translations.
    pub courtesy: Vec<Lang>,
    /// Instruments that the preamble recalls, by key, in its order.
    pub recalled: Vec<Arc<str>>,
    /// Its articles, then its annexes.
    pub homes: Vec<Home>,
    /// The kinds of clause that it has, with the article or annex (an index of [`Entry::homes`]), in its order.
    pub clauses: Vec<(KindId, u16)>,
    /// Everything that it states, by provision, then in its order.
    pub stated: Vec<Stated>,
    /// Its definitions, by id.
    pub definitions: BTreeMap<Arc<str>, Defined>,
    /// The days that it fixes.
    pub dates: Dates,
    /// Names of authorities that it writes out, in its order.
    pub bodies: Vec<Mention>,
    /// How far it stands from the model text, where it was held against one.
    pub distance: Option<Distance>,
    /// Its waivers, in its order.
    pub waivers: Vec<Sunset>,
    /// What became of each rule that was run, by id.
    pub rules: BTreeMap<&'static str, Verdict>,
    /// Rules whose findings a waiver accepts, of [`Entry::rules`] or others, by id.
    pub waived: Vec<&'static str>,
    /// How many findings it has.
    pub counts: Counts,
}

/// A value where it stands.
#[derive(Clone, Debug)]
pub struct Stated {
    /// What it is of.
    pub provision: Provision,
    /// What it says.
    pub class: Arc<Class>,
    /// The article or annex: an index of [`Entry::homes`].
    pub home: u16,
    /// Where the value begins.
    pub place: Place,
}

/// A definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defined {
    /// The term.
    pub term: LangMap<Arc<str>>,
    /// What it means.
    pub meaning: LangMap<Arc<str>>,
    /// The article or annex: an index of [`Entry::homes`].
    pub home: u16,
    /// Where it begins.
    pub place: Place,
}

/// A waiver and the day on which it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sunset {
    /// The rule.
    pub rule: Arc<str>,
    /// Its last day, if it has one.
    pub until: Option<Date>,
    /// Where it stands.
    pub place: Place,
}

/// How many findings an agreement has, and how many values are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// What is wrong.
    pub errors: usize,
    /// What is likely to be wrong.
    pub warnings: usize,
    /// What is worth reading.
    pub advice: usize,
    /// What is accepted.
    pub waived: usize,
    /// Values that stand in open brackets.
    pub open: usize,
    /// Passages that could not be read: the agreement says more than is known of it.
    pub unread: usize,
}

impl Entry {
    /// Reduces an agreement and what was found in it.
    #[must_use]
    pub fn new(file: &str, project: &Project, outcome: &Outcome, bench: Bench<'_>) -> Self {
        let Bench { vocabulary, law, life, pool } = bench;
        let agreement = &project.agreement;
        let mut reader = Reader::new(&project.sources, vocabulary, pool);
        let homes = reader.homes(agreement);
        let clauses = reader.clauses(agreement);
        let definitions = reader.definitions(agreement);
        let stated = reader.stated();
        let open = stated.iter().filter(|stated| stated.class.value.is_open()).count();
        Self {
            file: file.to_owned(),
            files: project.sources.iter().map(|(_, source)| pool.text(&source.name)).collect(),
            id: agreement.id.text.clone(),
            title: pool.texts(agreement.title.as_ref(), &project.sources),
            form: agreement.form,
            stage: agreement.stage,
            date: agreement.date,
            parties: agreement.parties.iter().map(|party| (party.code.text.clone(), party.role)).collect(),
            authentic: agreement.authentic.clone(),
            courtesy: agreement.courtesy.clone(),
            recalled: recalled(agreement, pool),
            homes,
            clauses,
            stated,
            definitions,
            bodies: mentions(project, law, pool),
            distance: None,
            dates: Dates::of(agreement, vocabulary, life),
            waivers: waivers(agreement).map(|waiver| reader.sunset(waiver)).collect(),
            rules: outcome.ruled.iter().map(|ruled| (ruled.rule, ruled.verdict)).collect(),
            waived: waived(outcome),
            counts: Counts { open, unread: unread(project), ..Counts::of(outcome) },
        }
    }

    /// What it says of a provision, in its order; nothing for silence.
    #[must_use]
    pub fn of(&self, provision: &Provision) -> &[Stated] {
        let from = self.stated.partition_point(|stated| stated.provision < *provision);
        let to = self.stated.partition_point(|stated| stated.provision <= *provision);
        self.stated.get(from..to).unwrap_or_default()
    }

    /// The code of the State that workers come to.
    #[must_use]
    pub fn destination(&self) -> Option<&str> {
        self.parties.iter().find(|(_, role)| *role == Role::Destination).map(|(code, _)| code.as_str())
    }

    /// The codes of the States that workers come from.
    pub fn origins(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().filter(|(_, role)| *role == Role::Origin).map(|(code, _)| code.as_str())
    }
}

impl Counts {
    fn of(outcome: &Outcome) -> Self {
        let count = |severity| outcome.findings.iter().filter(|finding| finding.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
            waived: outcome.waived.len(),
            open: 0,
            unread: 0,
        }
    }
}

fn unread(project: &Project) -> usize {
    project.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fn recalled(agreement: &Agreement, pool: &Pool) -> Vec<Arc<str>> {
    let items = agreement.preamble.iter().flat_map(|preamble| &preamble.items);
    let names = items.filter_map(|item| if let PreambleItem::Recalling(names) = item { Some(names) } else { None });
    names.flatten().map(|name| pool.text(&name.text)).collect()
}

fn waived(outcome: &Outcome) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = outcome.waived.iter().map(|waived| waived.finding.rule).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn waivers(agreement: &Agreement) -> impl Iterator<Item = &Waiver> {
    agreement.items().filter_map(|item| if let ArticleItem::Waiver(waiver) = item { Some(waiver) } else { None })
}
