//! The words of a file in another language: which block, which clause, which field a word stands
//! in decides what it means.

use std::borrow::Cow;

use crate::text::{Lang, digit_value, fold, to_western};
use crate::vocabulary::{Choices, ClauseKind, Field, KindId, Names, Vocabulary, Word};

use super::plain;

/// Turns words into one language, or leaves them as they are.
#[derive(Clone, Copy)]
pub(super) struct Keywords<'a> {
    vocabulary: &'a Vocabulary,
    target: Option<Lang>,
}

/// Where a word stands.
#[derive(Clone, Copy)]
pub(super) enum Context<'a> {
    /// At the top of the file, or in a chapter.
    Top,
    /// In an article, annex or another block that holds clauses.
    Body,
    /// In a clause, or a structural block with fields.
    Clause(&'a ClauseKind),
    /// In a row of a clause.
    Row(&'a ClauseKind),
}

impl Context<'_> {
    pub(super) const fn is_row(self) -> bool {
        matches!(self, Self::Row(_))
    }
}

/// The field whose value is written.
pub(super) type Place<'a> = Option<&'a Field>;

impl<'a> Keywords<'a> {
    pub(super) const fn new(vocabulary: &'a Vocabulary, target: Option<Lang>) -> Self {
        Self { vocabulary, target }
    }

    /// What stands inside a block.
    pub(super) fn inside(self, head: &str, context: Context<'a>) -> Context<'a> {
        match self.keyword(head).map(|(id, rest)| (id, rest.trim())) {
            Some(("agreement", _)) => self.structure("agreement"),
            Some(("accept", _)) => self.structure("accept"),
            Some(("chapter", _)) => Context::Top,
            Some(("annex" | "schedule", name)) => match self.vocabulary.kind_named(name).and_then(|kind| self.vocabulary.kind(kind)) {
                Some(kind) if !kind.columns.is_empty() => Context::Row(kind),
                _ => Context::Body,
            },
            Some(("article" | "preamble" | "define", _)) => Context::Body,
            Some(("row", _)) => match context {
                Context::Clause(kind) | Context::Row(kind) => Context::Row(kind),
                other => other,
            },
            _ => match self.clause(head).and_then(|kind| self.vocabulary.kind(kind)) {
                Some(kind) => Context::Clause(kind),
                None => Context::Body,
            },
        }
    }

    fn structure(self, id: &str) -> Context<'a> {
        self.vocabulary.structure(id).map_or(Context::Body, Context::Clause)
    }

    fn clause(self, head: &str) -> Option<KindId> {
        self.vocabulary.kind_named(head)
    }

