//! The examples of judgements are their tests: what a page must find, forwards and undone, and what it must not find.

use super::super::change::{Ground, Reason, Worth};
use super::{Context, judge, worth};
use crate::check::selftest::{Mismatch, Trial, whole};
use crate::diff::changes::changes;
use crate::finding::Severity;
use crate::law::{ChangePage, ChangeRule, Crossing, Example, Law};
use crate::model::{NotLoaded, Project, load};
use crate::text::Source;
use crate::vocabulary::Vocabulary;

/// Tries a page on its examples, both ways round.
#[must_use]
pub fn try_change(page: &ChangePage, vocabulary: &Vocabulary, law: &Law) -> Trial {
    let mut trial = Trial { rule: page.id.clone(), ..Trial::default() };
    let rule = ChangeRule::of(page);
    let all = page.example.iter().map(|crossing| (true, crossing)).chain(page.other.iter().map(|crossing| (false, crossing)));
    for (number, (finds, crossing)) in (1..).zip(all) {
        let mismatch =
            |what, expected: &str, found: String| Mismatch { example: number, good: finds, what, expected: expected.to_owned(), found };
        let (before, after) = (read(&crossing.before, vocabulary), read(&crossing.after, vocabulary));
        if let Some(broken) = [&before, &after].into_iter().find_map(broken) {
            trial.mismatches.push(mismatch("text", "", broken));
            continue;
        }
        let there = told(&judged(&before, &after, &[&rule], vocabulary, law));
        let back = told(&judged(&after, &before, &[&rule], vocabulary, law));
        let worth = worth(&page.worth);
        let wanted = if finds { (said(worth, false), said(worth.reversed(), true)) } else { Default::default() };
        for (expected, found) in [(&wanted.0, there), (&wanted.1, back)] {
            if *expected != found {
                trial.mismatches.push(mismatch("outcome", expected, found));
            }
        }
    }
    trial
}

/// Every judgement of the book on an example, by id, with whether it is undone.
#[must_use]
pub fn judgements(crossing: &Crossing, vocabulary: &Vocabulary, law: &Law) -> Vec<(String, bool)> {
    let (before, after) = (read(&crossing.before, vocabulary), read(&crossing.after, vocabulary));
    let rules: Vec<&ChangeRule> = law.change_rules().collect();
    let reasons = judged(&before, &after, &rules, vocabulary, law);
    reasons
        .into_iter()
        .filter_map(|reason| match reason.ground {
            Ground::Judgement { id, undone, .. } => Some((id, undone)),
            _ => None,
        })
        .collect()
}

fn judged(before: &Project, after: &Project, rules: &[&ChangeRule], vocabulary: &Vocabulary, law: &Law) -> Vec<Reason> {
    let context = Context::with(before, after, rules.to_vec(), vocabulary, law);
    changes(before, after, vocabulary, law).changes.iter().flat_map(|change| judge(change, &context)).collect()
}

fn read(text: &str, vocabulary: &Vocabulary) -> Project {
    let example = Example { text: text.to_owned(), ..Example::default() };
    load(Source::new(String::from("example"), whole(&example)), vocabulary, &|_, _| Err(NotLoaded::Missing))
}

/// What of an example cannot be read.
fn broken(project: &Project) -> Option<String> {
    let finding = project.findings.iter().find(|finding| finding.severity == Severity::Error)?;
    Some(format!("{}: {}", finding.rule, project.sources.slice(finding.span)))
}

/// What was found, as a reader of the trial sees it.
fn told(reasons: &[Reason]) -> String {
    let mut all: Vec<String> = reasons
        .iter()
        .filter_map(|reason| match &reason.ground {
            Ground::Judgement { undone, .. } => Some(said(reason.worth, *undone)),
            _ => None,
        })
        .collect();
    all.dedup();
    all.join(", ")
}

/// What has no direction may be found both ways round, so that undoing it is the same.
fn said(worth: Worth, undone: bool) -> String {
    format!("{}{}", worth.word(), if undone && worth != worth.reversed() { " (undone)" } else { "" })
}
