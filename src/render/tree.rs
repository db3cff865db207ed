//! One paper for all languages and formats: the tree that every writer prints.
//!
//! A leaf is a [`Line`], which holds every language at once, so no language can have an article, a paragraph or a
//! number that another lacks.

mod track;
mod walk;
mod words;

#[cfg(test)]
pub(crate) mod sample;

use crate::diff::Worth;
use crate::finding::Severity;
use crate::text::{Lang, LangMap};

pub use track::{Mark, MarkKind, Move, Redline, Side, Standing, joint, marked, on, proposers, says, says_any, standing};
pub use walk::{blank, flat, inlines, line};
pub use words::Words;

/// One line of text in every language.
///
/// INVARIANT: with no language at all it stands for nothing and is not printed; with some languages only, the
/// others are printed as missing. An empty list is a language in which nothing is said on purpose.
pub type Line = LangMap<Vec<Inline>>;

/// A piece of a line, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Ordinary text.
    Text(String),
    /// Text that stands out: a defined term.
    Strong(String),
    /// A reference to a part of the same paper.
    Link {
        /// The id of the article, paragraph or annex.
        to: String,
        /// The words of the reference.
        text: String,
    },
    /// An open bracket.
    Open {
        /// Who proposes it, as printed: a country code.
        owner: Option<String>,
        /// What is proposed.
        inside: Vec<Inline>,
    },
    /// Something that this language lacks and others have.
    Missing,
    /// A place to write by hand, about as wide as so many letters.
    Blank(u16),
    /// A fragment of another language.
    Foreign {
        /// Its language.
        lang: Lang,
        /// Its text.
        text: String,
    },
    /// Words that only one of two texts has, in a redline.
    Tracked {
        /// What happened to them, and by whom.
        mark: Mark,
        /// The words.
        inside: Vec<Inline>,
    },
}

/// Which paper it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The agreement itself: a title page, numbered articles, places to sign.
    #[default]
    Agreement,
    /// The model employment contract that the agreement implies.
    Contract,
    /// The page for the worker.
    Guide,
    /// The register of obligations.
    Register,
    /// The table of positions.
    Positions,
    /// The page for the minister on what a round changed.
    Brief,
}

/// A file from which the paper was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, without folders.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A whole paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Which paper it is.
    pub kind: Kind,
    /// The id of the agreement.
    pub id: String,
    /// Authentic languages, the first first.
    pub languages: Vec<Lang>,
    /// Languages of courtesy translations.
    pub courtesy: Vec<Lang>,
    /// Whether every page must say that it is a draft.
    pub draft: bool,
    /// What kind of draft it is: round, date.
    pub draft_note: Line,
    /// The title.
    pub title: Line,
    /// Centred lines under the title: between whom.
    pub subtitle: Vec<Line>,
    /// Whose copy this is, for the title page; empty when the copy is nobody's in particular.
    pub copy: Line,
    /// The short title that runs over the pages.
    pub running: Line,
    /// Who initials each page, in the order of this copy; none when pages are not initialled.
    pub initials: Vec<Line>,
    /// The SHA-256 of the canonical text, in hexadecimal, which each page of a signed paper bears.
    pub seal: Option<String>,
    /// The files from which the paper was made, the agreement first.
    pub sources: Vec<SourceFile>,
    /// Facts about the paper that are not printed in it.
    pub metadata: Metadata,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// What a check found, for formats that show it beside the text; no part of the paper itself.
    pub margin: Vec<Remark>,
    /// For a paper that holds two texts at once: whose changes they are, and what they mean.
    pub redline: Option<Redline>,
    /// The fixed words of writers.
    pub words: LangMap<Words>,
}

/// What a check found in a part of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The id of the article, annex, chapter or paragraph it is about; `preamble`; or `version` for the whole text.
    pub anchor: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The id of the rule.
    pub rule: String,
    /// What is wrong, in one sentence.
    pub text: Line,
    /// On whose authority, and what to do.
    pub more: Vec<Line>,
}

/// What a comparison says of a part of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeNote {
    /// The id of the article, annex, chapter or paragraph it is about; `preamble`; or `version` for the header.
    pub anchor: String,
    /// What it means for the worker.
    pub worth: Worth,
    /// What changed, in one sentence.
    pub text: Line,
    /// Why it means that, one line a reason.
    pub more: Vec<Line>,
}

