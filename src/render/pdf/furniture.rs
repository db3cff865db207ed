//! What stands on every page beside the text: running title, mark of a draft, page number, initials, seal.

use std::rc::Rc;

use super::super::failure::Failure;
use super::super::tree::Paper;
use super::geometry::Geometry;
use super::piece::{Cell, Column, Paragraph, Rule};
use super::rich::{Look, Rich};
use super::style::{Ink, Style};
use super::text::{Align, Job, Setter};

/// The furniture of a page, in places of the sheet.
#[derive(Default)]
pub(super) struct Furniture {
    /// Lines of the head.
    pub head: Vec<Cell>,
    /// Strokes of the head.
    pub head_rules: Vec<Rule>,
    /// Lines of the foot.
    pub foot: Vec<Cell>,
    /// Strokes of the foot.
    pub foot_rules: Vec<Rule>,
}

/// Makes the furniture of one page after another.
pub(super) struct Furnisher<'a, 'b> {
    /// The paper.
    pub paper: &'a Paper,
    /// Its look.
    pub style: &'a Style,
    /// Sets the type.
    pub setter: &'b mut Setter<'a>,
    /// The sheet.
    pub geometry: Geometry,
    /// How many pages there are.
    pub pages: usize,
}

impl Furnisher<'_, '_> {
    /// The furniture of a page with these columns; a title page has no head.
    pub(super) fn page(&mut self, columns: &[Column], number: usize, title: bool) -> Result<Furniture, Failure> {
        let mut out = Furniture::default();
        for column in columns {
            if !title {
                self.head(*column, &mut out)?;
            }
            self.number(*column, number, &mut out)?;
        }
        if let Some(first) = columns.first() {
            let whole = Column { x: self.geometry.side, width: self.geometry.width - self.geometry.side * 2.0, ..*first };
            self.initials(whole, &mut out)?;
            self.seal(whole, &mut out)?;
        }
        Ok(out)
    }

    fn size(&self) -> f32 {
        self.style.text_size(1) * self.style.size.furniture
    }

    /// A line whose baseline stands at a height of the sheet.
    fn cell(&mut self, text: &str, look: Look, align: Align, column: Column, size: f32, baseline: f32) -> Result<Option<Cell>, Failure> {
        let rich = Rich::plain(text, column.lang, &look);
        let job = Job { rich: &rich, lang: column.lang, size, width: column.width, align, hyphens: false };
        let Some(line) = self.setter.set(job)?.into_iter().next() else { return Ok(None) };
        let looks = rich.looks.into_iter().map(|(_, look)| look).collect();
        let of = Rc::new(Paragraph { looks, nodes: Vec::new(), size });
        Ok(Some(Cell { x: column.x, y: baseline - line.baseline, line, of }))
    }

    fn head(&mut self, column: Column, out: &mut Furniture) -> Result<(), Failure> {
        let y = self.style.sheet.header + self.size();
        let running = self.running(column);
        let soft = Look { ink: Ink::Soft, ..Look::default() };
        out.head.extend(self.cell(&running, soft, Align::Start, column, self.size(), y)?);
        if self.paper.draft {
            let alarm = Look { bold: true, ink: Ink::Alarm, ..Look::default() };
            let mark = self.paper.words(column.lang).draft.clone();
            out.head.extend(self.cell(&mark, alarm, Align::End, column, self.size(), y)?);
        }
        out.head_rules.push(Rule { x: column.x, y: y + self.size() * 0.75, width: column.width, ink: Ink::Soft });
        Ok(())
    }

    /// The short title; without one the title, if it has room; else the id.
    fn running(&mut self, column: Column) -> String {
        let room = column.width * 0.75;
        for line in [&self.paper.running, &self.paper.title] {
            let text = self.paper.flat(line, column.lang);
            let rich = Rich::plain(&text, column.lang, &Look::default());
            let job = Job { rich: &rich, lang: column.lang, size: self.size(), width: room, align: Align::Start, hyphens: false };
            if !text.is_empty() && self.setter.widths(job).1 <= room {
                return text;
            }
        }
        self.paper.id.clone()
    }

    fn number(&mut self, column: Column, number: usize, out: &mut Furniture) -> Result<(), Failure> {
        let words = &self.paper.words(column.lang).page;
        let text = words.replace("{page}", &number.to_string()).replace("{pages}", &self.pages.to_string());
        let soft = Look { ink: Ink::Soft, ..Look::default() };
        let y = self.geometry.height - self.style.sheet.footer - 8.0;
        out.foot.extend(self.cell(&text, soft, Align::Center, column, self.size(), y)?);
        Ok(())
    }

    /// A place for the initials of each Party, the first of this copy at the start.
    fn initials(&mut self, whole: Column, out: &mut Furniture) -> Result<(), Failure> {
        if self.paper.initials.is_empty() {
            return Ok(());
        }
        let y = self.geometry.height - self.style.sheet.footer - 26.0;
        let word = self.paper.words(whole.lang).initials.clone();
        let mut parts: Vec<String> = vec![word];
        parts.extend(self.paper.initials.iter().map(|line| self.paper.flat(line, whole.lang)));
        let mut room = whole;
        for (at, part) in parts.iter().enumerate() {
            let look = Look { ink: Ink::Soft, bold: at == 0, ..Look::default() };
            let Some(cell) = self.cell(part, look, Align::Start, room, self.size(), y)? else { continue };
            let width = cell.line.width() + 4.0;
            out.foot.push(cell);
            room = room.indented(width + if at == 0 { 8.0 } else { 0.0 });
            if at > 0 {
                let long = 62.0;
                out.foot_rules.push(Rule { x: room.at_start(long), y: y + 1.5, width: long, ink: Ink::Soft });
                room = room.indented(long + 14.0);
            }
        }
        Ok(())
    }

    /// The fingerprint of the text.
    fn seal(&mut self, whole: Column, out: &mut Furniture) -> Result<(), Failure> {
        let Some(seal) = &self.paper.seal else { return Ok(()) };
        let text = self.paper.words(whole.lang).sealed(seal);
        let soft = Look { ink: Ink::Soft, ..Look::default() };
        let y = self.geometry.height - self.style.sheet.footer + 3.0;
        out.foot.extend(self.cell(&text, soft, Align::Center, whole, self.size() * 0.7, y)?);
        Ok(())
    }
}
