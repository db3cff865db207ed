//! Sentences of prose with what they carry; the languages of a text are read side by side.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::context::Context;
use crate::check::figures::figures;
use crate::check::passages::{Passage, Role};
use crate::check::spelled::cardinal;
use crate::check::typed::{Kind, unit};
use crate::check::words::{Buffer, Words};
use crate::text::{Lang, Span};
use crate::vocabulary::Word;

use super::sentences::sentences;
use super::signs::Signs;
use super::{HomeStats, ProseFact, Said, Sign, Uneven};

/// So many words before a number are looked at for what it refers to.
const REACH: usize = 8;

/// Words that may stand between a phrase and the slot that completes it: "à la charge de {x}", "une semaine de travail de {x}".
const fn to_slot(sign: Sign) -> usize {
    match sign {
        Sign::Payer => 1,
        Sign::Period | Sign::Deadline => 3,
        Sign::Number | Sign::Sum | Sign::Percent | Sign::Authority => 0,
    }
}

/// Reads the prose of an agreement.
pub(super) struct Reader<'c, 'a> {
    context: &'c Context<'a>,
    signs: [Signs; 3],
}

/// A sentence in one language: where it stands, and the words that show each sign.
struct Sentence {
    lang: Lang,
    span: Span,
    signs: BTreeMap<Sign, Span>,
}

impl Sentence {
    fn said(&self) -> Said {
        let words = self.signs.first_key_value().map_or(self.span, |(_, words)| *words);
        Said { lang: self.lang, span: self.span, words }
    }
}

/// What a text came to.
#[derive(Default)]
struct Found {
    facts: Vec<ProseFact>,
    duties: Vec<Vec<Said>>,
    uneven: Vec<Uneven>,
}

impl<'c, 'a> Reader<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        Self { context, signs: Signs::all(context.vocabulary) }
    }

    /// Reads every paragraph, own wording and text of a field. Of several proposals for one text the one that
    /// states most counts: one of them will stand.
    pub(super) fn read(&self, homes: &mut [HomeStats]) {
        for passage in self.context.passages.iter().filter(|passage| passage.role.operative()) {
            let Some(home) = passage.home.and_then(|home| homes.get_mut(home)) else { continue };
            let versions = passage.versions(|span| self.context.slice(span));
            let found = versions.iter().map(|version| self.version(passage, version));
            let Some(found) = found.reduce(|one, two| if two.facts.len() > one.facts.len() { two } else { one }) else { continue };
            home.facts.extend(found.facts);
            home.duties.extend(found.duties);
            home.uneven.extend(found.uneven);
        }
    }

    fn version(&self, passage: &Passage<'_>, version: &[(Lang, Span)]) -> Found {
        let order = self.context.agreement.languages();
        let mut texts: Vec<(Lang, Vec<Sentence>)> = version.iter().map(|(lang, span)| (*lang, self.sentences(*lang, *span))).collect();
        texts.sort_by_key(|(lang, _)| order.iter().position(|known| known == lang).unwrap_or(order.len()));
        let mut found = Found { uneven: uneven(&texts), ..Found::default() };
        for row in rows(&texts) {
            let signs: BTreeSet<Sign> = row.iter().flat_map(|sentence| sentence.signs.keys().copied()).collect();
            let said = row.iter().filter(|sentence| signs.is_empty() || !sentence.signs.is_empty()).map(|sentence| sentence.said());
            let said: Vec<Said> = said.collect();
            if !signs.is_empty() {
                found.facts.push(ProseFact { said, signs, proposal: None });
            } else if passage.role == Role::Paragraph && !row.iter().all(|sentence| self.introduces(sentence)) {
                found.duties.push(said);
            }
        }
        found
    }

    /// True for the words before a list, which state nothing of their own.
    fn introduces(&self, sentence: &Sentence) -> bool {
        self.context.slice(sentence.span).ends_with(':')
    }

    fn sentences(&self, lang: Lang, span: Span) -> Vec<Sentence> {
        let text = self.context.slice(span);
        let within = |range: std::ops::Range<usize>| {
            let start = span.range().start;
            Span::new(span.file, start + range.start, start + range.end)
        };
        let all = sentences(text).into_iter().map(within);
        all.map(|span| Sentence { lang, span, signs: self.signs(lang, span) }).collect()
    }

    /// What a sentence carries, with the words that show it first.
    fn signs(&self, lang: Lang, span: Span) -> BTreeMap<Sign, Span> {
        let text = self.context.slice(span);
        let mut buffer = Buffer::default();
        let read = buffer.read(text);
        let mut sentence = Reading { reader: self, lang, text, words: buffer.words(&read), found: BTreeMap::new() };
        sentence.figures();
        sentence.words();
        let start = span.range().start;
        let place = |(from, to): (usize, usize)| Span::new(span.file, start + from, start + to);
        sentence.found.into_iter().map(|(sign, at)| (sign, place(at))).collect()
    }
}

/// A sentence that is being read.
struct Reading<'r> {
    reader: &'r Reader<'r, 'r>,
    lang: Lang,
    text: &'r str,
    words: Words<'r>,
    found: BTreeMap<Sign, (usize, usize)>,
}

