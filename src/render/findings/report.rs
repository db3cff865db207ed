//! What is reported of one agreement: its findings, what was selected, and how the rules came out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::check::{DRAFTING, Outcome, Selection};
use crate::finding::{Finding, Severity, Verdict};
use crate::law::{Law, RuleCard};
use crate::model::Project;
use crate::text::Sources;
use crate::vocabulary::Vocabulary;

/// The findings of one agreement.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The name of its main file.
    pub file: &'a str,
    /// The agreement and its files.
    pub project: &'a Project,
    /// What can be said in it.
    pub vocabulary: &'a Vocabulary,
    /// What was found.
    pub outcome: &'a Outcome,
    /// Which of the findings a baseline knows, by their place in the list.
    pub known: &'a BTreeSet<usize>,
    /// What was selected.
    pub selection: &'a Selection,
    /// The least weight that counts for the exit status.
    pub deny: Severity,
}

/// How many rules were run, and how they came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Rules that were run.
    pub run: usize,
    /// Of these, rules of form, which have findings and no verdict.
    pub form: usize,
    /// The agreement says what the rule asks.
    pub holds: usize,
    /// It says the contrary.
    pub conflict: usize,
    /// It is silent.
    pub gap: usize,
    /// It cannot be decided.
    pub question: usize,
    /// All that the rule found is accepted by waivers.
    pub waived: usize,
    /// The rule does not concern the agreement.
    pub not_applicable: usize,
}

static NONE: BTreeSet<usize> = BTreeSet::new();

impl<'a> Report<'a> {
    /// A report without a baseline.
    #[must_use]
    pub const fn new(file: &'a str, project: &'a Project, vocabulary: &'a Vocabulary, found: (&'a Outcome, &'a Selection)) -> Self {
        let (outcome, selection) = found;
        Self { file, project, vocabulary, outcome, known: &NONE, selection, deny: Severity::Error }
    }

    /// The id of the agreement.
    #[must_use]
    pub fn agreement(&self) -> &'a str {
        &self.project.agreement.id.text
    }

    /// Its files.
    #[must_use]
    pub const fn sources(&self) -> &'a Sources {
        &self.project.sources
    }

    /// Every finding, and whether a baseline knows it.
    pub fn findings(&self) -> impl Iterator<Item = (&'a Finding, bool)> + use<'a> {
        let known = self.known;
        self.outcome.findings.iter().enumerate().map(move |(at, finding)| (finding, known.contains(&at)))
    }

    /// How many new findings have a weight.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|(finding, known)| !known && finding.severity == severity).count()
    }

    /// True when a new finding weighs so much that the exit status tells it.
    #[must_use]
    pub fn denied(&self) -> bool {
        self.findings().any(|(finding, known)| !known && finding.severity >= self.deny)
    }

    /// The packs that were run, by name.
    #[must_use]
    pub fn packs<'l>(&self, law: &'l Law) -> Vec<&'l str> {
        law.packs().into_iter().filter(|pack| self.selection.runs(pack)).collect()
    }

    /// The date at which law was judged.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.selection.on.or(self.project.agreement.date)
    }

    /// The rules of form that were run: those that have findings and no verdict.
    pub fn form<'l>(&self, law: &'l Law) -> impl Iterator<Item = &'l RuleCard> + use<'a, 'l> {
        let selection = self.selection;
        law.house_rules().filter(move |card| card.pack == DRAFTING && selection.runs(DRAFTING) && !selection.skip.contains(&card.id))
    }

    /// What became of the rules of the book; where all is waived, that is what became of it.
    #[must_use]
    pub fn verdicts(&self) -> Vec<(&'static str, Option<Verdict>)> {
        let standing: BTreeSet<&str> = self.outcome.findings.iter().map(|finding| finding.rule).collect();
        let waived: BTreeSet<&str> = self.outcome.waived.iter().map(|one| one.finding.rule).collect();
        let verdict = |rule, verdict| (standing.contains(rule) || !waived.contains(rule)).then_some(verdict);
        self.outcome.ruled.iter().map(|ruled| (ruled.rule, verdict(ruled.rule, ruled.verdict))).collect()
    }

    /// How the rules came out.
    #[must_use]
    pub fn tally(&self, law: &Law) -> Tally {
        let mut tally = Tally { form: self.form(law).count(), ..Tally::default() };
        for (_, verdict) in self.verdicts() {
            *match verdict {
                Some(Verdict::Holds) => &mut tally.holds,
                Some(Verdict::Conflict) => &mut tally.conflict,
                Some(Verdict::Gap) => &mut tally.gap,
                Some(Verdict::Question) => &mut tally.question,
                Some(Verdict::NotApplicable) => &mut tally.not_applicable,
                None => &mut tally.waived,
            } += 1;
        }
        tally.run = tally.form + self.outcome.ruled.len();
        tally
    }

    /// Findings by their rule, each with whether a baseline knows it.
    #[must_use]
    pub fn by_rule(&self) -> BTreeMap<&'static str, Vec<(&'a Finding, bool)>> {
        let mut all: BTreeMap<&str, Vec<(&Finding, bool)>> = BTreeMap::new();
        for (finding, known) in self.findings() {
            all.entry(finding.rule).or_default().push((finding, known));
        }
        all
    }
}
