//! Findings as SARIF 2.1.0, which code hosts show beside the changed lines.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use super::json::authorities;
use super::uri::{rooted, uri};
use super::{Report, View};
use crate::check::{Fingerprint, Marker};
use crate::finding::{Finding, Fix, Severity, Waived};
use crate::law::BasisDef;
use crate::text::{Sources, Span};
use crate::wording::message::message;
use crate::wording::ruling::reference;
use crate::wording::waiver::waiver;
use crate::wording::words::Words;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings of all agreements as one SARIF log with one run. `sound` is false when a file that
/// was named could not be used.
#[must_use]
pub fn sarif(reports: &[Report<'_>], view: &View<'_>, sound: bool) -> String {
    let rules = rules_of(reports);
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mithaq",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": view.lang.code(),
                "rules": rules.keys().map(|rule| descriptor(rule, view)).collect::<Vec<_>>(),
            } },
            "language": view.lang.code(),
            "columnKind": "utf16CodeUnits",
            "invocations": [{ "executionSuccessful": sound }],
            "artifacts": artifacts(reports),
            "results": reports.iter().flat_map(|report| results(report, &rules, view)).collect::<Vec<_>>(),
            "properties": { "agreements": reports.iter().map(|report| agreement(report, view)).collect::<Vec<_>>() },
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

/// The rules that found something, each with its place in the list.
fn rules_of<'a>(reports: &[Report<'a>]) -> BTreeMap<&'static str, usize> {
    let all = |report: &Report<'a>| {
        let waived = report.outcome.waived.iter().map(|one| one.finding.rule);
        report.outcome.findings.iter().map(|finding| finding.rule).chain(waived).collect::<Vec<_>>()
    };
    let rules: BTreeSet<&str> = reports.iter().flat_map(all).collect();
    rules.into_iter().enumerate().map(|(at, rule)| (rule, at)).collect()
}

fn descriptor(rule: &str, view: &View<'_>) -> Value {
    let Some(card) = view.law.rule(rule) else { return json!({ "id": rule }) };
    let page = view.law.page(rule);
    let help = card.help.as_ref().map_or(card.why.get(view.lang), |help| help.get(view.lang));
    json!({
        "id": rule,
        "shortDescription": { "text": card.title.get(view.lang) },
        "fullDescription": { "text": card.why.get(view.lang) },
        "help": { "text": without_slots(help, card.why.get(view.lang)) },
        "defaultConfiguration": { "level": page.map_or("warning", |page| level_of(&page.severity)) },
        "properties": {
            "packs": view.law.packs_of(rule),
            "tags": view.law.packs_of(rule),
            "subject": page.map(|page| page.subject.as_str()),
            "legalBases": page.map(|page| page.basis.iter().filter_map(|basis| legal_basis(basis, view)).collect::<Vec<_>>()),
        },
    })
}

/// Help that speaks of the values of one finding cannot speak for the rule.
fn without_slots<'t>(help: &'t str, why: &'t str) -> &'t str {
    if help.contains('{') { why } else { help }
}

fn legal_basis(basis: &BasisDef, view: &View<'_>) -> Option<String> {
    view.law.instrument(&basis.source).map(|instrument| reference(instrument, &basis.article, view.lang))
}

