//! The phrases of a language, found by their first word in one pass over a text.

use std::sync::OnceLock;

use crate::text::{Lang, Table};

use super::phrases::{PHRASES, Phrase};
use super::words::{Words, bare_forms, form_of};

/// A phrase cut into words, each a choice of forms.
#[derive(Debug)]
pub struct Cut {
    /// The phrase.
    pub phrase: &'static Phrase,
    words: Vec<Vec<String>>,
}

/// Which first words some phrase has. The filter says no to nearly every word without hashing.
#[derive(Debug)]
pub struct Filter([u64; 64]);

impl Filter {
    /// A filter that knows these words.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut bits = [0; 64];
        for (at, bit) in words.map(Self::place) {
            if let Some(known) = bits.get_mut(at) {
                *known |= 1 << bit;
            }
        }
        Self(bits)
    }

    /// False when no phrase begins with the word.
    pub fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0.get(at).is_some_and(|bits| bits >> bit & 1 == 1)
    }

    fn place(word: &str) -> (usize, u32) {
        let bytes = word.as_bytes();
        let byte = |at: usize| bytes.get(at).map_or(0, |byte| u32::from(*byte));
        let last = bytes.last().map_or(0, |byte| u32::from(*byte));
        let mix = (byte(1) ^ byte(0).rotate_left(3)).wrapping_mul(31)
            ^ byte(3).wrapping_mul(17)
            ^ last.wrapping_mul(7)
            ^ u32::from(word.len() as u8);
        ((mix >> 6 & 63) as usize, mix & 63)
    }
}

/// The phrases of one language.
#[derive(Debug)]
pub struct Index {
    filter: Filter,
    by_first: Table<String, Vec<usize>>,
    cuts: Vec<Cut>,
}

/// Where a phrase was found.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'i> {
    /// The phrase.
    pub phrase: &'i Phrase,
    /// Its first word.
    pub at: usize,
    /// How many words it has.
    pub length: usize,
    /// Letters joined to the front of the first word that are not of it.
    pub front: usize,
}

impl Index {
    /// The index of a language, made once.
    pub fn of(lang: Lang) -> &'static Self {
        static ALL: OnceLock<[Index; 3]> = OnceLock::new();
        let [ar, fr, en] = ALL.get_or_init(|| Lang::ALL.map(Self::new));
        match lang {
            Lang::Ar => ar,
            Lang::Fr => fr,
            Lang::En => en,
        }
    }

    fn new(lang: Lang) -> Self {
        let mine = PHRASES.iter().filter(|phrase| phrase.lang == lang);
        let cuts: Vec<Cut> = mine
            .map(|phrase| Cut { phrase, words: phrase.words.split(' ').map(|word| word.split('|').map(form_of).collect()).collect() })
            .collect();
        let mut by_first: Table<String, Vec<usize>> = Table::default();
        for (at, cut) in cuts.iter().enumerate() {
            for first in cut.words.iter().take(1).flatten() {
                by_first.entry(first.clone()).or_default().push(at);
            }
        }
        Self { filter: Filter::new(by_first.keys().map(String::as_str)), by_first, cuts }
    }

    /// The phrases that begin with a word of a text.
    pub fn at<'i>(&'i self, words: Words<'_>, at: usize, mut found: impl FnMut(Hit<'i>)) {
        for (front, form) in bare_forms(words.form(at)) {
            if !self.filter.may_hold(form) {
                continue;
            }
            for cut in self.by_first.get(form).into_iter().flatten().filter_map(|cut| self.cuts.get(*cut)) {
                let rest = cut.words.iter().enumerate().skip(1);
                if rest.into_iter().all(|(next, forms)| is_one(words.form(at + next), forms)) {
                    found(Hit { phrase: cut.phrase, at, length: cut.words.len(), front });
                }
            }
        }
    }
}

/// True when the word is one of the forms, with or without its article.
fn is_one(word: &str, forms: &[String]) -> bool {
    forms.iter().any(|form| form == word || word.strip_prefix("ال") == Some(form))
}
