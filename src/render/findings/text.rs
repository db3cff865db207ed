//! Findings for a terminal: the place, the drafter's own words, what to do, the change as a patch.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{Report, View, severity_key};
use crate::finding::{Finding, Fix, Severity, Verdict};
use crate::text::{Source, Sources, Span};
use crate::wording::message::{Message, message};
use crate::wording::waiver::waiver;
use crate::wording::words::{Words, fill};

/// All findings of an agreement, an empty line after each.
#[must_use]
pub fn text(report: &Report<'_>, view: &View<'_>) -> String {
    let renderer = if view.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(view.width);
    let mut out = String::new();
    let words = Words::embedded(view.lang);
    let sources = &report.project.sources;
    let (silent, spoken) = apart(report, view.full);
    for (finding, known) in spoken.into_iter().take(MOST) {
        let mut message = message(finding, view.law, view.lang);
        if known {
            message.reasons.push(words.interface("known_note").to_owned());
        }
        let (level, key) = level(finding.severity);
        let level = level.with_name(words.interface(key));
        out.push_str(&renderer.render(&groups(finding, &message, level, sources, view)));
        out.push_str("\n\n");
    }
    for waived in report.outcome.waived.iter().filter(|_| view.waived).take(MOST) {
        let mut message = message(&waived.finding, view.law, view.lang);
        message.reasons.extend(waiver(waived, view.lang));
        message.help = None;
        let finding = Finding { fix: None, ..waived.finding.clone() };
        let level = Level::NOTE.with_name(words.interface("severity_waived"));
        out.push_str(&renderer.render(&groups(&finding, &message, level, sources, view)));
        out.push_str("\n\n");
    }
    let hidden = (report.outcome.findings.len() - silent.len()).checked_sub(MOST).filter(|more| *more > 0);
    if let Some(more) = hidden {
        out.push_str(&fill(words.interface("more_hidden"), &[("count", &more.to_string())]));
        out.push_str("\n\n");
    }
    if !silent.is_empty() {
        list(&silent, view, &mut out);
    }
    out
}

/// A finding, and whether it is known.
type Marked<'f> = (&'f Finding, bool);

/// What is missing from the whole agreement has no place of its own: where there is much of it, it
/// is listed in one piece.
fn apart<'r>(report: &'r Report<'_>, full: bool) -> (Vec<Marked<'r>>, Vec<Marked<'r>>) {
    let header = report.project.agreement.header;
    let gap = |one: &Marked<'_>| {
        let gap = one.0.ruling.as_ref().is_some_and(|ruling| ruling.verdict != Verdict::Conflict);
        gap && one.0.span.file == header.file && one.0.span.start == header.start
    };
    let (silent, spoken): (Vec<_>, Vec<_>) = report.findings().partition(gap);
    if full || silent.len() <= FEW { (Vec::new(), report.findings().collect()) } else { (silent, spoken) }
}

/// So many are shown like any other finding.
const FEW: usize = 8;

/// One line for each, the heaviest first.
fn list(silent: &[Marked<'_>], view: &View<'_>, out: &mut String) {
    let words = Words::embedded(view.lang);
    out.push_str(&fill(words.interface("silent_many"), &[("count", &silent.len().to_string())]));
    out.push('\n');
    let mut silent: Vec<_> = silent.iter().map(|(finding, _)| *finding).collect();
    silent.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    for finding in silent {
        let weight = words.interface(severity_key(finding.severity));
        out.push_str(&format!("  {weight}[{}]: {}\n", finding.rule, message(finding, view.law, view.lang).text));
    }
    out.push_str(&format!("  = {}\n\n", words.interface("silent_help")));
}

/// Findings that are not of an agreement: those in rule files.
#[must_use]
pub fn findings_in(findings: &[Finding], sources: &Sources, view: &View<'_>) -> String {
    let renderer = if view.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(view.width);
    let mut out = String::new();
    for finding in findings.iter().take(MOST) {
        let message = message(finding, view.law, view.lang);
        let (level, key) = level(finding.severity);
        let level = level.with_name(Words::embedded(view.lang).interface(key));
        out.push_str(&renderer.render(&groups(finding, &message, level, sources, view)));
        out.push_str("\n\n");
    }
    out
}

/// Nobody reads more in one sitting; the other formats have them all.
const MOST: usize = 200;

const fn level(severity: Severity) -> (Level<'static>, &'static str) {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    (level, severity_key(severity))
}

fn groups<'a>(finding: &'a Finding, message: &'a Message, level: Level<'a>, sources: &'a Sources, view: &View<'_>) -> Vec<Group<'a>> {
    let words = Words::embedded(view.lang);
    let title = level.primary_title(message.text.as_str()).id(finding.rule);
    let mut group = Group::with_title(title);
    let first = place(finding.span, "", AnnotationKind::Primary, sources);
    let others = finding.labels.iter().zip(&message.labels);
    let others = others.map(|(label, text)| place(label.span, text, AnnotationKind::Context, sources));
    for Shown { origin, snippet } in std::iter::once(first).chain(others) {
        if let Some(origin) = origin {
            group = group.element(origin);
        }
        group = group.element(snippet);
    }
    let note = Level::NOTE.with_name(words.interface("note"));
    for reason in &message.reasons {
        group = group.element(note.clone().message(reason.as_str()));
    }
    let mut groups = Vec::with_capacity(2);
    let help = Level::HELP.with_name(words.interface("help"));
    match (&finding.fix, &message.help) {
        (Some(fix), advice) => {
            groups.push(group);
            let title = advice.as_deref().unwrap_or("");
            let Shown { origin, snippet } = patch(fix, sources);
            let group = Group::with_title(help.secondary_title(title));
            let group = match origin {
                Some(origin) => group.element(origin),
                None => group,
            };
            groups.push(group.element(snippet));
        }
        (None, Some(advice)) => groups.push(group.element(help.message(advice.as_str()))),
        (None, None) => groups.push(group),
    }
    groups
}

