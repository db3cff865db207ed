//! A paper that comes back from the other Party: its tracked changes and comments as proposals on the agreement.
//!
//! The paper is written anew from the agreement and read as the returned one is, so both are cut into the same lines. What
//! the returned text says with all changes rejected must be what we sent: where it is not, somebody changed it without
//! tracking. What it says with all changes accepted is what is proposed. Prose becomes source text again; a sentence made
//! from typed values becomes the value that prints it, or stays a rewording. What finds no place is listed.

mod added;
mod apply;
mod candidates;
mod desk;
mod judge;
mod notes;
mod owner;
mod pairing;
mod proof;
mod prose;
pub mod report;
mod sentences;
mod sheet;
mod site;
mod splice;
mod tokens;
mod worth;
mod writing;
mod written;

use crate::diff::{Edit, Home, Worth};
use crate::text::{Lang, LangMap, Span};
use crate::vocabulary::{FieldId, KindId};

pub use apply::{Applied, apply};
pub use desk::{Desk, Sent};
pub use owner::{Claim, owner};

/// Who made a change or wrote a comment, and when, as the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signed {
    /// Who.
    pub author: String,
    /// When.
    pub date: String,
}

/// What is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Other words.
    Changed,
    /// Something new.
    Added,
    /// Something is to go.
    Removed,
    /// Something is to stand elsewhere.
    Moved,
}

/// A field that a changed sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The kind of clause.
    pub kind: KindId,
    /// The field, or the column of a row.
    pub field: FieldId,
    /// True for a column.
    pub in_row: bool,
    /// Where its value stands; nothing for an empty cell.
    pub span: Option<Span>,
    /// What it says, as it is written.
    pub old: String,
    /// What is proposed, as it would be written; nothing when it is to go.
    pub new: Option<String>,
    /// What that means for the worker.
    pub worth: Worth,
}

/// What a proposal comes to in the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Other values.
    Values(Vec<Term>),
    /// Another text: its source; the term of a definition before its meaning.
    Text(Vec<String>),
    /// A sentence made from typed values is worded anew, and no value prints it so.
    Reworded,
    /// The figure and the words of a sentence name two numbers.
    Disagrees {
        /// The number in figures.
        figure: String,
        /// The number in words.
        words: String,
    },
    /// New paragraphs: their texts; with a heading they are a new article.
    Paragraph {
        /// The title of a new article.
        title: LangMap<String>,
        /// Its paragraphs.
        texts: Vec<LangMap<String>>,
    },
    /// A new row, cell by cell.
    Row(Vec<String>),
    /// A whole article is to go.
    Article,
    /// It is to stand after the line of this part.
    After(String),
    /// Nothing that the agreement could say: the key of the reason.
    Nothing(&'static str),
}

/// One proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What is proposed.
    pub what: What,
    /// Where: the article or other large part.
    pub home: Home,
    /// The line, by its name in tags; for something new, the line it follows.
    pub part: String,
    /// The number or letter of the line as printed.
    pub label: String,
    /// In which language.
    pub lang: Lang,
    /// Whether it was tracked. What was not has no author.
    pub tracked: bool,
    /// Whose it is.
    pub who: Vec<Signed>,
    /// The words that were sent.
    pub old: String,
    /// The words that came back.
    pub new: String,
    /// The words that came and went.
    pub edits: Vec<Edit>,
    /// What it comes to.
    pub reading: Reading,
}

impl Proposal {
    /// What it means for the worker, as far as typed values tell.
    #[must_use]
    pub fn worth(&self) -> Worth {
        match &self.reading {
            Reading::Values(terms) => Worth::of(terms.iter().map(|term| term.worth)),
            _ => Worth::Unclear,
        }
    }

    /// Whether it finds no place in the agreement.
    #[must_use]
    pub const fn stray(&self) -> bool {
        matches!(self.reading, Reading::Nothing(_))
    }
}

/// A comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Whose it is.
    pub who: Signed,
    /// What it says.
    pub text: String,
    /// The words it stands on.
    pub words: String,
    /// The line it stands on; empty where it finds none.
    pub part: String,
    /// Where that line stands.
    pub home: Home,
    /// Whose comment it answers.
    pub answers: Option<String>,
}

/// Something that the reader must know: the key of a sentence, and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The key.
    pub key: &'static str,
    /// The values.
    pub values: Vec<(&'static str, String)>,
}

/// What a returned file says.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    /// The agreement, by its id.
    pub agreement: String,
    /// The languages of the file.
    pub langs: Vec<Lang>,
    /// What is proposed, in the order of the paper.
    pub proposals: Vec<Proposal>,
    /// Comments, in the order of the file.
    pub notes: Vec<Note>,
    /// What the reader must know.
    pub remarks: Vec<Remark>,
    /// Changes of looks alone, and of spellings that the language calls equal.
    pub looks: usize,
}

impl Returned {
    /// Whether nothing was proposed and nothing said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.proposals.is_empty() && self.notes.is_empty()
    }

    /// Everybody who changed or said something, in the order of their names.
    #[must_use]
    pub fn authors(&self) -> Vec<String> {
        let proposals = self.proposals.iter().flat_map(|proposal| &proposal.who);
        let notes = self.notes.iter().map(|note| &note.who);
        let all: std::collections::BTreeSet<String> = proposals.chain(notes).map(|signed| signed.author.clone()).collect();
        all.into_iter().collect()
    }
}
