//! `mithaq.toml`: the folder it stands in is the project; it can add folders of data.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::own_rules::{OwnRules, read_rules, rule_files};
use crate::law::Law;
use crate::text::Lang;
use crate::vocabulary::{ChoiceSet, ClauseDef, Vocabulary};

/// What a project says of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    #[serde(default)]
    data: Data,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    /// Folders with clauses/, clauses/sets/, templates/<lang>/clauses/ and rules/ of the project's own.
    #[serde(default)]
    extra: Vec<PathBuf>,
}

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
    /// What is wrong with its files.
    pub problems: Vec<String>,
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
        Self { root, vocabulary: None, law: None, own_rules: OwnRules::default(), problems: Vec::new() }
    }
}

/// Finds the project of a file: the nearest `mithaq.toml` in its folder or above.
pub(crate) fn project_of(file: &Path) -> Project {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let absolute = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
    match absolute.ancestors().find(|above| above.join("mithaq.toml").is_file()) {
        Some(root) => with_settings(root),
        None => Project::of(folder),
    }
}

fn with_settings(root: &Path) -> Project {
    let mut project = Project::of(root.to_path_buf());
    let file = root.join("mithaq.toml");
    let settings: Settings = match read(&file) {
        Ok(settings) => settings,
        Err(problem) => {
            project.problems.push(problem);
            return project;
        }
    };
    if settings.data.extra.is_empty() {
        return project;
    }
    let mut vocabulary = Vocabulary::decode();
    for folder in &settings.data.extra {
        let folder = root.join(folder);
        if !folder.is_dir() {
            project.problems.push(format!("{}: {}", file.display(), folder.display()));
            continue;
        }
        for path in toml_files(&folder.join("clauses/sets")) {
            match read::<ChoiceSet>(&path) {
                Ok(set) => vocabulary.add_set(set),
                Err(problem) => project.problems.push(problem),
            }
        }
        for lang in Lang::ALL {
            for path in toml_files(&folder.join("templates").join(lang.code()).join("clauses")) {
                let kind = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                match read(&path) {
                    Ok(words) => vocabulary.add_wording(lang, &kind, words),
                    Err(problem) => project.problems.push(problem),
                }
            }
        }
        for path in toml_files(&folder.join("clauses")) {
            match read::<ClauseDef>(&path) {
                Ok(def) => vocabulary.add_clause(def),
                Err(problem) => project.problems.push(problem),
            }
        }
    }
    let folders = settings.data.extra.iter().map(|folder| root.join(folder).join("rules"));
    add_rules(&folders.flat_map(|folder| rule_files(&folder)).collect::<Vec<_>>(), &vocabulary, &mut project);
    project.vocabulary = Some(vocabulary);
    project
}

/// Rules of the project run beside those of the book; one of the same id stands in its place.
fn add_rules(files: &[PathBuf], vocabulary: &Vocabulary, project: &mut Project) {
    if files.is_empty() {
        return;
    }
    let mut law = Law::decode();
    let mut own = read_rules(files, vocabulary, &law);
    for (page, rule) in std::mem::take(&mut own.rules) {
        law.add_rule(page, rule);
    }
    for (path, problem) in &own.unreadable {
        project.problems.push(format!("{}: {problem}", path.display()));
    }
    project.law = Some(law);
    project.own_rules = own;
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {}", path.display(), super::files::reason(&error)))?;
    toml::from_str(&text).map_err(|error| format!("{}: {}", path.display(), error.message()))
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    all.sort();
    all
}
