//! Painting on a page: lines of type, strokes, grounds.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::piece::Cell;
use super::setline::Bit;
use super::style::{Colour, Ink, Style};
use super::tags::{NodeId, Tags};

/// Paints with one look and one set of faces.
pub(super) struct Painter<'a> {
    /// The look.
    pub style: &'a Style,
    /// The faces, by their number.
    pub fonts: Vec<Font>,
}

/// A stretch of a line that leads somewhere: the node, the place, the edges.
pub(super) struct Linked {
    /// The node that takes the link.
    pub node: NodeId,
    /// Where it leads.
    pub to: String,
    /// What it says.
    pub text: String,
    /// Where it stands on the sheet.
    pub rect: Option<Rect>,
}

fn fill(colour: Colour) -> Fill {
    let Colour([red, green, blue]) = colour;
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn stroke(colour: Colour, width: f32) -> Stroke {
    let Colour([red, green, blue]) = colour;
    Stroke { paint: rgb::Color::new(red, green, blue).into(), width, opacity: NormalizedF32::ONE, ..Stroke::default() }
}

impl Painter<'_> {
    /// Begins something that is no part of the text.
    pub(super) fn artifact(surface: &mut Surface<'_>, kind: ArtifactType) {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    }

    /// A stroke from one point to another.
    pub(super) fn rule(&self, surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        self.path(surface, from, to, stroke(self.style.colour.ink(ink), width));
    }

    /// The border of a table.
    pub(super) fn border(&self, surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32)) {
        self.path(surface, from, to, stroke(self.style.colour.line, self.style.stroke.hair));
    }

    /// A row of dots.
    pub(super) fn leader(&self, surface: &mut Surface<'_>, from: f32, to: f32, y: f32, size: f32) {
        let mut dots = stroke(self.style.colour.line, size * 0.09);
        dots.line_cap = LineCap::Round;
        dots.dash = Some(StrokeDash { array: vec![0.0, size * 0.45], offset: 0.0 });
        self.path(surface, (from, y), (to, y), dots);
    }

    fn path(&self, surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        if let Some(path) = path.finish() {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke));
            surface.draw_path(&path);
            surface.set_stroke(None);
        }
    }

    /// A filled rectangle.
    pub(super) fn ground(&self, surface: &mut Surface<'_>, rect: Option<Rect>, colour: Colour) {
        let Some(rect) = rect else { return };
        let mut path = PathBuilder::new();
        path.push_rect(rect);
        if let Some(path) = path.finish() {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(colour)));
            surface.draw_path(&path);
        }
    }

    /// What stands behind the words of a line.
    pub(super) fn grounds(&self, surface: &mut Surface<'_>, cell: &Cell, top: f32) {
        let grounded = |bit: &&Bit| cell.of.looks.get(bit.look).is_some_and(|look| look.ground.is_some());
        if !cell.line.bits.iter().any(|bit| grounded(&bit)) {
            return;
        }
        Self::artifact(surface, ArtifactType::Layout);
        let y = top + cell.y;
        for bit in cell.line.bits.iter().filter(grounded) {
            let Some(ground) = cell.of.looks.get(bit.look).and_then(|look| look.ground) else { continue };
            let (upper, lower) = (y + cell.line.height * 0.06, y + cell.line.height * 0.97);
            let rect = Rect::from_ltrb(cell.x + bit.x - 0.4, upper, cell.x + bit.x + bit.width + 0.4, lower);
            self.ground(surface, rect, self.style.colour.ground(ground));
        }
        surface.end_tagged();
    }

    /// A line of type, each stretch under its node. Gives the stretches that lead somewhere.
    pub(super) fn line(&self, surface: &mut Surface<'_>, cell: &Cell, top: f32, tags: &mut Tags) -> Vec<Linked> {
        let mut linked = Vec::new();
        for bits in cell.line.bits.chunk_by(|one, other| one.look == other.look) {
            let (Some(first), Some(last)) = (bits.first(), bits.last()) else { continue };
            let Some((look, node)) = cell.of.looks.get(first.look).zip(cell.of.nodes.get(first.look)) else { continue };
            let dots = "…".repeat(first.range.len().max(6) / 6);
            let span = SpanTag::empty().with_lang(look.lang.map(|lang| lang.code())).with_actual_text(look.blank.then_some(dots.as_str()));
            let leaf = surface.start_tagged(ContentTag::Span(span));
            bits.iter().for_each(|bit| self.bit(surface, cell, bit, top));
            surface.end_tagged();
            tags.leaf(*node, leaf);
            if let Some(to) = &look.link {
                let text = cell.line.text.get(first.range.start..last.range.end).unwrap_or("").to_owned();
                let left = bits.iter().map(|bit| bit.x).fold(f32::INFINITY, f32::min);
                let right = bits.iter().map(|bit| bit.x + bit.width).fold(0.0, f32::max);
                let rect = Rect::from_ltrb(cell.x + left, top + cell.y, cell.x + right, top + cell.y + cell.line.height);
                linked.push(Linked { node: *node, to: to.clone(), text, rect });
            }
        }
        linked
    }

    /// A line that is no part of the text.
    pub(super) fn furniture(&self, surface: &mut Surface<'_>, cell: &Cell, top: f32) {
        cell.line.bits.iter().for_each(|bit| self.bit(surface, cell, bit, top));
    }

    fn bit(&self, surface: &mut Surface<'_>, cell: &Cell, bit: &Bit, top: f32) {
        let look = cell.of.looks.get(bit.look).cloned().unwrap_or_default();
        let baseline = top + cell.y + cell.line.baseline;
        let raised = if look.mark { cell.of.size * 0.36 } else { 0.0 };
        let x = cell.x + bit.x;
        if look.blank {
            let y = baseline + cell.of.size * 0.12;
            self.rule(surface, (x, y), (x + bit.width, y), self.style.stroke.rule, look.ink);
            return;
        }
        let Some(font) = self.fonts.get(bit.face) else { return };
        surface.set_stroke(None);
        surface.set_fill(Some(fill(self.style.colour.ink(look.ink))));
        let glyphs = glyphs(bit);
        surface.draw_glyphs(Point::from_xy(x, baseline - raised), &glyphs, font.clone(), &cell.line.text, bit.size, false);
    }
}

fn glyphs(bit: &Bit) -> Vec<KrillaGlyph> {
    let size = bit.size.max(0.1);
    let glyph = |glyph: &super::setline::Glyph| {
        let (advance, right, up) = (glyph.advance / size, glyph.right / size, glyph.up / size);
        KrillaGlyph::new(GlyphId::new(glyph.id), advance, right, up, 0.0, glyph.range.clone(), None)
    };
    bit.glyphs.iter().map(glyph).collect()
}
