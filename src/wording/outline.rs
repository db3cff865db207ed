//! Where a paragraph stands in its article, counted as it will be printed.

use super::clause::plan;
use crate::model::{ArticleItem, Paragraph};
use crate::vocabulary::Vocabulary;

/// The number of the paragraph with an id among those of an article; `None` if it is not there,
/// or if the article has no other and numbers none.
#[must_use]
pub fn paragraph_number(items: &[ArticleItem], id: &str, vocabulary: &Vocabulary) -> Option<usize> {
    number_of(items, vocabulary, |paragraph| paragraph.id.as_ref().is_some_and(|name| name.text == id))
}

/// The number of the one paragraph that is meant.
#[must_use]
pub fn number_of(items: &[ArticleItem], vocabulary: &Vocabulary, meant: impl Fn(&Paragraph) -> bool) -> Option<usize> {
    let mut found = None;
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
                if meant(paragraph) {
                    found = Some(count);
                }
            }
            ArticleItem::Clause(clause) => {
                count += if clause.wording.is_some() { 1 } else { plan(clause, vocabulary).len() };
                for paragraph in &clause.paragraphs {
                    count += 1;
                    if meant(paragraph) {
                        found = Some(count);
                    }
                }
                count += usize::from(!clause.rows.is_empty());
                tables += usize::from(!clause.rows.is_empty());
            }
        }
    }
    found.filter(|_| count - tables > 1)
}
