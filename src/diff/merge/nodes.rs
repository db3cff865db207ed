//! One text as a tree that covers the whole file: every block, entry and comment, joined to the parts of its outline.

use std::collections::HashMap;

use super::super::address::Address;
use super::super::change::PartKind;
use super::super::heads::{Block, Head, Heads, Within, block_address, entry_path};
use super::super::outline::{Outline, PartId};
use crate::syntax::{Item, Value};
use crate::text::{FileId, Source, Span, fold};
use crate::vocabulary::Vocabulary;

/// A comment with whether a blank line stands before it.
pub(super) type Comment = (bool, String);

/// A block, an entry, a `use` line.
#[derive(Debug)]
pub(super) struct Node<'p> {
    /// The block around it; the file for itself.
    pub parent: usize,
    /// What is inside it, in order.
    pub children: Vec<usize>,
    /// The part of the outline that it is.
    pub part: Option<PartId>,
    /// What kind of thing it is, and its name among its siblings.
    pub key: (Sort, String),
    /// What it is made of.
    pub shape: Shape<'p>,
    /// What it says by itself, written in one way.
    pub own: String,
    /// Its names.
    pub address: Address,
    /// Comments before it, on lines of their own.
    pub lead: Vec<Comment>,
    /// Whether a blank line stands before it.
    pub blank: bool,
    /// Comments on its last line.
    pub tail: Vec<String>,
    /// Comments on its opening line.
    pub mouth: Vec<String>,
    /// Comments before its closing brace.
    pub foot: Vec<Comment>,
    /// Where it stands.
    pub span: Span,
}

/// What a node is made of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape<'p> {
    /// The file.
    File,
    /// `key: value`.
    Entry { key: Span, value: &'p Value },
    /// `head { … }`.
    Block { head: Span },
    /// A line or block that is taken as it stands.
    Whole,
}

/// What kind of thing a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// The file, a `use` line, a note, or what the language does not know.
    Other,
    /// A block.
    Block(Kind),
    /// The value of a key in a clause or row.
    Value,
    /// The value of a key in the header or a waiver.
    Fixed,
    /// A text in a language.
    Text,
    /// Whose proposal an article is.
    Proposer,
    /// The recalled instruments.
    Recalling,
}

/// What a block is, as far as merging cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// The header or the preamble, of which there is one.
    Only,
    /// A chapter.
    Chapter,
    /// An article.
    Article,
    /// A waiver.
    Waiver,
    /// A title.
    Title,
    /// The wording of a clause, the term or the meaning of a definition: texts of which there is one.
    Single,
    /// An annex, clause, row, definition.
    Holds,
    /// A paragraph, a term, a text field: texts in languages.
    Texts,
}

/// A text with its tree.
#[derive(Debug)]
pub(super) struct Side<'p> {
    /// Its parts.
    pub outline: Outline<'p>,
    /// The main file.
    pub source: &'p Source,
    /// Blocks and entries, in the order of a walk; the file is the first.
    pub nodes: Vec<Node<'p>>,
    /// The node of each part of the main file.
    pub of_part: HashMap<PartId, usize>,
}

impl Sort {
    /// True for what a block has but once under its name.
    pub(super) const fn single(self) -> bool {
        matches!(self, Self::Value | Self::Fixed | Self::Text | Self::Proposer | Self::Block(Kind::Title | Kind::Single))
    }
}

impl<'p> Side<'p> {
    pub(super) fn new(outline: Outline<'p>, vocabulary: &'p Vocabulary) -> Self {
        static NOTHING: Source = Source::new(String::new(), String::new());
        let project = outline.project;
        let source = project.sources.get(FileId(0)).unwrap_or(&NOTHING);
        let mut spans: HashMap<Span, Vec<PartId>> = HashMap::new();
        for (id, part) in outline.iter() {
            let span = if matches!(part.kind, PartKind::Agreement) { Span::default() } else { part.span };
            spans.entry(span).or_default().push(id);
        }
        let file = Node::new((Sort::Other, String::new()), Shape::File, Span::new(FileId(0), 0, source.text.len()));
        let heads = Heads { vocabulary, source };
        let mut walk = Walk { heads, outline: &outline, spans, nodes: vec![file] };
        let items = project.trees.first().map_or(&[][..], |tree| tree.items.as_slice());
        walk.items(items, (0, 0), Within::Top, &Address::default());
        let nodes = walk.nodes;
        let of_part = nodes.iter().enumerate().filter_map(|(at, node)| Some((node.part?, at))).collect();
        Self { outline, source, nodes, of_part }
    }

