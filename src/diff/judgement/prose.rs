//! Words of prose that went and came: where the words of pages stand among them, in each language, and what that shows.
//!
//! Only words that changed are looked at, each looked up once for all pages.

use std::collections::HashMap;

use super::super::change::Edit;
use super::seen::Way;
use crate::law::Phrases;
use crate::text::{Lang, LangMap, fold};

/// So many unchanged words in a row part two places of a text.
const PLACE: usize = 3;

/// With a phrase that stands alone, so many other words may have changed.
const BESIDE: usize = 2;

/// Words that join the members of a list, and come and go with its last one.
const JOINING: [&str; 14] = ["and", "or", "the", "a", "et", "ou", "le", "la", "les", "l", "de", "و", "او", "ثم"];

/// Words that turn what they stand before, and after, into its contrary.
const fn negations(lang: Lang) -> (&'static [&'static str], &'static [&'static str]) {
    match lang {
        Lang::En => (&["not", "never", "no"], &["not", "never"]),
        Lang::Fr => (&["ne", "n", "non", "pas"], &["pas", "point", "jamais"]),
        Lang::Ar => (&["لا", "لن", "لم", "ليس", "ليست", "غير", "دون", "بدون"], &[]),
    }
}

/// Every phrase of every page, by language and first word.
#[derive(Debug, Default)]
pub(super) struct Phrasebook {
    starts: [HashMap<String, Vec<(usize, Slot)>>; 3],
    words: Vec<Vec<String>>,
}

/// Whose phrase it is: the number of the description, and the list in it.
type Slot = (usize, List);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Lost,
    Gained,
    After,
}

impl Phrasebook {
    pub(super) fn new(ways: &[Way<'_>]) -> Self {
        let mut book = Self::default();
        for way in ways {
            for (list, phrases) in [(List::Lost, &way.def.lost), (List::Gained, &way.def.gained), (List::After, &way.def.after)] {
                phrases.iter().for_each(|phrases| book.add((way.number, list), phrases));
            }
        }
        book
    }

    fn add(&mut self, slot: Slot, phrases: &Phrases) {
        for (lang, all) in [(Lang::Ar, &phrases.ar), (Lang::Fr, &phrases.fr), (Lang::En, &phrases.en)] {
            for phrase in all {
                let words: Vec<String> = forms(phrase).map(|(form, _, _)| form).collect();
                let Some(first) = words.first().cloned() else { continue };
                if let Some(starts) = self.starts.get_mut(lang as usize) {
                    starts.entry(first).or_default().push((self.words.len(), slot));
                }
                self.words.push(words);
            }
        }
    }
}

/// A word of one of the texts.
#[derive(Debug)]
struct Word {
    form: String,
    shown: String,
    /// True when the other text does not have it.
    changed: bool,
    /// The place in which it stands.
    place: usize,
    /// True when a sentence ends after it.
    ends: bool,
}

/// Where a phrase stands.
#[derive(Debug)]
struct Hit {
    slot: Slot,
    start: usize,
    len: usize,
    place: usize,
    /// True when the change touches it.
    touched: bool,
}

impl Hit {
    /// True when it stands inside another of the same list: `void` in `null and void`.
    fn is_within(&self, other: &Self) -> bool {
        self.slot == other.slot && other.start <= self.start && self.start + self.len <= other.start + other.len
    }
}

/// One language of one side.
#[derive(Debug, Default)]
struct Text {
    words: Vec<Word>,
    hits: Vec<Hit>,
}

/// The words of a change in every language in which they differ: old and new.
#[derive(Debug)]
pub(super) struct Prose {
    texts: LangMap<[Text; 2]>,
}

/// The words that showed it, by language.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Words that went.
    pub lost: LangMap<String>,
    /// Words that came.
    pub gained: LangMap<String>,
}

impl Prose {
    pub(super) fn new(words: &LangMap<Vec<Edit>>, book: &Phrasebook) -> Self {
        let texts = |lang| {
            let mut texts = split(words.get(lang)?);
            texts.iter_mut().for_each(|text| text.find(lang, book));
            Some(texts)
        };
        Self { texts: LangMap::of(texts) }
    }