/// The lines around a span: cut out, so that a finding costs its own lines and not the file.
fn place<'a>(span: Span, label: &'a str, kind: AnnotationKind, sources: &'a Sources) -> Shown<'a, Annotation<'a>> {
    let Some(source) = sources.get(span.file) else { return Shown { origin: None, snippet: Snippet::source("") } };
    let window = window(source, span);
    let label = (!label.is_empty()).then_some(label);
    let (origin, snippet) = snippet(source, &window, span);
    Shown { origin, snippet: snippet.annotation(kind.span(window.range).label(label)) }
}

fn patch<'a>(fix: &'a Fix, sources: &'a Sources) -> Shown<'a, Patch<'a>> {
    let Some(source) = sources.get(fix.span.file) else { return Shown { origin: None, snippet: Snippet::source("") } };
    let window = window(source, fix.span);
    let (origin, snippet) = snippet(source, &window, fix.span);
    Shown { origin, snippet: snippet.patch(Patch::new(window.range, fix.text.as_str())) }
}

/// Lines of a file, under the place they come from where that cannot be read off them.
struct Shown<'a, T: Clone> {
    origin: Option<Origin<'a>>,
    snippet: Snippet<'a, T>,
}

fn snippet<'a, T: Clone>(source: &'a Source, window: &Window<'a>, span: Span) -> (Option<Origin<'a>>, Snippet<'a, T>) {
    let place = source.place(span.start);
    let snippet = Snippet::source(window.text).line_start(place.line as usize);
    if window.cut {
        let origin = Origin::path(source.name.as_str()).line(place.line as usize).char_column(place.column as usize);
        (Some(origin), snippet)
    } else {
        (None, snippet.path(source.name.as_str()))
    }
}

/// What is shown of a file around a span.
struct Window<'a> {
    text: &'a str,
    /// The span inside the text.
    range: std::ops::Range<usize>,
    /// True when the first line does not begin where the text does.
    cut: bool,
}

/// How many bytes of one line are shown before a span, and from its beginning on.
const BEFORE: usize = 300;
const AFTER: usize = 500;

/// At most three lines of a span, and of a very long line only what is near.
fn window(source: &Source, span: Span) -> Window<'_> {
    let range = span.range();
    let all = source.text.as_str();
    let floor = boundary(all, range.start.saturating_sub(BEFORE));
    let newline = all.get(floor..range.start).and_then(|before| before.rfind('\n'));
    let start = newline.map_or(floor, |at| floor + at + 1);
    let cut = newline.is_none() && floor > 0;
    let rest = all.get(range.start..boundary(all, range.start + AFTER)).unwrap_or("");
    let mut length = 0;
    for (at, line) in rest.split_inclusive('\n').enumerate() {
        length += line.len();
        if length >= range.len() || at == 2 {
            break;
        }
    }
    let text = all.get(start..range.start + length).unwrap_or("").trim_end_matches(['\n', '\r']);
    let first = range.start.saturating_sub(start).min(text.len());
    let last = range.end.saturating_sub(start).clamp(first, text.len());
    Window { text, range: first..last, cut }
}

/// The nearest beginning of a letter at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..4).map(|back| at.saturating_sub(back)).find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
