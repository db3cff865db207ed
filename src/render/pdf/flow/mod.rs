//! From the tree to the flow: blocks become bands of strips, side by side for each language, with their tags.

mod article;
mod contents;
mod ends;
mod halves;
mod ids;
mod notes;
mod table;

use std::collections::BTreeSet;
use std::rc::Rc;

use super::super::failure::Failure;
use super::super::pages::{Band, Flow, Strip};
use super::super::script::anchor;
use super::super::tree::{Block, Kind as PaperKind, Line, Paper};
use super::piece::{Cell, Column, Frame, Paragraph, Piece};
use super::rich::{Look, Rich};
use super::setline::SetLine;
use super::style::Style;
use super::tags::{Kind, NodeId, Tags};
use super::text::{Align, Job, Setter};
use crate::text::Lang;

/// A part that bookmarks lead to.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// 1 for a language, 2 for a chapter, an annex or an article outside chapters, 3 for an article of a chapter.
    pub level: u16,
    /// Its words.
    pub text: String,
    /// Its place.
    pub anchor: String,
}

/// Builds the flow of one pass after another.
pub(super) struct Builder<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// Its look.
    pub style: &'a Style,
    /// Sets the type.
    pub setter: Setter<'a>,
    /// What is said, for those who do not see.
    pub tags: Tags,
    /// The flow so far.
    pub flow: Flow<Piece>,
    /// What is drawn around each band.
    pub frames: Vec<Frame>,
    /// What is drawn around each repeated head.
    pub head_frames: Vec<Frame>,
    /// Bookmarks.
    pub marks: Vec<Mark>,
    /// The columns of each pass.
    pub passes: Vec<Vec<Column>>,
    /// The text size of this pass.
    pub size: f32,
    /// Places that links may lead to.
    known: BTreeSet<String>,
    /// The frame of the bands that follow.
    frame: Frame,
    /// The number of the last footnote.
    note: usize,
}

/// How a paragraph is set.
#[derive(Clone, Debug)]
pub(super) struct Manner {
    /// Its size, in multiples of the text.
    pub size: f32,
    /// How its letters look.
    pub look: Look,
    /// How its lines stand.
    pub align: Align,
    /// Whether words may be cut.
    pub hyphens: bool,
}

impl Manner {
    /// Running text.
    pub(super) fn text() -> Self {
        Self { size: 1.0, look: Look::default(), align: Align::Justify, hyphens: true }
    }

    /// Text in the middle, in this size and look.
    pub(super) fn centred(size: f32, look: Look) -> Self {
        Self { size, look, align: Align::Center, hyphens: false }
    }
}

impl<'a> Builder<'a> {
    /// An empty flow.
    pub(super) fn new(paper: &'a Paper, style: &'a Style, setter: Setter<'a>) -> Self {
        Self {
            paper,
            style,
            setter,
            tags: Tags::default(),
            flow: Flow { bands: Vec::new(), heads: Vec::new(), notes: Vec::new() },
            frames: Vec::new(),
            head_frames: Vec::new(),
            marks: Vec::new(),
            passes: Vec::new(),
            size: 10.0,
            known: ids::ids(paper),
            frame: Frame::default(),
            note: 0,
        }
    }

    /// Adds a pass through the paper in these columns.
    ///
    /// # Errors
    ///
    /// When a letter is in no font.
    pub(super) fn pass(&mut self, columns: Vec<Column>, several: bool) -> Result<(), Failure> {
        self.frame = Frame { pass: self.passes.len(), ..Frame::default() };
        self.passes.push(columns.clone());
        self.size = self.style.text_size(columns.len());
        self.note = 0;
        let roots: Vec<NodeId> = columns.iter().map(|column| self.tags.block(None, Kind::Section, Some(column.lang))).collect();
        if several {
            let column = columns.first().map_or(Lang::En, |column| column.lang);
            let text = self.paper.words(column).language.clone();
            self.marks.push(Mark { level: 1, text, anchor: anchor(column, "title") });
        }
        let page = Page { columns, nodes: roots };
        let titled = self.paper.kind == PaperKind::Agreement;
        self.title(&page, titled)?;
        if titled {
            self.contents(&page)?;
        }
        if self.paper.kind == PaperKind::Guide && page.columns.len() == 1 {
            return self.halves(&page);
        }
        let mut first = titled;
        for block in &self.paper.blocks {
            self.block(&page, block, std::mem::take(&mut first))?;
        }
        Ok(())
    }

    fn block(&mut self, page: &Page, block: &'a Block, first: bool) -> Result<(), Failure> {
        match block {
            Block::Preamble(preamble) => self.preamble(page, preamble, first),
            Block::Chapter(chapter) => self.chapter(page, chapter, first),
            Block::Article(article) => self.article(page, article, 2, first),
            Block::Annex(annex) => self.annex(page, annex),
            Block::Testimonium(testimonium) => self.testimonium(page, testimonium),
        }
    }

    /// So many times the size of the text.
    fn em(&self, times: f32) -> f32 {
        self.size * times
    }

