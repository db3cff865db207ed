//! One pass through the paper: one language from margin to margin, or several side by side in a grid.

use super::super::tree::{Annex, Article, Block, Chapter, Kind, Line, Mark, Preamble, Standing, proposers, standing};
use super::run::{Para, close_paragraph, open_paragraph, paragraph};
use super::tag::{Places, standing_part};
use super::writer::Writer;
use super::xml::Xml;
use crate::text::Lang;

/// A line of the paper, in every language of the pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'r> {
    /// What it is, for its tags; nothing for words that the writer adds.
    pub part: Option<&'r str>,
    /// Its style.
    pub style: &'static str,
    /// Whether its languages stay on one page, with the next row.
    pub keep: bool,
    /// Whether it begins a page.
    pub page: bool,
    /// Which of two texts has it.
    pub standing: Standing,
}

impl<'r> Row<'r> {
    /// A row of the text.
    pub(super) const fn of(part: &'r str, style: &'static str) -> Self {
        Self { part: Some(part), style, keep: false, page: false, standing: Standing::BOTH }
    }

    /// A row of words that the writer adds, which bear no tag.
    pub(super) const fn fixed(style: &'static str) -> Self {
        Self { part: None, style, keep: false, page: false, standing: Standing::BOTH }
    }
}

/// One pass, with the languages it shows together.
pub(super) struct Version<'w, 'a> {
    /// What is being written.
    pub writer: &'w mut Writer<'a>,
    /// The languages, the first first.
    pub langs: &'w [Lang],
    /// The languages from the left: Arabic has the right.
    across: Vec<Lang>,
    /// Whether the grid stands open, and what its rows have in common.
    grid: Option<Standing>,
    /// Whether it is inside of something that moved as one.
    moving: bool,
}

impl<'w, 'a> Version<'w, 'a> {
    /// A pass in these languages.
    pub(super) fn new(writer: &'w mut Writer<'a>, langs: &'w [Lang]) -> Self {
        let arabic = |wanted: bool| langs.iter().copied().filter(move |lang| (*lang == Lang::Ar) == wanted);
        Self { writer, langs, across: arabic(false).chain(arabic(true)).collect(), grid: None, moving: false }
    }

    /// The first language of the pass.
    pub(super) fn first(&self) -> Lang {
        self.langs.first().copied().unwrap_or(Lang::En)
    }

    /// The languages as they stand from the left.
    pub(super) fn across(&self) -> &[Lang] {
        &self.across
    }

    /// Whether several languages stand side by side.
    pub(super) fn beside(&self) -> bool {
        self.langs.len() > 1
    }

