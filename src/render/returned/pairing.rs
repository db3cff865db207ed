//! Lines that were sent and lines that came back, laid side by side; what is left over on either side.

use std::collections::{BTreeMap, BTreeSet};

use super::added::unnumbered;
use super::desk::{Desk, is_contents};
use super::judge::Judge;
use super::sheet::{Strip, trace};
use super::{Proposal, Reading, Remark, Returned, Signed, What};
use crate::diff::{Edit, Home, words};
use crate::render::docx::back::Story;
use crate::render::docx::back::tag_of;
use crate::text::Lang;

/// A line that was sent, by its tag.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its name without language.
    pub part: String,
    /// Its language.
    pub lang: Lang,
}

/// A tag as the part and the language it names, for every line of the paper.
pub(super) fn lines(desk: &Desk<'_>) -> BTreeMap<String, Line> {
    let mut lines = BTreeMap::new();
    for site in &desk.sites.all {
        for lang in &desk.langs {
            lines.entry(tag_of(&site.part, *lang)).or_insert_with(|| Line { part: site.part.clone(), lang: *lang });
        }
    }
    lines
}

/// Which strip of the returned file is which line of the paper.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// For each strip that was sent the one that came back.
    pub by_own: BTreeMap<usize, usize>,
    /// For each strip that came back the tag of the line it is.
    pub tags: BTreeMap<usize, String>,
    /// Strips that came back and are no line of the paper.
    pub left: Vec<usize>,
}

/// Reads every line.
pub(super) fn read(desk: &Desk<'_>, out: &mut Returned) {
    let pairs = pair(&desk.own, &desk.back);
    let lines = lines(desk);
    let mut judge = Judge::new(desk);
    let mut untracked = 0_usize;
    for (at, own) in desk.own.iter().enumerate() {
        let back = pairs.by_own.get(&at).and_then(|place| desk.back.get(*place));
        match lines.get(&own.tag) {
            Some(line) => {
                let before = out.proposals.len();
                judge.line(line, own, back, out);
                let fresh = out.proposals.iter().skip(before);
                untracked = untracked.saturating_add(fresh.filter(|proposal| !proposal.tracked).count());
            }
            None => beside(own, back, out),
        }
    }
    super::added::read(desk, &pairs, &lines, out);
    articles(desk, out);
    moves(out);
    two_languages(desk, out);
    if untracked.saturating_mul(10) > lines.len() {
        let values = vec![("count", untracked.to_string()), ("lines", lines.len().to_string())];
        out.remarks.push(Remark { key: "returned_older", values });
    }
    if judge.exhausted() {
        out.remarks.push(Remark { key: "returned_coarse", values: Vec::new() });
    }
}

/// Pairs strips by tag; those that have lost their tag by their words.
pub(super) fn pair(own: &[Strip], back: &[Strip]) -> Pairs {
    let mut pairs = Pairs::default();
    let mut by_tag: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, strip) in back.iter().enumerate().filter(|(_, strip)| !strip.tag.is_empty()) {
        by_tag.entry(&strip.tag).or_default().push(at);
    }
    let mut used = BTreeSet::new();
    let mut without: Vec<usize> = Vec::new();
    for (at, strip) in own.iter().enumerate() {
        let candidates = by_tag.get(strip.tag.as_str()).filter(|_| !strip.tag.is_empty());
        let filled = |place: &&usize| back.get(**place).is_some_and(|strip| !strip.was().trim().is_empty());
        let found = candidates.and_then(|all| all.iter().find(filled).or_else(|| all.first()));
        match found {
            Some(place) if used.insert(*place) => {
                pairs.by_own.insert(at, *place);
                pairs.tags.insert(*place, strip.tag.clone());
            }
            _ => without.push(at),
        }
    }
    by_words(own, back, &without, &mut used, &mut pairs);
    pairs.left = (0..back.len()).filter(|at| !used.contains(at)).collect();
    pairs
}

/// Strips without a tag on one side or the other, by the words that were sent.
fn by_words(own: &[Strip], back: &[Strip], without: &[usize], used: &mut BTreeSet<usize>, pairs: &mut Pairs) {
    let key = |strip: &Strip| {
        let words = trace(&strip.was());
        // Page numbers are counted anew by every word processor.
        let margin = strip.story == Story::Margin;
        let words: String = if margin { words.chars().filter(|letter| !letter.is_numeric()).collect() } else { words };
        (strip.story, words)
    };
    let mut by_key: BTreeMap<(Story, String), Vec<usize>> = BTreeMap::new();
    for (at, strip) in back.iter().enumerate().rev().filter(|(at, _)| !used.contains(at)) {
        by_key.entry(key(strip)).or_default().push(at);
    }
    for at in without {
        let Some(strip) = own.get(*at) else { continue };
        if let Some(place) = by_key.get_mut(&key(strip)).and_then(Vec::pop) {
            used.insert(place);
            pairs.by_own.insert(*at, place);
            pairs.tags.insert(place, strip.tag.clone());
        }
    }
}

/// Words beside the text: draft mark, contents, running titles. Nothing in the agreement says them.
fn beside(own: &Strip, back: Option<&Strip>, out: &mut Returned) {
    let Some(back) = back else {
        if own.story == Story::Body && !is_contents(own) && !own.was().trim().is_empty() {
            out.proposals.push(stray(own, What::Removed, own.was(), String::new(), "returned_beside"));
        }
        return;
    };
    let (was, is) = (back.was(), back.is());
    if trace(&was) != trace(&is) {
        out.proposals.push(stray(back, What::Changed, was, is, "returned_beside"));
    }
}

