//! The three languages over one agreement, and the lines that these papers are made of.

use super::Ground;
use super::found::{self, Held, Place, Stated};
use super::words::Words;
use crate::model::{Agreement, Term};
use crate::render::compose::inlines;
use crate::render::tree::{Inline, Line};
use crate::text::{Lang, LangMap, Sources};
use crate::vocabulary::Vocabulary;
use crate::wording::labels::{annex_heading, article_heading};
use crate::wording::speaker::Speaker;
use crate::wording::text::Piece;
use crate::wording::words::Words as House;

/// The languages of a paper over one agreement.
pub(super) struct Voices<'a> {
    speakers: LangMap<Speaker<'a>>,
    /// The agreement, perhaps in another register than it is written in.
    pub agreement: &'a Agreement,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
}

impl<'a> Voices<'a> {
    /// The voices of an agreement; numbers stand in figures alone when `compact`.
    pub(super) fn new(ground: Ground<'a>, agreement: &'a Agreement, compact: bool) -> Self {
        let sources: &Sources = &ground.project.sources;
        let (vocabulary, law) = (ground.vocabulary, ground.law);
        let speak = |lang| Speaker {
            lang,
            words: ground.own.get(lang).unwrap_or_else(|| House::embedded(lang)),
            vocabulary,
            law,
            agreement,
            sources,
            compact,
        };
        Self { speakers: LangMap::of(|lang| Some(speak(lang))), agreement, vocabulary }
    }

    /// A line, made by asking each language.
    pub(super) fn line(&self, say: impl Fn(&Speaker<'a>, &'static Words) -> Option<Vec<Inline>>) -> Line {
        LangMap::of(|lang| self.speakers.get(lang).and_then(|speaker| say(speaker, Words::of(lang))))
    }

    /// A line of our own words, in which `{blank 20}` is a place to write and `{clause.field}` a value.
    pub(super) fn say(&self, text: impl Fn(&'static Words) -> &'static str) -> Line {
        self.line(|speaker, words| Some(own(speaker, text(words))))
    }

    /// A line of plain words, without values.
    pub(super) fn words(&self, text: impl Fn(&Speaker<'a>, &'static Words) -> String) -> Line {
        self.line(|speaker, words| Some(vec![Inline::Text(speaker.typeset(&text(speaker, words)))]))
    }

    /// A line that the wording room says.
    pub(super) fn pieces(&self, say: impl Fn(&Speaker<'a>) -> Vec<Piece>) -> Line {
        self.line(|speaker, _| Some(inlines(say(speaker))))
    }

    /// Every clause with its place.
    pub(super) fn clauses(&self) -> impl Iterator<Item = Held<'a>> {
        found::clauses(self.agreement, self.vocabulary)
    }

    /// True where the agreement has a clause, or gives something by a field: "none" and "no" give nothing.
    pub(super) fn holds(&self, path: &str) -> bool {
        match self.stated(path) {
            Some(stated) => !matches!(stated.value.value.term(), Some(Term::None | Term::YesNo(false))),
            None => self.clauses().any(|held| held.kind.def.id == path),
        }
    }

    /// The first value of a field, written `clause.field`.
    pub(super) fn stated(&self, path: &str) -> Option<Stated<'a>> {
        found::stated(self.agreement, self.vocabulary, path)
    }
}

/// Brackets that follow one another, with a space between.
pub(super) fn apart(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        if matches!((out.last(), &inline), (Some(Inline::Open { .. }), Inline::Open { .. })) {
            out.push(Inline::Text(" ".to_owned()));
        }
        out.push(inline);
    }
    out
}

/// Our own words in one language.
pub(super) fn own(speaker: &Speaker<'_>, text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{blank") {
        let (width, tail) = after.split_once('}').unwrap_or((after, ""));
        spoken(speaker, before, &mut out);
        out.push(Inline::Blank(width.trim().parse().unwrap_or(20)));
        rest = tail;
    }
    spoken(speaker, rest, &mut out);
    out
}

fn spoken(speaker: &Speaker<'_>, text: &str, out: &mut Vec<Inline>) {
    if !text.is_empty() {
        out.extend(inlines(speaker.own_words(text)));
    }
}

/// The words before and after the slot of a frame, around what is set there; a frame without the slot stands alone.
pub(super) fn framed(speaker: &Speaker<'_>, frame: &str, slot: &str, inside: Vec<Inline>) -> Vec<Inline> {
    let Some((before, after)) = frame.split_once(slot) else { return own(speaker, frame) };
    let mut out = own(speaker, before);
    out.extend(inside);
    out.extend(own(speaker, after));
    out
}

/// The name of a place without brackets of its own: "Article 23", « article premier », "المادة 23".
pub(super) fn place_name(place: Place, lang: Lang) -> String {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let name = match place {
        Place::Article(n) => article_heading(number(n), lang),
        Place::Annex(n) => annex_heading(number(n), lang),
    };
    match lang {
        Lang::En => name,
        Lang::Fr => lower_first(&name),
        Lang::Ar => name.replace(['(', ')'], ""),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
