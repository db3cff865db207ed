//! Waivers: findings that the drafter accepts, with a reason, an owner and an end.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::model::{ArticleItem, Term, Waiver, nearest};
use crate::text::Span;

use super::Outcome;
use super::context::Context;

/// A waiver and what became of it.
struct Standing<'a> {
    waiver: &'a Waiver,
    /// The article or annex where it stands.
    home: Span,
    expired: bool,
    used: bool,
}

/// Splits findings into those that stand and those that are accepted.
pub fn apply(context: &Context<'_>, findings: Vec<Finding>) -> Outcome {
    let mut all: HashMap<&str, Vec<Standing<'_>>> = HashMap::new();
    for home in &context.homes {
        for item in home.items {
            if let ArticleItem::Waiver(waiver) = item {
                let standing = Standing { waiver, home: home.span, expired: expired(context, waiver), used: false };
                all.entry(waiver.rule.text.as_str()).or_default().push(standing);
            }
        }
    }
    let mut outcome = Outcome::default();
    for finding in findings {
        // What is missing from the whole agreement can be accepted in any article.
        let anywhere = finding.span == context.head(context.agreement.header);
        let accepts = |one: &&mut Standing<'_>| anywhere || holds(one.home, finding.span);
        match all.get_mut(finding.rule).and_then(|standing| standing.iter_mut().find(accepts)) {
            Some(standing) => {
                standing.used = true;
                if standing.expired {
                    outcome.findings.push(finding);
                } else {
                    outcome.waived.push((finding, standing.waiver.rule.span));
                }
            }
            None => outcome.findings.push(finding),
        }
    }
    let mut standing: Vec<Standing<'_>> = all.into_values().flatten().collect();
    standing.sort_by_key(|standing| standing.waiver.span);
    outcome.findings.extend(standing.iter().filter_map(|standing| judge(context, standing)));
    outcome
}

const fn holds(home: Span, place: Span) -> bool {
    home.file.0 == place.file.0 && home.start <= place.start && place.end <= home.end
}

fn expired(context: &Context<'_>, waiver: &Waiver) -> bool {
    let until = context.vocabulary.structure("accept").and_then(|kind| kind.field_id("until"));
    let stated = waiver.fields.iter().find(|stated| Some(stated.field) == until);
    match (stated.and_then(|stated| stated.value.term()), context.agreement.date) {
        (Some(Term::Date(until)), Some(today)) => *until < today,
        _ => false,
    }
}

/// What is wrong with a waiver itself.
fn judge(context: &Context<'_>, standing: &Standing<'_>) -> Option<Finding> {
    let name = &standing.waiver.rule;
    if name.text.is_empty() {
        return None;
    }
    if context.law.rule(&name.text).is_none() {
        let finding = Finding::warning("waiver-unknown-rule", name.span).with("rule", name.text.as_str());
        return Some(match nearest(&name.text, context.law.rules().map(|rule| rule.id.as_str())) {
            Some(near) => finding.variant("near").with("near", near).suggest(name.span, near),
            None => finding,
        });
    }
    if standing.expired {
        return Some(Finding::warning("waiver-expired", name.span).with("rule", name.text.as_str()));
    }
    (!standing.used).then(|| Finding::advice("waiver-unused", name.span).with("rule", name.text.as_str()))
}
