//! Findings for programs. The form is documented by `docs/schemas/findings.schema.json` and frozen
//! apart from the model.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Report, Tally, View};
use crate::finding::{Authority, Fact, Finding, Reading, Ruling, Severity, Waived};
use crate::text::{Sources, Span};
use crate::wording::message::{message, say};
use crate::wording::ruling::doubt;

/// The version of the form.
pub const SCHEMA: &str = "mithaq.findings/2";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    language: &'static str,
    agreements: Vec<AgreementForm<'a>>,
}

#[derive(Serialize)]
struct AgreementForm<'a> {
    file: &'a str,
    agreement: &'a str,
    packs: Vec<&'a str>,
    date: Option<String>,
    deny: &'static str,
    skipped: &'a BTreeSet<String>,
    rules: Tally,
    errors: usize,
    warnings: usize,
    advice: usize,
    known: usize,
    findings: Vec<FindingForm<'a>>,
    waived: Vec<WaivedForm<'a>>,
}

#[derive(Serialize)]
struct FindingForm<'a> {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'static str>,
    severity: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    known: bool,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    place: PlaceForm<'a>,
    facts: serde_json::Map<String, serde_json::Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<LabelForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruling: Option<RulingForm<'a>>,
}

#[derive(Serialize)]
struct WaivedForm<'a> {
    waiver: WaiverForm<'a>,
    finding: FindingForm<'a>,
}

#[derive(Serialize)]
struct WaiverForm<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    place: PlaceForm<'a>,
}

#[derive(Serialize)]
struct RulingForm<'a> {
    verdict: &'static str,
    authorities: Vec<AuthorityForm<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readings: Vec<ReadingForm<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    positions: Vec<PositionForm<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<String>,
}

/// An authority of a ruling, in the reports that name one.
#[derive(Serialize)]
pub(super) struct AuthorityForm<'a> {
    source: &'a str,
    article: &'a str,
    standing: &'static str,
    binds: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unknown: &'a [String],
    evidence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
}

#[derive(Serialize)]
struct ReadingForm<'a> {
    path: String,
    verdict: &'static str,
    place: PlaceForm<'a>,
}

#[derive(Serialize)]
struct PositionForm<'a> {
    owner: &'a str,
    verdict: &'static str,
}

/// A place in a file, in every report that has places.
#[derive(Serialize)]
pub(in crate::render) struct PlaceForm<'a> {
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
        agreements: reports.iter().map(|report| agreement(report, view)).collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn agreement<'a>(report: &'a Report<'_>, view: &View<'a>) -> AgreementForm<'a> {
    let sources = report.sources();
    AgreementForm {
        file: report.file,
        agreement: report.agreement(),
        packs: report.packs(view.law),
        date: report.date().map(|date| date.to_string()),
        deny: report.deny.word(),
        skipped: &report.selection.skip,
        rules: report.tally(view.law),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        advice: report.count(Severity::Advice),
        known: report.known.len(),
        findings: report.findings().map(|(found, known)| finding(found, known, sources, view)).collect(),
        waived: report.outcome.waived.iter().map(|one| waived(one, sources, view)).collect(),
    }
}

fn waived<'a>(waived: &'a Waived, sources: &'a Sources, view: &View<'_>) -> WaivedForm<'a> {
    let words = |fact: &Option<Fact>| fact.as_ref().map(|fact| say(fact, view.lang));
    let waiver = WaiverForm {
        reason: words(&waived.reason),
        authority: words(&waived.authority),
        until: waived.until.map(|until| until.to_string()),
        place: place_form(waived.place, sources),
    };
    WaivedForm { waiver, finding: finding(&waived.finding, false, sources, view) }
}

fn finding<'a>(finding: &'a Finding, known: bool, sources: &'a Sources, view: &View<'_>) -> FindingForm<'a> {
    let said = message(finding, view.law, view.lang);
    let labels = finding.labels.iter().zip(said.labels);
    FindingForm {
        rule: finding.rule,
        variant: finding.variant,
        severity: finding.severity.word(),
        known,
        message: said.text,
        reasons: said.reasons,
        help: said.help,
        place: place_form(finding.span, sources),
        facts: finding.facts.iter().map(|(name, value)| (name.to_owned(), fact_value(value))).collect(),
        labels: labels.map(|(label, text)| LabelForm { text, place: place_form(label.span, sources) }).collect(),
        fix: finding.fix.as_ref().map(|fix| FixForm { text: &fix.text, safe: fix.safe, place: place_form(fix.span, sources) }),
        ruling: finding.ruling.as_deref().map(|one| ruling(one, sources, view)),
    }
}

fn ruling<'a>(ruling: &'a Ruling, sources: &'a Sources, view: &View<'_>) -> RulingForm<'a> {
    let reading = |reading: &'a Reading| ReadingForm {
        path: say(&reading.path, view.lang),
        verdict: reading.verdict.word(),
        place: place_form(reading.span, sources),
    };
    RulingForm {
        verdict: ruling.verdict.word(),
        authorities: authorities(ruling),
        readings: ruling.readings.iter().map(reading).collect(),
        positions: ruling.positions.iter().map(|one| PositionForm { owner: &one.owner, verdict: one.verdict.word() }).collect(),
        doubts: ruling.doubts.iter().map(|one| doubt(one, view.law, view.lang)).collect(),
    }
}

/// The authorities that have a name: a figure that is not known has none.
pub(super) fn authorities(ruling: &Ruling) -> Vec<AuthorityForm<'_>> {
    let named = ruling.authorities.iter().filter(|authority| !authority.source.is_empty());
    named.map(authority).collect()
}

fn authority(authority: &Authority) -> AuthorityForm<'_> {
    AuthorityForm {
        source: &authority.source,
        article: &authority.article,
        standing: authority.standing.word(),
        binds: &authority.binds,
        unknown: &authority.unknown,
        evidence: if authority.read { "read" } else { "recall" },
        address: authority.address.as_deref(),
    }
}

/// A span as a place in its file.
pub(in crate::render) fn place_form<'a>(span: Span, sources: &'a Sources) -> PlaceForm<'a> {
    let source = sources.get(span.file);
    let point = |byte: u32| {
        let place = source.map(|source| source.place(byte));
        PointForm { line: place.map_or(1, |place| place.line), column: place.map_or(1, |place| place.column), byte }
    };
    PlaceForm { file: source.map_or("", |source| source.name.as_str()), start: point(span.start), end: point(span.end) }
}

/// A fact as a value of JSON.
pub(in crate::render) fn fact_value(value: &Fact) -> serde_json::Value {
    match value {
        Fact::Text(text) => text.as_str().into(),
        Fact::Number(number) => (*number).into(),
        Fact::Key(key) => (*key).into(),
        Fact::Lang(lang) => lang.code().into(),
        Fact::Tri([ar, fr, en]) => serde_json::json!({ "ar": ar, "fr": fr, "en": en }),
        Fact::List(all) => all.iter().map(fact_value).collect(),
    }
}
