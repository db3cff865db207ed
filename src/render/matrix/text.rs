//! A matrix for a terminal: a line for each provision, with the values, who says each, who is best and worst, who is silent.

use std::collections::BTreeMap;

use super::said::{Voice, is_open};
use super::{View, columns};
use crate::portfolio::{Became, Entry, Likeness, Row, RuleRow, Standing};
use crate::render::changes::RIGHT_TO_LEFT;
use crate::render::harmony;
use crate::render::script::visible;
use crate::render::sheet::{width, wrap};
use crate::text::Lang;

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// No more letters of a value stand in a line; other formats have the rest.
const MOST: usize = 120;

/// No more agreements are named one by one.
const MOST_NAMED: usize = 12;

/// The matrix as text, in logical order.
#[must_use]
pub fn text(view: &View<'_>) -> String {
    let mut page = Page { voice: Voice::new(view), view, out: String::new() };
    page.preface();
    page.rows();
    page.rules();
    page.dates();
    page.harmony();
    page.distances();
    page.remarks();
    page.out
}

struct Page<'p, 'a> {
    voice: Voice<'p, 'a>,
    view: &'p View<'a>,
    out: String,
}

impl Page<'_, '_> {
    fn preface(&mut self) {
        let matrix = self.view.matrix;
        let count = |likeness| matrix.rows.iter().filter(|row| row.likeness() == likeness).count().to_string();
        let counts = self.voice.fill(
            "matrix_counts",
            &[
                ("count", &matrix.entries.len().to_string()),
                ("rows", &matrix.rows.len().to_string()),
                ("same", &count(Likeness::Same)),
                ("silent", &count(Likeness::Silent)),
                ("differs", &count(Likeness::Differs)),
            ],
        );
        self.line(0, &counts);
        if let Some(model) = &matrix.model {
            let (id, file) = (visible(&model.id), visible(&model.file));
            self.line(0, &self.voice.fill("matrix_model", &[("agreement", &id), ("file", &file)]));
        }
        self.line(0, self.voice.say("matrix_legend").to_owned().as_str());
        self.head("matrix_agreements");
        for (entry, label) in matrix.entries.iter().zip(&matrix.labels) {
            let line = self.entry(entry, label);
            self.hanging(2, 4, &line);
        }
    }

    fn entry(&self, entry: &Entry, label: &str) -> String {
        let count = |number: usize| number.to_string();
        let date = entry.date.map_or_else(|| self.voice.say("diff_no_date").to_owned(), |date| self.voice.date(date));
        let counts = entry.counts;
        self.voice.fill(
            "matrix_entry",
            &[
                ("label", &visible(label)),
                ("id", &visible(&entry.id)),
                ("stage", &self.voice.stage(entry)),
                ("date", &date),
                ("file", &visible(&entry.file)),
                ("errors", &count(counts.errors)),
                ("warnings", &count(counts.warnings)),
                ("advice", &count(counts.advice)),
                ("waived", &count(counts.waived)),
                ("open", &count(counts.open)),
            ],
        )
    }

    fn rows(&mut self) {
        let mut subject = None;
        for row in self.view.rows() {
            if subject.replace(row.subject) != Some(row.subject) {
                let name = self.voice.subject(row.subject).to_owned();
                self.title(&name);
            }
            let name = self.voice.name(&row.provision, self.view.matrix.entries.first());
            let said = self.row(row);
            self.beside(&name, &said);
        }
        if subject.is_none() {
            let line = self.voice.say("matrix_nothing").to_owned();
            self.line(0, &line);
        }
    }

