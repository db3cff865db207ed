//! The counts as Markdown: for a pull request or a page of documentation.

use super::text::lists;
use super::voice::Voice;
use super::{Counted, StatsView};
use crate::render::sheet::{Group, Sheet, Table};
use crate::render::sheet_markdown;

/// The counts of agreements as one page.
#[must_use]
pub fn stats_markdown(all: &[Counted<'_>], view: StatsView) -> String {
    let voice = Voice::new(view);
    let mut sheet = Sheet::new(view.lang, voice.say("stats_title").to_owned());
    sheet.line(voice.say("stats_rule"));
    if all.len() > 1 {
        sheet.line(&voice.sum(all));
    }
    voice.kinds(all).iter().for_each(|kinds| sheet.line(kinds));
    for one in all {
        sheet.head(1, &one.project.agreement.id.text);
        sheet.line(&voice.whole(one));
        sheet.table(table(one, &voice));
        if view.full {
            for (heading, lines) in lists(one, &voice) {
                sheet.head(2, heading);
                sheet.list(lines);
            }
        }
    }
    sheet_markdown(&sheet)
}

fn table(one: &Counted<'_>, voice: &Voice) -> Table {
    let head = ["stats_column_home", "stats_column_typed", "stats_column_prose", "stats_column_share", "stats_column_duties"];
    let rows = one.stats.homes.iter().map(|home| {
        let (typed, prose, duties) = (home.typed.to_string(), home.facts.len().to_string(), home.duties.len().to_string());
        vec![voice.home(home), typed, prose, voice.share(home.tally()), duties]
    });
    let groups = vec![Group { head: Vec::new(), rows: rows.collect() }];
    Table { caption: String::new(), head: head.map(|key| voice.say(key).to_owned()).to_vec(), groups, figures: true }
}
