//! The head of the page: figures of the whole portfolio, and a sentence for each thing that needs a decision.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Desk;
use crate::portfolio::Entry;
use crate::render::html::writer::Writer;
use crate::render::script::visible;

/// A day is near in the year before it.
fn year() -> Span {
    1.year()
}

impl Desk<'_, '_> {
    pub(super) fn glance(&self, out: &mut Writer) {
        let matrix = self.view.matrix;
        let on = self.view.ground.on.map(|on| self.voice.fill("matrix_page_on", &[("date", &self.voice.date(on))]));
        let model = matrix.model.as_ref().map(|model| {
            let (id, file) = (visible(&model.id), visible(&model.file));
            self.voice.fill("matrix_model", &[("agreement", &id), ("file", &file)])
        });
        on.iter().chain(&model).for_each(|line| self.line(out, "p", "", line));
        out.block("dl", &[("class", "figures")], |out| {
            for (key, count) in self.figures() {
                out.block("div", &[], |out| {
                    self.line(out, "dt", "", self.say(key));
                    self.line(out, "dd", "", &count.to_string());
                });
            }
        });
        self.head(out, "decisions", "matrix_page_decisions");
        let decisions = self.decisions();
        if decisions.is_empty() {
            self.line(out, "p", "", self.say("matrix_page_no_decision"));
        }
        out.block("ul", &[("class", "decisions")], |out| decisions.iter().for_each(|line| self.line(out, "li", "", line)));
        self.line(out, "p", "caution", self.say("matrix_page_caution"));
    }

    fn figures(&self) -> [(&'static str, usize); 7] {
        let entries = &self.view.matrix.entries;
        let parties: BTreeSet<&str> = entries.iter().flat_map(|entry| entry.parties.iter().map(|(code, _)| code.as_str())).collect();
        let sum = |of: fn(&Entry) -> usize| entries.iter().map(of).sum::<usize>();
        [
            ("matrix_agreements", entries.len()),
            ("matrix_page_parties", parties.len()),
            ("matrix_page_brackets", sum(|entry| entry.counts.open)),
            ("matrix_page_errors", sum(|entry| entry.counts.errors)),
            ("matrix_page_warnings", sum(|entry| entry.counts.warnings)),
            ("matrix_page_advice", sum(|entry| entry.counts.advice)),
            ("matrix_page_waived", sum(|entry| entry.counts.waived)),
        ]
    }

    /// Sentences, the weightiest first.
    fn decisions(&self) -> Vec<String> {
        let matrix = self.view.matrix;
        let mut out: Vec<String> = self.view.unusable.clone();
        out.extend(matrix.remarks.iter().map(|remark| self.voice.remark(remark)));
        out.extend(self.counted("matrix_page_have_errors", |_, entry| entry.counts.errors));
        out.extend(self.near("matrix_page_expires", "matrix_page_expired", |entry| entry.dates.expiry));
        out.extend(self.near("matrix_page_notice", "matrix_page_notice_past", |entry| entry.dates.notice));
        out.extend(self.near("matrix_page_review", "matrix_page_review_past", |entry| entry.dates.review));
        let waiver = |entry: &Entry| entry.waivers.iter().filter_map(|waiver| waiver.until).min();
        out.extend(self.near("matrix_page_waiver", "matrix_page_waiver_past", waiver));
        for weight in ["warning", "question", "advice"] {
            let count = self.beside.harmony.iter().filter(|discord| discord.weight == weight).count();
            if count > 0 {
                let weight = self.say(&format!("matrix_page_weight_{weight}")).to_owned();
                out.push(self.voice.fill("matrix_page_discords", &[("weight", &weight), ("count", &count.to_string())]));
            }
        }
        out.extend(self.counted("matrix_page_have_open", |_, entry| entry.counts.open));
        out.extend(self.counted("matrix_page_have_worst", |at, _| {
            self.rows.iter().filter(|said| said.row.cells.get(at).is_some_and(|cell| said.tone(cell).class.starts_with('w'))).count()
        }));
        out.extend(self.counted("matrix_page_have_gaps", |at, _| {
            self.rows.iter().filter(|said| said.row.cells.get(at).is_some_and(|cell| said.row.gap(cell).is_some())).count()
        }));
        out
    }

    /// "Values not agreed: Niger (4), Chad (2)", the most first.
    fn counted(&self, key: &str, count: impl Fn(usize, &Entry) -> usize) -> Option<String> {
        let entries = self.view.matrix.entries.iter().zip(&self.names).enumerate();
        let mut all: Vec<(usize, &str)> = entries.map(|(at, (entry, name))| (count(at, entry), name.as_str())).collect();
        all.retain(|(count, _)| *count > 0);
        all.sort_by_key(|(count, _)| Reverse(*count));
        let who: Vec<String> = all.iter().map(|(count, name)| format!("{name} ({count})")).collect();
        (!who.is_empty()).then(|| self.voice.fill(key, &[("who", &who.join(self.comma()))]))
    }

    /// Agreements with a day that is past, or that comes within a year of the day on which law is judged.
    fn near(&self, soon: &str, past: &str, day: impl Fn(&Entry) -> Option<Date>) -> Vec<String> {
        let Some(on) = self.view.ground.on else { return Vec::new() };
        let Ok(limit) = on.checked_add(year()) else { return Vec::new() };
        let entries = self.view.matrix.entries.iter().zip(&self.names);
        let mut days: Vec<(Date, &str)> = entries.filter_map(|(entry, name)| Some((day(entry)?, name.as_str()))).collect();
        days.retain(|(day, _)| *day <= limit);
        days.sort();
        let say = |(day, name): (Date, &str)| {
            let key = if day < on { past } else { soon };
            self.voice.fill(key, &[("who", name), ("date", &self.voice.date(day))])
        };
        days.into_iter().map(say).collect()
    }
}
