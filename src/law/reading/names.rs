//! The names in a rule file: weights, subjects, instruments, articles, workers, clauses, slots.

use std::collections::BTreeSet;

use crate::finding::{Fact, Finding};
use crate::law::rulebook::BookRule;
use crate::law::{BasisDef, Law, RulePage};
use crate::model::nearest;
use crate::text::Lang;
use crate::vocabulary::{Tri, Vocabulary};

use super::spots::Spots;

const WEIGHTS: [&str; 3] = ["error", "warning", "advice"];

/// Looks at every name of a page.
pub fn names(page: &RulePage, rule: Option<&BookRule>, spots: &Spots<'_>, (vocabulary, law): (&Vocabulary, &Law), out: &mut Vec<Finding>) {
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
    bases(&page.basis, law, &mut look);
    if page.basis.is_empty() {
        look.out.push(Finding::error("rule-without-basis", look.spots.of(&["id"])));
    }
    texts(page, rule, &mut look);
    if page.good.len() < 2 || page.bad.len() < 2 {
        let finding = Finding::error("rule-examples", look.spots.of(&["id"]));
        look.out.push(finding.with("good", page.good.len()).with("bad", page.bad.len()));
    }
}

/// A look at the names of a page.
pub struct Look<'s, 'o> {
    /// Where they stand.
    pub spots: &'s Spots<'s>,
    /// What is wrong with them.
    pub out: &'o mut Vec<Finding>,
}

impl Look<'_, '_> {
    /// A word that must be one of those known.
    pub fn word(&mut self, word: &str, path: &[&str], what: &'static str, known: &[&str]) {
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

/// The authorities that a page names.
pub fn bases(bases: &[BasisDef], law: &Law, look: &mut Look<'_, '_>) {
    for (at, basis) in bases.iter().enumerate() {
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
        if !basis.evidence.is_empty() {
            look.word(&basis.evidence, &["basis", &number, "evidence"], "evidence", &["read", "recall"]);
        }
        if !basis.asks.is_empty() {
            look.word(&basis.asks, &["basis", &number, "asks"], "outcome", &["gap", "conflict"]);
        }
    }
}

/// Every text in three languages; every slot a value that is there when the text is said.
fn texts(page: &RulePage, rule: Option<&BookRule>, look: &mut Look<'_, '_>) {
    let slots = rule.map(|rule| slots_of(page, rule));
    let (paths, lists) = slots.as_ref().map_or((None, None), |(paths, lists)| (Some(paths), Some(lists)));
    let none = BTreeSet::new();
    text(look, &page.title, &["title"], Some(&[&none]));
    text(look, &page.why, &["why"], Some(&[&none]));
    let all = paths.zip(lists).map(|(paths, lists)| [paths, lists]);
    text(look, &page.check.message, &["check", "message"], all.as_ref().map(|all| all.as_slice()));
    text(look, &page.check.help, &["check", "help"], all.as_ref().map(|all| all.as_slice()));
    if let Some(gap) = &page.check.gap {
        text(look, gap, &["check", "gap"], all.as_ref().map(|all| all.as_slice()));
    } else if page.check.silence != "nothing" {
        look.out.push(Finding::error("rule-unreadable", look.spots.of(&["check", "silence"])).variant("missing").with("key", "gap"));
    }
}

/// The slots of a rule: the values that it looks at, and what its questions leave behind.
fn slots_of(page: &RulePage, rule: &BookRule) -> (BTreeSet<String>, BTreeSet<String>) {
    let paths = rule.require.paths().into_iter().chain(rule.when.iter().flat_map(|when| when.paths()));
    let paths = paths.filter(|path| !path.field.is_empty()).map(|path| format!("{}.{}", path.kind, path.field)).collect();
    let asks = |words: &[&str]| {
        let mut all = page.check.require.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        all.any(|word| words.contains(&word))
    };
    let lists = [("missing", asks(&["has"])), ("offending", asks(&["lacks", "in"])), ("law", asks(&["law", "fact", "years"]))];
    (paths, lists.into_iter().filter(|(_, asked)| *asked).map(|(name, _)| name.to_owned()).collect())
}

/// One text of a page; the slots are not looked at where the rule cannot be read.
pub fn text(look: &mut Look<'_, '_>, tri: &Tri, path: &[&str], known: Option<&[&BTreeSet<String>]>) {
    for lang in Lang::ALL.into_iter().filter(|lang| tri.get(*lang).trim().is_empty()) {
        let finding = Finding::error("rule-lacks-language", look.spots.of(path)).with("lang", lang);
        look.out.push(finding.with("key", path.last().copied().unwrap_or("")));
    }
    for lang in Lang::ALL {
        if let Some(hidden) = tri.get(lang).chars().find(|letter| hidden(*letter)) {
            let finding = Finding::error("rule-hidden-character", look.spots.of(&[path, &[lang.code()]].concat()));
            look.out.push(finding.with("code", format!("U+{:04X}", u32::from(hidden))));
        }
    }
    let Some(known) = known else { return };
    let known: Vec<&str> = known.iter().flat_map(|names| names.iter().map(String::as_str)).collect();
    let mut told = BTreeSet::new();
    for lang in [Lang::En, Lang::Fr, Lang::Ar] {
        for slot in slots(tri.get(lang)).filter(|slot| !known.contains(slot)) {
            if told.insert(slot) {
                let place = look.spots.of(&[path, &[lang.code()]].concat());
                look.out.push(unknown(Finding::error("rule-unknown-name", place), "slot", slot, &known));
            }
        }
    }
}

/// Control characters, and those that turn the direction of what follows; a new line is only a blank.
fn hidden(letter: char) -> bool {
    letter.is_control() && letter != '\n'
        || matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The names in braces.
fn slots(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
}
