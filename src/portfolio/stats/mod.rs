//! What of an agreement is typed and what is still prose, article by article.
//!
//! A typed fact is a field or cell whose value the program read. A fact in prose is a sentence that carries what a field
//! could hold: a number, a sum, a percentage, a period, a payer, an authority, a deadline. Its languages are one sentence.

mod count;
mod proposal;
mod prose;
mod sentences;
mod signs;

use std::collections::BTreeSet;

pub use count::Tally;

use crate::check::context::Context;
use crate::law::Law;
use crate::model::{Agreement, Project};
use crate::text::{Lang, Span};
use crate::vocabulary::{FieldId, KindId, Vocabulary};

use proposal::Proposals;
use prose::Reader;

/// What a sentence of prose carries that a field could hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A number that counts something, or a date.
    Number,
    /// A sum with its currency.
    Sum,
    /// Hundredths.
    Percent,
    /// A length of time.
    Period,
    /// Who bears a cost.
    Payer,
    /// Who acts, decides or is informed.
    Authority,
    /// By when something is due.
    Deadline,
}

impl Sign {
    /// Every sign.
    pub const ALL: [Self; 7] = [Self::Number, Self::Sum, Self::Percent, Self::Period, Self::Payer, Self::Authority, Self::Deadline];

    /// Its id, as in `grammar/facts.toml`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Sum => "sum",
            Self::Percent => "percent",
            Self::Period => "period",
            Self::Payer => "payer",
            Self::Authority => "authority",
            Self::Deadline => "deadline",
        }
    }
}

/// A sentence in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The language.
    pub lang: Lang,
    /// The sentence.
    pub span: Span,
    /// The words that show what it carries; the sentence where it carries nothing.
    pub words: Span,
}

/// A sentence that states a fact in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseFact {
    /// The sentence in each language that shows a fact, in the order of the agreement; never empty.
    pub said: Vec<Said>,
    /// What it carries, in all languages together.
    pub signs: BTreeSet<Sign>,
    /// A key that may hold it.
    pub proposal: Option<Proposal>,
}

/// A sentence in the language of a reader, else in the first that it has.
#[must_use]
pub fn said_in(said: &[Said], lang: Lang) -> Option<&Said> {
    said.iter().find(|one| one.lang == lang).or_else(|| said.first())
}

/// A key that may hold a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The clause.
    pub kind: KindId,
    /// The key.
    pub field: FieldId,
    /// True when the key states the same value already, so that the prose can point to it.
    pub stated: bool,
}

/// A text whose languages do not carry the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uneven {
    /// The text, in a language that has the sign.
    pub span: Span,
    /// What they differ in.
    pub sign: Sign,
    /// The languages that have it.
    pub has: Vec<Lang>,
    /// Those that do not.
    pub lacks: Vec<Lang>,
}

/// What of an article or annex is typed.
#[derive(Clone, Debug, Default)]
pub struct HomeStats {
    /// Its id.
    pub id: String,
    /// Its number, from 1, among the articles or among the annexes.
    pub number: usize,
    /// True for an annex.
    pub annex: bool,
    /// Where it stands.
    pub span: Span,
    /// Fields and cells with a value that was read.
    pub typed: usize,
    /// Those of them that leave the matter open: a bracket, or `to be agreed`.
    pub open: usize,
    /// Sentences that state a fact.
    pub facts: Vec<ProseFact>,
    /// Sentences that state none of these, in each language: duties in words alone.
    pub duties: Vec<Vec<Said>>,
    /// Texts whose languages differ.
    pub uneven: Vec<Uneven>,
}

impl HomeStats {
    /// Its share.
    #[must_use]
    pub const fn tally(&self) -> Tally {
        Tally { typed: self.typed, prose: self.facts.len() }
    }

    /// Its share if every sentence of prose counted, the duties in words alone too.
    #[must_use]
    pub const fn strict(&self) -> Tally {
        Tally { typed: self.typed, prose: self.facts.len() + self.duties.len() }
    }
}

/// What of an agreement is typed.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// Its articles, then its annexes.
    pub homes: Vec<HomeStats>,
}

impl Stats {
    /// The share of the whole.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.homes.iter().map(HomeStats::tally).fold(Tally::default(), Tally::plus)
    }

    /// The share of the whole if every sentence of prose counted.
    #[must_use]
    pub fn strict(&self) -> Tally {
        self.homes.iter().map(HomeStats::strict).fold(Tally::default(), Tally::plus)
    }
}

/// Counts what is typed in an agreement, and what is not.
#[must_use]
pub fn stats(project: &Project, vocabulary: &Vocabulary, law: &Law) -> Stats {
    let context = Context::new(project, vocabulary, law);
    let mut homes = homes(&project.agreement);
    for (home, items) in homes.iter_mut().zip(&context.homes) {
        (home.typed, home.open) = count::typed(items.items);
    }
    Reader::new(&context).read(&mut homes);
    Proposals::new(&context).propose(&mut homes);
    Stats { homes }
}

/// The articles and annexes, in the order in which the checks number them.
fn homes(agreement: &Agreement) -> Vec<HomeStats> {
    let articles = agreement.articles().map(|one| (&one.id, one.number, false, one.span));
    let annexes = agreement.annexes.iter().map(|one| (&one.id, one.number, true, one.span));
    let home = |(id, number, annex, span): (&crate::model::Name, _, _, _)| HomeStats {
        id: id.text.clone(),
        number,
        annex,
        span,
        ..HomeStats::default()
    };
    articles.chain(annexes).map(home).collect()
}
