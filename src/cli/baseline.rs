//! The file of known findings: read before findings are shown, written when that is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::check::Checked;
use super::files::{Unusable, reason, same_file, shown, write};
use super::output::Output;
use crate::check::{Fingerprint, Marker};
use crate::finding::Severity;
use crate::render::findings::{BASELINE, Baseline, NotRead, is_baseline};

/// Marks what is known. False when a baseline could not be read: then every finding counts.
pub(crate) fn apply(checked: &mut [Checked], output: &Output) -> bool {
    let mut all: BTreeMap<PathBuf, Option<Baseline>> = BTreeMap::new();
    for one in checked {
        let Some(path) = one.baseline.clone() else { continue };
        let baseline = all.entry(path.clone()).or_insert_with(|| match read(&path, output) {
            Ok(baseline) => Some(baseline),
            Err(problem) => {
                problem.into_iter().for_each(|problem| problem.tell(output));
                None
            }
        });
        if let Some(baseline) = baseline {
            one.known = known(one, baseline, &path);
        }
    }
    all.values().all(Option::is_some)
}

/// Records what was found, so that it is known from now on.
pub(crate) fn record(checked: &mut [Checked], path: &Path, output: &Output) -> Result<(), Unusable> {
    let is_source = |one: &Checked| one.project.sources.iter().any(|(_, source)| same_file(path, Path::new(&source.name)));
    if checked.iter().any(is_source) {
        return Err(Unusable::new("output_is_input", path));
    }
    if path.exists() && !fs::read_to_string(path).is_ok_and(|text| is_baseline(&text)) {
        return Err(Unusable::new("baseline_other_file", path));
    }
    let mut baseline = Baseline::default();
    for one in checked.iter() {
        let (prints, unread) = prints(one);
        let readable = prints.into_iter().enumerate().filter(|(at, _)| !unread.contains(at));
        baseline.record(&name(&one.file, path), readable.map(|(_, print)| print));
    }
    write(path, baseline.text().as_bytes())?;
    output.summary("baseline_written", &[("file", &shown(path)), ("count", &baseline.len().to_string())]);
    for one in checked {
        one.known = known(one, &baseline, path);
    }
    Ok(())
}

fn known(one: &Checked, baseline: &Baseline, path: &Path) -> BTreeSet<usize> {
    let (prints, unread) = prints(one);
    let known = baseline.known(&name(&one.file, path), prints.into_iter());
    known.difference(&unread).copied().collect()
}

/// What the findings are known by; and those that say that a text could not be read, which nobody
/// can live with, because the rules do not see that text.
fn prints(one: &Checked) -> (Vec<(Fingerprint, Severity)>, BTreeSet<usize>) {
    let marker = Marker::new(&one.project, one.vocabulary());
    let findings = &one.outcome.findings;
    let errors = one.project.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: BTreeSet<_> = errors.map(|finding| (finding.span, finding.rule)).collect();
    let unread = findings.iter().enumerate().filter(|(_, finding)| errors.contains(&(finding.span, finding.rule)));
    (findings.iter().map(|finding| (marker.fingerprint(finding), finding.severity)).collect(), unread.map(|(at, _)| at).collect())
}

/// Reads a baseline; what is wrong with it has been said when there is nothing more to tell.
fn read(path: &Path, output: &Output) -> Result<Baseline, Option<Unusable>> {
    let text = fs::read_to_string(path).map_err(|error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let problem = Unusable::new(if missing { "not_found" } else { "cannot_read" }, path);
        Some(problem.with("reason", reason(&error)))
    })?;
    Baseline::read(&text).map_err(|problem| {
        let file = shown(path);
        match problem {
            NotRead::Form(line, column) => {
                output.note("baseline_form", &[("file", &file), ("line", &line.to_string()), ("column", &column.to_string())]);
            }
            NotRead::Version(version) => {
                output.note("baseline_version", &[("file", &file), ("version", &version), ("known", BASELINE)]);
            }
        }
        None
    })
}

/// The name of a file as the baseline has it: from the folder of the baseline, so that it is the
/// same wherever the program is run.
fn name(file: &str, baseline: &Path) -> String {
    let folder = match baseline.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match (fs::canonicalize(file), fs::canonicalize(folder)) {
        (Ok(file), Ok(folder)) => shown(&relative(&file, &folder)),
        _ => file.to_owned(),
    }
}

fn relative(file: &Path, folder: &Path) -> PathBuf {
    let (file, folder): (Vec<_>, Vec<_>) = (file.components().collect(), folder.components().collect());
    let shared = file.iter().zip(&folder).take_while(|(one, two)| one == two).count();
    let up = folder.iter().skip(shared).map(|_| Component::ParentDir);
    up.chain(file.iter().skip(shared).copied()).collect()
}
