//! The words of the language itself: units, bounds, connectors, keywords, in three languages.

use crate::text::{Lang, Table, fold};

use super::schema::{Names, Words};

/// A unit of time. Working days are a unit of their own: nobody knows how many days they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Season,
    Year,
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 8] = [Self::Minute, Self::Hour, Self::Day, Self::WorkingDay, Self::Week, Self::Month, Self::Season, Self::Year];

    /// The id of the unit in the data files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::WorkingDay => "working_day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
        }
    }

    /// The unit of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.id() == id)
    }

    /// The unit that rules call by its English name, of one or of several: `day`, `working days`.
    #[must_use]
    pub fn in_rules(name: &str) -> Option<Self> {
        let joined = name.split_whitespace().collect::<Vec<_>>().join("_");
        Self::from_id(joined.strip_suffix('s').unwrap_or(&joined))
    }
}

/// A word with a meaning in values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Word {
    AtLeast,
    AtMost,
    Between,
    And,
    Or,
    Per,
    If,
    For,
    None,
    Yes,
    No,
    Unlimited,
    After,
    Before,
    On,
    FirstDay,
    AsLawOf,
    Nationals,
    Both,
    Each,
    Destination,
    Origin,
    Otherwise,
    InPrinciple,
    ToBeAgreed,
    Percent,
    Ordinal(u8),
    Unit(Unit),
}

impl Word {
    fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "at_least" => Self::AtLeast,
            "at_most" => Self::AtMost,
            "between" => Self::Between,
            "and" => Self::And,
            "or" => Self::Or,
            "per" => Self::Per,
            "if" => Self::If,
            "for" => Self::For,
            "none" => Self::None,
            "yes" => Self::Yes,
            "no" => Self::No,
            "unlimited" => Self::Unlimited,
            "after" => Self::After,
            "before" => Self::Before,
            "on" => Self::On,
            "first_day" => Self::FirstDay,
            "as_law_of" => Self::AsLawOf,
            "nationals" => Self::Nationals,
            "both" => Self::Both,
            "each" => Self::Each,
            "destination" => Self::Destination,
            "origin" => Self::Origin,
            "otherwise" => Self::Otherwise,
            "in_principle" => Self::InPrinciple,
            "to_be_agreed" => Self::ToBeAgreed,
            "percent" => Self::Percent,
            _ => return id.strip_prefix("ordinal_").and_then(|n| n.parse().ok()).map(Self::Ordinal),
        })
    }
}

/// The words of the language, found by any spelling.
#[derive(Debug)]
pub struct Lexicon {
    words: Words,
    phrases: Table<String, Vec<Word>>,
    longest: Table<String, usize>,
    blocks: Table<String, String>,
    keys: Table<String, String>,
}

impl Lexicon {
    /// The lexicon of the words in `grammar/words.toml`.
    #[must_use]
    pub fn new(words: Words) -> Self {
        let mut lexicon = Self {
            phrases: Table::default(),
            longest: Table::default(),
            blocks: index(&words.blocks),
            keys: index(&words.keys),
            words: Words::default(),
        };
        for (id, names) in &words.units {
            let word = if id == "percent" { Some(Word::Percent) } else { Unit::from_id(id).map(Word::Unit) };
            if let Some(word) = word {
                lexicon.learn(names, word);
            }
        }
        for (id, names) in &words.words {
            if let Some(word) = Word::from_id(id) {
                lexicon.learn(names, word);
            }
        }
        lexicon.words = words;
        lexicon
    }

    fn learn(&mut self, names: &Names, word: Word) {
        for (_, name) in names.all() {
            let folded = fold(name);
            let first = folded.split(' ').next().unwrap_or("").to_owned();
            let length = folded.split(' ').count();
            let known = self.longest.entry(first).or_insert(0);
            *known = length.max(*known);
            let meanings = self.phrases.entry(folded).or_default();
            if !meanings.contains(&word) {
                meanings.push(word);
            }
        }
    }

    /// The longest phrase at the beginning of these folded words: how many words, what they mean.
    #[must_use]
    pub fn phrase(&self, words: &[&str]) -> Option<(usize, &[Word])> {
        let longest = *self.longest.get(*words.first()?)?;
        (1..=longest.min(words.len())).rev().find_map(|length| {
            let meanings = match words.get(..length)? {
                [word] => self.phrases.get(*word),
                several => self.phrases.get(&several.join(" ")),
            };
            meanings.map(|meanings| (length, meanings.as_slice()))
        })
    }

    /// True when the folded phrase means this word.
    #[must_use]
    pub fn means(&self, folded: &str, word: Word) -> bool {
        self.phrases.get(folded).is_some_and(|meanings| meanings.contains(&word))
    }

    /// The id of a block keyword in any language.
    #[must_use]
    pub fn block(&self, name: &str) -> Option<&str> {
        self.blocks.get(&fold(name)).map(String::as_str)
    }

    /// The id of a structural key in any language.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&str> {
        self.keys.get(&fold(name)).map(String::as_str)
    }

    /// The names of a block keyword.
    #[must_use]
    pub fn block_names(&self, id: &str) -> Option<&Names> {
        names_in(&self.words.blocks, id)
    }

    /// The names of a structural key.
    #[must_use]
    pub fn key_names(&self, id: &str) -> Option<&Names> {
        names_in(&self.words.keys, id)
    }

    /// The names of a word.
    #[must_use]
    pub fn word_names(&self, id: &str) -> Option<&Names> {
        names_in(&self.words.words, id)
    }

    /// The names of a unit.
    #[must_use]
    pub fn unit_names(&self, unit: Unit) -> Option<&Names> {
        names_in(&self.words.units, unit.id())
    }

    /// The words of `grammar/words.toml`.
    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// The name of a unit beside a number, as a drafter writes it in a language.
    #[must_use]
    pub fn unit_form(&self, unit: Unit, lang: Lang, number: Option<u64>) -> &str {
        let names = self.unit_names(unit).map_or(&[][..], |names| names.get(lang));
        let form = match (lang, number) {
            (_, None | Some(1)) | (Lang::Fr, Some(0)) | (Lang::Ar, Some(2)) => 0,
            (Lang::Ar, Some(n)) if n % 100 > 10 => 2,
            (Lang::Ar, Some(n)) if n > 10 => 0,
            _ => 1,
        };
        names.get(form).or_else(|| names.first()).map_or(unit.id(), String::as_str)
    }
}

fn names_in<'a>(all: &'a [(String, Names)], id: &str) -> Option<&'a Names> {
    all.iter().find(|(known, _)| known == id).map(|(_, names)| names)
}

fn index(all: &[(String, Names)]) -> Table<String, String> {
    let mut found = Table::default();
    for (id, names) in all {
        for (_, name) in names.all() {
            found.entry(fold(name)).or_insert_with(|| id.clone());
        }
    }
    found
}
