//! What a rule of the book came to: the verdict, whom its authorities bind, and the values that
//! decided it.

use crate::text::Span;

use super::{Fact, Facts};

/// What becomes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// The agreement says what the rule asks.
    Holds,
    /// The rule does not concern this agreement.
    NotApplicable,
    /// It cannot be decided.
    Question,
    /// The agreement is silent.
    Gap,
    /// The agreement says the contrary.
    Conflict,
}

impl Verdict {
    /// The word used in machine-readable output and in the examples of rules.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::NotApplicable => "not applicable",
            Self::Question => "question",
            Self::Gap => "gap",
            Self::Conflict => "conflict",
        }
    }
}

/// The reasons of a finding of the rule book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The verdict.
    pub verdict: Verdict,
    /// On whose authority, the strongest first.
    pub authorities: Vec<Authority>,
    /// The values that decided it.
    pub readings: Vec<Reading>,
    /// What it comes to under the text of each Party, where that differs.
    pub positions: Vec<Position>,
    /// Why it cannot be decided.
    pub doubts: Vec<Doubt>,
}

/// A source of the rule and how it stands to the Parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The key of the instrument.
    pub source: String,
    /// The article.
    pub article: String,
    /// How it stands to them.
    pub standing: Standing,
    /// The States it binds.
    pub binds: Vec<String>,
    /// The States of which it is not known.
    pub unknown: Vec<String>,
    /// True when the article was read, false when it rests on memory.
    pub read: bool,
    /// Where it was read.
    pub address: Option<String>,
}

/// The force of an authority between the Parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// No Party is known to be bound, and of some it is not known.
    Unknown,
    /// A convention that binds no Party: a standard of reference.
    Reference,
    /// Treaty practice.
    Practice,
    /// A recommendation or guideline.
    Guidance,
    /// Custom, for the Parties that have not ratified.
    Custom,
    /// It binds some of the Parties.
    Some,
    /// The law of one of the Parties.
    National,
    /// It binds all of them.
    All,
}

impl Standing {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Reference => "reference",
            Self::Practice => "practice",
            Self::Guidance => "guidance",
            Self::Custom => "custom",
            Self::Some => "some",
            Self::National => "national",
            Self::All => "all",
        }
    }
}

/// A value that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Where it stands.
    pub span: Span,
    /// Its name, in the languages of the reader.
    pub path: Fact,
    /// What it came to by itself.
    pub verdict: Verdict,
}

/// What a rule comes to under the text of one Party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The code of the Party, or the words of a proposal without an owner.
    pub owner: String,
    /// What it comes to.
    pub verdict: Verdict,
}

/// Why something cannot be decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// The key of its sentence.
    pub key: &'static str,
    /// The values it needs.
    pub facts: Facts,
}

impl Doubt {
    /// A doubt of a kind.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, facts: Facts::new() }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.set(name, fact.into());
        self
    }
}