    /// The words that show what a page describes, if they do so in enough languages.
    pub(super) fn shows(&self, way: &Way<'_>, turned: bool, needed: usize) -> Option<Found> {
        let mut found = Found::default();
        let mut languages = 0;
        for (lang, [old, new]) in self.texts.iter() {
            let (old, new) = if turned { (new, old) } else { (old, new) };
            let Some((lost, gained)) = shown(way, old, new) else { continue };
            languages += 1;
            lost.map(|words| found.lost.set(lang, words));
            gained.map(|words| found.gained.set(lang, words));
        }
        (languages >= needed).then_some(found)
    }
}

/// What went and came in one language, if it is what the page describes.
fn shown(way: &Way<'_>, old: &Text, new: &Text) -> Option<(Option<String>, Option<String>)> {
    let def = way.def;
    if def.after.is_some() {
        return shortened(way, old, new);
    }
    let is = |list: List| move |hit: &&Hit| hit.slot == (way.number, list);
    let net = |list: List, from: &Text, to: &Text, place: Option<usize>| {
        let count = |text: &Text| text.hits.iter().filter(is(list)).filter(|hit| place.is_none_or(|place| place == hit.place)).count();
        count(from) > count(to)
    };
    let lost = |hit: &&Hit, place| net(List::Lost, old, new, place) && alone(def.alone, hit, old, new);
    let gained = |hit: &&Hit, place| net(List::Gained, new, old, place) && alone(def.alone, hit, new, old);
    let said = |text: &Text, hit: &Hit| text.said(hit);
    match (&def.lost, &def.gained) {
        (Some(_), Some(_)) => {
            let went = old.hits.iter().filter(is(List::Lost)).find_map(|went| {
                let place = Some(went.place);
                let came = new.hits.iter().filter(is(List::Gained)).find(|came| came.place == went.place && gained(came, place))?;
                lost(&went, place).then_some((went, came))
            })?;
            Some((Some(said(old, went.0)), Some(said(new, went.1))))
        }
        (Some(_), None) => old.hits.iter().filter(is(List::Lost)).find(|hit| lost(hit, None)).map(|hit| (Some(said(old, hit)), None)),
        (None, Some(_)) => new.hits.iter().filter(is(List::Gained)).find(|hit| gained(hit, None)).map(|hit| (None, Some(said(new, hit)))),
        (None, None) => None,
    }
}

/// True when little else changed where a phrase stands, if that is asked.
fn alone(asked: bool, hit: &Hit, own: &Text, other: &Text) -> bool {
    let changed = |text: &Text| text.words.iter().filter(|word| word.changed && word.place == hit.place).count();
    !asked || changed(own).saturating_sub(hit.len) + changed(other) <= BESIDE
}

/// What went after words that open a list, in the same sentence and place, where nothing came.
fn shortened(way: &Way<'_>, old: &Text, new: &Text) -> Option<(Option<String>, Option<String>)> {
    old.hits.iter().filter(|hit| hit.slot == (way.number, List::After)).find_map(|hit| {
        let rest = old.words.get(hit.start + hit.len..)?;
        let end = rest.iter().position(|word| word.ends).map_or(rest.len(), |at| at + 1);
        let went: Vec<&Word> = rest.iter().take(end).filter(|word| word.changed).collect();
        let joins = |word: &Word| JOINING.contains(&word.form.as_str());
        let came = |word: &Word| new.words.iter().any(|other| other.changed && other.place == word.place && !joins(other));
        if went.iter().all(|word| joins(word)) || went.iter().any(|word| came(word)) {
            return None;
        }
        Some((Some(went.iter().map(|word| word.shown.as_str()).collect::<Vec<_>>().join(" ")), None))
    })
}

/// The words of both texts, by what became of them.
fn split(edits: &[Edit]) -> [Text; 2] {
    let (mut old, mut new) = (Text::default(), Text::default());
    let mut place = 0;
    for edit in edits {
        match edit {
            Edit::Same(words) => {
                let before = old.words.len();
                old.read(words, false, place);
                new.read(words, false, place);
                if old.words.len() - before > PLACE {
                    place += 1;
                }
            }
            Edit::Out(words) => old.read(words, true, place),
            Edit::In(words) => new.read(words, true, place),
        }
    }
    [old, new]
}

