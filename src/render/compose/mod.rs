//! Model to document tree. Structure is decided here once; each language fills it with words.

mod articles;
mod ends;

use super::tree::{Inline, Kind, Line, Metadata, Paper, Words as FixedWords};
use crate::law::Law;
use crate::model::{Form, Project, Stage, Text};
use crate::text::{Lang, LangMap};
use crate::vocabulary::Vocabulary;
use crate::wording::speaker::Speaker;
use crate::wording::text::Piece;
use crate::wording::words::{Words, fill};

/// Which copy of an agreement is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// The Party whose copy it is, by its code: it is named first and its language comes first.
    pub copy_for: Option<String>,
    /// The SHA-256 of the canonical text, in hexadecimal, for papers that are signed.
    pub seal: Option<String>,
}

/// Composes the paper of an agreement, in every language that the agreement names; all three
/// when it names none.
#[must_use]
pub fn compose(project: &Project, vocabulary: &Vocabulary, law: &Law, edition: &Edition) -> Paper {
    let speak = |lang| Speaker {
        lang,
        words: Words::embedded(lang),
        vocabulary,
        law,
        agreement: &project.agreement,
        sources: &project.sources,
        compact: false,
    };
    let mut languages = project.agreement.authentic.clone();
    if project.agreement.languages().is_empty() {
        languages = Lang::ALL.to_vec();
    }
    let composer = Composer { speakers: LangMap::of(|lang| Some(speak(lang))), project, edition };
    composer.paper(languages)
}

/// The three languages over one agreement.
struct Composer<'a> {
    speakers: LangMap<Speaker<'a>>,
    project: &'a Project,
    edition: &'a Edition,
}

impl<'a> Composer<'a> {
    fn paper(&self, languages: Vec<Lang>) -> Paper {
        let agreement = &self.project.agreement;
        Paper {
            kind: Kind::Agreement,
            id: agreement.id.text.clone(),
            languages,
            courtesy: agreement.courtesy.clone(),
            draft: agreement.stage < Stage::Signed,
            draft_note: self.draft_note(),
            title: agreement.title.as_ref().map(|title| self.text(title)).unwrap_or_default(),
            subtitle: self.between(),
            copy: Line::new(),
            running: Line::new(),
            initials: Vec::new(),
            seal: self.edition.seal.clone(),
            sources: Vec::new(),
            metadata: self.metadata(),
            blocks: self.blocks(),
            words: LangMap::of(|lang| Some(FixedWords::read(|key| Words::embedded(lang).find_phrase(key)))),
        }
    }

    fn metadata(&self) -> Metadata {
        let agreement = &self.project.agreement;
        let form = match agreement.form {
            Form::Treaty => "treaty",
            Form::Memorandum => "memorandum",
            Form::Protocol => "protocol",
            Form::Framework => "framework",
        };
        let stage = match agreement.stage {
            Stage::Negotiation => "negotiation",
            Stage::Initialled => "initialled",
            Stage::Signed => "signed",
            Stage::InForce => "in force",
        };
        Metadata {
            form: form.to_owned(),
            stage: stage.to_owned(),
            date: agreement.date.map(|date| date.to_string()),
            parties: agreement.parties.iter().map(|party| party.code.text.clone()).collect(),
        }
    }

    fn draft_note(&self) -> Line {
        let agreement = &self.project.agreement;
        let key = match agreement.stage {
            Stage::Negotiation => "draft_negotiation",
            Stage::Initialled => "draft_initialled",
            Stage::Signed | Stage::InForce => return Line::default(),
        };
        self.say(|speaker| {
            let date = agreement.date.map(|date| speaker.date(date)).unwrap_or_default();
            fill(speaker.words.phrase(key), &[("date", &date)])
        })
    }

    /// A line of our own words.
    fn say(&self, words: impl Fn(&Speaker<'a>) -> String) -> Line {
        super::tree::line(|lang| self.speakers.get(lang).map(|speaker| speaker.typeset(&words(speaker))))
    }

    /// A line made of pieces, which some languages may lack.
    fn pieces(&self, pieces: impl Fn(&Speaker<'a>) -> Option<Vec<Piece>>) -> Line {
        LangMap::of(|lang| self.speakers.get(lang).and_then(&pieces).map(inlines))
    }

    /// A line of the drafter's words.
    fn text(&self, text: &Text) -> Line {
        self.pieces(|speaker| speaker.text(text))
    }
}

/// Pieces as inlines.
fn inlines(pieces: Vec<Piece>) -> Vec<Inline> {
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => Inline::Text(text),
            Piece::Link { to, text } => Inline::Link { to, text },
            Piece::Open { owner, inside } => Inline::Open { owner, inside: inlines(inside) },
        })
        .collect()
}

/// Appends words to a line in each language that has it.
fn append(line: &mut Line, words: impl Fn(Lang) -> String) {
    for lang in Lang::ALL {
        if let Some(mut inlines) = line.get(lang).cloned() {
            inlines.push(Inline::Text(words(lang)));
            line.set(lang, inlines);
        }
    }
}

/// Takes the full stop off the end of a line in every language.
fn without_stop(line: &mut Line) {
    for lang in Lang::ALL {
        if let Some(mut inlines) = line.get(lang).cloned() {
            if let Some(Inline::Text(text)) = inlines.last_mut() {
                let kept = text.trim_end().trim_end_matches(['.', ';', '؛', ',', '،']).trim_end().len();
                text.truncate(kept);
            }
            line.set(lang, inlines);
        }
    }
}
