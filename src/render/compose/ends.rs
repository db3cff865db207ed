//! The ends of a paper: whom it is between, the preamble, and the place to sign.

use super::Composer;
use crate::model::{PreambleItem, Stage};
use crate::render::tree::{Line, Preamble, Signature, Testimonium};
use crate::text::Lang;
use crate::wording::case::Case;
use crate::wording::counted::{Style, counted};
use crate::wording::join::{fill_joined, glue};
use crate::wording::lists::{AndOr, join};
use crate::wording::words::fill;

impl Composer<'_> {
    /// "between the Government of … and the Government of …".
    pub(super) fn between(&self) -> Vec<Line> {
        if self.project.agreement.parties.is_empty() {
            return Vec::new();
        }
        vec![self.say(|speaker| {
            let all: Vec<String> = self.codes().map(|code| speaker.government(code)).collect();
            fill(speaker.words.phrase("title_between"), &[("x", &join(&all, speaker.lang, AndOr::And))])
        })]
    }

    fn codes(&self) -> impl Iterator<Item = &str> {
        self.project.agreement.parties.iter().map(|party| party.code.text.as_str())
    }

    pub(super) fn preamble(&self) -> Preamble {
        let count = self.project.agreement.parties.len();
        let parties = self.codes().enumerate().map(|(at, code)| {
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

    pub(super) fn testimonium(&self) -> Testimonium {
        let signatures = self.codes().map(|code| Signature {
            party: code.to_owned(),
            for_whom: self.say(|speaker| {
                let mut out = String::from(speaker.words.phrase("signature_for"));
                glue(&mut out, &speaker.government(code), speaker.lang);
                out
            }),
            ..Signature::default()
        });
        let witness = self.say(|speaker| speaker.in_register(speaker.phrase("testimonium_witness")));
        Testimonium { text: vec![witness, self.done_at()], signatures: signatures.collect() }
    }

    /// "Done at … on …, in two originals, each in Arabic and French, both texts being equally authentic."
    fn done_at(&self) -> Line {
        let agreement = &self.project.agreement;
        let blank = "…………………";
        self.say(|speaker| {
            let parties = u64::try_from(agreement.parties.len()).unwrap_or(2);
            let originals = speaker
                .words
                .noun("original")
                .map_or_else(String::new, |noun| counted(parties, noun, speaker.lang, Case::Gen, Style::WordsAndFigures));
            let name = |lang: &Lang| fill(speaker.words.phrase("testimonium_language"), &[("x", &speaker.language(*lang))]);
            let names: Vec<String> = agreement.authentic.iter().map(name).collect();
            let languages = join(&names, speaker.lang, AndOr::And);
            let authentic = match agreement.authentic.len() {
                0 | 1 => "testimonium_authentic_1",
                2 => "testimonium_authentic_2",
                _ => "testimonium_authentic_3",
            };
            let date = match (agreement.stage, agreement.date) {
                (Stage::Signed | Stage::InForce, Some(date)) => speaker.date_in_words(date),
                _ => fill(speaker.words.phrase("testimonium_date"), &[("d", blank)]),
            };
            let out = fill(
                speaker.words.phrase("testimonium_done"),
                &[("place", blank), ("date", &date), ("originals", &originals), ("authentic", speaker.words.phrase(authentic))],
            );
            speaker.in_register(&fill_joined(&out, "languages", &languages, speaker.lang))
        })
    }
}

/// The words with a capital at the beginning.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
