//! Findings across agreements in words: what they are about, what is said, who says it and where.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::View;
use crate::model::{Agreement, Bounded, Case, FieldValue, Quantity, Said as Stated, Term, Value};
use crate::portfolio::harmony::{Discord, Group, Said, Standing, Subject, Voice};
use crate::portfolio::{Entry, Provision};
use crate::render::changes::{flat, tidy};
use crate::render::visible;
use crate::text::{Lang, LangMap, Sources, Span};
use crate::vocabulary::{ClauseKind, Field, FieldId, KindId};
use crate::wording::labels::{annex_heading, article_heading};
use crate::wording::lists::{AndOr, join};
use crate::wording::speaker::Speaker;
use crate::wording::words::{Words, fill};

/// So many agreements are named in a sentence; the lines below it name all.
const NAMED: usize = 4;
/// So many letters of a value stand in a sentence.
const MOST: usize = 120;

/// The language of a reader.
#[derive(Clone, Copy)]
pub(super) struct Spoken<'v, 'a> {
    pub view: &'v View<'a>,
    words: &'static Words,
}

/// What is said of a finding.
pub(super) struct Sentence {
    pub title: String,
    pub message: String,
    pub help: String,
}

impl<'v, 'a> Spoken<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>) -> Self {
        Self { view, words: Words::embedded(view.lang) }
    }

    /// A word of the interface.
    pub(super) fn say<'k>(&'k self, key: &'k str) -> &'k str {
        self.words.interface(key)
    }

    /// A sentence of the interface.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.words.interface(key), values)
    }

    /// The sentences of the page of a finding.
    pub(super) fn sentence(&self, discord: &Discord) -> Sentence {
        let Some(page) = self.view.law.harmony_card(&discord.page) else {
            return Sentence { title: discord.page.clone(), message: discord.page.clone(), help: String::new() };
        };
        let facts = self.facts(discord);
        let facts: Vec<(&str, &str)> = facts.iter().map(|(name, words)| (*name, words.as_str())).collect();
        let lang = self.view.lang;
        Sentence {
            title: page.title.get(lang).to_owned(),
            message: fill(page.message.get(lang), &facts),
            help: fill(page.help.get(lang), &facts),
        }
    }

    fn facts(&self, discord: &Discord) -> Vec<(&'static str, String)> {
        let with = |standing: Standing| discord.groups.iter().filter(move |group| group.standing == standing);
        let said = |standing| with(standing).next().map(|group| self.short(&self.said(discord, group))).unwrap_or_default();
        let named = |groups: &mut dyn Iterator<Item = &Group>| self.named(groups.flat_map(|group| &group.voices));
        let silent = discord.groups.iter().any(|group| matches!(group.said, Said::Silent));
        let (first, rest) = discord.groups.split_at_checked(usize::from(!discord.groups.is_empty())).unwrap_or_default();
        let agreements = if silent { named(&mut first.iter()) } else { named(&mut discord.groups.iter()) };
        let languages: Vec<String> = discord.languages.iter().map(|lang| self.say(&format!("lang_{}", lang.code())).to_owned()).collect();
        vec![
            ("subject", self.subject(&discord.subject)),
            ("low", said(Standing::Worst)),
            ("low_in", named(&mut with(Standing::Worst))),
            ("high", said(Standing::Best)),
            ("high_in", named(&mut with(Standing::Best))),
            ("count", discord.groups.len().to_string()),
            ("agreements", agreements),
            ("others", named(&mut rest.iter())),
            ("languages", join(&languages, self.view.lang, AndOr::And)),
        ]
    }

    /// What a finding is about.
    pub(super) fn subject(&self, subject: &Subject) -> String {
        let and = |all: Vec<String>| join(&all, self.view.lang, AndOr::And);
        match subject {
            Subject::Provision(provision) => self.provision(provision),
            Subject::Provisions(kind, all) => {
                let clause = self.kind(*kind).map_or("", |kind| kind.def.name.first(self.view.lang));
                let mut fields: Vec<String> = all.iter().map(|provision| self.field_name(provision)).collect();
                fields.dedup();
                self.fill("harmony_many", &[("clause", clause), ("fields", &fields.join(self.say("harmony_comma")))])
            }
            Subject::Definitions(ids) => and(ids.iter().map(|id| visible(id).into_owned()).collect()),
            Subject::Authority(state, names) => {
                let own = names.iter().find(|(lang, _)| *lang == self.view.lang).or_else(|| names.first());
                let name = own.map_or("", |(_, name)| name.as_str());
                self.fill("harmony_authority", &[("name", name), ("state", &self.state(state))])
            }
            Subject::Instrument(key) => {
                let card = self.view.law.instrument(key);
                card.map_or_else(
                    || visible(key).into_owned(),
                    |card| self.fill("harmony_authority", &[("name", card.cite.get(self.view.lang)), ("state", &card.id)]),
                )
            }
            Subject::Day(day) => self.speaker(&Agreement::default(), &Sources::new()).date(*day),
            Subject::Parties(codes) => and(codes.iter().map(|code| self.state(code)).collect()),
        }
    }

    fn state(&self, code: &str) -> String {
        visible(&self.speaker(&Agreement::default(), &Sources::new()).state(code)).into_owned()
    }

    fn kind(&self, kind: KindId) -> Option<&'a ClauseKind> {
        self.view.vocabulary.kind(kind)
    }

    fn field(&self, provision: &Provision) -> Option<(&'a ClauseKind, &'a Field)> {
        let kind = self.kind(provision.path.kind)?;
        Some((kind, kind.field(provision.path.field, provision.path.in_row)?))
    }

    /// What programs call a provision.
    pub(super) fn path(&self, provision: &Provision) -> String {
        let row = if provision.path.in_row { ".row." } else { "." };
        self.field(provision).map(|(kind, field)| [&kind.def.id, row, &field.def.id].concat()).unwrap_or_default()
    }

    /// `leave.annual`, with what the row is of.
    pub(super) fn provision(&self, provision: &Provision) -> String {
        let clause = self.kind(provision.path.kind).map_or("", |kind| kind.def.name.first(self.view.lang));
        [clause, ".", &self.field_name(provision)].concat()
    }

    fn field_name(&self, provision: &Provision) -> String {
        let Some((kind, field)) = self.field(provision) else { return String::new() };
        let name = field.def.name.first(self.view.lang);
        let head = provision.row.as_deref().and_then(|row| Some((row, kind.columns.first()?)));
        match head {
            // A row is known by the first of the columns that it fills.
            Some((row, column)) => {
                self.fill("harmony_row", &[("name", name), ("row", &self.value(&row.value, &row.sources(), column, FieldId(0)))])
            }
            None => name.to_owned(),
        }
    }

    fn value(&self, value: &Value, words: &Sources, field: &Field, id: FieldId) -> String {
        let stated = FieldValue { field: id, key: Span::default(), value: value.clone() };
        visible(&tidy(&flat(&self.speaker(&Agreement::default(), words).cell(field, &stated)))).into_owned()
    }

    fn speaker<'s>(&self, agreement: &'s Agreement, sources: &'s Sources) -> Speaker<'s>
    where
        'a: 's,
    {
        let (vocabulary, law) = (self.view.vocabulary, self.view.law);
        Speaker { lang: self.view.lang, words: self.words, vocabulary, law, agreement, sources, compact: true }
    }

    /// What a group says.
    pub(super) fn said(&self, discord: &Discord, group: &Group) -> String {
        match &group.said {
            Said::Value(value, class) => match &discord.subject {
                Subject::Provision(provision) => self
                    .field(provision)
                    .map(|(_, field)| self.value(value, &class.sources(), field, provision.path.field))
                    .unwrap_or_default(),
                _ => String::new(),
            },
            Said::Texts(text) => self.text(text),
            Said::Definition(id, term) => {
                let (id, term) = (visible(id), self.text(term));
                if term.is_empty() { id.into_owned() } else { self.fill("harmony_authority", &[("name", &id), ("state", &term)]) }
            }
            Said::Name(name) => visible(name).into_owned(),
            Said::Stated | Said::Silent => String::new(),
        }
    }

    /// A text of an agreement in the language of the reader, else in one that it has.
    fn text(&self, text: &LangMap<Arc<str>>) -> String {
        let found = [self.view.lang, Lang::Fr, Lang::En, Lang::Ar].into_iter().find_map(|lang| text.get(lang));
        found.map(|text| visible(text).into_owned()).unwrap_or_default()
    }

    /// By how much the worst is below the best.
    pub(super) fn gap(&self, discord: &Discord) -> Option<String> {
        let (gap, Subject::Provision(provision)) = (discord.gap.as_ref()?, &discord.subject) else { return None };
        let (_, field) = self.field(provision)?;
        Some(self.value(&quantity(gap), &Sources::new(), field, provision.path.field))
    }

    /// Agreements by their ids; where there are many, the first of them and the number of the others.
    fn named<'g>(&self, voices: impl Iterator<Item = &'g Voice>) -> String {
        let mut seen = BTreeSet::new();
        let ids: Vec<String> = voices.filter(|voice| seen.insert(voice.entry)).map(|voice| self.agreement(voice)).collect();
        match ids.split_at_checked(NAMED) {
            Some((first, rest)) if rest.len() > 1 => {
                self.fill("harmony_more", &[("names", &first.join(self.say("harmony_comma"))), ("count", &rest.len().to_string())])
            }
            _ => join(&ids, self.view.lang, AndOr::And),
        }
    }

    /// An agreement by its id; by its file where it has none, or another has the same.
    pub(super) fn agreement(&self, voice: &Voice) -> String {
        let Some(entry) = self.view.entries.get(voice.entry) else { return String::new() };
        let alone = self.view.entries.iter().filter(|other| other.id == entry.id).nth(1).is_none();
        visible(if alone && !entry.id.is_empty() { &entry.id } else { &entry.file }).into_owned()
    }

    /// An agreement with the article in which it says it.
    pub(super) fn place(&self, voice: &Voice) -> String {
        let agreement = self.agreement(voice);
        match self.home(voice) {
            Some(home) => self.fill("harmony_place", &[("agreement", &agreement), ("place", &home)]),
            None => agreement,
        }
    }

    fn home(&self, voice: &Voice) -> Option<String> {
        let entry: &Entry = self.view.entries.get(voice.entry)?;
        let home = entry.homes.get(usize::from(voice.home?))?;
        let number = u64::try_from(home.number).unwrap_or(u64::MAX);
        Some(if home.annex { annex_heading(number, self.view.lang) } else { article_heading(number, self.view.lang) })
    }

    /// The beginning of words that are too long for a sentence.
    fn short(&self, text: &str) -> String {
        match text.char_indices().nth(MOST).and_then(|(at, _)| text.get(..at)) {
            Some(head) => self.fill("change_cut", &[("text", head.trim_end())]),
            None => text.to_owned(),
        }
    }
}

fn quantity(quantity: &Quantity) -> Value {
    let term = Term::Quantity(Bounded::Exactly(quantity.clone()));
    let case = Case { span: Span::default(), term, when: None, in_principle: false };
    Value { span: Span::default(), said: Stated::Cases(vec![case]) }
}
