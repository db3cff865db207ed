//! `mithaq resolve`.

use std::path::Path;

use super::Status;
use super::addresses::{said, tell};
use super::args::ResolveOptions;
use super::config::{Project as Settings, project_of};
use super::files::{Unusable, loader, read, same_file, shown, write};
use super::output::Output;
use super::problem::Problem;
use crate::diff::{Decided, Outcome, Resolution, Taking, Wanted, resolve};
use crate::finding::Severity;
use crate::model::{Agreement, Project, load, nearest};
use crate::vocabulary::Vocabulary;
use crate::wording::lists::{AndOr, join};
use crate::wording::ruling::state;
use crate::wording::words::{Words, fill};

pub(crate) fn run(options: &ResolveOptions, output: &mut Output) -> Status {
    match close(options, output) {
        Ok(status) => status,
        Err(problem) => {
            problem.tell(output);
            Status::Unusable
        }
    }
}

fn close(options: &ResolveOptions, output: &mut Output) -> Result<Status, Unusable> {
    refuse(options)?;
    let source = read(&options.file)?;
    let settings = project_of(&options.file);
    let project = load(source, settings.vocabulary(), &loader(settings.root.clone()));
    if !whole(&options.file, &project, output) {
        return Ok(Status::Unusable);
    }
    let Some(party) = party(&options.take, &options.file, &project.agreement, &settings, output) else {
        return Ok(Status::Unusable);
    };
    let Some(wanted) = places(options, &project.agreement, settings.vocabulary(), output) else { return Ok(Status::Unusable) };
    let done = resolve(&project, settings.vocabulary(), Taking { party: &party, wanted: &wanted });
    report(&done, (&party, options), &project, &settings, output);
    match (&options.output, options.write) {
        (None, true) => write(&options.file, done.text.as_bytes())?,
        (Some(out), _) if out != Path::new("-") => {
            write(out, done.text.as_bytes())?;
            output.summary("written", &[("file", &shown(out))]);
        }
        _ => output.text(&done.text),
    }
    let open = done.decided.iter().any(|one| one.outcome.is_open());
    Ok(if open { Status::Findings } else { Status::Clean })
}

/// The agreement is written onto itself only where that was said.
fn refuse(options: &ResolveOptions) -> Result<(), Unusable> {
    if options.write && options.file == Path::new("-") {
        return Err(Unusable::new("write_needs_file", &options.file));
    }
    match &options.output {
        Some(out) if same_file(out, &options.file) => Err(Unusable::new("output_is_input_write", out)),
        _ => Ok(()),
    }
}

/// True when nothing of a text is lost on reading it; else says so.
pub(super) fn whole(file: &Path, project: &Project, output: &Output) -> bool {
    let errors = project.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let sound = errors == 0 && project.trees.iter().all(|tree| tree.sound);
    if !sound {
        output.note("not_read_whole", &[("file", &shown(file)), ("errors", &errors.to_string())]);
    }
    sound
}

/// The Party that was named, by its code.
pub(super) fn party(typed: &str, file: &Path, agreement: &Agreement, settings: &Settings, output: &Output) -> Option<String> {
    let codes: Vec<&str> = agreement.parties.iter().map(|party| party.code.text.as_str()).collect();
    let code = typed.to_uppercase();
    if codes.contains(&code.as_str()) {
        return Some(code);
    }
    let by_name = codes.iter().copied().find(|code| {
        let named = |country: &crate::law::Country| {
            let name = &country.name;
            country.alpha3 == typed.to_uppercase()
                || nearest(typed, [&name.en.short, &name.fr.short, &name.ar.short].into_iter().map(String::as_str)).is_some()
        };
        settings.law().country(code).is_some_and(named)
    });
    let near = by_name.or_else(|| nearest(typed, codes.iter().copied()));
    let problem = Problem::new("party_unknown").with("typed", typed).with("file", &shown(file)).with("parties", &codes.join(", "));
    output.note_text(&problem.near(near).say(output.lang));
    None
}

fn places(options: &ResolveOptions, agreement: &Agreement, vocabulary: &Vocabulary, output: &Output) -> Option<Vec<Wanted>> {
    let mut wanted = Vec::new();
    let mut unknown = false;
    for typed in &options.places {
        match Wanted::read(typed, agreement, vocabulary) {
            Ok(one) => wanted.push(one),
            Err(not_there) => {
                let problem = Problem::new("place_unknown").with("typed", typed).with("file", &shown(&options.file));
                output.note_text(&problem.near(not_there.near.as_deref()).say(output.lang));
                unknown = true;
            }
        }
    }
    (!unknown).then_some(wanted)
}

fn report(done: &Resolution, (party, options): (&str, &ResolveOptions), project: &Project, settings: &Settings, output: &Output) {
    for one in &done.decided {
        let address = said(&one.address, settings.vocabulary(), output.lang);
        tell(output, &project.sources, one.span, &address, &outcome(one, party, settings, output));
    }
    let file = shown(&options.file);
    if done.decided.is_empty() {
        output.summary(if options.places.is_empty() { "resolve_nothing_at_all" } else { "resolve_nothing" }, &[("file", &file)]);
        return;
    }
    let count = |of: &dyn Fn(&Outcome) -> bool| done.decided.iter().filter(|one| of(&one.outcome)).count().to_string();
    let values = [
        ("file", file),
        ("taken", count(&|outcome| *outcome == Outcome::Taken)),
        ("removed", count(&|outcome| matches!(outcome, Outcome::Removed(_)))),
        ("open", count(&Outcome::is_open)),
    ];
    output.summary("resolve_summary", &values.each_ref().map(|(name, value)| (*name, value.as_str())));
}

fn outcome(one: &Decided, party: &str, settings: &Settings, output: &Output) -> String {
    let lang = output.lang;
    let (key, owners) = match &one.outcome {
        Outcome::Taken => ("resolve_taken", &[][..]),
        Outcome::Removed(owners) => ("resolve_removed", owners.as_slice()),
        Outcome::NoProposal => ("resolve_no_proposal", &[][..]),
        Outcome::Several => ("resolve_several", &[][..]),
        Outcome::Elsewhere => ("resolve_elsewhere", &[][..]),
    };
    let owners: Vec<String> = owners.iter().map(|owner| state(owner, settings.law(), lang)).collect();
    let owners = join(&owners, lang, AndOr::And);
    fill(Words::embedded(lang).interface(key), &[("party", &state(party, settings.law(), lang)), ("owners", &owners)])
}
