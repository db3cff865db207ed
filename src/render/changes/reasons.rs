//! Why a change means what it does for the worker: a line for each reason.

use super::accepted::Acceptance;
use super::voice::Voice;
use crate::diff::{Change, Ground, Reason, Worth};
use crate::finding::{Doubt, Facts, Verdict};
use crate::wording::asks::quoted;
use crate::wording::lists::{AndOr, join};
use crate::wording::message::say;
use crate::wording::ruling::doubt;
use crate::wording::words::fill;

impl Voice<'_, '_> {
    /// An effect as a word.
    pub(in crate::render) fn worth(&self, worth: Worth) -> &str {
        self.say(match worth {
            Worth::Weaker => "change_weaker",
            Worth::Unclear => "change_unclear",
            Worth::Stronger => "change_stronger",
            Worth::Neutral => "change_neutral",
        })
    }

    /// Whose proposal it is, why it means what it means, and what accepts it.
    pub(in crate::render) fn more(&self, change: &Change, accepted: Option<&Acceptance>) -> Vec<String> {
        let owners = (!change.owners.is_empty()).then(|| self.fill("change_owners", &[("owners", &self.states(&change.owners))]));
        let reasons = change.reasons.iter().map(|reason| self.reason_of(reason, change.worth));
        owners.into_iter().chain(reasons).chain(accepted.map(|accepted| self.accepted(accepted))).collect()
    }

    /// A reason; one that points elsewhere than the whole says where it points.
    fn reason_of(&self, reason: &Reason, whole: Worth) -> String {
        let said = self.reason(&reason.ground);
        if reason.worth == whole {
            return said;
        }
        self.fill("change_reason_other", &[("worth", self.worth(reason.worth)), ("reason", &said)])
    }

    /// What a reason rests on, in words.
    pub(super) fn reason(&self, ground: &Ground) -> String {
        match ground {
            Ground::Direction(key, facts) | Ground::Law(key, facts) => self.keyed("reason_", key, facts),
            Ground::Rule { rule, before, after } => self.outcome(rule, *before, *after),
            Ground::Judgement { id, undone, facts } => self.judgement(id, *undone, facts),
            Ground::Inside { stronger, weaker, unclear } => {
                let values =
                    [("stronger", stronger), ("weaker", weaker), ("unclear", unclear)].map(|(name, count)| (name, count.to_string()));
                self.fill("change_reason_inside", &values.each_ref().map(|(name, count)| (*name, count.as_str())))
            }
        }
    }

    /// A sentence by its key, with or without its prefix; codes of States become their names.
    pub(super) fn keyed(&self, prefix: &str, key: &'static str, facts: &Facts) -> String {
        let whole = match prefix {
            "reason_" => format!("reason_{}", key.trim_start_matches(prefix)),
            _ => format!("diff_note_{}", key.trim_start_matches(prefix)),
        };
        // Without words the key speaks for itself, so that a gap is seen.
        let sentence = Doubt { key, facts: facts.clone() };
        if self.say(&whole) == whole {
            return doubt(&sentence, self.of.law, self.lang);
        }
        let filled: Vec<(&str, String)> = facts.iter().map(|(name, fact)| (name, self.fact(name, fact))).collect();
        self.fill(&whole, &filled.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
    }

    fn fact(&self, name: &str, fact: &crate::finding::Fact) -> String {
        match name {
            "state" => self.states(&[say(fact, self.lang)]),
            _ => say(fact, self.lang),
        }
    }

    /// "rule `weekly-rest` (Weekly rest of a whole day): before, the rule holds; now, the text is silent".
    pub(in crate::render) fn outcome(&self, rule: &str, before: Verdict, after: Verdict) -> String {
        let verdict = |verdict: Verdict| self.say(&format!("verdict_{}", verdict.word().replace(' ', "_"))).to_owned();
        let (before, after) = (verdict(before), verdict(after));
        let values = [("rule", quoted(rule, self.lang)), ("title", self.rule(rule)), ("before", before), ("after", after)];
        self.fill("change_reason_rule", &values.each_ref().map(|(name, text)| (*name, text.as_str())))
    }

    /// What a judgement on changes says of it, or of its reverse. A judgement without a card goes by its id.
    fn judgement(&self, id: &str, undone: bool, facts: &Facts) -> String {
        let quoted = quoted(id, self.lang);
        let Some(card) = self.of.law.change_card(id) else { return quoted };
        let sentence = if undone { &card.undone } else { &card.message };
        let values: Vec<(&str, String)> = facts.iter().map(|(name, fact)| (name, say(fact, self.lang))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let message = fill(sentence.get(self.lang), &values);
        self.fill("change_reason_judgement", &[("message", &message), ("id", &quoted)])
    }

    /// By which departures a change is accepted, and until when.
    pub(in crate::render) fn accepted(&self, accepted: &Acceptance) -> String {
        let rules: Vec<String> = accepted.rules.iter().map(|rule| quoted(rule, self.lang)).collect();
        let rules = join(&rules, self.lang, AndOr::And);
        match accepted.until {
            Some(until) => self.fill("change_accepted_until", &[("rules", &rules), ("until", &until.to_string())]),
            None => self.fill("change_accepted", &[("rules", &rules)]),
        }
    }
}
