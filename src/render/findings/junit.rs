//! Rules as tests, for the reports of a build server: an agreement is a suite, a rule that was run is
//! a test, and a finding that counts is a failure.

use std::collections::BTreeSet;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::super::script::visible;
use super::{Report, View, severity_key};
use crate::finding::{Finding, Verdict, Waived};
use crate::wording::message::message;
use crate::wording::waiver::waiver;
use crate::wording::words::Words;

/// What becomes of a test.
enum Ending {
    Passed,
    /// With what is said, and the first sentence of it.
    Failed(String, String),
    Skipped(String),
    /// Passed, with something to read.
    Noted(String),
}

struct Test<'a> {
    rule: &'a str,
    class: &'a str,
    ending: Ending,
}

/// All agreements as one document.
#[must_use]
pub fn junit(reports: &[Report<'_>], view: &View<'_>) -> String {
    let suites: Vec<(&Report<'_>, Vec<Test<'_>>)> = reports.iter().map(|report| (report, tests(report, view))).collect();
    let all: Vec<&Test<'_>> = suites.iter().flat_map(|(_, tests)| tests).collect();
    let mut page = Page(Writer::new_with_indent(Vec::new(), b' ', 2));
    page.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    page.open("testsuites", &sums("mithaq", &all));
    for (report, tests) in &suites {
        page.suite(report, tests, view);
    }
    page.close("testsuites");
    let mut text = String::from_utf8(page.0.into_inner()).unwrap_or_default();
    text.push('\n');
    text
}

type Attributes<'a> = [(&'a str, String)];

/// A document being written.
struct Page(Writer<Vec<u8>>);

impl Page {
    fn write(&mut self, event: Event<'_>) {
        // Writing to memory does not fail.
        let _ = self.0.write_event(event);
    }

    fn start<'a>(tag: &'a str, attributes: &'a Attributes<'_>) -> BytesStart<'a> {
        BytesStart::new(tag).with_attributes(attributes.iter().map(|(name, value)| (*name, value.as_str())))
    }

    fn open(&mut self, tag: &str, attributes: &Attributes<'_>) {
        self.write(Event::Start(Self::start(tag, attributes)));
    }

    fn close(&mut self, tag: &str) {
        self.write(Event::End(BytesEnd::new(tag)));
    }

    fn empty(&mut self, tag: &str, attributes: &Attributes<'_>) {
        self.write(Event::Empty(Self::start(tag, attributes)));
    }

    fn text(&mut self, tag: &str, attributes: &Attributes<'_>, text: &str) {
        self.open(tag, attributes);
        self.write(Event::Text(BytesText::new(&clean(text))));
        self.close(tag);
    }

    fn suite(&mut self, report: &Report<'_>, tests: &[Test<'_>], view: &View<'_>) {
        let name = clean(report.file);
        self.open("testsuite", &sums(&name, &tests.iter().collect::<Vec<_>>()));
        self.open("properties", &[]);
        for (name, value) in settings(report, view) {
            self.empty("property", &[("name", name.to_owned()), ("value", clean(&value))]);
        }
        self.close("properties");
        for test in tests {
            self.case(test, &name);
        }
        self.close("testsuite");
    }

    fn case(&mut self, test: &Test<'_>, file: &str) {
        let case = [("name", clean(test.rule)), ("classname", clean(test.class)), ("file", file.to_owned())];
        if matches!(test.ending, Ending::Passed) {
            self.empty("testcase", &case);
            return;
        }
        self.open("testcase", &case);
        match &test.ending {
            Ending::Passed => {}
            Ending::Failed(all, first) => self.text("failure", &[("message", clean(first)), ("type", test.rule.to_owned())], all),
            Ending::Skipped(why) => self.empty("skipped", &[("message", clean(why))]),
            Ending::Noted(text) => self.text("system-out", &[], text),
        }
        self.close("testcase");
    }
}

/// What was selected, so that a report without failures says what it rests on.
fn settings(report: &Report<'_>, view: &View<'_>) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("agreement", report.agreement().to_owned()),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("packs", report.packs(view.law).join(",")),
        ("deny", report.deny.word().to_owned()),
    ];
    all.extend(report.date().map(|date| ("date", date.to_string())));
    if !report.selection.skip.is_empty() {
        all.push(("skipped", report.selection.skip.iter().cloned().collect::<Vec<_>>().join(",")));
    }
    all
}

