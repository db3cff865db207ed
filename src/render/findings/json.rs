//! Findings for programs. The form is documented by `docs/schemas/findings.schema.json` and frozen
//! apart from the model.

use serde::Serialize;

use super::{Report, View};
use crate::finding::{Fact, Finding, Severity};
use crate::text::{Sources, Span};
use crate::wording::message::message;

/// The version of the form.
pub const SCHEMA: &str = "mithaq.findings/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    language: &'static str,
    packs: [&'static str; 1],
    agreements: Vec<AgreementForm<'a>>,
}

#[derive(Serialize)]
struct AgreementForm<'a> {
    file: &'a str,
    agreement: &'a str,
    errors: usize,
    warnings: usize,
    advice: usize,
    waived: usize,
    findings: Vec<FindingForm<'a>>,
}

#[derive(Serialize)]
struct FindingForm<'a> {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'static str>,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    place: PlaceForm<'a>,
    facts: serde_json::Map<String, serde_json::Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<LabelForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixForm<'a>>,
}

#[derive(Serialize)]
struct PlaceForm<'a> {
    file: &'a str,
    start: PointForm,
    end: PointForm,
}

#[derive(Serialize)]
struct PointForm {
    line: u32,
    column: u32,
    byte: u32,
}

#[derive(Serialize)]
struct LabelForm<'a> {
    text: String,
    place: PlaceForm<'a>,
}

#[derive(Serialize)]
struct FixForm<'a> {
    text: &'a str,
    safe: bool,
    place: PlaceForm<'a>,
}

/// The findings of all agreements as one JSON document.
#[must_use]
pub fn json(reports: &[Report<'_>], view: &View<'_>) -> String {
    let document = Document {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        language: view.lang.code(),
        packs: ["drafting"],
        agreements: reports.iter().map(|report| agreement(report, view)).collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn agreement<'a>(report: &'a Report<'_>, view: &View<'_>) -> AgreementForm<'a> {
    AgreementForm {
        file: report.file,
        agreement: report.agreement,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        advice: report.count(Severity::Advice),
        waived: report.waived,
        findings: report.findings.iter().map(|found| finding(found, report.sources, view)).collect(),
    }
}

fn finding<'a>(finding: &'a Finding, sources: &'a Sources, view: &View<'_>) -> FindingForm<'a> {
    let said = message(finding, view.law, view.lang);
    let labels = finding.labels.iter().zip(said.labels);
    FindingForm {
        rule: finding.rule,
        variant: finding.variant,
        severity: finding.severity.word(),
        message: said.text,
        help: said.help,
        place: place(finding.span, sources),
        facts: finding.facts.iter().map(|(name, value)| (name.to_owned(), fact(value))).collect(),
        labels: labels.map(|(label, text)| LabelForm { text, place: place(label.span, sources) }).collect(),
        fix: finding.fix.as_ref().map(|fix| FixForm { text: &fix.text, safe: fix.safe, place: place(fix.span, sources) }),
    }
}

fn place<'a>(span: Span, sources: &'a Sources) -> PlaceForm<'a> {
    let source = sources.get(span.file);
    let point = |byte: u32| {
        let place = source.map(|source| source.place(byte));
        PointForm { line: place.map_or(1, |place| place.line), column: place.map_or(1, |place| place.column), byte }
    };
    PlaceForm { file: source.map_or("", |source| source.name.as_str()), start: point(span.start), end: point(span.end) }
}

fn fact(value: &Fact) -> serde_json::Value {
    match value {
        Fact::Text(text) => text.as_str().into(),
        Fact::Number(number) => (*number).into(),
        Fact::Key(key) => (*key).into(),
        Fact::Lang(lang) => lang.code().into(),
        Fact::Tri([ar, fr, en]) => serde_json::json!({ "ar": ar, "fr": fr, "en": en }),
        Fact::List(all) => all.iter().map(fact).collect(),
    }
}
