//! `mithaq merge`, also as a merge driver of git.

use std::path::Path;

use super::Status;
use super::addresses::{said, tell};
use super::args::MergeOptions;
use super::config::{Project as Settings, project_of};
use super::files::{Unusable, loader, read, same_file, shown, write};
use super::output::Output;
use super::resolve::{party, whole};
use crate::diff::merge::{Deed, Merged, Note, Seen, Terms, Texts, Who, merge};
use crate::finding::Severity;
use crate::model::{Agreement, Project, load};
use crate::text::Source;
use crate::wording::ruling::state;
use crate::wording::words::{Words, fill};

pub(crate) fn run(options: &MergeOptions, output: &mut Output) -> Status {
    match three(options, output) {
        Ok(status) => status,
        Err(problem) => {
            problem.tell(output);
            Status::Unusable
        }
    }
}

fn three(options: &MergeOptions, output: &mut Output) -> Result<Status, Unusable> {
    refuse(options)?;
    let name = options.path.as_deref().unwrap_or(&options.ours);
    let settings = project_of(name);
    let files = [&options.base, &options.ours, &options.theirs];
    let [base, ours, theirs] = files.map(|file| open(file, options, &settings));
    let texts = [base?, ours?, theirs?];
    let sound = files.iter().zip(&texts).filter(|(file, project)| !whole(file, project, output)).count() == 0;
    if !sound {
        return Ok(Status::Unusable);
    }
    let [base, ours, theirs] = &texts;
    if ours.agreement.id.text != theirs.agreement.id.text {
        let ids = [("ours", ours.agreement.id.text.as_str()), ("theirs", theirs.agreement.id.text.as_str())];
        output.note("merge_other_agreement", &ids);
    }
    let Some(terms) = terms(options, &ours.agreement, &settings, output)? else { return Ok(Status::Unusable) };
    let merged = merge(Texts { base, ours, theirs }, &terms, settings.vocabulary());
    report(&merged, &terms, &texts, &settings, output);
    let spoilt = !proved(&merged, options, &texts, &settings, output);
    match &options.output {
        Some(out) if out != Path::new("-") => write(out, merged.text.as_bytes())?,
        _ => output.text(&merged.text),
    }
    let open = spoilt || merged.notes.iter().any(|note| note.deed.is_open());
    Ok(if open { Status::Findings } else { Status::Clean })
}

/// The result may stand where our text stands, as git asks of a merge driver, and nowhere else among the texts.
fn refuse(options: &MergeOptions) -> Result<(), Unusable> {
    let files = [&options.base, &options.ours, &options.theirs];
    if files.iter().filter(|file| file.as_path() == Path::new("-")).count() > 1 {
        return Err(Unusable::new("merge_one_input", &options.ours));
    }
    match &options.output {
        Some(out) if !same_file(out, &options.ours) && (same_file(out, &options.base) || same_file(out, &options.theirs)) => {
            Err(Unusable::new("merge_output", out))
        }
        _ => Ok(()),
    }
}

/// Reads a text. Under git it has another name than its own, and files that it uses are beside the one it is known by.
fn open(file: &Path, options: &MergeOptions, settings: &Settings) -> Result<Project, Unusable> {
    let source = read(file)?;
    let (name, root) = match &options.path {
        Some(path) => (shown(path), settings.root.clone()),
        None => (source.name.clone(), project_of(file).root.clone()),
    };
    let of_files = loader(root);
    let by_name = move |written: &str, from: &str| of_files(written, if from == source.name { &name } else { from });
    let main = Source::new(shown(file), source.text);
    Ok(load(main, settings.vocabulary(), &by_name))
}

/// Whose the texts are: as said, else ours is that of the destination and theirs that of the origin.
fn terms(options: &MergeOptions, agreement: &Agreement, settings: &Settings, output: &Output) -> Result<Option<Terms>, Unusable> {
    let file = &options.ours;
    let named = |typed: &Option<String>, usual: Option<&str>| match typed {
        Some(typed) => party(typed, file, agreement, settings, output).map(Some),
        None => Some(usual.map(str::to_owned)),
    };
    let code = |party: Option<&crate::model::Party>| party.map(|party| party.code.text.clone());
    let first = code(agreement.destination()).or_else(|| code(agreement.parties.first()));
    let second = code(agreement.origins().next()).or_else(|| code(agreement.parties.get(1)));
    let ours_named = options.our_party.as_ref().map(|code| code.to_uppercase());
    let theirs_named = options.their_party.as_ref().map(|code| code.to_uppercase());
    let other = |taken: &Option<String>, usual: Option<String>, other: Option<String>| if *taken == usual { other } else { usual };
    let Some(ours) = named(&options.our_party, other(&theirs_named, first.clone(), second.clone()).as_deref()) else { return Ok(None) };
    let Some(theirs) = named(&options.their_party, other(&ours_named, second, first).as_deref()) else { return Ok(None) };
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return Err(Unusable::new("merge_no_parties", file)) };
    if ours == theirs {
        return Err(Unusable::new("merge_one_party", file).with("party", ours));
    }
    if options.our_party.is_none() || options.their_party.is_none() {
        let said = |code: &str| state(code, settings.law(), output.lang);
        output.summary("merge_sides", &[("ours", &said(&ours)), ("theirs", &said(&theirs))]);
    }
    let take = match &options.resolve {
        None => None,
        Some(typed) if typed.to_uppercase() == ours => Some(Who::Ours),
        Some(typed) if typed.to_uppercase() == theirs => Some(Who::Theirs),
        Some(typed) => {
            return Err(Unusable::new("merge_resolve_nobody", file).with("typed", typed).with("parties", format!("{ours}, {theirs}")));
        }
    };
    Ok(Some(Terms { ours, theirs, take }))
}

