//! `mithaq.toml`: the folder it stands in is the project; it can choose what is checked, and
//! add folders of data.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::files::{reason, shown};
use super::own_rules::{OwnRules, read_rules, rule_files};
use super::problem::Problem;
use super::settings::{Choices, Settings};
use crate::law::Law;
use crate::text::{Lang, Source};
use crate::vocabulary::{ChoiceSet, ClauseDef, Vocabulary};

/// The project of an agreement: its root, and what can be said in it.
pub(crate) struct Project {
    /// The folder of `mithaq.toml`, else the folder of the agreement.
    pub root: PathBuf,
    /// The vocabulary with the project's own clauses.
    pub vocabulary: Option<Vocabulary>,
    /// The registers with the project's own rules.
    pub law: Option<Law>,
    /// The project's own rule files, and what is wrong with them.
    pub own_rules: OwnRules,
    /// What it chooses for `mithaq check` and `mithaq matrix`.
    pub choices: Choices,
    /// The text from which its drafts start, if it names one.
    pub model: Option<PathBuf>,
    /// What is wrong with its files.
    pub problems: Vec<Problem>,
}

impl Project {
    /// The vocabulary to use.
    pub fn vocabulary(&self) -> &Vocabulary {
        match &self.vocabulary {
            Some(own) => own,
            None => Vocabulary::embedded(),
        }
    }

    /// The registers to use.
    pub fn law(&self) -> &Law {
        match &self.law {
            Some(own) => own,
            None => Law::embedded(),
        }
    }

    fn of(root: PathBuf) -> Self {
        Self {
            root,
            vocabulary: None,
            law: None,
            own_rules: OwnRules::default(),
            choices: Choices::default(),
            model: None,
            problems: Vec::new(),
        }
    }
}

/// Finds the project of a file: the nearest `mithaq.toml` in its folder or above. Each is read once.
pub(crate) fn project_of(file: &Path) -> Arc<Project> {
    static KNOWN: LazyLock<Mutex<HashMap<PathBuf, Arc<Project>>>> = LazyLock::new(Mutex::default);
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let absolute = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
    match absolute.ancestors().find(|above| above.join("mithaq.toml").is_file()) {
        Some(root) => {
            let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.entry(root.to_path_buf()).or_insert_with(|| Arc::new(with_settings(root))))
        }
        None => Arc::new(Project::of(folder)),
    }
}

fn with_settings(root: &Path) -> Project {
    let mut project = Project::of(root.to_path_buf());
    let file = match source(&root.join("mithaq.toml")) {
        Ok(file) => file,
        Err(problem) => {
            project.problems.push(problem);
            return project;
        }
    };
    let settings = Settings::read(&file, &mut project.problems);
    project.model = settings.model.as_ref().map(|model| near(&root.join(model)));
    project.vocabulary = vocabulary(root, &settings, &file, &mut project.problems);
    let folders = settings.extra.iter().map(|said| root.join(&said.text).join("rules"));
    add_rules(&folders.flat_map(|folder| rule_files(&folder)).collect::<Vec<_>>(), &mut project);
    let mut problems = std::mem::take(&mut project.problems);
    project.choices = settings.choices(project.law(), &file, &mut problems);
    project.problems = problems;
    project.choices.baseline = project.choices.baseline.map(|baseline| near(&root.join(baseline)));
    project.choices.model = project.choices.model.map(|model| near(&root.join(model)));
    project
}

/// Rules and judgements of the project run beside those of the book; one of the same id stands in its place.
fn add_rules(files: &[PathBuf], project: &mut Project) {
    if files.is_empty() {
        return;
    }
    let mut law = Law::decode();
    let mut own = read_rules(files, project.vocabulary(), &law);
    for (page, rule) in std::mem::take(&mut own.rules) {
        law.add_rule(page, rule);
    }
    for page in std::mem::take(&mut own.changes) {
        law.add_change(page);
    }
    project.law = Some(law);
    project.own_rules = own;
}

/// The vocabulary with the clauses of the project's own: folders with clauses/, clauses/sets/ and
/// templates/<lang>/clauses/.
fn vocabulary(root: &Path, settings: &Settings, file: &Source, problems: &mut Vec<Problem>) -> Option<Vocabulary> {
    if settings.extra.is_empty() {
        return None;
    }
    let mut vocabulary = Vocabulary::decode();
    for said in &settings.extra {
        let folder = root.join(&said.text);
        if !folder.is_dir() {
            problems.push(Problem::new("config_no_folder").with("folder", &shown(&near(&folder))).at(file, said.at));
            continue;
        }
        for path in toml_files(&folder.join("clauses/sets")) {
            match read::<ChoiceSet>(&path) {
                Ok(set) => vocabulary.add_set(set),
                Err(problem) => problems.push(problem),
            }
        }
        for lang in Lang::ALL {
            for path in toml_files(&folder.join("templates").join(lang.code()).join("clauses")) {
                let kind = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                match read(&path) {
                    Ok(words) => vocabulary.add_wording(lang, &kind, words),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        for path in toml_files(&folder.join("clauses")) {
            match read::<ClauseDef>(&path) {
                Ok(def) => vocabulary.add_clause(def),
                Err(problem) => problems.push(problem),
            }
        }
    }
    Some(vocabulary)
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Problem> {
    let file = source(path)?;
    toml::from_str(&file.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Problem::new("config_not_toml").with("reason", error.message()).at(&file, at)
    })
}

fn source(path: &Path) -> Result<Source, Problem> {
    let name = shown(&near(path));
    match fs::read_to_string(path) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => Err(Problem::new("config_not_read").with("reason", &reason(&error)).file(&name)),
    }
}

/// A path as it is named from the folder of the run, where it is below.
pub(crate) fn near(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    path.strip_prefix(&here).map_or_else(|_| path.to_path_buf(), Path::to_path_buf)
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    all.sort();
    all
}
