//! How the rules did on their own examples, with and without faults.

use serde::Serialize;

use crate::check::selftest::Trial;
use crate::text::Lang;
use crate::wording::words::{Words, fill};

/// The score of a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Score {
    /// How many rules were tried.
    pub rules: usize,
    /// Examples that did not come out as their author says.
    pub mismatches: usize,
    /// Faults that were put into the rules.
    pub mutants: usize,
    /// Faults that an example noticed.
    pub noticed: usize,
}

impl Score {
    /// Noticed faults in tenths of a per cent, rounded down.
    #[must_use]
    pub fn permille(&self) -> usize {
        (self.noticed * 1000).checked_div(self.mutants).unwrap_or(1000)
    }
}

/// The score of many trials.
#[must_use]
pub fn score(trials: &[Trial]) -> Score {
    let mutants = trials.iter().map(|trial| trial.mutants).sum();
    let survivors: usize = trials.iter().map(|trial| trial.survivors.len()).sum();
    Score {
        rules: trials.len(),
        mismatches: trials.iter().map(|trial| trial.mismatches.len()).sum(),
        mutants,
        noticed: mutants - survivors.min(mutants),
    }
}

/// What went wrong, then the score.
#[must_use]
pub fn trial_text(trials: &[Trial], lang: Lang) -> String {
    let words = Words::embedded(lang);
    let mut out = String::new();
    for trial in trials {
        for mismatch in &trial.mismatches {
            let kind = words.interface(if mismatch.good { "example_good" } else { "example_bad" });
            let line = fill(
                words.interface("example_differs"),
                &[
                    ("rule", &trial.rule),
                    ("kind", kind),
                    ("number", &mismatch.example.to_string()),
                    ("what", words.interface(&format!("example_{}", mismatch.what))),
                    ("expected", &mismatch.expected),
                    ("found", &mismatch.found),
                ],
            );
            out.push_str(&line);
            out.push('\n');
        }
        for survivor in &trial.survivors {
            out.push_str(&fill(words.interface("fault_not_noticed"), &[("rule", &trial.rule), ("fault", survivor)]));
            out.push('\n');
        }
    }
    let score = score(trials);
    let per_cent = format!("{}.{}", score.permille() / 10, score.permille() % 10);
    out.push_str(&fill(
        words.interface("trial_score"),
        &[
            ("rules", &score.rules.to_string()),
            ("mismatches", &score.mismatches.to_string()),
            ("noticed", &score.noticed.to_string()),
            ("mutants", &score.mutants.to_string()),
            ("percent", &per_cent),
        ],
    ));
    out.push('\n');
    out
}
