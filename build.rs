//! Reads the data folders, checks that they hold together, and stores them in a compact form
//! that the program decodes piece by piece.

#[path = "src/vocabulary/schema.rs"]
#[allow(dead_code, missing_docs)]
mod schema;
#[path = "src/law/cards.rs"]
#[allow(dead_code, missing_docs)]
mod law;
#[path = "src/vocabulary/pack.rs"]
#[allow(dead_code, missing_docs)]
mod pack;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Serialize;
use serde::de::DeserializeOwned;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for folder in ["clauses", "templates", "countries", "instruments", "rules", "grammar"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rerun-if-changed=build.rs");

    let clauses = clauses(&root.join("clauses"))?;
    let structure = read_all::<schema::ClauseDef>(&root.join("clauses/structure"))?;
    let sets = read_all::<schema::ChoiceSet>(&root.join("clauses/sets"))?;
    let words: schema::Words = read(&root.join("grammar/words.toml"))?;
    store(&out, "words", &words)?;
    store(&out, "clauses", &index(&clauses, |def| Some(&def.name))?)?;
    store(&out, "structure", &index(&structure, |def| Some(&def.name))?)?;
    store(&out, "sets", &index(&sets, |_| None)?)?;
    for lang in ["ar", "fr", "en"] {
        store(&out, &format!("wording-{lang}"), &wording(&root.join("templates").join(lang))?)?;
    }
    store(&out, "countries", &index(&read_all::<law::Country>(&root.join("countries"))?, |_| None)?)?;
    store(&out, "instruments", &index(&read_all::<law::Instrument>(&root.join("instruments"))?, |_| None)?)?;
    let mut rules = Vec::new();
    for folder in folders(&root.join("rules"))? {
        rules.extend(read_all::<law::RuleCard>(&folder)?);
    }
    store(&out, "rules", &index(&rules, |_| None)?)?;
    Ok(())
}

/// A clause kind with the ids that the file leaves to its keys.
fn clauses(folder: &Path) -> Result<Vec<(String, schema::ClauseDef)>, Failure> {
    read_all(folder)
}

fn wording(folder: &Path) -> Result<pack::WordingPack, Failure> {
    let mut clauses = BTreeMap::new();
    for (id, texts) in read_all::<BTreeMap<String, schema::Say>>(&folder.join("clauses"))? {
        clauses.insert(id, postcard::to_allocvec(&texts)?);
    }
    let mut nouns = BTreeMap::new();
    let mut files = files(folder)?;
    files.retain(|file| stem(file).starts_with("nouns"));
    for file in files {
        nouns.extend(read::<BTreeMap<String, schema::Noun>>(&file)?);
    }
    Ok(pack::WordingPack {
        clauses,
        nouns,
        currencies: read(&folder.join("currencies.toml"))?,
        phrases: read(&folder.join("phrases.toml"))?,
        interface: read(&folder.join("interface.toml"))?,
        register: read(&folder.join("register.toml"))?,
    })
}

fn index<T: Serialize>(
    all: &[(String, T)],
    names: impl Fn(&T) -> Option<&schema::Names>,
) -> Result<Vec<pack::Packed>, Failure> {
    all.iter()
        .map(|(id, item)| {
            Ok(pack::Packed {
                id: id.clone(),
                names: names(item).cloned().unwrap_or_default(),
                bytes: postcard::to_allocvec(item)?,
            })
        })
        .collect()
}

fn store<T: Serialize>(out: &Path, name: &str, data: &T) -> Result<(), Failure> {
    fs::write(out.join(format!("{name}.bin")), postcard::to_allocvec(data)?)?;
    Ok(())
}

fn read_all<T: DeserializeOwned>(folder: &Path) -> Result<Vec<(String, T)>, Failure> {
    files(folder)?.iter().map(|file| Ok((stem(file), read(file)?))).collect()
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T, Failure> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()).into())
}

/// The TOML files of a folder in the order of their names; an absent folder has none.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut all = entries(folder)?;
    all.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    Ok(all)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut all = entries(folder)?;
    all.retain(|path| path.is_dir());
    Ok(all)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut all = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Failure>>()?;
    all.sort();
    Ok(all)
}

fn stem(file: &Path) -> String {
    file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
