//! `mithaq matrix`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Status;
use super::args::{MatrixFormat, MatrixOptions, ShownArg};
use super::config::{Project as Folder, project_of};
use super::exclude::leave_out;
use super::files::{Found, Unusable, agreements, loader, read, same_file, shown, write};
use super::many::each;
use super::output::{Output, width};
use super::pages_of::write_pages;
use super::problem::Problem;
use super::rules::show_findings;
use super::settings::{Choices, strange_packs};
use crate::check::check;
use crate::law::Law;
use crate::model::{Project, load, nearest};
use crate::portfolio::distance::distance;
use crate::portfolio::{Bench, Entry, Ground, Matrix, Pool, Remark};
use crate::render::derived::life;
use crate::render::matrix::{Shown, View, csv, json, text};
use crate::text::{Lang, fold};
use crate::vocabulary::Vocabulary;

/// The id of the model text, where nobody says which file it is.
const MODEL: &str = "LY-MODEL";

/// What was read of the files.
#[derive(Default)]
struct Gathered {
    entries: Vec<Entry>,
    model: Option<Entry>,
    remarks: Vec<Remark>,
    unusable: Vec<Unusable>,
    /// False when something was found that has no place in the matrix though it should.
    sound: bool,
}

pub(crate) fn run(options: &MatrixOptions, output: &mut Output) -> Status {
    let strange = strange_packs(&options.packs);
    if !strange.is_empty() {
        strange.iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
        return Status::Unusable;
    }
    match set(options, output) {
        Ok(status) => status,
        Err(problem) => {
            problem.tell(output);
            Status::Unusable
        }
    }
}

fn set(options: &MatrixOptions, output: &mut Output) -> Result<Status, Unusable> {
    let (mut found, unusable) = agreements(&paths(options));
    let folder = project_of(found.first().map_or(Path::new("./-"), |file| file.path.as_path()));
    let Some(subjects) = subjects(&options.subjects, folder.vocabulary(), folder.law(), output) else { return Ok(Status::Unusable) };
    leave_out(&mut found, Choices::excluded_from_matrix, output);
    let sound = told(&folder, output);
    let mut gathered = Gathered { unusable, sound, ..Gathered::default() };
    gathered.read(found, &folder, options, output);
    refuse(options.output.as_deref(), &gathered)?;
    Ok(gathered.show(&folder, subjects, options, output))
}

/// What is named, else the folder of the agreements, else this folder.
fn paths(options: &MatrixOptions) -> Vec<PathBuf> {
    let home = project_of(Path::new("./-")).root.join("agreements");
    match options.paths.as_slice() {
        [] if home.is_dir() => vec![super::config::near(&home)],
        named => named.to_vec(),
    }
}

/// Tells what is wrong with the settings and rules of the project; false when anything is.
fn told(folder: &Folder, output: &mut Output) -> bool {
    folder.problems.iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
    folder.problems.is_empty() & (show_findings(&folder.own_rules, false, output) == Status::Clean)
}

/// The subjects that were asked for: by id, by name in any language, by a clause of theirs.
fn subjects(typed: &[String], vocabulary: &Vocabulary, law: &Law, output: &Output) -> Option<BTreeSet<usize>> {
    let mut all = BTreeSet::new();
    for typed in typed {
        let folded = fold(typed);
        let clause = vocabulary.kind_named(typed).and_then(|kind| vocabulary.kind(kind)).map(|kind| kind.def.subject.as_str());
        let named = law.subjects().iter().position(|subject| {
            fold(&subject.id) == folded
                || Lang::ALL.iter().any(|lang| fold(subject.name.get(*lang)) == folded)
                || clause == Some(&subject.id)
        });
        let Some(at) = named else {
            let known = law.subjects().iter().flat_map(|subject| [subject.id.as_str(), subject.name.get(output.lang)]);
            let near = nearest(typed, known.chain(vocabulary.kind_names()));
            output.note_text(&Problem::new("unknown_subject").with("typed", typed).near(near).say(output.lang));
            return None;
        };
        all.insert(at);
    }
    Some(all)
}