    pub(super) fn get(&self, at: Option<usize>) -> Option<&Node<'p>> {
        self.nodes.get(at?)
    }

    pub(super) fn slice(&self, span: Span) -> &'p str {
        self.source.slice(span)
    }
}

impl<'p> Node<'p> {
    const fn new(key: (Sort, String), shape: Shape<'p>, span: Span) -> Self {
        Self {
            parent: 0,
            children: Vec::new(),
            part: None,
            key,
            shape,
            own: String::new(),
            address: Address { chapter: None, home: None, part: None, clause: None, field: None, lang: None },
            lead: Vec::new(),
            blank: false,
            tail: Vec::new(),
            mouth: Vec::new(),
            foot: Vec::new(),
            span,
        }
    }
}

struct Walk<'w, 'p> {
    heads: Heads<'p>,
    outline: &'w Outline<'p>,
    spans: HashMap<Span, Vec<PartId>>,
    nodes: Vec<Node<'p>>,
}

impl<'p> Walk<'_, 'p> {
    /// Walks over the items of a block that begin after a byte; comments go where the standard layout sets them.
    fn items(&mut self, items: &'p [Item], (parent, from): (usize, usize), within: Within<'p>, above: &Address) {
        let mut end = from;
        let mut lead: Vec<Comment> = Vec::new();
        let mut last: Option<usize> = None;
        for (at, item) in items.iter().enumerate() {
            let span = item.span().range();
            let between = self.heads.source.text.get(end..span.start).unwrap_or("");
            let lines = between.bytes().filter(|byte| *byte == b'\n').count();
            end = span.end;
            if let Item::Comment(comment) = item {
                let text = self.heads.source.slice(*comment).to_owned();
                if lines == 0 && !(at == 0 && parent == 0) && lead.is_empty() {
                    self.beside(last, parent, text);
                } else {
                    lead.push((lines > 1, text));
                }
                continue;
            }
            let node = self.item(item, parent, within, above);
            if let Some(known) = self.nodes.get_mut(node) {
                known.lead = std::mem::take(&mut lead);
                known.blank = lines > 1;
            }
            last = Some(node);
        }
        if let Some(node) = self.nodes.get_mut(parent) {
            node.foot = lead;
        }
    }

    /// A comment on the line of what stands before it, or on the opening line of its block.
    fn beside(&mut self, last: Option<usize>, parent: usize, text: String) {
        match last {
            Some(last) => self.nodes.get_mut(last).into_iter().for_each(|node| node.tail.push(text.clone())),
            None => self.nodes.get_mut(parent).into_iter().for_each(|node| node.mouth.push(text.clone())),
        }
    }

    fn item(&mut self, item: &'p Item, parent: usize, within: Within<'p>, above: &Address) -> usize {
        match item {
            Item::Entry { key, value } => {
                let node = self.entry(key.span, value, item.span(), within, above);
                self.push(node, parent)
            }
            Item::Block { head, items, body, .. } => {
                let read = self.heads.block(head.span, within);
                if matches!(read.block, Block::Note | Block::Other) {
                    return self.whole(item.span(), parent);
                }
                let node = self.block(read, head.span, item.span(), within, above);
                let address = node.address.clone();
                let at = self.push(node, parent);
                self.items(items, (at, body.range().start + 1), self.heads.inside(read, within), &address);
                at
            }
            other => self.whole(other.span(), parent),
        }
    }

    fn push(&mut self, node: Node<'p>, parent: usize) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node { parent, ..node });
        self.nodes.get_mut(parent).into_iter().for_each(|parent| parent.children.push(at));
        at
    }

    /// What is compared by its words alone: a note, a `use` line.
    fn whole(&mut self, span: Span, parent: usize) -> usize {
        let words = self.heads.source.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let node = Node::new((Sort::Other, words.clone()), Shape::Whole, span);
        self.push(Node { own: words, ..node }, parent)
    }

    fn entry(&mut self, key: Span, value: &'p Value, span: Span, within: Within<'p>, above: &Address) -> Node<'p> {
        let typed = fold(self.heads.source.slice(key));
        let lang = if matches!(within, Within::Text) { self.heads.lang(key) } else { None };
        let kinds: &[PartKind] = match within {
            _ if lang.is_some() => &[],
            Within::Row(..) => &[PartKind::Cell],
            Within::Structure(_) => &[PartKind::Header, PartKind::Field],
            Within::Clause(..) => &[PartKind::Field],
            Within::Top | Within::Body | Within::Text => &[PartKind::Proposer, PartKind::Recalling],
        };
        let part = self.part(span, kinds).or_else(|| self.part(value.span, kinds));
        let sort = match part.and_then(|id| self.outline.get(id)).map(|part| part.kind) {
            _ if lang.is_some() => Sort::Text,
            Some(PartKind::Proposer) => Sort::Proposer,
            Some(PartKind::Recalling) => Sort::Recalling,
            Some(_) if matches!(within, Within::Structure(_)) => Sort::Fixed,
            Some(_) => Sort::Value,
            None => Sort::Other,
        };
        let path = entry_path(within, self.heads.source.slice(key)).or(above.field);
        let known = part.and_then(|id| self.outline.get(id)).map_or(typed, |part| part.key.clone());
        let name = lang.map_or(known, |lang| lang.code().to_owned());
        let mut node = Node::new((sort, name), Shape::Entry { key, value }, span);
        node.part = part;
        node.own = match part {
            Some(id) => self.outline.canon(id),
            None => super::forms::canon(value, self.heads.source),
        };
        node.address = Address { field: path, lang, ..above.clone() };
        if sort == Sort::Fixed {
            node.address.part = Some(self.heads.source.slice(key).to_owned());
        }
        node
    }

    fn block(&mut self, read: Head<'p>, head: Span, span: Span, within: Within<'p>, above: &Address) -> Node<'p> {
        let (kind, kinds): (Kind, &[PartKind]) = match read.block {
            Block::Header | Block::Preamble => (Kind::Only, &[]),
            Block::Chapter => (Kind::Chapter, &[PartKind::Chapter]),
            Block::Article => (Kind::Article, &[PartKind::Article]),
            Block::Annex => (Kind::Holds, &[PartKind::Annex]),
            Block::Definition => (Kind::Holds, &[PartKind::Definition]),
            Block::Waiver => (Kind::Waiver, &[PartKind::Waiver]),
            Block::Clause(_) => (Kind::Holds, &[PartKind::Clause, PartKind::Item]),
            Block::Row => (Kind::Holds, &[PartKind::Row]),
            Block::Field(_) => (Kind::Texts, &[PartKind::Field, PartKind::Cell, PartKind::Header]),
            Block::Text("title") => (Kind::Title, &[PartKind::Title]),
            Block::Text("wording" | "term" | "meaning") => (Kind::Single, &[PartKind::Wording, PartKind::Term, PartKind::Meaning]),
            Block::Paragraph | Block::Text(_) | Block::Items | Block::Note | Block::Other => {
                (Kind::Texts, &[PartKind::Paragraph, PartKind::Recital, PartKind::Item])
            }
        };
        let words = fold(self.heads.source.slice(head));
        let mut node = Node::new((Sort::Block(kind), words), Shape::Block { head }, span);
        // What there is one of goes by its own name, in whatever language its keyword is.
        match read.block {
            Block::Header => node.key.1 = "agreement".to_owned(),
            Block::Preamble => node.key.1 = "preamble".to_owned(),
            Block::Text(id) if kind != Kind::Texts => node.key.1 = id.to_owned(),
            _ => {}
        }
        node.part = self.part(span, kinds);
        node.own = read.name.split_whitespace().collect::<Vec<_>>().join(" ");
        node.address = block_address(read, within, above);
        node
    }

    /// The part of a span.
    fn part(&self, span: Span, kinds: &[PartKind]) -> Option<PartId> {
        let fits = |id: &&PartId| self.outline.get(**id).is_some_and(|part| kinds.contains(&part.kind));
        self.spans.get(&span)?.iter().find(fits).copied()
    }
}
