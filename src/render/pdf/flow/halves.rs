//! The page for the worker: its sections in two columns of one language, read one after the other, so that they fit on a sheet.

use super::super::super::failure::Failure;
use super::super::super::pages::{Band, Strip};
use super::super::super::tree::Block;
use super::super::piece::Piece;
use super::{Builder, Page};
use crate::text::Lang;

impl<'a> Builder<'a> {
    /// Sets the sections of a paper of one language in two columns.
    pub(super) fn halves(&mut self, page: &Page) -> Result<(), Failure> {
        let (left, whole) = page.span();
        let lang = page.columns.first().map_or(Lang::En, |column| column.lang);
        let width = (whole - self.style.sheet.gap) / 2.0;
        let right = left + width + self.style.sheet.gap;
        let (first, second) = if lang == Lang::Ar { (right, left) } else { (left, right) };
        let (upper, lower) = self.paper.blocks.split_at_checked(self.middle(lang)).unwrap_or((&self.paper.blocks, &[]));
        let mut columns = Vec::with_capacity(2);
        for (blocks, x) in [(upper, first), (lower, second)] {
            if let Some(side) = page.alone(0, x, width) {
                columns.push(self.stack(&side, blocks)?);
            }
        }
        self.band(columns, self.em(self.style.space.heading), false);
        Ok(())
    }

    /// Blocks as one column: the space above each becomes a strip of nothing.
    fn stack(&mut self, side: &Page, blocks: &'a [Block]) -> Result<Vec<Strip<Piece>>, Failure> {
        let start = self.flow.bands.len();
        for block in blocks {
            self.block(side, block, false)?;
        }
        self.frames.truncate(start);
        let mut out: Vec<Strip<Piece>> = Vec::new();
        for Band { columns, above, with_next, .. } in self.flow.bands.split_off(start) {
            if !out.is_empty() {
                out.push(Strip { height: above, with_next: true, notes: Vec::new(), piece: Piece::default() });
            }
            out.extend(columns.into_iter().flatten());
            out.last_mut().into_iter().for_each(|last| last.with_next |= with_next);
        }
        Ok(out)
    }

    /// The section with which the second column begins: about half of the letters stand before it.
    fn middle(&self, lang: Lang) -> usize {
        let letters = |block: &Block| match block {
            Block::Article(article) => {
                let texts = article.paragraphs.iter().map(|paragraph| self.paper.flat(&paragraph.text, lang).chars().count() + LINE_END);
                texts.sum::<usize>() + HEADING
            }
            _ => HEADING,
        };
        let all: Vec<usize> = self.paper.blocks.iter().map(letters).collect();
        let half = all.iter().sum::<usize>() / 2;
        let mut so_far = 0;
        all.iter()
            .position(|letters| {
                so_far += letters;
                so_far > half
            })
            .map_or(0, |at| at + 1)
    }
}

/// What the empty end of a last line counts, in letters.
const LINE_END: usize = 18;

/// What a heading with the space around it counts, in letters.
const HEADING: usize = 90;
