//! Texts with slots and references, resolved in one language.

use std::borrow::Cow;

use super::case::Case as Gram;
use super::join::{glue, glue_list};
use super::lists::AndOr;
use super::spaces::typography;
use super::speaker::Speaker;
use super::words::{capital, fill};
use crate::model::{Bounded, Case, Clause, FieldValue, Segment, Term, Text, When, Wording, segments};
use crate::syntax::unquote;
use crate::text::{Lang, fold};
use crate::vocabulary::Field;

/// A piece of what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The name of another part of the agreement.
    Link {
        /// Its id.
        to: String,
        /// How it is named.
        text: String,
    },
    /// An open bracket.
    Open {
        /// Whose proposal it is.
        owner: Option<String>,
        /// What is proposed.
        inside: Vec<Self>,
    },
}

/// Words as they are printed: the backslash that makes a brace or an `@` a sign like others is none of them.
fn bare(words: &str) -> Cow<'_, str> {
    if words.contains('\\') { words.replace("\\{", "{").replace("\\@", "@").into() } else { words.into() }
}

impl Piece {
    /// Words.
    pub(crate) fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }
}

impl Speaker<'_> {
    /// The drafter's text in this language; `None` where it is missing.
    #[must_use]
    pub fn text(&self, text: &Text) -> Option<Vec<Piece>> {
        match text.by_lang.get(self.lang) {
            Some(Wording::Agreed(span)) => Some(self.finish(self.prose(&unquote(self.sources.slice(*span)), None))),
            Some(Wording::Open(offers)) => {
                let mut out = Vec::new();
                for (owner, span) in offers {
                    if !out.is_empty() {
                        out.push(Piece::text(" "));
                    }
                    let inside = self.finish(self.prose(&unquote(self.sources.slice(*span)), None));
                    out.push(Piece::Open { owner: owner.clone(), inside });
                }
                Some(out)
            }
            None => text.plain.map(|span| self.finish(self.prose(&unquote(self.sources.slice(span)), None))),
        }
    }

    /// The drafter's own wording of a clause, whose slots may name the fields of the clause alone.
    #[must_use]
    pub fn own_wording(&self, text: &Text, clause: &Clause) -> Option<Vec<Piece>> {
        match text.by_lang.get(self.lang)? {
            Wording::Agreed(span) => Some(self.finish(self.prose(&unquote(self.sources.slice(*span)), Some(clause)))),
            Wording::Open(_) => self.text(text),
        }
    }

    /// Our own words on the agreement, whose slots name `clause.field`; a slot without a value stands as it is.
    #[must_use]
    pub fn own_words(&self, text: &str) -> Vec<Piece> {
        self.finish(self.prose(&self.in_register(text), None))
    }

    /// A text that stands in no file yet, as it would be printed; its slots may name the fields of a clause alone.
    #[must_use]
    pub fn as_printed(&self, text: &str, clause: Option<&Clause>) -> Vec<Piece> {
        self.finish(self.prose(text, clause))
    }

    /// Our own wording of a clause, in the register of the agreement.
    pub(super) fn template(&self, text: &str, clause: &Clause) -> Vec<Piece> {
        let single = self.lists_one(text, clause).then(|| self.replaced(text.to_owned(), "single"));
        self.prose(&self.in_register(single.as_deref().unwrap_or(text)), Some(clause))
    }

    /// Whether a slot of a text prints a list of one thing only: "in the following languages: Arabic" is then "in Arabic".
    fn lists_one(&self, text: &str, clause: &Clause) -> bool {
        segments(text).into_iter().any(|segment| match segment {
            Segment::Slot { path, .. } => {
                let value = self.slot_value(path, Some(clause)).and_then(|(_, stated)| stated.value.agreed());
                matches!(value, Some([Case { term, .. }]) if alone(term))
            }
            _ => false,
        })
    }

    fn prose(&self, text: &str, clause: Option<&Clause>) -> Vec<Piece> {
        let mut out = Spoken { speaker: self, pieces: Vec::new(), open: String::new() };
        for segment in segments(text) {
            match segment {
                Segment::Text(words) => out.open.push_str(&bare(words)),
                Segment::Reference { id, .. } => {
                    let (to, text) = self.reference(id);
                    out.link(to, &text);
                }
                Segment::Slot { path, option, .. } => self.slot(path, option, clause, &mut out),
            }
        }
        out.finish()
    }

    fn slot(&self, path: &str, option: Option<&str>, clause: Option<&Clause>, out: &mut Spoken<'_>) {
        let gram = match option {
            Some("nom") => Gram::Nom,
            Some("acc") => Gram::Acc,
            _ => Gram::Gen,
        };
        let special = match path {
            "destination" => Some(self.destination()),
            "origin" => Some(self.origin()),
            "destination-law" => Some(fill(self.words.phrase("law_of_state"), &[("state", &self.destination_of())])),
            "origin-law" => Some(fill(self.words.phrase("law_of_state"), &[("state", &self.origin_of())])),
            _ => None,
        };
        if let Some(words) = special {
            out.glue(&words);
            return;
        }
        match self.slot_value(path, clause) {
            Some((field, stated)) => self.value(field, stated, gram, out),
            None => {
                out.open.push('{');
                out.open.push_str(path);
                out.open.push('}');
            }
        }
    }

    /// The value that a slot names: a field of its own clause, or `clause.field` of any other.
    fn slot_value<'s>(&'s self, path: &str, clause: Option<&'s Clause>) -> Option<(&'s Field, &'s FieldValue)> {
        let find = |clause: &'s Clause, name: &str| {
            let kind = self.vocabulary.kind(clause.kind)?;
            let id = kind.field_id(name).or_else(|| kind.field_named(name, false))?;
            Some((kind.field(id, false)?, clause.get(id)?))
        };
        match path.split_once('.') {
            None => find(clause?, path),
            Some((kind, field)) => {
                let kind = self.vocabulary.kind_named(&fold(kind))?;
                self.agreement.clauses_of(kind).find_map(|clause| find(clause, field.trim()))
            }
        }
    }

    fn value(&self, field: &Field, stated: &FieldValue, gram: Gram, out: &mut Spoken<'_>) {
        let proposals = self.proposals(&stated.value.said);
        if proposals.is_empty() {
            out.cases(stated.value.agreed().unwrap_or_default(), field, gram);
        }
        for (at, (owner, cases)) in proposals.into_iter().enumerate() {
            let words = self.cases(&cases, field, gram, "");
            out.bracket(at > 0, owner, words);
        }
    }

    /// "in the event of …," or "for … ," at the head of a sentence.
    pub(super) fn when(&self, when: &When) -> String {
        let (key, words) = match when {
            When::If(named) => ("sentence_if", self.named(named, ("conditions", self.vocabulary.set("conditions")), Gram::Gen)),
            When::For(named) => ("sentence_for", self.named(named, ("workers", self.vocabulary.set("workers")), Gram::Gen)),
            When::Otherwise => ("sentence_otherwise", String::new()),
        };
        fill(self.words.phrase(key), &[("c", &words)])
    }

    /// The condition of a sentence that holds only in it.
    pub(super) fn only_when(&self, when: &When) -> String {
        match when {
            When::If(named) => {
                let words = self.named(named, ("conditions", self.vocabulary.set("conditions")), Gram::Gen);
                fill(self.words.phrase("sentence_only_if"), &[("c", &capital(&words))])
            }
            When::For(named) => {
                let words = self.named(named, ("workers", self.vocabulary.set("workers")), Gram::Gen);
                fill(self.words.phrase("sentence_only_for"), &[("c", &words)])
            }
            When::Otherwise => self.when(when),
        }
    }

    /// The spaces and signs of the language, in every piece.
    pub(super) fn finish(&self, pieces: Vec<Piece>) -> Vec<Piece> {
        pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(words) => Piece::Text(typography(&words, self.lang)),
                Piece::Link { to, text } => Piece::Link { to, text },
                Piece::Open { owner, inside } => Piece::Open { owner, inside: self.finish(inside) },
            })
            .collect()
    }
}

