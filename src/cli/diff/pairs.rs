//! Which text is compared with which: two texts, or those of two folders by their names, then by the ids of their agreements.

use std::collections::{BTreeMap, BTreeSet};

use super::super::files::Unusable;
use super::super::output::Output;
use super::options::DiffOptions;
use super::sides::{Given, Sides, Unread};
use super::{Done, Outcome, compared, read};
use crate::cli::config::project_of;

/// Compares every pair, in the order of their names.
pub(super) fn compare_all(sides: Sides, options: &DiffOptions, output: &Output) -> Outcome {
    match sides {
        Sides::Texts(both) => {
            let [old, new] = *both;
            one(old, new, options, output)
        }
        Sides::Folders([old, new]) => folders(old.files, new.files, options, output),
    }
}

fn one(old: Given, new: Given, options: &DiffOptions, output: &Output) -> Outcome {
    if old.tree.is_none() && new.tree.is_none() && !old.is_absent() && super::same_file(&old.disk, &new.disk) {
        output.note("diff_same_file", &[("file", &new.source.name)]);
    }
    let mut outcome = Outcome::default();
    match (old.is_absent(), new.is_absent()) {
        (true, _) => outcome.added.push(named(new)),
        (_, true) => outcome.removed.push(named(old)),
        _ => outcome.done.push(compared(old, new, options)),
    }
    outcome
}

/// The name of a text and the id of its agreement.
fn named(given: Given) -> (String, String) {
    let name = given.source.name.clone();
    let folder = project_of(&given.disk);
    (name, read(given, &folder).agreement.id.text)
}

fn folders(old: Vec<(String, Unread)>, new: Vec<(String, Unread)>, options: &DiffOptions, output: &Output) -> Outcome {
    let mut outcome = Outcome::default();
    let mut old: BTreeMap<String, Unread> = old.into_iter().collect();
    let (mut alone, mut progress) = (BTreeMap::new(), 0);
    let count = new.len();
    for (name, file) in new {
        progress += 1;
        output.progress(progress, count);
        match (old.remove(&name), file.read()) {
            (Some(before), Ok(new)) => match before.read() {
                Ok(old) => outcome.done.push(compared(old, new, options)),
                Err(problem) => tell(&problem, &mut outcome, output),
            },
            (None, Ok(new)) => {
                alone.insert(name, new);
            }
            (_, Err(problem)) => tell(&problem, &mut outcome, output),
        }
    }
    let gone = read_all(old, &mut outcome, output);
    by_id(gone, alone, &mut outcome, options);
    drop_shared(&mut outcome.done);
    outcome
}

fn tell(problem: &Unusable, outcome: &mut Outcome, output: &Output) {
    problem.tell(output);
    outcome.unusable = true;
}

fn read_all(files: BTreeMap<String, Unread>, outcome: &mut Outcome, output: &Output) -> BTreeMap<String, Given> {
    let mut all = BTreeMap::new();
    for (name, file) in files {
        match file.read() {
            Ok(given) => {
                all.insert(name, given);
            }
            Err(problem) => tell(&problem, outcome, output),
        }
    }
    all
}

/// Files that have another name on the other side are one agreement when they say so.
fn by_id(old: BTreeMap<String, Given>, new: BTreeMap<String, Given>, outcome: &mut Outcome, options: &DiffOptions) {
    let ids = |all: &BTreeMap<String, Given>| -> BTreeMap<String, String> {
        all.iter().map(|(name, given)| (name.clone(), id_of(given))).collect()
    };
    let (old_ids, new_ids) = (ids(&old), ids(&new));
    let only = |ids: &BTreeMap<String, String>, id: &str| !id.is_empty() && ids.values().filter(|known| *known == id).count() == 1;
    let mut old = old;
    for (name, given) in new {
        let id = new_ids.get(&name).cloned().unwrap_or_default();
        let partner = if only(&new_ids, &id) && only(&old_ids, &id) { old_ids.iter().find(|(_, known)| **known == id) } else { None };
        match partner.and_then(|(partner, _)| old.remove(partner)) {
            Some(before) => outcome.done.push(compared(before, given, options)),
            None => outcome.added.push((given.source.name.clone(), id)),
        }
    }
    outcome
        .removed
        .extend(old.into_iter().map(|(name, given)| (given.source.name.clone(), old_ids.get(&name).cloned().unwrap_or_default())));
}

/// The id that a text gives itself.
fn id_of(given: &Given) -> String {
    let folder = project_of(&given.disk);
    let source = crate::text::Source::new(given.source.name.clone(), given.source.text.clone());
    crate::model::load(source, folder.vocabulary(), &|_, _| Err(crate::model::NotLoaded::Missing)).agreement.id.text
}

/// A file without a header that another file uses is a part, not an agreement: it was compared where it is used.
fn drop_shared(done: &mut Vec<Done>) {
    let parts = |one: &Done| one.new.sources.iter().skip(1).map(|(_, source)| source.name.clone()).collect::<Vec<_>>();
    let used: BTreeSet<String> = done.iter().flat_map(parts).collect();
    let name = |one: &Done| one.new.sources.iter().next().map(|(_, source)| source.name.clone()).unwrap_or_default();
    done.retain(|one| !one.new.agreement.id.text.is_empty() || !used.contains(&name(one)));
}
