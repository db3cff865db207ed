//! The days that the texts fix, agreement by agreement.

use jiff::civil::Date;

use super::Desk;
use crate::portfolio::Entry;
use crate::render::html::writer::Writer;
use crate::render::script::visible;

/// A day of an agreement.
type Day = fn(&Entry) -> Option<Date>;

/// The columns, in the order in which the days come.
const DAYS: [(&str, Day); 5] = [
    ("matrix_page_signed", |entry| entry.dates.signed),
    ("matrix_page_in_force", |entry| entry.dates.in_force),
    ("matrix_page_review_by", |entry| entry.dates.review),
    ("matrix_page_notice_by", |entry| entry.dates.notice),
    ("matrix_page_expiry", |entry| entry.dates.expiry),
];

impl Desk<'_, '_> {
    pub(super) fn days(&self, out: &mut Writer) {
        self.head(out, "dates", "matrix_dates");
        let entries = || self.view.matrix.entries.iter().enumerate();
        out.block("div", &[("class", "grid"), ("tabindex", "0"), ("role", "region"), ("aria-label", self.say("matrix_dates"))], |out| {
            out.block("table", &[], |out| {
                out.block("thead", &[], |out| out.element("tr", &[], |out| self.day_heads(out)));
                out.block("tbody", &[], |out| entries().for_each(|(at, entry)| out.block("tr", &[], |out| self.life(out, at, entry))));
            });
        });
        let silent = entries().filter(|(_, entry)| DAYS.iter().all(|(_, day)| day(entry).is_none())).map(|(at, _)| at);
        let silent = self.list(silent);
        if !silent.is_empty() {
            self.line(out, "p", "", &self.voice.fill("matrix_undated", &[("who", &silent)]));
        }
    }

    fn day_heads(&self, out: &mut Writer) {
        let keys = ["matrix_page_agreement", "matrix_page_stage", "matrix_page_text_of"];
        for key in keys.into_iter().chain(DAYS.iter().map(|(key, _)| *key)).chain(["matrix_page_waivers"]) {
            out.element("th", &[("scope", "col")], |out| self.words(out, self.say(key)));
        }
    }

    fn life(&self, out: &mut Writer, at: usize, entry: &Entry) {
        let date = |day: Option<Date>| day.map_or_else(|| String::from("–"), |day| self.voice.date(day));
        let name = format!("{} ({})", self.names.get(at).map_or("", String::as_str), visible(&entry.id));
        out.element("th", &[("scope", "row")], |out| self.words(out, &name));
        let waivers: Vec<String> = entry
            .waivers
            .iter()
            .filter_map(|waiver| {
                let until = self.voice.date(waiver.until?);
                Some(self.voice.fill("matrix_page_waiver_until", &[("rule", &self.voice.rule(&waiver.rule)), ("date", &until)]))
            })
            .collect();
        let waivers = if waivers.is_empty() { String::from("–") } else { waivers.join(" · ") };
        let cells = [self.voice.stage(entry), date(entry.date)];
        for cell in cells.into_iter().chain(DAYS.iter().map(|(_, day)| date(day(entry)))).chain([waivers]) {
            out.element("td", &[], |out| self.words(out, &visible(&cell)));
        }
    }
}
