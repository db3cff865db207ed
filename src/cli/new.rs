//! `mithaq new`.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::Status;
use super::addresses::{said, tell};
use super::args::NewOptions;
use super::config::{Project as Settings, project_of};
use super::files::{Unusable, loader, make_folder, read, same_file, shown, write};
use super::output::Output;
use crate::diff::Address;
use crate::law::{Country, Law};
use crate::model::load;
use crate::render::draft::{Corridor, Draft, Model, draft, drafting_language};
use crate::text::Lang;
use crate::vocabulary::Vocabulary;
use crate::wording::ruling::state;

/// Where a project keeps the model of its ministry: in its folder of agreements, or beside the draft.
const MODELS: [&str; 2] = ["agreements/libya-model.bla", "libya-model.bla"];

pub(crate) fn run(options: &NewOptions, output: &mut Output) -> Status {
    let Some((destination, origin)) = pair(&options.pair, output) else { return Status::Unusable };
    let lang = options.keywords.or(options.lang).map_or_else(|| drafting_language(origin), Into::into);
    let corridor = Corridor { destination, origin, date: options.date.unwrap_or_else(today), lang };
    match written(options, &corridor, output) {
        Ok(status) => status,
        Err(problem) => {
            problem.tell(output);
            Status::Unusable
        }
    }
}

fn written(options: &NewOptions, corridor: &Corridor<'_>, output: &mut Output) -> Result<Status, Unusable> {
    let out = options.output.as_deref().filter(|out| *out != Path::new("-"));
    let here = project_of(out.unwrap_or(Path::new("./-")));
    here.problems.iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
    let file = options.model.clone().or_else(|| here.model.clone()).or_else(|| beside(&here.root));
    let settings = file.as_deref().map_or_else(|| Arc::clone(&here), project_of);
    let Ok(model) = open(file.as_deref(), &settings)? else { return Ok(Status::Fault) };
    if let Some(out) = out {
        let onto = model.project.sources.iter().any(|(_, source)| file.is_some() && same_file(out, Path::new(&source.name)));
        if onto {
            return Err(Unusable::new("new_onto_model", out));
        }
        if out.exists() && !options.force {
            return Err(Unusable::new("file_exists", out));
        }
    }
    let draft = draft(corridor, &model, Law::embedded(), settings.vocabulary(), options.shared);
    match &file {
        Some(file) => output.summary("new_from", &[("file", &shown(file))]),
        None => output.summary("new_from_built_in", &[]),
    }
    match out {
        Some(out) => save(out, &draft, &model, output)?,
        None => output.text(&draft.text),
    }
    report(&draft, &model, settings.vocabulary(), output);
    Ok(if here.problems.is_empty() { Status::Clean } else { Status::Unusable })
}

/// The model of the project, where it has one.
fn beside(root: &Path) -> Option<PathBuf> {
    MODELS.iter().map(|model| root.join(model)).find(|model| model.is_file())
}

/// The model of a file with its parts, or the one that the program carries, which can only be missing by a fault.
fn open(file: Option<&Path>, settings: &Settings) -> Result<Result<Model, crate::render::draft::DraftError>, Unusable> {
    let Some(file) = file else { return Ok(Model::embedded(settings.vocabulary())) };
    let project = load(read(file)?, settings.vocabulary(), &loader(settings.root.clone()));
    let model = Model::of(project);
    if model.as_ref().is_ok_and(|model| !model.is_whole()) {
        return Err(Unusable::new("new_model_broken", file));
    }
    Ok(model)
}

fn save(out: &Path, draft: &Draft, model: &Model, output: &Output) -> Result<(), Unusable> {
    let folder = out.parent().unwrap_or(Path::new(""));
    for (path, file) in &draft.parts {
        let Some(source) = model.project.sources.get(*file) else { continue };
        let part = folder.join(path);
        if part.exists() {
            continue;
        }
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(Unusable::new("new_part_elsewhere", &part));
        }
        make_folder(part.parent().unwrap_or(folder))?;
        write(&part, source.text.as_bytes())?;
        output.summary("written", &[("file", &shown(&part))]);
    }
    write(out, draft.text.as_bytes())?;
    output.summary("written", &[("file", &shown(out))]);
    Ok(())
}

/// What of the pair the model has no place for, and where it still speaks of another State.
fn report(draft: &Draft, model: &Model, vocabulary: &Vocabulary, output: &Output) {
    for missing in &draft.missing {
        output.note("new_place_missing", &[("place", &place(missing, vocabulary, output.lang))]);
    }
    let Some(example) = &draft.example else { return };
    let what = crate::wording::words::fill(
        crate::wording::words::Words::embedded(output.lang).interface("new_names_other"),
        &[("state", &state(example, Law::embedded(), output.lang))],
    );
    for span in &draft.named {
        tell(output, &model.project.sources, *span, &said(&Address::default(), vocabulary, output.lang), &what);
    }
}

/// A place of the plan as the drafter types it: `remittances.currencies`.
fn place(at: &str, vocabulary: &Vocabulary, lang: Lang) -> String {
    let Some((clause, field)) = at.split_once('.') else { return at.to_owned() };
    let kind = vocabulary.kind_id(clause).and_then(|kind| vocabulary.kind(kind)).or_else(|| vocabulary.structure(clause));
    let names = kind.and_then(|kind| Some((kind, kind.field(kind.field_id(field)?, false)?)));
    match (names, vocabulary.lexicon().key_names(field)) {
        (Some((kind, field)), _) => format!("{}.{}", kind.def.name.first(lang), field.def.name.first(lang)),
        (None, Some(names)) => names.first(lang).to_owned(),
        (None, None) => at.to_owned(),
    }
}

/// `LY-NE`, in any case; Libya is the destination of every corridor.
pub(super) fn pair(typed: &str, output: &Output) -> Option<(&'static Country, &'static Country)> {
    let Some((destination, origin)) = typed.split_once('-') else {
        output.note("unknown_pair", &[("typed", typed)]);
        return None;
    };
    let mut known = Vec::with_capacity(2);
    for (code, role) in [(destination, "destination"), (origin, "origin")] {
        let Some(country) = Law::embedded().country(code) else {
            output.note("unknown_country", &[("typed", code)]);
            return None;
        };
        if country.role != role {
            output.note("pair_not_served", &[("typed", typed)]);
            return None;
        }
        known.push(country);
    }
    Some((*known.first()?, *known.get(1)?))
}

/// Today, in universal time: a new draft needs a date, and the drafter sees it in the file.
fn today() -> jiff::civil::Date {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or(0);
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
}
