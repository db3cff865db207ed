//! Articles: titles, paragraphs, definitions, waivers, and the clauses between them.

use crate::finding::Finding;
use crate::syntax::Item;
use crate::text::Span;

use super::{Builder, Head};
use crate::model::agreement::{Article, ArticleItem, Chapter, Definition, Name, Paragraph, Part, Waiver};
use crate::model::value::Text;

/// What stands between the braces of an article or annex.
#[derive(Default)]
pub(super) struct Body<'a> {
    pub title: Option<Text>,
    pub items: Vec<ArticleItem>,
    pub proposed_by: Option<Name>,
    /// Rows that stand directly in an annex.
    pub rows: Vec<(Span, &'a [Item])>,
}

impl<'a> Builder<'a> {
    pub(super) fn article(&mut self, name: Name, span: Span, items: &'a [Item]) -> Article {
        self.need_id(&name, Span { end: name.span.end, ..span });
        let body = self.body(items, false);
        let empty = body.items.is_empty();
        if empty && !items.iter().any(|item| matches!(item, Item::Broken(_) | Item::Block { .. } | Item::Entry { .. })) {
            self.findings.push(Finding::warning("article-empty", name.span).with("id", name.text.as_str()));
        }
        Article { id: name, span, number: 0, title: body.title, proposed_by: body.proposed_by, items: body.items }
    }