/// The name of a suite and its sums.
fn sums(name: &str, tests: &[&Test<'_>]) -> [(&'static str, String); 5] {
    let count = |of: fn(&Ending) -> bool| tests.iter().filter(|test| of(&test.ending)).count().to_string();
    [
        ("name", name.to_owned()),
        ("tests", tests.len().to_string()),
        ("failures", count(|ending| matches!(ending, Ending::Failed(..)))),
        ("errors", String::from("0")),
        ("skipped", count(|ending| matches!(ending, Ending::Skipped(_)))),
    ]
}

/// The rules of form by their ids, then the rules of the book, then what else was found.
fn tests<'v>(report: &Report<'_>, view: &View<'v>) -> Vec<Test<'v>> {
    let found = report.by_rule();
    let standing = |rule: &str| found.get(rule).map_or(&[][..], Vec::as_slice);
    let waived = |rule: &str| report.outcome.waived.iter().filter(|one| one.finding.rule == rule).collect::<Vec<_>>();
    let form = report.form(view.law).map(|card| Test {
        rule: &card.id,
        class: &card.pack,
        ending: ending(standing(&card.id), &waived(&card.id), None, report, view),
    });
    let book = report.outcome.ruled.iter().map(|ruled| Test {
        rule: ruled.rule,
        class: view.law.page(ruled.rule).map_or("", |page| page.subject.as_str()),
        ending: ending(standing(ruled.rule), &waived(ruled.rule), Some(ruled.verdict), report, view),
    });
    let mut all: Vec<Test<'v>> = form.chain(book).collect();
    // A text that cannot be read is reported whatever the packs.
    let run: BTreeSet<&str> = all.iter().map(|test| test.rule).collect();
    let others: Vec<Test<'v>> = found
        .keys()
        .filter(|rule| !run.contains(*rule))
        .map(|&rule| Test {
            rule,
            class: view.law.rule(rule).map_or("", |card| card.pack.as_str()),
            ending: ending(standing(rule), &waived(rule), None, report, view),
        })
        .collect();
    all.extend(others);
    all
}

fn ending(found: &[(&Finding, bool)], waived: &[&Waived], verdict: Option<Verdict>, report: &Report<'_>, view: &View<'_>) -> Ending {
    let words = Words::embedded(view.lang);
    let counts = |(finding, known): &&(&Finding, bool)| !known && finding.severity >= report.deny;
    let mut said: Vec<String> = found.iter().map(|(finding, known)| lines(finding, *known, report, view)).collect();
    said.extend(waived.iter().map(|waived| accepted(waived, report, view)));
    let said = said.join("\n\n");
    if let Some((finding, _)) = found.iter().find(counts) {
        return Ending::Failed(said, message(finding, view.law, view.lang).text);
    }
    match (found.is_empty(), waived.first(), verdict) {
        (true, Some(waived), _) => {
            let why = std::iter::once(words.interface("verdict_waived").to_owned()).chain(waiver(waived, view.lang));
            Ending::Skipped(why.collect::<Vec<_>>().join(" · "))
        }
        (true, None, Some(Verdict::NotApplicable)) => Ending::Skipped(words.interface("verdict_not_applicable").to_owned()),
        (true, None, _) => Ending::Passed,
        (false, ..) => Ending::Noted(said),
    }
}

/// A finding as lines: the place and the sentence, the reasons, what to do.
fn lines(finding: &Finding, known: bool, report: &Report<'_>, view: &View<'_>) -> String {
    let words = Words::embedded(view.lang);
    let said = message(finding, view.law, view.lang);
    let place = report.sources().get(finding.span.file).map(|source| (source.name.as_str(), source.place(finding.span.start)));
    let place = place.map_or_else(String::new, |(name, place)| format!("{name}:{}:{}: ", place.line, place.column));
    let weight = words.interface(severity_key(finding.severity));
    let mut all = vec![format!("{place}{weight}: {}", said.text)];
    all.extend(said.reasons);
    all.extend(known.then(|| words.interface("known_note").to_owned()));
    all.extend(said.help.map(|help| format!("{}: {help}", words.interface("help"))));
    all.join("\n")
}

fn accepted(waived: &Waived, report: &Report<'_>, view: &View<'_>) -> String {
    let mut all = vec![lines(&waived.finding, false, report, view)];
    all.extend(waiver(waived, view.lang));
    all.join("\n")
}

/// Text with the signs that XML cannot hold, or that turn the reading order, spelt out.
fn clean(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}
