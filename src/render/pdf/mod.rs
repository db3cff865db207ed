//! A paper as PDF for print and archive: PDF/A-3a with the sources attached, and PDF/UA-1 for readers who listen.
//!
//! The tree becomes a flow of bands (`flow`), with type set by `text`; the pages room cuts it; `draw` writes the file.

mod draw;
mod flow;
mod fonts;
mod furniture;
mod geometry;
mod hyphens;
mod line;
mod meta;
mod page;
mod paint;
mod piece;
mod rich;
mod setline;
mod style;
mod tags;
mod text;

use super::failure::Failure;
use super::layout::Options;
use super::pages::paginate;
use super::tree::Paper;
use flow::Builder;
pub use fonts::Fonts;
use geometry::Geometry;
use style::Style;
pub use style::print_faults;
use text::Setter;

/// Writes a paper as a PDF file.
///
/// # Errors
///
/// When a letter of the paper is in none of the fonts, or when the style cannot be read.
pub fn pdf(paper: &Paper, options: &Options) -> Result<Vec<u8>, Failure> {
    let style = Style::of(&options.look)?.for_kind(paper.kind);
    let (builder, geometry) = built(paper, options, &style)?;
    let note_rule = style.text_size(1) * 1.2;
    let pages = paginate(&builder.flow, geometry.sheet(note_rule));
    draw::write(builder, &pages, geometry, options)
}

/// The flow of a paper, and the sheet on which it is to stand.
fn built<'a>(paper: &'a Paper, options: &Options, style: &'a Style) -> Result<(Builder<'a>, Geometry), Failure> {
    let passes = options.passes(paper);
    let columns = passes.iter().map(Vec::len).max().unwrap_or(1);
    let geometry = Geometry::new(style, columns);
    let mut builder = Builder::new(paper, style, Setter::new(style, &options.fonts));
    for langs in &passes {
        builder.pass(geometry.columns(style, langs), passes.len() > 1)?;
    }
    Ok((builder, geometry))
}

#[cfg(test)]
mod tests;
