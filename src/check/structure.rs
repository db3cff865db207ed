//! Titles and contents: an agreement is cited by the titles of its parts.

use crate::finding::Finding;
use crate::model::{ArticleItem, Paragraph, Part, Text};

use super::context::{Context, clauses_in};

/// Slips of form that already explain why something is empty.
const EXPLAINED: &[&str] = &[
    "text-expected",
    "unknown-language",
    "text-not-closed",
    "line-not-understood",
    "unknown-block",
    "block-misplaced",
    "key-outside-block",
];

/// Looks at chapters, articles, annexes and paragraphs.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let agreement = context.agreement;
    for part in &agreement.parts {
        let Part::Chapter(chapter) = part else { continue };
        let head = if chapter.id.text.is_empty() { context.head(chapter.span) } else { chapter.id.span };
        if chapter.title.is_none() {
            out.push(Finding::warning("part-without-title", head).variant("chapter").with("id", chapter.id.text.as_str()));
        }
        if chapter.articles.is_empty() && !context.reported(chapter.span, EXPLAINED) {
            out.push(Finding::warning("chapter-empty", head).with("id", chapter.id.text.as_str()));
        }
    }
    for article in agreement.articles() {
        if article.title.is_none() && needs_title(&article.items) {
            out.push(Finding::warning("part-without-title", article.id.span).with("id", article.id.text.as_str()));
        }
    }
    for annex in &agreement.annexes {
        if annex.title.is_none() && clauses_in(&annex.items).next().is_none() {
            out.push(Finding::warning("part-without-title", annex.id.span).variant("annex").with("id", annex.id.text.as_str()));
        }
    }
    if agreement.parts.is_empty() && !agreement.fields.is_empty() && context.project.findings.is_empty() {
        out.push(Finding::warning("agreement-without-articles", agreement.header));
    }
    for item in context.homes.iter().flat_map(|home| home.items) {
        match item {
            ArticleItem::Paragraph(paragraph) => empty(context, paragraph, out),
            ArticleItem::Clause(clause) => clause.paragraphs.iter().for_each(|paragraph| empty(context, paragraph, out)),
            ArticleItem::Definition(_) | ArticleItem::Waiver(_) => {}
        }
    }
}

/// A clause lends its title to its article, and definitions have one of their own.
fn needs_title(items: &[ArticleItem]) -> bool {
    let prose = items.iter().any(|item| matches!(item, ArticleItem::Paragraph(_)));
    prose && clauses_in(items).next().is_none() && !items.iter().any(|item| matches!(item, ArticleItem::Definition(_)))
}

fn empty(context: &Context<'_>, paragraph: &Paragraph, out: &mut Vec<Finding>) {
    let silent = |text: &Text| {
        text.plain.is_none()
            && !text.by_lang.iter().flat_map(|(_, wording)| wording.spans()).any(|span| !context.slice(span).trim().is_empty())
    };
    if silent(&paragraph.text) && paragraph.items.iter().all(silent) && !context.reported(paragraph.span, EXPLAINED) {
        out.push(Finding::warning("paragraph-empty", context.head(paragraph.span)));
    }
}
