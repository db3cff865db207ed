//! The ends of the paper: title page, preamble, testimonium with the places to sign.

use super::{Builder, Manner, Page, level};
use crate::render::failure::Failure;
use crate::render::pages::{Band, Strip};
use crate::render::pdf::meta::title;
use crate::render::pdf::piece::{Column, Piece, Rule};
use crate::render::pdf::rich::{Look, Rich};
use crate::render::pdf::style::Ink;
use crate::render::pdf::tags::{Kind, NodeId};
use crate::render::script::anchor;
use crate::render::tree::{Line, Preamble, Signature, Testimonium};
use crate::text::Lang;

impl<'a> Builder<'a> {
    /// The title with what stands around it: on a page of its own, or above the text.
    pub(super) fn title(&mut self, page: &Page, own_page: bool) -> Result<(), Failure> {
        let start = self.flow.bands.len();
        self.frame.title = own_page;
        if own_page {
            // The head of the page is empty, so that the title stands where the eye falls.
            let drop = self.em(6.0);
            let strip = Strip { height: drop, with_next: true, notes: Vec::new(), piece: Piece::default() };
            self.band(vec![vec![strip]], 0.0, true);
        }
        let parts = self.title_parts(own_page);
        let last = parts.len().saturating_sub(1);
        for (at, part) in parts.into_iter().enumerate() {
            self.title_part(page, &part, at < last || !own_page)?;
        }
        let place = self.flow.bands.get_mut(start + usize::from(own_page));
        for (strips, column) in place.into_iter().flat_map(|band| &mut band.columns).zip(&page.columns) {
            strips.first_mut().into_iter().for_each(|strip| strip.piece.anchor = Some(anchor(column.lang, "title")));
        }
        self.frame.title = false;
        self.new_page_at(start);
        if !own_page {
            let strip = Strip { height: self.em(0.8), with_next: true, notes: Vec::new(), piece: Piece::default() };
            self.band(vec![vec![strip]], 0.0, true);
        }
        Ok(())
    }