    /// "▲ 36 days: NE, TD · 30 days: 14 agreements · ▼ 24 days: GH · silent: EG".
    fn row(&self, row: &Row) -> String {
        let values = self.voice.values(row);
        if let (Likeness::Same, Some(only)) = (row.likeness(), values.first()) {
            let all = self.voice.say("matrix_all");
            let room = self.view.width.saturating_sub(self.column() + width(all) + 6);
            return self.voice.fill("matrix_said", &[("value", &self.voice.short(only, room)), ("who", all)]);
        }
        let mut pieces: Vec<(u8, String)> = Vec::new();
        for ((rated, words), at) in row.classes.iter().zip(&values).zip(0..) {
            let who = columns(row, |cell| cell.numbers().any(|number| number == at));
            if who.is_empty() {
                continue;
            }
            let (place, sign) = sign(rated.standing);
            let mark = if is_open(rated) && !words.starts_with('[') { format!("{sign}[…]\u{a0}") } else { sign.to_owned() };
            let value = format!("{mark}{}", self.voice.short(words, MOST));
            pieces.push((place, self.voice.fill("matrix_said", &[("value", &value), ("who", &self.who(&who))])));
        }
        pieces.sort_by_key(|(place, _)| *place);
        let mut pieces: Vec<String> = pieces.into_iter().map(|(_, piece)| piece).collect();
        let silent = columns(row, |cell| cell.numbers().next().is_none());
        if !silent.is_empty() {
            let gap = silent.first().and_then(|at| row.gap(row.cells.get(*at)?));
            let key = if gap.is_some() { "matrix_gap" } else { "matrix_silent" };
            pieces.push(self.voice.fill(key, &[("who", &self.who(&silent))]));
        }
        let model: Vec<&str> = row.model.numbers().filter_map(|at| values.get(at)).map(String::as_str).collect();
        if !model.is_empty() {
            let model = self.voice.short(&model.join(" | "), MOST);
            pieces.push(self.voice.fill("matrix_says_model", &[("value", &model)]));
        }
        let between = if self.view.lang == Lang::Ar { format!("{RIGHT_TO_LEFT}\u{a0}· {RIGHT_TO_LEFT}") } else { "\u{a0}· ".to_owned() };
        pieces.join(&between)
    }

    fn who(&self, columns: &[usize]) -> String {
        let all = columns.len() == self.view.matrix.entries.len();
        if all && columns.len() > 1 {
            return self.voice.say("matrix_all").to_owned();
        }
        if columns.len() > MOST_NAMED {
            return self.voice.fill("matrix_many", &[("count", &columns.len().to_string())]);
        }
        let labels: Vec<String> =
            columns.iter().filter_map(|at| self.view.matrix.labels.get(*at)).map(|label| visible(label).into_owned()).collect();
        labels.join(if self.view.lang == Lang::Ar { "، " } else { ", " })
    }

    /// Rules that come to another outcome in one agreement than in another.
    fn rules(&mut self) {
        let (rules, quiet): (Vec<&RuleRow>, Vec<&RuleRow>) =
            self.view.matrix.rules.iter().filter(|row| row.differs()).partition(|row| row.troubles());
        if rules.is_empty() && quiet.is_empty() {
            return;
        }
        self.head("matrix_rules");
        for row in rules {
            let mut by: BTreeMap<Became, Vec<usize>> = BTreeMap::new();
            for (became, at) in row.became.iter().zip(0..) {
                if let Some(became) = became {
                    by.entry(*became).or_default().push(at);
                }
            }
            let pieces: Vec<String> = by
                .iter()
                .rev()
                .map(|(became, who)| self.voice.fill("matrix_said", &[("value", &self.voice.became(*became)), ("who", &self.who(who))]))
                .collect();
            let name = self.voice.rule(row.rule);
            self.hanging(
                2,
                4,
                &self.voice.fill("matrix_rule", &[("title", &name), ("rule", row.rule), ("outcomes", &pieces.join("\u{a0}· "))]),
            );
        }
        if !quiet.is_empty() {
            let line = self.voice.fill("matrix_rules_quiet", &[("count", &quiet.len().to_string())]);
            self.hanging(2, 4, &line);
        }
    }

