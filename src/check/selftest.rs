//! The rule book tried on its own examples: each must come out as its author says, and a fault put
//! into the rule must be noticed by one of them.

use crate::finding::{Finding, Verdict};
use crate::law::rulebook::BookRule;
use crate::law::{Example, Law, RulePage};
use crate::model::{NotLoaded, Project, load};
use crate::syntax::expression::mutants;
use crate::text::Source;
use crate::vocabulary::Vocabulary;

use super::context::Context;
use super::rules::Court;

/// An example that does not come out as its author says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Which: from 1, the good ones first.
    pub example: usize,
    /// True for a good example.
    pub good: bool,
    /// What differs: `outcome`, `marks`, `severity`, `missing`, `text`.
    pub what: &'static str,
    /// What the author says.
    pub expected: String,
    /// What came out.
    pub found: String,
}

/// How the examples of a rule did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// The rule.
    pub rule: String,
    /// Examples that do not come out as said.
    pub mismatches: Vec<Mismatch>,
    /// How many faults were put into the rule.
    pub mutants: usize,
    /// The faults that no example noticed.
    pub survivors: Vec<String>,
}

/// Tries a rule on its examples, with and without faults.
#[must_use]
pub fn try_rule(page: &RulePage, rule: &BookRule, vocabulary: &Vocabulary, law: &Law) -> Trial {
    let examples: Vec<(usize, bool, &Example, Project)> = examples(page, vocabulary);
    let mut trial = Trial { rule: page.id.clone(), ..Trial::default() };
    let contexts: Vec<Context<'_>> = examples.iter().map(|(.., project)| Context::new(project, vocabulary, law)).collect();
    let courts: Vec<Court<'_>> = contexts.iter().map(Court::new).collect();
    for ((number, good, example, project), court) in examples.iter().zip(&courts) {
        let found = project.findings.iter().find(|finding| finding.severity == crate::finding::Severity::Error);
        if let Some(finding) = found {
            let place = project.sources.slice(finding.span).to_owned();
            let found = format!("{}: {place}", finding.rule);
            trial.mismatches.push(Mismatch { example: *number, good: *good, what: "text", expected: String::new(), found });
            continue;
        }
        let (verdict, findings) = court.judge(rule);
        trial.mismatches.extend(compare(*number, *good, example, verdict, &findings, project));
    }
    if !trial.mismatches.is_empty() {
        return trial;
    }
    for (change, changed) in faults(rule) {
        trial.mutants += 1;
        let noticed = examples.iter().zip(&courts).any(|((number, good, example, project), court)| {
            let (verdict, findings) = court.judge(&changed);
            compare(*number, *good, example, verdict, &findings, project).is_some()
        });
        if !noticed {
            trial.survivors.push(change);
        }
    }
    trial
}

/// The rules that find a contradiction, of more weight than advice, in an agreement: each with the
/// words it points at.
#[must_use]
pub fn contradictions(project: &Project, vocabulary: &Vocabulary, law: &Law) -> Vec<(String, String)> {
    let context = Context::new(project, vocabulary, law);
    let court = Court::new(&context);
    let mut all = Vec::new();
    for rule in law.book() {
        let (verdict, findings) = court.judge(rule);
        let weighs = findings.iter().filter(|finding| finding.severity > crate::finding::Severity::Advice);
        if verdict == Verdict::Conflict {
            all.extend(weighs.map(|finding| (rule.id.clone(), project.sources.slice(finding.span).to_owned())));
        }
    }
    all
}

/// The verdict of every rule of the book on an agreement, by the id of the rule.
#[must_use]
pub fn verdicts(project: &Project, vocabulary: &Vocabulary, law: &Law) -> std::collections::BTreeMap<String, Verdict> {
    let context = Context::new(project, vocabulary, law);
    let court = Court::new(&context);
    law.book().map(|rule| (rule.id.clone(), court.judge(rule).0)).collect()
}

/// The rule with one fault at a time.
fn faults(rule: &BookRule) -> Vec<(String, BookRule)> {
    let mut all = Vec::new();
    for mutant in mutants(&rule.require) {
        all.push((format!("require: {}", mutant.change), BookRule { require: mutant.expression, ..rule.clone() }));
    }
    if let Some(when) = &rule.when {
        all.push((String::from("when: dropped"), BookRule { when: None, ..rule.clone() }));
        for mutant in mutants(when) {
            all.push((format!("when: {}", mutant.change), BookRule { when: Some(mutant.expression), ..rule.clone() }));
        }
    }
    all
}

fn examples<'p>(page: &'p RulePage, vocabulary: &Vocabulary) -> Vec<(usize, bool, &'p Example, Project)> {
    let all = page.good.iter().map(|example| (true, example)).chain(page.bad.iter().map(|example| (false, example)));
    let read = |example: &Example| {
        let source = Source::new(String::from("example"), whole(example));
        load(source, vocabulary, &|_, _| Err(NotLoaded::Missing))
    };
    (1..).zip(all).map(|(number, (good, example))| (number, good, example, read(example))).collect()
}

/// An example as a whole agreement.
#[must_use]
pub fn whole(example: &Example) -> String {
    if example.text.trim_start().starts_with("agreement") {
        return example.text.clone();
    }
    let pair = example.pair.as_deref().unwrap_or("LY-NE");
    let (destination, origin) = pair.split_once('-').unwrap_or(("LY", "NE"));
    let form = example.form.as_deref().unwrap_or("treaty");
    let date = example.date.as_deref().unwrap_or("2026-11-21");
    let header = format!(
        "agreement {pair} {{\nform: {form}\ndestination: {destination}\norigin: {origin}\nauthentic: ar, fr\ncourtesy: en\ndate: {date}\n{TITLE}}}\n"
    );
    format!("{header}article example {{\n{}\n}}\n", example.text)
}

/// What the header cannot do without.
const TITLE: &str = "title {\nar: \"اتفاق\"\nfr: \"Accord\"\nen: \"Agreement\"\n}\n";

/// The first way in which an example does not come out as its author says.
fn compare(number: usize, good: bool, example: &Example, verdict: Verdict, findings: &[Finding], project: &Project) -> Option<Mismatch> {
    let mismatch =
        |what, expected: &str, found: String| Some(Mismatch { example: number, good, what, expected: expected.to_owned(), found });
    let wanted = example.outcome.as_deref().unwrap_or(if good { "holds" } else { "conflict" });
    if wanted != verdict.word() {
        return mismatch("outcome", wanted, verdict.word().to_owned());
    }
    if let Some(marks) = &example.marks {
        let marked: Vec<&str> = findings.iter().map(|finding| project.sources.slice(finding.span)).collect();
        if !marked.contains(&marks.as_str()) {
            return mismatch("marks", marks, marked.join(" / "));
        }
    }
    if let Some(severity) = &example.severity {
        let found = findings.first().map_or("", |finding| finding.severity.word());
        if severity != found {
            return mismatch("severity", severity, found.to_owned());
        }
    }
    if let Some(missing) = &example.missing {
        let mut found = findings.first().map(|finding| finding.facts.texts("missing_ids")).unwrap_or_default();
        let mut wanted = missing.clone();
        found.sort();
        wanted.sort();
        if wanted != found {
            return mismatch("missing", &wanted.join(", "), found.join(", "));
        }
    }
    None
}
