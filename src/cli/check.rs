//! `mithaq check`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{CheckOptions, FindingFormat};
use super::config::{Project as Folder, project_of};
use super::exclude::leave_out;
use super::files::{Found, Unusable, agreements, loader, read, shown};
use super::many::each;
use super::mend::mend;
use super::output::{Output, width};
use super::rules::show_findings;
use super::settings::{Choices, strange_packs};
use super::{Status, baseline};
use crate::check::{Outcome, Selection, check};
use crate::finding::Severity;
use crate::law::Law;
use crate::model::{Project, load};
use crate::render::findings::{Report, View, github, json, junit, markdown, sarif, text};
use crate::vocabulary::Vocabulary;

/// What was found in one agreement, with all that is needed to show it.
pub(crate) struct Checked {
    pub file: String,
    pub project: Project,
    pub outcome: Outcome,
    /// Which of the findings are known to the baseline, by their place in the list.
    pub known: BTreeSet<usize>,
    /// The file of known findings.
    pub baseline: Option<PathBuf>,
    folder: Arc<Folder>,
    selection: Selection,
    deny: Severity,
    named: bool,
}

impl Checked {
    pub fn vocabulary(&self) -> &Vocabulary {
        self.folder.vocabulary()
    }

    fn report(&self) -> Report<'_> {
        let report = Report::new(&self.file, &self.project, self.vocabulary(), (&self.outcome, &self.selection));
        Report { known: &self.known, deny: self.deny, ..report }
    }
}

pub(crate) fn run(options: &CheckOptions, output: &mut Output) -> Status {
    let strange = strange_packs(&options.packs);
    if !strange.is_empty() {
        strange.iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
        return Status::Unusable;
    }
    let (mut found, unusable) = agreements(&options.paths);
    leave_out(&mut found, Choices::excluded_from_checks, output);
    let mut sound = unusable.is_empty();
    unusable.iter().for_each(|problem| problem.tell(output));
    if options.fix {
        sound &= mend_all(&found, options, output);
    }
    let mut checked = Vec::with_capacity(found.len());
    for outcome in each(&found, |file| check_one(file, options), |done, of| output.progress(done, of)) {
        match outcome {
            Ok(one) => checked.push(one),
            Err(problem) => {
                problem.tell(output);
                sound = false;
            }
        }
    }
    drop_shared(&mut checked);
    for problem in checked.iter().flat_map(|one| &one.folder.problems).collect::<BTreeSet<_>>() {
        output.note_text(&problem.say(output.lang));
        sound = false;
    }
    sound &= tell_rule_files(&checked, matches!(options.format, FindingFormat::Text), output);
    sound &= settle(&mut checked, options, sound, output);
    let reports: Vec<Report<'_>> = checked.iter().map(Checked::report).collect();
    let own = registers(&checked);
    show(&reports, own.as_ref().unwrap_or_else(|| Law::embedded()), options, sound, output);
    match (sound, reports.iter().any(Report::denied)) {
        (false, _) => Status::Unusable,
        (true, true) => Status::Findings,
        (true, false) => Status::Clean,
    }
}

/// Mends the files before they are checked; false when one could not be.
fn mend_all(found: &[Found], options: &CheckOptions, output: &Output) -> bool {
    let mut sound = true;
    for file in found {
        if file.path == Path::new("-") {
            output.note("cannot_mend_input", &[]);
            sound = false;
            continue;
        }
        let folder = project_of(&file.path);
        if let Err(problem) = mend(&file.path, &folder, &selection(options, &folder), options.all_fixes, output) {
            problem.tell(output);
            sound = false;
        }
    }
    sound
}

/// The mistakes in the rule files of the projects; false when there are any: the run is not complete.
fn tell_rule_files(checked: &[Checked], among_results: bool, output: &mut Output) -> bool {
    let mut told: Vec<*const Folder> = Vec::new();
    let mut sound = true;
    for one in checked {
        let folder = Arc::as_ptr(&one.folder);
        if !told.contains(&folder) {
            told.push(folder);
            sound &= show_findings(&one.folder.own_rules, among_results, output) == Status::Clean;
        }
    }
    sound
}

/// The registers with the rules of every project that was met, for what is said of their findings.
fn registers(checked: &[Checked]) -> Option<Law> {
    let own = || checked.iter().filter_map(|one| one.folder.law.as_ref());
    own().next()?;
    let mut law = Law::decode();
    own().for_each(|other| law.add_rules_of(other));
    Some(law)
}

