//! The names in a rule file: weights, subjects, instruments, articles, workers, clauses, slots.

use std::collections::BTreeSet;

use crate::finding::{Fact, Finding};
use crate::law::{Law, RulePage};
use crate::model::nearest;
use crate::text::Lang;
use crate::vocabulary::{Tri, Vocabulary};

use super::spots::Spots;

const WEIGHTS: [&str; 3] = ["error", "warning", "advice"];

/// Looks at every name of a page.
pub fn names(page: &RulePage, spots: &Spots<'_>, vocabulary: &Vocabulary, law: &Law, out: &mut Vec<Finding>) {
    let mut look = Look { spots, out };
    look.word(&page.severity, &["severity"], "weight", &WEIGHTS);
    let silences = [WEIGHTS.as_slice(), &["nothing"]].concat();
    look.word(&page.check.silence, &["check", "silence"], "weight", &silences);
    let subjects: BTreeSet<&str> = vocabulary.kinds().map(|(_, kind)| kind.def.subject.as_str()).collect();
    look.word(&page.subject, &["subject"], "subject", &subjects.into_iter().collect::<Vec<_>>());
    if let Some(workers) = &page.applies {
        let known: Vec<&str> = vocabulary.set("workers").map(|set| set.iter().map(|(_, id, _)| id).collect()).unwrap_or_default();
        look.word(workers, &["applies"], "workers", &known);
    }
    if let Some(fix) = &page.fix {
        let known: Vec<&str> = vocabulary.kinds().map(|(_, kind)| kind.def.id.as_str()).collect();
        look.word(&fix.clause, &["fix", "clause"], "clause", &known);
    }
    bases(page, law, &mut look);
    texts(page, &mut look);
    if page.good.len() < 2 || page.bad.len() < 2 {
        let finding = Finding::error("rule-examples", look.spots.of(&["id"]));
        look.out.push(finding.with("good", page.good.len()).with("bad", page.bad.len()));
    }
}

struct Look<'s, 'o> {
    spots: &'s Spots<'s>,
    out: &'o mut Vec<Finding>,
}

impl Look<'_, '_> {
    /// A word that must be one of those known.
    fn word(&mut self, word: &str, path: &[&str], what: &'static str, known: &[&str]) {
        if !known.contains(&word) {
            self.out.push(unknown(Finding::error("rule-unknown-name", self.spots.of(path)), what, word, known));
        }
    }
}

/// A finding on an unknown name, with the nearest one or those there are.
pub fn unknown(finding: Finding, what: &'static str, word: &str, known: &[&str]) -> Finding {
    let finding = finding.with("what", Fact::Key(what)).with("name", word);
    match nearest(word, known.iter().copied()) {
        Some(near) => finding.variant("near").with("near", near),
        None if known.len() <= 12 && !known.is_empty() => {
            finding.variant("known").with("known", known.iter().map(|known| Fact::from(*known)).collect::<Vec<_>>())
        }
        None => finding,
    }
}

fn bases(page: &RulePage, law: &Law, look: &mut Look<'_, '_>) {
    for (at, basis) in page.basis.iter().enumerate() {
        let number = at.to_string();
        if !basis.law.is_empty() {
            look.word(&basis.law, &["basis", &number, "law"], "state", &["destination", "origin"]);
            continue;
        }
        match law.instrument(&basis.source) {
            None => {
                let known: Vec<&str> = law.instruments().map(|instrument| instrument.id.as_str()).collect();
                look.word(&basis.source, &["basis", &number, "source"], "instrument", &known);
            }
            Some(instrument) => {
                let known: Vec<&str> = instrument.articles.iter().map(|card| card.article.as_str()).collect();
                look.word(&basis.article, &["basis", &number, "article"], "article", &known);
            }
        }
        if !basis.asks.is_empty() {
            look.word(&basis.asks, &["basis", &number, "asks"], "outcome", &["gap", "conflict"]);
        }
    }
    if page.basis.is_empty() {
        look.out.push(Finding::error("rule-without-basis", look.spots.of(&["id"])));
    }
}

/// Every text in three languages; every slot a value that the rule looks at.
fn texts(page: &RulePage, look: &mut Look<'_, '_>) {
    let asked = format!("{} {}", page.check.when, page.check.require);
    let free = ["missing", "offending", "law"];
    let mut text = |tri: &Tri, path: &[&str]| {
        for lang in Lang::ALL.into_iter().filter(|lang| tri.get(*lang).trim().is_empty()) {
            let finding = Finding::error("rule-lacks-language", look.spots.of(path)).with("lang", lang);
            look.out.push(finding.with("key", path.last().copied().unwrap_or("")));
        }
        for slot in slots(tri.get(Lang::En)).chain(slots(tri.get(Lang::Fr))).chain(slots(tri.get(Lang::Ar))) {
            if !free.contains(&slot) && !asked.contains(slot) {
                let finding = Finding::error("rule-unknown-name", look.spots.of(path));
                look.out.push(finding.with("what", Fact::Key("slot")).with("name", slot));
            }
        }
    };
    text(&page.title, &["title"]);
    text(&page.why, &["why"]);
    text(&page.check.message, &["check", "message"]);
    text(&page.check.help, &["check", "help"]);
    if let Some(gap) = &page.check.gap {
        text(gap, &["check", "gap"]);
    } else if page.check.silence != "nothing" {
        look.out.push(Finding::error("rule-unreadable", look.spots.of(&["check", "silence"])).variant("missing").with("key", "gap"));
    }
}

/// The names in braces.
fn slots(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
}
