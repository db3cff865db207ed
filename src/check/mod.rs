//! Findings on a model: what every agreement owes its reader, whatever its subject.
//!
//! A check is a function in [`CHECKS`]. Each looks at the model once and pushes findings; waivers
//! of the drafter are applied at the end, to all of them alike.

mod characters;
mod confusable;
pub(crate) mod context;
mod currencies;
mod definitions;
pub(crate) mod figures;
mod fingerprint;
mod header;
mod index;
mod instruments;
mod languages;
mod laws;
mod numbers;
mod open;
mod order;
mod pairs;
pub(crate) mod passages;
mod phrases;
mod references;
mod register;
mod residue;
mod rules;
mod same;
pub mod selftest;
pub(crate) mod spelled;
mod states;
mod structure;
mod twice;
pub(crate) mod typed;
mod unclosed;
mod unprinted;
mod waivers;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use fingerprint::{Fingerprint, Marker};
pub use rules::{Ruled, authority_of, cap, nation, touches, verdicts};

use std::collections::BTreeSet;

use crate::finding::{Finding, Severity, Waived};
use crate::law::Law;
use crate::model::Project;
use crate::vocabulary::Vocabulary;

use context::Context;

/// What the checks have to say of an agreement.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What stands, in the order of its places.
    pub findings: Vec<Finding>,
    /// What the drafter has accepted.
    pub waived: Vec<Waived>,
    /// What became of each rule of the book that was run, in the order of their ids.
    pub ruled: Vec<Ruled>,
}

/// What is to be checked, and when.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The packs of rules; all of them if not said.
    pub packs: Option<BTreeSet<String>>,
    /// The date at which law is judged; that of the agreement if not said.
    pub on: Option<jiff::civil::Date>,
    /// Rules that are not run.
    pub skip: BTreeSet<String>,
}

impl Selection {
    /// One pack alone.
    #[must_use]
    pub fn pack(pack: &str) -> Self {
        Self { packs: Some(BTreeSet::from([pack.to_owned()])), ..Self::default() }
    }

    /// True when a pack is among those to be run.
    #[must_use]
    pub fn runs(&self, pack: &str) -> bool {
        self.packs.as_ref().is_none_or(|packs| packs.contains(pack))
    }

    /// True when a rule was run: a rule of the book by what became of it, another by its pack.
    fn runs_rule(&self, rule: &str, law: &Law, ruled: &[Ruled]) -> bool {
        if self.skip.contains(rule) {
            return false;
        }
        match law.page(rule) {
            Some(_) => ruled.iter().any(|one| one.rule == rule),
            None => law.rule(rule).is_none_or(|card| self.runs(&card.pack)),
        }
    }
}

/// Every check.
const CHECKS: &[fn(&Context<'_>, &mut Vec<Finding>)] = &[
    header::check,
    instruments::check,
    structure::check,
    languages::check,
    references::check,
    unclosed::check,
    definitions::check,
    twice::check,
    order::check,
    numbers::check,
    typed::check,
    register::check,
    residue::check,
    open::check,
    currencies::check,
    laws::check,
    unprinted::check,
    characters::check,
];

/// Runs every check and every rule over an agreement and applies its waivers. What was found while
/// reading the file is among the findings; a text that could not be read cannot be waived,
/// nor left out with its pack.
#[must_use]
pub fn check(project: &Project, vocabulary: &Vocabulary, law: &Law, options: &Selection) -> Outcome {
    let context = Context::new(project, vocabulary, law);
    let (unread, mut findings): (Vec<_>, Vec<_>) =
        project.findings.iter().cloned().partition(|finding| finding.severity == Severity::Error);
    if options.runs(DRAFTING) {
        for check in CHECKS {
            check(&context, &mut findings);
        }
    } else {
        findings.clear();
    }
    let on = options.on.or(context.agreement.date);
    let ruled = rules::run(&context, options, on, &mut findings);
    findings.retain(|finding| !options.skip.contains(finding.rule));
    let mut outcome = waivers::apply(&context, findings, on, &|rule| options.runs_rule(rule, law, &ruled));
    outcome.ruled = ruled;
    outcome.findings.extend(unread);
    outcome.findings.sort_by(|one, two| (one.span, one.rule).cmp(&(two.span, two.rule)));
    outcome.waived.sort_by_key(|one| (one.finding.span, one.finding.rule));
    outcome
}

/// The pack of what every agreement owes its reader, whatever its subject.
pub const DRAFTING: &str = "drafting";
