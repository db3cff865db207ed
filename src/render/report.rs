//! The report on one agreement: what each rule of the book came to, by subject and by stage of
//! migration, with the places, the words and the authorities; what the drafters accepted; what is
//! still open; what the rules cover; and what the report cannot say. Never a single mark.

mod coverage;
mod held;
mod open;
mod places;
mod subjects;
mod summary;
mod waivers;

use jiff::civil::Date;

use super::compose::{Edition, compose};
use super::sheet::{Group, Sheet, Table};
use super::tree::{Line, Paper};
use crate::check::{DRAFTING, Outcome, Selection};
use crate::finding::{Finding, Severity, Verdict};
use crate::law::{Law, RulePage};
use crate::model::Project;
use crate::text::Lang;
use crate::vocabulary::Vocabulary;
use crate::wording::dates::{MonthStyle, date};
use crate::wording::message::message;
use crate::wording::speaker::Speaker;
use crate::wording::words::{Words, fill};

use places::Places;

/// What a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// The agreement and its files.
    pub project: &'a Project,
    /// What was found in it.
    pub outcome: &'a Outcome,
    /// What was looked for, and at which date.
    pub selection: &'a Selection,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// The registers of law.
    pub law: &'a Law,
}

/// The report in a language.
#[must_use]
pub fn report(reported: &Reported<'_>, lang: Lang) -> Sheet {
    let Reported { project, vocabulary, law, .. } = *reported;
    let paper = compose(project, vocabulary, law, &Edition::default());
    let report = Report { of: *reported, lang, words: Words::embedded(lang), places: Places::new(reported, &paper, lang), paper: &paper };
    let title = report.title();
    let mut sheet = Sheet::new(lang, report.fill("report_title", &[("title", &title)]));
    report.head(&mut sheet);
    sheet.head(1, report.say("report_how"));
    sheet.line(report.say("report_how_text"));
    report.summary(&mut sheet);
    report.subjects(&mut sheet);
    report.waivers(&mut sheet);
    report.open(&mut sheet);
    report.drafting(&mut sheet);
    report.coverage(&mut sheet);
    report.limits(&mut sheet);
    sheet
}

/// A report being written.
struct Report<'a> {
    of: Reported<'a>,
    lang: Lang,
    words: &'a Words,
    places: Places,
    paper: &'a Paper,
}

/// What became of a rule, in the words of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Holds,
    Conflict,
    Gap,
    Question,
    NotApplicable,
    Waived,
}

impl End {
    /// In the order of the columns.
    const ALL: [Self; 6] = [Self::Holds, Self::Conflict, Self::Gap, Self::Question, Self::NotApplicable, Self::Waived];

    const fn key(self) -> &'static str {
        match self {
            Self::Holds => "report_holds",
            Self::Conflict => "report_conflict",
            Self::Gap => "report_gap",
            Self::Question => "report_question",
            Self::NotApplicable => "report_not_applicable",
            Self::Waived => "report_waived",
        }
    }
}

impl<'a> Report<'a> {
    fn say(&self, key: &'a str) -> &'a str {
        self.words.interface(key)
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.words.interface(key), values)
    }

    fn speaker(&self) -> Speaker<'a> {
        let Reported { project, vocabulary, law, .. } = self.of;
        Speaker {
            lang: self.lang,
            words: self.words,
            vocabulary,
            law,
            agreement: &project.agreement,
            sources: &project.sources,
            compact: false,
        }
    }

    /// A line of the paper in the language of the report, else in a language that has it.
    fn flat(&self, line: &Line) -> String {
        places::flat(self.paper, line, self.lang)
    }

    fn title(&self) -> String {
        let title = self.flat(&self.paper.title);
        if title.is_empty() { self.of.project.agreement.id.text.clone() } else { title }
    }

    fn day(&self, text: &str) -> String {
        let Ok(day) = text.parse::<Date>() else { return text.to_owned() };
        self.date(day)
    }

    fn date(&self, day: Date) -> String {
        match (u8::try_from(day.month()), u8::try_from(day.day())) {
            (Ok(month), Ok(of_month)) => date(day.year(), month, of_month, self.lang, MonthStyle::Libya),
            _ => day.to_string(),
        }
    }

    fn comma(&self) -> &'a str {
        self.say("explain_comma")
    }

    fn page(&self, rule: &str) -> Option<&'a RulePage> {
        self.of.law.page(rule)
    }

    fn end(&self, rule: &str, verdict: Verdict) -> End {
        let finding = |finding: &Finding| finding.rule == rule;
        let accepted = self.of.outcome.waived.iter().any(|one| finding(&one.finding)) && !self.of.outcome.findings.iter().any(finding);
        match verdict {
            Verdict::Holds => End::Holds,
            Verdict::NotApplicable => End::NotApplicable,
            _ if accepted => End::Waived,
            Verdict::Conflict => End::Conflict,
            Verdict::Gap => End::Gap,
            Verdict::Question => End::Question,
        }
    }

    fn severity(&self, severity: Severity) -> &'a str {
        match severity {
            Severity::Error => self.say("severity_error"),
            Severity::Warning => self.say("severity_warning"),
            Severity::Advice => self.say("severity_advice"),
        }
    }

    /// Where something stands: the article as printed, the file and the line.
    fn place(&self, span: crate::text::Span) -> String {
        let article = self.places.article(span).map_or_else(|| self.say("report_header").to_owned(), str::to_owned);
        let Some(source) = self.of.project.sources.get(span.file) else { return article };
        let line = source.place(span.start).line.to_string();
        self.fill("report_place_line", &[("place", &article), ("file", &source.name), ("line", &line)])
    }

    fn packs(&self) -> String {
        let all: Vec<&str> = match &self.of.selection.packs {
            Some(packs) => packs.iter().map(String::as_str).collect(),
            None => self.of.law.packs().into_iter().collect(),
        };
        all.join(self.comma())
    }

    /// Findings on drafting, which have no subject.
    fn drafting(&self, sheet: &mut Sheet) {
        sheet.head(1, self.say("report_text"));
        let rows: Vec<Vec<String>> = self
            .of
            .outcome
            .findings
            .iter()
            .filter(|finding| finding.ruling.is_none())
            .map(|finding| {
                let said = message(finding, self.of.law, self.lang);
                vec![said.text, self.severity(finding.severity).to_owned(), self.place(finding.span), said.help.unwrap_or_default()]
            })
            .collect();
        if rows.is_empty() {
            let unread = !self.of.selection.runs(DRAFTING);
            sheet.line(self.say(if unread { "report_text_unread" } else { "report_text_none" }));
            return;
        }
        let head = ["report_message", "report_weight", "report_place", "report_todo"].map(|key| self.say(key).to_owned());
        let caption = self.say("report_text_caption").to_owned();
        sheet.table(Table { caption, head: head.to_vec(), groups: vec![Group { head: Vec::new(), rows }], figures: false });
    }

    fn limits(&self, sheet: &mut Sheet) {
        sheet.head(1, self.say("report_limits"));
        let found = self.of.outcome.findings.iter().any(|finding| finding.ruling.is_some());
        let key = if found { "report_limit_some" } else { "report_limit_none" };
        let rules = self.of.outcome.ruled.len().to_string();
        sheet.line(&self.fill(key, &[("rules", &rules), ("packs", &self.packs())]));
        for key in ["report_limit_typed", "report_limit_registers", "report_limit_advice"] {
            sheet.line(self.words.interface(key));
        }
    }
}

#[cfg(test)]
mod tests;
