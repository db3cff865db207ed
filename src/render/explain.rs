//! What is known under a name, as a page: a clause, a key, a set of choices, an
//! instrument, a State, a rule. Every page is made from the data alone.

mod book;
mod change;
mod clause;
mod country;
mod example;
mod field;
mod instrument;
mod page;
mod rule;
mod set;
mod standards;
mod status;

use std::collections::BTreeSet;

use super::html::sheet_html;
use super::sheet::{Sheet, sections, text};
use crate::law::{Country, Figures, Law};
use crate::model::Project;
use crate::text::{Lang, fold};
use crate::vocabulary::{ClauseKind, Field, Vocabulary};
use crate::wording::words::Words;

/// The answer to a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explained {
    /// A page of plain text, in logical order and without bidirectional control characters.
    Found(String),
    /// Nothing is known under that name; these names are near.
    Unknown {
        /// The nearest names, nearest first.
        near: Vec<String>,
    },
}

/// How an explanation is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For a terminal.
    #[default]
    Text,
    /// For a program.
    Json,
    /// As a web page.
    Html,
}

/// What a reader wants to know beside the topic itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asking<'a> {
    /// How it is shown.
    pub form: Form,
    /// The State of destination and that of origin for which force is weighed; every corridor if
    /// not said.
    pub parties: Option<(&'a str, &'a str)>,
    /// Agreements whose values stand beside those of the law.
    pub agreements: &'a [Project],
}

/// The version of the form for programs.
pub const SCHEMA: &str = "mithaq.explain/1";

/// A reader, and what the program knows.
#[derive(Clone, Copy)]
struct Reader<'a> {
    lang: Lang,
    words: &'a Words,
    vocabulary: &'a Vocabulary,
    law: &'a Law,
    asking: Asking<'a>,
    figures: &'a Figures<'a>,
}

/// A key, with the clause it belongs to; columns stand in rows.
#[derive(Clone, Copy)]
struct Key<'a> {
    kind: &'a ClauseKind,
    field: &'a Field,
    in_row: bool,
}

/// Explains a topic: a rule, a State, an instrument, a clause, a set of choices, or a key
/// (`leave.annual`, or `annual` alone), by any of its names in any language.
#[must_use]
pub fn explain(topic: &str, lang: Lang, vocabulary: &Vocabulary, law: &Law) -> Explained {
    explain_as(topic, lang, vocabulary, law, Asking::default())
}

/// Explains a topic as it is asked for.
#[must_use]
pub fn explain_as(topic: &str, lang: Lang, vocabulary: &Vocabulary, law: &Law, asking: Asking<'_>) -> Explained {
    let figures = figures(law, vocabulary);
    let reader = Reader { lang, words: Words::embedded(lang), vocabulary, law, asking, figures: &figures };
    let Some(page) = reader.page(topic.trim()) else { return Explained::Unknown { near: reader.near(topic) } };
    Explained::Found(match asking.form {
        Form::Text => text(&page),
        Form::Json => reader.json(topic.trim(), &page),
        // The shell is part of the program, and the tests fill it.
        Form::Html => sheet_html(&page).unwrap_or_else(|_| text(&page)),
    })
}

impl<'a> Reader<'a> {
    /// The page as its parts; of a rule of the book also its card.
    fn json(self, topic: &str, page: &Sheet) -> String {
        let mut document = serde_json::json!({
            "schema": SCHEMA,
            "version": env!("CARGO_PKG_VERSION"),
            "language": self.lang.code(),
            "topic": topic,
            "title": page.title,
            "sections": sections(page),
        });
        if let (Some(card), Some(fields)) = (self.law.page(topic), document.as_object_mut()) {
            fields.insert(String::from("rule"), book::card(self, card));
        }
        let mut out = serde_json::to_string_pretty(&document).unwrap_or_default();
        out.push('\n');
        out
    }

    fn page(self, topic: &str) -> Option<Sheet> {
        self.card(topic).or_else(|| self.clause_named(topic)).or_else(|| self.set_named(topic)).or_else(|| self.keys_page(topic))
    }

    /// A rule, a State or an instrument: their names are codes.
    fn card(self, topic: &str) -> Option<Sheet> {
        if let Some(card) = self.law.page(topic) {
            return Some(book::page(self, card));
        }
        if let Some(card) = self.law.rule(topic) {
            return Some(rule::page(self, card));
        }
        if let Some(card) = self.law.change_card(topic) {
            return Some(change::page(self, card));
        }
        if let Some(country) = self.law.countries().find(|country| called(country, topic)) {
            return Some(country::page(self, country));
        }
        self.law.instrument(topic).map(|card| instrument::page(self, card))
    }

