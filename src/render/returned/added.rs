//! What came back and is no line of the paper: new paragraphs, rows, articles; copies of lines; words that went again.

use std::collections::BTreeMap;

use super::desk::{Desk, is_contents};
use super::pairing::{Line, Pairs, signed, stray};
use super::prose::plain;
use super::sheet::Strip;
use super::site::Target;
use super::{Proposal, Reading, Returned, Signed, What};
use crate::diff::{Edit, Home};
use crate::render::docx::back::Story;
use crate::text::{Lang, LangMap};

/// A paragraph or row that came, before it is known what it belongs to.
struct Fresh<'s> {
    strips: Vec<(Lang, &'s Strip)>,
    after: Option<Line>,
    row: Option<(usize, usize)>,
}

/// Reads what is left over.
pub(super) fn read(desk: &Desk<'_>, pairs: &Pairs, lines: &BTreeMap<String, Line>, out: &mut Returned) {
    let fresh = gather(desk, pairs, lines, out);
    let mut article: Option<(Proposal, Option<String>)> = None;
    for one in fresh {
        let heading = is_heading(&one);
        let place = one.after.as_ref().map(|line| line.part.clone());
        if heading {
            out.proposals.extend(article.take().map(|(proposal, _)| proposal));
            article = Some((new_article(desk, &one), place));
            continue;
        }
        match &mut article {
            Some((proposal, at)) if *at == place && one.row.is_none() => extend(proposal, &one),
            _ => {
                out.proposals.extend(article.take().map(|(proposal, _)| proposal));
                out.proposals.push(paragraph(desk, &one));
            }
        }
    }
    out.proposals.extend(article.map(|(proposal, _)| proposal));
    order(desk, out);
}

/// Puts proposals in the order of the paper; what is new stands after the line it follows.
fn order(desk: &Desk<'_>, out: &mut Returned) {
    let places: BTreeMap<&str, usize> = desk.sites.all.iter().zip(0_usize..).map(|(site, at)| (site.part.as_str(), at)).collect();
    out.proposals.sort_by_key(|proposal| {
        let at = places.get(proposal.part.as_str()).copied().unwrap_or(usize::MAX);
        (at, matches!(proposal.reading, Reading::Paragraph { .. } | Reading::Row(_)))
    });
}

/// Strips that are no line, those of one row together, each with the line before it in its language.
fn gather<'s>(desk: &'s Desk<'_>, pairs: &Pairs, lines: &BTreeMap<String, Line>, out: &mut Returned) -> Vec<Fresh<'s>> {
    let left: std::collections::BTreeSet<usize> = pairs.left.iter().copied().collect();
    let mut last: BTreeMap<Option<Lang>, Line> = BTreeMap::new();
    let mut fresh: Vec<Fresh<'s>> = Vec::new();
    for (at, strip) in desk.back.iter().enumerate() {
        if !left.contains(&at) {
            if let Some(line) = pairs.tags.get(&at).and_then(|tag| lines.get(tag)).filter(|_| strip.story == Story::Body) {
                last.insert(Some(line.lang), line.clone());
                last.insert(None, line.clone());
            }
            continue;
        }
        let lang = lang_of(strip, desk, last.get(&None));
        if !alive(strip, out) {
            continue;
        }
        let before = last.get(&Some(lang)).or_else(|| last.get(&None)).cloned();
        let known = at_home(strip, lang, before, desk);
        let together = fresh.last_mut().filter(|before| strip.row.is_some() && before.row == strip.row);
        match together {
            Some(before) => before.strips.push((lang, strip)),
            None => fresh.push(Fresh { strips: vec![(lang, strip)], after: known, row: strip.row }),
        }
    }
    fresh
}

/// The line that new words follow: the one before them, or the heading of the part around them where that is another part.
fn at_home(strip: &Strip, lang: Lang, before: Option<Line>, desk: &Desk<'_>) -> Option<Line> {
    let part = strip.home.split_once('|').map_or("", |(part, _)| part);
    let heading = format!("{part}:heading");
    let elsewhere = before.as_ref().and_then(|line| desk.sites.get(&line.part)).is_none_or(|site| site.home.id() != part);
    if elsewhere && desk.sites.get(&heading).is_some() {
        return Some(Line { part: heading, lang });
    }
    before
}

/// Whether a strip says something new; what does not is told of, if it is anything.
fn alive(strip: &Strip, out: &mut Returned) -> bool {
    if strip.story != Story::Body || is_contents(strip) {
        if strip.story != Story::Margin && !is_contents(strip) || !strip.revisions().is_empty() {
            let (was, is) = (strip.was(), strip.is());
            if !was.trim().is_empty() || !is.trim().is_empty() {
                out.proposals.push(stray(strip, What::Changed, was, is, "returned_beside"));
            }
        }
        return false;
    }
    if !strip.passing().trim().is_empty() {
        out.proposals.push(stray(strip, What::Added, String::new(), strip.passing(), "returned_passing"));
    }
    if strip.is().trim().is_empty() {
        let was = strip.was();
        if !was.trim().is_empty() {
            out.proposals.push(stray(strip, What::Removed, was, String::new(), "returned_unknown"));
        }
        return false;
    }
    true
}

