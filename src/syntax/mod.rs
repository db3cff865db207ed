//! Text to tree, which never fails, and tree to canonical text. The only room that knows pest.

mod depth;
pub mod expression;
mod format;
mod grammar;
mod quoted;
mod repair;
pub mod tree;

pub use depth::MAX_DEPTH;
pub use format::{FormatOptions, format};
#[doc(hidden)]
pub use grammar::bare_parse;
pub use quoted::{Quoted, unquote};
pub use tree::{Bracket, Item, Part, Proposal, Separator, Token, Tree, Value, Words};

use crate::finding::Finding;
use crate::text::{FileId, Source, Span};
use crate::vocabulary::Vocabulary;

/// A parsed file: its tree, and what was wrong with its form.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; broken lines are nodes of it.
    pub tree: Tree,
    /// What was wrong.
    pub findings: Vec<Finding>,
}

/// Reads a file. Whatever is in it, a tree comes back; mistakes of form are findings.
#[must_use]
pub fn parse(file: FileId, source: &Source, vocabulary: &Vocabulary) -> Parsed {
    if let Some(span) = depth::too_deep(file, &source.text) {
        let whole = Span::new(file, 0, source.text.len());
        let finding = Finding::error("nesting-too-deep", span).with("limit", MAX_DEPTH);
        return Parsed { tree: Tree { items: vec![Item::Broken(whole)], sound: false }, findings: vec![finding] };
    }
    let mut tree = grammar::parse(file, &source.text);
    let findings = repair::repair(&mut tree, source, vocabulary);
    Parsed { tree, findings }
}
