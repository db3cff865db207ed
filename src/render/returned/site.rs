//! Where each line of a paper comes from: the text, sentence or cell of the agreement that prints it.
//!
//! INVARIANT: walks the model in the order in which `compose` does, so that the n-th paragraph here is the n-th there.

use std::collections::BTreeMap;

use crate::diff::Home;
use crate::model::{Agreement, Annex, Article, ArticleItem, Clause, Definition, Paragraph as Prose, Part, PreambleItem, Text};
use crate::render::tree::{Block, Item, Line, Paper, Paragraph};
use crate::text::Span;
use crate::vocabulary::{FieldId, Vocabulary};
use crate::wording::clause::{Utterance, plan};

/// What prints a line.
#[derive(Clone, Debug)]
pub(super) enum Target<'a> {
    /// A text of the drafter; that of a clause can name the fields of the clause.
    Prose(&'a Text, Option<&'a Clause>),
    /// A definition: its term and meaning stand in one line.
    Definition(&'a Definition),
    /// A sentence, item or introduction made from typed values: the key of its wording, the fields it speaks of.
    Sentence(&'a Clause, String, Vec<FieldId>),
    /// A cell of a table.
    Cell(&'a Clause, usize, FieldId),
    /// Words that the program makes.
    Fixed,
}

/// A line of the paper and what prints it.
#[derive(Clone, Debug)]
pub(super) struct Site<'a> {
    /// The article or other large part it stands in.
    pub home: Home,
    /// Its name in tags.
    pub part: String,
    /// Its number or letter as printed.
    pub label: Line,
    /// What it says.
    pub text: Line,
    /// What prints it.
    pub target: Target<'a>,
    /// The whole of what it belongs to in the source: an item of an article, a recital. Nothing for the title page.
    pub item: Option<Span>,
    /// The whole article, annex or chapter.
    pub whole: Option<Span>,
}

/// Every line of a paper, in order, and where it is by its name.
#[derive(Debug, Default)]
pub(super) struct Sites<'a> {
    /// The lines.
    pub all: Vec<Site<'a>>,
    by_part: BTreeMap<String, usize>,
}

impl<'a> Sites<'a> {
    /// The sites of a paper that was composed from an agreement.
    pub fn of(paper: &Paper, agreement: &'a Agreement, vocabulary: &'a Vocabulary) -> Self {
        let mut sites = Self::default();
        let mut surveyor = Surveyor { sites: &mut sites, vocabulary, home: Home::Header, whole: None };
        surveyor.head(paper, agreement);
        surveyor.blocks(paper, agreement);
        sites
    }

    /// The line of a name.
    pub fn get(&self, part: &str) -> Option<&Site<'a>> {
        self.all.get(*self.by_part.get(part)?)
    }
}

struct Surveyor<'s, 'a> {
    sites: &'s mut Sites<'a>,
    vocabulary: &'a Vocabulary,
    home: Home,
    whole: Option<Span>,
}

/// A paragraph of the model, as it will be printed, with its items.
type Printed<'a> = (Target<'a>, Span, Vec<Target<'a>>);