    fn clause_named(self, topic: &str) -> Option<Sheet> {
        let kind = self.vocabulary.kind(self.vocabulary.kind_named(topic)?)?;
        Some(clause::page(self, kind))
    }

    fn set_named(self, topic: &str) -> Option<Sheet> {
        let wanted = fold(topic);
        let id = self.vocabulary.set_ids().into_iter().find(|id| fold(id) == wanted)?;
        Some(set::page(self, id, self.vocabulary.set(id)?))
    }

    /// One key as a page of its own; several as a list.
    fn keys_page(self, topic: &str) -> Option<Sheet> {
        match self.keys(topic).as_slice() {
            [] => None,
            [key] => Some(field::page(self, *key)),
            keys => Some(field::list(self, topic, keys)),
        }
    }

    /// The keys that a topic names: of one clause if it says which.
    fn keys(self, topic: &str) -> Vec<Key<'a>> {
        if let Some((clause, field)) = topic.split_once('.') {
            let kind = self.vocabulary.kind_named(clause).and_then(|id| self.vocabulary.kind(id));
            return kind.map(|kind| named_in(kind, field)).unwrap_or_default();
        }
        self.vocabulary.kinds().flat_map(|(_, kind)| named_in(kind, topic)).collect()
    }

    /// Up to five names near a topic that nobody knows.
    fn near(self, topic: &str) -> Vec<String> {
        let wanted = fold(topic);
        let names = self.names();
        let folded: Vec<(String, &str)> = names.iter().map(|name| (fold(name), name.as_str())).collect();
        let all: Vec<&str> = folded.iter().map(|(folded, _)| folded.as_str()).collect();
        let close = similar::get_close_matches(wanted.as_str(), &all, 5, 0.6);
        let written = |close: &&str| folded.iter().find(|(folded, _)| folded == close).map(|(_, name)| (*name).to_owned());
        close.iter().filter_map(written).collect()
    }

    /// Every name that can be explained.
    fn names(self) -> BTreeSet<String> {
        let mut all: BTreeSet<String> = self.vocabulary.kind_names().map(str::to_owned).collect();
        all.extend(self.vocabulary.set_ids().into_iter().map(str::to_owned));
        let keys = self.vocabulary.kinds().flat_map(|(_, kind)| kind.fields.iter().chain(&kind.columns));
        all.extend(keys.flat_map(|field| field.def.name.all()).map(|(_, name)| name.to_owned()));
        all.extend(self.law.rules().map(|card| card.id.clone()));
        all.extend(self.law.change_cards().map(|card| card.id.clone()));
        all.extend(self.law.instruments().flat_map(|card| card.aliases.iter().chain([&card.id])).cloned());
        all.extend(self.law.countries().flat_map(names_of).map(str::to_owned));
        all
    }

    /// A label of the page.
    fn label(self, key: &'a str) -> &'a str {
        self.words.interface(key)
    }
}

/// The figures of every State, each read when it is asked for.
fn figures<'a>(law: &'a Law, vocabulary: &'a Vocabulary) -> Figures<'a> {
    Figures::new(law, vocabulary, law.countries().map(|country| country.id.clone()), None)
}

fn named_in<'a>(kind: &'a ClauseKind, name: &str) -> Vec<Key<'a>> {
    let find = |in_row| kind.field_named(name, in_row).and_then(|id| kind.field(id, in_row)).map(|field| Key { kind, field, in_row });
    [find(false), find(true)].into_iter().flatten().collect()
}

fn called(country: &Country, topic: &str) -> bool {
    let wanted = fold(topic);
    names_of(country).any(|name| fold(name) == wanted)
}

/// Codes and names of a State, with and without an article.
fn names_of(country: &Country) -> impl Iterator<Item = &str> {
    let name = &country.name;
    let plain = name.en.short.strip_prefix("the ");
    let codes = [&country.id, &country.alpha3];
    let short = [&name.en.short, &name.fr.short, &name.fr.def, &name.ar.short];
    let formal = [&name.en.formal, &name.fr.formal, &name.ar.formal];
    codes.into_iter().chain(short).chain(formal).map(String::as_str).chain(plain)
}

#[cfg(test)]
mod tests;
