//! Reads the data folders, checks that they hold together, and stores them in a compact form
//! that the program decodes piece by piece.

#[path = "src/text/digits.rs"]
#[allow(dead_code, missing_docs)]
mod digits;
#[path = "src/syntax/expression/mod.rs"]
#[allow(dead_code, missing_docs, unused_imports)]
mod expression;
#[path = "src/text/fold.rs"]
#[allow(dead_code, missing_docs)]
mod fold;
#[path = "src/vocabulary/later.rs"]
#[allow(dead_code, missing_docs)]
mod later;
#[path = "src/law/cards/mod.rs"]
#[allow(dead_code, missing_docs, unused_imports)]
mod law;
#[path = "src/vocabulary/pack.rs"]
#[allow(dead_code, missing_docs)]
mod pack;
#[path = "src/render/draft/plan.rs"]
#[allow(dead_code, missing_docs)]
mod plan;
#[path = "src/law/rulebook.rs"]
#[allow(dead_code, missing_docs)]
mod rulebook;
#[path = "src/vocabulary/schema.rs"]
#[allow(dead_code, missing_docs)]
mod schema;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use digits::digit_value;
use law as cards;

use serde::Serialize;
use serde::de::DeserializeOwned;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for folder in
        ["clauses", "templates", "countries", "instruments", "rules", "grammar", "agreements/common", "agreements/libya-model.bla"]
    {
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rerun-if-changed=build.rs");

    let clauses = read_all::<schema::ClauseDef>(&root.join("clauses"))?;
    let structure = read_all::<schema::ClauseDef>(&root.join("clauses/structure"))?;
    let sets = read_all::<schema::ChoiceSet>(&root.join("clauses/sets"))?;
    let words: schema::Words = read(&root.join("grammar/words.toml"))?;
    store(&out, "words", &words)?;
    store(&out, "facts", &read::<schema::FactWords>(&root.join("grammar/facts.toml"))?)?;
    store_shelf(&out, "clauses", &clauses, |def| schema::Names::clone(&def.name), clause_index)?;
    store_shelf(&out, "structure", &structure, |_| schema::Names::default(), clause_index)?;
    store_shelf(
        &out,
        "sets",
        &sets,
        |_| schema::Names::default(),
        |set| Indices { fields: entries_index(&set.entries), ..Indices::default() },
    )?;
    for lang in ["ar", "fr", "en"] {
        store_wording(&out, &format!("wording-{lang}"), &root.join("templates").join(lang))?;
    }
    store_cards(&out, "countries", &read_all::<law::Country>(&root.join("countries"))?)?;
    store_cards(&out, "instruments", &read_all::<law::Instrument>(&root.join("instruments"))?)?;
    store(&out, "subjects", &read::<law::Subjects>(&root.join("rules/subjects.toml"))?)?;
    let catalogue: Catalogue = read(&root.join("rules/catalogue.toml"))?;
    store(&out, "catalogue", &catalogue.row)?;
    store_model(&root, &out)?;
    rule_book(&root.join("rules"), &out)
}

/// The rows of the sources, as they stand in their file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    row: Vec<law::Row>,
}

