//! Every rule of the book, a line each.

use serde::Serialize;

use crate::law::{BasisDef, ChangePage, Law, RulePage, pack_of, rulebook::BookRule};
use crate::text::Lang;

/// A rule in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its id.
    pub rule: String,
    /// `error`, `warning` or `advice`, before force and evidence cap it.
    pub severity: String,
    /// The weight of silence, or `nothing`.
    pub silence: String,
    /// The packs of its authorities.
    pub packs: Vec<String>,
    /// The subject.
    pub subject: String,
    /// Its title in the language of the reader.
    pub title: String,
    /// The sources it rests on.
    pub basis: Vec<String>,
    /// True for a rule of the project.
    pub own: bool,
}

/// The subject under which judgements on changes are listed.
const CHANGES: &str = "changes";

/// The rules of the book that belong to a pack and a subject, all of them if none is said, then the judgements on changes.
#[must_use]
pub fn list(law: &Law, lang: Lang, packs: &[String], subject: Option<&str>) -> Vec<Entry> {
    let judgements = law.change_cards().map(|page| judgement(law, page, lang));
    let entries = law.pages().map(|page| entry(law, page, lang)).chain(judgements);
    let mut all: Vec<Entry> = entries
        .filter(|entry| packs.is_empty() || entry.packs.iter().any(|pack| packs.contains(pack)))
        .filter(|entry| subject.is_none_or(|subject| entry.subject == subject))
        .collect();
    all.sort_by(|one, two| (one.subject == CHANGES, &one.subject, &one.rule).cmp(&(two.subject == CHANGES, &two.subject, &two.rule)));
    all
}

/// A judgement on changes: its weight is what a change of that kind means.
fn judgement(law: &Law, page: &ChangePage, lang: Lang) -> Entry {
    let pack = |basis: &BasisDef| law.instrument(&basis.source).map(|card| card.pack.clone()).filter(|pack| !pack.is_empty());
    let mut packs: Vec<String> = page.basis.iter().filter_map(pack).collect();
    packs.sort();
    packs.dedup();
    Entry {
        rule: page.id.clone(),
        severity: page.worth.clone(),
        silence: String::from("nothing"),
        packs,
        subject: String::from(CHANGES),
        title: page.title.get(lang).to_owned(),
        basis: page.basis.iter().map(|basis| format!("{} {}", basis.source, basis.article)).collect(),
        own: law.is_own(&page.id),
    }
}

fn entry(law: &Law, page: &RulePage, lang: Lang) -> Entry {
    let bases = BookRule::of(page).map(|rule| rule.basis).unwrap_or_default();
    let mut packs: Vec<String> = bases.iter().map(|basis| pack_of(law, basis).to_owned()).collect();
    packs.sort();
    packs.dedup();
    let basis = page
        .basis
        .iter()
        .map(|basis| if basis.law.is_empty() { format!("{} {}", basis.source, basis.article) } else { format!("law of {}", basis.law) });
    Entry {
        rule: page.id.clone(),
        severity: page.severity.clone(),
        silence: page.check.silence.clone(),
        packs,
        subject: page.subject.clone(),
        title: page.title.get(lang).to_owned(),
        basis: basis.collect(),
        own: law.is_own(&page.id),
    }
}

/// The list for a terminal, by subject.
#[must_use]
pub fn list_text(entries: &[Entry]) -> String {
    let mut out = String::new();
    let widest = entries.iter().map(|entry| entry.rule.len()).max().unwrap_or(0);
    let mut subject = "";
    for entry in entries {
        if entry.subject != subject {
            subject = &entry.subject;
            out.push_str(&format!("{}{subject}\n", if out.is_empty() { "" } else { "\n" }));
        }
        let own = if entry.own { " *" } else { "" };
        out.push_str(&format!("  {:widest$}  {:7}  {}  [{}]{own}\n", entry.rule, entry.severity, entry.title, entry.packs.join(", ")));
    }
    out
}
