//! What there is to tell of an agreement: its values, its open brackets, what it has that others lack.

use mithaq::finding::Severity;
use mithaq::law::{Law, field_of};
use mithaq::model::{Agreement, ArticleItem, FieldValue, Said, Text, Wording};
use mithaq::text::Lang;
use mithaq::vocabulary::{Field, Vocabulary};
use mithaq::wording::speaker::Speaker;
use mithaq::wording::text::Piece;
use mithaq::wording::words::Words;

use super::agreements::Shown;

/// One language speaking about an agreement, in figures where `compact`.
pub fn speaker(shown: &Shown, lang: Lang, compact: bool) -> Speaker<'_> {
    Speaker {
        lang,
        words: Words::embedded(lang),
        vocabulary: Vocabulary::embedded(),
        law: Law::embedded(),
        agreement: &shown.project.agreement,
        sources: &shown.project.sources,
        compact,
    }
}

/// Words without links; the proposals of an open bracket stand together, each with its owner.
pub fn flat(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut open = false;
    for piece in pieces {
        match piece {
            Piece::Text(text) if open && text.trim().is_empty() => {}
            Piece::Text(text) | Piece::Link { text, .. } => {
                out.push_str(if std::mem::take(&mut open) { "]" } else { "" });
                out.push_str(text);
            }
            Piece::Open { owner, inside } => {
                out.push_str(if open { " | " } else { "[" });
                out.push_str(&owner.as_ref().map(|owner| format!("{owner}: ")).unwrap_or_default());
                out.push_str(&flat(inside));
                open = true;
            }
        }
    }
    out.push_str(if open { "]" } else { "" });
    out
}

/// A value in figures.
pub fn value(shown: &Shown, field: &Field, stated: &FieldValue, lang: Lang) -> String {
    flat(&speaker(shown, lang, true).cell(field, stated))
}

/// What an agreement says of a key, `clause.key` by ids: each thing once, in its order.
pub fn values(shown: &Shown, path: &str, lang: Lang) -> Vec<String> {
    let Some((kind, field)) = field_of(Vocabulary::embedded(), path) else { return Vec::new() };
    let Some(known) = Vocabulary::embedded().kind(kind).and_then(|kind| kind.field(field, false)) else { return Vec::new() };
    let mut all = Vec::new();
    for stated in shown.project.agreement.clauses_of(kind).filter_map(|clause| clause.get(field)) {
        let said = value(shown, known, stated, lang);
        if !all.contains(&said) {
            all.push(said);
        }
    }
    all
}

/// A value of the header in words.
pub fn header(shown: &Shown, id: &str, lang: Lang) -> String {
    let found = Vocabulary::embedded().structure("agreement").and_then(|kind| {
        let field = kind.field_id(id)?;
        let stated = shown.project.agreement.fields.iter().find(|stated| stated.field == field)?;
        Some(value(shown, kind.field(field, false)?, stated, lang))
    });
    found.unwrap_or_default()
}

/// How many findings of a weight an agreement has.
pub fn count(shown: &Shown, severity: Severity) -> usize {
    shown.outcome.findings.iter().filter(|finding| finding.severity == severity).count()
}

/// The open brackets of an agreement: clause, key and proposals of each value, then how many texts are open.
pub fn open(shown: &Shown, lang: Lang) -> (Vec<(String, String)>, usize) {
    let agreement = &shown.project.agreement;
    let mut values = Vec::new();
    for clause in agreement.clauses() {
        let Some(kind) = Vocabulary::embedded().kind(clause.kind) else { continue };
        let fields = clause.fields.iter().map(|stated| (stated, false));
        let cells = clause.rows.iter().flat_map(|row| &row.cells).map(|stated| (stated, true));
        for (stated, in_row) in fields.chain(cells).filter(|(stated, _)| matches!(stated.value.said, Said::Open(_))) {
            let Some(field) = kind.field(stated.field, in_row) else { continue };
            let place = format!("{}: {}", kind.def.title.get(lang), field.def.name.first(lang));
            values.push((speaker(shown, lang, true).typeset(&place), value(shown, field, stated, lang)));
        }
    }
    (values, texts(agreement).filter(|text| text.by_lang.iter().any(|(_, said)| matches!(said, Wording::Open(_)))).count())
}

/// The texts of articles and annexes that a bracket can open.
fn texts(agreement: &Agreement) -> impl Iterator<Item = &Text> {
    agreement.items().flat_map(|item| match item {
        ArticleItem::Paragraph(paragraph) => std::iter::once(&paragraph.text).chain(&paragraph.items).collect::<Vec<_>>(),
        ArticleItem::Clause(clause) => clause.wording.iter().chain(clause.paragraphs.iter().map(|paragraph| &paragraph.text)).collect(),
        ArticleItem::Definition(definition) => definition.term.iter().chain(&definition.meaning).collect(),
        ArticleItem::Waiver(_) => Vec::new(),
    })
}
