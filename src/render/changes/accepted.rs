//! Which weakenings the new text accepts: by a waiver, not yet ended, of the rule or judgement that is their reason.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::compared::Place;
use crate::diff::{Change, Ground, PartKind, Worth};
use crate::finding::Verdict;
use crate::model::{ArticleItem, Project, Term, Waiver};
use crate::vocabulary::Vocabulary;

/// The departures in the new text that accept a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// The rules and judgements that they name.
    pub rules: Vec<String>,
    /// The day on which the first of them ends.
    pub until: Option<Date>,
}

/// The waivers of a text that have not ended.
#[derive(Debug, Default)]
pub(super) struct Waivers<'a> {
    /// By the rule they name: the id of the article or annex that each stands in, and its end.
    by_rule: BTreeMap<&'a str, Vec<(&'a str, Option<Date>)>>,
}

impl<'a> Waivers<'a> {
    pub(super) fn new(project: &'a Project, vocabulary: &Vocabulary, on: Option<Date>) -> Self {
        let mut by_rule: BTreeMap<&str, Vec<(&str, Option<Date>)>> = BTreeMap::new();
        let articles = project.agreement.articles().map(|article| (article.id.text.as_str(), &article.items));
        let annexes = project.agreement.annexes.iter().map(|annex| (annex.id.text.as_str(), &annex.items));
        for (home, items) in articles.chain(annexes) {
            for item in items {
                let ArticleItem::Waiver(waiver) = item else { continue };
                let until = end(waiver, vocabulary);
                let ended = matches!((until, on), (Some(until), Some(on)) if until < on);
                if !ended {
                    by_rule.entry(waiver.rule.text.as_str()).or_default().push((home, until));
                }
            }
        }
        Self { by_rule }
    }

    /// True when the rule is waived in any article.
    pub(super) fn anywhere(&self, rule: &str) -> bool {
        self.by_rule.contains_key(rule)
    }

    /// What accepts a change: each rule and each judgement that speaks against it must be waived, and there must be one.
    pub(super) fn accept(&self, change: &Change, place: &Place) -> Option<Acceptance> {
        let doubtful = matches!(change.worth, Worth::Weaker | Worth::Unclear);
        if !doubtful {
            return None;
        }
        // A departure that stands in the new text is the acceptance: it says of itself why, by whom and until when.
        if change.part == PartKind::Waiver {
            let until = self.find(&change.name, place.home.id(), false).filter(|_| change.new.is_some())?;
            return Some(Acceptance { rules: vec![change.name.clone()], until });
        }
        let mut acceptance = Acceptance::default();
        for reason in change.reasons.iter().filter(|reason| matches!(reason.worth, Worth::Weaker | Worth::Unclear)) {
            let (rule, silent) = match &reason.ground {
                Ground::Rule { rule, after, .. } => (*rule, *after == Verdict::Gap),
                Ground::Judgement { id, .. } => (id.as_str(), false),
                Ground::Direction(..) | Ground::Law(..) | Ground::Inside { .. } => continue,
            };
            // What is missing from the whole text can be accepted in any article, and so can what went with its article.
            let until = self.find(rule, place.home.id(), silent || place.old)?;
            acceptance.until = [acceptance.until, until].into_iter().flatten().min();
            if !acceptance.rules.iter().any(|known| known == rule) {
                acceptance.rules.push(rule.to_owned());
            }
        }
        (!acceptance.rules.is_empty()).then_some(acceptance)
    }

    fn find(&self, rule: &str, home: &str, anywhere: bool) -> Option<Option<Date>> {
        let all = self.by_rule.get(rule)?;
        all.iter().find(|(at, _)| anywhere || *at == home).map(|(_, until)| *until)
    }
}

/// The day until which a waiver holds.
fn end(waiver: &Waiver, vocabulary: &Vocabulary) -> Option<Date> {
    let field = vocabulary.structure("accept")?.field_id("until")?;
    match waiver.fields.iter().find(|stated| stated.field == field)?.value.term()? {
        Term::Date(until) => Some(*until),
        _ => None,
    }
}
