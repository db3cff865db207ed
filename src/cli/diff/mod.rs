//! `mithaq diff`.

mod git;
mod options;
mod pairs;
mod paper;
mod sides;

pub(super) use options::DiffOptions;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Status;
use super::config::{Project as Folder, project_of};
use super::files::{Unusable, same_file, shown, write};
use super::output::Output;
use super::rules::show_findings;
use super::settings::strange_packs;
use crate::check::Selection;
use crate::diff::{Bench, Comparison, Worth, compare};
use crate::model::{Project, load};
use crate::render::changes::{Compared, Round, Show, json, markdown, text};
use crate::text::{Lang, Sources};
use options::DenyChange;
use sides::{Given, Uses};

/// Two texts read and compared, with all that is needed to show it.
struct Done {
    old: Project,
    new: Project,
    comparison: Comparison,
    folder: Arc<Folder>,
    selection: Selection,
    /// Where the new text is, for the names of papers.
    file: PathBuf,
}

/// What a run came to.
#[derive(Default)]
struct Outcome {
    done: Vec<Done>,
    added: Vec<(String, String)>,
    removed: Vec<(String, String)>,
    /// Files that could not be used.
    unusable: bool,
}

/// How the answer is shown.
enum Format {
    Text,
    Json,
    Markdown,
    Redline(&'static str),
    Brief(&'static str),
}

pub(crate) fn run(options: &DiffOptions, output: &mut Output) -> Status {
    let strange = strange_packs(&options.packs);
    if !strange.is_empty() {
        strange.iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
        return Status::Unusable;
    }
    let status = answer(options, output).unwrap_or_else(|problem| {
        problem.tell(output);
        Status::Unusable
    });
    // A driver that fails stops git; what is wrong has been said.
    if options.git_driver || matches!(options.sides.len(), 7 | 9) { status.min(Status::Clean) } else { status }
}

fn answer(options: &DiffOptions, output: &mut Output) -> Result<Status, Unusable> {
    let format = format(options)?;
    let Some(sides) = sides::sides(options)? else {
        let file = options.sides.first().map(PathBuf::from).unwrap_or_default();
        output.note("diff_unmerged", &[("file", &shown(&file))]);
        return Ok(Status::Clean);
    };
    if matches!(format, Format::Redline(_) | Format::Brief(_)) {
        sides.refuse_folder()?;
    }
    sides.refuse_output(options.output.as_deref())?;
    let mut outcome = pairs::compare_all(sides, options, output);
    let sound = tell_projects(&outcome.done, output) && !outcome.unusable;
    outcome.done.iter().for_each(|done| notes(done, output));
    let status = match format {
        Format::Redline(name) | Format::Brief(name) => {
            let write = if matches!(format, Format::Brief(_)) { paper::brief } else { paper::redline };
            match write(&outcome.done, name, options, output)? {
                Status::Clean => verdict(&round(&mut outcome), options, output),
                failed => failed,
            }
        }
        Format::Text | Format::Json | Format::Markdown => {
            let round = round(&mut outcome);
            report(&round, &format, options, output)?;
            verdict(&round, options, output)
        }
    };
    Ok(if sound { status } else { Status::Unusable })
}

/// The format that was asked for, where this comparison has it.
fn format(options: &DiffOptions) -> Result<Format, Unusable> {
    let asked = options.to.as_deref();
    if options.brief {
        let name = match asked.unwrap_or("html") {
            "markdown" => "md",
            "text" => "txt",
            other => other,
        };
        let known: Vec<&'static str> = crate::render::derived::formats().map(|format| format.name).collect();
        let found = known.iter().copied().find(|known| *known == name);
        return found.map(Format::Brief).ok_or_else(|| no_format(name, &known.join(", ")));
    }
    match asked.unwrap_or("text") {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "markdown" | "md" => Ok(Format::Markdown),
        "html" => Ok(Format::Redline("html")),
        "docx" => Ok(Format::Redline("docx")),
        other => Err(no_format(other, "text, json, markdown, html, docx")),
    }
}

fn no_format(name: &str, known: &str) -> Unusable {
    Unusable::new("diff_not_text", Path::new("")).with("format", name).with("known", known)
}

/// Reads two texts and compares them.
fn compared(old: Given, new: Given, options: &DiffOptions) -> Done {
    let disk = if new.is_absent() { &old.disk } else { &new.disk };
    let folder = project_of(disk);
    let selection = folder.choices.selection(&options.packs, options.on);
    let file = new.disk.clone();
    let [mut old, mut new] = [old, new].map(|given| read(given, &folder));
    let bench = Bench { vocabulary: folder.vocabulary(), law: folder.law(), selection: &selection };
    let comparison = compare(&old, &new, bench);
    // Nobody needs the trees any more, and in a run over many files they weigh most.
    (old.trees, new.trees) = (Vec::new(), Vec::new());
    Done { old, new, comparison, folder, selection, file }
}

/// The project of a text; one that is absent is an empty text.
fn read(given: Given, folder: &Folder) -> Project {
    let uses = Uses::new(&given, &folder.root);
    load(given.source, folder.vocabulary(), &|written, from| uses.bring(written, from))
}

/// Mistakes in the settings and rule files of the projects; false when there are any.
fn tell_projects(done: &[Done], output: &mut Output) -> bool {
    let mut told: Vec<*const Folder> = Vec::new();
    let mut sound = true;
    for one in done {
        let folder = Arc::as_ptr(&one.folder);
        if told.contains(&folder) {
            continue;
        }
        told.push(folder);
        for problem in &one.folder.problems {
            output.note_text(&problem.say(output.lang));
            sound = false;
        }
        sound &= show_findings(&one.folder.own_rules, false, output) == Status::Clean;
    }
    sound
}

/// What a reader must know whatever the format: another corridor, passages that could not be read, brackets on both sides.
fn notes(done: &Done, output: &Output) {
    let compared = done.compared();
    if !compared.same_agreement() {
        let ids = [("old", done.old.agreement.id.text.as_str()), ("new", done.new.agreement.id.text.as_str())];
        output.note("diff_other_agreement", &ids);
    }
    for (old, project) in [(true, &done.old), (false, &done.new)] {
        let count = compared.unread.iter().filter(|unread| unread.old == old).count();
        if count > 0 {
            output.note("diff_unread_count", &[("file", compared.file(project)), ("count", &count.to_string())]);
        }
    }
    let (old, new) = (compared.open_places(true), compared.open_places(false));
    if old > 0 && new > 0 {
        output.summary("diff_both_open", &[("old", &old.to_string()), ("new", &new.to_string())]);
    }
}

impl Done {
    fn compared(&self) -> Compared<'_> {
        let bench = Bench { vocabulary: self.folder.vocabulary(), law: self.folder.law(), selection: &self.selection };
        Compared::new(&self.old, &self.new, &self.comparison, bench)
    }
}

fn round(outcome: &mut Outcome) -> Round<'_> {
    let (added, removed) = (std::mem::take(&mut outcome.added), std::mem::take(&mut outcome.removed));
    Round { pairs: outcome.done.iter().map(Done::compared).collect(), added, removed }
}

