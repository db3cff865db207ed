//! Chapters, articles, annexes: clauses become sentences, prose stays as it was written.

use super::{Composer, append, inlines, without_stop};
use crate::model::{ArticleItem, Clause, Definition, FieldValue, Paragraph as Prose, Part, Text, Waiver};
use crate::render::tree::{Annex, Article, Block, Chapter, Inline, Item, Line, Note, NoteKind, Paragraph, Table};
use crate::text::{Lang, LangMap};
use crate::wording::clause::{Utterance, plan};
use crate::wording::labels::{annex_heading, article_heading, chapter_heading, item_label, paragraph_label};
use crate::wording::words::fill;

impl<'a> Composer<'a> {
    pub(super) fn blocks(&self) -> Vec<Block> {
        let agreement = &self.project.agreement;
        let mut blocks = vec![Block::Preamble(self.preamble())];
        for part in &agreement.parts {
            blocks.push(match part {
                Part::Article(article) => Block::Article(self.article(article)),
                Part::Chapter(chapter) => Block::Chapter(Chapter {
                    mark: None,
                    id: chapter.id.text.clone(),
                    number: chapter.number,
                    label: self.say(|speaker| chapter_heading(count(chapter.number), speaker.lang)),
                    title: chapter.title.as_ref().map(|title| self.text(title)).unwrap_or_default(),
                    articles: chapter.articles.iter().map(|article| self.article(article)).collect(),
                }),
            });
        }
        if !agreement.parties.is_empty() {
            blocks.push(Block::Testimonium(self.testimonium()));
        }
        for annex in &agreement.annexes {
            let (paragraphs, notes) = self.body(&annex.id.text, &annex.items);
            blocks.push(Block::Annex(Annex {
                mark: None,
                id: annex.id.text.clone(),
                number: annex.number,
                label: self.say(|speaker| annex_heading(count(annex.number), speaker.lang)),
                title: self.title(annex.title.as_ref(), &annex.items),
                paragraphs,
                notes,
            }));
        }
        blocks
    }

    fn article(&self, article: &'a crate::model::Article) -> Article {
        let (paragraphs, notes) = self.body(&article.id.text, &article.items);
        Article {
            id: article.id.text.clone(),
            number: article.number,
            label: self.say(|speaker| article_heading(count(article.number), speaker.lang)),
            title: self.title(article.title.as_ref(), &article.items),
            proposed_by: article.proposed_by.as_ref().map(|name| name.text.clone()),
            paragraphs,
            notes,
            ..Article::default()
        }
    }

    /// The drafter's title, else the title of the first clause, else the word for definitions.
    fn title(&self, title: Option<&Text>, items: &[ArticleItem]) -> Line {
        if let Some(title) = title {
            return self.text(title);
        }
        let first = items.iter().find_map(|item| match item {
            ArticleItem::Clause(clause) => Some(clause.kind),
            _ => None,
        });
        if let Some(kind) = first {
            return self
                .say(|speaker| speaker.vocabulary.kind(kind).map_or_else(String::new, |kind| kind.def.title.get(speaker.lang).to_owned()));
        }
        if items.iter().any(|item| matches!(item, ArticleItem::Definition(_))) {
            return self.say(|speaker| speaker.words.phrase("title_definitions").to_owned());
        }
        Line::default()
    }

    fn body(&self, id: &str, items: &'a [ArticleItem]) -> (Vec<Paragraph>, Vec<Note>) {
        let mut paragraphs = Vec::new();
        let mut notes = Vec::new();
        let mut defining = false;
        for item in items {
            let was_defining = std::mem::replace(&mut defining, matches!(item, ArticleItem::Definition(_)));
            match item {
                ArticleItem::Clause(clause) => self.clause(clause, &mut paragraphs),
                ArticleItem::Paragraph(prose) => paragraphs.push(self.prose(prose)),
                ArticleItem::Definition(definition) => {
                    if !was_defining {
                        let text = self.say(|speaker| speaker.in_register(speaker.words.phrase("definitions_opening")));
                        paragraphs.push(Paragraph { text, ..Paragraph::default() });
                    }
                    if let Some(paragraph) = paragraphs.last_mut() {
                        paragraph.items.push(self.definition(definition));
                    }
                }
                ArticleItem::Waiver(waiver) => notes.push(self.waiver(waiver)),
            }
        }
        self.number(id, &mut paragraphs);
        (paragraphs, notes)
    }

    /// Numbers and letters. A lone paragraph has no number.
    fn number(&self, id: &str, paragraphs: &mut [Paragraph]) {
        let numbered = paragraphs.iter().filter(|paragraph| !paragraph.text.is_empty()).count() > 1;
        let mut at = 0;
        for paragraph in paragraphs.iter_mut() {
            at += 1;
            if paragraph.id.is_empty() {
                paragraph.id = format!("{id}-{at}");
            }
            if numbered {
                paragraph.label = self.say(|speaker| paragraph_label(count(at), speaker.lang));
            }
            let total = paragraph.items.len();
            for (item, letter) in paragraph.items.iter_mut().zip(1..) {
                item.id = format!("{}-{letter}", paragraph.id);
                item.label = self.say(|speaker| item_label(count(letter), speaker.lang));
                without_stop(&mut item.text);
                let key = match total - letter {
                    0 => "item_last",
                    1 => "item_but_one",
                    _ => "item_end",
                };
                append(&mut item.text, |lang| {
                    self.speakers.get(lang).map_or_else(String::new, |speaker| speaker.words.phrase(key).to_owned())
                });
            }
        }
    }

