//! Stage by stage and subject by subject: what was found, and what holds.

use super::super::sheet::{Sheet, Tone};
use super::super::typed::typed;
use super::Report;
use crate::finding::{Finding, Ruling, Verdict};
use crate::law::Subject;
use crate::text::Lang;
use crate::wording::message::message;
use crate::wording::ruling::{authority, doubt, position};

impl Report<'_> {
    pub(super) fn subjects(&self, sheet: &mut Sheet) {
        for (stage, subjects) in self.stages() {
            sheet.head(1, self.words.interface(&format!("report_stage_{stage}")));
            subjects.iter().for_each(|subject| self.subject(sheet, subject));
        }
    }

    fn subject(&self, sheet: &mut Sheet, subject: &Subject) {
        let name = subject.name.get(self.lang);
        sheet.head(2, name);
        let counts = self.counts(&subject.id);
        if counts.iter().all(|count| *count == 0) {
            sheet.line(self.say("report_no_rule"));
            return;
        }
        let about = |finding: &&Finding| self.page(finding.rule).is_some_and(|page| page.subject == subject.id);
        let mut findings: Vec<(&Finding, &Ruling)> =
            self.of.outcome.findings.iter().filter(about).filter_map(|finding| Some((finding, finding.ruling.as_deref()?))).collect();
        findings.sort_by_key(|(finding, ruling)| {
            (std::cmp::Reverse(ruling.verdict), std::cmp::Reverse(finding.severity), finding.span, finding.rule)
        });
        findings.iter().for_each(|(finding, ruling)| self.finding(sheet, finding, ruling));
        let held = self.held(sheet, subject);
        if findings.is_empty() && !held {
            sheet.line(self.say("report_only_absent"));
        }
    }

    fn finding(&self, sheet: &mut Sheet, finding: &Finding, ruling: &Ruling) {
        let (lang, law) = (self.lang, self.of.law);
        let (outcome, tone) = match ruling.verdict {
            Verdict::Conflict => ("report_finding_conflict", Tone::Conflict),
            Verdict::Gap => ("report_finding_gap", Tone::Gap),
            _ => ("report_finding_question", Tone::Question),
        };
        let said = message(finding, law, lang);
        let weight = self.severity(finding.severity);
        let values = [("outcome", self.say(outcome)), ("weight", weight), ("message", said.text.as_str())];
        sheet.toned(3, self.fill("report_finding", &values), tone);
        sheet.pair(self.say("report_place"), &self.place(finding.span));
        sheet.pairs(self.say("report_says"), &self.says(finding, ruling));
        let asks: Vec<String> = ruling.authorities.iter().filter_map(|one| authority(one, ruling.verdict, law, lang)).collect();
        sheet.pair(self.say("report_law"), &self.asked(finding.rule));
        sheet.pairs(self.say("report_force"), &asks);
        let positions: Vec<String> = ruling.positions.iter().map(|one| position(one, law, lang)).collect();
        sheet.pairs(self.say("report_positions"), &positions);
        let doubts: Vec<String> = ruling.doubts.iter().map(|one| doubt(one, law, lang)).collect();
        sheet.pairs(self.say("report_doubts"), &doubts);
        sheet.pair(self.say("report_todo"), said.help.as_deref().unwrap_or_default());
        sheet.pair(self.say("report_rule"), finding.rule);
        if let Some(wording) = self.suggestion(finding.rule) {
            sheet.line(self.say("card_fix"));
            sheet.code(&wording);
        }
    }

    /// The wording that the page of the rule suggests, with the keywords of the reader.
    fn suggestion(&self, rule: &str) -> Option<String> {
        let fix = self.page(rule)?.fix.as_ref()?;
        let kind = self.of.vocabulary.kind(self.of.vocabulary.kind_id(&fix.clause)?)?;
        let text = format!("{} {{\n{}\n}}\n", kind.def.name.first(Lang::En), fix.text);
        Some(typed(&text, self.lang, self.of.vocabulary))
    }

    /// The values that decided, of the finding's own place first.
    fn says(&self, finding: &Finding, ruling: &Ruling) -> Vec<String> {
        // A set that lacks something is stated, and its lack is a gap.
        if ruling.verdict == Verdict::Gap && finding.facts.get("missing").is_none() {
            return vec![self.say("report_says_nothing").to_owned()];
        }
        let mut spans: Vec<_> = ruling.readings.iter().map(|reading| reading.span).collect();
        spans.retain(|span| ruling.verdict != Verdict::Gap || self.places.key(*span).is_some());
        if ruling.verdict == Verdict::Conflict {
            spans.retain(|span| *span != finding.span);
            spans.insert(0, finding.span);
        }
        let mut all: Vec<String> = Vec::new();
        for span in spans {
            let says = self.places.says(&self.of, span, self.lang);
            if !all.contains(&says) {
                all.push(says);
            }
        }
        if all.is_empty() {
            all.push(self.say("report_says_nothing").to_owned());
        }
        all
    }
}