impl Text {
    /// Unchanged words are spelt as in one of the texts only: where a change follows them, a stop after them is no end unless
    /// the change begins a sentence.
    fn read(&mut self, words: &str, changed: bool, place: usize) {
        if let Some(last) = self.words.last_mut().filter(|last| changed && !last.changed) {
            last.ends &= words.trim_start().starts_with(char::is_uppercase);
        }
        self.words.extend(forms(words).map(|(form, shown, ends)| Word { form, shown, changed, place, ends }));
    }

    /// Finds the phrases that a change touches; those that open a list are found wherever they stand unchanged.
    fn find(&mut self, lang: Lang, book: &Phrasebook) {
        let Some(starts) = book.starts.get(lang as usize) else { return };
        let mut hits = Vec::new();
        for start in 0..self.words.len() {
            let Some(word) = self.words.get(start) else { continue };
            let bare = word.form.strip_prefix(['و', 'ف']).filter(|_| lang == Lang::Ar);
            let phrases = [Some(word.form.as_str()), bare].into_iter().flatten().filter_map(|form| starts.get(form)).flatten();
            for (phrase, slot) in phrases {
                let words = book.words.get(*phrase).map(Vec::as_slice).unwrap_or_default();
                hits.extend(self.hit(start, words, *slot, lang));
            }
        }
        // What only grew round words that were there before has not come, and what shrank to them has not gone.
        let (there, touched): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(|hit| !hit.touched);
        let grown = |hit: &Hit| there.iter().any(|known| known.slot.1 != List::After && known.is_within(hit));
        let mut hits: Vec<Hit> = touched.into_iter().filter(|hit| hit.slot.1 != List::After && !grown(hit)).collect();
        hits.extend(there.into_iter().filter(|hit| hit.slot.1 == List::After));
        self.hits = hits;
    }

    fn hit(&self, start: usize, words: &[String], slot: Slot, lang: Lang) -> Option<Hit> {
        let here = self.words.get(start..start + words.len())?;
        if !here.iter().zip(words).skip(1).all(|(word, wanted)| word.form == *wanted) {
            return None;
        }
        let touched = here.iter().find(|word| word.changed);
        let place = touched.or(here.last())?.place;
        let hit = Hit { slot, start, len: words.len(), place, touched: touched.is_some() };
        (slot.1 == List::After || !self.negated(&hit, words, lang)).then_some(hit)
    }

    /// True beside a word that turns a phrase into its contrary; a phrase that has one already is what it is.
    fn negated(&self, hit: &Hit, words: &[String], lang: Lang) -> bool {
        let (before, after) = negations(lang);
        let form = |at: Option<usize>| at.and_then(|at| self.words.get(at)).map_or("", |word| word.form.as_str());
        let own = words.iter().any(|word| before.contains(&word.as_str()) || after.contains(&word.as_str()));
        let previous = form(hit.start.checked_sub(1));
        let previous = if lang == Lang::Ar {
            previous.strip_prefix(['و', 'ف']).filter(|rest| before.contains(rest)).unwrap_or(previous)
        } else {
            previous
        };
        !own && (before.contains(&previous) || after.contains(&form(Some(hit.start + hit.len))))
    }

    /// The words of a hit as they stand in the text.
    fn said(&self, hit: &Hit) -> String {
        let words = self.words.get(hit.start..hit.start + hit.len).unwrap_or_default();
        words.iter().map(|word| word.shown.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The words of a text: as they are compared, as they stand, and whether a sentence ends after them.
fn forms(text: &str) -> impl Iterator<Item = (String, String, bool)> {
    let mark = |letter: char| matches!(letter, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}');
    let pieces = text.split_inclusive(move |letter: char| !letter.is_alphanumeric() && !mark(letter));
    let mut words: Vec<(String, String, bool)> = Vec::new();
    for piece in pieces {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !mark(letter));
        let stop = piece.ends_with(['.', ';', ':', '؛', '؟', '!', '?']);
        match (word.is_empty(), words.last_mut()) {
            (true, Some(last)) => last.2 |= stop,
            (true, None) => {}
            (false, _) => words.push((fold(word), word.to_owned(), stop)),
        }
    }
    words.into_iter()
}
