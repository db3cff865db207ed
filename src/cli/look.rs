//! The folder of a ministry's own look: page, style, phrases and wording of clauses, each in place of ours.
//!
//! The names of the files are fixed, so a look cannot ask for another file; a link that leads out of the folder is
//! not followed.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::LookOptions;
use super::files::{Unusable, read};
use super::fonts::fonts;
use super::output::Output;
use super::own_rules::OwnRules;
use super::own_words::{clause, phrases};
use super::papers::Request;
use super::problem::Problem;
use super::rules::show_findings;
use super::{Status, config::near};
use crate::model::nearest;
use crate::render::look::{Fault, print_faults, shell_faults, style_faults};
use crate::render::{Fonts, Look, Options};
use crate::text::{Lang, LangMap, Source};
use crate::vocabulary::Vocabulary;
use crate::wording::words::OwnWords;

/// No shell, style or wording is longer; a coat of arms in a style fits.
const LARGEST_MIB: u64 = 2;

/// Folders inside folders of a look.
const DEEPEST: usize = 3;

const SHELL: &str = "html/page.hbs";
const STYLE: &str = "html/style.css";
const PRINT: &str = "pdf/style.toml";

/// What a ministry has of its own.
#[derive(Debug, Default)]
pub(super) struct OwnLook {
    /// For writers.
    pub look: Look,
    /// For the composer.
    pub wording: LangMap<OwnWords>,
}

/// Reads a look, if one is named, or tells everything that is wrong with it.
pub(super) fn read_look(folder: Option<&Path>, vocabulary: &Vocabulary, output: &mut Output) -> Result<OwnLook, Status> {
    let Some(folder) = folder else { return Ok(OwnLook::default()) };
    let mut reader = Reader { folder, vocabulary, problems: Vec::new(), mistakes: OwnRules::default() };
    let own = reader.all();
    strangers(folder, vocabulary).iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
    reader.problems.iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
    let sound = show_findings(&reader.mistakes, false, output) == Status::Clean;
    if sound && reader.problems.is_empty() { Ok(own) } else { Err(Status::Unusable) }
}

/// The look that was asked for, with the fonts that it needs, or how the run ends.
pub(super) fn look(
    options: &LookOptions,
    request: &Request<'_>,
    vocabulary: &Vocabulary,
    output: &mut Output,
) -> Result<Result<(Options, LangMap<OwnWords>), Status>, Unusable> {
    let own = match read_look(options.template.as_deref(), vocabulary, output) {
        Ok(own) => own,
        Err(status) => return Ok(Err(status)),
    };
    let fonts = if request.sets_type() { fonts(&options.font_dirs, !options.no_system_fonts, output)? } else { Fonts::default() };
    Ok(Ok((Options { look: own.look, fonts, ..Options::default() }, own.wording)))
}

/// Reads the files and collects what is wrong.
struct Reader<'r> {
    folder: &'r Path,
    vocabulary: &'r Vocabulary,
    problems: Vec<Problem>,
    mistakes: OwnRules,
}

impl Reader<'_> {
    fn all(&mut self) -> OwnLook {
        let mut own = OwnLook::default();
        if !self.folder.is_dir() {
            self.problems.push(Problem::new("look_no_folder").with("folder", &near(self.folder).display().to_string()));
            return own;
        }
        own.look.shell = self.judged(SHELL, shell_faults);
        own.look.style = self.judged(STYLE, style_faults);
        own.look.print = self.judged(PRINT, print_faults);
        for lang in Lang::ALL {
            let words = self.words(lang);
            if words != OwnWords::default() {
                own.wording.set(lang, words);
            }
        }
        own
    }

    fn judged(&mut self, name: &str, judge: fn(&str) -> Vec<Fault>) -> Option<String> {
        let source = self.file(name)?;
        self.problems.extend(judge(&source.text).into_iter().map(|fault| problem(fault, &source)));
        Some(source.text)
    }

    fn words(&mut self, lang: Lang) -> OwnWords {
        let mut own = OwnWords::default();
        if let Some(source) = self.file(&format!("{}/phrases.toml", lang.code())) {
            own.phrases = phrases(source, lang, &mut self.problems, &mut self.mistakes);
        }
        for kind in self.vocabulary.kind_ids() {
            if let Some(source) = self.file(&format!("{}/clauses/{kind}.toml", lang.code())) {
                let words = clause(source, (lang, kind), self.vocabulary, &mut self.problems, &mut self.mistakes);
                own.clauses.insert(kind.to_owned(), words);
            }
        }
        own
    }

    /// A file of the look, if there is one that may be read.
    fn file(&mut self, name: &str) -> Option<Source> {
        let path = self.folder.join(name);
        fs::symlink_metadata(&path).ok()?;
        let found = inside(self.folder, &path).and_then(|()| read(&near(&path)));
        found.map_err(|problem| self.mistakes.unreadable.push(problem)).ok()
    }
}

/// That a file is in the folder, wherever links lead, and no longer than such a file is.
fn inside(folder: &Path, path: &Path) -> Result<(), Unusable> {
    let shown = near(path);
    let real = fs::canonicalize(path).ok();
    let root = fs::canonicalize(folder).ok();
    match (real, root) {
        (Some(real), Some(root)) if real.starts_with(&root) => {}
        _ => return Err(Unusable::new("look_outside", &shown)),
    }
    match fs::metadata(path) {
        Ok(facts) if facts.len() > LARGEST_MIB * 1024 * 1024 => {
            Err(Unusable::new("look_too_large", &shown).with("limit", LARGEST_MIB.to_string()))
        }
        _ => Ok(()),
    }
}

fn problem(fault: Fault, source: &Source) -> Problem {
    let problem = fault.values.iter().fold(Problem::new(fault.key), |problem, (name, value)| problem.with(name, value));
    problem.near(fault.near).at(source, fault.at)
}

/// Files that are no part of a look; most likely a name has a slip.
fn strangers(folder: &Path, vocabulary: &Vocabulary) -> Vec<Problem> {
    let mut known = vec![SHELL.to_owned(), STYLE.to_owned(), PRINT.to_owned()];
    for lang in Lang::ALL.map(Lang::code) {
        known.push(format!("{lang}/phrases.toml"));
        known.extend(vocabulary.kind_ids().map(|kind| format!("{lang}/clauses/{kind}.toml")));
    }
    let mut files = Vec::new();
    walk(folder, &mut PathBuf::new(), 0, &mut files);
    let strange = files.into_iter().filter(|file| !known.contains(file));
    strange
        .map(|file| {
            let near_name = nearest(&file, known.iter().map(String::as_str));
            Problem::new("look_unknown_file").near(near_name).file(&near(&folder.join(&file)).display().to_string())
        })
        .collect()
}

/// The files under a folder, in the order of their names. What begins with a point is of the system.
fn walk(folder: &Path, inside: &mut PathBuf, depth: usize, out: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder.join(&inside)) else { return };
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    for name in names.iter().filter(|name| !name.to_string_lossy().starts_with('.')) {
        inside.push(name);
        let path = folder.join(&inside);
        if path.is_dir() && !path.is_symlink() && depth < DEEPEST {
            walk(folder, inside, depth + 1, out);
        } else {
            out.push(super::files::shown(inside));
        }
        inside.pop();
    }
}