    pub(super) fn body(&mut self, items: &'a [Item], annex: bool) -> Body<'a> {
        let mut body = Body::default();
        for item in items {
            match item {
                Item::Block { head, items, .. } => self.body_block(head.span, item.span(), items, annex, &mut body),
                Item::Entry { key, value } => {
                    let word = self.slice(key.span);
                    if self.vocabulary.lexicon().key(word) == Some("proposed_by") {
                        let name = self.slice(value.span).to_uppercase();
                        body.proposed_by = Some(Name { text: name, span: value.span });
                    } else if self.vocabulary.lexicon().block(word) != Some("note") {
                        self.field_outside(key.span);
                    }
                }
                Item::Path { head, .. } => self.misplaced(head.span),
                Item::Comment(_) | Item::Broken(_) | Item::Stray(_) => {}
            }
        }
        body
    }

    fn body_block(&mut self, head: Span, span: Span, items: &'a [Item], annex: bool, body: &mut Body<'a>) {
        match self.head(head) {
            Head::Keyword("title", _) => {
                let title = self.text_block(span, items);
                if body.title.replace(title).is_some() {
                    self.findings.push(Finding::error("said-twice", head).with("key", self.slice(head)));
                }
            }
            Head::Keyword("paragraph", name) => {
                let paragraph = self.paragraph(name, span, items);
                body.items.push(ArticleItem::Paragraph(paragraph));
            }
            Head::Keyword("define", name) => body.items.extend(self.definition(name, span, items).map(ArticleItem::Definition)),
            Head::Keyword("accept", name) => {
                let waiver = self.waiver(name, span, items);
                body.items.push(ArticleItem::Waiver(waiver));
            }
            Head::Keyword("row", _) if annex => body.rows.push((span, items)),
            Head::Keyword("note", _) => {}
            Head::Keyword(..) | Head::Other => match self.vocabulary.kind_named(self.slice(head)) {
                Some(kind) => {
                    let clause = self.clause(kind, head, span, items);
                    body.items.push(ArticleItem::Clause(clause));
                }
                None if matches!(self.head(head), Head::Keyword(..)) => self.misplaced(head),
                None => self.unknown_block(head),
            },
        }
    }

    /// A key that stands in an article without a clause around it: say which clauses have it.
    fn field_outside(&mut self, key: Span) {
        let typed = self.slice(key);
        let owners = self.vocabulary.kinds().filter(|(_, kind)| kind.field_named(typed, false).is_some());
        let names: Vec<_> = owners.map(|(_, kind)| &kind.def.name).take(4).collect();
        let finding = Finding::error("field-outside-clause", key).with("key", typed);
        self.findings.push(if names.is_empty() {
            finding
        } else {
            finding.variant("known").with("clauses", super::super::read::names_fact(names.iter().copied()))
        });
    }

    pub(super) fn paragraph(&mut self, name: Name, span: Span, items: &'a [Item]) -> Paragraph {
        self.claim(&name);
        let Some(mut reader) = self.reader(span) else { return Paragraph::default() };
        let (text, rest) = reader.languages(items, span);
        self.findings.append(&mut reader.findings);
        let mut paragraph = Paragraph { id: (!name.text.is_empty()).then_some(name), span, text, items: Vec::new() };
        for item in rest {
            match item {
                Item::Block { head, items, .. } => match self.head(head.span) {
                    Head::Keyword("item", _) => {
                        let text = self.text_block(item.span(), items);
                        paragraph.items.push(text);
                    }
                    Head::Keyword("items", _) => {
                        for inner in items {
                            if let Item::Block { items, .. } = inner {
                                let text = self.text_block(inner.span(), items);
                                paragraph.items.push(text);
                            }
                        }
                    }
                    Head::Keyword("note", _) => {}
                    _ => self.misplaced(head.span),
                },
                Item::Entry { key, .. } => self.unknown_language(key.span),
                _ => {}
            }
        }
        paragraph
    }

    /// A block that holds nothing but texts in languages.
    pub(super) fn text_block(&mut self, span: Span, items: &'a [Item]) -> Text {
        let Some(mut reader) = self.reader(span) else { return Text::default() };
        let (text, rest) = reader.languages(items, span);
        self.findings.append(&mut reader.findings);
        for item in rest {
            match item {
                Item::Entry { key, .. } => self.unknown_language(key.span),
                Item::Block { head, .. } => self.misplaced(head.span),
                _ => {}
            }
        }
        text
    }

    fn unknown_language(&mut self, key: Span) {
        self.findings.push(Finding::error("unknown-language", key).with("typed", self.slice(key)));
    }

    pub(super) fn definition(&mut self, name: Name, span: Span, items: &'a [Item]) -> Option<Definition> {
        self.need_id(&name, Span { end: name.span.end, ..span });
        let mut definition = Definition { id: name, span, ..Definition::default() };
        for item in items {
            let Item::Block { head, items, .. } = item else { continue };
            match self.head(head.span) {
                Head::Keyword("term", _) => definition.term = Some(self.text_block(item.span(), items)),
                Head::Keyword("meaning", _) => definition.meaning = Some(self.text_block(item.span(), items)),
                Head::Keyword("note", _) => {}
                _ => self.misplaced(head.span),
            }
        }
        for (part, missing) in [("term", definition.term.is_none()), ("meaning", definition.meaning.is_none())] {
            if missing {
                let names = self.vocabulary.lexicon().block_names(part);
                let finding = Finding::error("definition-incomplete", definition.id.span).with("id", definition.id.text.as_str());
                self.findings.push(match names {
                    Some(names) => finding.with("part", super::super::read::names_fact(std::iter::once(names))),
                    None => finding.with("part", part),
                });
            }
        }
        Some(definition)
    }

    /// Definitions at the top are gathered into one article.
    pub(super) fn push_definition(&mut self, definition: Definition, span: Span, chapter: &mut Option<Chapter>) {
        let last = match chapter {
            Some(chapter) => chapter.articles.last_mut(),
            None => match self.agreement.parts.last_mut() {
                Some(Part::Article(article)) => Some(article),
                _ => None,
            },
        };
        let id = Name { text: String::from("definitions"), span: definition.id.span };
        match last.filter(|article| article.id.text == id.text) {
            Some(article) => article.items.push(ArticleItem::Definition(definition)),
            None => {
                self.claim(&id);
                let article = Article { id, span, items: vec![ArticleItem::Definition(definition)], ..Article::default() };
                self.push_article(article, chapter);
            }
        }
    }

    fn waiver(&mut self, name: Name, span: Span, items: &'a [Item]) -> Waiver {
        if name.text.is_empty() {
            self.findings.push(Finding::error("id-missing", span.at_start()).variant("rule"));
        }
        let fields = match self.vocabulary.structure("accept") {
            Some(kind) => {
                let fields = self.structural_fields(kind, items);
                for field in kind.fields.iter().filter(|field| field.def.required) {
                    let stated =
                        fields.iter().any(|stated| kind.field(stated.field, false).is_some_and(|known| known.def.id == field.def.id));
                    if !stated {
                        let finding = Finding::error("waiver-incomplete", name.span).with("rule", name.text.as_str());
                        self.findings.push(finding.with("part", super::super::read::names_fact(std::iter::once(&field.def.name))));
                    }
                }
                fields
            }
            None => Vec::new(),
        };
        Waiver { rule: name, span, fields }
    }
}
