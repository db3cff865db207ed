//! A line of type that is set: glyphs in their places, in the order in which they are read.

use std::ops::Range;

/// A line of type. Places are points from its start edge on the left and from its baseline.
#[derive(Clone, Debug, Default)]
pub(super) struct SetLine {
    /// How much of the column it takes.
    pub height: f32,
    /// From its upper edge to its baseline.
    pub baseline: f32,
    /// What it says, in the order of reading.
    pub text: String,
    /// Its pieces, in the order of reading.
    pub bits: Vec<Bit>,
    /// The first ink on the left.
    pub left: f32,
    /// The last ink on the right.
    pub right: f32,
}

/// Glyphs that are painted in one go.
#[derive(Clone, Debug)]
pub(super) struct Bit {
    /// Which stretch of the paragraph it is.
    pub look: usize,
    /// Its face, by its place in the setter's list.
    pub face: usize,
    /// The size of its letters.
    pub size: f32,
    /// Where it begins on the left.
    pub x: f32,
    /// How wide it is.
    pub width: f32,
    /// Its glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
    /// What it says in the text of the line.
    pub range: Range<usize>,
}

/// A glyph; lengths in points.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// Its number in the face.
    pub id: u32,
    /// From its place to that of the next.
    pub advance: f32,
    /// Moved to the right.
    pub right: f32,
    /// Moved upwards.
    pub up: f32,
    /// What it says in the text of the line.
    pub range: Range<usize>,
}

impl SetLine {
    /// The width of what is seen.
    pub(super) fn width(&self) -> f32 {
        (self.right - self.left).max(0.0)
    }
}