impl<'a> Surveyor<'_, 'a> {
    fn put(&mut self, part: String, [label, text]: [&Line; 2], target: Target<'a>, item: Option<Span>) {
        let number = self.sites.all.len();
        if self.sites.by_part.contains_key(&part) {
            return;
        }
        self.sites.by_part.insert(part.clone(), number);
        let site = Site { home: self.home.clone(), part, label: label.clone(), text: text.clone(), target, item, whole: self.whole };
        self.sites.all.push(site);
    }

    fn fixed(&mut self, part: &str, line: &Line) {
        self.put(part.to_owned(), [&Line::new(), line], Target::Fixed, None);
    }

    fn head(&mut self, paper: &Paper, agreement: &'a Agreement) {
        self.fixed(":draft-note", &paper.draft_note);
        self.fixed(":copy", &paper.copy);
        let title = agreement.title.as_ref().map_or(Target::Fixed, |text| Target::Prose(text, None));
        let whole = agreement.title.as_ref().map(|text| text.span);
        self.put(":title".to_owned(), [&Line::new(), &paper.title], title, whole);
        for (line, number) in paper.subtitle.iter().zip(1..) {
            self.fixed(&format!(":subtitle-{number}"), line);
        }
    }

    fn blocks(&mut self, paper: &Paper, agreement: &'a Agreement) {
        let mut parts = agreement.parts.iter();
        let mut annexes = agreement.annexes.iter();
        for block in &paper.blocks {
            match block {
                Block::Preamble(preamble) => {
                    self.home = Home::Preamble;
                    self.whole = agreement.preamble.as_ref().map(|preamble| preamble.span);
                    self.preamble(preamble, agreement);
                }
                Block::Chapter(printed) => {
                    let Some(Part::Chapter(chapter)) = parts.next() else { continue };
                    self.home = Home::Chapter(chapter.id.text.clone(), chapter.number);
                    self.whole = Some(chapter.span);
                    let title = chapter.title.as_ref().map_or(Target::Fixed, |text| Target::Prose(text, None));
                    let span = chapter.title.as_ref().map(|text| text.span);
                    self.put(format!(":chapter:{}", chapter.id.text), [&printed.label, &printed.title], title, span);
                    printed.articles.iter().zip(&chapter.articles).for_each(|(printed, article)| self.article(printed, article));
                }
                Block::Article(printed) => {
                    if let Some(Part::Article(article)) = parts.next() {
                        self.article(printed, article);
                    }
                }
                Block::Annex(printed) => {
                    if let Some(annex) = annexes.next() {
                        self.annex(printed, annex);
                    }
                }
                Block::Testimonium(end) => {
                    self.home = Home::Header;
                    self.whole = None;
                    for (line, number) in end.text.iter().zip(1..) {
                        self.fixed(&format!(":testimonium-{number}"), line);
                    }
                    for (signature, number) in end.signatures.iter().zip(1..) {
                        let lines = [&signature.for_whom, &signature.name, &signature.title, &signature.powers];
                        for (field, line) in ["for", "name", "title", "powers"].into_iter().zip(lines) {
                            self.fixed(&format!(":signature-{number}.{field}"), line);
                        }
                    }
                }
            }
        }
    }

    fn preamble(&mut self, printed: &crate::render::tree::Preamble, agreement: &'a Agreement) {
        for (line, number) in printed.parties.iter().zip(1..) {
            self.fixed(&format!(":party-{number}"), line);
        }
        self.fixed(":opening", &printed.opening);
        let items = agreement.preamble.iter().flat_map(|preamble| &preamble.items);
        for ((line, item), number) in printed.recitals.iter().zip(items).zip(1..) {
            let (target, span) = match item {
                PreambleItem::Recital(text) => (Target::Prose(text, None), Some(text.span)),
                PreambleItem::Recalling(_) => (Target::Fixed, None),
            };
            self.put(format!(":recital-{number}"), [&Line::new(), line], target, span);
        }
        self.fixed(":closing", &printed.closing);
    }

    fn article(&mut self, printed: &crate::render::tree::Article, article: &'a Article) {
        self.home = Home::Article(article.id.text.clone(), article.number);
        self.whole = Some(article.span);
        self.title(&article.id.text, [&printed.label, &printed.title], article.title.as_ref());
        self.body(&article.id.text, &printed.paragraphs, &article.items);
        self.notes(&article.id.text, &printed.notes, &article.items);
    }

    fn annex(&mut self, printed: &crate::render::tree::Annex, annex: &'a Annex) {
        self.home = Home::Annex(annex.id.text.clone(), annex.number);
        self.whole = Some(annex.span);
        self.title(&annex.id.text, [&printed.label, &printed.title], annex.title.as_ref());
        self.body(&annex.id.text, &printed.paragraphs, &annex.items);
        self.notes(&annex.id.text, &printed.notes, &annex.items);
    }

    fn title(&mut self, id: &str, lines: [&Line; 2], title: Option<&'a Text>) {
        let target = title.map_or(Target::Fixed, |text| Target::Prose(text, None));
        self.put(format!("{id}:heading"), lines, target, title.map(|text| text.span));
    }

    fn notes(&mut self, id: &str, notes: &[crate::render::tree::Note], items: &'a [ArticleItem]) {
        let waivers = items.iter().filter_map(|item| if let ArticleItem::Waiver(waiver) = item { Some(waiver.span) } else { None });
        for ((note, span), number) in notes.iter().zip(waivers).zip(1..) {
            self.put(format!("{id}:note-{number}"), [&Line::new(), &note.text], Target::Fixed, Some(span));
        }
    }

    fn body(&mut self, home: &str, printed: &[Paragraph], items: &'a [ArticleItem]) {
        let model = self.printed(items);
        for ((paragraph, (target, span, inner)), number) in printed.iter().zip(model).zip(1..) {
            let part = if paragraph.id.is_empty() { format!("{home}:p{number}") } else { paragraph.id.clone() };
            if let Some(table) = &paragraph.table
                && let Target::Cell(clause, ..) = target
            {
                self.table(&part, table, clause, span);
                continue;
            }
            self.put(part, [&paragraph.label, &paragraph.text], target, Some(span));
            for (Item { id, label, text, .. }, target) in paragraph.items.iter().zip(inner) {
                self.put(id.clone(), [label, text], target, Some(span));
            }
        }
    }

    fn table(&mut self, part: &str, table: &crate::render::tree::Table, clause: &'a Clause, span: Span) {
        let columns = self.vocabulary.kind(clause.kind).map_or(0, |kind| kind.columns.len());
        let used = |id: &FieldId| clause.rows.iter().any(|row| row.cells.iter().any(|cell| cell.field == *id));
        let used: Vec<FieldId> = (0..u16::try_from(columns).unwrap_or(0)).map(FieldId).filter(used).collect();
        for (line, number) in table.head.iter().zip(1..) {
            self.put(format!("{part}:h{number}"), [&Line::new(), line], Target::Fixed, Some(span));
        }
        for ((cells, row), number) in table.rows.iter().zip(&clause.rows).zip(1_usize..) {
            for ((line, field), column) in cells.iter().zip(&used).zip(1..) {
                let target = Target::Cell(clause, number.saturating_sub(1), *field);
                self.put(format!("{part}:r{number}c{column}"), [&Line::new(), line], target, Some(row.span));
            }
        }
    }

    /// The items of an article as the paragraphs they print.
    fn printed(&self, items: &'a [ArticleItem]) -> Vec<Printed<'a>> {
        let mut out: Vec<Printed<'a>> = Vec::new();
        let mut defining = false;
        for item in items {
            let was_defining = std::mem::replace(&mut defining, matches!(item, ArticleItem::Definition(_)));
            match item {
                ArticleItem::Clause(clause) => self.clause(clause, &mut out),
                ArticleItem::Paragraph(prose) => out.push(paragraph(prose)),
                ArticleItem::Definition(definition) => {
                    if !was_defining {
                        out.push((Target::Fixed, definition.span, Vec::new()));
                    }
                    if let Some((_, span, inner)) = out.last_mut() {
                        *span = definition.span;
                        inner.push(Target::Definition(definition));
                    }
                }
                ArticleItem::Waiver(_) => {}
            }
        }
        out
    }

    fn clause(&self, clause: &'a Clause, out: &mut Vec<Printed<'a>>) {
        if let Some(wording) = &clause.wording {
            out.push((Target::Prose(wording, Some(clause)), clause.span, Vec::new()));
        } else {
            for utterance in plan(clause, self.vocabulary) {
                let inner = utterance.items.iter().map(|item| sentence(clause, item)).collect();
                out.push((sentence(clause, &utterance), clause.span, inner));
            }
        }
        out.extend(clause.paragraphs.iter().map(paragraph));
        if !clause.rows.is_empty() {
            out.push((Target::Cell(clause, 0, FieldId(0)), clause.span, Vec::new()));
        }
    }
}

fn paragraph(prose: &Prose) -> Printed<'_> {
    (Target::Prose(&prose.text, None), prose.span, prose.items.iter().map(|item| Target::Prose(item, None)).collect())
}

fn sentence<'a>(clause: &'a Clause, utterance: &Utterance<'a>) -> Target<'a> {
    let group = utterance.kind.def.sentences.iter().find(|group| group.id == utterance.key);
    let fields = match (utterance.field, group) {
        (Some((_, stated)), _) => vec![stated.field],
        (None, Some(group)) if utterance.items.is_empty() => {
            group.fields.iter().filter_map(|id| utterance.kind.field_id(id)).filter(|id| clause.get(*id).is_some()).collect()
        }
        _ => Vec::new(),
    };
    Target::Sentence(clause, utterance.key.to_owned(), fields)
}