fn level_of(severity: &str) -> &'static str {
    match severity {
        "error" => "error",
        "warning" => "warning",
        _ => "note",
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// Every file that was read, each once.
fn artifacts(reports: &[Report<'_>]) -> Vec<Value> {
    let files: BTreeMap<&str, usize> =
        reports.iter().flat_map(|report| report.sources().iter()).map(|(_, source)| (source.name.as_str(), source.text.len())).collect();
    files.iter().map(|(name, length)| json!({ "location": location(name), "length": length, "encoding": "utf-8" })).collect()
}

fn location(name: &str) -> Value {
    if rooted(name) { json!({ "uri": uri(name) }) } else { json!({ "uri": uri(name), "uriBaseId": "%SRCROOT%" }) }
}

/// What was selected for an agreement, and how the rules came out.
fn agreement(report: &Report<'_>, view: &View<'_>) -> Value {
    json!({
        "file": report.file,
        "agreement": report.agreement(),
        "packs": report.packs(view.law),
        "date": report.date().map(|date| date.to_string()),
        "skipped": report.selection.skip,
        "rules": report.tally(view.law),
    })
}

/// The findings that stand, in their order, and then what waivers accept.
fn results(report: &Report<'_>, rules: &BTreeMap<&str, usize>, view: &View<'_>) -> Vec<Value> {
    let marker = Marker::new(report.project, report.vocabulary);
    let mut met: HashMap<Fingerprint, usize> = HashMap::new();
    let mut one = |finding: &Finding, suppressions: Vec<Value>| {
        let print = marker.fingerprint(finding);
        let digest = print.digest();
        let nth = met.entry(print).and_modify(|nth| *nth += 1).or_insert(1);
        let mark = format!("{digest}:{nth}");
        result(finding, report, view, rules.get(finding.rule).copied(), &mark, suppressions)
    };
    let mut all: Vec<Value> =
        report.findings().map(|(finding, known)| one(finding, if known { vec![external(view)] } else { Vec::new() })).collect();
    all.extend(report.outcome.waived.iter().map(|waived| one(&waived.finding, vec![in_source(waived, report.sources(), view)])));
    all
}

fn result(finding: &Finding, report: &Report<'_>, view: &View<'_>, rule: Option<usize>, mark: &str, suppressions: Vec<Value>) -> Value {
    let sources = report.sources();
    let said = message(finding, view.law, view.lang);
    let lines: Vec<&str> = std::iter::once(&said.text).chain(&said.reasons).chain(&said.help).map(String::as_str).collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": lines.join("\n") },
        "locations": [{ "physicalLocation": physical(finding.span, sources) }],
        // The first of these is the one that GitHub looks at.
        "partialFingerprints": { "primaryLocationLineHash": mark, "mithaq/v1": mark },
        "suppressions": suppressions,
        "properties": properties(finding, report),
    });
    let Some(fields) = result.as_object_mut() else { return result };
    if let Some(rule) = rule {
        fields.insert(String::from("ruleIndex"), rule.into());
    }
    if !finding.labels.is_empty() {
        let labels = finding.labels.iter().zip(&said.labels).enumerate();
        let related = labels
            .map(|(at, (label, text))| json!({ "id": at, "message": { "text": text }, "physicalLocation": physical(label.span, sources) }));
        fields.insert(String::from("relatedLocations"), related.collect());
    }
    if let Some(fix) = &finding.fix {
        fields.insert(String::from("fixes"), json!([change(fix, said.help.as_deref(), sources)]));
    }
    result
}

/// The reasons of a finding of the rule book, for programs.
fn properties(finding: &Finding, report: &Report<'_>) -> Value {
    let mut properties = json!({ "agreement": report.agreement(), "weight": finding.severity.word() });
    if let (Some(ruling), Some(fields)) = (&finding.ruling, properties.as_object_mut()) {
        fields.insert(String::from("verdict"), ruling.verdict.word().into());
        fields.insert(String::from("authorities"), json!(authorities(ruling)));
    }
    properties
}

fn change(fix: &Fix, help: Option<&str>, sources: &Sources) -> Value {
    let name = sources.get(fix.span.file).map_or("", |source| source.name.as_str());
    let mut change = json!({
        "artifactChanges": [{
            "artifactLocation": location(name),
            "replacements": [{ "deletedRegion": region(fix.span, sources), "insertedContent": { "text": fix.text } }],
        }],
    });
    if let (Some(help), Some(fields)) = (help, change.as_object_mut()) {
        fields.insert(String::from("description"), json!({ "text": help }));
    }
    change
}

fn physical(span: Span, sources: &Sources) -> Value {
    let name = sources.get(span.file).map_or("", |source| source.name.as_str());
    json!({ "artifactLocation": location(name), "region": region(span, sources) })
}

/// A place with columns in UTF-16 code units, the end not included.
fn region(span: Span, sources: &Sources) -> Value {
    let Some(source) = sources.get(span.file) else { return json!({ "startLine": 1 }) };
    json!({
        "startLine": source.place(span.start).line,
        "startColumn": source.column_utf16(span.start),
        "endLine": source.place(span.end).line,
        "endColumn": source.column_utf16(span.end),
    })
}

fn in_source(waived: &Waived, sources: &Sources, view: &View<'_>) -> Value {
    json!({
        "kind": "inSource",
        "status": "accepted",
        "justification": waiver(waived, view.lang).join("\n"),
        "location": { "physicalLocation": physical(waived.place, sources) },
    })
}

fn external(view: &View<'_>) -> Value {
    json!({ "kind": "external", "status": "accepted", "justification": Words::embedded(view.lang).interface("known_note") })
}
