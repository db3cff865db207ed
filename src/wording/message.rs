//! A finding as sentences: the words come from the card of its rule, the values from its facts.

use super::lists::{AndOr, join};
use super::ruling::reasons;
use super::words::{Words, fill};
use crate::finding::{Fact, Finding};
use crate::law::{Law, RuleCard};
use crate::text::Lang;
use crate::vocabulary::Tri;

/// What is said of a finding in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, in one sentence.
    pub text: String,
    /// What to do.
    pub help: Option<String>,
    /// Short texts for the other places, in the order of the labels.
    pub labels: Vec<String>,
    /// On whose authority, under whose text, and why it cannot be decided.
    pub reasons: Vec<String>,
}

/// Says a finding. Without a card, which the tests of the data forbid, its id speaks for it.
#[must_use]
pub fn message(finding: &Finding, law: &Law, lang: Lang) -> Message {
    let Some(card) = law.rule(finding.rule) else {
        return Message { text: finding.rule.to_owned(), ..Message::default() };
    };
    let facts: Vec<(&str, String)> = finding.facts.iter().map(|(name, fact)| (name, say(fact, lang))).collect();
    let facts: Vec<(&str, &str)> = facts.iter().map(|(name, words)| (*name, words.as_str())).collect();
    let speak = |text: &Tri| fill(text.get(lang), &facts);
    let label = |key: &str| card.labels.get(key).map(speak).unwrap_or_default();
    let text = if finding.variant == Some("question") && finding.ruling.is_some() {
        fill(Words::embedded(lang).interface("ruling_question"), &[("title", &lower(card.title.get(lang), lang))])
    } else {
        speak(sentence(card, finding.variant))
    };
    Message {
        text,
        help: help(card, finding.variant).map(speak),
        labels: finding.labels.iter().map(|other| label(other.key)).collect(),
        reasons: finding.ruling.as_ref().map(|ruling| reasons(ruling, law, lang)).unwrap_or_default(),
    }
}

fn sentence<'c>(card: &'c RuleCard, variant: Option<&str>) -> &'c Tri {
    variant.and_then(|variant| card.variants.get(variant)).unwrap_or(&card.message)
}

fn help<'c>(card: &'c RuleCard, variant: Option<&str>) -> Option<&'c Tri> {
    variant.and_then(|variant| card.helps.get(variant)).or(card.help.as_deref())
}

/// A title inside a sentence; a name or an abbreviation at its head keeps its capital.
fn lower(title: &str, lang: Lang) -> String {
    let mut letters = title.chars();
    match (lang, letters.next(), letters.clone().next()) {
        (Lang::En | Lang::Fr, Some(first), Some(second)) if first.is_uppercase() && (second.is_lowercase() || second == ' ') => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

/// A fact in the language of the reader.
pub(crate) fn say(fact: &Fact, lang: Lang) -> String {
    match fact {
        Fact::Text(text) => text.clone(),
        Fact::Number(number) => number.to_string(),
        Fact::Key(key) => Words::embedded(lang).interface(&format!("what_{key}")).to_owned(),
        Fact::Lang(other) => Words::embedded(lang).interface(&format!("lang_{}", other.code())).to_owned(),
        Fact::Tri([ar, fr, en]) => match lang {
            Lang::Ar => ar.clone(),
            Lang::Fr => fr.clone(),
            Lang::En => en.clone(),
        },
        Fact::List(all) => {
            let all: Vec<String> = all.iter().map(|fact| say(fact, lang)).collect();
            join(&all, lang, AndOr::And)
        }
    }
}