/// A list of one thing.
fn alone(term: &Term) -> bool {
    match term {
        Term::Choices(all) => all.len() == 1,
        Term::Codes(codes) => codes.len() == 1,
        _ => false,
    }
}

/// What has been said so far: pieces, and the words still open for the next slot to join.
struct Spoken<'a> {
    speaker: &'a Speaker<'a>,
    pieces: Vec<Piece>,
    open: String,
}

impl Spoken<'_> {
    fn glue(&mut self, words: &str) {
        glue(&mut self.open, words, self.speaker.lang);
    }

    fn cases(&mut self, cases: &[Case], field: &Field, gram: Gram) {
        if let Some(members) = self.speaker.members(cases, field, gram) {
            glue_list(&mut self.open, &members, self.speaker.lang, AndOr::And);
            return;
        }
        if self.between(cases, field, gram) {
            return;
        }
        let words = self.speaker.cases(cases, field, gram, &self.open);
        self.glue(&words);
    }

    /// « fixée à {x} » with a range is « fixée entre … et … ».
    fn between(&mut self, cases: &[Case], field: &Field, gram: Gram) -> bool {
        let [Case { term: Term::Quantity(Bounded::Between(low, high)), when: None, .. }] = cases else { return false };
        let Some(before) = self.open.strip_suffix("à ").filter(|_| self.speaker.lang == Lang::Fr).map(str::len) else { return false };
        self.open.truncate(before);
        let (x, y) = (self.speaker.quantity(low, field, gram), self.speaker.quantity(high, field, gram));
        self.open.push_str(&fill(self.speaker.words.phrase("value_between_after_to"), &[("x", &x), ("y", &y)]));
        true
    }

    /// Joins the words of a link to what stands before it, then splits them off again.
    fn link(&mut self, to: String, text: &str) {
        // « l'@id » : the drafter has written the article that the reference brings itself.
        if let Some(article) = ["l'", "l’"].into_iter().find(|article| self.open.ends_with(article) && text.starts_with("l’")) {
            self.open.truncate(self.open.len() - article.len());
        }
        self.glue(text);
        let at = self.open.rfind(text.trim_start_matches("ال")).or_else(|| self.open.rfind(text));
        let tail = at.and_then(|at| self.open.get(at..)).map(str::to_owned);
        match tail {
            Some(tail) => {
                self.open.truncate(self.open.len() - tail.len());
                self.close();
                self.pieces.push(Piece::Link { to, text: tail });
            }
            None => self.close(),
        }
    }

    fn bracket(&mut self, more: bool, owner: Option<String>, words: String) {
        if more {
            self.open.push(' ');
        }
        self.close();
        self.pieces.push(Piece::Open { owner, inside: vec![Piece::Text(words)] });
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.open)));
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.close();
        self.pieces
    }
}