    /// Lines of a text as strips, tagged under a node.
    fn strips(&mut self, column: Column, rich: &Rich, manner: &Manner, node: NodeId) -> Result<Vec<Strip<Piece>>, Failure> {
        let size = self.em(manner.size);
        let job = Job { rich, lang: column.lang, size, width: column.width, align: manner.align, hyphens: manner.hyphens };
        let lines = self.setter.set(job)?;
        let of = Rc::new(self.paragraph(column.lang, rich, node, size));
        let last = lines.len().saturating_sub(1);
        let strip = |(at, line): (usize, SetLine)| Strip {
            height: line.height,
            with_next: at == 0 || at + 1 == last,
            notes: Vec::new(),
            piece: Piece { cells: vec![Cell { x: column.x, y: 0.0, line, of: of.clone() }], ..Piece::default() },
        };
        Ok(lines.into_iter().enumerate().map(strip).collect())
    }

    /// The looks and nodes of a text.
    fn paragraph(&mut self, lang: Lang, rich: &Rich, node: NodeId, size: f32) -> Paragraph {
        let mut nodes = Vec::with_capacity(rich.looks.len());
        let mut looks: Vec<Look> = Vec::with_capacity(rich.looks.len());
        for (_, look) in &rich.looks {
            let mut look = look.clone();
            look.link = look.link.map(|to| anchor(lang, &to)).filter(|to| self.known.contains(to));
            let alike = looks.last().zip(nodes.last()).filter(|(last, _)| same_tag(last, &look)).map(|(_, node)| *node);
            nodes.push(alike.unwrap_or_else(|| self.node_of(&look, node)));
            looks.push(look);
        }
        Paragraph { looks, nodes, size }
    }

    fn node_of(&mut self, look: &Look, node: NodeId) -> NodeId {
        let kind = match look {
            Look { link: Some(_), .. } => Kind::Link,
            Look { mark: true, .. } => Kind::Reference,
            Look { lang: Some(_), .. } => Kind::Span,
            _ => return node,
        };
        self.tags.inline(Some(node), kind, look.lang)
    }

    /// A band of these columns.
    fn band(&mut self, columns: Vec<Vec<Strip<Piece>>>, above: f32, with_next: bool) {
        if columns.iter().all(Vec::is_empty) {
            return;
        }
        let columns = level(columns);
        self.flow.bands.push(Band { columns, above, with_next, new_page: false, head: None });
        self.frames.push(self.frame.clone());
    }

    /// The next band starts a new page: what follows this place.
    fn new_page_at(&mut self, band: usize) {
        self.flow.bands.get_mut(band).into_iter().for_each(|band| band.new_page = true);
    }

    /// A paragraph in every column, tagged as it is told.
    fn line(&mut self, page: &Page, line: &Line, manner: &Manner, kind: &Kind, above: f32, with_next: bool) -> Result<(), Failure> {
        if line.is_empty() {
            return Ok(());
        }
        let mut columns = Vec::with_capacity(page.columns.len());
        for (column, parent) in page.each() {
            let rich = Rich::line(self.paper, line, column.lang, &manner.look);
            let node = self.tags.block(Some(parent), kind.clone(), None);
            columns.push(self.strips(column, &rich, manner, node)?);
        }
        self.band(columns, above, with_next);
        Ok(())
    }
}

/// The columns that stand side by side, with the node of each.
#[derive(Clone, Debug)]
pub(super) struct Page {
    columns: Vec<Column>,
    nodes: Vec<NodeId>,
}

impl Page {
    fn each(&self) -> impl Iterator<Item = (Column, NodeId)> + '_ {
        self.columns.iter().copied().zip(self.nodes.iter().copied())
    }

    /// The same columns, a part further inside.
    fn inside(&self, tags: &mut Tags, kind: &Kind) -> Self {
        let nodes = self.nodes.iter().map(|node| tags.block(Some(*node), kind.clone(), None)).collect();
        Self { columns: self.columns.clone(), nodes }
    }

    /// One language alone, in a column of its own.
    fn alone(&self, at: usize, x: f32, width: f32) -> Option<Self> {
        let (column, node) = (self.columns.get(at)?, self.nodes.get(at)?);
        Some(Self { columns: vec![Column { x, width, ..*column }], nodes: vec![*node] })
    }

    /// The left edge and the width of all columns together.
    fn span(&self) -> (f32, f32) {
        let left = self.columns.iter().map(|column| column.x).fold(f32::INFINITY, f32::min);
        let right = self.columns.iter().map(|column| column.x + column.width).fold(0.0, f32::max);
        (left, right - left)
    }
}

/// Whether two stretches are one thing to a reader who does not see them.
fn same_tag(one: &Look, other: &Look) -> bool {
    one.link == other.link && one.lang == other.lang && one.mark == other.mark
}

/// Puts the first baselines of the columns on one line.
fn level(mut columns: Vec<Vec<Strip<Piece>>>) -> Vec<Vec<Strip<Piece>>> {
    let base =
        |strips: &Vec<Strip<Piece>>| strips.first().and_then(|strip| strip.piece.cells.first()).map(|cell| cell.y + cell.line.baseline);
    let lowest = columns.iter().filter_map(base).fold(0.0, f32::max);
    for strips in &mut columns {
        let by = base(strips).map_or(0.0, |base| lowest - base);
        if let Some(first) = strips.first_mut() {
            first.height += by;
            first.piece.cells.iter_mut().for_each(|cell| cell.y += by);
            first.piece.rules.iter_mut().for_each(|rule| rule.y += by);
            first.piece.folio.iter_mut().for_each(|folio| folio.baseline += by);
        }
    }
    columns
}