/// A proposal that finds no place.
pub(super) fn stray(strip: &Strip, what: What, old: String, new: String, reason: &'static str) -> Proposal {
    let who = signed(strip);
    Proposal {
        what,
        home: Home::Header,
        part: strip.tag.split_once('|').map(|(part, _)| part.to_owned()).unwrap_or_default(),
        label: String::new(),
        lang: Lang::from_code(strip.lang.get(..2).unwrap_or("")).unwrap_or(Lang::En),
        tracked: !who.is_empty(),
        edits: words(&old, &new).edits,
        who,
        old,
        new,
        reading: Reading::Nothing(reason),
    }
}

/// Who changed a strip.
pub(super) fn signed(strip: &Strip) -> Vec<Signed> {
    let all: BTreeSet<Signed> =
        strip.revisions().into_iter().map(|revision| Signed { author: revision.author.clone(), date: revision.date.clone() }).collect();
    all.into_iter().collect()
}

/// An article of which every line is to go is one proposal in its language.
fn articles(desk: &Desk<'_>, out: &mut Returned) {
    let mut sizes: BTreeMap<&Home, usize> = BTreeMap::new();
    for site in desk.sites.all.iter().filter(|site| !site.part.contains(":note-") && !site.text.is_empty()) {
        let count = sizes.entry(&site.home).or_default();
        *count = count.saturating_add(1);
    }
    let mut gone: BTreeMap<(Home, Lang), usize> = BTreeMap::new();
    for proposal in out.proposals.iter().filter(|proposal| proposal.what == What::Removed && !proposal.part.is_empty()) {
        if matches!(proposal.home, Home::Article(..) | Home::Annex(..)) {
            let count = gone.entry((proposal.home.clone(), proposal.lang)).or_default();
            *count = count.saturating_add(1);
        }
    }
    gone.retain(|(home, _), count| sizes.get(home).is_some_and(|size| *count >= *size));
    let mut told = BTreeSet::new();
    out.proposals.retain_mut(|proposal| {
        let key = (proposal.home.clone(), proposal.lang);
        if proposal.what != What::Removed || !gone.contains_key(&key) {
            return true;
        }
        proposal.reading = Reading::Article;
        told.insert(key)
    });
}

/// What went in one place and came in another with the same words was moved.
fn moves(out: &mut Returned) {
    let mut came: BTreeMap<(Lang, String), usize> = BTreeMap::new();
    for (at, proposal) in out.proposals.iter().enumerate() {
        if let (What::Added, Reading::Paragraph { texts, .. }) = (proposal.what, &proposal.reading)
            && texts.len() == 1
        {
            came.entry((proposal.lang, trace(&unnumbered(&proposal.new)))).or_insert(at);
        }
    }
    let mut taken = BTreeSet::new();
    let mut to = BTreeMap::new();
    for (at, proposal) in out.proposals.iter().enumerate().filter(|(_, proposal)| proposal.what == What::Removed) {
        let words = trace(&proposal.old);
        if let Some(place) = came.get(&(proposal.lang, words)).filter(|place| taken.insert(**place)) {
            to.insert(at, out.proposals.get(*place).map(|proposal| proposal.part.clone()).unwrap_or_default());
        }
    }
    for (at, part) in to {
        if let Some(proposal) = out.proposals.get_mut(at) {
            proposal.what = What::Moved;
            proposal.new.clone_from(&proposal.old);
            proposal.edits = vec![Edit::Same(proposal.old.clone())];
            proposal.reading = Reading::After(part);
        }
    }
    let mut at = 0_usize;
    out.proposals.retain(|_| {
        at = at.saturating_add(1);
        !taken.contains(&at.saturating_sub(1))
    });
}

/// A value that a language was given: the language, the value, the line.
type Claimed = (Lang, String, String);

/// A value that two languages state differently, or that only one of them was given.
fn two_languages(desk: &Desk<'_>, out: &mut Returned) {
    let mut values: BTreeMap<(u16, u32), Vec<Claimed>> = BTreeMap::new();
    for proposal in &out.proposals {
        let Reading::Values(terms) = &proposal.reading else { continue };
        for term in terms {
            let Some(span) = term.span else { continue };
            let said = term.new.clone().unwrap_or_default();
            let all = values.entry((span.file.0, span.start)).or_default();
            // Of two readings of one line the last holds.
            all.retain(|(lang, ..)| *lang != proposal.lang);
            all.push((proposal.lang, said, proposal.part.clone()));
        }
    }
    for said in values.values() {
        let Some((lang, first, part)) = said.first() else { continue };
        let place = part.clone();
        if let Some((other, second, _)) = said.iter().find(|(_, value, _)| value != first) {
            let values = vec![
                ("place", place),
                ("one", lang.code().to_owned()),
                ("first", first.clone()),
                ("two", other.code().to_owned()),
                ("second", second.clone()),
            ];
            out.remarks.push(Remark { key: "returned_two_values", values });
        } else if said.len() < desk.langs.len() {
            let langs: Vec<&str> = said.iter().map(|(lang, ..)| lang.code()).collect();
            let values = vec![("place", place), ("langs", langs.join(", ")), ("value", first.clone())];
            out.remarks.push(Remark { key: "returned_one_language", values });
        }
    }
}