    fn clause(&self, clause: &'a Clause, out: &mut Vec<Paragraph>) {
        if let Some(wording) = &clause.wording {
            let text = self.pieces(|speaker| speaker.own_wording(wording, clause));
            out.push(Paragraph { text, ..Paragraph::default() });
        } else if let Some(vocabulary) = self.speakers.get(Lang::En).map(|speaker| speaker.vocabulary) {
            for utterance in plan(clause, vocabulary) {
                out.push(Paragraph {
                    text: self.utterance(&utterance),
                    items: utterance.items.iter().map(|item| Item { text: self.utterance(item), ..Item::default() }).collect(),
                    ..Paragraph::default()
                });
            }
        }
        out.extend(clause.paragraphs.iter().map(|prose| self.prose(prose)));
        if !clause.rows.is_empty() {
            out.push(Paragraph { table: Some(self.table(clause)), ..Paragraph::default() });
        }
    }

    fn utterance(&self, utterance: &Utterance<'_>) -> Line {
        self.pieces(|speaker| Some(speaker.utter(utterance)))
    }

    fn prose(&self, prose: &Prose) -> Paragraph {
        Paragraph {
            id: prose.id.as_ref().map(|id| id.text.clone()).unwrap_or_default(),
            text: self.text(&prose.text),
            items: prose.items.iter().map(|item| Item { text: self.text(item), ..Item::default() }).collect(),
            ..Paragraph::default()
        }
    }

    fn definition(&self, definition: &Definition) -> Item {
        let text = LangMap::of(|lang| {
            let speaker = self.speakers.get(lang)?;
            let term = definition.term.as_ref().and_then(|term| speaker.text(term))?;
            let meaning = definition.meaning.as_ref().and_then(|meaning| speaker.text(meaning))?;
            let (before, rest) = speaker.words.phrase("definition_item").split_once("{t}")?;
            let (between, after) = rest.split_once("{m}")?;
            let mut out = vec![Inline::Text(speaker.typeset(before))];
            out.extend(inlines(term).into_iter().map(|inline| match inline {
                Inline::Text(text) => Inline::Strong(text),
                other => other,
            }));
            out.push(Inline::Text(speaker.typeset(between)));
            out.extend(inlines(meaning));
            if !after.is_empty() {
                out.push(Inline::Text(after.to_owned()));
            }
            Some(out)
        });
        Item { text, ..Item::default() }
    }

    /// The columns that some row fills, in the order of the vocabulary.
    fn table(&self, clause: &Clause) -> Table {
        let Some(kind) = self.speakers.get(Lang::En).and_then(|speaker| speaker.vocabulary.kind(clause.kind)) else {
            return Table::default();
        };
        let used: Vec<_> = (0_u16..)
            .map(crate::vocabulary::FieldId)
            .zip(&kind.columns)
            .filter(|(id, _)| clause.rows.iter().any(|row| row.cells.iter().any(|cell| cell.field == *id)))
            .collect();
        let head = used.iter().map(|(_, column)| {
            self.say(|speaker| {
                column
                    .def
                    .title
                    .as_ref()
                    .map_or_else(|| column.def.name.first(speaker.lang).to_owned(), |title| title.get(speaker.lang).to_owned())
            })
        });
        let rows = clause.rows.iter().map(|row| {
            used.iter()
                .map(|(id, column)| match row.cells.iter().find(|cell| cell.field == *id) {
                    Some(cell) => self.cell(column, cell),
                    None => self.say(|speaker| speaker.words.phrase("cell_empty").to_owned()),
                })
                .collect()
        });
        Table { head: head.collect(), rows: rows.collect(), row_heads: true, ..Table::default() }
    }

    fn cell(&self, column: &crate::vocabulary::Field, cell: &FieldValue) -> Line {
        self.pieces(|speaker| Some(speaker.cell(column, cell)))
    }

    fn waiver(&self, waiver: &Waiver) -> Note {
        let text = self.say(|speaker| {
            let id = &waiver.rule.text;
            let rule = speaker.law.rule(id).map(|card| &card.title);
            let title = rule.or_else(|| speaker.law.change_card(id).map(|card| &card.title));
            let title = title.map_or_else(|| id.clone(), |title| title.get(speaker.lang).to_owned());
            let fields: Vec<String> = speaker.waiver_fields(waiver);
            fill(speaker.words.phrase("waiver_note"), &[("title", &title), ("fields", &fields.join(" · "))])
        });
        Note { kind: NoteKind::Waiver, text }
    }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
