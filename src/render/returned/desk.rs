//! The desk on which a returned file is laid beside the agreement: the paper written anew, and what prints each of its lines.

use super::sheet::{Names, Strip, strips, trace};
use super::site::Sites;
use super::{Remark, Returned};
use crate::law::Law;
use crate::model::Project;
use crate::render::compose::{Edition, compose};
use crate::render::docx::back::{Control, Letter, Story, letter};
use crate::render::docx::docx;
use crate::render::tree::Paper;
use crate::render::{Failure, Layout, Options};
use crate::text::{Lang, LangMap};
use crate::vocabulary::Vocabulary;
use crate::wording::speaker::Speaker;
use crate::wording::words::{OwnWords, Words};

/// What was sent: an agreement, and what it is read with.
#[derive(Debug)]
pub struct Sent<'a> {
    /// The agreement.
    pub project: &'a Project,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// States and instruments.
    pub law: &'a Law,
    /// The words of a ministry, in place of ours.
    pub wording: LangMap<OwnWords>,
}

/// The agreement as a paper, line by line.
#[derive(Debug)]
pub struct Desk<'a> {
    /// What was sent.
    pub(super) sent: &'a Sent<'a>,
    /// The words of each language.
    words: LangMap<Words>,
    /// The paper.
    pub(super) paper: Paper,
    /// What prints each of its lines.
    pub(super) sites: Sites<'a>,
    /// Its lines as they were sent.
    pub(super) own: Vec<Strip>,
    /// Its lines as they came back.
    pub(super) back: Vec<Strip>,
    /// The languages of the file.
    pub(super) langs: Vec<Lang>,
}

/// A paper that may have been sent.
struct Guess {
    paper: Paper,
    names: Names,
    letter: Letter,
    langs: Vec<Lang>,
    known: usize,
}

/// A file that shares fewer of its controls with the agreement than one in so many was made from another.
const FEWEST: usize = 4;

impl<'a> Desk<'a> {
    /// Lays a returned file beside the agreement.
    ///
    /// # Errors
    ///
    /// When it was made from another agreement, or by another program.
    pub fn new(sent: &'a Sent<'a>, back: &Letter) -> Result<Self, Failure> {
        refuse_other(sent, back)?;
        let guess = guess(sent, back)?;
        let own = strips(&guess.letter, &guess.names);
        let returned = strips(back, &guess.names);
        let sites = Sites::of(&guess.paper, &sent.project.agreement, sent.vocabulary);
        let words = LangMap::of(|lang| sent.wording.get(lang).map(|own| Words::with(lang, own.clone())));
        Ok(Self { sent, words, paper: guess.paper, sites, own, back: returned, langs: guess.langs })
    }

    /// Reads what came back.
    #[must_use]
    pub fn read(&self, back: &Letter) -> Returned {
        let mut out = Returned {
            agreement: self.sent.project.agreement.id.text.clone(),
            langs: self.langs.clone(),
            looks: back.looks,
            ..Returned::default()
        };
        super::pairing::read(self, &mut out);
        super::notes::read(self, back, &mut out);
        if !back.opaque.is_empty() {
            let remark = Remark { key: "returned_opaque", values: vec![("count", back.opaque.len().to_string())] };
            out.remarks.push(remark);
        }
        out
    }

    /// What was sent.
    #[must_use]
    pub const fn sent(&self) -> &'a Sent<'a> {
        self.sent
    }

    /// Somebody who says things in a language.
    pub(super) fn speaker(&self, lang: Lang) -> Speaker<'_> {
        Speaker {
            lang,
            words: self.words.get(lang).unwrap_or_else(|| Words::embedded(lang)),
            vocabulary: self.sent.vocabulary,
            law: self.sent.law,
            agreement: &self.sent.project.agreement,
            sources: &self.sent.project.sources,
            compact: false,
        }
    }
}

/// A file that names another agreement was not made from this one.
fn refuse_other(sent: &Sent<'_>, back: &Letter) -> Result<(), Failure> {
    let ours = sent.project.agreement.id.text.as_str();
    match back.properties.get("Mithaq agreement") {
        Some(theirs) if theirs != ours => Err(Failure::new("returned_other").with("theirs", theirs.as_str()).with("ours", ours)),
        _ => Ok(()),
    }
}

