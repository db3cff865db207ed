//! Waivers: findings that the drafter accepts, with a reason, an owner and an end.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::finding::{Fact, Finding, Waived};
use crate::model::{ArticleItem, Named, Term, Text, Waiver, nearest};
use crate::text::{Lang, Span};

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

/// Splits findings into those that stand and those that are accepted. A waiver of a rule that was
/// not run is not called idle.
pub fn apply(context: &Context<'_>, findings: Vec<Finding>, on: Option<Date>, ran: &dyn Fn(&str) -> bool) -> Outcome {
    let mut all: HashMap<&str, Vec<Standing<'_>>> = HashMap::new();
    for home in &context.homes {
        for item in home.items {
            if let ArticleItem::Waiver(waiver) = item {
                let standing = Standing { waiver, home: home.span, expired: expired(context, waiver, on), used: false };
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
                    outcome.waived.push(waived(context, standing.waiver, finding));
                }
            }
            None => outcome.findings.push(finding),
        }
    }
    let mut standing: Vec<Standing<'_>> = all.into_values().flatten().collect();
    standing.sort_by_key(|standing| standing.waiver.span);
    outcome.findings.extend(standing.iter().filter_map(|standing| judge(context, standing, ran)));
    outcome
}

const fn holds(home: Span, place: Span) -> bool {
    home.file.0 == place.file.0 && home.start <= place.start && place.end <= home.end
}

fn expired(context: &Context<'_>, waiver: &Waiver, on: Option<Date>) -> bool {
    match (term(context, waiver, "until"), on) {
        (Some(Term::Date(until)), Some(today)) => *until < today,
        _ => false,
    }
}

/// What a waiver says under one of its keys.
fn term<'a>(context: &Context<'_>, waiver: &'a Waiver, field: &str) -> Option<&'a Term> {
    let field = context.vocabulary.structure("accept").and_then(|kind| kind.field_id(field))?;
    waiver.fields.iter().find(|stated| stated.field == field)?.value.term()
}

/// A finding with all that its waiver says.
fn waived(context: &Context<'_>, waiver: &Waiver, finding: Finding) -> Waived {
    let until = match term(context, waiver, "until") {
        Some(Term::Date(until)) => Some(*until),
        _ => None,
    };
    let reason = match term(context, waiver, "reason") {
        Some(Term::Text(text)) => said(context, text),
        _ => None,
    };
    Waived { finding, place: waiver.rule.span, reason, authority: authority(context, waiver), until }
}

/// A text in the languages in which it is given; the first of them stands in for the others.
fn said(context: &Context<'_>, text: &Text) -> Option<Fact> {
    let line = |span: Span| context.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(plain) = text.plain {
        return Some(Fact::Text(line(plain)));
    }
    let given = |lang: Lang| text.by_lang.get(lang).and_then(|wording| wording.spans().next()).map(line);
    let first = Lang::ALL.into_iter().find_map(given)?;
    Some(Fact::Tri(Lang::ALL.map(|lang| given(lang).unwrap_or_else(|| first.clone()))))
}

/// Who decided it: a body that the vocabulary knows, or one that the agreement defines.
fn authority(context: &Context<'_>, waiver: &Waiver) -> Option<Fact> {
    let kind = context.vocabulary.structure("accept")?;
    let field = kind.field(kind.field_id("authority")?, false)?;
    let Some(Term::Choices(named)) = term(context, waiver, "authority") else { return None };
    match named.first()? {
        Named::Own(name) => Some(Fact::Text(name.clone())),
        Named::Known(id) => {
            let choices = context.vocabulary.choices(field)?;
            choices.iter().find(|(known, ..)| known == id).map(|(_, _, entry)| super::context::tri(&entry.name))
        }
    }
}

/// What is wrong with a waiver itself.
fn judge(context: &Context<'_>, standing: &Standing<'_>, ran: &dyn Fn(&str) -> bool) -> Option<Finding> {
    let name = &standing.waiver.rule;
    if name.text.is_empty() {
        return None;
    }
    // A judgement on changes is waived for whoever compares this text with an older one: here nothing can use it.
    let judgement = context.law.change_card(&name.text).is_some();
    if context.law.rule(&name.text).is_none() && !judgement {
        let finding = Finding::warning("waiver-unknown-rule", name.span).with("rule", name.text.as_str());
        let known = context.law.rules().map(|rule| rule.id.as_str()).chain(context.law.change_cards().map(|card| card.id.as_str()));
        return Some(match nearest(&name.text, known) {
            Some(near) => finding.variant("near").with("near", near).suggest(name.span, near),
            None => finding,
        });
    }
    if standing.expired {
        return Some(Finding::warning("waiver-expired", name.span).with("rule", name.text.as_str()));
    }
    (!standing.used && !judgement && ran(&name.text)).then(|| Finding::advice("waiver-unused", name.span).with("rule", name.text.as_str()))
}
