//! The days in the life of an agreement, as far as its text fixes them.

use jiff::civil::Date;

use crate::law::field_of;
use crate::model::moment::{Way, length};
use crate::model::{Agreement, ArticleItem, Days, Known, Life, Value};
use crate::vocabulary::Vocabulary;

/// The days of an agreement. A text that is not in force fixes few of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// Signature.
    pub signed: Option<Date>,
    /// Entry into force.
    pub in_force: Option<Date>,
    /// The end of its first term.
    pub expiry: Option<Date>,
    /// The last day for notice that it shall not be renewed.
    pub notice: Option<Date>,
    /// The day by which it is to be reviewed before it expires.
    pub review: Option<Date>,
}

impl Dates {
    /// Reckons the days that the text fixes.
    pub(super) fn of(agreement: &Agreement, vocabulary: &Vocabulary, life: Life) -> Self {
        let find = |path: &str| agreed(agreement, vocabulary, path);
        let days = Days::of(life, Known::default(), vocabulary.set("events"), Box::new(find));
        let before_end = |path: &str| {
            let length = length(days.agreed(path).ok()?).ok()?;
            length.from(days.day("expiry").ok()?, Way::Before, 1).ok()
        };
        Self {
            signed: days.day("signature").ok(),
            in_force: days.day("entry_into_force").ok(),
            expiry: days.day("expiry").ok(),
            notice: before_end("duration.non_renewal_notice"),
            review: before_end("duration.review_before"),
        }
    }
}

/// The first value of a field that is not one Party's proposal alone.
fn agreed<'a>(agreement: &'a Agreement, vocabulary: &Vocabulary, path: &str) -> Option<&'a Value> {
    let (kind, field) = field_of(vocabulary, path)?;
    let articles = agreement.articles().filter(|article| article.proposed_by.is_none());
    let mut items = articles.flat_map(|article| &article.items).chain(agreement.annexes.iter().flat_map(|annex| &annex.items));
    items.find_map(|item| match item {
        ArticleItem::Clause(clause) if clause.kind == kind => clause.get(field).map(|stated| &stated.value),
        _ => None,
    })
}
