//! Values that a clause's own wording leaves out: they would be checked and never printed.

use crate::finding::Finding;
use crate::model::{Segment, segments};

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
        for stated in clause.fields.iter().filter(|stated| !named.contains(&stated.field)) {
            out.push(Finding::warning("value-not-printed", stated.key).with("key", context.slice(stated.key)));
        }
    }
}
