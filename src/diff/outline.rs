//! An agreement as a tree of parts, each with a key, a place and a digest of what it says: what comparing and merging work on.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::canon;
use super::change::{FieldPath, Home, PartKind};
use crate::model::{
    Agreement, Annex, Article, ArticleItem, Chapter, Clause, Definition, FieldValue, Paragraph, Part as TopPart, PreambleItem, Project,
    Row, Text, Value, Waiver,
};
use crate::text::{Sources, Span};
use crate::vocabulary::{ClauseKind, KindId, Vocabulary};

/// The number of a part in its outline; the agreement is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartId(pub u32);

/// What a part says by itself.
#[derive(Clone, Copy, Debug)]
pub enum Content<'p> {
    /// Nothing: what it holds says it.
    Holds,
    /// A typed value.
    Value(&'p Value),
    /// A text in languages.
    Text(&'p Text),
    /// Words without a language: codes, names.
    Words(Span),
}

/// A part of an agreement.
#[derive(Clone, Debug)]
pub struct Part<'p> {
    /// What it is.
    pub kind: PartKind,
    /// What tells it from its siblings of the same kind: an id, a kind of clause, a field, a rule, the head of a row; empty where nothing does.
    pub key: String,
    /// The part around it.
    pub parent: PartId,
    /// The number after that of the last part inside it: parts are in the order of a walk.
    pub end: u32,
    /// The article or other large part that it stands in (or is).
    pub home: Home,
    /// The kind of clause, for a clause and what stands in it.
    pub clause: Option<KindId>,
    /// The field, for a field or cell.
    pub field: Option<FieldPath>,
    /// What it says.
    pub content: Content<'p>,
    /// The whole part in its file.
    pub span: Span,
    /// Where a caret belongs.
    pub mark: Span,
    /// Equal for parts that say the same and hold the same in the same order. Texts count as they are spelt, so two parts may say the
    /// same with two digests.
    pub digest: u64,
    /// Its number as printed, for chapters, articles and annexes.
    pub number: usize,
}

/// An agreement as parts, in the order of a walk.
#[derive(Debug)]
pub struct Outline<'p> {
    /// The agreement with its files.
    pub project: &'p Project,
    /// What can be said.
    pub vocabulary: &'p Vocabulary,
    parts: Vec<Part<'p>>,
}

impl<'p> Outline<'p> {
    /// The outline of an agreement.
    #[must_use]
    pub fn new(project: &'p Project, vocabulary: &'p Vocabulary) -> Self {
        let mut walk = Walk { sources: &project.sources, vocabulary, parts: Vec::new(), above: Vec::new(), home: Home::Header };
        walk.agreement(&project.agreement);
        Self { project, vocabulary, parts: walk.parts }
    }

    /// The agreement itself.
    #[must_use]
    pub const fn root(&self) -> PartId {
        PartId(0)
    }

    /// A part.
    #[must_use]
    pub fn get(&self, id: PartId) -> Option<&Part<'p>> {
        self.parts.get(id.0 as usize)
    }

    /// How many parts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.parts.len()
    }

    /// True for no part at all, which no agreement is.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Every part with its number.
    pub fn iter(&self) -> impl Iterator<Item = (PartId, &Part<'p>)> {
        (0_u32..).map(PartId).zip(&self.parts)
    }

    /// The parts directly inside a part, in order.
    pub fn children(&self, id: PartId) -> impl Iterator<Item = PartId> + '_ {
        let end = self.get(id).map_or(0, |part| part.end);
        let mut next = id.0.saturating_add(1);
        std::iter::from_fn(move || {
            let here = (next < end).then_some(PartId(next))?;
            next = self.get(here)?.end;
            Some(here)
        })
    }

    /// A part and all inside it.
    pub fn inside(&self, id: PartId) -> impl Iterator<Item = (PartId, &Part<'p>)> {
        let end = self.get(id).map_or(0, |part| part.end);
        (id.0..end).filter_map(|at| Some((PartId(at), self.get(PartId(at))?)))
    }

    /// Every part of a kind.
    pub fn of_kind(&self, kind: PartKind) -> impl Iterator<Item = PartId> + '_ {
        self.iter().filter(move |(_, part)| part.kind == kind).map(|(id, _)| id)
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'p str {
        self.project.sources.slice(span)
    }

    /// What a part says by itself, written in one way.
    #[must_use]
    pub fn canon(&self, id: PartId) -> String {
        match self.get(id).map(|part| part.content) {
            Some(Content::Value(value)) => canon::value(value, &self.project.sources),
            Some(Content::Text(text)) => canon::text(text, &self.project.sources),
            Some(Content::Words(span)) => self.slice(span).split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase(),
            Some(Content::Holds) | None => String::new(),
        }
    }
}

struct Walk<'p> {
    sources: &'p Sources,
    vocabulary: &'p Vocabulary,
    parts: Vec<Part<'p>>,
    above: Vec<PartId>,
    home: Home,
}

