//! How many changes there are of each effect.

use serde::Serialize;

use super::compared::Compared;
use crate::diff::Worth;

/// Counts of one comparison, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All changes.
    pub changes: usize,
    /// Those that protect less.
    pub weaker: usize,
    /// Those of which it cannot be told.
    pub unclear: usize,
    /// Those that protect better.
    pub stronger: usize,
    /// Those without effect.
    pub neutral: usize,
    /// Those that protect less, or perhaps, and that a departure in the new text accepts.
    pub accepted: usize,
    /// Rules that came out better before.
    pub rules_lost: usize,
    /// Rules that come out better now.
    pub rules_gained: usize,
}

impl Counts {
    pub(super) fn of(compared: &Compared<'_>) -> Self {
        let comparison = compared.comparison;
        let rules = |worth| comparison.rules.iter().filter(|rule| rule.worth == worth).count();
        Self {
            changes: comparison.changes.len(),
            weaker: comparison.count(Worth::Weaker),
            unclear: comparison.count(Worth::Unclear),
            stronger: comparison.count(Worth::Stronger),
            neutral: comparison.count(Worth::Neutral),
            accepted: compared.changes().filter(|(_, accepted)| accepted.is_some()).count(),
            rules_lost: rules(Worth::Weaker),
            rules_gained: rules(Worth::Stronger),
        }
    }

    /// How many have an effect.
    #[must_use]
    pub const fn get(&self, worth: Worth) -> usize {
        match worth {
            Worth::Weaker => self.weaker,
            Worth::Unclear => self.unclear,
            Worth::Stronger => self.stronger,
            Worth::Neutral => self.neutral,
        }
    }

    /// Counts one more change.
    pub(super) const fn add(&mut self, worth: Worth) {
        self.changes += 1;
        match worth {
            Worth::Weaker => self.weaker += 1,
            Worth::Unclear => self.unclear += 1,
            Worth::Stronger => self.stronger += 1,
            Worth::Neutral => self.neutral += 1,
        }
    }

    /// The sum of two.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            changes: self.changes + other.changes,
            weaker: self.weaker + other.weaker,
            unclear: self.unclear + other.unclear,
            stronger: self.stronger + other.stronger,
            neutral: self.neutral + other.neutral,
            accepted: self.accepted + other.accepted,
            rules_lost: self.rules_lost + other.rules_lost,
            rules_gained: self.rules_gained + other.rules_gained,
        }
    }
}
