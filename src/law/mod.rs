//! What law says and whom it binds: States, instruments, and the cards of the rules.

mod cards;

use std::sync::OnceLock;

pub use cards::{
    Act, Adjective, ArabicName, ArticleCard, Authority, AuthorityName, Country, CountryNames, EnglishName, FrenchName, Instrument,
    Languages, LawFact, Membership, Money, Place, Ratification, Recruitment, Remark, RuleCard, SourceCard,
};

use crate::text::fold;
use crate::vocabulary::pack::{Shelf, find};
use crate::vocabulary::{schema, unpack};

/// The registers built into the program. Each card is decoded when it is asked for.
#[derive(Debug)]
pub struct Law {
    countries: Cards<Country>,
    instruments: Cards<Instrument>,
    rules: Cards<RuleCard>,
}

/// Cards by id, in the order of their ids.
#[derive(Debug)]
struct Cards<T> {
    packed: Shelf<'static>,
    cells: Vec<OnceLock<Option<T>>>,
}

impl<T: serde::de::DeserializeOwned> Cards<T> {
    fn new(packed: Shelf<'static>) -> Self {
        Self { cells: packed.files.iter().map(|_| OnceLock::new()).collect(), packed }
    }

    fn get(&self, id: &str) -> Option<&T> {
        self.at(usize::from(find(&self.packed.names, &fold(id))?))
    }

    fn at(&self, at: usize) -> Option<&T> {
        let bytes = self.packed.files.get(at)?.bytes;
        self.cells.get(at)?.get_or_init(|| postcard::from_bytes(bytes).ok()).as_ref()
    }

    fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.cells.len()).filter_map(|at| self.at(at))
    }
}

impl Law {
    /// The registers built into the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Law> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self {
            countries: Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/countries.bin")))),
            instruments: Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/instruments.bin")))),
            rules: Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin")))),
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
            self.instruments
                .iter()
                .find(|card| card.id.eq_ignore_ascii_case(key) || card.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(key)))
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
