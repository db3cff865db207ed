//! States named in values: the State whose law sets a value, and codes of States.

use crate::finding::Finding;
use crate::model::{Case, Term};
use crate::vocabulary::FieldType;

use super::context::Context;

/// Looks at every value that names a State.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for ((kind, field), all) in &context.stated {
        let countries = context.field(*kind, *field).is_some_and(|field| field.kind == FieldType::Countries);
        for case in all.iter().flat_map(|stated| stated.field.value.cases()) {
            match &case.term {
                Term::Law(codes) => codes.iter().for_each(|code| law(context, code, case, out)),
                Term::Codes(codes) if countries => codes.iter().for_each(|code| out.extend(unknown(context, code, case))),
                _ => {}
            }
        }
    }
}

fn law(context: &Context<'_>, code: &str, case: &Case, out: &mut Vec<Finding>) {
    if let Some(finding) = unknown(context, code, case) {
        out.push(finding);
    } else if !context.project.agreement.parties.iter().any(|party| party.code.text == code) {
        out.push(Finding::warning("state-unknown", case.span).variant("no_party").with("code", code));
    }
}

fn unknown(context: &Context<'_>, code: &str, case: &Case) -> Option<Finding> {
    context.law.country(code).is_none().then(|| Finding::error("state-unknown", case.span).with("code", code))
}
