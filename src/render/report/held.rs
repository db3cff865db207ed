//! The rules that hold, each with what it asks, the values that decided, and its authorities.

use super::super::sheet::{Group, Sheet, Table};
use super::Report;
use crate::check::{Ruled, nation};
use crate::finding::Verdict;
use crate::law::{BasisDef, RulePage, Subject};
use crate::wording::asks::Asker;
use crate::wording::ruling::reference;

impl Report<'_> {
    /// True when some rule on the subject holds.
    pub(super) fn held(&self, sheet: &mut Sheet, subject: &Subject) -> bool {
        let mut rows = Vec::new();
        for ruled in self.of.outcome.ruled.iter().filter(|ruled| ruled.verdict == Verdict::Holds) {
            let Some(page) = self.page(ruled.rule).filter(|page| page.subject == subject.id) else { continue };
            rows.push(vec![self.asked(ruled.rule), self.decided(ruled), self.cited(page), page.id.clone()]);
        }
        if rows.is_empty() {
            return false;
        }
        sheet.head(3, self.say("report_held"));
        let head = ["report_asked", "report_says", "report_authority", "report_rule"].map(|key| self.say(key).to_owned());
        let caption = self.fill("report_held_caption", &[("subject", subject.name.get(self.lang))]);
        sheet.table(Table { caption, head: head.to_vec(), groups: vec![Group { head: Vec::new(), rows }], figures: false });
        true
    }

    /// What a rule asks, in one sentence.
    pub(super) fn asked(&self, rule: &str) -> String {
        let rule = self.of.law.book().find(|known| known.id == rule);
        rule.map(|rule| Asker::new(self.lang, self.of.vocabulary, self.of.law).sentence(&rule.require)).unwrap_or_default()
    }

    fn decided(&self, ruled: &Ruled) -> String {
        let mut all: Vec<String> = Vec::new();
        for span in &ruled.values {
            let place = self.places.article(*span).map(|place| format!(" ({place})")).unwrap_or_default();
            let says = format!("{}{place}", self.places.says(&self.of, *span, self.lang));
            if !all.contains(&says) {
                all.push(says);
            }
        }
        if all.is_empty() { self.say("report_no_value").to_owned() } else { all.join(self.say("explain_semicolon")) }
    }

    /// The authorities that concern these Parties.
    fn cited(&self, page: &RulePage) -> String {
        let all: Vec<String> = page.basis.iter().filter_map(|basis| self.one_cited(basis)).collect();
        all.join(self.say("explain_semicolon"))
    }

    fn one_cited(&self, basis: &BasisDef) -> Option<String> {
        match basis.law.as_str() {
            "destination" => return Some(self.say("asks_law_destination").to_owned()),
            "origin" => return Some(self.say("asks_law_origin").to_owned()),
            _ => {}
        }
        let card = self.of.law.instrument(&basis.source)?;
        let parties = &self.of.project.agreement.parties;
        let ours = nation(card).is_none_or(|state| parties.iter().any(|party| party.code.text == state));
        let read =
            card.articles.iter().find(|article| article.article == basis.article).map_or("recall", |article| article.evidence.as_str());
        let read = if basis.evidence.is_empty() { read } else { &basis.evidence };
        let said = reference(card, &basis.article, self.lang);
        ours.then(|| if read == "read" { said } else { format!("{said} ({})", self.say("citation_unverified")) })
    }
}