    /// What the title page says, from its top.
    fn title_parts(&self, own_page: bool) -> Vec<Part<'a>> {
        let soft = Manner::centred(1.0, Look { ink: Ink::Soft, ..Look::default() });
        let mut parts = Vec::new();
        if self.paper.draft {
            let alarm = Look { bold: true, ink: Ink::Alarm, ..Look::default() };
            parts.push(Part { words: Words::Draft, manner: Manner::centred(1.15, alarm), kind: Kind::Paragraph, above: 0.0 });
            let note = Manner::centred(0.94, Look { ink: Ink::Alarm, ..Look::default() });
            parts.push(Part { words: Words::Line(&self.paper.draft_note), manner: note, kind: Kind::Paragraph, above: 0.1 });
        }
        parts.push(Part { words: Words::Line(&self.paper.copy), manner: soft.clone(), kind: Kind::Paragraph, above: 1.0 });
        let size = if own_page { self.style.size.title } else { self.style.size.title * 0.85 };
        let bold = Manner::centred(size, Look { bold: true, ink: Ink::Accent, ..Look::default() });
        parts.push(Part {
            words: Words::Title(&self.paper.title),
            manner: bold,
            kind: Kind::Paragraph,
            above: if own_page { 2.5 } else { 1.0 },
        });
        for (at, line) in self.paper.subtitle.iter().enumerate() {
            let above = if at == 0 { 1.6 } else { 0.2 };
            parts.push(Part { words: Words::Line(line), manner: Manner::centred(1.08, Look::default()), kind: Kind::Paragraph, above });
        }
        let slanted = Manner::centred(0.94, Look { italic: true, ink: Ink::Soft, ..Look::default() });
        parts.push(Part { words: Words::Courtesy, manner: slanted, kind: Kind::Paragraph, above: 1.6 });
        parts
    }

    fn title_part(&mut self, page: &Page, part: &Part<'_>, with_next: bool) -> Result<(), Failure> {
        let mut columns = Vec::new();
        for (column, parent) in page.each() {
            let lang = column.lang;
            let rich = match part.words {
                Words::Draft => Rich::plain(&self.paper.words(lang).draft, lang, &part.manner.look),
                Words::Courtesy if !self.paper.courtesy.contains(&lang) => Rich::default(),
                Words::Courtesy => Rich::plain(&self.paper.words(lang).courtesy, lang, &part.manner.look),
                Words::Title(line) if line.is_empty() => Rich::plain(&title(self.paper, lang), lang, &part.manner.look),
                Words::Line(line) | Words::Title(line) => Rich::line(self.paper, line, lang, &part.manner.look),
            };
            if rich.is_empty() {
                columns.push(Vec::new());
                continue;
            }
            let kind = match part.words {
                Words::Title(_) => Kind::Heading(1, title(self.paper, lang)),
                _ => part.kind.clone(),
            };
            let node = self.tags.block(Some(parent), kind, None);
            let mut strips = self.strips(column, &rich, &part.manner, node)?;
            strips.iter_mut().for_each(|strip| strip.with_next = true);
            columns.push(strips);
        }
        self.band(columns, self.em(part.above), with_next);
        Ok(())
    }

    pub(super) fn preamble(&mut self, page: &Page, preamble: &'a Preamble, new_page: bool) -> Result<(), Failure> {
        let start = self.flow.bands.len();
        let bold = Manner { look: Look { bold: true, ..Look::default() }, ..Manner::text() };
        let above = self.em(self.style.space.paragraph);
        for line in &preamble.parties {
            self.line(page, line, &bold, &Kind::Paragraph, above, true)?;
        }
        for line in std::iter::once(&preamble.opening).chain(&preamble.recitals) {
            self.line(page, line, &Manner::text(), &Kind::Paragraph, above, false)?;
        }
        let wide = self.em(self.style.space.first);
        self.line(page, &preamble.closing, &bold, &Kind::Paragraph, wide, false)?;
        if new_page {
            self.new_page_at(start);
        }
        Ok(())
    }

    pub(super) fn testimonium(&mut self, page: &Page, testimonium: &'a Testimonium) -> Result<(), Failure> {
        let above = self.em(self.style.space.heading);
        let last = testimonium.text.len().saturating_sub(1);
        for (at, line) in testimonium.text.iter().enumerate() {
            let above = if at == 0 { above } else { self.em(self.style.space.paragraph) };
            // Signatures never stand alone on a page: some of the text that is signed goes with them.
            let with_next = at == last && !testimonium.signatures.is_empty();
            self.line(page, line, &Manner::text(), &Kind::Paragraph, above, with_next)?;
        }
        let row = if testimonium.signatures.len() == 4 { 2 } else { 3 };
        let rows: Vec<&[Signature]> = testimonium.signatures.chunks(row).collect();
        let last = rows.len().saturating_sub(1);
        for (at, signatures) in rows.into_iter().enumerate() {
            self.signatures(page, signatures, at < last)?;
        }
        Ok(())
    }

    /// Places to sign side by side, the first Party of this copy at the start.
    fn signatures(&mut self, page: &Page, signatures: &'a [Signature], with_next: bool) -> Result<(), Failure> {
        let (left, width) = page.span();
        let lang = page.columns.first().map_or(Lang::En, |column| column.lang);
        let gap = self.em(2.0);
        let count = signatures.len().max(1);
        let each = (width - gap * times(count - 1)) / times(count);
        let mut columns = Vec::new();
        for (at, signature) in signatures.iter().enumerate() {
            let place = if lang == Lang::Ar { count - 1 - at } else { at };
            let x = left + (each + gap) * times(place);
            columns.push(self.signature(page, signature, Column { lang, x, width: each })?);
        }
        // All places to sign have their rule at the same height.
        let tops: Vec<f32> = columns.iter().map(|(top, _)| top.iter().map(|strip| strip.height).sum()).collect();
        let highest = tops.iter().copied().fold(0.0, f32::max);
        let mut whole = Vec::new();
        for ((mut strips, below), top) in columns.into_iter().zip(tops) {
            let height = self.em(self.style.space.signature) + highest - top;
            let rule = Rule { x: 0.0, y: height - self.em(0.3), width: each * 0.84, ink: Ink::Body };
            strips.push(Strip { height, with_next: true, notes: Vec::new(), piece: Piece { rules: vec![rule], ..Piece::default() } });
            strips.extend(below);
            whole.push(strips);
        }
        for (at, strips) in whole.iter_mut().enumerate() {
            let place = if lang == Lang::Ar { count - 1 - at } else { at };
            let x = left + (each + gap) * times(place) + each * 0.08;
            strips.iter_mut().flat_map(|strip| &mut strip.piece.rules).for_each(|rule| rule.x = x);
            strips.iter_mut().for_each(|strip| strip.with_next = true);
        }
        let columns = level(whole);
        self.flow.bands.push(Band { columns, above: self.em(self.style.space.chapter), with_next, new_page: false, head: None });
        self.frames.push(self.frame.clone());
        Ok(())
    }

    /// What stands above and under the rule of a place to sign, in every language of the page.
    fn signature(&mut self, page: &Page, signature: &'a Signature, room: Column) -> Result<Signing, Failure> {
        let bold = Look { bold: true, ..Look::default() };
        let above = self.signing_lines(page, &[(&signature.for_whom, &bold), (&signature.powers, &Look::default())], room)?;
        let soft = Look { ink: Ink::Soft, ..Look::default() };
        let below = self.signing_lines(page, &[(&signature.name, &Look::default()), (&signature.title, &soft)], room)?;
        Ok((above, below))
    }

    fn signing_lines(&mut self, page: &Page, lines: &[(&'a Line, &Look)], room: Column) -> Result<Vec<Strip<Piece>>, Failure> {
        let mut out = Vec::new();
        for (line, look) in lines.iter().filter(|(line, _)| !line.is_empty()) {
            for (column, parent) in page.each() {
                let node: NodeId = self.tags.block(Some(parent), Kind::Paragraph, None);
                let rich = Rich::line(self.paper, line, column.lang, look);
                let column = Column { lang: column.lang, ..room };
                out.append(&mut self.strips(column, &rich, &Manner::centred(1.0, Look::default()), node)?);
            }
        }
        Ok(out)
    }
}

type Signing = (Vec<Strip<Piece>>, Vec<Strip<Piece>>);

#[allow(clippy::cast_precision_loss, reason = "few Parties sign")]
fn times(count: usize) -> f32 {
    count as f32
}

/// A part of the title page.
struct Part<'a> {
    words: Words<'a>,
    manner: Manner,
    kind: Kind,
    above: f32,
}

/// Where the words of a part come from.
#[derive(Clone, Copy)]
enum Words<'a> {
    Draft,
    Courtesy,
    Line(&'a Line),
    Title(&'a Line),
}