/// Facts for formats that carry them: Akoma Ntoso, document properties, colours of Parties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Treaty, memorandum …
    pub form: String,
    /// Negotiation, signed …
    pub stage: String,
    /// The date of the text, as in ISO 8601.
    pub date: Option<String>,
    /// Codes of the Parties, in the order of this copy.
    pub parties: Vec<String>,
}

/// A large part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The preamble.
    Preamble(Preamble),
    /// A chapter with its articles.
    Chapter(Chapter),
    /// An article outside chapters.
    Article(Article),
    /// An annex.
    Annex(Annex),
    /// The testimonium with the signatures.
    Testimonium(Testimonium),
}

/// The preamble.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preamble {
    /// Who agrees, one line for each Party and for the words between.
    pub parties: Vec<Line>,
    /// What follows the names: how the Parties are called.
    pub opening: Line,
    /// The recitals.
    pub recitals: Vec<Line>,
    /// The words of agreement.
    pub closing: Line,
}

/// A chapter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// Its id.
    pub id: String,
    /// In a redline, what happened to it as a whole.
    pub mark: Option<Mark>,
    /// Its number.
    pub number: usize,
    /// Its number as printed.
    pub label: Line,
    /// Its title.
    pub title: Line,
    /// Its articles.
    pub articles: Vec<Article>,
}

/// An article; in papers other than an agreement, a section, which has a title but no label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// In a redline, what happened to it as a whole.
    pub mark: Option<Mark>,
    /// Its number through the whole paper.
    pub number: usize,
    /// Its number as printed: « Article premier ».
    pub label: Line,
    /// Its title.
    pub title: Line,
    /// The Party that proposes the whole article, as printed: a country code.
    pub proposed_by: Option<String>,
    /// In a redline of an article that both texts have, the Party that proposed it in the earlier one.
    pub was_proposed_by: Option<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Waivers and remarks on it.
    pub notes: Vec<Note>,
}

/// An annex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annex {
    /// Its id.
    pub id: String,
    /// In a redline, what happened to it as a whole.
    pub mark: Option<Mark>,
    /// Its number.
    pub number: usize,
    /// Its number as printed.
    pub label: Line,
    /// Its title.
    pub title: Line,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Waivers and remarks on it.
    pub notes: Vec<Note>,
}

/// A paragraph: text, then items, then a table. Any of them may be nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its id, unique in the paper.
    pub id: String,
    /// Its number as printed, if it has one: "1.", "1-".
    pub label: Line,
    /// Its text.
    pub text: Line,
    /// Its lettered items.
    pub items: Vec<Item>,
    /// Its table.
    pub table: Option<Table>,
}

/// A lettered item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its id, unique in the paper; may be empty.
    pub id: String,
    /// Its letter as printed: "(a)", « a) », "(أ)".
    pub label: Line,
    /// Its text.
    pub text: Line,
    /// Its own items.
    pub items: Vec<Item>,
}

/// A table. Its columns run in the direction of the language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows, if that needs words.
    pub caption: Line,
    /// The heads of the columns.
    pub head: Vec<Line>,
    /// The rows.
    pub rows: Vec<Vec<Line>>,
    /// Whether the first cell of a row is its head.
    pub row_heads: bool,
}

/// What a note is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteKind {
    /// A remark.
    #[default]
    Remark,
    /// A departure from a rule, accepted with reason and owner.
    Waiver,
}

/// A note under an article; no part of the text that is agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// What it says.
    pub text: Line,
}

/// The end of the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Testimonium {
    /// In witness whereof; done at …: one line each.
    pub text: Vec<Line>,
    /// Who signs, in the order of this copy.
    pub signatures: Vec<Signature>,
}

/// A place to sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The code of the Party.
    pub party: String,
    /// For whom: "For the Government of …".
    pub for_whom: Line,
    /// The name of the signatory, if known.
    pub name: Line,
    /// The office of the signatory, if known.
    pub title: Line,
    /// By what power the signatory signs, if full powers are produced.
    pub powers: Line,
}
