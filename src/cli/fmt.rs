//! `mithaq fmt`.

use std::path::Path;

use similar::TextDiff;

use super::Status;
use super::args::FmtOptions;
use super::config::project_of;
use super::files::{Unusable, agreements, read, shown, write};
use super::output::Output;
use crate::syntax::{FormatOptions, format, parse};
use crate::text::{FileId, Lang, Source};
use crate::vocabulary::Vocabulary;

pub(crate) fn run(options: &FmtOptions, output: &mut Output) -> Status {
    let (found, unusable) = agreements(&options.paths);
    let mut status = if unusable.is_empty() { Status::Clean } else { Status::Unusable };
    unusable.iter().for_each(|problem| problem.tell(output));
    for file in &found {
        match one(&file.path, options, output) {
            Ok(of_file) => status = status.max(of_file),
            Err(problem) => {
                problem.tell(output);
                status = Status::Unusable;
            }
        }
    }
    status
}

fn one(path: &Path, options: &FmtOptions, output: &mut Output) -> Result<Status, Unusable> {
    let source = read(path)?;
    let project = project_of(path);
    let parsed = parse(FileId(0), &source, project.vocabulary());
    if !parsed.tree.sound {
        output.note("fmt_unsound", &[("file", &shown(path))]);
        if path == Path::new("-") && !options.check {
            output.text(&source.text);
        }
        return Ok(Status::Findings);
    }
    let written = format(&parsed.tree, &source, project.vocabulary(), FormatOptions { keywords: options.keywords.map(Lang::from) });
    // The canonical form proves itself: written again it must not change.
    let again = again(&Source::new(String::new(), written.clone()), project.vocabulary());
    if again != written {
        output.note("fmt_unstable", &[("file", &shown(path))]);
        return Ok(Status::Fault);
    }
    let same = written == source.text;
    let name = shown(path);
    if options.check {
        if !same {
            output.note("would_reformat", &[("file", &name)]);
            if options.diff {
                let diff = TextDiff::from_lines(source.text.as_str(), written.as_str());
                output.text(&diff.unified_diff().header(&name, &name).to_string());
            }
        }
        return Ok(if same { Status::Clean } else { Status::Findings });
    }
    if path == Path::new("-") {
        output.text(&written);
    } else if same {
        output.summary("already_formatted", &[("file", &name)]);
    } else {
        write(path, written.as_bytes())?;
        output.summary("reformatted", &[("file", &name)]);
    }
    Ok(Status::Clean)
}

fn again(source: &Source, vocabulary: &Vocabulary) -> String {
    let parsed = parse(FileId(0), source, vocabulary);
    format(&parsed.tree, source, vocabulary, FormatOptions::default())
}