    /// A row: a paragraph, or a cell of the grid for each language.
    pub(super) fn row(&mut self, row: Row<'_>, cell: impl Fn(&mut Writer<'a>, Lang)) {
        let part = row.part.map(|part| standing_part(part, row.standing));
        let row = Row { part: part.as_deref(), ..row };
        if self.beside() {
            self.grid_row(row, cell);
            return;
        }
        let lang = self.first();
        let standing = row.standing;
        open_paragraph(&mut self.writer.out, Para { page: row.page, standing, ..Para::new(row.style, lang) });
        self.writer.inner_control(row.part, lang, |writer| cell(writer, lang));
        close_paragraph(&mut self.writer.out);
    }

    /// The grid runs from the left whatever the languages, so its cells stand as they are seen.
    fn grid_row(&mut self, row: Row<'_>, cell: impl Fn(&mut Writer<'a>, Lang)) {
        if row.page {
            self.close_grid();
            self.spacer(true, row.standing);
        }
        self.open_grid(row.standing);
        let width = self.writer.page.text() / self.writer.page.columns.max(1);
        open_row(&mut self.writer.out, if row.keep { "<w:cantSplit/>" } else { "" }, row.standing);
        for &lang in &self.across {
            let writer = &mut *self.writer;
            writer.out.raw("<w:tc><w:tcPr><w:tcW w:w=\"");
            writer.out.number(width);
            writer.out.raw("\" w:type=\"dxa\"/></w:tcPr>");
            open_paragraph(&mut writer.out, Para { keep: row.keep, standing: row.standing, ..Para::new(row.style, lang) });
            writer.inner_control(row.part, lang, |writer| cell(writer, lang));
            close_paragraph(&mut writer.out);
            writer.out.raw("</w:tc>");
        }
        self.writer.out.raw("</w:tr>\n");
    }

    fn open_grid(&mut self, standing: Standing) {
        self.grid = Some(match self.grid {
            Some(before) => before.with(standing),
            None => {
                grid_head(self.writer, self.across.len());
                standing
            }
        });
    }

    /// Ends the grid before something that takes the whole width. Word wants a paragraph between two tables.
    pub(super) fn close_grid(&mut self) {
        if let Some(standing) = self.grid.take() {
            self.writer.out.raw("</w:tbl>\n");
            self.spacer(false, standing);
        }
    }

    /// A paragraph without words and almost without height.
    pub(super) fn spacer(&mut self, page: bool, standing: Standing) {
        let para = Para { page, standing, ..Para::new("Spacer", self.first()) };
        paragraph(&mut self.writer.out, para, |_| {});
    }

    /// A line in a style, if it says something anywhere.
    pub(super) fn line(&mut self, part: &str, style: &'static str, line: &Line) {
        if !line.is_empty() {
            let row = Row { standing: standing(line), ..Row::of(part, style) };
            self.row(row, |writer, lang| writer.line(line, lang));
        }
    }

    /// Numbered lines of one kind.
    pub(super) fn lines(&mut self, part: &str, style: &'static str, lines: &[Line]) {
        let mut places = Places::default();
        for line in lines {
            let place = places.next(standing(line), |number| format!("{part}-{number}"));
            self.line(&place, style, line);
        }
    }

    /// A large part in a content control of its own, so that what is added inside is known to belong to it.
    pub(super) fn within(&mut self, part: &str, title: &str, mark: Option<Mark>, inside: impl FnOnce(&mut Version<'_, 'a>)) {
        self.close_grid();
        let langs = self.langs;
        let standing = mark.map_or(Standing::BOTH, Standing::of);
        self.moved(standing, |version| {
            version.writer.control(&standing_part(part, standing), title, langs, standing, |writer| {
                let mut version = Version { moving: standing.moved().is_some(), ..Version::new(writer, langs) };
                inside(&mut version);
                version.close_grid();
            });
        });
    }

    /// Rows that moved as one, where Word tracks that.
    pub(super) fn moved(&mut self, standing: Standing, inside: impl FnOnce(&mut Self)) {
        let lang = self.first().code();
        let range = if self.moving { None } else { self.writer.out.range(standing, lang) };
        inside(self);
        self.writer.out.end_range(range);
    }

    /// The text, after title page and contents.
    pub(super) fn text(&mut self) {
        let paper = self.writer.scene.paper;
        for block in &paper.blocks {
            match block {
                Block::Preamble(preamble) => self.preamble(preamble),
                Block::Chapter(chapter) => self.chapter(chapter),
                Block::Article(article) => self.article(article),
                Block::Annex(annex) => self.annex(annex),
                Block::Testimonium(testimonium) => self.testimonium(testimonium),
            }
        }
        self.close_grid();
    }

    fn preamble(&mut self, preamble: &Preamble) {
        let title = self.writer.scene.paper.words(self.first()).preamble.as_str();
        let mark = sole_mark(std::iter::once(&preamble.closing).chain(&preamble.parties));
        self.within(":preamble", title, mark, |version| {
            version.lines(":party", "PreambleParty", &preamble.parties);
            version.line(":opening", "Preamble", &preamble.opening);
            version.lines(":recital", "Preamble", &preamble.recitals);
            version.line(":closing", "PreambleClosing", &preamble.closing);
        });
    }

    fn chapter(&mut self, chapter: &Chapter) {
        let part = chapter_part(chapter);
        let names = [&chapter.label, &chapter.title];
        self.moved(Standing::of_lines(names), |version| {
            version.heading(Row { keep: true, ..Row::of(&part, "Heading1") }, &part, names, &[]);
        });
        chapter.articles.iter().for_each(|article| self.article(article));
    }

    fn article(&mut self, article: &Article) {
        let names = [&article.label, &article.title];
        let title = self.names(names);
        self.within(&article.id, &title, article.mark, |version| {
            let part = format!("{}:heading", article.id);
            version.heading(Row { keep: true, ..Row::of(&part, "Heading2") }, &article.id, names, &article.notes);
            version.proposer(article);
            version.paragraphs(&article.id, &article.paragraphs);
        });
    }

    fn proposer(&mut self, article: &Article) {
        let mut places = Places::default();
        for (owner, standing) in proposers(self.writer.scene.paper, article) {
            let part = places.next(standing, |_| format!("{}:proposer", article.id));
            let row = Row { keep: true, standing, ..Row::of(&part, "Proposer") };
            self.row(row, |writer, lang| writer.proposer(owner, standing, lang));
        }
    }

    fn annex(&mut self, annex: &Annex) {
        let page = self.writer.scene.paper.kind == Kind::Agreement;
        let names = [&annex.label, &annex.title];
        let title = self.names(names);
        self.within(&annex.id, &title, annex.mark, |version| {
            let part = format!("{}:heading", annex.id);
            version.heading(Row { keep: true, page, ..Row::of(&part, "Heading1") }, &annex.id, names, &annex.notes);
            version.paragraphs(&annex.id, &annex.paragraphs);
        });
    }
}

/// The part that a chapter is: its id is apart from those of articles.
pub(super) fn chapter_part(chapter: &Chapter) -> String {
    match chapter.id.strip_prefix('^') {
        Some(id) => format!("^:chapter:{id}"),
        None => format!(":chapter:{}", chapter.id),
    }
}

/// The mark around all of these lines, if there is one.
pub(super) fn sole_mark<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Option<Mark> {
    Standing::of_lines(lines).marks().next()
}

/// The beginning of a row of a table.
pub(super) fn open_row(out: &mut Xml, properties: &'static str, standing: Standing) {
    out.raw("<w:tr>");
    if !properties.is_empty() || !standing.is_both() {
        out.raw("<w:trPr>");
        // The schema wants some property before the changes.
        out.raw(if properties.is_empty() { "<w:cantSplit w:val=\"off\"/>" } else { properties });
        out.changed(standing);
        out.raw("</w:trPr>");
    }
}

/// The beginning of a grid of equal columns.
pub(super) fn grid_head(writer: &mut Writer<'_>, columns: usize) {
    let page = writer.page;
    let width = page.text() / page.columns.max(1);
    let out = &mut writer.out;
    out.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"LanguageGrid\"/><w:tblW w:w=\"");
    out.number(page.text());
    out.raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    (0..columns).for_each(|_| out.amount("<w:gridCol w:w=\"", width));
    out.raw("</w:tblGrid>\n");
}
