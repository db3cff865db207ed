//! What law says and whom it binds: States, instruments, and the cards of the rules.

mod cards;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use cards::{
    Act, Adjective, ArabicName, ArticleCard, Authority, AuthorityName, Country, CountryNames, EnglishName, FrenchName,
    Instrument, Languages, LawFact, Membership, Money, Place, Ratification, Recruitment, Remark, RuleCard, SourceCard,
};

use crate::vocabulary::pack::Packed;
use crate::vocabulary::{schema, unpack};

/// The registers built into the program. Each card is decoded when it is asked for.
#[derive(Debug)]
pub struct Law {
    countries: Shelf<Country>,
    instruments: Shelf<Instrument>,
    rules: Shelf<RuleCard>,
}

/// Cards by id, in the order of their ids.
#[derive(Debug)]
struct Shelf<T> {
    cards: Vec<(String, Vec<u8>, OnceLock<Option<T>>)>,
    by_id: HashMap<String, usize>,
}

impl<T: serde::de::DeserializeOwned> Shelf<T> {
    fn new(packed: Vec<Packed>) -> Self {
        let by_id = packed.iter().enumerate().map(|(at, card)| (card.id.to_uppercase(), at)).collect();
        Self { cards: packed.into_iter().map(|card| (card.id, card.bytes, OnceLock::new())).collect(), by_id }
    }

    fn get(&self, id: &str) -> Option<&T> {
        self.at(*self.by_id.get(&id.to_uppercase())?)
    }

    fn at(&self, at: usize) -> Option<&T> {
        let (_, bytes, cell) = self.cards.get(at)?;
        cell.get_or_init(|| postcard::from_bytes(bytes).ok()).as_ref()
    }

    fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.cards.len()).filter_map(|at| self.at(at))
    }
}

impl Law {
    /// The registers built into the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Law> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self {
            countries: Shelf::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/countries.bin")))),
            instruments: Shelf::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/instruments.bin")))),
            rules: Shelf::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin")))),
        })
    }

    /// A State by its ISO code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.get(code)
    }

    /// Every State.
    pub fn countries(&self) -> impl Iterator<Item = &Country> {
        self.countries.iter()
    }

    /// An instrument by its key or one of its other keys.
    #[must_use]
    pub fn instrument(&self, key: &str) -> Option<&Instrument> {
        self.instruments.get(key).or_else(|| {
            self.instruments.iter().find(|card| card.id.eq_ignore_ascii_case(key) || card.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(key)))
        })
    }

    /// Every instrument.
    pub fn instruments(&self) -> impl Iterator<Item = &Instrument> {
        self.instruments.iter()
    }

    /// The card of a rule.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&RuleCard> {
        self.rules.get(id)
    }

    /// Every rule.
    pub fn rules(&self) -> impl Iterator<Item = &RuleCard> {
        self.rules.iter()
    }
}