impl Reading<'_> {
    /// Numbers in figures, but for those that refer to a text.
    fn figures(&mut self) {
        let mut at = 0;
        for figure in figures(self.text).into_iter().filter(|figure| figure.firm) {
            while at < self.words.len() && self.words.place(at).end <= figure.place.start {
                at += 1;
            }
            let year = (1900..=2100).contains(&figure.value) && figure.place.len() == 4;
            let cites = self.refers(at) || (year && self.is_year_of_a_text(at));
            if !cites {
                self.number(figure.place.start, figure.place.end);
            }
        }
    }

    /// Number words, and the phrases of the data.
    fn words(&mut self) {
        for at in 0..self.words.len() {
            self.spelled(at);
            let signs = &self.reader.signs;
            let Some(signs) = signs.get(self.lang as usize) else { continue };
            let (mut all, words) = (Vec::new(), self.words);
            signs.at(words, at, |sign, length| all.push((sign, length)));
            for (sign, length) in all {
                let (start, end) = (words.place(at).start, words.place(at + length.saturating_sub(1)).end);
                if !self.is_filled(sign, end) {
                    self.found.entry(sign).or_insert((start, end));
                }
            }
        }
    }

    /// A number in words: the last of several decides, and figures in brackets decide for themselves.
    fn spelled(&mut self, at: usize) {
        let Some(value) = cardinal(self.words.form(at), self.lang) else { return };
        let place = self.words.place(at);
        let rest = self.text.get(place.end..).unwrap_or("");
        let goes_on = rest.trim_start().starts_with(['(', '-']) || cardinal(self.words.form(at + 1), self.lang).is_some();
        let before = at.checked_sub(1).map_or("", |before| self.words.form(before));
        // « pour cent » is a unit and no hundred.
        let of_percent = self.reader.context.vocabulary.lexicon().means(&format!("{before} {}", self.words.form(at)), Word::Percent);
        // Two Parties, two countries: the number of those who agree is no fact.
        let of_time = unit(self.reader.context.vocabulary.lexicon(), rest).is_some();
        if !goes_on && !of_percent && (value > 2 || of_time) && !self.refers(at) {
            self.number(place.start, place.end);
        }
    }

    /// A number, by the unit that follows it.
    fn number(&mut self, start: usize, end: usize) {
        let rest = self.text.get(end..).unwrap_or("");
        let (sign, length) = match unit(self.reader.context.vocabulary.lexicon(), rest) {
            Some((Kind::Money(_), length)) => (Sign::Sum, length),
            Some((Kind::Percent, length)) => (Sign::Percent, length),
            Some((Kind::Time(_), length)) => (Sign::Period, length),
            None => (Sign::Number, 0),
        };
        self.found.entry(sign).or_insert((start, end + length));
    }

    /// "Convention No. 97", "articles 5 and 7": only words that join stand between the number and what it is of.
    fn refers(&self, at: usize) -> bool {
        let Some(signs) = self.reader.signs.get(self.lang as usize) else { return false };
        for back in (at.saturating_sub(REACH)..at).rev() {
            let form = self.words.form(back);
            if signs.is_citation(form) {
                return true;
            }
            if !signs.is_joining(form) {
                return false;
            }
        }
        false
    }

    /// "the Vienna Convention of 1963", "the 1951 Convention".
    fn is_year_of_a_text(&self, at: usize) -> bool {
        let Some(signs) = self.reader.signs.get(self.lang as usize) else { return false };
        (at.saturating_sub(REACH)..=at + 2).any(|near| signs.is_dated(self.words.form(near)))
    }

    /// True when a slot completes the phrase: the value is typed. An authority is named whatever follows it.
    fn is_filled(&self, sign: Sign, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or("");
        let near = |between: &str| between.split_whitespace().count() <= to_slot(sign) && !between.contains([',', ';', '.', '،', '؛']);
        sign != Sign::Authority && rest.split_once('{').is_some_and(|(between, _)| near(between))
    }
}

/// Sentences that say the same: those of one place in every language, or of one language where their numbers differ.
fn rows(texts: &[(Lang, Vec<Sentence>)]) -> Vec<Vec<&Sentence>> {
    let most = texts.iter().map(|(_, sentences)| sentences.len()).max().unwrap_or(0);
    if texts.iter().all(|(_, sentences)| sentences.len() == most) {
        return (0..most).map(|at| texts.iter().filter_map(|(_, sentences)| sentences.get(at)).collect()).collect();
    }
    let facts = |sentences: &[Sentence]| sentences.iter().filter(|sentence| !sentence.signs.is_empty()).count();
    let best = texts.iter().rev().max_by_key(|(_, sentences)| facts(sentences));
    best.into_iter().flat_map(|(_, sentences)| sentences).map(|sentence| vec![sentence]).collect()
}

/// The signs that some languages of a text show and others do not.
fn uneven(texts: &[(Lang, Vec<Sentence>)]) -> Vec<Uneven> {
    let shows = |sentences: &[Sentence], sign: Sign| sentences.iter().find_map(|sentence| sentence.signs.get(&sign).copied());
    let mut all = Vec::new();
    for sign in Sign::ALL {
        let has = texts.iter().filter_map(|(lang, sentences)| Some((*lang, shows(sentences, sign)?)));
        let has: Vec<(Lang, Span)> = has.collect();
        let lacks = texts.iter().map(|(lang, _)| *lang).filter(|lang| has.iter().all(|(having, _)| having != lang));
        let lacks: Vec<Lang> = lacks.collect();
        if let (Some((_, span)), false) = (has.first(), lacks.is_empty()) {
            all.push(Uneven { span: *span, sign, has: has.iter().map(|(lang, _)| *lang).collect(), lacks });
        }
    }
    all
}
