//! Parts that only have another number: neighbours are told in one line.

use super::compared::{ANNEX, ARTICLE, CHAPTER, Compared};
use super::voice::Voice;
use crate::diff::{ChangeKind, Home, Side};

/// Parts that follow one another in both texts.
struct Run {
    kind: u8,
    old: (usize, usize),
    new: (usize, usize),
}

/// A line for each run of parts that have another number.
pub(super) fn renumbered(voice: &Voice<'_, '_>) -> Vec<String> {
    runs(voice.of).iter().map(|run| line(voice, run)).collect()
}

fn runs(compared: &Compared<'_>) -> Vec<Run> {
    let changes = compared.comparison.changes.iter().filter(|change| change.kind == ChangeKind::Renumbered);
    let mut all: Vec<(u8, usize, usize)> = changes
        .filter_map(|change| {
            let (kind, old) = number(change.old.as_ref()?)?;
            let (_, new) = number(change.new.as_ref()?)?;
            Some((kind, old, new))
        })
        .collect();
    all.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    for (kind, old, new) in all {
        match runs.last_mut() {
            Some(run) if run.kind == kind && run.old.1 + 1 == old && run.new.1 + 1 == new => (run.old.1, run.new.1) = (old, new),
            _ => runs.push(Run { kind, old: (old, old), new: (new, new) }),
        }
    }
    runs
}

fn number(side: &Side) -> Option<(u8, usize)> {
    match &side.spot.home {
        Home::Chapter(_, number) => Some((CHAPTER, *number)),
        Home::Article(_, number) => Some((ARTICLE, *number)),
        Home::Annex(_, number) => Some((ANNEX, *number)),
        Home::Header | Home::Preamble => None,
    }
}

fn line(voice: &Voice<'_, '_>, run: &Run) -> String {
    let numbers = [run.old.0, run.old.1, run.new.0, run.new.1].map(|number| number.to_string());
    let [from, until, new_from, new_until] = numbers.each_ref().map(String::as_str);
    match (run.kind, run.old.0 == run.old.1) {
        (ARTICLE, true) => voice.fill("diff_renumbered_one", &[("from", from), ("new_from", new_from)]),
        (ARTICLE, false) => {
            let values = [("from", from), ("until", until), ("new_from", new_from), ("new_until", new_until)];
            voice.fill("diff_renumbered", &values)
        }
        // Chapters and annexes are few, and their numbers are letters or words: each end of a run by its label.
        (kind, _) => {
            let label = |first: usize, last: usize| {
                let (first, last) = (voice.label(kind, first), voice.label(kind, last));
                if first == last { first } else { format!("{first} – {last}") }
            };
            let (old, new) = (label(run.old.0, run.old.1), label(run.new.0, run.new.1));
            voice.fill("diff_renumbered_part", &[("from", &old), ("new_from", &new)])
        }
    }
}
