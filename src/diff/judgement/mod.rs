//! What the book of judgements says of a change: each page is tried from the old text to the new one, and the other way
//! round, where finding it means that the change undoes what the page describes.
//!
//! INVARIANT: judging the reverse of a change gives the reverse of each reason, because both directions are always tried.

mod able;
mod facts;
mod prose;
mod readings;
mod seen;
mod signs;
mod tokens;
pub mod trial;

#[cfg(test)]
mod tests;

pub(crate) use tokens::protects_word;

use std::cell::OnceCell;

use super::change::{Change, Ground, Reason, Worth};
use crate::finding::Facts;
use crate::law::{ChangeRule, Law};
use crate::model::Project;
use crate::vocabulary::Vocabulary;

use able::Able;
use prose::{Phrasebook, Prose};
use seen::{Seen, Way};

/// Two texts, and the book by which their changes are judged. One serves all changes of a comparison.
#[derive(Debug)]
pub struct Context<'a> {
    /// The old text.
    pub old: &'a Project,
    /// The new text.
    pub new: &'a Project,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// The book.
    pub law: &'a Law,
    rules: Vec<&'a ChangeRule>,
    able: Able<'a>,
    phrasebook: OnceCell<Phrasebook>,
}

impl<'a> Context<'a> {
    /// Opens the book for two texts.
    #[must_use]
    pub fn new(old: &'a Project, new: &'a Project, vocabulary: &'a Vocabulary, law: &'a Law) -> Self {
        Self::with(old, new, law.change_rules().collect(), vocabulary, law)
    }

    /// Opens some pages only.
    fn with(old: &'a Project, new: &'a Project, rules: Vec<&'a ChangeRule>, vocabulary: &'a Vocabulary, law: &'a Law) -> Self {
        let able = Able::new(&rules, vocabulary);
        Self { old, new, vocabulary, law, rules, able, phrasebook: OnceCell::new() }
    }

    /// The words that any page looks for in prose; read when the first prose is judged.
    fn phrasebook(&self) -> &Phrasebook {
        self.phrasebook.get_or_init(|| Phrasebook::new(self.able.ways()))
    }
}

/// What the book says of a change, in the order of its pages.
#[must_use]
pub fn judge(change: &Change, context: &Context<'_>) -> Vec<Reason> {
    let ways = context.able.to(change);
    if ways.is_empty() {
        return Vec::new();
    }
    let prose = (!change.words.is_empty()).then(|| Prose::new(&change.words, context.phrasebook()));
    let forward = Seen::forward(change, prose.as_ref(), context);
    let backward = Seen::backward(change, prose.as_ref(), context);
    let mut reasons: Vec<(bool, Reason)> = Vec::new();
    let mut rest = ways.as_ref();
    while let Some(first) = rest.first() {
        let (same, others) = rest.split_at(rest.iter().take_while(|way| way.rule == first.rule).count());
        rest = others;
        let Some(rule) = context.rules.get(first.rule) else { continue };
        reasons.extend(rule_on(rule, same, &forward, backward.as_ref()).into_iter().map(|reason| (rule.otherwise, reason)));
    }
    let settled = reasons.iter().any(|(otherwise, _)| !otherwise);
    reasons.into_iter().filter(|(otherwise, _)| !(settled && *otherwise)).map(|(_, reason)| reason).collect()
}

/// What one page says: of the change, of its reverse, or of both where the change does one thing here and undoes it there.
/// What has no direction is said once.
fn rule_on(rule: &ChangeRule, ways: &[Way<'_>], forward: &Seen<'_>, backward: Option<&Seen<'_>>) -> Vec<Reason> {
    let worth = worth(&rule.worth);
    let found = |seen: &Seen<'_>| ways.iter().find_map(|way| seen.shows(way));
    let reason =
        |facts: Facts, undone: bool, worth: Worth| Reason { worth, ground: Ground::Judgement { id: rule.id.clone(), undone, facts } };
    let done = found(forward).map(|facts| reason(facts, false, worth));
    if done.is_some() && worth == worth.reversed() {
        return done.into_iter().collect();
    }
    let undone = backward.and_then(found).map(|facts| reason(facts, true, worth.reversed()));
    done.into_iter().chain(undone).collect()
}

fn worth(word: &str) -> Worth {
    match word {
        "weaker" => Worth::Weaker,
        "stronger" => Worth::Stronger,
        "neutral" => Worth::Neutral,
        _ => Worth::Unclear,
    }
}
