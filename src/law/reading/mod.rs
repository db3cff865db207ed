//! A rule file from its text: the page, the rule that runs, and everything that is wrong with it,
//! each at its place.

mod calls;
mod changes;
mod literals;
mod names;
mod spots;
mod types;

use crate::finding::{Fact, Finding};
use crate::law::rulebook::{BookRule, NotRunnable};
use crate::law::{Law, RulePage};
use crate::model::nearest;
use crate::syntax::expression::{NotRead, Why};
use crate::text::{FileId, Source, Span};
use crate::vocabulary::Vocabulary;

pub use changes::{ReadChange, is_change, read_change};
use names::names;
use spots::Spots;
use types::Types;

/// A rule file that was read.
#[derive(Debug, Default)]
pub struct ReadRule {
    /// The page and the rule, when they can be used.
    pub rule: Option<(RulePage, BookRule)>,
    /// Where its id stands.
    pub id: Span,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Reads a rule file. A rule with a mistake is not run; each mistake is a finding in the file.
#[must_use]
pub fn read_rule(file: FileId, source: &Source, vocabulary: &Vocabulary, law: &Law) -> ReadRule {
    let page: RulePage = match toml::from_str(&source.text) {
        Ok(page) => page,
        Err(error) => return ReadRule { findings: vec![not_read(file, source, &error)], ..ReadRule::default() },
    };
    let spots = Spots::new(file, source);
    let mut findings = Vec::new();
    let rule = match BookRule::of(&page) {
        Ok(rule) => Some(rule),
        Err(NotRunnable::Weight) => None,
        Err(NotRunnable::When(at)) => {
            findings.push(not_an_expression(&spots, "when", at));
            None
        }
        Err(NotRunnable::Require(at)) => {
            findings.push(not_an_expression(&spots, "require", at));
            None
        }
    };
    names(&page, rule.as_ref(), &spots, (vocabulary, law), &mut findings);
    if let Some(rule) = &rule {
        let mut types = Types { vocabulary, law, spots: &spots, key: "require", row: None, findings: &mut findings };
        types.expression(&rule.require);
        if let Some(when) = &rule.when {
            types.key = "when";
            types.expression(when);
        }
    }
    let of = |finding: &Finding, what: &str| matches!(finding.facts.get("what"), Some(Fact::Key(known)) if *known == what);
    if findings.iter().any(|finding| of(finding, "field") || of(finding, "clause")) {
        // A name mistyped in the expression is missed by the texts too: that is one slip.
        findings.retain(|finding| !of(finding, "slot"));
    }
    findings.sort_by_key(|finding| finding.span);
    let rule = if findings.is_empty() { rule.map(|rule| (page, rule)) } else { None };
    ReadRule { rule, id: spots.of(&["id"]), findings }
}

fn not_an_expression(spots: &Spots<'_>, key: &str, NotRead { at, why }: NotRead) -> Finding {
    let span = spots.inside(&["check", key], at, at + 1);
    let finding = Finding::error("rule-expression", span).with("rest", spots.rest(&["check", key], at));
    match why {
        Why::Form => finding,
        Why::Deep => finding.variant("deep"),
        Why::Long => finding.variant("long"),
    }
}

/// What the TOML reader could not take, with the nearest key where one was mistyped.
fn not_read(file: FileId, source: &Source, error: &toml::de::Error) -> Finding {
    let range = error.span().unwrap_or(0..0);
    let span = Span::new(file, range.start.min(source.text.len()), range.end.min(source.text.len()));
    let message = error.message();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let finding = Finding::error("rule-unreadable", span);
    match quoted.as_slice() {
        [key, known @ ..] if message.starts_with("unknown field") => {
            let finding = finding.variant("key").with("key", *key);
            match nearest(key, known.iter().copied()) {
                Some(near) => finding.variant("near").with("near", near),
                None => finding.with("known", known.iter().map(|known| Fact::from(*known)).collect::<Vec<_>>()),
            }
        }
        [key, ..] if message.starts_with("missing field") => finding.variant("missing").with("key", *key),
        _ => finding.with("reason", message.lines().next().unwrap_or("")),
    }
}
