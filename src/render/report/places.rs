//! Where things stand in an agreement: the article as printed, and the key of a value.

use super::super::tree::{Block, Line, Paper};
use super::super::typed::{one_line, value};
use super::Reported;
use crate::model::FieldValue;
use crate::text::{Lang, Span};
use crate::vocabulary::{ClauseKind, Field};
use crate::wording::asks::quoted;

/// Articles and values by their places.
pub(super) struct Places {
    articles: Vec<(Span, String)>,
    values: Vec<Stated>,
}

/// A value with the name of its key and its words, both in the reader's language.
struct Stated {
    span: Span,
    key: String,
    words: String,
}

impl Places {
    pub(super) fn new(of: &Reported<'_>, paper: &Paper, lang: Lang) -> Self {
        let agreement = &of.project.agreement;
        let named = |label: &Line, title: &Line| {
            let parts = [flat(paper, label, lang), flat(paper, title, lang)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
        };
        let printed = paper.articles().map(|article| named(&article.label, &article.title));
        let mut articles: Vec<(Span, String)> = agreement.articles().map(|article| article.span).zip(printed).collect();
        let annexes = paper.blocks.iter().filter_map(|block| if let Block::Annex(annex) = block { Some(annex) } else { None });
        let annexes = annexes.map(|annex| named(&annex.label, &annex.title));
        articles.extend(agreement.annexes.iter().map(|annex| annex.span).zip(annexes));
        Self { articles, values: values(of, lang) }
    }

    /// The article or annex that holds a place.
    pub(super) fn article(&self, span: Span) -> Option<&str> {
        self.articles.iter().find(|(home, _)| holds(*home, span)).map(|(_, name)| name.as_str())
    }

    /// The key at a place, quoted.
    pub(super) fn key(&self, span: Span) -> Option<&str> {
        self.stated(span).map(|stated| stated.key.as_str())
    }

    /// The key at a place and what it says; the words alone where they belong to no key.
    pub(super) fn says(&self, of: &Reported<'_>, span: Span, lang: Lang) -> String {
        let colon = crate::wording::words::Words::embedded(lang).interface("explain_colon");
        match self.stated(span) {
            Some(stated) => format!("{}{colon}{}", stated.key, quoted(&stated.words, lang)),
            None => quoted(&one_line(of.project.sources.slice(span)), lang),
        }
    }

    /// Values do not hold one another: the last that begins before a place is the one.
    fn stated(&self, span: Span) -> Option<&Stated> {
        let after = self.values.partition_point(|stated| (stated.span.file, stated.span.start) <= (span.file, span.start));
        self.values.get(after.checked_sub(1)?).filter(|stated| holds(stated.span, span))
    }
}

const fn holds(home: Span, place: Span) -> bool {
    home.file.0 == place.file.0 && home.start <= place.start && place.end <= home.end
}

fn values(of: &Reported<'_>, lang: Lang) -> Vec<Stated> {
    let mut all = Vec::new();
    let one = |kind: &ClauseKind, field: &Field, stated: &FieldValue| {
        let words = of.project.sources.slice(stated.value.span);
        let key = format!("{}.{}", kind.def.name.first(lang), field.def.name.first(lang));
        Stated { span: stated.value.span, key: quoted(&key, lang), words: value(kind, field, words, lang, of.vocabulary) }
    };
    let agreement = &of.project.agreement;
    if let Some(kind) = of.vocabulary.structure("agreement") {
        all.extend(agreement.fields.iter().filter_map(|stated| Some(one(kind, kind.field(stated.field, false)?, stated))));
    }
    for clause in agreement.clauses() {
        let Some(kind) = of.vocabulary.kind(clause.kind) else { continue };
        all.extend(clause.fields.iter().filter_map(|stated| Some(one(kind, kind.field(stated.field, false)?, stated))));
        let cells = clause.rows.iter().flat_map(|row| &row.cells);
        all.extend(cells.filter_map(|stated| Some(one(kind, kind.field(stated.field, true)?, stated))));
    }
    all.sort_by_key(|stated| (stated.span.file, stated.span.start));
    all
}

/// A line of the paper in a language, else in one that has it.
pub(super) fn flat(paper: &Paper, line: &Line, lang: Lang) -> String {
    let spoken = [lang, Lang::Fr, Lang::En, Lang::Ar].into_iter().find(|lang| line.get(*lang).is_some());
    spoken.map(|lang| paper.flat(line, lang)).unwrap_or_default()
}
