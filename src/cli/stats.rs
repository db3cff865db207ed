//! `mithaq stats`.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::Status;
use super::args::{StatsFormat, StatsOptions};
use super::config::{Project as Folder, project_of};
use super::exclude::leave_out;
use super::files::{Found, Unusable, agreements, loader, read};
use super::output::Output;
use super::settings::Choices;
use crate::model::{Project, load};
use crate::portfolio::stats::{Stats, stats};
use crate::render::stats::{Counted, StatsView, share, stats_json, stats_markdown, stats_text};

/// An agreement that was read and counted.
struct Read {
    file: String,
    project: Project,
    stats: Stats,
    folder: Arc<Folder>,
    named: bool,
}

impl Read {
    fn counted(&self) -> Counted<'_> {
        Counted { file: &self.file, project: &self.project, stats: &self.stats, vocabulary: self.folder.vocabulary() }
    }
}

pub(crate) fn run(options: &StatsOptions, output: &mut Output) -> Status {
    let (mut found, unusable) = agreements(&options.paths);
    leave_out(&mut found, Choices::excluded_from_checks, output);
    unusable.iter().for_each(|problem| problem.tell(output));
    let mut sound = unusable.is_empty();
    let mut all = Vec::with_capacity(found.len());
    for (done, file) in (1..).zip(&found) {
        match count(file) {
            Ok(one) => all.push(one),
            Err(problem) => {
                problem.tell(output);
                sound = false;
            }
        }
        output.progress(done, found.len());
    }
    drop_parts(&mut all);
    for problem in all.iter().flat_map(|one| &one.folder.problems).collect::<BTreeSet<_>>() {
        output.note_text(&problem.say(output.lang));
        sound = false;
    }
    let counted: Vec<Counted<'_>> = all.iter().map(Read::counted).collect();
    let view = StatsView { lang: output.lang, full: options.full };
    output.text(&match options.format {
        StatsFormat::Text => stats_text(&counted, view),
        StatsFormat::Json => stats_json(&counted, view),
        StatsFormat::Markdown => stats_markdown(&counted, view),
    });
    let status = if sound { Status::Clean } else { Status::Unusable };
    counted.iter().map(|one| judge(one, options.least, output)).fold(status, Status::max)
}

fn count(found: &Found) -> Result<Read, Unusable> {
    let source = read(&found.path)?;
    let file = source.name.clone();
    let folder = project_of(if found.path == Path::new("-") { Path::new("./-") } else { &found.path });
    let mut project = load(source, folder.vocabulary(), &loader(folder.root.clone()));
    let stats = stats(&project, folder.vocabulary(), folder.law());
    // In a run over many files the trees weigh most, and all that is counted is counted.
    project.trees = Vec::new();
    Ok(Read { file, project, stats, folder, named: found.named })
}

/// A file of a folder without a header is a part that agreements use, and counted with them.
fn drop_parts(all: &mut Vec<Read>) {
    all.retain(|one| one.named || !one.project.agreement.id.text.is_empty());
}

/// Says what a share lacks, and what could not be read and so counts nowhere.
fn judge(one: &Counted<'_>, least: Option<u8>, output: &Output) -> Status {
    let mut status = Status::Clean;
    let unread = one.unread();
    if unread > 0 {
        output.note("stats_unread", &[("file", one.file), ("count", &unread.to_string())]);
        status = Status::Findings;
    }
    if let Some(least) = least.filter(|least| !one.stats.tally().reaches(*least)) {
        let values = [("file", one.file), ("share", &share(one.stats.tally(), output.lang)), ("least", &least.to_string())];
        output.note("stats_below", &values);
        status = Status::Findings;
    }
    status
}