fn report(round: &Round<'_>, format: &Format, options: &DiffOptions, output: &mut Output) -> Result<(), Unusable> {
    let written = options.output.as_deref().filter(|out| *out != Path::new("-"));
    let show = Show {
        lang: output.lang,
        prose: options.languages.iter().map(|lang| Lang::from(*lang)).collect(),
        colour: output.colour && written.is_none(),
        summary: options.summary,
        effects: options.effects.iter().map(|effect| Worth::from(*effect)).collect::<BTreeSet<Worth>>(),
    };
    let said = match format {
        Format::Json => json(round, &show) + "\n",
        Format::Markdown => markdown(round, &show),
        Format::Text | Format::Redline(_) | Format::Brief(_) => text(round, &show),
    };
    match written {
        Some(out) => {
            refuse(out, round.pairs.iter().flat_map(|pair| [&pair.old.sources, &pair.new.sources]))?;
            write(out, said.as_bytes())?;
            output.summary("written", &[("file", &shown(out))]);
        }
        None => output.text(&said),
    }
    Ok(())
}

/// Refuses to write onto a file that was read.
fn refuse<'s>(out: &Path, mut sources: impl Iterator<Item = &'s Sources>) -> Result<(), Unusable> {
    let read = |all: &Sources| all.iter().any(|(_, source)| same_file(out, Path::new(&source.name)));
    if sources.any(read) { Err(Unusable::new("output_is_input", out)) } else { Ok(()) }
}

/// The exit status that the differences and `--deny` ask for.
fn verdict(round: &Round<'_>, options: &DiffOptions, output: &Output) -> Status {
    // An agreement that is gone protects nobody.
    let weakens = !round.removed.is_empty() || round.pairs.iter().any(Compared::weakens);
    let denied = match options.deny {
        None => false,
        Some(DenyChange::Weaker) => weakens,
        Some(DenyChange::Unclear) => weakens || round.pairs.iter().any(Compared::puzzles),
        Some(DenyChange::Any) => round.differs(),
    };
    if weakens && matches!(options.deny, Some(DenyChange::Weaker | DenyChange::Unclear)) {
        let count =
            round.pairs.iter().flat_map(Compared::changes).filter(|(change, accepted)| change.worth == Worth::Weaker && accepted.is_none());
        output.note("diff_denied_weaker", &[("count", &(count.count() + round.removed.len()).to_string())]);
    }
    let asked = options.exit_code || options.deny.is_some();
    let incomplete = asked && round.pairs.iter().any(|pair| !pair.unread.is_empty());
    let differs = options.exit_code && round.differs();
    if denied || differs || incomplete { Status::Findings } else { Status::Clean }
}
