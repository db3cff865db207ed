//! The typed agreement.

use crate::text::{Lang, Span};
use crate::vocabulary::{FieldId, KindId};

use super::value::{Text, Value};

/// A word of the drafter with its place: an id, a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The word.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a State does under the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Workers come to it.
    Destination,
    /// Workers come from it.
    Origin,
    /// Both, or not said.
    Member,
}

impl Role {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Destination => "destination",
            Self::Origin => "origin",
            Self::Member => "member",
        }
    }
}

/// A State that is a Party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its ISO 3166-1 alpha-2 code.
    pub code: Name,
    /// What it does.
    pub role: Role,
}

/// The legal form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Binding under international law.
    #[default]
    Treaty,
    /// Not meant to bind.
    Memorandum,
    /// Amends or completes another agreement.
    Protocol,
    /// Several States, under which protocols are made.
    Framework,
}

impl Form {
    /// The id of the form, as among the choices of the header.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "treaty" => Self::Treaty,
            "memorandum" => Self::Memorandum,
            "protocol" => Self::Protocol,
            "framework" => Self::Framework,
            _ => return None,
        })
    }

    /// Its id, as among the choices of the header.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Treaty => "treaty",
            Self::Memorandum => "memorandum",
            Self::Protocol => "protocol",
            Self::Framework => "framework",
        }
    }
}

/// How far the text has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Being negotiated.
    #[default]
    Negotiation,
    /// Initialled.
    Initialled,
    /// Signed.
    Signed,
    /// In force.
    InForce,
}

impl Stage {
    /// The id of the stage, as among the choices of the header.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "negotiation" => Self::Negotiation,
            "initialled" => Self::Initialled,
            "signed" => Self::Signed,
            "in_force" => Self::InForce,
            _ => return None,
        })
    }

    /// Its id, as among the choices of the header.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Negotiation => "negotiation",
            Self::Initialled => "initialled",
            Self::Signed => "signed",
            Self::InForce => "in_force",
        }
    }
}

/// The typed agreement: one tree, every value with its place.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// Its id: `LY-NE`.
    pub id: Name,
    /// Where the header stands.
    pub header: Span,
    /// The fields of the header, as a clause of the structural kind `agreement`.
    pub fields: Vec<FieldValue>,
    /// The States, destination first.
    pub parties: Vec<Party>,
    /// Its title.
    pub title: Option<Text>,
    /// Its form.
    pub form: Form,
    /// Its stage.
    pub stage: Stage,
    /// Languages whose text is authentic, in the drafter's order.
    pub authentic: Vec<Lang>,
    /// Languages of courtesy translations.
    pub courtesy: Vec<Lang>,
    /// The date at which law is judged.
    pub date: Option<jiff::civil::Date>,
    /// The preamble.
    pub preamble: Option<Preamble>,
    /// Chapters and articles in order.
    pub parts: Vec<Part>,
    /// Annexes and schedules.
    pub annexes: Vec<Annex>,
}

/// The preamble.
#[derive(Clone, Debug, Default)]
pub struct Preamble {
    /// Where it stands.
    pub span: Span,
    /// Recitals and recalled instruments in order.
    pub items: Vec<PreambleItem>,
}

/// One line of the preamble.
#[derive(Clone, Debug)]
pub enum PreambleItem {
    /// Instruments that are recalled, by key.
    Recalling(Vec<Name>),
    /// A recital.
    Recital(Text),
}

/// A chapter, or an article that stands outside chapters.
#[derive(Clone, Debug)]
pub enum Part {
    /// A chapter.
    Chapter(Chapter),
    /// An article.
    Article(Article),
}

/// A chapter.
#[derive(Clone, Debug, Default)]
pub struct Chapter {
    /// Its id.
    pub id: Name,
    /// Where it stands.
    pub span: Span,
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: Option<Text>,
    /// Its articles.
    pub articles: Vec<Article>,
}

/// An article.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Its id.
    pub id: Name,
    /// Where it stands.
    pub span: Span,
    /// Its number through the whole agreement, from 1.
    pub number: usize,
    /// Its title.
    pub title: Option<Text>,
    /// Whose proposal the whole article is.
    pub proposed_by: Option<Name>,
    /// What it holds, in the drafter's order.
    pub items: Vec<ArticleItem>,
}