/// What is known of a part before what it holds is walked.
struct Head<'p> {
    kind: PartKind,
    key: String,
    span: Span,
    mark: Span,
    content: Content<'p>,
    clause: Option<KindId>,
    field: Option<FieldPath>,
    number: usize,
}

impl<'p> Head<'p> {
    fn new(kind: PartKind, key: impl Into<String>, span: Span) -> Self {
        Self { kind, key: key.into(), span, mark: span, content: Content::Holds, clause: None, field: None, number: 0 }
    }

    fn mark(self, mark: Span) -> Self {
        Self { mark, ..self }
    }

    fn says(self, content: Content<'p>) -> Self {
        Self { content, ..self }
    }
}

impl<'p> Walk<'p> {
    fn leaf(&mut self, head: Head<'p>) {
        self.part(head, |_| {});
    }

    fn part(&mut self, head: Head<'p>, inside: impl FnOnce(&mut Self)) {
        let id = PartId(u32::try_from(self.parts.len()).unwrap_or(u32::MAX));
        let Head { kind, key, span, mark, content, clause, field, number } = head;
        let parent = self.above.last().copied().unwrap_or(id);
        self.parts.push(Part { kind, key, parent, end: 0, home: self.home.clone(), clause, field, content, span, mark, digest: 0, number });
        self.above.push(id);
        inside(self);
        self.above.pop();
        let end = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        let digest = self.digest(id);
        if let Some(part) = self.parts.get_mut(id.0 as usize) {
            part.end = end;
            part.digest = digest;
        }
    }

    /// A digest of what the part says and holds. The order of header entries and of cells is nobody's concern.
    fn digest(&self, id: PartId) -> u64 {
        let mut hasher = DefaultHasher::new();
        let Some(part) = self.parts.get(id.0 as usize) else { return 0 };
        (part.kind, &part.key).hash(&mut hasher);
        match part.content {
            Content::Holds => {}
            Content::Value(value) => canon::value(value, self.sources).hash(&mut hasher),
            Content::Text(text) => {
                for (lang, wording) in text.by_lang.iter() {
                    lang.hash(&mut hasher);
                    wording.spans().for_each(|span| self.sources.slice(span).hash(&mut hasher));
                    matches!(wording, crate::model::Wording::Open(_)).hash(&mut hasher);
                    if let crate::model::Wording::Open(offers) = wording {
                        offers.iter().for_each(|(owner, _)| owner.hash(&mut hasher));
                    }
                }
            }
            Content::Words(span) => self.sources.slice(span).hash(&mut hasher),
        }
        let mut next = id.0 as usize + 1;
        let mut all = Vec::new();
        while let Some(child) = self.parts.get(next) {
            all.push(child.digest);
            next = child.end as usize;
        }
        if matches!(part.kind, PartKind::Row | PartKind::Waiver) {
            all.sort_unstable();
        }
        all.hash(&mut hasher);
        hasher.finish()
    }

    fn agreement(&mut self, agreement: &'p Agreement) {
        let head = Head::new(PartKind::Agreement, agreement.id.text.clone(), agreement.header).mark(agreement.id.span);
        self.part(head, |walk| {
            walk.title(agreement.title.as_ref());
            if let Some(kind) = walk.vocabulary.structure("agreement") {
                let mut fields: Vec<_> = agreement.fields.iter().collect();
                fields.sort_by_key(|stated| stated.field);
                fields.into_iter().for_each(|stated| walk.field(stated, PartKind::Header, kind, None, false));
            }
            walk.home = Home::Preamble;
            walk.preamble(agreement);
            agreement.parts.iter().for_each(|part| match part {
                TopPart::Chapter(chapter) => walk.chapter(chapter),
                TopPart::Article(article) => walk.article(article),
            });
            agreement.annexes.iter().for_each(|annex| walk.annex(annex));
        });
    }

    fn preamble(&mut self, agreement: &'p Agreement) {
        for item in agreement.preamble.iter().flat_map(|preamble| &preamble.items) {
            match item {
                PreambleItem::Recalling(names) => {
                    let Some((first, last)) = names.first().zip(names.last()) else { continue };
                    let span = first.span.to(last.span);
                    self.leaf(Head::new(PartKind::Recalling, "recalling", span).says(Content::Words(span)));
                }
                PreambleItem::Recital(text) => self.leaf(Head::new(PartKind::Recital, "", text.span).says(Content::Text(text))),
            }
        }
    }

    fn title(&mut self, title: Option<&'p Text>) {
        if let Some(title) = title {
            self.leaf(Head::new(PartKind::Title, "title", title.span).says(Content::Text(title)));
        }
    }

    fn chapter(&mut self, chapter: &'p Chapter) {
        let before = std::mem::replace(&mut self.home, Home::Chapter(chapter.id.text.clone(), chapter.number));
        let head = Head { number: chapter.number, ..Head::new(PartKind::Chapter, chapter.id.text.clone(), chapter.span) };
        self.part(head.mark(chapter.id.span), |walk| {
            walk.title(chapter.title.as_ref());
            chapter.articles.iter().for_each(|article| walk.article(article));
        });
        self.home = before;
    }

