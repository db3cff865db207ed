//! Departures that the drafters accept, with reason, authority and end.

use super::super::sheet::{Sheet, Tone};
use super::Report;
use crate::model::{ArticleItem, Waiver};
use crate::wording::message::message;

impl Report<'_> {
    pub(super) fn waivers(&self, sheet: &mut Sheet) {
        sheet.head(1, self.say("report_waivers"));
        let items = self.of.project.agreement.items();
        let waivers: Vec<&Waiver> =
            items.filter_map(|item| if let ArticleItem::Waiver(waiver) = item { Some(waiver) } else { None }).collect();
        if waivers.is_empty() {
            sheet.line(self.say("report_no_waivers"));
        }
        waivers.iter().for_each(|waiver| self.waiver(sheet, waiver));
    }

    fn waiver(&self, sheet: &mut Sheet, waiver: &Waiver) {
        let id = &waiver.rule.text;
        let title = self.of.law.rule(id).map_or(id.as_str(), |card| card.title.get(self.lang));
        sheet.toned(2, title.to_owned(), Tone::Waived);
        sheet.pair(self.say("report_place"), &self.place(waiver.rule.span));
        for field in self.speaker().waiver_fields(waiver) {
            match field.split_once([':', '\u{ff1a}']) {
                Some((name, value)) => sheet.pair(name.trim(), value.trim()),
                None => sheet.line(&field),
            }
        }
        let accepted = self.of.outcome.waived.iter().filter(|one| one.place == waiver.rule.span);
        let mut accepts: Vec<String> = accepted.map(|one| message(&one.finding, self.of.law, self.lang).text).collect();
        if accepts.is_empty() {
            accepts.push(self.say("report_accepts_nothing").to_owned());
        }
        sheet.pairs(self.say("report_accepts"), &accepts);
        sheet.pair(self.say("report_rule"), id);
    }
}