/// Cards of what the program itself finds stand in `rules/drafting`, judgements on changes in
/// `rules/changes`, pages on agreements read together in `rules/harmony`; every other folder holds pages of the rule book.
fn rule_book(root: &Path, out: &Path) -> Result<(), Failure> {
    let cards = read_all::<law::RuleCard>(&root.join("drafting"))?;
    let (mut pages, mut book, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for folder in folders(root)?.iter().filter(|folder| !["drafting", "changes", "harmony"].contains(&stem(folder).as_str())) {
        for file in files(folder)? {
            match read::<law::RulePage>(&file).and_then(|page| Ok((rulebook::BookRule::of(&page)?, page))) {
                Ok((rule, page)) => {
                    book.push(rule);
                    pages.push((stem(&file), page));
                }
                Err(problem) => problems.push(format!("{}: {problem}", file.display())),
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems.join("\n").into());
    }
    pages.sort_by(|(one, _), (two, _)| one.cmp(two));
    book.sort_by(|one, two| one.id.cmp(&two.id));
    store_cards(out, "rules", &cards)?;
    store_cards(out, "pages", &pages)?;
    store(out, "book", &book)?;
    let changes = read_all::<law::ChangePage>(&root.join("changes"))?;
    store(out, "judgements", &changes.iter().map(|(_, page)| law::ChangeRule::of(page)).collect::<Vec<_>>())?;
    store_cards(out, "changes", &changes)?;
    store_cards(out, "harmony", &read_all::<law::HarmonyPage>(&root.join("harmony"))?)
}

fn store_wording(out: &Path, name: &str, folder: &Path) -> Result<(), Failure> {
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
    let pack = pack::WordingPack {
        clauses: clauses.iter().map(|(id, bytes)| (id.as_str(), bytes.as_slice())).collect(),
        nouns: nouns.into(),
        currencies: read(&folder.join("currencies.toml"))?,
        phrases: read(&folder.join("phrases.toml"))?,
        interface: read(&folder.join("interface.toml"))?,
        register: read(&folder.join("register.toml"))?,
    };
    store(out, name, &pack)
}

/// The model of the ministry with its shared parts, and how it becomes the draft of a pair. It is text, and shrinks to a third.
fn store_model(root: &Path, out: &Path) -> Result<(), Failure> {
    let agreements = root.join("agreements");
    let mut zip = zip::ZipWriter::new(fs::File::create(out.join("model.zip"))?);
    let options = zip::write::SimpleFileOptions::default().compression_level(Some(9)).last_modified_time(zip::DateTime::DEFAULT);
    let mut files = vec![(String::from("libya-model.bla"), fs::read_to_string(agreements.join("libya-model.bla"))?)];
    for part in entries(&agreements.join("common"))?.iter().filter(|path| path.extension().is_some_and(|ending| ending == "bla")) {
        files.push((format!("common/{}.bla", stem(part)), fs::read_to_string(part)?));
    }
    let new = root.join("templates/new");
    let shelf = plan::Shelf { files, plan: read(&new.join("pair.toml"))?, comments: read(&new.join("comments.toml"))? };
    // One entry for all: what the parts have in common is packed once.
    zip.start_file("model", options)?;
    zip.write_all(&postcard::to_allocvec(&shelf)?)?;
    zip.finish()?;
    Ok(())
}

/// Folded names, owned while the data is put together.
type Names = Vec<(String, u16)>;

/// The indices of one file.
#[derive(Default)]
struct Indices {
    fields: Names,
    columns: Names,
    options: Vec<(u16, Names)>,
}

/// Names first; an id is accepted where it is nobody's name.
fn sorted<'n>(names: impl Iterator<Item = (&'n schema::Names, &'n str)> + Clone) -> Names {
    let mut found = BTreeMap::new();
    for (number, (names, _)) in (0_u16..).zip(names.clone()) {
        for name in [&names.ar, &names.fr, &names.en].into_iter().flatten() {
            found.entry(fold::fold(name)).or_insert(number);
        }
    }
    for (number, (_, id)) in (0_u16..).zip(names) {
        found.entry(fold::fold(id)).or_insert(number);
    }
    found.into_iter().collect()
}

fn entries_index(entries: &[(String, schema::Entry)]) -> Names {
    sorted(entries.iter().map(|(id, entry)| (&*entry.name, id.as_str())))
}

fn clause_index(def: &schema::ClauseDef) -> Indices {
    let fields = |all: &[(String, schema::FieldDef)]| sorted(all.iter().map(|(id, field)| (&*field.name, id.as_str())));
    let with_options = (0_u16..).zip(&def.fields).filter(|(_, (_, field))| !field.options.is_empty());
    let columns_with_options = (0x8000_u16..).zip(&def.columns).filter(|(_, (_, field))| !field.options.is_empty());
    let options = with_options.chain(columns_with_options).map(|(number, (_, field))| (number, entries_index(&field.options)));
    Indices { fields: fields(&def.fields), columns: fields(&def.columns), options: options.collect() }
}

fn borrowed(names: &Names) -> pack::Index<'_> {
    names.iter().map(|(name, number)| (name.as_str(), *number)).collect()
}

fn store_shelf<T: Serialize>(
    out: &Path,
    name: &str,
    all: &[(String, T)],
    names: impl Fn(&T) -> schema::Names,
    indices: impl Fn(&T) -> Indices,
) -> Result<(), Failure> {
    let called: Vec<(String, schema::Names)> = all.iter().map(|(id, item)| (id.clone(), names(item))).collect();
    let called = sorted(called.iter().map(|(id, names)| (names, id.as_str())));
    let indices: Vec<Indices> = all.iter().map(|(_, item)| indices(item)).collect();
    let mut keys: Vec<&str> = indices.iter().flat_map(|one| one.fields.iter().chain(&one.columns)).map(|(name, _)| name.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let packed = all.iter().zip(&indices).map(|((_, item), indices)| Ok((pack_indices(indices)?, postcard::to_allocvec(item)?)));
    let packed = packed.collect::<Result<Vec<_>, Failure>>()?;
    let files = all.iter().zip(&packed).map(|((id, _), (indices, bytes))| pack::Packed { id, indices, bytes });
    store(out, name, &pack::Shelf { files: files.collect(), names: borrowed(&called), keys })
}

fn pack_indices(indices: &Indices) -> Result<Vec<u8>, Failure> {
    let options = indices.options.iter().map(|(number, names)| (*number, borrowed(names))).collect();
    let packed = pack::Indices { index: borrowed(&indices.fields), columns: borrowed(&indices.columns), options };
    Ok(postcard::to_allocvec(&packed)?)
}

fn store_cards<T: Serialize>(out: &Path, name: &str, all: &[(String, T)]) -> Result<(), Failure> {
    store_shelf(out, name, all, |_| schema::Names::default(), |_| Indices::default())
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
