//! The same thing said in two clauses of one kind.

use crate::finding::Finding;
use crate::model::Said;

use super::context::Context;
use super::same::{Agreement, compare_cases};

/// Compares every field that is stated more than once with its first statement.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for ((kind, field), all) in context.stated.iter().filter(|(_, all)| all.len() > 1) {
        let Some(first) = all.first() else { continue };
        let Said::Cases(cases) = &first.field.value.said else { continue };
        for other in all.iter().skip(1) {
            let Said::Cases(others) = &other.field.value.said else { continue };
            let place = other.field.key.to(other.field.value.span);
            let finding = match compare_cases(cases, others) {
                Agreement::Differ => Finding::error("values-contradict", place)
                    .with("one", context.slice(first.field.value.span))
                    .with("two", context.slice(other.field.value.span)),
                Agreement::Same => Finding::advice("value-repeated", place),
                Agreement::Compatible => Finding::advice("value-repeated", place).variant("otherwise"),
            };
            out.push(finding.with("field", context.path(*kind, *field)).label(first.field.value.span, "first"));
        }
    }
}