    fn article(&mut self, article: &'p Article) {
        let before = std::mem::replace(&mut self.home, Home::Article(article.id.text.clone(), article.number));
        let head = Head { number: article.number, ..Head::new(PartKind::Article, article.id.text.clone(), article.span) };
        self.part(head.mark(article.id.span), |walk| {
            walk.title(article.title.as_ref());
            if let Some(owner) = &article.proposed_by {
                walk.leaf(Head::new(PartKind::Proposer, "proposer", owner.span).says(Content::Words(owner.span)));
            }
            walk.items(&article.items);
        });
        self.home = before;
    }

    fn annex(&mut self, annex: &'p Annex) {
        let before = std::mem::replace(&mut self.home, Home::Annex(annex.id.text.clone(), annex.number));
        let head = Head { number: annex.number, ..Head::new(PartKind::Annex, annex.id.text.clone(), annex.span) };
        self.part(head.mark(annex.id.span), |walk| {
            walk.title(annex.title.as_ref());
            walk.items(&annex.items);
        });
        self.home = before;
    }

    fn items(&mut self, items: &'p [ArticleItem]) {
        for item in items {
            match item {
                ArticleItem::Clause(clause) => self.clause(clause),
                ArticleItem::Paragraph(paragraph) => self.paragraph(paragraph, None),
                ArticleItem::Definition(definition) => self.definition(definition),
                ArticleItem::Waiver(waiver) => self.waiver(waiver),
            }
        }
    }

    fn clause(&mut self, clause: &'p Clause) {
        let Some(kind) = self.vocabulary.kind(clause.kind) else { return };
        let head = Head { clause: Some(clause.kind), ..Head::new(PartKind::Clause, kind.def.id.clone(), clause.span) };
        self.part(head.mark(clause.name.span), |walk| {
            clause.fields.iter().for_each(|stated| walk.field(stated, PartKind::Field, kind, Some(clause.kind), false));
            clause.rows.iter().for_each(|row| walk.row(row, kind, clause.kind));
            if let Some(wording) = &clause.wording {
                let head = Head::new(PartKind::Wording, "wording", wording.span).says(Content::Text(wording));
                walk.leaf(Head { clause: Some(clause.kind), ..head });
            }
            clause.paragraphs.iter().for_each(|paragraph| walk.paragraph(paragraph, Some(clause.kind)));
        });
    }

    fn field(&mut self, stated: &'p FieldValue, part: PartKind, kind: &'p ClauseKind, clause: Option<KindId>, in_row: bool) {
        let Some(field) = kind.field(stated.field, in_row) else { return };
        let span = stated.key.to(stated.value.span);
        let head = Head::new(part, field.def.id.clone(), span).mark(stated.value.span).says(Content::Value(&stated.value));
        let path = clause.map(|kind| FieldPath { kind, field: stated.field, in_row });
        self.leaf(Head { clause, field: path, ..head });
    }

    /// A row is known by its first cell, in the order of the columns: an occupation, a cost, a step.
    fn row(&mut self, row: &'p Row, kind: &'p ClauseKind, clause: KindId) {
        let mut cells: Vec<_> = row.cells.iter().collect();
        cells.sort_by_key(|cell| cell.field);
        let key = cells.first().map_or_else(String::new, |cell| canon::value(&cell.value, self.sources));
        let head = Head { clause: Some(clause), ..Head::new(PartKind::Row, key, row.span) };
        self.part(head, |walk| cells.into_iter().for_each(|cell| walk.field(cell, PartKind::Cell, kind, Some(clause), true)));
    }

    fn paragraph(&mut self, paragraph: &'p Paragraph, clause: Option<KindId>) {
        let key = paragraph.id.as_ref().map_or("", |id| id.text.as_str());
        let head = Head::new(PartKind::Paragraph, key, paragraph.span).says(Content::Text(&paragraph.text));
        self.part(Head { clause, ..head }, |walk| {
            for item in &paragraph.items {
                walk.leaf(Head { clause, ..Head::new(PartKind::Item, "", item.span).says(Content::Text(item)) });
            }
        });
    }

    fn definition(&mut self, definition: &'p Definition) {
        let head = Head::new(PartKind::Definition, definition.id.text.clone(), definition.span).mark(definition.id.span);
        self.part(head, |walk| {
            for (kind, key, text) in [(PartKind::Term, "term", &definition.term), (PartKind::Meaning, "meaning", &definition.meaning)] {
                if let Some(text) = text {
                    walk.leaf(Head::new(kind, key, text.span).says(Content::Text(text)));
                }
            }
        });
    }

    fn waiver(&mut self, waiver: &'p Waiver) {
        let head = Head::new(PartKind::Waiver, waiver.rule.text.clone(), waiver.span).mark(waiver.rule.span);
        let Some(kind) = self.vocabulary.structure("accept") else { return };
        self.part(head, |walk| {
            let mut fields: Vec<_> = waiver.fields.iter().collect();
            fields.sort_by_key(|stated| stated.field);
            fields.into_iter().for_each(|stated| walk.field(stated, PartKind::Field, kind, None, false));
        });
    }
}
