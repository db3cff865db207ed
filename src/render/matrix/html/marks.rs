//! The marks by which provisions are chosen: on a row, on the clause above it, on the subject above that. A reader who asks for gaps, and
//! for one agreement, is answered by a mark alone: style need not look into the cells.

use std::collections::BTreeSet;

use super::Said;
use crate::portfolio::{Likeness, Standing};

/// The class of a row, a clause or a subject: its own, then the marks of its provisions. `any-d`: the agreements differ; `any-w`,
/// `any-g`, `any-o`: in one of them a provision is worst for the worker, a gap, not agreed; `w3` says in which.
pub(super) fn marks(own: &str, rows: &[Said<'_>]) -> String {
    let mut all: BTreeSet<(&str, Option<usize>)> = BTreeSet::new();
    for said in rows {
        if said.likeness == Likeness::Differs {
            all.insert(("d", None));
        }
        for (cell, at) in said.row.cells.iter().zip(0..) {
            let worst = said.row.standing(cell) == Standing::Worst;
            for (mark, is) in [("w", worst), ("g", said.row.gap(cell).is_some()), ("o", said.open(cell))] {
                if is {
                    all.extend([(mark, None), (mark, Some(at))]);
                }
            }
        }
    }
    let name = |(mark, at): (&str, Option<usize>)| at.map_or_else(|| format!(" any-{mark}"), |at| format!(" {mark}{at}"));
    own.to_owned() + &all.into_iter().map(name).collect::<String>()
}