    /// The days of each agreement, and the ends of its waivers.
    fn dates(&mut self) {
        let mut undated = Vec::new();
        let mut lines = Vec::new();
        for (entry, at) in self.view.matrix.entries.iter().zip(0..) {
            let days = self.days(entry);
            match (days.is_empty(), self.view.matrix.labels.get(at)) {
                (false, Some(label)) => {
                    lines.push(self.voice.fill("matrix_said", &[("value", &visible(label)), ("who", &days.join("\u{a0}· "))]))
                }
                _ => undated.push(at),
            }
        }
        self.head("matrix_dates");
        lines.iter().for_each(|line| self.hanging(2, 4, line));
        if !undated.is_empty() {
            let line = self.voice.fill("matrix_undated", &[("who", &self.who(&undated))]);
            self.hanging(2, 4, &line);
        }
    }

    fn days(&self, entry: &Entry) -> Vec<String> {
        let dates = entry.dates;
        let known = [
            ("matrix_day_signed", dates.signed),
            ("matrix_day_in_force", dates.in_force),
            ("matrix_day_review", dates.review),
            ("matrix_day_notice", dates.notice),
            ("matrix_day_expiry", dates.expiry),
        ];
        let mut days: Vec<String> =
            known.into_iter().filter_map(|(key, day)| Some(self.voice.fill(key, &[("date", &self.voice.date(day?))]))).collect();
        for waiver in &entry.waivers {
            if let Some(until) = waiver.until {
                let values = [("rule", visible(&waiver.rule)), ("date", self.voice.date(until).into())];
                let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
                days.push(self.voice.fill("matrix_day_waiver", &values));
            }
        }
        days
    }

    /// What does not agree between the agreements.
    fn harmony(&mut self) {
        if self.view.matrix.entries.len() > 1 {
            self.head("matrix_harmony");
            self.out.push_str(&harmony::text(&self.view.matrix.discords, &self.view.across()));
        }
    }

    /// How far each stands from the model text.
    fn distances(&mut self) {
        let distances = self.view.distances();
        if !distances.is_empty() {
            self.head("matrix_distances");
            self.out.push_str(&harmony::distances_text(&distances, &self.view.across()));
        }
    }

    fn remarks(&mut self) {
        let remarks: Vec<String> = self.view.matrix.remarks.iter().map(|remark| self.voice.remark(remark)).collect();
        if remarks.is_empty() {
            return;
        }
        self.head("diff_note_head");
        remarks.iter().for_each(|remark| self.hanging(2, 4, remark));
    }

    fn head(&mut self, key: &str) {
        let title = self.voice.say(key).to_owned();
        self.title(&title);
    }

    fn title(&mut self, title: &str) {
        let (on, off) = if self.view.colour { (BOLD, PLAIN) } else { ("", "") };
        self.out.push_str(&format!("\n{on}{title}{off}\n"));
    }

    fn line(&mut self, indent: usize, words: &str) {
        self.hanging(indent, indent, words);
    }

    /// Words whose later lines stand further in.
    fn hanging(&mut self, first: usize, later: usize, words: &str) {
        for (line, at) in wrap(words, self.view.width.saturating_sub(later)).into_iter().zip(0..) {
            let indent = if at == 0 { first } else { later };
            self.out.push_str(&format!("{}{line}\n", " ".repeat(indent)));
        }
    }

    /// Where the words beside a name begin.
    fn column(&self) -> usize {
        (self.view.width / 3).clamp(20, 38)
    }

    /// A name with words beside it; a name that is too long stands alone above them.
    fn beside(&mut self, name: &str, words: &str) {
        let column = self.column();
        let room = self.view.width.saturating_sub(column + 2);
        let mut lead = format!("  {name}");
        if width(&lead) + 2 > column {
            self.out.push_str(&format!("{lead}\n"));
            lead.clear();
        }
        for line in wrap(words, room) {
            let gap = " ".repeat(column.saturating_sub(width(&lead)));
            self.out.push_str(&format!("{lead}{gap}{line}\n"));
            lead.clear();
        }
    }
}

/// Where a value stands in its line, and the sign of it.
const fn sign(standing: Standing) -> (u8, &'static str) {
    match standing {
        Standing::Best => (0, "▲\u{a0}"),
        Standing::Level => (1, ""),
        Standing::Between => (2, ""),
        Standing::Apart => (3, "≠\u{a0}"),
        Standing::Worst => (4, "▼\u{a0}"),
    }
}
