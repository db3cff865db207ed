//! Model to document tree. Structure is decided here once; each language fills it with words.

mod articles;
mod closing;
mod opening;
mod stated;

use super::tree::{Inline, Kind, Line, Metadata, Paper, SourceFile, Words as FixedWords};
use crate::law::Law;
use crate::model::{Form, Project, Stage, Term, Text};
use crate::text::{Lang, LangMap};
use crate::vocabulary::Vocabulary;
use crate::wording::join::fill_joined;
use crate::wording::speaker::Speaker;
use crate::wording::text::Piece;
use crate::wording::words::{OwnWords, Words, fill};
use opening::capital;

/// Which copy of an agreement is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// The Party whose copy it is, by its code: it is named first and its language comes first.
    pub copy_for: Option<String>,
    /// The SHA-256 of the canonical text, in hexadecimal, for papers that are signed.
    pub seal: Option<String>,
    /// The words of a ministry, in place of ours.
    pub wording: LangMap<OwnWords>,
}

/// Composes the paper of an agreement, in every language that the agreement names; all three
/// when it names none.
#[must_use]
pub fn compose(project: &Project, vocabulary: &Vocabulary, law: &Law, edition: &Edition) -> Paper {
    let own = LangMap::of(|lang| edition.wording.get(lang).map(|own| Words::with(lang, own.clone())));
    let speak = |lang| Speaker {
        lang,
        words: own.get(lang).unwrap_or_else(|| Words::embedded(lang)),
        vocabulary,
        law,
        agreement: &project.agreement,
        sources: &project.sources,
        compact: false,
    };
    let composer = Composer { speakers: LangMap::of(|lang| Some(speak(lang))), vocabulary, law, project, edition };
    composer.paper()
}

/// The three languages over one agreement.
struct Composer<'a> {
    speakers: LangMap<Speaker<'a>>,
    vocabulary: &'a Vocabulary,
    law: &'a Law,
    project: &'a Project,
    edition: &'a Edition,
}

impl<'a> Composer<'a> {
    fn paper(&self) -> Paper {
        let agreement = &self.project.agreement;
        let languages = if agreement.languages().is_empty() { Lang::ALL.to_vec() } else { self.authentic() };
        Paper {
            kind: Kind::Agreement,
            id: agreement.id.text.clone(),
            languages,
            courtesy: agreement.courtesy.clone(),
            draft: agreement.stage < Stage::Signed,
            draft_note: self.draft_note(),
            title: agreement.title.as_ref().map(|title| self.text(title)).unwrap_or_default(),
            subtitle: self.between(),
            copy: self.copy(),
            running: self.running(),
            initials: self.initials(),
            seal: self.edition.seal.clone(),
            sources: self.sources(),
            metadata: self.metadata(),
            blocks: self.blocks(),
            margin: Vec::new(),
            redline: None,
            words: LangMap::of(|lang| self.speakers.get(lang).map(|speaker| self.fixed_words(speaker))),
        }
    }

    /// The words that writers add, with the names of the Parties.
    fn fixed_words(&self, speaker: &Speaker<'a>) -> FixedWords {
        let name = |code: &str| (code.to_owned(), speaker.typeset(&speaker.state(code)));
        let parties = self.codes().into_iter().map(name).collect();
        FixedWords { parties, ..FixedWords::read(|key| speaker.words.find_phrase(key)) }
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
            parties: self.codes().into_iter().map(str::to_owned).collect(),
        }
    }

    /// The codes of the Parties; the one whose copy this is comes first.
    fn codes(&self) -> Vec<&'a str> {
        let mut codes: Vec<&str> = self.project.agreement.parties.iter().map(|party| party.code.text.as_str()).collect();
        codes.sort_by_key(|code| Some(*code) != self.edition.copy_for.as_deref());
        codes
    }

    /// The authentic languages; those of the Party whose copy this is come first, in its own order.
    fn authentic(&self) -> Vec<Lang> {
        let mut languages = self.project.agreement.authentic.clone();
        let own = self.edition.copy_for.as_deref().and_then(|code| self.law.country(code));
        if let Some(country) = own {
            let usual = &country.languages.treaty;
            languages.sort_by_key(|lang| usual.iter().position(|code| code == lang.code()).unwrap_or(usual.len()));
        }
        languages
    }

    /// Whose copy this is. A copy that is signed does not say it: it is shown by the order of names.
    fn copy(&self) -> Line {
        let Some(code) = self.edition.copy_for.as_deref() else { return Line::new() };
        if self.project.agreement.stage >= Stage::Signed {
            return Line::new();
        }
        self.say(|speaker| fill_joined(speaker.words.phrase("copy_draft"), "x", &speaker.government(code), speaker.lang))
    }

    /// The short title of the header, else the title.
    fn running(&self) -> Line {
        match self.header_term("short_title") {
            Some(Term::Text(text)) => self.text(text),
            _ => self.project.agreement.title.as_ref().map(|title| self.text(title)).unwrap_or_default(),
        }
    }

    /// Pages are initialled once the text is settled, and in copies prepared for it.
    fn initials(&self) -> Vec<Line> {
        if self.edition.copy_for.is_none() && self.project.agreement.stage < Stage::Initialled {
            return Vec::new();
        }
        self.codes().into_iter().map(|code| self.say(|speaker| capital(&speaker.state(code)))).collect()
    }

    /// The files of the agreement under their own names, without folders; a name met again takes its place in the list.
    fn sources(&self) -> Vec<SourceFile> {
        let mut files: Vec<SourceFile> = Vec::new();
        for (_, source) in self.project.sources.iter() {
            let short = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
            let taken = short.is_empty() || files.iter().any(|file| file.name == short);
            let name = if taken { format!("{}-{short}", files.len() + 1) } else { short.to_owned() };
            files.push(SourceFile { name, text: source.text.clone() });
        }
        files
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

/// A piece as bare words.
fn bare(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) | Piece::Link { text, .. } => text.clone(),
        Piece::Open { inside, .. } => inside.iter().map(bare).collect(),
    }
}

/// Turns the marks for places to write by hand into such places.
fn with_blanks(line: Line) -> Line {
    let cut = |inline: Inline| match inline {
        Inline::Text(text) if text.contains(closing::BLANK) => {
            let mut out = Vec::new();
            for (at, part) in text.split(closing::BLANK).enumerate() {
                if at > 0 {
                    out.push(Inline::Blank(BLANK_WIDTH));
                }
                if !part.is_empty() {
                    out.push(Inline::Text(part.to_owned()));
                }
            }
            out
        }
        other => vec![other],
    };
    LangMap::of(|lang| line.get(lang).map(|inlines| inlines.iter().cloned().flat_map(cut).collect()))
}

/// Room for a place or a date by hand.
const BLANK_WIDTH: u16 = 24;

/// Pieces as inlines.
pub(super) fn inlines(pieces: Vec<Piece>) -> Vec<Inline> {
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
pub(super) fn append(line: &mut Line, words: impl Fn(Lang) -> String) {
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
