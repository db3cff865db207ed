//! Findings as a comment on a pull request: a line for each file, then the findings by weight.

use std::fmt::Write as _;

use super::super::markdown::escape::escape;
use super::super::script::visible;
use super::uri::{rooted, uri};
use super::{Report, Tally, View, severity_key};
use crate::finding::{Finding, Severity};
use crate::text::{Lang, Span};
use crate::wording::message::message;
use crate::wording::waiver::waiver;
use crate::wording::words::{Words, fill};

/// All agreements as one page.
#[must_use]
pub fn markdown(reports: &[Report<'_>], view: &View<'_>) -> String {
    let mut page = Page { view, words: Words::embedded(view.lang), out: String::new() };
    page.head(reports);
    for report in reports {
        page.agreement(report);
    }
    let end = page.words.interface("markdown_end");
    let _ = writeln!(page.out, "---\n\n{end}");
    match view.lang {
        Lang::Ar => format!("<div dir=\"rtl\" lang=\"ar\">\n\n{}\n</div>\n", page.out),
        Lang::En | Lang::Fr => page.out,
    }
}

/// A comment has a greatest length; the other formats have all findings.
const MOST: usize = 60;

struct Page<'a> {
    view: &'a View<'a>,
    words: &'static Words,
    out: String,
}

impl Page<'_> {
    fn head(&mut self, reports: &[Report<'_>]) {
        let title = fill(self.words.interface("markdown_title"), &[("version", env!("CARGO_PKG_VERSION"))]);
        let keys = ["file", "errors", "warnings", "advice", "known", "waived", "rules"];
        let heads: Vec<String> = keys.iter().map(|key| self.words.interface(&format!("markdown_{key}")).to_owned()).collect();
        let _ = writeln!(self.out, "## {title}\n\n| {} |\n|---|{}", heads.join(" | "), "--:|".repeat(heads.len() - 1));
        for report in reports {
            let count = |severity| report.count(severity);
            let _ = writeln!(
                self.out,
                "| {} | {} | {} | {} | {} | {} | {} |",
                code(report.file).replace('|', "\\|"),
                count(Severity::Error),
                count(Severity::Warning),
                count(Severity::Advice),
                report.known.len(),
                report.outcome.waived.len(),
                report.tally(self.view.law).run
            );
        }
        self.out.push('\n');
    }

    fn agreement(&mut self, report: &Report<'_>) {
        let _ = writeln!(self.out, "### {}\n", code(report.file));
        self.selected(report);
        for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
            let of: Vec<&Finding> =
                report.findings().filter(|(finding, known)| !known && finding.severity == severity).map(|(finding, _)| finding).collect();
            let key = match severity {
                Severity::Error => "markdown_errors",
                Severity::Warning => "markdown_warnings",
                Severity::Advice => "markdown_advice",
            };
            self.list(key, of.len(), of.into_iter().map(|finding| (finding, Vec::new())), report);
        }
        let known = report.findings().filter(|(_, known)| *known);
        let note = |finding: &Finding| vec![self.words.interface(severity_key(finding.severity)).to_owned()];
        let known: Vec<_> = known.map(|(finding, _)| (finding, note(finding))).collect();
        self.list("markdown_known", known.len(), known.into_iter(), report);
        let waived = &report.outcome.waived;
        let lang = self.view.lang;
        self.list("markdown_waived", waived.len(), waived.iter().map(|one| (&one.finding, waiver(one, lang))), report);
    }

    /// What was run, at which date, and how it came out: never a figure alone.
    fn selected(&mut self, report: &Report<'_>) {
        let tally = report.tally(self.view.law);
        let packs = report.packs(self.view.law).join(", ");
        let date = report.date().map_or_else(|| self.words.interface("date_unknown").to_owned(), |date| date.to_string());
        let line =
            fill(self.words.interface("markdown_selected"), &[("rules", &tally.run.to_string()), ("packs", &packs), ("date", &date)]);
        let _ = writeln!(self.out, "{line}\n\n{}\n", self.verdicts(&tally));
        if !report.selection.skip.is_empty() {
            let rules: Vec<String> = report.selection.skip.iter().map(|rule| code(rule)).collect();
            let _ = writeln!(self.out, "{}\n", fill(self.words.interface("markdown_skipped"), &[("rules", &rules.join(", "))]));
        }
        if report.outcome.findings.is_empty() {
            let _ = writeln!(self.out, "{}\n", self.words.interface("markdown_clean"));
        }
    }

    fn verdicts(&self, tally: &Tally) -> String {
        let Tally { form, holds, conflict, gap, question, waived, not_applicable, .. } = *tally;
        let values = [
            ("form", form),
            ("holds", holds),
            ("conflict", conflict),
            ("gap", gap),
            ("question", question),
            ("waived", waived),
            ("not_applicable", not_applicable),
        ];
        let values: Vec<(&str, String)> = values.into_iter().map(|(name, count)| (name, count.to_string())).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, count)| (*name, count.as_str())).collect();
        fill(self.words.interface("tally"), &values)
    }

    fn list<'f>(&mut self, key: &str, count: usize, findings: impl Iterator<Item = (&'f Finding, Vec<String>)>, report: &Report<'_>) {
        if count == 0 {
            return;
        }
        let _ = writeln!(self.out, "#### {} ({count})\n", self.words.interface(key));
        for (finding, notes) in findings.take(MOST) {
            self.finding(finding, &notes, key != "markdown_waived", report);
        }
        if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
            let _ = writeln!(self.out, "- {}", fill(self.words.interface("more_hidden"), &[("count", &more.to_string())]));
        }
        self.out.push('\n');
    }

    fn finding(&mut self, finding: &Finding, notes: &[String], mend: bool, report: &Report<'_>) {
        let said = message(finding, self.view.law, self.view.lang);
        let _ = writeln!(self.out, "- {} {}: {}", place(finding.span, report), code(finding.rule), prose(&said.text));
        for line in said.reasons.iter().chain(notes) {
            let _ = writeln!(self.out, "  - {}", prose(line));
        }
        if let Some(help) = said.help.filter(|_| mend) {
            let _ = writeln!(self.out, "  - **{}**: {}", self.words.interface("help"), prose(&help));
        }
    }
}

/// A link to the line; a file that has no address in the repository is only named.
fn place(span: Span, report: &Report<'_>) -> String {
    let Some(source) = report.sources().get(span.file) else { return String::new() };
    let line = source.place(span.start).line;
    let shown = escape(&source.name);
    if source.name == "-" || rooted(&source.name) {
        format!("{shown}#L{line}")
    } else {
        format!("[{shown}#L{line}]({}#L{line})", uri(&source.name))
    }
}

/// Words as code, whatever signs they hold.
pub(in crate::render) fn code(text: &str) -> String {
    let text = visible(text);
    let longest = text.split(|sign| sign != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    if text.is_empty() { String::new() } else { format!("{fence}{space}{text}{space}{fence}") }
}

/// A sentence: words in backticks are code, the rest is shown as it is.
pub(in crate::render) fn prose(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(text);
    }
    let part = |(at, part): (usize, &&str)| if !at.is_multiple_of(2) { code(part) } else { escape(part) };
    parts.iter().enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::{code, prose};

    #[test]
    fn words_of_a_drafter_stay_words() {
        assert_eq!(prose("the key `a|b <x>` is *bold*"), "the key `a|b <x>` is \\*bold\\*");
        assert_eq!(prose("one ` tick"), "one \\` tick");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }
}