/// Refuses to write onto a file that was read.
fn refuse(out: Option<&Path>, gathered: &Gathered) -> Result<(), Unusable> {
    let Some(out) = out.filter(|out| *out != Path::new("-") && out.exists()) else { return Ok(()) };
    let files: BTreeSet<&str> =
        gathered.entries.iter().chain(&gathered.model).flat_map(|entry| entry.files.iter().map(|file| &**file)).collect();
    match files.into_iter().any(|file| same_file(out, Path::new(file))) {
        true => Err(Unusable::new("output_is_input", out)),
        false => Ok(()),
    }
}

impl Gathered {
    /// Reads the files side by side; of each nothing is kept but its entry.
    fn read(&mut self, found: Vec<Found>, folder: &Arc<Folder>, options: &MatrixOptions, output: &Output) {
        let found = self.once(found);
        let pool = Pool::default();
        let model = options.model.clone().or_else(|| folder.choices.model.clone()).or_else(|| model_among(&found, folder));
        let base = model.as_deref().and_then(|path| project(path, folder));
        let others: Vec<&Found> = found.iter().filter(|file| model.as_ref().is_none_or(|model| !same_file(&file.path, model))).collect();
        let read = |file: &&Found| entry(&file.path, folder, (&pool, base.as_ref()), options);
        let entries = each(&others, read, |done, of| output.progress(done, of));
        for (entry, file) in entries.into_iter().zip(&others) {
            match entry {
                Ok(Some(entry)) if entry.id.is_empty() && !file.named => self.entries.push(entry),
                Ok(Some(entry)) if entry.id.is_empty() => self.lost("matrix_note_no_header", &file.path),
                Ok(Some(entry)) => self.entries.push(entry),
                Ok(None) => self.lost("matrix_note_other_project", &file.path),
                Err(problem) => self.unusable.push(problem),
            }
        }
        self.drop_parts();
        match model.map(|path| (entry(&path, folder, (&pool, None), options), path)) {
            Some((Ok(Some(entry)), _)) => self.model = Some(entry),
            Some((Ok(None), path)) => self.lost("matrix_note_other_project", &path),
            Some((Err(problem), _)) => self.unusable.push(problem),
            None => {}
        }
        let unread = self.entries.iter().chain(&self.model).any(|entry| entry.counts.unread > 0);
        self.sound &= self.unusable.is_empty() && !unread;
    }

    /// A file given twice is read once.
    fn once(&mut self, found: Vec<Found>) -> Vec<Found> {
        let mut seen = BTreeSet::new();
        let mut kept = Vec::with_capacity(found.len());
        for file in found {
            let real = fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
            if seen.insert(real) {
                kept.push(file);
            } else {
                self.remarks.push(Remark::new("matrix_note_twice").with("file", shown(&file.path)));
            }
        }
        kept
    }

    fn lost(&mut self, key: &'static str, file: &Path) {
        self.remarks.push(Remark::new(key).with("file", shown(file)));
        self.sound = false;
    }

    /// A file without a header that another file uses is a part of it; one that nobody uses is told.
    fn drop_parts(&mut self) {
        let used: BTreeSet<Arc<str>> = self.entries.iter().flat_map(|entry| entry.files.iter().skip(1).cloned()).collect();
        let (parts, entries): (Vec<Entry>, Vec<Entry>) =
            std::mem::take(&mut self.entries).into_iter().partition(|entry| entry.id.is_empty());
        self.entries = entries;
        for part in parts.iter().filter(|part| !used.contains(part.file.as_str())) {
            self.remarks.push(Remark::new("matrix_note_no_header").with("file", part.file.clone()));
        }
    }

