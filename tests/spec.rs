//! The language, as `tests/spec/*.md` says it: a heading is a case, prose says why, a block is the
//! input, and the comments of the input state what is found on their lines.
//!
//! ````markdown
//! ## A unit of the wrong family is one finding
//! ```bla
//! hours { normal day: 8 km }   # error: unknown-word at "km"
//! ```
//! ````
//!
//! * `bla` holds clauses of one article; `bla article` articles, chapters and annexes under a valid
//!   header; `bla file` a whole file. `bla … same` must give the same paper as the first block.
//! * A comment `# error: rule`, `# warning: rule`, `# advice: rule`, perhaps ` at "words"`, states a
//!   finding of its line; ` & ` separates several. Where the line cannot hold a comment, `#^ error: rule`
//!   on the next line speaks of the line above. `findings` is a block of `LINE error: rule` instead;
//!   `header error: rule` speaks of the whole agreement.
//! * `text`, `text fr`, `text ar` state the messages; lines with `help: ` their advice.
//! * `en`, `fr`, `ar` state what is printed (`~` and `_` stand for no-break spaces).
//! * `fmt`, `fmt fr` … state the canonical text of the block before.
//! * `rule` is a rule of its own, by the keys that matter (`require`, `when`, `silence`, `basis` …; the
//!   others are filled in, see `support/rules.rs`). The blocks `bla` after it state its verdict: `bla holds`,
//!   `conflict`, `gap`, `question`, `not-applicable`, `waived`. They may say `pair=LY-PH`, `form=memorandum`,
//!   `date=2030-01-01`, `on=2030-01-01`. In comments the rule goes by the name `the-rule`.
//! * `reasons`, `reasons fr`, `reasons ar` state on whose authority, under whose text, and why it is open.
//! * `asks` judges the text before it by a rule on each line: `verdict | expression`; a second `|` begins
//!   what stands in `when`.
//!
//! The set of findings is exact. `MITHAQ_SPEC=words` runs only the headings that hold these words and
//! prints what they give.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use std::fmt::Write;
use std::path::Path;

use mithaq::law::Law;
use mithaq::render::tree::Paper;
use mithaq::text::Lang;
use mithaq::wording::message::message;

use support::rules::{RULE, judged, law_with, put, verdict};
use support::{HEADER, files_under, findings, formatted, in_article, paper, printed, project, root};

/// A heading with its blocks.
struct Case {
    file: String,
    line: usize,
    heading: String,
    blocks: Vec<Fence>,
}

/// A fenced block.
struct Fence {
    info: Vec<String>,
    text: String,
}

#[test]
fn the_language_is_as_specified() {
    let cases = cases();
    let filter = std::env::var("MITHAQ_SPEC").ok();
    let mut failures = String::new();
    let mut failed = 0;
    for case in cases.iter().filter(|case| filter.as_ref().is_none_or(|words| case.heading.contains(words.as_str()))) {
        let mut problems = Vec::new();
        case.run(filter.is_some(), &mut problems);
        if !problems.is_empty() {
            failed += 1;
            let _ = writeln!(failures, "\n{}:{}: {}", case.file, case.line, case.heading);
            for problem in problems {
                let _ = writeln!(failures, "    {}", problem.replace('\n', "\n    "));
            }
        }
    }
    assert!(failures.is_empty(), "{failed} of {} cases fail:\n{failures}", cases.len());
}

#[test]
fn the_specification_is_whole() {
    let cases = cases();
    assert!(cases.len() >= 140, "only {} cases", cases.len());
    let mut seen = std::collections::BTreeMap::new();
    for case in &cases {
        let first = seen.insert(&case.heading, (&case.file, case.line));
        assert!(first.is_none(), "{}:{}: the heading {:?} stands at {first:?} too", case.file, case.line, case.heading);
        assert!(!case.blocks.is_empty(), "{}:{}: no block", case.file, case.line);
    }
}

fn cases() -> Vec<Case> {
    files_under(&root().join("tests/spec"), "md").iter().flat_map(|path| cases_of(path)).collect()
}

