//! The agreement as it would be if one Party had its way in everything that is open. Places stay those of the file.

use crate::model::{
    Agreement, Article, ArticleItem, Clause, FieldValue, Paragraph, Part, PreambleItem, Project, Said, Term, Text, Wording,
};
use crate::text::{LangMap, Source, Sources};

/// The project under the proposals of a Party.
pub(super) fn taken(project: &Project, party: &str) -> Project {
    let mut sources = Sources::new();
    for (_, source) in project.sources.iter() {
        sources.add(Source::new(source.name.clone(), source.text.clone()));
    }
    let mut agreement = project.agreement.clone();
    Taking { party }.agreement(&mut agreement);
    Project { sources, trees: project.trees.clone(), agreement, findings: Vec::new() }
}

struct Taking<'p> {
    party: &'p str,
}

impl Taking<'_> {
    fn agreement(&self, agreement: &mut Agreement) {
        self.maybe(&mut agreement.title);
        for item in agreement.preamble.iter_mut().flat_map(|preamble| &mut preamble.items) {
            if let PreambleItem::Recital(text) = item {
                self.text(text);
            }
        }
        agreement.parts.retain_mut(|part| match part {
            Part::Article(article) => self.article(article),
            Part::Chapter(chapter) => {
                self.maybe(&mut chapter.title);
                chapter.articles.retain_mut(|article| self.article(article));
                true
            }
        });
        for annex in &mut agreement.annexes {
            self.maybe(&mut annex.title);
            self.items(&mut annex.items);
        }
    }

    /// False for an article that another Party proposes.
    fn article(&self, article: &mut Article) -> bool {
        if article.proposed_by.take().is_some_and(|owner| owner.text != self.party) {
            return false;
        }
        self.maybe(&mut article.title);
        self.items(&mut article.items);
        true
    }

    fn items(&self, items: &mut Vec<ArticleItem>) {
        items.retain_mut(|item| match item {
            ArticleItem::Clause(clause) => {
                self.clause(clause);
                true
            }
            ArticleItem::Paragraph(paragraph) => self.paragraph(paragraph),
            ArticleItem::Definition(definition) => {
                self.maybe(&mut definition.term);
                self.maybe(&mut definition.meaning);
                true
            }
            ArticleItem::Waiver(_) => true,
        });
    }

    fn clause(&self, clause: &mut Clause) {
        clause.fields.retain_mut(|stated| self.field(stated));
        clause.rows.iter_mut().for_each(|row| row.cells.retain_mut(|cell| self.field(cell)));
        clause.rows.retain(|row| !row.cells.is_empty());
        self.maybe(&mut clause.wording);
        clause.paragraphs.retain_mut(|paragraph| self.paragraph(paragraph));
    }

    /// False for a value that only another Party proposes.
    fn field(&self, stated: &mut FieldValue) -> bool {
        match &mut stated.value.said {
            Said::Open(offers) => {
                let own = offers.iter().find(|offer| offer.owner.as_deref() == Some(self.party)).map(|offer| offer.cases.clone());
                match (own, offers.len()) {
                    (Some(cases), _) => stated.value.said = Said::Cases(cases),
                    (None, 1) => return false,
                    (None, _) => {}
                }
            }
            Said::Cases(cases) => {
                for case in cases {
                    if let Term::Text(text) = &mut case.term {
                        self.text(text);
                    }
                }
            }
        }
        true
    }

    /// False for a paragraph that only another Party proposes.
    fn paragraph(&self, paragraph: &mut Paragraph) -> bool {
        paragraph.items.retain_mut(|item| self.text(item));
        self.text(&mut paragraph.text) || !paragraph.items.is_empty()
    }

    fn maybe(&self, text: &mut Option<Text>) {
        if text.as_mut().is_some_and(|text| !self.text(text)) {
            *text = None;
        }
    }

    /// False when nothing of a text is left.
    fn text(&self, text: &mut Text) -> bool {
        let had = !text.by_lang.is_empty();
        text.by_lang = LangMap::of(|lang| match text.by_lang.get(lang)? {
            Wording::Agreed(span) => Some(Wording::Agreed(*span)),
            Wording::Open(offers) => {
                let own = offers.iter().find(|(owner, _)| owner.as_deref() == Some(self.party));
                match (own, offers.len()) {
                    (Some((_, span)), _) => Some(Wording::Agreed(*span)),
                    (None, 1) => None,
                    (None, _) => Some(Wording::Open(offers.clone())),
                }
            }
        });
        !had || !text.by_lang.is_empty()
    }
}
