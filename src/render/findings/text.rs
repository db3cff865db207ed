//! Findings for a terminal: the place, the drafter's own words, what to do, the change as a patch.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::{Report, View};
use crate::finding::{Finding, Fix, Severity};
use crate::text::{Source, Span};
use crate::wording::message::{Message, message};
use crate::wording::words::Words;

/// All findings of an agreement, an empty line after each.
#[must_use]
pub fn text(report: &Report<'_>, view: &View<'_>) -> String {
    let renderer = if view.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(view.width);
    let mut out = String::new();
    for finding in report.findings {
        let message = message(finding, view.law, view.lang);
        out.push_str(&renderer.render(&groups(finding, &message, report, view)));
        out.push_str("\n\n");
    }
    out
}

fn groups<'a>(finding: &'a Finding, message: &'a Message, report: &'a Report<'_>, view: &View<'_>) -> Vec<Group<'a>> {
    let words = Words::embedded(view.lang);
    let (level, key) = match finding.severity {
        Severity::Error => (Level::ERROR, "severity_error"),
        Severity::Warning => (Level::WARNING, "severity_warning"),
        Severity::Advice => (Level::NOTE, "severity_advice"),
    };
    let mut group = level.with_name(words.interface(key)).primary_title(message.text.as_str()).id(finding.rule).element(place(
        finding.span,
        "",
        AnnotationKind::Primary,
        report,
    ));
    for (label, text) in finding.labels.iter().zip(&message.labels) {
        group = group.element(place(label.span, text, AnnotationKind::Context, report));
    }
    let mut groups = Vec::with_capacity(2);
    let help = Level::HELP.with_name(words.interface("help"));
    match (&finding.fix, &message.help) {
        (Some(fix), advice) => {
            groups.push(group);
            let title = advice.as_deref().unwrap_or("");
            groups.push(help.secondary_title(title).element(patch(fix, report)));
        }
        (None, Some(advice)) => groups.push(group.element(help.message(advice.as_str()))),
        (None, None) => groups.push(group),
    }
    groups
}

/// The lines around a span: cut out, so that a finding costs its own lines and not the file.
fn place<'a>(span: Span, label: &'a str, kind: AnnotationKind, report: &'a Report<'_>) -> Snippet<'a, Annotation<'a>> {
    let Some(source) = report.sources.get(span.file) else { return Snippet::source("") };
    let (text, line, range) = window(source, span);
    let label = (!label.is_empty()).then_some(label);
    Snippet::source(text).line_start(line).path(source.name.as_str()).annotation(kind.span(range).label(label))
}

fn patch<'a>(fix: &'a Fix, report: &'a Report<'_>) -> Snippet<'a, Patch<'a>> {
    let Some(source) = report.sources.get(fix.span.file) else { return Snippet::source("") };
    let (text, line, range) = window(source, fix.span);
    Snippet::source(text).line_start(line).path(source.name.as_str()).patch(Patch::new(range, fix.text.as_str()))
}

/// At most three lines of a span, the number of the first, and the span inside them.
fn window(source: &Source, span: Span) -> (&str, usize, std::ops::Range<usize>) {
    let range = span.range();
    let all = source.text.as_str();
    let start = all.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = all.get(range.start..).unwrap_or("");
    let covered = range.len();
    let mut length = 0;
    for (at, line) in rest.split_inclusive('\n').enumerate() {
        length += line.len();
        if length >= covered || at == 2 {
            break;
        }
    }
    let end = (range.start + length).min(all.len());
    let text = all.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r']);
    let first = range.start.saturating_sub(start).min(text.len());
    let last = range.end.saturating_sub(start).clamp(first, text.len());
    (text, source.place(span.start).line as usize, first..last)
}
