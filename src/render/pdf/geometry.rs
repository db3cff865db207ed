//! The sheet and its columns.

use super::super::pages::Sheet;
use super::piece::Column;
use super::style::Style;
use crate::text::Lang;

/// The sheet of a paper, in points from its upper left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Geometry {
    /// The width of the sheet.
    pub width: f32,
    /// The height of the sheet.
    pub height: f32,
    /// Where the text begins.
    pub top: f32,
    /// Where the text ends.
    pub foot: f32,
    /// The left and the right margin.
    pub side: f32,
}

impl Geometry {
    /// The sheet for so many languages side by side: on its side when they are many.
    pub(super) fn new(style: &Style, columns: usize) -> Self {
        let sheet = &style.sheet;
        let lying = columns >= sheet.lying_from;
        let (width, height) = if lying { (sheet.height, sheet.width) } else { (sheet.width, sheet.height) };
        Self { width, height, top: sheet.top, foot: height - sheet.bottom, side: sheet.side }
    }

    /// The room for text.
    pub(super) fn sheet(&self, note_rule: f32) -> Sheet {
        Sheet { height: self.foot - self.top, note_rule }
    }

    /// The columns of languages in the order of reading: from the left, but Arabic always stands on the right.
    pub(super) fn columns(&self, style: &Style, langs: &[Lang]) -> Vec<Column> {
        let latin: Vec<Lang> = langs.iter().copied().filter(|lang| *lang != Lang::Ar).collect();
        let arabic = langs.contains(&Lang::Ar).then_some(Lang::Ar);
        let places: Vec<Lang> = latin.into_iter().chain(arabic).collect();
        let count = count(places.len().max(1));
        let whole = self.width - self.side * 2.0;
        let width = (whole - style.sheet.gap * (count - 1.0)) / count;
        let column = |lang: &Lang| {
            let place = places.iter().position(|other| other == lang).unwrap_or_default();
            let x = self.side + (width + style.sheet.gap) * self::count(place);
            Column { lang: *lang, x, width }
        };
        langs.iter().map(column).collect()
    }
}

#[allow(clippy::cast_precision_loss, reason = "there are three languages")]
fn count(number: usize) -> f32 {
    number as f32
}
