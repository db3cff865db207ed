//! `mithaq check --fix`: puts the replacements of findings into a file, and checks it again.

use std::collections::BTreeSet;
use std::path::Path;

use super::config::Project as Settings;
use super::files::{Unusable, loader, read, write};
use super::output::Output;
use crate::check::{Selection, check};
use crate::finding::{Finding, Fix, Severity, apply};
use crate::model::load;
use crate::syntax::{FormatOptions, format, parse};
use crate::text::{FileId, Source};
use crate::vocabulary::Vocabulary;

/// Mending opens up what could not be seen before; it has to end all the same.
const MOST_ROUNDS: usize = 100;

/// Mends a file; returns how many replacements were made.
pub(crate) fn mend(path: &Path, settings: &Settings, selection: &Selection, all: bool, output: &Output) -> Result<usize, Unusable> {
    let source = read(path)?;
    let before = source.text.clone();
    let canonical = formatted(&before, settings.vocabulary()) == before;
    let (after, made) = mended(&source.name, source.text, settings, selection, all);
    // What was in the standard layout stays in it.
    let after = if canonical { formatted(&after, settings.vocabulary()) } else { after };
    if after != before {
        write(path, after.as_bytes())?;
        output.note("mended", &[("file", &source.name), ("count", &made.to_string())]);
    }
    Ok(made)
}

fn mended(name: &str, text: String, settings: &Settings, selection: &Selection, all: bool) -> (String, usize) {
    let (mut text, mut total) = (text, 0);
    let mut refused: BTreeSet<(String, String)> = BTreeSet::new();
    let lines = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut findings = found(name, &text, settings, selection);
    for _ in 0..MOST_ROUNDS {
        let wanted: Vec<(&Finding, &Fix)> = findings.iter().filter_map(|one| usable(one, all, &refused)).collect();
        if wanted.is_empty() {
            break;
        }
        let fitted: Vec<Fix> =
            wanted.iter().map(|(_, fix)| Fix { text: fix.text.replace("\r\n", "\n").replace('\n', lines), ..(*fix).clone() }).collect();
        let fixes: Vec<&Fix> = fitted.iter().collect();
        let (next, made) = apply(&text, &fixes);
        let after = found(name, &next, settings, selection);
        if made > 0 && errors(&after) <= errors(&findings) && after.len() < findings.len() {
            (text, total, findings) = (next, total + made, after);
            continue;
        }
        // One of them does harm: make them one by one.
        let (Some((finding, fix)), Some(fitted)) = (wanted.first(), fixes.first()) else { break };
        let (next, made) = apply(&text, &[fitted]);
        let after = found(name, &next, settings, selection);
        let better = !after.iter().any(|one| one.rule == finding.rule && one.facts == finding.facts && one.span == finding.span);
        if made == 1 && errors(&after) <= errors(&findings) && after.len() <= findings.len() && better {
            (text, total, findings) = (next, total + 1, after);
        } else {
            refused.insert(key(finding, fix));
        }
    }
    (text, total)
}

/// A replacement in the file itself that may be made and was not refused.
fn usable<'f>(finding: &'f Finding, all: bool, refused: &BTreeSet<(String, String)>) -> Option<(&'f Finding, &'f Fix)> {
    let fix = finding.fix.as_ref()?;
    let wanted = (fix.safe || all) && fix.span.file == FileId(0) && !refused.contains(&key(finding, fix));
    wanted.then_some((finding, fix))
}

fn formatted(text: &str, vocabulary: &Vocabulary) -> String {
    let source = Source::new(String::new(), text.to_owned());
    let parsed = parse(FileId(0), &source, vocabulary);
    if parsed.tree.sound { format(&parsed.tree, &source, vocabulary, FormatOptions::default()) } else { source.text }
}

fn key(finding: &Finding, fix: &Fix) -> (String, String) {
    (finding.rule.to_owned(), fix.text.clone())
}

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fn found(name: &str, text: &str, settings: &Settings, selection: &Selection) -> Vec<Finding> {
    let loader = loader(settings.root.clone());
    let project = load(Source::new(name.to_owned(), text.to_owned()), settings.vocabulary(), &loader);
    check(&project, settings.vocabulary(), settings.law(), selection).findings
}
