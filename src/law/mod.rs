//! What law says and whom it binds: States, instruments, and the cards of the rules.

mod cards;
mod figures;
mod force;
mod reading;
pub mod rulebook;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

pub use cards::{
    Act, Adjective, ArabicName, ArticleCard, Authority, AuthorityName, BasisDef, ChangeDef, ChangePage, ChangeRule, CheckDef, Country,
    CountryNames, Crossing, EarlierAgreements, EnglishName, Example, Figure, FixDef, FrenchName, HARMONY_SLOTS, HarmonyPage, Instrument,
    LOOKS, Languages, LawFact, Membership, Money, Phrases, Place, Ratification, ReadsDef, Recruitment, Remark, Row, RuleCard, RulePage,
    SIGNS, STAGES, SourceCard, Subject, Together, WEIGHTS,
};
pub use figures::{Figures, LawValue, field_of};
pub use force::{Bound, pack_of, standing};
pub use reading::{ReadChange, ReadRule, is_change, read_change, read_rule};

use crate::syntax::expression;
use crate::text::fold;
use crate::vocabulary::pack::{Shelf, find};
use crate::vocabulary::{later, schema, unpack};
use cards::Subjects;
use rulebook::BookRule;

/// The registers built into the program. Each card is decoded when it is asked for.
#[derive(Debug)]
pub struct Law {
    countries: Cards<Country>,
    instruments: Cards<Instrument>,
    rules: Cards<RuleCard>,
    pages: Cards<RulePage>,
    /// The cards of the pages, made when they are asked for.
    page_cards: Vec<OnceLock<RuleCard>>,
    book: OnceLock<Vec<BookRule>>,
    subjects: OnceLock<Subjects>,
    changes: Cards<ChangePage>,
    judgements: OnceLock<Vec<ChangeRule>>,
    harmony: Cards<HarmonyPage>,
    /// The rules of a project.
    own: BTreeMap<String, OwnRule>,
    /// The judgements of a project.
    own_changes: BTreeMap<String, (ChangePage, ChangeRule)>,
}