fn cases_of(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap();
    let file = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    let mut cases: Vec<Case> = Vec::new();
    let mut fence: Option<(String, Fence)> = None;
    for (number, line) in (1..).zip(text.split('\n')) {
        if let Some((mark, open)) = &mut fence {
            if line.trim_end() == mark.as_str() {
                if let (Some(case), Some((_, block))) = (cases.last_mut(), fence.take()) {
                    case.blocks.push(block);
                }
            } else {
                open.text.push_str(line);
                open.text.push('\n');
            }
        } else if line.starts_with("```") {
            let mark: String = line.chars().take_while(|letter| *letter == '`').collect();
            let info: Vec<String> = line.trim_start_matches('`').split_whitespace().map(str::to_owned).collect();
            assert!(!info.is_empty(), "{file}:{number}: a block without a name");
            assert!(!cases.is_empty(), "{file}:{number}: a block before the first heading");
            fence = Some((mark, Fence { info, text: String::new() }));
        } else if let Some(heading) = line.strip_prefix("## ") {
            cases.push(Case { file: file.clone(), line: number, heading: heading.trim().to_owned(), blocks: Vec::new() });
        }
    }
    assert!(fence.is_none(), "{file}: a block is not closed");
    cases
}

/// What a `bla` block gave.
struct Outcome {
    /// The block as it stands in the specification.
    raw: String,
    /// Lines before the block in the text that was read.
    before: u32,
    found: Vec<Found>,
    paper: Paper,
    /// Blocks `findings` that follow.
    stated: Vec<String>,
    /// The whole text, and the date at which law is judged.
    text: String,
    on: Option<String>,
    /// What became of the rule before it.
    verdict: &'static str,
}

struct Found {
    line: u32,
    severity: &'static str,
    rule: &'static str,
    marked: String,
    messages: [(String, Option<String>); 3],
    reasons: [Vec<String>; 3],
}

impl Case {
    fn run(&self, show: bool, problems: &mut Vec<String>) {
        let mut outcomes: Vec<Outcome> = Vec::new();
        let mut law: Option<Law> = None;
        for block in &self.blocks {
            let words: Vec<&str> = block.info.iter().map(String::as_str).collect();
            match (words.as_slice(), outcomes.last_mut()) {
                (["rule"], _) => law = Some(law_with(&block.text)),
                (["asks"], Some(outcome)) => outcome.answers(&block.text, problems),
                (["reasons"], Some(outcome)) => outcome.reasons(Lang::En, &block.text, problems),
                (["reasons", lang], Some(outcome)) => outcome.reasons(lang_of(lang), &block.text, problems),
                (["bla", how @ ..], _) => {
                    let outcome = read(&block.text, how, law.as_ref());
                    let wanted = how.iter().find(|word| VERDICTS.contains(word)).map(|word| word.replace('-', " "));
                    if wanted.as_ref().is_some_and(|wanted| law.is_none() || *wanted != outcome.verdict) {
                        problems.push(format!("{}: expected {}, found {}", block.text.trim(), wanted.unwrap_or_default(), outcome.verdict));
                    }
                    if how.contains(&"same")
                        && let Some(first) = outcomes.first()
                        && first.paper != outcome.paper
                    {
                        problems.push(different_papers(&first.paper, &outcome.paper));
                    }
                    outcomes.push(outcome);
                }
                (["findings"], Some(outcome)) => outcome.stated.extend(block.text.lines().map(str::to_owned)),
                (["text"], Some(outcome)) => outcome.says(Lang::En, &block.text, problems),
                (["text", lang], Some(outcome)) => outcome.says(lang_of(lang), &block.text, problems),
                (["fmt"], Some(outcome)) => compare("canonical text", &block.text, &formatted(&outcome.raw, None), problems),
                (["fmt", lang], Some(outcome)) => {
                    compare("canonical text", &block.text, &formatted(&outcome.raw, Some(lang_of(lang))), problems);
                }
                ([lang @ ("en" | "fr" | "ar")], Some(outcome)) => outcome.prints(lang_of(lang), &block.text, problems),
                (other, _) => problems.push(format!("no such block: {other:?}, or nothing before it")),
            }
        }
        for outcome in &outcomes {
            outcome.expectations(problems);
            if show {
                println!("{}: {}", self.heading, outcome.all());
                for lang in [Lang::En, Lang::Fr, Lang::Ar] {
                    println!("{}", outcome.printed(lang).join("\n"));
                }
            }
        }
    }
}

const VERDICTS: [&str; 6] = ["holds", "conflict", "gap", "question", "not-applicable", "waived"];