/// The paper that shares most with the file, among those that could have been sent in its languages.
fn guess(sent: &Sent<'_>, back: &Letter) -> Result<Guess, Failure> {
    let edition = |copy_for: Option<String>| Edition { copy_for, wording: sent.wording.clone(), ..Edition::default() };
    let paper = compose(sent.project, sent.vocabulary, sent.law, &edition(None));
    let langs = languages(back, &paper);
    let layouts: &[Layout] = if langs.len() > 1 { &[Layout::Columns, Layout::Sequence] } else { &[Layout::Single] };
    let mut best: Option<Guess> = None;
    for layout in layouts {
        let one = written(&paper, &langs, *layout, back)?;
        if best.as_ref().is_none_or(|best| one.known > best.known) {
            best = Some(Guess { paper: paper.clone(), ..one });
        }
    }
    let best = best.ok_or_else(|| Failure::new("returned_foreign"))?;
    // Every agreement has a title and a preamble: what tells one from another is the names of its own parts.
    let own = |control: &&Control| !control.tag.is_empty() && !control.tag.starts_with(':');
    let tagged = back.controls.iter().filter(own).count();
    let known = back.controls.iter().filter(own).filter(|control| best.names.knows(control)).count();
    let named = back.properties.contains_key("Mithaq agreement");
    if best.known == 0 && !named {
        return Err(Failure::new("returned_foreign"));
    }
    if !named && known.saturating_mul(FEWEST) < tagged {
        let counts = [("known", known), ("count", tagged)];
        return Err(counts.iter().fold(Failure::new("returned_wrong"), |failure, (slot, count)| failure.with(slot, count.to_string())));
    }
    copy(sent, back, best)
}

/// A paper written and read back as the returned one was.
fn written(paper: &Paper, langs: &[Lang], layout: Layout, back: &Letter) -> Result<Guess, Failure> {
    let options = Options { languages: langs.to_vec(), layout, ..Options::default() };
    let letter = letter(&docx(paper, &options)?)?;
    let names = Names::of(&letter);
    let known = names.known(back);
    Ok(Guess { paper: Paper::default(), names, letter, langs: langs.to_vec(), known })
}

/// The copy of a Party names it first: found by the line that names the first Party.
fn copy(sent: &Sent<'_>, back: &Letter, best: Guess) -> Result<Guess, Failure> {
    let first = |letter: &Letter, names: &Names| {
        let all = strips(letter, names);
        all.iter().find(|strip| strip.tag.starts_with(":party-1|")).map(|strip| trace(&strip.was()))
    };
    let theirs = first(back, &best.names);
    if theirs.is_none() || theirs == first(&best.letter, &best.names) {
        return Ok(best);
    }
    let layout = if best.letter.paragraphs.iter().any(|paragraph| paragraph.row.is_some() && paragraph.style == "Preamble") {
        Layout::Columns
    } else {
        Layout::Sequence
    };
    for party in &sent.project.agreement.parties {
        let edition = Edition { copy_for: Some(party.code.text.clone()), wording: sent.wording.clone(), ..Edition::default() };
        let paper = compose(sent.project, sent.vocabulary, sent.law, &edition);
        let one = written(&paper, &best.langs, layout, back)?;
        if first(&one.letter, &one.names) == theirs {
            return Ok(Guess { paper, ..one });
        }
    }
    Ok(best)
}

/// The languages of a file: as it says, else as its tags say, else those of the paper.
fn languages(back: &Letter, paper: &Paper) -> Vec<Lang> {
    let said = back.properties.get("Mithaq languages").map(String::as_str).unwrap_or_default();
    let mut langs: Vec<Lang> = said.split_whitespace().filter_map(Lang::from_code).collect();
    if langs.is_empty() {
        for control in &back.controls {
            let codes = control.tag.rsplit_once('|').map_or("", |(_, codes)| codes);
            for lang in codes.split('+').filter_map(Lang::from_code) {
                if !langs.contains(&lang) {
                    langs.push(lang);
                }
            }
        }
    }
    let mut seen = Vec::new();
    langs.retain(|lang| {
        !seen.contains(lang) && {
            seen.push(*lang);
            true
        }
    });
    if langs.is_empty() { paper.all_languages() } else { langs }
}

/// Whether a strip belongs to the table of contents, which word processors count anew as they like.
pub(super) fn is_contents(strip: &Strip) -> bool {
    strip.story == Story::Body && (strip.style.starts_with("TOC") || strip.style.starts_with("Contents"))
}
