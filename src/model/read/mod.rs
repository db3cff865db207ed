//! From what the drafter typed after a colon to a typed value. What does not fit becomes a
//! finding at the words that do not fit; the rest of the value is still read.

mod cases;
mod number;
mod quantity;
mod suggest;
mod terms;
mod texts;

use std::borrow::Borrow;

use std::collections::HashMap;

pub(crate) use suggest::nearest;

use crate::finding::{Fact, Finding};
use crate::syntax::{self, Token};
use crate::text::{Lang, Source, Span, fold};
use crate::vocabulary::{Choices, Field, FieldType, Names, Vocabulary};

use super::value::{Offer, Said, Value};

/// Reads values; collects what is wrong with them.
pub(crate) struct Reader<'a> {
    pub vocabulary: &'a Vocabulary,
    pub source: &'a Source,
    /// Names that the agreement itself defines, folded, with their ids.
    pub own: &'a HashMap<String, String>,
    pub findings: Vec<Finding>,
}

/// The field that is being read, for messages.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub field: &'a Field,
    pub key: Span,
}

impl Reader<'_> {
    /// Reads the value of a field; `None` when nothing of it could be understood.
    pub fn value(&mut self, value: &syntax::Value, field: &Field, key: Span) -> Option<Value> {
        let place = Place { field, key };
        if value.parts.is_empty() {
            let example = self.example(field);
            let finding = Finding::error("value-missing", key).with("key", self.slice(key)).with("example", example);
            self.findings.push(finding);
            return None;
        }
        let said = match value.only() {
            Some(Token::Bracket(bracket)) => Said::Open(self.offers(bracket, place)),
            _ => Said::Cases(self.cases(value, place)),
        };
        let empty = match &said {
            Said::Cases(cases) => cases.is_empty(),
            Said::Open(offers) => offers.is_empty(),
        };
        (!empty).then_some(Value { span: value.span, said })
    }

    fn offers(&mut self, bracket: &syntax::Bracket, place: Place<'_>) -> Vec<Offer> {
        if bracket.proposals.is_empty() {
            let finding =
                Finding::error("value-missing", bracket.span).with("key", self.slice(place.key)).with("example", self.example(place.field));
            self.findings.push(finding);
        }
        let mut offers: Vec<Offer> = Vec::new();
        for proposal in &bracket.proposals {
            let owner = proposal.owner.map(|words| self.owner(words.span));
            if proposal.value.parts.is_empty() {
                let finding = Finding::error("value-missing", proposal.value.span)
                    .with("key", self.slice(place.key))
                    .with("example", self.example(place.field));
                self.findings.push(finding);
                continue;
            }
            let cases = self.cases(&proposal.value, place);
            if !cases.is_empty() {
                offers.push(Offer { owner, span: proposal.value.span, cases });
            }
        }
        offers
    }

    /// The code of the Party that owns a proposal, in capitals.
    pub fn owner(&mut self, span: Span) -> String {
        self.slice(span).to_uppercase()
    }

    pub fn slice(&self, span: Span) -> &str {
        self.source.slice(span)
    }

    pub fn folded(&self, span: Span) -> String {
        fold(self.slice(span))
    }

    /// The name of a choice nearest to what was typed, in the language in which the key is typed.
    pub fn near_choice<'c>(&self, typed: &str, choices: &'c Choices, place: Place<'_>) -> Option<&'c str> {
        let key = self.folded(place.key);
        let spoken = |lang: Lang| place.field.def.name.get(lang).iter().any(|name| fold(name) == key);
        let langs: Vec<Lang> = Lang::ALL.into_iter().filter(|lang| spoken(*lang)).collect();
        let names = choices.iter().flat_map(|(_, _, entry)| langs.iter().flat_map(|lang| entry.name.get(*lang)));
        nearest(typed, names.map(String::as_str)).or_else(|| nearest(typed, choices.all_names()))
    }

    /// A plausible value of a field, quoted in messages.
    pub fn example(&self, field: &Field) -> String {
        String::clone(&field.def.example)
    }

    /// The finding for a value of the wrong kind: the message depends on the kind expected.
    pub fn wrong_kind(&self, span: Span, place: Place<'_>) -> Finding {
        Finding::error("value-of-wrong-kind", span)
            .variant(kind_key(place.field.kind))
            .with("value", self.slice(span))
            .with("key", self.slice(place.key))
            .with("example", self.example(place.field))
    }
}

/// A list of names as a fact that each reader sees in her own language.
pub(crate) fn names_fact<'n, N: Borrow<Names> + 'n>(all: impl Iterator<Item = &'n N> + Clone) -> Fact {
    let list = |lang: Lang| {
        let names: Vec<&str> = all.clone().map(|names| names.borrow().first(lang)).collect();
        names.join(match lang {
            Lang::Ar => "، ",
            Lang::Fr | Lang::En => ", ",
        })
    };
    Fact::Tri([list(Lang::Ar), list(Lang::Fr), list(Lang::En)])
}

/// The message of `value-of-wrong-kind` for a type.
const fn kind_key(kind: FieldType) -> &'static str {
    match kind {
        FieldType::YesNo => "yes_no",
        FieldType::Count | FieldType::CountPer => "count",
        FieldType::Percent => "percent",
        FieldType::Money | FieldType::MoneyPer => "money",
        FieldType::Duration | FieldType::DurationPer(_) => "duration",
        FieldType::Date => "date",
        FieldType::Instant => "instant",
        FieldType::Party => "party",
        FieldType::Choice | FieldType::Choices => "choice",
        FieldType::Languages | FieldType::Countries | FieldType::Currencies | FieldType::Instruments => "code",
        FieldType::Reference => "reference",
        FieldType::Text => "text",
    }
}
