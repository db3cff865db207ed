//! The look of printed papers, read from `templates/pdf/style.toml`: data, so that a ministry can have its own.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::super::failure::Failure;
use super::super::look::{Fault, Look};
use super::super::tree::Kind;

const STYLE: &str = include_str!("../../../templates/pdf/style.toml");

/// How a printed paper looks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Style {
    /// The sheet and its margins.
    pub sheet: SheetStyle,
    /// The running text.
    pub text: TextStyle,
    /// Faces for Latin letters, the best first.
    pub latin: Vec<Face>,
    /// Faces for Arabic letters, the best first.
    pub arabic: Vec<Face>,
    /// Letters of other scripts.
    pub other: Other,
    /// Sizes of parts, in multiples of the text size.
    pub size: Sizes,
    /// Spaces, in multiples of the text size.
    pub space: Spaces,
    /// Widths of strokes, in points.
    pub stroke: Strokes,
    /// What the page for the worker has otherwise.
    pub guide: GuideStyle,
    /// What the page for the minister has otherwise; as the page for the worker where a style does not say.
    #[serde(default)]
    pub brief: Option<GuideStyle>,
    /// Colours.
    pub colour: Colours,
}

/// The sheet and its margins, in points.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each length is")]
pub(super) struct SheetStyle {
    pub width: f32,
    pub height: f32,
    pub lying_from: usize,
    pub top: f32,
    pub bottom: f32,
    pub side: f32,
    pub gap: f32,
    pub header: f32,
    pub footer: f32,
}

/// The running text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each key is")]
pub(super) struct TextStyle {
    pub sizes: Vec<f32>,
    pub loosest: f32,
    pub easy: f32,
    pub hyphenated: usize,
    pub ladder: usize,
}

/// A face and what it needs to look as large as the others.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each key is")]
pub(super) struct Face {
    pub family: String,
    pub package: String,
    pub scale: f32,
    pub lead: f32,
    pub drop: f32,
}

/// Letters that are neither Arabic nor Latin.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Other {
    /// What to install.
    pub package: String,
}

/// Sizes of parts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each key is")]
pub(super) struct Sizes {
    pub title: f32,
    pub chapter: f32,
    pub heading: f32,
    pub table: f32,
    pub note: f32,
    pub furniture: f32,
    pub owner: f32,
    pub mark: f32,
}

/// Spaces.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each key is")]
pub(super) struct Spaces {
    pub chapter: f32,
    pub heading: f32,
    pub title: f32,
    pub first: f32,
    pub paragraph: f32,
    pub item: f32,
    pub label: f32,
    pub label_gap: f32,
    pub table: f32,
    pub cell: f32,
    pub note: f32,
    pub signature: f32,
}

/// What a page that is to be one sheet has otherwise than other papers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each key is")]
pub(super) struct GuideStyle {
    pub text: f32,
    pub lead: f32,
    pub top: f32,
    pub bottom: f32,
    pub side: f32,
    pub header: f32,
    pub footer: f32,
    pub title: f32,
    pub heading: f32,
    pub first: f32,
    pub paragraph: f32,
}

/// Widths of strokes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each key is")]
pub(super) struct Strokes {
    pub hair: f32,
    pub rule: f32,
    pub bar: f32,
}

/// Colours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the data file says what each key is")]
pub(super) struct Colours {
    pub ink: Colour,
    pub soft: Colour,
    pub line: Colour,
    pub accent: Colour,
    pub alarm: Colour,
    pub alarm_ground: Colour,
    pub head: Colour,
    pub parties: Vec<Colour>,
    pub grounds: Vec<Colour>,
}

/// Red, green, blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Colour(pub [u8; 3]);

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let typed = String::deserialize(deserializer)?;
        let digits = typed.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number.ok_or_else(|| D::Error::custom(format!("`{typed}` is not a colour")))?.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl Style {
    /// The style that is built into the program.
    pub(super) fn embedded() -> Result<Self, Failure> {
        Self::read(STYLE)
    }

    /// The style of a ministry, else ours.
    pub(super) fn of(look: &Look) -> Result<Self, Failure> {
        Self::read(look.print.as_deref().unwrap_or(STYLE))
    }

    /// A style from its text.
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        toml::from_str(text).map_err(|error| Failure::new("pdf_style").with("reason", error.message()))
    }

    /// The style as a paper of this kind wants it.
    pub(super) fn for_kind(mut self, kind: Kind) -> Self {
        let page = match kind {
            Kind::Guide => Some(&self.guide),
            Kind::Brief => Some(self.brief.as_ref().unwrap_or(&self.guide)),
            Kind::Agreement | Kind::Contract | Kind::Register | Kind::Positions => None,
        };
        if let Some(guide) = page {
            (self.sheet.top, self.sheet.bottom, self.sheet.side) = (guide.top, guide.bottom, guide.side);
            (self.sheet.header, self.sheet.footer) = (guide.header, guide.footer);
            (self.space.heading, self.space.first, self.space.paragraph) = (guide.heading, guide.first, guide.paragraph);
            self.size.title = guide.title;
            self.latin.iter_mut().chain(&mut self.arabic).for_each(|face| face.lead *= guide.lead);
            let scale = self.text.sizes.first().map_or(1.0, |size| guide.text / size);
            self.text.sizes.iter_mut().for_each(|size| *size *= scale);
        }
        self
    }

    /// The text size with so many languages side by side.
    pub(super) fn text_size(&self, columns: usize) -> f32 {
        self.text.sizes.get(columns.saturating_sub(1)).or(self.text.sizes.last()).copied().unwrap_or(10.0)
    }
}

/// What is wrong with a style of a ministry, at its place.
#[must_use]
pub fn print_faults(text: &str) -> Vec<Fault> {
    let wrong = toml::from_str::<Style>(text).err();
    let fault = |error: toml::de::Error| Fault::new(error.span().map_or(0, |span| span.start), "pdf_style").with("reason", error.message());
    wrong.map(fault).into_iter().collect()
}

/// What a letter is painted with, by its meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ink {
    /// Running text.
    #[default]
    Body,
    /// What stands back.
    Soft,
    /// What leads the eye: headings, links.
    Accent,
    /// What must be seen: missing text, the mark of a draft.
    Alarm,
    /// What belongs to a Party, by its place in this copy; 0 is nobody.
    Party(usize),
}

impl Colours {
    /// The colour of an ink.
    pub(super) fn ink(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Body => self.ink,
            Ink::Soft => self.soft,
            Ink::Accent => self.accent,
            Ink::Alarm => self.alarm,
            Ink::Party(place) => self.parties.get(place).or(self.parties.first()).copied().unwrap_or(self.ink),
        }
    }

    /// The colour behind what is painted with an ink.
    pub(super) fn ground(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Party(place) => self.grounds.get(place).or(self.grounds.first()).copied().unwrap_or(self.head),
            Ink::Alarm => self.alarm_ground,
            Ink::Body | Ink::Soft | Ink::Accent => self.head,
        }
    }
}
