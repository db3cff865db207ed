//! The words of one language, from its folder in `templates/`: nouns, currencies, phrases, and
//! the wording of clauses, each clause decoded when it is first asked for.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::text::Lang;
use crate::vocabulary::pack::{Register, WordingPack};
use crate::vocabulary::{Later, Noun, Say, unpack};

/// Wording of one clause kind: by field, sentence or list id.
pub type ClauseWords = BTreeMap<String, Say>;

/// Words of a ministry in one language, which stand in place of ours: phrases and sentences of clauses, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// Fixed phrases of the printed document.
    pub phrases: BTreeMap<String, String>,
    /// The wording of clauses, by kind.
    pub clauses: BTreeMap<String, ClauseWords>,
}

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    lang: Lang,
    own: OwnWords,
    clauses: BTreeMap<&'static str, (&'static [u8], OnceLock<ClauseWords>)>,
    nouns: Later<BTreeMap<String, Noun>>,
    currencies: Later<BTreeMap<String, Noun>>,
    phrases: Later<BTreeMap<String, String>>,
    interface: Later<BTreeMap<String, String>>,
    register: Later<BTreeMap<String, Register>>,
}

impl Words {
    /// The words built into the program.
    #[must_use]
    pub fn embedded(lang: Lang) -> &'static Self {
        static AR: OnceLock<Words> = OnceLock::new();
        static FR: OnceLock<Words> = OnceLock::new();
        static EN: OnceLock<Words> = OnceLock::new();
        let cell = match lang {
            Lang::Ar => &AR,
            Lang::Fr => &FR,
            Lang::En => &EN,
        };
        cell.get_or_init(|| Self::with(lang, OwnWords::default()))
    }

    /// The words built into the program, but for those that a ministry has of its own.
    #[must_use]
    pub fn with(lang: Lang, own: OwnWords) -> Self {
        let bytes: &'static [u8] = match lang {
            Lang::Ar => include_bytes!(concat!(env!("OUT_DIR"), "/wording-ar.bin")),
            Lang::Fr => include_bytes!(concat!(env!("OUT_DIR"), "/wording-fr.bin")),
            Lang::En => include_bytes!(concat!(env!("OUT_DIR"), "/wording-en.bin")),
        };
        Self { own, ..Self::new(lang, unpack(bytes)) }
    }

    fn new(lang: Lang, pack: WordingPack<'static>) -> Self {
        let clauses = pack.clauses.into_iter().map(|(id, bytes)| (id, (bytes, OnceLock::new())));
        Self {
            lang,
            own: OwnWords::default(),
            clauses: clauses.collect(),
            nouns: pack.nouns,
            currencies: pack.currencies,
            phrases: pack.phrases,
            interface: pack.interface,
            register: pack.register,
        }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The wording of a clause kind.
    #[must_use]
    pub fn clause(&self, kind: &str) -> Option<&ClauseWords> {
        let (bytes, cell) = self.clauses.get(kind)?;
        Some(cell.get_or_init(|| postcard::from_bytes(bytes).unwrap_or_default()))
    }

    /// A sentence of a clause kind that a ministry has of its own.
    #[must_use]
    pub fn own_sentence(&self, kind: &str, key: &str) -> Option<&Say> {
        self.own.clauses.get(kind)?.get(key)
    }

    /// A counted noun.
    #[must_use]
    pub fn noun(&self, id: &str) -> Option<&Noun> {
        self.nouns.get(id)
    }

    /// A currency as a counted noun.
    #[must_use]
    pub fn currency(&self, code: &str) -> Option<&Noun> {
        self.currencies.get(code)
    }

    /// A fixed phrase of the printed document; its key when there is none, so that a gap shows.
    #[must_use]
    pub fn phrase<'a>(&'a self, key: &'a str) -> &'a str {
        self.find_phrase(key).unwrap_or(key)
    }

    /// A phrase, if there is one.
    #[must_use]
    pub fn find_phrase(&self, key: &str) -> Option<&str> {
        self.own.phrases.get(key).or_else(|| self.phrases.get(key)).map(String::as_str)
    }

    /// A word of the command line; its key when there is none.
    #[must_use]
    pub fn interface<'a>(&'a self, key: &'a str) -> &'a str {
        self.interface.get(key).map_or(key, String::as_str)
    }

    /// Every phrase key.
    pub fn phrase_keys(&self) -> impl Iterator<Item = &str> {
        self.phrases.keys().map(String::as_str)
    }

    /// Every interface key.
    pub fn interface_keys(&self) -> impl Iterator<Item = &str> {
        self.interface.keys().map(String::as_str)
    }

    /// The replacements of a register: `memorandum`, `multilateral`, `protocol`.
    #[must_use]
    pub fn register(&self, name: &str) -> Option<&Register> {
        self.register.get(name)
    }
}

/// Words that begin a sentence.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Fills `{name}` places of a phrase.
#[must_use]
pub fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(phrase.len() + 32);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}
