//! Two papers as one: the later one, with what only the earlier one has put back in its place and marked.
//!
//! INVARIANT: what remains when every mark is accepted prints as the later paper, and what remains when every mark is
//! rejected prints as the earlier one: labels, numbers, references and notes included. So whatever prints differently is
//! marked, and nothing else is.
//!
//! Parts are matched by the comparison; paragraphs, items and rows inside matched parts by what they say, once for all
//! languages; words inside matched lines by language.

mod align;
mod authors;
mod lines;
mod moves;
mod order;
mod parts;
mod phrase;
mod tokens;

pub use authors::Authors;

use super::tree::{ChangeNote, Mark, MarkKind, Paper, Redline};
use crate::diff::Comparison;

/// The later paper with the earlier one marked in it.
///
/// Both papers must be of the same kind. What is in no list of the comparison is matched by its id.
#[must_use]
pub fn redline(old: &Paper, new: &Paper, comparison: &Comparison, authors: &Authors, notes: Vec<ChangeNote>) -> Paper {
    let (names, pens) = authors.listed(&new.metadata.parties);
    let marker = Marker { pens };
    let mut moves = Vec::new();
    let blocks = order::blocks(&marker, old, new, comparison, &mut moves);
    let mut paper = Paper {
        draft_note: marker.line(&old.draft_note, &new.draft_note),
        title: marker.line(&old.title, &new.title),
        subtitle: marker.lines(&old.subtitle, &new.subtitle),
        copy: marker.line(&old.copy, &new.copy),
        running: marker.line(running(old), running(new)),
        initials: marker.lines(&old.initials, &new.initials),
        blocks,
        redline: None,
        ..new.clone()
    };
    moves::paragraphs(&mut paper, &mut moves);
    paper.redline = Some(Redline {
        authors: names,
        moves,
        notes,
        was_draft: old.draft,
        was_courtesy: old.courtesy.clone(),
        was_seal: old.seal.clone(),
    });
    paper
}

/// What runs over the pages: the short title, else the title.
fn running(paper: &Paper) -> &super::tree::Line {
    if paper.running.is_empty() { &paper.title } else { &paper.running }
}

/// Marks what differs, each change with the pen of its author.
#[derive(Debug)]
struct Marker {
    /// The codes of Parties that write with pens of their own, in the order of the authors after the first.
    pens: Vec<String>,
}

impl Marker {
    const ADDED: Mark = Mark::of_round(MarkKind::Added);
    const REMOVED: Mark = Mark::of_round(MarkKind::Removed);

    /// The author of what is proposed in a bracket: its owner, if that is a Party.
    fn pen(&self, owner: Option<&str>) -> Option<usize> {
        let owner = owner?;
        self.pens.iter().position(|code| code == owner).map(|at| at.saturating_add(1))
    }
}
