//! The agreements of the folder, read and checked by every rule at their own dates.

use std::fs;
use std::io;
use std::path::Path;

use mithaq::check::{Outcome, Selection, check};
use mithaq::law::Law;
use mithaq::model::{NotLoaded, Project, load};
use mithaq::text::Source;
use mithaq::vocabulary::Vocabulary;

use super::plan::Plan;

/// One agreement and what was found in it.
pub struct Shown {
    /// The name of its file without the ending: `ly-ne`.
    pub name: String,
    /// What it says.
    pub project: Project,
    /// What the checks say of it.
    pub outcome: Outcome,
}

/// Every agreement of `agreements/`, those that the plan names first, then by name. Shared parts and bad examples lie deeper.
pub fn all(root: &Path, plan: &Plan) -> io::Result<Vec<Shown>> {
    let folder = root.join("agreements");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "bla") {
            names.extend(path.file_stem().and_then(|name| name.to_str()).map(str::to_owned));
        }
    }
    names.sort_by_key(|name| (plan.first.iter().position(|first| first == name).unwrap_or(usize::MAX), name.clone()));
    names.into_iter().map(|name| one(&folder, name)).collect()
}

fn one(folder: &Path, name: String) -> io::Result<Shown> {
    let path = folder.join(format!("{name}.bla"));
    let text = fs::read_to_string(&path)?;
    // Parts are named from the folder of the file that uses them.
    let part = |written: &str, from: &str| {
        let path = Path::new(from).parent().unwrap_or(folder).join(written);
        fs::read_to_string(&path).map(|text| Source::new(path.display().to_string(), text)).map_err(|_| NotLoaded::Missing)
    };
    let project = load(Source::new(path.display().to_string(), text), Vocabulary::embedded(), &part);
    let outcome = check(&project, Vocabulary::embedded(), Law::embedded(), &Selection::default());
    Ok(Shown { name, project, outcome })
}