    fn show(self, folder: &Folder, subjects: BTreeSet<usize>, options: &MatrixOptions, output: &mut Output) -> Status {
        self.unusable.iter().for_each(|problem| problem.tell(output));
        if self.entries.is_empty() && self.model.is_none() {
            output.note("matrix_no_agreement", &[]);
            return Status::Unusable;
        }
        let latest = self.entries.iter().chain(&self.model).filter_map(|entry| entry.date).max();
        let on = options.on.or(folder.choices.on).or(latest);
        let ground = Ground { vocabulary: folder.vocabulary(), law: folder.law(), on };
        let mut matrix = Matrix::new(self.entries, self.model, ground);
        matrix.remarks.extend(self.remarks);
        let written = options.output.as_deref().filter(|out| *out != Path::new("-"));
        let view = View {
            matrix: &matrix,
            ground,
            lang: output.lang,
            shown: Shown::from(options.show),
            subjects,
            colour: output.colour && written.is_none(),
            width: width(),
            unusable: self.unusable.iter().map(|problem| problem.say(output.lang)).collect(),
        };
        let said = match options.format {
            MatrixFormat::Html => {
                return match write_pages(&view, options, output) {
                    Ok(Status::Clean) if !self.sound => Status::Unusable,
                    Ok(status) => status,
                    Err(problem) => {
                        problem.tell(output);
                        Status::Unusable
                    }
                };
            }
            MatrixFormat::Text => text(&view),
            MatrixFormat::Json => json(&view) + "\n",
            MatrixFormat::Csv => csv(&view, false),
            MatrixFormat::Sheet => csv(&view, true),
        };
        match written.map(|out| (write(out, said.as_bytes()), out)) {
            None => output.text(&said),
            Some((Ok(()), out)) => output.summary("written", &[("file", &shown(out))]),
            Some((Err(problem), _)) => {
                problem.tell(output);
                return Status::Unusable;
            }
        }
        if self.sound { Status::Clean } else { Status::Unusable }
    }
}

/// Reads and checks one agreement and keeps what can be set beside others; nothing where it speaks another vocabulary.
fn entry(
    path: &Path,
    folder: &Arc<Folder>,
    (pool, model): (&Pool, Option<&Project>),
    options: &MatrixOptions,
) -> Result<Option<Entry>, Unusable> {
    let source = read(path)?;
    let file = source.name.clone();
    let own = project_of(if path == Path::new("-") { Path::new("./-") } else { path });
    let same = std::ptr::eq(own.vocabulary(), folder.vocabulary()) && std::ptr::eq(own.law(), folder.law());
    if !same {
        return Ok(None);
    }
    let mut project = load(source, own.vocabulary(), &loader(own.root.clone()));
    let outcome = check(&project, own.vocabulary(), own.law(), &own.choices.selection(&options.packs, options.on));
    project.trees = Vec::new();
    let bench = Bench { vocabulary: own.vocabulary(), law: own.law(), life: life(), pool };
    let distance = model.map(|model| distance(model, &project, own.vocabulary(), own.law()));
    Ok(Some(Entry { distance, ..Entry::new(&file, &project, &outcome, bench) }))
}

/// The text that is the model by its id, where nobody says which file it is.
fn model_among(found: &[Found], folder: &Folder) -> Option<PathBuf> {
    let likely = found.iter().filter(|file| read(&file.path).is_ok_and(|source| source.text.contains(MODEL)));
    let mut models = likely.filter(|file| project(&file.path, folder).is_some_and(|project| project.agreement.id.text == MODEL));
    models.next().map(|file| file.path.clone())
}

/// An agreement to hold others against; nothing where it cannot be read, which is told when it is read for the matrix.
fn project(path: &Path, folder: &Folder) -> Option<Project> {
    Some(load(read(path).ok()?, folder.vocabulary(), &loader(folder.root.clone())))
}

impl From<ShownArg> for Shown {
    fn from(shown: ShownArg) -> Self {
        match shown {
            ShownArg::All => Self::All,
            ShownArg::Differs => Self::Differs,
            ShownArg::Gaps => Self::Gaps,
        }
    }
}
