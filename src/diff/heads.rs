//! What a block or an entry of the tree is, by the words at its head and by what it stands in. Merging and resolving work on
//! the drafter's own text, so they read the tree and not the model.

use super::{Address, FieldPath};
use crate::text::{Lang, Source, Span};
use crate::vocabulary::{ClauseKind, FieldId, KindId, Vocabulary};

/// What a part stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Within<'a> {
    /// The file or a chapter.
    Top,
    /// The header or a waiver: fields of a structural kind.
    Structure(&'a ClauseKind),
    /// An article, an annex, the preamble.
    Body,
    /// A clause.
    Clause(KindId, &'a ClauseKind),
    /// A row of a table.
    Row(KindId, &'a ClauseKind),
    /// A text in languages, perhaps with items.
    Text,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// The header.
    Header,
    /// The preamble.
    Preamble,
    /// A chapter.
    Chapter,
    /// An article.
    Article,
    /// An annex or schedule.
    Annex,
    /// A definition.
    Definition,
    /// A waiver.
    Waiver,
    /// A clause.
    Clause(KindId),
    /// A row.
    Row,
    /// A text field of a clause, of the header or of a row.
    Field(FieldId),
    /// A paragraph.
    Paragraph,
    /// A title, term, meaning, wording, recital or item, by the id of its keyword.
    Text(&'static str),
    /// The items of a paragraph.
    Items,
    /// A note: no part of what is agreed.
    Note,
    /// Something else.
    Other,
}

/// A block with the words after its keyword.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head<'t> {
    /// What it is.
    pub block: Block,
    /// Its id, the rule of a waiver; else empty.
    pub name: &'t str,
}

/// Reads heads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heads<'a> {
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// The file.
    pub source: &'a Source,
}

/// Keywords of blocks that hold nothing but texts in languages.
const TEXTS: [&str; 6] = ["title", "term", "meaning", "wording", "recital", "item"];

impl<'a> Heads<'a> {
    /// What the words before a brace open.
    pub fn block(self, head: Span, within: Within<'_>) -> Head<'a> {
        let words = self.source.slice(head);
        // A key of several words may begin with a keyword: the short title is no title.
        if let Some(field) = field_of(within, words) {
            return Head { block: Block::Field(field), name: "" };
        }
        let (keyword, name) = self.keyword(words).unwrap_or_default();
        let block = match keyword {
            "agreement" => Block::Header,
            "preamble" => Block::Preamble,
            "chapter" => Block::Chapter,
            "article" => Block::Article,
            "annex" | "schedule" => Block::Annex,
            "define" => Block::Definition,
            "accept" => Block::Waiver,
            "row" => Block::Row,
            "paragraph" if matches!(within, Within::Body | Within::Clause(..)) => Block::Paragraph,
            "items" => Block::Items,
            "note" => Block::Note,
            keyword => match TEXTS.into_iter().find(|text| *text == keyword) {
                Some(text) => Block::Text(text),
                None => self.vocabulary.kind_named(words).map_or(Block::Other, Block::Clause),
            },
        };
        Head { block, name }
    }

    /// What stands in a block.
    pub fn inside(self, head: Head<'_>, within: Within<'a>) -> Within<'a> {
        let structure = |id| self.vocabulary.structure(id).map_or(Within::Body, Within::Structure);
        match head.block {
            Block::Header => structure("agreement"),
            Block::Waiver => structure("accept"),
            Block::Chapter => Within::Top,
            Block::Clause(kind) => self.vocabulary.kind(kind).map_or(Within::Body, |known| Within::Clause(kind, known)),
            Block::Row => match within {
                Within::Clause(id, kind) | Within::Row(id, kind) => Within::Row(id, kind),
                _ => Within::Body,
            },
            Block::Annex => self.table(head.name).unwrap_or(Within::Body),
            Block::Field(_) | Block::Paragraph | Block::Text(_) | Block::Items => Within::Text,
            Block::Preamble | Block::Article | Block::Definition | Block::Note | Block::Other => Within::Body,
        }
    }

    /// An annex of the name of a clause with rows holds its rows directly.
    fn table(self, name: &str) -> Option<Within<'a>> {
        let id = self.vocabulary.kind_named(name)?;
        let kind = self.vocabulary.kind(id)?;
        (!kind.columns.is_empty()).then_some(Within::Clause(id, kind))
    }

    /// True for the entry that says whose proposal an article is.
    pub fn is_proposer(self, key: Span) -> bool {
        self.vocabulary.lexicon().key(self.source.slice(key)) == Some("proposed_by")
    }

    /// The language of an entry of a text.
    pub fn lang(self, key: Span) -> Option<Lang> {
        Lang::from_code(self.source.slice(key))
    }

    /// The keyword at the head of a block, and the words after it.
    fn keyword(self, words: &'a str) -> Option<(&'a str, &'a str)> {
        let lexicon = self.vocabulary.lexicon();
        let mut ends: Vec<usize> = words.match_indices([' ', '\t', '\u{A0}']).map(|(at, _)| at).take(2).collect();
        ends.push(words.len());
        ends.into_iter().rev().find_map(|end| {
            let (keyword, rest) = words.split_at_checked(end)?;
            Some((lexicon.block(keyword)?, rest.trim()))
        })
    }
}

/// The field that a word names where it stands.
fn field_of(within: Within<'_>, words: &str) -> Option<FieldId> {
    match within {
        Within::Structure(kind) | Within::Clause(_, kind) => kind.field_named(words, false),
        Within::Row(_, kind) => kind.field_named(words, true),
        Within::Top | Within::Body | Within::Text => None,
    }
}

/// The field of an entry by its key.
pub(super) fn entry_path(within: Within<'_>, key: &str) -> Option<FieldPath> {
    field_of(within, key).and_then(|field| path(within, field))
}

const fn path(within: Within<'_>, field: FieldId) -> Option<FieldPath> {
    match within {
        Within::Clause(kind, _) => Some(FieldPath { kind, field, in_row: false }),
        Within::Row(kind, _) => Some(FieldPath { kind, field, in_row: true }),
        Within::Top | Within::Structure(_) | Within::Body | Within::Text => None,
    }
}

/// The names on the way to a block.
pub(super) fn block_address(head: Head<'_>, within: Within<'_>, above: &Address) -> Address {
    let named = || (!head.name.is_empty()).then(|| head.name.to_owned());
    let mut address = above.clone();
    match head.block {
        Block::Chapter => address.chapter = named(),
        Block::Article | Block::Annex => address.home = named(),
        Block::Paragraph | Block::Definition => address.part = named(),
        Block::Clause(kind) => address.clause = Some(kind),
        Block::Field(field) => address.field = path(within, field),
        _ => {}
    }
    address
}
