//! Proposals into the agreement: as open brackets owned by the Party that makes them, and comments where it says them.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::Desk;
use super::owner::Claim;
use super::report::what;
use super::site::{Site, Target};
use super::splice::Splices;
use super::{Note, Proposal, Reading, Returned, Signed, What};
use crate::model::load;
use crate::render::script::visible;
use crate::syntax::{FormatOptions, format, parse};
use crate::text::{FileId, Lang, Source, Span};
use crate::wording::words::{Words, fill};

/// An agreement with proposals in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The text, in the standard layout.
    pub text: String,
    /// How many proposals stand in it as brackets.
    pub brackets: usize,
    /// How many stand in it as comments alone, because the agreement cannot say them.
    pub remarks: usize,
    /// How many mistakes of form it has that the agreement did not have: none, or the program is at fault.
    pub mistakes: usize,
}

/// Writes proposals and comments into the text of an agreement. `lang` is the language of the comments that explain them.
#[must_use]
pub fn apply(desk: &Desk<'_>, returned: &Returned, claim: &Claim, lang: Lang) -> Applied {
    let Some(source) = desk.sent.project.sources.get(FileId(0)) else { return Applied::default() };
    let mut hand = Hand {
        desk,
        claim,
        returned,
        words: Words::embedded(lang),
        text: &source.text,
        splices: Splices::default(),
        said: BTreeMap::new(),
        made: Applied::default(),
        new_articles: 0,
    };
    let last = last_of_each(&returned.proposals);
    for (at, proposal) in returned.proposals.iter().enumerate() {
        if last.contains(&at) {
            hand.proposal(proposal);
        }
    }
    returned.notes.iter().for_each(|note| hand.note(note));
    let Hand { splices, mut made, .. } = hand;
    let spliced = Source::new(source.name.clone(), splices.made(&source.text));
    let parsed = parse(FileId(0), &spliced, desk.sent.vocabulary);
    made.text = format(&parsed.tree, &spliced, desk.sent.vocabulary, FormatOptions::default());
    made.mistakes = mistakes(desk, &made.text);
    made
}

/// Of several readings of one line the last holds: what was changed without tracking is part of what was changed after it.
fn last_of_each(proposals: &[Proposal]) -> BTreeSet<usize> {
    let mut last: BTreeMap<(&str, Lang), usize> = BTreeMap::new();
    let mut all = BTreeSet::new();
    for (at, proposal) in proposals.iter().enumerate() {
        let of_a_line = matches!(proposal.reading, Reading::Values(_) | Reading::Text(_) | Reading::Reworded | Reading::Disagrees { .. });
        if let Some(before) = last.insert((&proposal.part, proposal.lang), at).filter(|_| of_a_line)
            && proposals.get(before).is_some_and(|before| !before.tracked && before.what == What::Changed && !before.stray())
        {
            all.remove(&before);
        }
        all.insert(at);
    }
    all
}

/// Mistakes of form that a text has and the agreement has not.
fn mistakes(desk: &Desk<'_>, text: &str) -> usize {
    let errors = |findings: &[crate::finding::Finding]| {
        findings.iter().filter(|finding| finding.severity == crate::finding::Severity::Error).count()
    };
    let project = &desk.sent.project;
    let name = project.sources.get(FileId(0)).map(|source| source.name.clone()).unwrap_or_default();
    let others = |path: &str, _: &str| {
        let known = project.sources.iter().find(|(_, source)| source.name.ends_with(path));
        known.map(|(_, source)| Source::new(source.name.clone(), source.text.clone())).ok_or(crate::model::NotLoaded::Missing)
    };
    let again = load(Source::new(name, text.to_owned()), desk.sent.vocabulary, &others);
    let before = project.sources.iter().count();
    if before > 1 {
        return 0;
    }
    errors(&again.findings).saturating_sub(errors(&project.findings))
}

/// A hand that writes proposals into a text.
pub(super) struct Hand<'h, 'a> {
    /// The agreement and its paper.
    pub desk: &'h Desk<'a>,
    /// Whose proposals they are.
    pub claim: &'h Claim,
    /// What came back.
    pub returned: &'h Returned,
    words: &'static Words,
    /// The source text.
    pub text: &'h str,
    /// The cuts to be made in it.
    pub splices: Splices,
    /// What has been put in the place of a value, by where it stands.
    pub said: BTreeMap<usize, Option<String>>,
    made: Applied,
    /// How many articles it has made.
    pub new_articles: usize,
}

