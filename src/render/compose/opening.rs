//! How a paper begins: whom it is between, and the preamble.

use super::Composer;
use crate::model::PreambleItem;
use crate::render::tree::{Line, Preamble};
use crate::wording::join::fill_joined;
use crate::wording::lists::{AndOr, join};
use crate::wording::words::fill;

impl Composer<'_> {
    /// "between the Government of … and the Government of …".
    pub(super) fn between(&self) -> Vec<Line> {
        if self.project.agreement.parties.is_empty() {
            return Vec::new();
        }
        vec![self.say(|speaker| {
            let all: Vec<String> = self.codes().into_iter().map(|code| speaker.government(code)).collect();
            fill(speaker.words.phrase("title_between"), &[("x", &join(&all, speaker.lang, AndOr::And))])
        })]
    }

    pub(super) fn preamble(&self) -> Preamble {
        let count = self.project.agreement.parties.len();
        let parties = self.codes().into_iter().enumerate().map(|(at, code)| {
            self.say(|speaker| {
                let key = match at {
                    0 => "preamble_first",
                    at if at + 1 == count => "preamble_last",
                    _ => "preamble_next",
                };
                let name = fill(speaker.phrase(key), &[("x", &speaker.government(code))]);
                if at == 0 { capital(&name) } else { name }
            })
        });
        let items = self.project.agreement.preamble.iter().flat_map(|preamble| &preamble.items);
        Preamble {
            parties: parties.collect(),
            opening: self.say(|speaker| speaker.in_register(speaker.phrase("preamble_opening"))),
            recitals: items.enumerate().map(|(at, item)| self.recital(item, at == 0)).collect(),
            closing: self.say(|speaker| speaker.in_register(speaker.phrase("preamble_closing"))),
        }
    }

    fn recital(&self, item: &PreambleItem, first: bool) -> Line {
        match item {
            PreambleItem::Recital(text) => self.text(text),
            PreambleItem::Recalling(names) => self.say(|speaker| {
                let cite =
                    |key: &str| speaker.law.instrument(key).map_or_else(|| key.to_owned(), |card| card.cite.get(speaker.lang).to_owned());
                let all: Vec<String> = names.iter().map(|name| cite(&name.text)).collect();
                let list = join(&all, speaker.lang, AndOr::And);
                let phrase = speaker.phrase("preamble_recalling");
                // Arabic begins every recital but the first with و.
                let phrase = if first { phrase.strip_prefix('و').unwrap_or(phrase) } else { phrase };
                speaker.in_register(&fill_joined(phrase, "x", &list, speaker.lang))
            }),
        }
    }
}

/// The words with a capital at the beginning.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
