//! The guide for the worker: one page of plain words. Each line says what a value of the agreement means for the reader,
//! or says plainly that the agreement does not settle the matter.

use super::found::{Place, Stated};
use super::outline::{self, GuideLine};
use super::voices::{Voices, apart, framed, own, place_name};
use super::words::{Texts, Words, text};
use crate::model::{Case, Said};
use crate::render::compose::{append, inlines};
use crate::render::tree::{Article, Block, Inline, Line, Paper, Paragraph};
use crate::text::Lang;
use crate::vocabulary::FieldType;
use crate::wording::speaker::Speaker;

/// Fills the frame of the paper.
pub(super) fn paper(voices: &Voices<'_>, frame: Paper) -> Paper {
    let title = voices.say(|words| text(&words.guide.frame, "title"));
    let subtitle = vec![frame.title, voices.say(|words| text(&words.guide.frame, "about"))];
    let sections = outline::guide().section.iter().zip(1..).filter_map(|(section, number)| {
        let mut paragraphs: Vec<Paragraph> = section.line.iter().filter_map(|line| Guide { voices }.paragraph(line)).collect();
        for (paragraph, at) in paragraphs.iter_mut().zip(1..) {
            paragraph.id = format!("{}-{at}", section.id);
            paragraph.label = voices.words(|_, _| "•".to_owned());
        }
        let title = voices.say(|words| text(&words.guide.sections, &section.id));
        let article = Article { id: section.id.clone(), number, title, paragraphs, ..Article::default() };
        (!article.paragraphs.is_empty()).then_some(Block::Article(article))
    });
    Paper { running: title.clone(), title, subtitle, blocks: sections.collect(), ..frame }
}

struct Guide<'v, 'a> {
    voices: &'v Voices<'a>,
}

impl<'a> Guide<'_, 'a> {
    fn paragraph(&self, line: &'static GuideLine) -> Option<Paragraph> {
        let text = match (&line.say, &line.id) {
            (Some(key), _) => self.voices.say(|words| text(&words.guide.say, key)),
            (None, Some(id)) => self.matter(line, id)?,
            (None, None) => return None,
        };
        Some(Paragraph { text, ..Paragraph::default() })
    }

    /// What the agreement says on a matter, or that it says nothing.
    fn matter(&self, line: &'static GuideLine, id: &'static str) -> Option<Line> {
        let found = line.fields.iter().find_map(|path| self.voices.stated(path).map(|stated| (path.as_str(), stated)));
        let Some((path, stated)) = found else {
            return (!line.optional).then(|| self.named(id, "silent", None));
        };
        if stated.held.proposed_by.is_some() || stated.value.value.is_open() {
            return Some(self.named(id, "open", Some(stated)));
        }
        let mut said = self.voices.line(|speaker, words| {
            let sentence = sentence(speaker, words.guide.lines.get(id)?, stated)?;
            // A list is named as tables name it: the short names are the plain ones.
            if stated.field.kind == FieldType::Choices {
                let (sentence, value) = (sentence.replace("{value, nom}", "{value}"), inlines(speaker.cell(stated.field, stated.value)));
                return Some(framed(speaker, &sentence, "{value}", value));
            }
            Some(own(&in_figures(speaker, stated), &sentence.replace("{value", &format!("{{{path}"))))
        });
        if said.is_empty() {
            said = self.named(id, "plain", Some(stated));
        }
        append(&mut said, |lang| format!(" {}", cite(stated.held.place, lang)));
        Some(said)
    }

    /// A frame that names the matter, with what is stated of it.
    fn named(&self, id: &'static str, frame: &'static str, stated: Option<Stated<'a>>) -> Line {
        self.voices.line(|speaker, words| {
            let what = text(words.guide.lines.get(id)?, "what");
            let frame = text(&words.guide.frame, frame).replace("{what}", what);
            let value = stated.map(|stated| proposals(&in_figures(speaker, stated), stated)).unwrap_or_default();
            Some(framed(speaker, &frame, "{value}", value))
        })
    }
}

/// What each Party proposes, in brackets that bear its code; else the value.
fn proposals(speaker: &Speaker<'_>, stated: Stated<'_>) -> Vec<Inline> {
    let inside = inlines(speaker.cell(stated.field, stated.value));
    match stated.held.proposed_by {
        Some(owner) => vec![Inline::Open { owner: Some(owner.to_owned()), inside }],
        None => apart(inside),
    }
}

/// Numbers stand in figures alone; choices keep their full names, which tables shorten.
fn in_figures<'s>(speaker: &Speaker<'s>, stated: Stated<'_>) -> Speaker<'s> {
    let chosen = matches!(stated.field.kind, FieldType::Choice | FieldType::Choices);
    Speaker { compact: !chosen, ..*speaker }
}

/// The sentence for a value: by the value itself where one is written for it, else the common one, if there is one.
fn sentence<'t>(speaker: &Speaker<'_>, texts: &'t Texts, stated: Stated<'_>) -> Option<&'t str> {
    let key = match &stated.value.value.said {
        Said::Cases(cases) => match cases.as_slice() {
            [Case { term, when: None, .. }] => speaker.variant(term, stated.field),
            _ => String::new(),
        },
        Said::Open(_) => String::new(),
    };
    texts.get(&key).or_else(|| texts.get("else")).map(String::as_str)
}

/// Where the agreement says it, as short as can be.
fn cite(place: Place, lang: Lang) -> String {
    let frame = &Words::of(lang).guide.frame;
    match place {
        Place::Article(number) => text(frame, "cite").replace("{n}", &number.to_string()),
        Place::Annex(_) => text(frame, "cite_annex").replace("{place}", &place_name(place, lang)),
    }
}
