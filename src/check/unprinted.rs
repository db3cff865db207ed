//! Values that a clause's own wording leaves out: they would be checked and never printed.

use crate::finding::Finding;
use crate::model::{FieldValue, Segment, segments};
use crate::vocabulary::{ClauseKind, FieldType};

use super::context::Context;

/// Looks at every clause with wording of its own.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for clause in context.agreement.clauses() {
        let (Some(wording), Some(kind)) = (&clause.wording, context.vocabulary.kind(clause.kind)) else { continue };
        let texts = wording.by_lang.iter().flat_map(|(_, wording)| wording.spans()).map(|span| context.slice(span));
        let named: Vec<_> = texts
            .flat_map(segments)
            .filter_map(|segment| match segment {
                Segment::Slot { path, .. } => kind.field_named(path.rsplit('.').next().unwrap_or(path), false),
                _ => None,
            })
            .collect();
        let said = |stated: &&FieldValue| named.contains(&stated.field) || said_by_words(kind, stated);
        for stated in clause.fields.iter().filter(|stated| !said(stated)) {
            out.push(Finding::warning("value-not-printed", stated.key).with("key", context.slice(stated.key)));
        }
    }
}

/// A yes in one case and a no in another is said by the words of a sentence: no slot could print it.
fn said_by_words(kind: &ClauseKind, stated: &FieldValue) -> bool {
    let yes_no = kind.field(stated.field, false).is_some_and(|field| field.kind == FieldType::YesNo);
    yes_no && stated.value.agreed().is_some_and(|cases| cases.iter().any(|case| case.when.is_some()))
}
