//! Footnotes: waivers and remarks on an article, called from its heading.

use super::{Builder, Manner, Page};
use crate::render::failure::Failure;
use crate::render::pages::Strip;
use crate::render::pdf::piece::{Column, Piece};
use crate::render::pdf::rich::{Look, Rich};
use crate::render::pdf::style::Ink;
use crate::render::pdf::tags::{Kind, NodeId};
use crate::render::tree::{Note, NoteKind, inlines};

impl<'a> Builder<'a> {
    pub(super) fn next_note(&mut self) -> usize {
        self.note += 1;
        self.note
    }

    /// Footnotes in the language of a column, called from the last line of its heading.
    pub(super) fn notes(
        &mut self,
        page: &Page,
        column: Column,
        parent: NodeId,
        notes: &'a [Note],
        numbers: &[usize],
        columns: &mut [Vec<Strip<Piece>>],
    ) -> Result<(), Failure> {
        let (x, width) = page.span();
        let wide = Column { x, width, ..column };
        for (note, number) in notes.iter().zip(numbers) {
            let strips = self.note(wide, parent, note, *number)?;
            let at = self.flow.notes.len();
            self.flow.notes.push(strips);
            columns.last_mut().and_then(|strips| strips.last_mut()).into_iter().for_each(|strip| strip.notes.push(at));
        }
        Ok(())
    }

    fn note(&mut self, column: Column, parent: NodeId, note: &'a Note, number: usize) -> Result<Vec<Strip<Piece>>, Failure> {
        let words = self.paper.words(column.lang);
        let (head, ink) = if note.kind == NoteKind::Waiver { (&words.waiver, Ink::Party(2)) } else { (&words.note, Ink::Soft) };
        let look = Look { ink: Ink::Soft, ..Look::default() };
        let mut rich = Rich::plain(&format!("({number})\u{a0}"), column.lang, &look);
        rich.words(head, column.lang, &Look { bold: true, ink, ..Look::default() });
        rich.words(" – ", column.lang, &look);
        rich.inlines(self.paper, inlines(&note.text, column.lang), column.lang, &look);
        let node = self.tags.block(Some(parent), Kind::Note, None);
        let manner = Manner { size: self.style.size.note, ..Manner::text() };
        let mut strips = self.strips(column, &rich, &manner, node)?;
        let above = self.em(self.style.space.note);
        if let Some(first) = strips.first_mut() {
            first.height += above;
            first.piece.cells.iter_mut().for_each(|cell| cell.y += above);
        }
        Ok(strips)
    }
}
