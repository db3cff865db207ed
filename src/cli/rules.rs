//! `mithaq rules`: the rule book, its self-test, and what of the sources it covers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Status;
use super::args::{BookFormat, RulesCommand, RulesOptions, TestOptions};
use super::config::project_of;
use super::many::each;
use super::output::Output;
use super::own_rules::{OwnRules, read_rules};
use crate::check::selftest::try_rule;
use crate::diff::judgement::trial::try_change;
use crate::finding::Severity;
use crate::law::Law;
use crate::law::rulebook::BookRule;
use crate::render::book::{coverage, coverage_text, list, list_text, score, trial_text};
use crate::render::findings::{View, findings_in};
use crate::vocabulary::Vocabulary;

pub(crate) fn run(options: &RulesOptions, output: &mut Output) -> Status {
    let project = project_of(Path::new("./-"));
    // What is told of the book is whole only when the rules of the project could be read.
    let named = matches!(&options.command, RulesCommand::Test(wanted) if !wanted.paths.is_empty());
    let sound = if named { Status::Clean } else { show_findings(&project.own_rules, false, output) };
    sound.max(match &options.command {
        RulesCommand::List(wanted) => {
            let entries = list(project.law(), output.lang, &wanted.pack, wanted.subject.as_deref());
            match wanted.format {
                BookFormat::Text => output.text(&list_text(&entries)),
                BookFormat::Json => json(&entries, output),
            }
            Status::Clean
        }
        RulesCommand::Coverage(wanted) => {
            let coverage = coverage(project.law());
            match wanted.format {
                BookFormat::Text => output.text(&coverage_text(&coverage, output.lang)),
                BookFormat::Json => json(&coverage, output),
            }
            if coverage.strays.is_empty() { Status::Clean } else { Status::Findings }
        }
        RulesCommand::Test(wanted) => test(wanted, project.vocabulary(), project.law(), output),
    })
}

fn json<T: serde::Serialize>(value: &T, output: &mut Output) {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    output.text(&text);
}

fn test(options: &TestOptions, vocabulary: &Vocabulary, law: &Law, output: &mut Output) -> Status {
    let mut status = Status::Clean;
    let trials = if options.paths.is_empty() {
        let rules: BTreeMap<&str, &BookRule> = law.book().map(|rule| (rule.id.as_str(), rule)).collect();
        let pages = law.pages().filter_map(|page| rules.get(page.id.as_str()).map(|rule| (page, *rule)));
        let pages: Vec<_> = pages.collect();
        let changes: Vec<_> = law.change_cards().collect();
        let mut trials = each(&pages, |(page, rule)| try_rule(page, rule, vocabulary, law), |_, _| {});
        trials.extend(each(&changes, |page| try_change(page, vocabulary, law), |_, _| {}));
        trials
    } else {
        let own = read_rules(&files(&options.paths), vocabulary, law);
        status = status.max(show_findings(&own, matches!(options.format, BookFormat::Text), output));
        let mut trials = each(&own.rules, |(page, rule)| try_rule(page, rule, vocabulary, law), |_, _| {});
        trials.extend(each(&own.changes, |page| try_change(page, vocabulary, law), |_, _| {}));
        trials
    };
    match options.format {
        BookFormat::Text => output.text(&trial_text(&trials, output.lang)),
        BookFormat::Json => json(&score(&trials), output),
    }
    let score = score(&trials);
    let failed = score.mismatches > 0 || score.permille() < usize::from(options.least).saturating_mul(10);
    if failed { status.max(Status::Findings) } else { status }
}

/// The mistakes in rule files, shown as those in agreements are; beside the results where these are
/// for a program or another reader.
pub(crate) fn show_findings(own: &OwnRules, among_results: bool, output: &mut Output) -> Status {
    let view = View { law: Law::embedded(), lang: output.lang, colour: output.colour, width: 120, waived: false, full: true };
    let text = findings_in(&own.findings, &own.sources, &view);
    match (text.is_empty(), among_results) {
        (true, _) => {}
        (false, true) => output.text(&text),
        (false, false) => output.note_text(text.trim_end()),
    }
    own.unreadable.iter().for_each(|problem| problem.tell(output));
    let broken = own.findings.iter().any(|finding| finding.severity == Severity::Error);
    if broken || !own.unreadable.is_empty() { Status::Unusable } else { Status::Clean }
}

/// The rule files named, and those of the folders named.
fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().flat_map(|path| if path.is_dir() { super::own_rules::rule_files(path) } else { vec![path.clone()] }).collect()
}
