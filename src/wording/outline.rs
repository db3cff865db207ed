//! Where a paragraph stands in its article, counted as it will be printed.

use super::clause::plan;
use crate::model::{ArticleItem, Paragraph};
use crate::vocabulary::Vocabulary;

/// The number of the paragraph with an id among those of an article; `None` if it is not there,
/// or if the article has no other and numbers none.
#[must_use]
pub fn paragraph_number(items: &[ArticleItem], id: &str, vocabulary: &Vocabulary) -> Option<usize> {
    let named = |paragraph: &Paragraph| paragraph.id.as_ref().is_some_and(|name| name.text == id);
    paragraphs(items, vocabulary).into_iter().rev().find(|(paragraph, _)| named(paragraph)).and_then(|(_, number)| number)
}

/// The paragraphs of prose of an article with their numbers, in order; no numbers where the article has one thing only.
#[must_use]
pub fn paragraphs<'a>(items: &'a [ArticleItem], vocabulary: &Vocabulary) -> Vec<(&'a Paragraph, Option<usize>)> {
    let mut all: Vec<(&Paragraph, Option<usize>)> = Vec::new();
    let mut count = 0;
    let mut tables = 0;
    let mut defining = false;
    for item in items {
        let was_defining = std::mem::replace(&mut defining, matches!(item, ArticleItem::Definition(_)));
        match item {
            ArticleItem::Definition(_) => count += usize::from(!was_defining),
            ArticleItem::Waiver(_) => {}
            ArticleItem::Paragraph(paragraph) => {
                count += 1;
                all.push((paragraph, Some(count)));
            }
            ArticleItem::Clause(clause) => {
                count += if clause.wording.is_some() { 1 } else { plan(clause, vocabulary).len() };
                for paragraph in &clause.paragraphs {
                    count += 1;
                    all.push((paragraph, Some(count)));
                }
                count += usize::from(!clause.rows.is_empty());
                tables += usize::from(!clause.rows.is_empty());
            }
        }
    }
    if count - tables <= 1 {
        all.iter_mut().for_each(|(_, number)| *number = None);
    }
    all
}
