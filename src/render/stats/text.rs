//! The counts for a terminal: a line for each article, then what was asked for.

use super::voice::Voice;
use super::{Counted, StatsView};

/// The counts of agreements; of several, all together at the end.
#[must_use]
pub fn stats_text(all: &[Counted<'_>], view: StatsView) -> String {
    let voice = Voice::new(view);
    let mut out = String::new();
    let mut line = |indent: usize, text: &str| {
        out.push_str(&" ".repeat(indent));
        out.push_str(text);
        out.push('\n');
    };
    for one in all {
        line(0, &voice.whole(one));
        for home in one.stats.homes.iter().filter(|home| home.tally().all() > 0) {
            line(2, &voice.counts(home));
        }
        if view.full {
            for (heading, lines) in lists(one, &voice) {
                line(0, heading);
                lines.iter().for_each(|text| line(2, text));
            }
        }
    }
    voice.kinds(all).iter().for_each(|kinds| line(0, kinds));
    if all.len() > 1 {
        line(0, &voice.sum(all));
    }
    out
}

/// Facts in prose, sentences without any, texts whose languages differ: each list under its heading, none empty.
pub(super) fn lists(one: &Counted<'_>, voice: &Voice) -> Vec<(&'static str, Vec<String>)> {
    let homes = || one.stats.homes.iter();
    let facts = homes().flat_map(|home| home.facts.iter().map(|fact| voice.fact(one, home, fact))).collect();
    let duties = homes().flat_map(|home| home.duties.iter().map(|said| voice.duty(one, home, said))).collect();
    let uneven = homes().flat_map(|home| home.uneven.iter().map(|uneven| voice.uneven(one, home, uneven))).collect();
    let lists = [("stats_facts", facts), ("stats_duties", duties), ("stats_unevens", uneven)];
    lists.into_iter().filter(|(_, lines): &(_, Vec<String>)| !lines.is_empty()).map(|(key, lines)| (voice.say(key), lines)).collect()
}