fn report(merged: &Merged, terms: &Terms, texts: &[Project; 3], settings: &Settings, output: &Output) {
    let [base, ours, theirs] = texts;
    for note in &merged.notes {
        if output.quiet && !note.deed.is_open() {
            continue;
        }
        let project = match note.seen {
            Seen::Base => base,
            Seen::Ours => ours,
            Seen::Theirs => theirs,
        };
        let address = said(&note.address, settings.vocabulary(), output.lang);
        tell(output, &project.sources, note.span, &address, &deed(note, terms, settings, output));
    }
    let count = |of: &dyn Fn(Deed) -> bool| merged.notes.iter().filter(|note| of(note.deed)).count().to_string();
    let taken = count(&|deed| matches!(deed, Deed::Added | Deed::Removed | Deed::Changed | Deed::Moved | Deed::Renamed | Deed::Proposals));
    let brackets = count(&|deed| matches!(deed, Deed::Bracket | Deed::Proposed));
    let open = count(&|deed| matches!(deed, Deed::Undecided | Deed::MovedByBoth));
    output.summary("merge_summary", &[("taken", &taken), ("brackets", &brackets), ("open", &open)]);
}

fn deed(note: &Note, terms: &Terms, settings: &Settings, output: &Output) -> String {
    let key = match note.deed {
        Deed::Added => "merge_added",
        Deed::Removed => "merge_removed",
        Deed::Changed => "merge_changed",
        Deed::Moved => "merge_moved",
        Deed::Renamed => "merge_renamed",
        Deed::Proposals => "merge_proposals",
        Deed::Bracket => "merge_bracket",
        Deed::Proposed => "merge_proposed",
        Deed::Settled => "merge_settled",
        Deed::Undecided => "merge_undecided",
        Deed::MovedByBoth => "merge_moved_by_both",
        Deed::Languages => "merge_languages",
    };
    let of = |who: Option<Who>| match who {
        Some(Who::Ours) => state(&terms.ours, settings.law(), output.lang),
        Some(Who::Theirs) => state(&terms.theirs, settings.law(), output.lang),
        None => String::new(),
    };
    let (party, other) = (of(note.who), of(note.who.map(Who::other)));
    let key = if note.who.is_none() && note.deed == Deed::Changed { "merge_joined" } else { key };
    fill(Words::embedded(output.lang).interface(key), &[("party", &party), ("other", &other)])
}

/// A merged text has no mistake of form that none of the three had; if it has, somebody must look.
fn proved(merged: &Merged, options: &MergeOptions, texts: &[Project; 3], settings: &Settings, output: &Output) -> bool {
    let [_, ours, _] = texts;
    let name = ours.sources.iter().next().map_or_else(String::new, |(_, source)| source.name.clone());
    let root = options.path.as_deref().map_or_else(|| project_of(&options.ours).root.clone(), |_| settings.root.clone());
    let (of_files, path) = (loader(root), options.path.as_deref().map(shown));
    let by_name = |written: &str, from: &str| of_files(written, if from == name { path.as_deref().unwrap_or(from) } else { from });
    let project = load(Source::new(name.clone(), merged.text.clone()), settings.vocabulary(), &by_name);
    let errors: Vec<_> = project.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    for finding in &errors {
        let message = crate::wording::message::message(finding, settings.law(), output.lang);
        tell(
            output,
            &project.sources,
            finding.span,
            &said(&crate::diff::Address::default(), settings.vocabulary(), output.lang),
            &message.text,
        );
    }
    if !errors.is_empty() {
        output.note("merge_spoilt", &[("errors", &errors.len().to_string())]);
    }
    errors.is_empty()
}
