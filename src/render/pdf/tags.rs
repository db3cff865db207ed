//! The tree of what the paper says, for readers who do not see the page: built beside the flow, filled while drawing.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node as Leaf, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use crate::text::Lang;

/// What a part of the paper is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A part with a heading.
    Section,
    /// A heading with its level and its words.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A list of numbered or lettered parts.
    List,
    /// A part of a list.
    Item,
    /// The number or letter of it.
    Label,
    /// What it says.
    Body,
    /// A table.
    Table,
    /// What a table shows.
    Caption,
    /// The heads of columns.
    Heads,
    /// The rows of a table.
    Rows,
    /// A row.
    Row,
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// A cell.
    Cell,
    /// A reference that can be followed.
    Link,
    /// Words that differ: another language, an open bracket.
    Span,
    /// The mark of a footnote.
    Reference,
    /// A footnote.
    Note,
    /// The table of contents.
    Contents,
    /// An entry of it.
    Entry,
}

/// The number of a node.
pub(super) type NodeId = usize;

#[derive(Debug)]
enum Child {
    Node(NodeId),
    Leaf(Identifier),
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    lang: Option<Lang>,
    parent: Option<NodeId>,
    children: Vec<Child>,
    hung: bool,
}

/// The tree while it grows.
#[derive(Debug, Default)]
pub(super) struct Tags {
    nodes: Vec<Node>,
    roots: Vec<NodeId>,
}

impl Tags {
    /// A part that stands where it is made.
    pub(super) fn block(&mut self, parent: Option<NodeId>, kind: Kind, lang: Option<Lang>) -> NodeId {
        let node = self.inline(parent, kind, lang);
        self.hang(node);
        node
    }

    /// A part of a line, which takes its place when its first words are drawn.
    pub(super) fn inline(&mut self, parent: Option<NodeId>, kind: Kind, lang: Option<Lang>) -> NodeId {
        self.nodes.push(Node { kind, lang, parent, children: Vec::new(), hung: false });
        self.nodes.len() - 1
    }

    /// Adds something drawn.
    pub(super) fn leaf(&mut self, node: NodeId, leaf: Identifier) {
        self.hang(node);
        self.nodes.get_mut(node).into_iter().for_each(|node| node.children.push(Child::Leaf(leaf)));
    }

    fn hang(&mut self, node: NodeId) {
        let Some(it) = self.nodes.get_mut(node).filter(|node| !node.hung) else { return };
        it.hung = true;
        match it.parent {
            None => self.roots.push(node),
            Some(parent) => {
                self.nodes.get_mut(parent).into_iter().for_each(|it| it.children.push(Child::Node(node)));
                self.hang(parent);
            }
        }
    }

    /// The levels of the headings that bear words, in the order of reading.
    pub(super) fn levels(&self) -> Vec<u16> {
        self.headings().into_iter().map(|(_, level)| level).collect()
    }

    /// Lifts a heading that leaves out a level, as where a draft has no title yet.
    pub(super) fn settle_levels(&mut self) {
        let mut before = 0;
        for (node, level) in self.headings() {
            before = level.min(before + 1);
            if let Some(Kind::Heading(level, _)) = self.nodes.get_mut(node).map(|node| &mut node.kind) {
                *level = before;
            }
        }
    }

    fn headings(&self) -> Vec<(NodeId, u16)> {
        let mut headings = Vec::new();
        self.roots.iter().for_each(|root| self.headings_in(*root, &mut headings));
        headings
    }

    fn headings_in(&self, id: NodeId, out: &mut Vec<(NodeId, u16)>) {
        let Some(node) = self.nodes.get(id) else { return };
        if let Kind::Heading(level, _) = node.kind {
            out.push((id, level));
        }
        for child in &node.children {
            if let Child::Node(child) = child {
                self.headings_in(*child, out);
            }
        }
    }

    /// The finished tree. Parts in which nothing was drawn are left out.
    pub(super) fn finish(mut self, lang: Lang) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.code().to_owned()));
        for root in std::mem::take(&mut self.roots) {
            if let Some(group) = self.group(root) {
                tree.push(group);
            }
        }
        tree
    }

    fn group(&mut self, node: NodeId) -> Option<TagGroup> {
        let node = self.nodes.get_mut(node)?;
        let children = std::mem::take(&mut node.children);
        let lang = node.lang.map(|lang| lang.code().to_owned());
        let tag = tag(&node.kind, lang);
        let filled = children.into_iter().filter_map(|child| match child {
            Child::Node(child) => self.group(child).map(Leaf::from),
            Child::Leaf(leaf) => Some(Leaf::from(leaf)),
        });
        let children: Vec<Leaf> = filled.collect();
        (!children.is_empty()).then(|| TagGroup::with_children(tag, children))
    }
}

/// Whether headings begin with the first level and leave out none on the way down.
pub(super) fn in_order(levels: &[u16]) -> bool {
    let before = std::iter::once(0).chain(levels.iter().copied());
    before.zip(levels).all(|(before, level)| *level <= before + 1)
}

fn tag(kind: &Kind, lang: Option<String>) -> TagKind {
    match kind {
        Kind::Section => Tag::Section.with_lang(lang).into(),
        Kind::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone())).with_lang(lang).into()
        }
        Kind::Paragraph => Tag::P.with_lang(lang).into(),
        // The numbers stand in the text as the law has them, so the list has no numbering of its own.
        Kind::List => Tag::L(ListNumbering::None).with_lang(lang).into(),
        Kind::Item => Tag::LI.with_lang(lang).into(),
        Kind::Label => Tag::Lbl.with_lang(lang).into(),
        Kind::Body => Tag::LBody.with_lang(lang).into(),
        Kind::Table => Tag::Table.with_lang(lang).into(),
        Kind::Caption => Tag::Caption.with_lang(lang).into(),
        Kind::Heads => Tag::THead.with_lang(lang).into(),
        Kind::Rows => Tag::TBody.with_lang(lang).into(),
        Kind::Row => Tag::TR.with_lang(lang).into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).with_lang(lang).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).with_lang(lang).into(),
        Kind::Cell => Tag::TD.with_lang(lang).into(),
        Kind::Link => Tag::Link.with_lang(lang).into(),
        Kind::Span => Tag::Span.with_lang(lang).into(),
        Kind::Reference => Tag::Reference.with_lang(lang).into(),
        Kind::Note => Tag::Note.with_lang(lang).into(),
        Kind::Contents => Tag::TOC.with_lang(lang).into(),
        Kind::Entry => Tag::TOCI.with_lang(lang).into(),
    }
}