/// Reads or writes the file of known findings.
fn settle(checked: &mut [Checked], options: &CheckOptions, sound: bool, output: &Output) -> bool {
    let Some(path) = &options.write_baseline else { return baseline::apply(checked, output) };
    if !sound {
        output.note("baseline_not_written", &[("file", &shown(path))]);
        return false;
    }
    match baseline::record(checked, path, output) {
        Ok(()) => true,
        Err(problem) => {
            problem.tell(output);
            false
        }
    }
}

fn check_one(found: &Found, options: &CheckOptions) -> Result<Checked, Unusable> {
    let source = read(&found.path)?;
    let file = source.name.clone();
    let folder = project_of(if found.path == Path::new("-") { Path::new("./-") } else { &found.path });
    let loader = loader(folder.root.clone());
    let mut project = load(source, folder.vocabulary(), &loader);
    let selection = selection(options, &folder);
    let outcome = check(&project, folder.vocabulary(), folder.law(), &selection);
    // Nobody needs the trees any more, and in a run over many files they weigh most.
    project.trees = Vec::new();
    Ok(Checked {
        file,
        project,
        outcome,
        known: BTreeSet::new(),
        baseline: options.baseline.clone().or_else(|| folder.choices.baseline.clone()),
        deny: options.deny.map(Severity::from).or(folder.choices.deny).unwrap_or(Severity::Error),
        folder,
        selection,
        named: found.named,
    })
}

/// What the command line says, else what the project says.
fn selection(options: &CheckOptions, folder: &Folder) -> Selection {
    folder.choices.selection(&options.packs, options.on)
}

/// A file without a header that another file uses is a part, not an agreement: it was checked
/// where it is used.
fn drop_shared(checked: &mut Vec<Checked>) {
    let parts = |one: &Checked| one.project.sources.iter().skip(1).map(|(_, source)| source.name.clone()).collect::<Vec<_>>();
    let used: BTreeSet<String> = checked.iter().flat_map(parts).collect();
    checked.retain(|one| one.named || !used.contains(&one.file) || !one.project.agreement.id.text.is_empty());
}

fn show(reports: &[Report<'_>], law: &Law, options: &CheckOptions, sound: bool, output: &mut Output) {
    let view = View { law, lang: output.lang, colour: output.colour, width: width(), waived: options.show_waived, full: options.full };
    match options.format {
        FindingFormat::Json => output.text(&(json(reports, &view) + "\n")),
        FindingFormat::Sarif => output.text(&(sarif(reports, &view, sound) + "\n")),
        FindingFormat::Junit => output.text(&junit(reports, &view)),
        FindingFormat::Markdown => output.text(&markdown(reports, &view)),
        FindingFormat::Text => reports.iter().for_each(|report| output.text(&text(report, &view))),
        FindingFormat::Github => reports.iter().for_each(|report| output.text(&github(report, &view))),
    }
    reports.iter().for_each(|report| summary(report, &view, output));
}

/// One line for the findings of a file, and one for each thing that is not among them.
fn summary(report: &Report<'_>, view: &View<'_>, output: &Output) {
    if output.quiet {
        return;
    }
    let number = |severity| report.count(severity).to_string();
    let (errors, warnings, advice) = (number(Severity::Error), number(Severity::Warning), number(Severity::Advice));
    let rules = report.tally(view.law).run.to_string();
    let packs = report.packs(view.law).join(", ");
    let date = report.date().map(|date| date.to_string());
    let date = date.unwrap_or_else(|| crate::wording::words::Words::embedded(view.lang).interface("date_unknown").to_owned());
    let key = if report.outcome.findings.is_empty() { "summary_clean" } else { "summary_findings" };
    let file = ("file", report.file);
    let counts =
        [file, ("errors", &errors), ("warnings", &warnings), ("advice", &advice), ("rules", &rules), ("packs", &packs), ("date", &date)];
    output.summary(key, &counts);
    let (known, waived) = (report.known.len(), report.outcome.waived.len());
    if known > 0 {
        output.summary("summary_known", &[file, ("count", &known.to_string())]);
    }
    if waived > 0 {
        output.summary("summary_waived", &[file, ("count", &waived.to_string())]);
    }
    if !report.selection.skip.is_empty() {
        let rules = report.selection.skip.iter().cloned().collect::<Vec<_>>().join(", ");
        output.summary("summary_skipped", &[file, ("rules", &rules)]);
    }
}
