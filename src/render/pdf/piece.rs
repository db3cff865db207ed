//! What stands in a strip of the flow, and what is drawn around a band.

use std::rc::Rc;

use super::rich::Look;
use super::setline::SetLine;
use super::style::Ink;
use super::tags::NodeId;
use crate::text::Lang;

/// A column of the page. Places are points from the left edge of the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Its language.
    pub lang: Lang,
    /// Its left edge.
    pub x: f32,
    /// Its width.
    pub width: f32,
}

impl Column {
    /// The column without some room at its start.
    pub(super) fn indented(self, by: f32) -> Self {
        let x = if self.lang == Lang::Ar { self.x } else { self.x + by };
        Self { x, width: (self.width - by).max(1.0), ..self }
    }

    /// The left edge of something of this width that stands at the start of the column.
    pub(super) fn at_start(self, width: f32) -> f32 {
        if self.lang == Lang::Ar { self.x + self.width - width } else { self.x }
    }
}

/// The paragraph a line belongs to.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Its stretches.
    pub looks: Vec<Look>,
    /// The node of each stretch; none for furniture.
    pub nodes: Vec<NodeId>,
    /// The size of its letters.
    pub size: f32,
}

/// A line of type with its place in a strip.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Where it begins on the sheet.
    pub x: f32,
    /// From the top of the strip.
    pub y: f32,
    /// The line.
    pub line: SetLine,
    /// Its paragraph.
    pub of: Rc<Paragraph>,
}

/// A ruled line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// Where it begins on the sheet.
    pub x: f32,
    /// From the top of the strip.
    pub y: f32,
    /// How long it is.
    pub width: f32,
    /// What it is painted with.
    pub ink: Ink,
}

/// The number of the page on which a part begins, at the end of a line of the contents.
#[derive(Clone, Debug)]
pub(super) struct Folio {
    /// The part.
    pub to: String,
    /// The column, at whose end the number stands.
    pub column: Column,
    /// The node that takes it.
    pub node: NodeId,
    /// Where the leader begins, seen from the start of the column.
    pub from: f32,
    /// The baseline, from the top of the strip.
    pub baseline: f32,
    /// The size of its digits.
    pub size: f32,
}

/// What stands in a strip.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// Lines of type.
    pub cells: Vec<Cell>,
    /// Ruled lines.
    pub rules: Vec<Rule>,
    /// A number of a page.
    pub folio: Option<Folio>,
    /// The part that begins here.
    pub anchor: Option<String>,
}

/// What is drawn around a band.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The edges of the columns of a table, from the left.
    pub edges: Vec<f32>,
    /// Whether it is the head of a table.
    pub head: bool,
    /// The Party that proposes it, by its place, with the edges at which a bar stands.
    pub bar: Option<(usize, Vec<f32>)>,
    /// The pass through the paper it belongs to.
    pub pass: usize,
    /// Whether it is part of a title page, which bears no running head.
    pub title: bool,
}
