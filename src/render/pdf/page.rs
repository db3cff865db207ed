//! One page: furniture, borders, then everything that stands on it, in the order of reading.

use std::collections::BTreeMap;

use krilla::geom::Rect;
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, SpanTag};

use super::super::pages::{Page, Placed, Source};
use super::draw::strip;
use super::flow::Builder;
use super::furniture::Furniture;
use super::geometry::Geometry;
use super::paint::{Linked, Painter};
use super::piece::{Cell, Folio, Frame, Piece};
use super::style::Ink;
use crate::text::Lang;

/// One page while it is drawn.
pub(super) struct Drawing<'a, 'b> {
    /// What is drawn.
    pub builder: &'b mut Builder<'a>,
    /// Draws it.
    pub painter: &'b Painter<'b>,
    /// The sheet.
    pub geometry: Geometry,
    /// The numbers of pages in the contents.
    pub folios: &'b BTreeMap<String, Cell>,
    /// What leads somewhere.
    pub linked: Vec<Linked>,
}

impl Drawing<'_, '_> {
    /// Draws a page.
    pub(super) fn page(&mut self, surface: &mut Surface<'_>, page: &Page, furniture: Option<&Furniture>) {
        if let Some(furniture) = furniture {
            self.furniture(surface, furniture);
        }
        self.frames(surface, page);
        for placed in &page.placed {
            self.placed(surface, placed);
        }
    }

    fn furniture(&self, surface: &mut Surface<'_>, furniture: &Furniture) {
        let parts = [
            (ArtifactType::Header, &furniture.head, &furniture.head_rules),
            (ArtifactType::Footer, &furniture.foot, &furniture.foot_rules),
        ];
        for (kind, cells, rules) in parts.into_iter().filter(|(_, cells, _)| !cells.is_empty()) {
            Painter::artifact(surface, kind);
            cells.iter().for_each(|cell| self.painter.furniture(surface, cell, 0.0));
            for rule in rules {
                let width = self.painter.style.stroke.hair;
                self.painter.rule(surface, (rule.x, rule.y), (rule.x + rule.width, rule.y), width, rule.ink);
            }
            surface.end_tagged();
        }
    }

    /// Borders of tables and bars of proposed articles, as high as what stands on this page.
    fn frames(&self, surface: &mut Surface<'_>, page: &Page) {
        let mut spans: BTreeMap<Source, (f32, f32)> = BTreeMap::new();
        for placed in &page.placed {
            let key = match placed.source {
                Source::Band { band, .. } => Source::Band { band, column: 0, strip: 0 },
                Source::Head { head, band, .. } => Source::Head { head, band, column: 0, strip: 0 },
                Source::Note { .. } | Source::NoteRule => continue,
            };
            let height = strip(self.builder, placed.source).map_or(0.0, |strip| strip.height);
            let span = spans.entry(key).or_insert((placed.y, placed.y));
            *span = (span.0.min(placed.y), span.1.max(placed.y + height));
        }
        if spans.is_empty() {
            return;
        }
        Painter::artifact(surface, ArtifactType::Layout);
        let (mut bar, mut heads) = (None, Vec::new());
        for (source, (top, bottom)) in spans {
            let frame = match source {
                Source::Band { band, .. } => self.builder.frames.get(band),
                Source::Head { head, .. } => self.builder.head_frames.get(head),
                Source::Note { .. } | Source::NoteRule => None,
            };
            let Some(frame) = frame else { continue };
            let (top, bottom) = (self.geometry.top + top, self.geometry.top + bottom);
            self.table(surface, frame, top, bottom);
            heads.extend(frame.edges.first().zip(frame.edges.last()).filter(|_| frame.head).map(|(left, right)| (*left, *right, bottom)));
            bar = self.bars(surface, bar, frame, top, bottom);
        }
        self.bars(surface, bar, &Frame::default(), 0.0, 0.0);
        // Last, or the border of the row below would hide it.
        for (left, right, y) in heads {
            self.painter.rule(surface, (left, y), (right, y), self.painter.style.stroke.rule, Ink::Accent);
        }
        surface.end_tagged();
    }