/// One thing in an article or annex.
#[derive(Clone, Debug)]
pub enum ArticleItem {
    /// A typed clause.
    Clause(Clause),
    /// A paragraph of prose.
    Paragraph(Paragraph),
    /// A definition.
    Definition(Definition),
    /// A waiver of a rule.
    Waiver(Waiver),
}

/// A typed clause.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its kind.
    pub kind: KindId,
    /// The words before its brace.
    pub name: Name,
    /// Where it stands.
    pub span: Span,
    /// Its fields in the drafter's order.
    pub fields: Vec<FieldValue>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Wording that replaces the standard one.
    pub wording: Option<Text>,
    /// Prose inside the clause.
    pub paragraphs: Vec<Paragraph>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Where it stands.
    pub span: Span,
    /// Its cells.
    pub cells: Vec<FieldValue>,
}

/// A field with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldValue {
    /// Which field of the kind (a column, inside a row).
    pub field: FieldId,
    /// Where the key stands.
    pub key: Span,
    /// What it says.
    pub value: Value,
}

/// A paragraph of prose, perhaps with lettered items.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Its id, if it has one.
    pub id: Option<Name>,
    /// Where it stands.
    pub span: Span,
    /// Its text.
    pub text: Text,
    /// Its items.
    pub items: Vec<Text>,
}

/// A defined term.
#[derive(Clone, Debug, Default)]
pub struct Definition {
    /// Its id.
    pub id: Name,
    /// Where it stands.
    pub span: Span,
    /// The term.
    pub term: Option<Text>,
    /// What it means.
    pub meaning: Option<Text>,
}

/// A waiver: a finding that the drafter accepts, with a reason and an owner.
#[derive(Clone, Debug, Default)]
pub struct Waiver {
    /// The id of the rule.
    pub rule: Name,
    /// Where it stands.
    pub span: Span,
    /// Its fields, as a clause of the structural kind `accept`.
    pub fields: Vec<FieldValue>,
}

/// An annex or schedule.
#[derive(Clone, Debug, Default)]
pub struct Annex {
    /// Its id.
    pub id: Name,
    /// Where it stands.
    pub span: Span,
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: Option<Text>,
    /// What it holds.
    pub items: Vec<ArticleItem>,
}

impl Agreement {
    /// Every article, in chapters and outside, in order.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.parts.iter().flat_map(|part| match part {
            Part::Article(article) => std::slice::from_ref(article),
            Part::Chapter(chapter) => chapter.articles.as_slice(),
        })
    }

    /// Every item of every article, then of every annex.
    pub fn items(&self) -> impl Iterator<Item = &ArticleItem> {
        let annexed = self.annexes.iter().flat_map(|annex| &annex.items);
        self.articles().flat_map(|article| &article.items).chain(annexed)
    }

    /// Every clause, of the annexes too.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.items().filter_map(|item| match item {
            ArticleItem::Clause(clause) => Some(clause),
            _ => None,
        })
    }

    /// The clauses of a kind.
    pub fn clauses_of(&self, kind: KindId) -> impl Iterator<Item = &Clause> {
        self.clauses().filter(move |clause| clause.kind == kind)
    }

    /// Every definition.
    pub fn definitions(&self) -> impl Iterator<Item = &Definition> {
        self.items().filter_map(|item| match item {
            ArticleItem::Definition(definition) => Some(definition),
            _ => None,
        })
    }

    /// The languages in which the agreement must exist, authentic ones first.
    #[must_use]
    pub fn languages(&self) -> Vec<Lang> {
        let mut all = self.authentic.clone();
        all.extend(self.courtesy.iter().filter(|lang| !self.authentic.contains(lang)));
        all
    }

    /// The Party that workers come to.
    #[must_use]
    pub fn destination(&self) -> Option<&Party> {
        self.parties.iter().find(|party| party.role == Role::Destination)
    }

    /// The Parties that workers come from.
    pub fn origins(&self) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(|party| party.role == Role::Origin)
    }
}

impl Clause {
    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: FieldId) -> Option<&FieldValue> {
        self.fields.iter().find(|stated| stated.field == field)
    }
}
