//! A file for Word that comes back: what it says, with every tracked change and comment, as data.
//!
//! Nothing is believed of the file before it is checked: it is unpacked in memory within limits, and no address in it is
//! followed. What is read is the words; how they look is only counted.

mod comments;
mod container;
mod markup;
mod story;
mod walk;

use std::collections::BTreeMap;

use super::super::failure::Failure;
use crate::text::Lang;
use container::Container;

pub use story::{Control, Fate, Paragraph, Revision, Run, Story};

/// The most tracked changes that a file may hold.
const MOST_CHANGES: usize = 100_000;

/// A comment in the margin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// The id by which the text points to it.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// When, as the file says.
    pub date: String,
    /// What it says.
    pub text: String,
    /// The id of the comment it answers.
    pub answers: Option<String>,
}

/// What a file says.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    /// Every paragraph, those of notes, headers and footers after those of the body.
    pub paragraphs: Vec<Paragraph>,
    /// Its content controls, to which runs and paragraphs point.
    pub controls: Vec<Control>,
    /// Its comments, in the order of the file.
    pub comments: Vec<Comment>,
    /// Its custom properties, by name.
    pub properties: BTreeMap<String, String>,
    /// How many changes are of looks alone.
    pub looks: usize,
    /// What it holds that no words can be read from: pictures, embedded files, each by the name of its element.
    pub opaque: Vec<String>,
}

/// Reads a file for Word.
///
/// # Errors
///
/// When it is no such file, or one that no word processor writes.
pub fn letter(bytes: &[u8]) -> Result<Letter, Failure> {
    let mut container = Container::open(bytes)?;
    let main = container.main()?;
    let mut letter = Letter { properties: comments::properties(&container.text("docProps/custom.xml")?)?, ..Letter::default() };
    let mut walked = walk::Walked::default();
    walk::walk(&container.text(&main)?, Story::Body, &mut walked)?;
    for (name, story) in container.stories(&main) {
        walk::walk(&container.text(&name)?, story, &mut walked)?;
    }
    let folder = container::folder(&main);
    letter.comments =
        comments::comments(&container.text(&format!("{folder}comments.xml"))?, &container.text(&format!("{folder}commentsExtended.xml"))?)?;
    if walked.changes > MOST_CHANGES {
        return Err(Failure::new("docx_changes").with("limit", MOST_CHANGES.to_string()));
    }
    letter.paragraphs = walked.paragraphs;
    letter.controls = walked.controls;
    letter.looks = walked.looks;
    letter.opaque = walked.opaque;
    Ok(letter)
}

/// The tag that the line of a part bears in a language.
#[must_use]
pub fn tag_of(part: &str, lang: Lang) -> String {
    super::tag::tag(part, &[lang])
}
