//! Closing brackets: the proposal of one Party takes the place of the bracket, in the drafter's own text.

mod walk;

use super::address::{Address, Wanted};
use super::heads::{Heads, Within};
use crate::finding::apply;
use crate::model::Project;
use crate::syntax::{FormatOptions, Value, format, parse};
use crate::text::{FileId, Source, Span};
use crate::vocabulary::Vocabulary;
use walk::Walk;

/// What became of an open place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The proposal stands.
    Taken,
    /// It is gone: only these Parties proposed it.
    Removed(Vec<String>),
    /// It is open still: the Party proposes nothing here.
    NoProposal,
    /// It is open still: the Party proposes more than one thing.
    Several,
    /// It is open still: it stands in another file.
    Elsewhere,
}

/// An open place and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Where it stood.
    pub span: Span,
    /// By its names.
    pub address: Address,
    /// What became of it.
    pub outcome: Outcome,
}

/// A text with brackets closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    /// The text of the file, in the standard layout.
    pub text: String,
    /// Every open place that was asked for, in the order of the text; those of used files last.
    pub decided: Vec<Decided>,
}

/// Which brackets are closed, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Taking<'a> {
    /// The code of the Party whose proposals stand.
    pub party: &'a str,
    /// The parts that are asked for; all of them when none is named.
    pub wanted: &'a [Wanted],
}

/// Closes the brackets of the main file. Those of the files it uses are named and left.
#[must_use]
pub fn resolve(project: &Project, vocabulary: &Vocabulary, taking: Taking<'_>) -> Resolution {
    let mut decided = Vec::new();
    let mut text = String::new();
    for ((file, source), tree) in project.sources.iter().zip(&project.trees) {
        let mut walk = Walk::new(Heads { vocabulary, source }, taking);
        walk.items(&tree.items, Within::Top, &Address::default());
        if file == FileId(0) {
            text = laid_out(apply(&source.text, &walk.edits.iter().collect::<Vec<_>>()).0, vocabulary);
            decided.append(&mut walk.decided);
        } else {
            decided.extend(walk.decided.into_iter().map(|one| Decided { outcome: Outcome::Elsewhere, ..one }));
        }
    }
    Resolution { text, decided }
}

/// A text in the standard layout.
pub(super) fn laid_out(text: String, vocabulary: &Vocabulary) -> String {
    let source = Source::new(String::new(), text);
    let tree = parse(FileId::default(), &source, vocabulary).tree;
    format(&tree, &source, vocabulary, FormatOptions::default())
}

/// A value as it is typed outside a bracket: on one line wherever it stood.
pub(super) fn typed(value: &Value, source: &Source) -> String {
    use crate::syntax::Separator;
    let mut out = String::new();
    for part in &value.parts {
        match part.before {
            Some(Separator::Comma) => out.push(','),
            Some(Separator::Semicolon) => out.push(';'),
            None => {}
        }
        for token in &part.tokens {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(source.slice(token.span()));
        }
    }
    out
}

impl Outcome {
    /// True when the place is open still.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::NoProposal | Self::Several | Self::Elsewhere)
    }
}

#[cfg(test)]
mod tests;