/// The language of words outside every line: that of their script; between French and English, that of the run or of the
/// line before.
fn lang_of(strip: &Strip, desk: &Desk<'_>, before: Option<&Line>) -> Lang {
    let words = strip.is();
    let arabic = words.chars().filter(|letter| matches!(letter, '\u{620}'..='\u{64a}')).count();
    let latin = words.chars().filter(|letter| letter.is_alphabetic()).count().saturating_sub(arabic);
    if arabic > latin && desk.langs.contains(&Lang::Ar) {
        return Lang::Ar;
    }
    let named = strip.lang.get(..2).and_then(Lang::from_code).filter(|lang| desk.langs.contains(lang) && *lang != Lang::Ar);
    let line = before.map(|line| line.lang).filter(|lang| *lang != Lang::Ar);
    let other = desk.langs.iter().copied().find(|lang| *lang != Lang::Ar);
    let named = if desk.langs.len() > 1 { named } else { None };
    named.or(line).or(other).or_else(|| desk.langs.first().copied()).unwrap_or(Lang::En)
}

/// Whether it is the heading of an article: by its style, or by the word for one.
fn is_heading(one: &Fresh<'_>) -> bool {
    one.strips.iter().any(|(_, strip)| {
        let words = strip.is();
        let begins = ["Article ", "ARTICLE ", "Article\u{a0}", "المادة"].iter().any(|word| words.trim_start().starts_with(word));
        strip.style == "Heading2" || (begins && words.chars().count() <= 120)
    })
}

fn base(desk: &Desk<'_>, one: &Fresh<'_>) -> Proposal {
    let who: std::collections::BTreeSet<Signed> = one.strips.iter().flat_map(|(_, strip)| signed(strip)).collect();
    let part = one.after.as_ref().map(|line| line.part.clone()).unwrap_or_default();
    let home = desk.sites.get(&part).map_or(Home::Header, |site| site.home.clone());
    let new: Vec<String> = one.strips.iter().map(|(_, strip)| strip.is().trim().to_owned()).collect();
    // What was not tracked was there, as far as the file says, in the text that was sent.
    let tracked = one.strips.iter().all(|(_, strip)| strip.was().trim().is_empty());
    Proposal {
        what: What::Added,
        home,
        part,
        label: String::new(),
        lang: one.strips.first().map_or(Lang::En, |(lang, _)| *lang),
        tracked: tracked && !who.is_empty(),
        who: who.into_iter().collect(),
        old: String::new(),
        edits: vec![Edit::In(new.join(" | "))],
        new: new.join(" | "),
        reading: Reading::Nothing("returned_unknown"),
    }
}

fn texts(one: &Fresh<'_>) -> LangMap<String> {
    let mut texts = LangMap::new();
    for (lang, strip) in &one.strips {
        let words = plain(&unnumbered(&strip.is()));
        let before: String = texts.get(*lang).cloned().unwrap_or_default();
        texts.set(*lang, if before.is_empty() { words } else { format!("{before} {words}") });
    }
    texts
}

fn paragraph(desk: &Desk<'_>, one: &Fresh<'_>) -> Proposal {
    let base = base(desk, one);
    let in_table = desk.sites.get(&base.part).is_some_and(|site| matches!(site.target, Target::Cell(..)) || site.part.contains(":h"));
    let reading = if base.home == Home::Header {
        Reading::Nothing("returned_beside")
    } else if in_table && one.row.is_some() {
        Reading::Row(one.strips.iter().map(|(_, strip)| strip.is().trim().to_owned()).collect())
    } else {
        Reading::Paragraph { title: LangMap::new(), texts: vec![texts(one)] }
    };
    Proposal { reading, ..base }
}

fn new_article(desk: &Desk<'_>, one: &Fresh<'_>) -> Proposal {
    let base = base(desk, one);
    let mut title = LangMap::new();
    for (lang, strip) in &one.strips {
        let words = strip.is();
        let bare = words.trim();
        let (number, rest) = bare.split_once('\n').or_else(|| bare.split_once(['–', ':', '—'])).unwrap_or(("", bare));
        title.set(*lang, plain(if number.chars().count() <= 40 && !rest.trim().is_empty() { rest.trim() } else { bare }));
    }
    Proposal { reading: Reading::Paragraph { title, texts: Vec::new() }, ..base }
}

fn extend(proposal: &mut Proposal, one: &Fresh<'_>) {
    if let Reading::Paragraph { texts: all, .. } = &mut proposal.reading {
        all.push(texts(one));
    }
    for (_, strip) in &one.strips {
        let words = strip.is().trim().to_owned();
        proposal.new.push('\n');
        proposal.new.push_str(&words);
        proposal.who.extend(signed(strip));
    }
    proposal.who.sort();
    proposal.who.dedup();
    proposal.edits = vec![Edit::In(proposal.new.clone())];
}

/// A paragraph without the number that was typed before it: the program numbers it.
pub(super) fn unnumbered(words: &str) -> String {
    let bare = words.trim();
    let Some((head, rest)) = bare.split_once(['\t', ' ', '\u{a0}']) else { return bare.to_owned() };
    let number = head.trim_start_matches('(').trim_end_matches([')', '.', '-']);
    let counted = !number.is_empty() && number.chars().count() <= 3 && number.chars().all(char::is_numeric);
    if counted && head.ends_with(['.', '-', ')']) && !rest.trim().is_empty() { rest.trim().to_owned() } else { bare.to_owned() }
}
