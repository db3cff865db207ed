//! The head of a report and its table: how many rules ended in each way, by subject and stage.

use super::super::sheet::{Group, Sheet, Table};
use super::{End, Report};
use crate::finding::Severity;
use crate::law::{STAGES, Subject};
use crate::model::{Form, Stage};

/// How many rules ended in each way.
pub(super) type Counts = [usize; 6];

impl Report<'_> {
    pub(super) fn head(&self, sheet: &mut Sheet) {
        let agreement = &self.of.project.agreement;
        let speaker = self.speaker();
        let parties: Vec<String> = agreement.parties.iter().map(|party| speaker.formal(&party.code.text)).collect();
        let file = self.of.project.sources.iter().next().map_or("", |(_, source)| source.name.as_str());
        let form = match agreement.form {
            Form::Treaty => "treaty",
            Form::Memorandum => "memorandum",
            Form::Protocol => "protocol",
            Form::Framework => "framework",
        };
        let stage = match agreement.stage {
            Stage::Negotiation => "negotiation",
            Stage::Initialled => "initialled",
            Stage::Signed => "signed",
            Stage::InForce => "in_force",
        };
        sheet.pair(self.say("report_agreement"), &agreement.id.text);
        sheet.pair(self.say("report_parties"), &parties.join(self.say("explain_semicolon")));
        sheet.pair(self.say("report_form"), &self.choice("form", form));
        sheet.pair(self.say("report_stage"), &self.choice("stage", stage));
        let on = self.of.selection.on.or(agreement.date);
        sheet.pair(self.say("report_date"), &on.map_or_else(|| self.say("report_no_date").to_owned(), |day| self.date(day)));
        sheet.pair(self.say("report_packs"), &self.packs());
        sheet.pair(self.say("report_rules"), &self.of.outcome.ruled.len().to_string());
        sheet.pair(self.say("report_reviewed"), &self.reviewed());
        sheet.pair(self.say("report_version"), env!("CARGO_PKG_VERSION"));
        sheet.pair(self.say("report_file"), file);
    }

    /// A choice of the header by its name.
    fn choice(&self, field: &str, id: &str) -> String {
        let kind = self.of.vocabulary.structure("agreement");
        let field = kind.and_then(|kind| kind.field(kind.field_id(field)?, false));
        let all = field.and_then(|field| self.of.vocabulary.choices(field));
        let entry = all.and_then(|all| all.iter().find(|(_, known, _)| known.replace([' ', '-'], "_") == id));
        entry.map_or_else(|| id.replace('_', " "), |(_, _, entry)| entry.name.first(self.lang).to_owned())
    }

    /// The days on which the rules that were applied were last looked at.
    fn reviewed(&self) -> String {
        let pages = self.of.outcome.ruled.iter().filter_map(|ruled| self.page(ruled.rule));
        let mut days: Vec<&str> = pages.filter_map(|page| page.reviewed.as_deref()).collect();
        days.sort_unstable();
        match (days.first(), days.last()) {
            (Some(first), Some(last)) if first != last => {
                self.fill("report_reviewed_span", &[("from", &self.day(first)), ("until", &self.day(last))])
            }
            (Some(only), _) => self.day(only),
            _ => String::new(),
        }
    }

    pub(super) fn summary(&self, sheet: &mut Sheet) {
        sheet.head(1, self.say("report_summary"));
        let mut groups: Vec<Group> = Vec::new();
        let mut all = Counts::default();
        for (stage, subjects) in self.stages() {
            let mut total = Counts::default();
            let mut rows = Vec::new();
            for subject in subjects {
                let counts = self.counts(&subject.id);
                add(&mut total, &counts);
                rows.push(row(subject.name.get(self.lang), &counts));
            }
            add(&mut all, &total);
            groups.push(Group { head: row(self.words.interface(&format!("report_stage_{stage}")), &total), rows });
        }
        groups.push(Group { head: Vec::new(), rows: vec![row(self.say("report_all"), &all)] });
        let mut head = vec![self.say("report_subject").to_owned()];
        head.extend(End::ALL.map(|end| self.say(end.key()).to_owned()));
        sheet.table(Table { caption: self.say("report_caption").to_owned(), head, groups, figures: true });
        for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
            let count = self.of.outcome.findings.iter().filter(|finding| finding.severity == severity).count();
            sheet.pair(self.severity(severity), &count.to_string());
        }
    }

    /// The stages with their subjects, in order; a subject that no file knows comes last.
    pub(super) fn stages(&self) -> Vec<(&'static str, Vec<Subject>)> {
        let known = self.of.law.subjects();
        let of = |stage: &str| known.iter().filter(|subject| subject.stage == stage).cloned().collect::<Vec<_>>();
        let mut all: Vec<(&'static str, Vec<Subject>)> = STAGES.iter().map(|stage| (*stage, of(stage))).collect();
        let mut others: Vec<Subject> = Vec::new();
        for page in self.of.outcome.ruled.iter().filter_map(|ruled| self.page(ruled.rule)) {
            let listed = |subject: &Subject| subject.id == page.subject;
            if !known.iter().any(listed) && !others.iter().any(listed) {
                let name = page.subject.clone();
                let name = crate::vocabulary::Tri { ar: name.clone(), fr: name.clone(), en: name };
                others.push(Subject { id: page.subject.clone(), stage: String::from("other"), name });
            }
        }
        if !others.is_empty() {
            all.push(("other", others));
        }
        all
    }

    pub(super) fn counts(&self, subject: &str) -> Counts {
        let mut counts = Counts::default();
        for ruled in &self.of.outcome.ruled {
            if self.page(ruled.rule).is_some_and(|page| page.subject == subject) {
                let end = self.end(ruled.rule, ruled.verdict);
                counts.iter_mut().zip(End::ALL).filter(|(_, known)| *known == end).for_each(|(count, _)| *count += 1);
            }
        }
        counts
    }
}

fn add(total: &mut Counts, more: &Counts) {
    total.iter_mut().zip(more).for_each(|(total, more)| *total += more);
}

fn row(name: &str, counts: &Counts) -> Vec<String> {
    std::iter::once(name.to_owned()).chain(counts.iter().map(usize::to_string)).collect()
}