/// The value of `pair=LY-PH` among the words of a block.
fn option<'h>(how: &[&'h str], name: &str) -> Option<&'h str> {
    how.iter().find_map(|word| word.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// The text under the States, the form and the date that the block says.
fn under(text: String, how: &[&str]) -> String {
    let mut text = text;
    if let Some((destination, origin)) = option(how, "pair").and_then(|pair| pair.split_once('-')) {
        text = text
            .replacen("agreement LY-NE", &format!("agreement {destination}-{origin}"), 1)
            .replacen("destination: LY", &format!("destination: {destination}"), 1)
            .replacen("origin: NE", &format!("origin: {origin}"), 1);
    }
    if let Some(form) = option(how, "form") {
        text = text.replacen("form: treaty", &format!("form: {form}"), 1);
    }
    if let Some(date) = option(how, "date") {
        text = text.replacen("date: 2026-11-21", &format!("date: {date}"), 1);
    }
    text
}

fn read(raw: &str, how: &[&str], law: Option<&Law>) -> Outcome {
    let (text, before) = if how.contains(&"file") {
        (raw.trim_end_matches('\n').to_owned() + if raw.is_empty() { "" } else { "\n" }, 0)
    } else if how.contains(&"article") {
        (format!("{HEADER}{raw}"), HEADER.matches('\n').count())
    } else {
        let whole = in_article(raw.trim_end_matches('\n'));
        let before = whole.find(raw.trim_end_matches('\n')).map_or(0, |at| whole[..at].matches('\n').count());
        (whole, before)
    };
    let text = under(text, how);
    let project = project(&text);
    let on = option(how, "on");
    let (all, verdict) = match law {
        Some(law) => {
            let outcome = judged(&project, law, on);
            let verdict = verdict(&outcome);
            (outcome.findings, verdict)
        }
        None => (findings(&project), "not applicable"),
    };
    let law = law.unwrap_or_else(|| Law::embedded());
    let mut found = Vec::new();
    for finding in all {
        let source = project.sources.get(finding.span.file).expect("the finding stands in a file");
        assert!(text.get(finding.span.range()).is_some(), "{} has a place outside the text", finding.rule);
        let place = source.place(finding.span.start);
        let said = [Lang::Ar, Lang::Fr, Lang::En].map(|lang| message(&finding, law, lang));
        found.push(Found {
            line: place.line,
            severity: finding.severity.word(),
            rule: finding.rule,
            marked: source.slice(finding.span).to_owned(),
            reasons: said.each_ref().map(|said| said.reasons.clone()),
            messages: said.map(|said| (said.text, said.help)),
        });
    }
    let paper = paper(&project);
    let before = u32::try_from(before).unwrap();
    Outcome { raw: raw.to_owned(), before, found, paper, stated: Vec::new(), text, on: on.map(str::to_owned), verdict }
}

impl Outcome {
    /// Compares what was found with what the comments state.
    fn expectations(&self, problems: &mut Vec<String>) {
        let mut expected = Vec::new();
        for (number, line) in (1_u32..).zip(self.raw.lines()) {
            let above = line.trim_start().strip_prefix("#^");
            let (stated, number) = match above {
                Some(stated) => (Some(stated), number - 1),
                None => (line.rsplit_once('#').map(|(_, comment)| comment), number),
            };
            if let Some(stated) = stated {
                expected.extend(expectations_in(stated).into_iter().map(|one| (number + self.before, one)));
            }
        }
        for line in &self.stated {
            let (number, stated) = line.split_once(' ').unwrap_or(("", line));
            let parsed = (number.parse::<u32>(), expectations_in(stated));
            match parsed {
                // The whole agreement goes by its header, which may stand before the block.
                (Err(_), all) if number == "header" && !all.is_empty() => expected.extend(all.into_iter().map(|one| (1, one))),
                (Ok(number), all) if !all.is_empty() => expected.extend(all.into_iter().map(|one| (number + self.before, one))),
                _ => problems.push(format!("a line of `findings` that says nothing: {line:?}")),
            }
        }
        let mut left: Vec<&Found> = self.found.iter().collect();
        for (line, (severity, rule, marked)) in expected {
            let fits = |found: &&Found| {
                found.line == line
                    && found.severity == severity
                    && found.rule == rule
                    && marked.as_ref().is_none_or(|words| *words == found.marked)
            };
            match left.iter().position(fits) {
                Some(at) => {
                    left.remove(at);
                }
                None => problems.push(format!(
                    "line {}: expected {severity}: {rule}{}",
                    i64::from(line) - i64::from(self.before),
                    marked.map(|words| format!(" at {words:?}")).unwrap_or_default()
                )),
            }
        }
        for found in left {
            problems.push(format!("line {}: found {}", i64::from(found.line) - i64::from(self.before), found.shown()));
        }
    }

    fn says(&self, lang: Lang, expected: &str, problems: &mut Vec<String>) {
        let at = match lang {
            Lang::Ar => 0,
            Lang::Fr => 1,
            Lang::En => 2,
        };
        let helps = expected.lines().any(|line| line.starts_with("help: "));
        let mut actual = String::new();
        for found in &self.found {
            let (text, help) = &found.messages[at];
            let _ = writeln!(actual, "{}", visible(text));
            if let Some(help) = help.as_ref().filter(|_| helps) {
                let _ = writeln!(actual, "help: {}", visible(help));
            }
        }
        compare("message", expected, &actual, problems);
    }

    /// Judges the text by each expression.
    fn answers(&self, expected: &str, problems: &mut Vec<String>) {
        let project = project(&self.text);
        let mut law = Law::decode();
        for line in expected.lines().filter(|line| !line.trim().is_empty()) {
            let mut parts = line.splitn(3, '|').map(str::trim);
            let (wanted, require, when) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            if let Err(problem) = put(&mut law, &format!("require = '{require}'\nwhen = '{when}'")) {
                problems.push(format!("`{require}`: {problem}"));
                continue;
            }
            let found = verdict(&judged(&project, &law, self.on.as_deref()));
            if found != wanted {
                problems.push(format!("`{require}`: expected {wanted}, found {found}"));
            }
        }
    }

    fn reasons(&self, lang: Lang, expected: &str, problems: &mut Vec<String>) {
        let at = Lang::ALL.iter().position(|one| *one == lang).unwrap_or(0);
        let mine = self.found.iter().filter(|found| found.rule == RULE);
        let actual: String = mine.flat_map(|found| &found.reasons[at]).map(|reason| visible(reason) + "\n").collect();
        compare("reasons", expected, &actual, problems);
    }

    fn prints(&self, lang: Lang, expected: &str, problems: &mut Vec<String>) {
        let mut actual = self.printed(lang).join("\n");
        actual.push('\n');
        compare("printed text", expected, &actual, problems);
    }

    /// What is printed; of a lone wrapped article only what stands under its heading.
    fn printed(&self, lang: Lang) -> Vec<String> {
        let mut lines = printed(&self.paper, lang);
        if self.before > HEADER.matches('\n').count() as u32 && !lines.is_empty() {
            lines.remove(0);
        }
        lines
    }

    fn all(&self) -> String {
        self.found.iter().map(|found| format!("\n  line {}: {}", i64::from(found.line) - i64::from(self.before), found.shown())).collect()
    }
}

impl Found {
    fn shown(&self) -> String {
        format!("{}: {} at {:?} ({})", self.severity, self.rule, self.marked, self.messages[2].0)
    }
}

/// `error: rule at "words" & warning: rule`: weight, rule, marked words. Other comments state nothing.
fn expectations_in(comment: &str) -> Vec<(String, String, Option<String>)> {
    comment
        .split(" & ")
        .filter_map(|one| {
            let (severity, rest) = one.trim().split_once(": ")?;
            if !["error", "warning", "advice"].contains(&severity) {
                return None;
            }
            let (rule, marked) = match rest.split_once(" at ") {
                Some((rule, words)) => (rule, Some(words.trim().trim_matches('"').to_owned())),
                None => (rest, None),
            };
            Some((severity.to_owned(), rule.trim().to_owned(), marked))
        })
        .collect()
}

fn lang_of(code: &str) -> Lang {
    Lang::from_code(code).unwrap_or_else(|| panic!("no such language: {code}"))
}

fn visible(text: &str) -> String {
    text.replace('\u{A0}', "~").replace('\u{202F}', "_")
}

fn compare(what: &str, expected: &str, actual: &str, problems: &mut Vec<String>) {
    if expected.trim_end() != actual.trim_end() {
        problems.push(format!("{what}, expected:\n{}\n{what}, actual:\n{}", expected.trim_end(), actual.trim_end()));
    }
}

fn different_papers(one: &Paper, two: &Paper) -> String {
    let mut out = String::from("the papers differ");
    for lang in Lang::ALL {
        let (one, two) = (one.text(lang), two.text(lang));
        let pairs = one.lines().zip(two.lines()).filter(|(one, two)| one != two);
        for (one, two) in pairs.take(4) {
            let _ = write!(out, "\n- {one}\n+ {two}");
        }
        if one.lines().count() != two.lines().count() {
            let _ = write!(out, "\n{} lines and {}", one.lines().count(), two.lines().count());
        }
    }
    out
}