    fn table(&self, surface: &mut Surface<'_>, frame: &Frame, top: f32, bottom: f32) {
        let (Some(left), Some(right)) = (frame.edges.first().copied(), frame.edges.last().copied()) else { return };
        if frame.head {
            self.painter.ground(surface, Rect::from_ltrb(left, top, right, bottom), self.painter.style.colour.head);
        }
        for y in [top, bottom] {
            self.painter.border(surface, (left, y), (right, y));
        }
        for x in &frame.edges {
            self.painter.border(surface, (*x, top), (*x, bottom));
        }
    }

    /// Carries a bar on while it goes on, and draws it where it ends.
    fn bars(&self, surface: &mut Surface<'_>, open: Option<Bar>, frame: &Frame, top: f32, bottom: f32) -> Option<Bar> {
        if let (Some((party, edges, from, _)), Some((next, _))) = (&open, &frame.bar)
            && party == next
        {
            return Some((*party, edges.clone(), *from, bottom));
        }
        if let Some((party, edges, from, to)) = open {
            for x in edges {
                self.painter.rule(surface, (x, from), (x, to), self.painter.style.stroke.bar, Ink::Party(party));
            }
        }
        frame.bar.clone().map(|(party, edges)| (party, edges, top, bottom))
    }

    fn placed(&mut self, surface: &mut Surface<'_>, placed: &Placed) {
        let top = self.geometry.top + placed.y;
        if placed.source == Source::NoteRule {
            Painter::artifact(surface, ArtifactType::Layout);
            let (left, y) = (self.geometry.side, top + self.builder.style.text_size(1) * 0.6);
            self.painter.rule(surface, (left, y), (self.geometry.width - left, y), self.painter.style.stroke.hair, Ink::Soft);
            surface.end_tagged();
            return;
        }
        let Some(strip) = strip(self.builder, placed.source) else { return };
        let piece = strip.piece.clone();
        let again = matches!(placed.source, Source::Head { .. });
        if again {
            // Heads that are repeated were read where the table began.
            Painter::artifact(surface, ArtifactType::PaginationOther);
            piece.cells.iter().for_each(|cell| self.painter.furniture(surface, cell, top));
            surface.end_tagged();
            return;
        }
        for cell in &piece.cells {
            self.painter.grounds(surface, cell, top);
            self.linked.extend(self.painter.line(surface, cell, top, &mut self.builder.tags));
        }
        if !piece.rules.is_empty() {
            Painter::artifact(surface, ArtifactType::Layout);
            for rule in &piece.rules {
                let (y, width) = (top + rule.y, self.painter.style.stroke.rule);
                self.painter.rule(surface, (rule.x, y), (rule.x + rule.width, y), width, rule.ink);
            }
            surface.end_tagged();
        }
        if let Some(folio) = &piece.folio {
            self.folio(surface, folio, top, strip_height(&piece));
        }
    }

    /// The leader and the number of a page; the whole line leads there.
    fn folio(&mut self, surface: &mut Surface<'_>, folio: &Folio, top: f32, height: f32) {
        let Some(cell) = self.folios.get(&folio.to) else { return };
        let (column, gap) = (folio.column, folio.size * 0.5);
        let y = top + folio.baseline;
        let rtl = column.lang == Lang::Ar;
        let number = cell.line.width() + gap;
        let (from, to) = if rtl {
            (column.x + number, column.x + column.width - folio.from - gap)
        } else {
            (column.x + folio.from + gap, column.x + column.width - number)
        };
        if to > from {
            Painter::artifact(surface, ArtifactType::Layout);
            self.painter.leader(surface, from, to, y, folio.size);
            surface.end_tagged();
        }
        let leaf = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.painter.furniture(surface, cell, top);
        surface.end_tagged();
        self.builder.tags.leaf(folio.node, leaf);
        let rect = Rect::from_ltrb(column.x, top, column.x + column.width, top + height);
        let text = cell.line.text.clone();
        self.linked.push(Linked { node: folio.node, to: folio.to.clone(), text, rect });
    }
}

type Bar = (usize, Vec<f32>, f32, f32);

fn strip_height(piece: &Piece) -> f32 {
    piece.cells.first().map_or(10.0, |cell| cell.y + cell.line.height)
}
