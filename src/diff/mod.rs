//! Two models to typed changes, and what each change means for the worker.
//!
//! Both texts become an outline: parts with keys and contents that do not depend on layout, on the language of keywords, or
//! on an order that the language calls equal. Parts are matched first by id, then by content; what is left came or went.

mod address;
pub(crate) mod canon;
mod change;
mod changes;
mod heads;
pub mod judgement;
pub mod matching;
pub mod merge;
mod outcomes;
pub mod outline;
mod resolve;
mod words;
pub mod worth;

pub use address::{Address, NotThere, Wanted};
pub use change::{
    Change, ChangeKind, Comparison, Edit, FieldPath, Ground, Home, Pair, PartKind, Reason, Remark, RuleChange, Side, Spot, Worth,
};
pub(crate) use heads::{Block, Heads, Within};
pub use resolve::{Decided, Outcome, Resolution, Taking, resolve};
pub use words::{Compared, compare as words};

use crate::check::Selection;
use crate::law::Law;
use crate::model::Project;
use crate::vocabulary::Vocabulary;

/// What both texts are read and judged with.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// States, instruments, rules.
    pub law: &'a Law,
    /// Which rules are run on both, and at which date.
    pub selection: &'a Selection,
}

/// Compares two texts.
#[must_use]
pub fn compare(old: &Project, new: &Project, bench: Bench<'_>) -> Comparison {
    let mut comparison = changes::changes(old, new, bench.vocabulary, bench.law);
    if !comparison.is_empty() {
        outcomes::judge(&mut comparison, old, new, bench);
        judged(&mut comparison, old, new, bench);
    }
    comparison
}

/// What the judgements on changes say. Where they or a rule point, an unclear direction gives way.
fn judged(comparison: &mut Comparison, old: &Project, new: &Project, bench: Bench<'_>) {
    let context = judgement::Context::new(old, new, bench.vocabulary, bench.law);
    // In a text that is open, words come and go with the proposals: what one Party proposes takes nothing from what the other does.
    let open = |change: &Change| !change.words.is_empty() && change.kind != ChangeKind::Changed;
    for change in comparison.changes.iter_mut().filter(|change| !open(change)) {
        let reasons = judgement::judge(change, &context);
        if !reasons.is_empty() {
            change.reasons.extend(reasons);
            change.worth = outcomes::sum(&change.reasons);
        }
    }
}
