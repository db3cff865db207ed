//! Every text of an agreement, with what it is and where it belongs.

use std::collections::BTreeMap;

use crate::model::{Agreement, ArticleItem, Case, Clause, FieldValue, Paragraph, Part, PreambleItem, Term, Text, Wording};
use crate::text::{Lang, Span};

use super::context::Home;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Title of the agreement, a chapter, an article, an annex.
    Title,
    /// A recital of the preamble.
    Recital,
    /// A paragraph or an item of one.
    Paragraph,
    /// A defined term.
    Term,
    /// What a term means.
    Meaning,
    /// Wording that replaces the standard one.
    Wording,
    /// The value of a field.
    Field,
}

impl Role {
    /// True where the text lays down what somebody shall do.
    pub const fn operative(self) -> bool {
        matches!(self, Self::Paragraph | Self::Wording | Self::Field)
    }
}

/// A text in its place.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// The text.
    pub text: &'a Text,
    /// What it is.
    pub role: Role,
    /// The article or annex, as a number among the homes.
    pub home: Option<usize>,
    /// The clause that it is part of.
    pub clause: Option<&'a Clause>,
}

impl Passage<'_> {
    /// What stands between the quotes, in each language; open proposals one by one.
    pub fn spans(&self) -> impl Iterator<Item = (Lang, Span)> {
        self.text.by_lang.iter().flat_map(|(lang, wording)| wording.spans().map(move |span| (lang, span)))
    }

    /// The texts that say the same thing: all languages, or those of one proposal; blank ones apart.
    pub fn versions<'t>(&self, slice: impl Fn(Span) -> &'t str) -> Vec<Vec<(Lang, Span)>> {
        let mut agreed: Vec<(Lang, Span)> = Vec::new();
        let mut open: BTreeMap<&str, Vec<(Lang, Span)>> = BTreeMap::new();
        for (lang, wording) in self.text.by_lang.iter() {
            match wording {
                Wording::Agreed(span) if !slice(*span).trim().is_empty() => agreed.push((lang, *span)),
                Wording::Agreed(_) => {}
                Wording::Open(offers) => {
                    for (owner, span) in offers {
                        open.entry(owner.as_deref().unwrap_or("")).or_default().push((lang, *span));
                    }
                }
            }
        }
        open.into_values().chain([agreed]).filter(|version| !version.is_empty()).collect()
    }

    /// The text in a language, when it is agreed.
    pub fn agreed(&self, lang: Lang) -> Option<Span> {
        match self.text.by_lang.get(lang) {
            Some(Wording::Agreed(span)) => Some(*span),
            _ => None,
        }
    }
}

/// All texts, in the order of the agreement.
pub fn passages<'a>(agreement: &'a Agreement, homes: &[Home<'a>]) -> Vec<Passage<'a>> {
    let mut out = Gather { out: Vec::new(), home: None };
    out.maybe(agreement.title.as_ref(), Role::Title);
    for item in agreement.preamble.iter().flat_map(|preamble| &preamble.items) {
        if let PreambleItem::Recital(text) = item {
            out.push(text, Role::Recital, None);
        }
    }
    for part in &agreement.parts {
        if let Part::Chapter(chapter) = part {
            out.maybe(chapter.title.as_ref(), Role::Title);
        }
    }
    let articles = agreement.articles().map(|article| article.title.as_ref());
    let titles = articles.chain(agreement.annexes.iter().map(|annex| annex.title.as_ref()));
    for ((at, home), title) in homes.iter().enumerate().zip(titles) {
        out.home = Some(at);
        out.maybe(title, Role::Title);
        home.items.iter().for_each(|item| out.item(item));
    }
    out.out
}

struct Gather<'a> {
    out: Vec<Passage<'a>>,
    home: Option<usize>,
}

impl<'a> Gather<'a> {
    fn push(&mut self, text: &'a Text, role: Role, clause: Option<&'a Clause>) {
        self.out.push(Passage { text, role, home: self.home, clause });
    }

    fn maybe(&mut self, text: Option<&'a Text>, role: Role) {
        if let Some(text) = text {
            self.push(text, role, None);
        }
    }

    fn item(&mut self, item: &'a ArticleItem) {
        match item {
            ArticleItem::Paragraph(paragraph) => self.paragraph(paragraph, None),
            ArticleItem::Definition(definition) => {
                self.maybe(definition.term.as_ref(), Role::Term);
                self.maybe(definition.meaning.as_ref(), Role::Meaning);
            }
            ArticleItem::Clause(clause) => self.clause(clause),
            ArticleItem::Waiver(_) => {}
        }
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph, clause: Option<&'a Clause>) {
        self.push(&paragraph.text, Role::Paragraph, clause);
        for item in &paragraph.items {
            self.push(item, Role::Paragraph, clause);
        }
    }

    fn clause(&mut self, clause: &'a Clause) {
        let cells = clause.rows.iter().flat_map(|row| &row.cells);
        for text in clause.fields.iter().chain(cells).flat_map(texts_of) {
            self.push(text, Role::Field, Some(clause));
        }
        if let Some(wording) = &clause.wording {
            self.push(wording, Role::Wording, Some(clause));
        }
        for paragraph in &clause.paragraphs {
            self.paragraph(paragraph, Some(clause));
        }
    }
}

fn texts_of(stated: &FieldValue) -> impl Iterator<Item = &Text> {
    stated.value.cases().filter_map(|case: &Case| match &case.term {
        Term::Text(text) => Some(text),
        _ => None,
    })
}
