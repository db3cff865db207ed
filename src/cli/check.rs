//! `mithaq check`.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Status;
use super::args::{CheckOptions, FindingFormat};
use super::config::project_of;
use super::files::{Found, Unusable, agreements, loader, read};
use super::mend::mend;
use super::output::Output;
use crate::check::{Selection, check};
use crate::finding::{Finding, Severity};
use crate::law::Law;
use crate::model::load;
use crate::render::findings::{Report, View, github, json, text};
use crate::text::Sources;

/// What was found in one agreement, with all that is needed to show it.
struct Checked {
    file: String,
    agreement: String,
    sources: Sources,
    findings: Vec<Finding>,
    waived: usize,
    named: bool,
    problems: Vec<String>,
}

pub(crate) fn run(options: &CheckOptions, output: &mut Output) -> Status {
    let (found, unusable) = agreements(&options.paths);
    let mut status = if unusable.is_empty() { Status::Clean } else { Status::Unusable };
    unusable.iter().for_each(|problem| problem.tell(output));
    if options.fix {
        status = status.max(mend_all(&found, options, output));
    }
    let outcomes = check_all(&found, output);
    let mut checked = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        match outcome {
            Ok(one) => checked.push(one),
            Err(problem) => {
                problem.tell(output);
                status = Status::Unusable;
            }
        }
    }
    drop_shared(&mut checked);
    for problem in checked.iter().flat_map(|one| &one.problems).collect::<BTreeSet<_>>() {
        output.note("config_problem", &[("problem", problem)]);
        status = Status::Unusable;
    }
    show(&checked, options, output);
    let deny = Severity::from(options.deny);
    let denied = checked.iter().any(|one| one.findings.iter().any(|finding| finding.severity >= deny));
    if denied { status.max(Status::Findings) } else { status }
}

fn mend_all(found: &[Found], options: &CheckOptions, output: &Output) -> Status {
    let mut status = Status::Clean;
    for file in found {
        if file.path == Path::new("-") {
            output.note("cannot_mend_input", &[]);
            status = Status::Unusable;
            continue;
        }
        let settings = project_of(&file.path);
        if let Err(problem) = mend(&file.path, &settings, &Selection::default(), options.all_fixes, output) {
            problem.tell(output);
            status = Status::Unusable;
        }
    }
    status
}

/// Checks files side by side; the order of the results is that of the files.
fn check_all(found: &[Found], output: &Output) -> Vec<Result<Checked, Unusable>> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, Result<Checked, Unusable>)>> = Mutex::new(Vec::with_capacity(found.len()));
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(found.len()).max(1);
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = found.get(at) else { break };
            let outcome = check_one(file);
            if let Ok(mut all) = results.lock() {
                all.push((at, outcome));
                output.progress(all.len(), found.len());
            }
        }
    };
    if workers == 1 {
        work();
    } else {
        std::thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(work);
            }
        });
    }
    let mut results = results.into_inner().unwrap_or_default();
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, outcome)| outcome).collect()
}

fn check_one(found: &Found) -> Result<Checked, Unusable> {
    let source = read(&found.path)?;
    let file = source.name.clone();
    let settings = project_of(if found.path == Path::new("-") { Path::new("./-") } else { &found.path });
    let loader = loader(settings.root.clone());
    let project = load(source, settings.vocabulary(), &loader);
    let outcome = check(&project, settings.vocabulary(), settings.law(), &Selection::default());
    Ok(Checked {
        file,
        agreement: project.agreement.id.text,
        sources: project.sources,
        findings: outcome.findings,
        waived: outcome.waived.len(),
        named: found.named,
        problems: settings.problems,
    })
}

/// A file without a header that another file uses is a part, not an agreement: it was checked
/// where it is used.
fn drop_shared(checked: &mut Vec<Checked>) {
    let used: BTreeSet<String> = checked.iter().flat_map(|one| one.sources.iter().skip(1).map(|(_, source)| source.name.clone())).collect();
    checked.retain(|one| one.named || !used.contains(&one.file) || !one.agreement.is_empty());
}

fn show(checked: &[Checked], options: &CheckOptions, output: &mut Output) {
    let view = View { law: Law::embedded(), lang: output.lang, colour: output.colour, width: width() };
    let reports: Vec<Report<'_>> = checked
        .iter()
        .map(|one| Report {
            file: &one.file,
            agreement: &one.agreement,
            sources: &one.sources,
            findings: &one.findings,
            waived: one.waived,
        })
        .collect();
    match options.format {
        FindingFormat::Json => {
            let mut document = json(&reports, &view);
            document.push('\n');
            output.text(&document);
        }
        FindingFormat::Text => reports.iter().for_each(|report| output.text(&text(report, &view))),
        FindingFormat::Github => reports.iter().for_each(|report| output.text(&github(report, &view))),
    }
    for report in &reports {
        let number = |severity| report.count(severity).to_string();
        let (errors, warnings, advice) = (number(Severity::Error), number(Severity::Warning), number(Severity::Advice));
        let rules = view.law.rules().count().to_string();
        let key = if report.findings.is_empty() { "summary_clean" } else { "summary_findings" };
        output.summary(
            key,
            &[
                ("file", report.file),
                ("errors", &errors),
                ("warnings", &warnings),
                ("advice", &advice),
                ("rules", &rules),
                ("packs", "drafting"),
            ],
        );
        if report.waived > 0 {
            output.summary("summary_waived", &[("file", report.file), ("count", &report.waived.to_string())]);
        }
    }
}

/// The width of the terminal, as the environment gives it.
fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(120).clamp(60, 240)
}