    /// The keyword at the head of a block, and the words after it.
    fn keyword<'w>(self, head: &'w str) -> Option<(&'a str, &'w str)> {
        let lexicon = self.vocabulary.lexicon();
        let mut ends: Vec<usize> = head.match_indices(' ').map(|(at, _)| at).take(2).collect();
        ends.push(head.len());
        ends.into_iter().rev().find_map(|end| Some((lexicon.block(head.get(..end)?)?, head.get(end..)?)))
    }

    /// A keyword alone: `use`.
    pub(super) fn block(self, word: &str) -> String {
        self.head(word, Context::Top)
    }

    /// The words before a brace.
    pub(super) fn head(self, head: &str, context: Context<'a>) -> String {
        let words = one_space(head);
        let Some(lang) = self.target else { return words.into_owned() };
        let in_clause = match context {
            Context::Clause(kind) => kind.field_named(&words, false).and_then(|id| kind.field(id, false)),
            Context::Row(kind) => kind.field_named(&words, true).and_then(|id| kind.field(id, true)),
            Context::Top | Context::Body => None,
        };
        if let Some(field) = in_clause {
            return field.def.name.first(lang).to_owned();
        }
        if let Some((id, rest)) = self.keyword(&words)
            && let Some(names) = self.vocabulary.lexicon().block_names(id)
        {
            return format!("{}{rest}", names.first(lang));
        }
        match self.clause(&words).and_then(|kind| self.vocabulary.kind(kind)) {
            Some(kind) => kind.def.name.first(lang).to_owned(),
            None => words.into_owned(),
        }
    }

    /// The words before a colon.
    pub(super) fn key(self, key: &str, context: Context<'a>) -> String {
        let words = one_space(key);
        let Some(lang) = self.target else { return words.into_owned() };
        match self.field(&words, context) {
            Some(field) => field.def.name.first(lang).to_owned(),
            None => {
                let lexicon = self.vocabulary.lexicon();
                let names = lexicon.key(&words).and_then(|id| lexicon.key_names(id));
                let names = names.or_else(|| lexicon.block(&words).and_then(|id| lexicon.block_names(id)));
                names.map_or_else(|| words.clone().into_owned(), |names| names.first(lang).to_owned())
            }
        }
    }

    /// The field that a key names.
    pub(super) fn field(self, key: &str, context: Context<'a>) -> Place<'a> {
        match context {
            Context::Clause(kind) => kind.field_named(key, false).and_then(|id| kind.field(id, false)),
            Context::Row(kind) => kind.field_named(key, true).and_then(|id| kind.field(id, true)),
            Context::Top | Context::Body => None,
        }
    }

    /// A run of words of a value.
    pub(super) fn phrase(self, words: &[&str], place: Place<'a>) -> String {
        let Some(lang) = self.target else { return plain(words) };
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
        let mut out: Vec<String> = Vec::new();
        let mut at = 0;
        let mut after = After::Start;
        let mut number: Option<u64> = None;
        while let (Some(rest), Some(word)) = (folded.get(at..).filter(|rest| !rest.is_empty()), words.get(at)) {
            let (taken, written) = self.piece(rest, word, place, lang, &mut after, &mut number);
            out.push(written);
            at += taken.max(1);
        }
        out.join(" ")
    }

    fn piece(
        self,
        rest: &[&str],
        word: &str,
        place: Place<'a>,
        lang: Lang,
        after: &mut After,
        number: &mut Option<u64>,
    ) -> (usize, String) {
        if let Some((taken, name)) = self.joined_for(rest, lang) {
            return (taken, name);
        }
        let choosing = *after == After::Start && place.is_some_and(|field| self.vocabulary.choices(field).is_some());
        if let Some((taken, name)) = self.choice(rest, place, lang, *after)
            && (!choosing || rest.get(taken..).is_none_or(|rest| rest.is_empty() || self.fixed(rest).is_some()))
        {
            return (taken, name);
        }
        // What is no choice stays as it is typed: its words mean nothing one by one.
        if choosing {
            return match self.fixed(rest) {
                Some((taken, meaning)) => {
                    *after = announces(meaning).unwrap_or(*after);
                    (taken, self.word(meaning, lang, *number).unwrap_or_else(|| plain(&[word])))
                }
                None => (1, plain(&[word])),
            };
        }
        if word.chars().next().is_some_and(|letter| digit_value(letter).is_some()) {
            let western = to_western(word);
            *number = western.parse().ok();
            return (1, western);
        }
        if let Some((taken, meanings)) = self.vocabulary.lexicon().phrase(rest)
            && let Some(meaning) = meanings.first()
        {
            *after = announces(*meaning).unwrap_or(*after);
            if *meaning == Word::Per {
                // "2 per year": the number counts what comes before.
                *number = None;
            }
            return (taken, self.word(*meaning, lang, *number).unwrap_or_else(|| plain(&[word])));
        }
        (1, plain(&[word]))
    }

    /// «للعمال المنزليين»: "for" joined to the category it names. Arabic keeps it as it is typed.
    fn joined_for(self, rest: &[&str], lang: Lang) -> Option<(usize, String)> {
        let first = rest.first()?.strip_prefix("لل")?;
        let workers = self.vocabulary.set("workers").filter(|_| lang != Lang::Ar)?;
        (1..=rest.len()).rev().find_map(|length| {
            let mut whole = format!("ال{first}");
            for word in rest.get(1..length)? {
                whole.push(' ');
                whole.push_str(word);
            }
            let printed = || workers.iter().find(|(_, _, entry)| fold(&entry.say.ar) == whole).map(|(choice, ..)| choice);
            let choice = workers.folded(&whole).or_else(printed)?;
            let to = self.word(Word::For, lang, None)?;
            Some((length, format!("{to} {}", workers.get(choice)?.name.first(lang))))
        })
    }

    /// A phrase that may stand in place of a choice, or after one.
    fn fixed(self, rest: &[&str]) -> Option<(usize, Word)> {
        let (taken, meanings) = self.vocabulary.lexicon().phrase(rest)?;
        let meaning = meanings.iter().find(|word| {
            matches!(
                word,
                Word::None
                    | Word::Unlimited
                    | Word::AsLawOf
                    | Word::Nationals
                    | Word::ToBeAgreed
                    | Word::InPrinciple
                    | Word::If
                    | Word::For
                    | Word::Otherwise
            )
        })?;
        Some((taken, *meaning))
    }

    /// The longest run that is a choice of the field, or of the set that the words before ask for.
    fn choice(self, rest: &[&str], place: Place<'a>, lang: Lang, after: After) -> Option<(usize, String)> {
        let sets = [
            place.and_then(|field| self.vocabulary.choices(field)).filter(|_| after == After::Start),
            place.filter(|field| field.def.kind == "languages").and_then(|_| self.vocabulary.set("languages")),
            self.vocabulary.set("conditions").filter(|_| after == After::If),
            self.vocabulary.set("workers").filter(|_| after == After::For),
            self.vocabulary.set("events").filter(|_| after == After::Event || place.is_some_and(|field| field.def.kind == "instant")),
        ];
        (1..=rest.len()).rev().find_map(|length| {
            let phrase = rest.get(..length)?.join(" ");
            sets.into_iter().flatten().find_map(|set: &Choices| {
                let choice = set.folded(&phrase)?;
                let code = place.is_some_and(|field| field.def.kind == "languages");
                let name = if code { set.id(choice).to_owned() } else { set.get(choice)?.name.first(lang).to_owned() };
                Some((length, name))
            })
        })
    }

    fn word(self, word: Word, lang: Lang, number: Option<u64>) -> Option<String> {
        let lexicon = self.vocabulary.lexicon();
        if let Word::Unit(unit) = word {
            return Some(lexicon.unit_form(unit, lang, number).to_owned());
        }
        let words = lexicon.words();
        let names = if word == Word::Percent {
            return Some(String::from("%"));
        } else {
            words.words.iter().find(|(_, names)| lexicon.means(&fold(names.first(Lang::En)), word)).map(|(_, names)| names)
        };
        names.map(|names: &Names| names.first(lang).to_owned())
    }
}

/// What a word announces of the words after it.
const fn announces(word: Word) -> Option<After> {
    match word {
        Word::If => Some(After::If),
        Word::For => Some(After::For),
        Word::After | Word::Before | Word::On => Some(After::Event),
        _ => None,
    }
}

/// What the words before have announced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Start,
    If,
    For,
    Event,
}

/// Words with one space between them, as their names are stored.
pub(super) fn one_space(words: &str) -> Cow<'_, str> {
    if words.contains("  ") || words.contains(['\t', '\u{A0}', '\u{202F}']) {
        Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(words)
    }
}