impl Hand<'_, '_> {
    fn proposal(&mut self, proposal: &Proposal) {
        let owner = self.claim.of(proposal).to_owned();
        let site = self.desk.sites.get(&proposal.part).cloned();
        let written = match (&proposal.reading, &site) {
            (Reading::Values(terms), _) => self.values(proposal, terms, &owner),
            (Reading::Text(sources), Some(site)) => self.texts(proposal, site, sources, &owner),
            (Reading::Paragraph { title, texts }, Some(site)) if title.is_empty() => self.paragraphs(site, texts, &owner),
            (Reading::Paragraph { title, texts }, Some(site)) => self.article(site, title, texts, &owner),
            (Reading::Reworded, Some(site)) => self.reworded(proposal, site, &owner),
            (Reading::Article, Some(site)) => self.everywhere(proposal) && self.article_goes(site, &owner),
            _ => false,
        };
        if written {
            self.made.brackets = self.made.brackets.saturating_add(1);
        } else {
            self.made.remarks = self.made.remarks.saturating_add(1);
        }
        self.explain(proposal, site.as_ref(), written);
    }

    /// A comment beside a proposal: whose it is, and what the bracket cannot say.
    fn explain(&mut self, proposal: &Proposal, site: Option<&Site<'_>>, written: bool) {
        let mut says = vec![std::format!("{} ({})", what(self.words, proposal), proposal.lang.code())];
        if !written || matches!(proposal.reading, Reading::Reworded) {
            says.push(self.both(proposal));
        }
        says.extend(self.owed(proposal, site).filter(|_| written));
        if !proposal.tracked {
            says.push(self.words.interface("returned_untracked").to_owned());
        }
        let line = self.signed(&proposal.who, self.claim.of(proposal), &says.join("; "));
        match self.entry(proposal, site) {
            Some(at) => self.splices.insert(at, std::format!("{line}\n")),
            None => self.comment(site, &line, proposal.stray()),
        }
    }

    /// Where the entry of a sentence begins: what is said of its value stands before it.
    fn entry(&self, proposal: &Proposal, site: Option<&Site<'_>>) -> Option<usize> {
        let Target::Sentence(clause, _, fields) = &site?.target else { return None };
        let changed = match &proposal.reading {
            Reading::Values(terms) => terms.first().map(|term| term.field),
            _ => fields.first().copied(),
        };
        let key = clause.get(changed?)?.key;
        (key.file == FileId(0)).then_some(key.range().start)
    }

    /// The words that were sent and those that came back.
    fn both(&self, proposal: &Proposal) -> String {
        let key = match (proposal.old.is_empty(), proposal.new.is_empty()) {
            (true, _) => "returned_only_new",
            (_, true) => "returned_only_old",
            _ => "returned_old_new",
        };
        fill(self.words.interface(key), &[("old", &proposal.old), ("new", &proposal.new)])
    }

    /// The languages in which a text that was changed still says what it said.
    fn owed(&self, proposal: &Proposal, site: Option<&Site<'_>>) -> Option<String> {
        if !matches!(proposal.reading, Reading::Text(_) | Reading::Paragraph { .. } | Reading::Reworded) || proposal.new.is_empty() {
            return None;
        }
        let has = |lang: &Lang| match (&proposal.reading, site) {
            (Reading::Paragraph { texts, .. }, _) => texts.iter().all(|text| text.get(*lang).is_some()),
            _ => self.returned.proposals.iter().any(|other| other.part == proposal.part && other.lang == *lang),
        };
        let all = self.desk.sent.project.agreement.languages();
        let owed: Vec<&str> = all.iter().filter(|lang| !has(lang)).map(|lang| lang.code()).collect();
        (!owed.is_empty()).then(|| fill(self.words.interface("returned_owed"), &[("langs", &owed.join(", "))]))
    }

    fn note(&mut self, note: &Note) {
        let site = self.desk.sites.get(&note.part).cloned();
        let on = if note.words.is_empty() {
            note.text.clone()
        } else {
            fill(self.words.interface("returned_comment_on"), &[("words", &note.words), ("text", &note.text)])
        };
        let line = self.signed(std::slice::from_ref(&note.who), self.claim.party_of(&note.who), &on);
        self.comment(site.as_ref(), &line, false);
    }

    fn signed(&self, who: &[Signed], owner: &str, says: &str) -> String {
        let who: Vec<String> = who.iter().map(|signed| [signed.author.as_str(), day(&signed.date)].join(", ")).collect();
        let who = if who.is_empty() { self.words.interface("returned_unknown_author").to_owned() } else { who.join("; ") };
        let line = std::format!("# {owner} ({}): {says}", who.trim_end_matches([',', ' ']));
        visible(&line).into_owned()
    }

    /// A line before what it speaks of; where it has no place, at the end of the article, or of the file.
    fn comment(&mut self, site: Option<&Site<'_>>, line: &str, stray: bool) {
        let own = |span: &Span| span.file == FileId(0);
        let item = site.and_then(|site| site.item).filter(|span| own(span) && !stray);
        let whole = site.and_then(|site| site.whole).filter(own);
        match (item, whole) {
            (Some(item), _) => self.splices.insert(item.range().start, std::format!("{line}\n")),
            (None, Some(whole)) if self.inside(whole, &std::format!("\n{line}\n")) => {}
            _ => self.splices.insert(self.text.len(), std::format!("\n{line}\n")),
        }
    }
}

/// The day of a moment as a file states it.
fn day(date: &str) -> &str {
    date.split_once('T').map_or(date, |(day, _)| day)
}