/// A rule that a project brings.
#[derive(Debug)]
struct OwnRule {
    card: RuleCard,
    page: RulePage,
    rule: BookRule,
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
        EMBEDDED.get_or_init(Self::decode)
    }

    /// A fresh copy of the registers, to which a project can add rules.
    #[must_use]
    pub fn decode() -> Self {
        let pages: Cards<RulePage> = Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/pages.bin"))));
        Self {
            page_cards: pages.cells.iter().map(|_| OnceLock::new()).collect(),
            pages,
            countries: Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/countries.bin")))),
            instruments: Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/instruments.bin")))),
            rules: Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin")))),
            book: OnceLock::new(),
            subjects: OnceLock::new(),
            changes: Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/changes.bin")))),
            judgements: OnceLock::new(),
            harmony: Cards::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/harmony.bin")))),
            own: BTreeMap::new(),
            own_changes: BTreeMap::new(),
        }
    }

    /// Adds a rule of a project; one of the same id is replaced.
    pub fn add_rule(&mut self, page: RulePage, rule: BookRule) {
        let own = OwnRule { card: RuleCard::of(&page), page, rule };
        self.own.insert(own.page.id.clone(), own);
    }

    /// Adds a judgement of a project; one of the same id is replaced.
    pub fn add_change(&mut self, page: ChangePage) {
        let rule = ChangeRule::of(&page);
        self.own_changes.insert(page.id.clone(), (page, rule));
    }

    /// Adds the rules and judgements that a project has added to other registers.
    pub fn add_rules_of(&mut self, other: &Self) {
        for (page, _) in other.own_changes.values() {
            self.add_change(page.clone());
        }
        for own in other.own.values() {
            self.add_rule(own.page.clone(), own.rule.clone());
        }
    }

    /// The rules that judge an agreement, the built-in ones first.
    pub fn book(&self) -> impl Iterator<Item = &BookRule> {
        let built_in = self.book.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/book.bin"))));
        let own = self.own.values().map(|own| &own.rule);
        built_in.iter().filter(|rule| !self.own.contains_key(&rule.id)).chain(own)
    }

    /// The page of a rule of the book.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<&RulePage> {
        self.own.get(id).map(|own| &own.page).or_else(|| self.pages.get(id))
    }

    /// Every page of the book, those of the project last.
    pub fn pages(&self) -> impl Iterator<Item = &RulePage> {
        let built_in = self.pages.iter().filter(|page| !self.own.contains_key(&page.id));
        built_in.chain(self.own.values().map(|own| &own.page))
    }

    /// The judgements on changes, the built-in ones first.
    pub fn change_rules(&self) -> impl Iterator<Item = &ChangeRule> {
        let built_in = self.judgements.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/judgements.bin"))));
        let own = self.own_changes.values().map(|(_, rule)| rule);
        built_in.iter().filter(|rule| !self.own_changes.contains_key(&rule.id)).chain(own)
    }

    /// The page of a judgement on changes.
    #[must_use]
    pub fn change_card(&self, id: &str) -> Option<&ChangePage> {
        self.own_changes.get(id).map(|(page, _)| page).or_else(|| self.changes.get(id))
    }

    /// Every page of the judgements on changes, those of the project last.
    pub fn change_cards(&self) -> impl Iterator<Item = &ChangePage> {
        let built_in = self.changes.iter().filter(|page| !self.own_changes.contains_key(&page.id));
        built_in.chain(self.own_changes.values().map(|(page, _)| page))
    }

    /// The pages on agreements read together, by id.
    pub fn harmony_cards(&self) -> impl Iterator<Item = &HarmonyPage> {
        self.harmony.iter()
    }

    /// The page on agreements read together of an id.
    #[must_use]
    pub fn harmony_card(&self, id: &str) -> Option<&HarmonyPage> {
        self.harmony.get(id)
    }

    /// The rows of the sources, in their order.
    #[must_use]
    pub fn catalogue(&self) -> &'static [Row] {
        static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
        ROWS.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"))))
    }

    /// True for a rule or judgement of the project.
    #[must_use]
    pub fn is_own(&self, id: &str) -> bool {
        self.own.contains_key(id) || self.own_changes.contains_key(id)
    }

    /// The subjects of clauses and rules, by stage of migration.
    #[must_use]
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/subjects.bin")))).subject
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

    /// Every pack of rules, by name.
    #[must_use]
    pub fn packs(&self) -> BTreeSet<&str> {
        // Mistakes in rule files are found when they are read, whatever is run.
        let cards = self.house_rules().map(|card| card.pack.as_str()).filter(|pack| *pack != "rule-files");
        let instruments = self.instruments().map(|card| card.pack.as_str());
        cards.chain(instruments).filter(|pack| !pack.is_empty()).collect()
    }

    /// The packs to which a rule belongs, by name.
    #[must_use]
    pub fn packs_of(&self, rule: &str) -> BTreeSet<&str> {
        match self.book().find(|known| known.id == rule) {
            Some(known) => known.basis.iter().map(|basis| pack_of(self, basis)).filter(|pack| !pack.is_empty()).collect(),
            None => self.rule(rule).map(|card| card.pack.as_str()).into_iter().collect(),
        }
    }

    /// The card of a rule.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&RuleCard> {
        let own = self.own.get(id).map(|own| &own.card);
        own.or_else(|| self.rules.get(id)).or_else(|| self.page_card(usize::from(find(&self.pages.packed.names, &fold(id))?)))
    }

    /// The card of a page, by its number.
    fn page_card(&self, at: usize) -> Option<&RuleCard> {
        let page = self.pages.at(at)?;
        Some(self.page_cards.get(at)?.get_or_init(|| RuleCard::of(page)))
    }

    /// The rules of the program itself, which stand in no page.
    pub fn house_rules(&self) -> impl Iterator<Item = &RuleCard> {
        self.rules.iter()
    }

    /// Every rule, those of the project last.
    pub fn rules(&self) -> impl Iterator<Item = &RuleCard> {
        let pages = (0..self.page_cards.len()).filter_map(|at| self.page_card(at));
        let mut all: Vec<&RuleCard> = self.house_rules().chain(pages).filter(|card| !self.own.contains_key(&card.id)).collect();
        all.sort_by(|one, two| one.id.cmp(&two.id));
        all.into_iter().chain(self.own.values().map(|own| &own.card))
    }
}
