//! What must hold for every text, however broken. The fuzz targets and the smoke run share it.

#![allow(dead_code, clippy::panic, clippy::expect_used, reason = "a fuzz target speaks by panicking, and uses one part of this file")]

use mithaq::check::selftest::try_rule;
use mithaq::check::{Selection, check};
use mithaq::finding::{Finding, Severity};
use mithaq::law::{Law, read_rule};
use mithaq::model::{NotLoaded, Project, load};
use mithaq::render::compose::{Edition, compose};
use mithaq::render::findings::{Report, View, github, json, junit, markdown, sarif, text as terminal};
use mithaq::render::{FORMATS, Layout, Options};
use mithaq::syntax::expression::parse as parse_expression;
use mithaq::syntax::{FormatOptions, bare_parse, format, parse};
use mithaq::text::{FileId, Lang, Source, Sources, Span, to_western};
use mithaq::vocabulary::Vocabulary;
use mithaq::wording::message::message;

/// A project of one file; nothing can be used from elsewhere.
pub fn project(text: &str) -> Project {
    load(Source::new(String::from("fuzz.bla"), text.to_owned()), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

/// Every text has a tree, and every mistake of form a place in it.
pub fn parses(text: &str) {
    let source = Source::new(String::from("fuzz.bla"), text.to_owned());
    let parsed = parse(FileId(0), &source, Vocabulary::embedded());
    for finding in &parsed.findings {
        placed(finding, &|span| text.get(span.range()).is_some());
    }
    if !parsed.findings.iter().any(|finding| finding.rule == "nesting-too-deep") {
        let _ = bare_parse(text);
    }
}

/// Formatting loses no letter, and formatting again changes nothing. What has no errors can be
/// turned into any language, and then has no errors either.
pub fn formats(text: &str) {
    let (plain, whole) = formatted(text, None);
    assert!(letters(text) == letters(&plain), "formatting changed what is written");
    if !whole {
        // After a text without its end nothing is certain: the next run may read further.
        return;
    }
    assert!(formatted(&plain, None).0 == plain, "formatting again changes the text");
    if !has_errors(text) {
        for lang in Lang::ALL {
            let once = formatted(text, Some(lang)).0;
            assert!(!has_errors(&once), "turning the keywords makes errors ({})", lang.code());
            assert!(formatted(&once, Some(lang)).0 == once, "turning the keywords again changes the text ({})", lang.code());
        }
    }
}

/// The formatted text, and whether every text in it was closed.
fn formatted(text: &str, keywords: Option<Lang>) -> (String, bool) {
    let source = Source::new(String::from("fuzz.bla"), text.to_owned());
    let parsed = parse(FileId(0), &source, Vocabulary::embedded());
    let open = |finding: &Finding| match finding.rule {
        "text-not-closed" => true,
        "line-not-understood" => source.slice(finding.span).contains("\"\"\""),
        _ => false,
    };
    let whole = !parsed.findings.iter().any(open);
    (format(&parsed.tree, &source, Vocabulary::embedded(), FormatOptions { keywords }), whole)
}

fn has_errors(text: &str) -> bool {
    project(text).findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// The letters of a text, in no order: a comment inside a value moves above its entry.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = to_western(text).chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    letters.sort_unstable();
    letters
}

/// Every finding has a place, and every report of them can be written.
pub fn checks(text: &str) {
    let project = project(text);
    let law = Law::embedded();
    let selection = Selection::default();
    let outcome = check(&project, Vocabulary::embedded(), law, &selection);
    let holds = |span: Span| span_holds(&project.sources, span);
    let waived = outcome.waived.iter().map(|one| &one.finding);
    for finding in outcome.findings.iter().chain(waived) {
        placed(finding, &holds);
    }
    let report = Report::new("fuzz.bla", &project, Vocabulary::embedded(), (&outcome, &selection));
    // One language for each text is enough: three times as many texts are tried in the same time.
    for lang in Lang::ALL.into_iter().skip(text.len() % 3).take(1) {
        let view = View { law, lang, colour: lang == Lang::Ar, width: 100, waived: true, full: text.len().is_multiple_of(2) };
        let written = json(std::slice::from_ref(&report), &view);
        assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok(), "the report is not JSON");
        let log = sarif(&[report], &view, true);
        assert!(serde_json::from_str::<serde_json::Value>(&log).is_ok(), "the log is not JSON");
        let _ = junit(&[report], &view);
        let _ = markdown(&[report], &view);
        let _ = github(&report, &view);
        let _ = terminal(&report, &view);
    }
}

fn span_holds(sources: &Sources, span: Span) -> bool {
    sources.get(span.file).is_some_and(|source| source.text.get(span.range()).is_some())
}

fn placed(finding: &Finding, holds: &dyn Fn(Span) -> bool) {
    assert!(holds(finding.span), "a finding of {} is nowhere", finding.rule);
    assert!(finding.labels.iter().all(|label| holds(label.span)), "a label of {} is nowhere", finding.rule);
    assert!(finding.fix.iter().all(|fix| holds(fix.span)), "a fix of {} is nowhere", finding.rule);
}

/// Whatever was read can be printed, in every format and layout. What is set in type is set in columns only, which hold
/// every language; there a letter that no font has is told instead of printed as an empty box.
pub fn renders(text: &str) {
    let project = project(text);
    let paper = compose(&project, Vocabulary::embedded(), Law::embedded(), &Edition::default());
    for format in FORMATS {
        for layout in [Layout::Single, Layout::Columns, Layout::Sequence] {
            if format.fonts && layout != Layout::Columns {
                continue;
            }
            let written = (format.write)(&paper, &Options { layout, ..Options::default() });
            let told = written.as_ref().is_err_and(|failure| format.fonts && failure.key == "pdf_glyph_missing");
            assert!(told || written.is_ok(), "{} cannot be written: {:?}", format.name, written.err());
        }
    }
}

/// A text as a rule file and as an expression: what is wrong has a place, what is sound can be tried.
pub fn rules(text: &str) {
    if let Err(error) = parse_expression(text) {
        assert!(text.is_char_boundary(error.at), "an expression ends inside a letter");
    }
    let source = Source::new(String::from("fuzz.toml"), text.to_owned());
    let read = read_rule(FileId(0), &source, Vocabulary::embedded(), Law::embedded());
    for finding in &read.findings {
        placed(finding, &|span| text.get(span.range()).is_some());
        for lang in Lang::ALL {
            let _ = message(finding, Law::embedded(), lang);
        }
    }
    assert!(read.rule.is_some() == read.findings.is_empty(), "a rule is neither sound nor refused");
    if let Some((page, rule)) = &read.rule {
        let _ = try_rule(page, rule, Vocabulary::embedded(), Law::embedded());
    }
}

/// All of it.
pub fn everything(text: &str) {
    parses(text);
    formats(text);
    checks(text);
    renders(text);
}
