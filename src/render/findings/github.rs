//! Findings as annotations of a GitHub workflow.

use super::{Report, View};
use crate::finding::{Finding, Severity};
use crate::wording::message::message;
use crate::wording::words::Words;

/// One workflow command a line.
#[must_use]
pub fn github(report: &Report<'_>, view: &View<'_>) -> String {
    report.findings().map(|(finding, known)| line(finding, known, report, view)).collect()
}

fn line(finding: &Finding, known: bool, report: &Report<'_>, view: &View<'_>) -> String {
    let command = match finding.severity {
        _ if known => "notice",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let said = message(finding, view.law, view.lang);
    let known = known.then(|| Words::embedded(view.lang).interface("known_note").to_owned());
    let lines: Vec<String> = std::iter::once(said.text).chain(said.reasons).chain(known).chain(said.help).collect();
    let text = lines.join("\n");
    let source = report.sources().get(finding.span.file);
    let name = source.map_or(report.file, |source| source.name.as_str());
    let (start, end) = match source {
        Some(source) => (source.place(finding.span.start), source.place(finding.span.end)),
        None => return format!("::{command} title={}::{}\n", finding.rule, data(&text)),
    };
    format!(
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        property(name),
        start.line,
        start.column,
        end.line,
        end.column,
        property(finding.rule),
        data(&text)
    )
}

/// The escapes that the runner undoes in the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes that the runner undoes in a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
