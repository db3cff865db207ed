//! The duties that have a day as an iCalendar file (RFC 5545): an all-day event for each day, without alarms, tentative
//! as long as the agreement is a draft.
//!
//! The identifier of an event comes from the agreement and the value that sets it, so a calendar that imports a later
//! draft moves the event and does not double it.

use jiff::civil::Date;

use super::table::said;
use super::{Register, Row, State};
use crate::render::derived::words::{Words, text};
use crate::render::failure::Failure;
use crate::render::layout::Options;
use crate::render::script::visible;
use crate::text::Lang;

/// The longest line of the format, in octets, without its end.
const LONGEST: usize = 75;

pub(super) fn ics(register: &Register, options: &Options) -> Result<String, Failure> {
    if register.rows.iter().all(|row| row.days.is_empty()) {
        return Err(Failure::new("calendar_without_dates"));
    }
    let langs: Vec<Lang> = options.passes(&register.frame).into_iter().flatten().collect();
    let mut out = File { text: String::new() };
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mithaq//Register of obligations//EN", "CALSCALE:GREGORIAN"] {
        out.line(line);
    }
    out.line(&format!("X-WR-CALNAME:{}", name(register, &langs)));
    let events = Events { register, langs: &langs, stamp: stamp(register, options) };
    for (day, row, time) in days(register) {
        events.event(&mut out, day, row, time);
    }
    out.line("END:VCALENDAR");
    Ok(out.text)
}

/// The name that calendars show: the title of the register and that of the agreement.
fn name(register: &Register, langs: &[Lang]) -> String {
    let lang = langs.first().copied().unwrap_or(Lang::En);
    let titles = [Some(&register.frame.title), register.frame.subtitle.first()];
    let titles: Vec<String> = titles.into_iter().flatten().map(|line| escaped(&register.frame.flat(line, lang))).collect();
    titles.join(" – ")
}

/// Every day of every row, in the order of the calendar.
fn days(register: &Register) -> Vec<(Date, &Row, usize)> {
    let mut all: Vec<_> = register.rows.iter().flat_map(|row| row.days.iter().zip(1..).map(move |(day, time)| (*day, row, time))).collect();
    all.sort_by_key(|(day, row, _)| (*day, row.place));
    all
}

/// The moment that events state as their making.
fn stamp(register: &Register, options: &Options) -> String {
    let moment = options.moment(&register.frame.metadata);
    format!("{}T{:02}{:02}{:02}Z", basic(moment.date()), moment.hour(), moment.minute(), moment.second())
}

/// A day without hyphens.
fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

struct Events<'r> {
    register: &'r Register,
    langs: &'r [Lang],
    stamp: String,
}

impl Events<'_> {
    fn event(&self, out: &mut File, day: Date, row: &Row, time: usize) {
        let first = self.langs.first().copied().unwrap_or(Lang::En);
        let summary = self.register.frame.flat(&row.what, first);
        let described: Vec<String> = self.langs.iter().map(|lang| self.described(row, *lang)).collect();
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{}", self.uid(row, time)));
        out.line(&format!("DTSTAMP:{}", self.stamp));
        out.line(&format!("DTSTART;VALUE=DATE:{}", basic(day)));
        out.line(&format!("SUMMARY;LANGUAGE={}:{}", first.code(), escaped(&summary)));
        out.line(&format!("DESCRIPTION;LANGUAGE={}:{}", first.code(), described.join("\\n\\n")));
        out.line(if self.register.frame.draft { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
        out.line("TRANSP:TRANSPARENT");
        out.line("END:VEVENT");
    }

    /// Who owes the duty, how its day was reckoned, and where the agreement sets it.
    fn described(&self, row: &Row, lang: Lang) -> String {
        let flat = |line| self.register.frame.flat(line, lang);
        let frame = &Words::of(lang).calendar.frame;
        let label = |key, value: &str| text(frame, "labelled").replace("{label}", text(frame, key)).replace("{value}", value);
        let counted = format!("{} ({})", flat(&row.when), flat(&row.source));
        let mut lines = vec![flat(&row.what), label("who", &flat(&row.who)), label("when", &counted)];
        if row.state == State::Repeated {
            let first = row.days.first().map(|day| said(*day, lang)).unwrap_or_default();
            lines.push(text(frame, "then_again").replace("{d}", &first));
        }
        lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\\n")
    }

    fn uid(&self, row: &Row, time: usize) -> String {
        let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
        let agreement: String = self.register.frame.id.chars().map(safe).collect();
        let row_id: String = row.id.chars().map(safe).collect();
        if row.state == State::Repeated { format!("{agreement}.{row_id}.{time}@mithaq") } else { format!("{agreement}.{row_id}@mithaq") }
    }
}

/// Text as a value: nothing in it ends the line or the value.
fn escaped(value: &str) -> String {
    visible(value).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// The file, line by line.
struct File {
    text: String,
}

impl File {
    /// Writes a line, folded so that none is longer than the format allows and no letter is cut.
    fn line(&mut self, line: &str) {
        let mut room = LONGEST;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LONGEST - 1;
            }
            room -= c.len_utf8();
            self.text.push(c);
        }
        self.text.push_str("\r\n");
    }
}
