//! The markup of a part as a stream of elements and words: no document types, no entities of its own, no bottomless nesting.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::super::failure::Failure;

/// How deep elements may stand in each other. Word nests tables and controls to a tenth of it.
const DEEPEST: usize = 512;

/// The beginning of an element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without the prefix; those of other vocabularies than the text's keep theirs, as in `mc:Fallback`.
    pub name: String,
    values: BTreeMap<String, String>,
}

impl Element {
    /// The value of an attribute, by its name without prefix; empty where there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// Whether a switch is on: one without a value is.
    pub fn on(&self) -> bool {
        !matches!(self.value("val"), "0" | "false" | "off")
    }
}

/// A step through the markup. Every start has its end.
#[derive(Debug)]
pub(super) enum Mark {
    /// An element begins.
    Start(Element),
    /// An element ends.
    End(String),
    /// Words.
    Words(String),
}

/// Steps through a part.
pub(super) struct Markup<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// The end of an empty element, still to be told.
    ended: Option<String>,
    done: bool,
}

impl<'a> Markup<'a> {
    /// The markup of a text.
    pub fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().check_end_names = true;
        Self { reader, depth: 0, ended: None, done: text.is_empty() }
    }

    fn step(&mut self) -> Result<Option<Mark>, Failure> {
        if let Some(name) = self.ended.take() {
            return Ok(Some(Mark::End(name)));
        }
        loop {
            let mark = match self.reader.read_event().map_err(|_| unreadable())? {
                Event::Start(start) => {
                    self.depth = self.depth.saturating_add(1);
                    if self.depth > DEEPEST {
                        return Err(Failure::new("docx_deep"));
                    }
                    Mark::Start(element(&start)?)
                }
                Event::Empty(start) => {
                    let element = element(&start)?;
                    self.ended = Some(element.name.clone());
                    Mark::Start(element)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Mark::End(local(end.name().as_ref()))
                }
                Event::Text(text) => Mark::Words(text.to_string()),
                Event::CData(text) => Mark::Words(text.to_string()),
                Event::GeneralRef(entity) => Mark::Words(character(&entity)?),
                Event::DocType(_) => return Err(Failure::new("docx_dtd")),
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(unreadable()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
            return Ok(Some(mark));
        }
    }
}

impl Iterator for Markup<'_> {
    type Item = Result<Mark, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let step = self.step();
        self.done = !matches!(step, Ok(Some(_)));
        step.transpose()
    }
}

/// A character by its number, or one of the five that every reader knows; other entities are refused unread.
fn character(entity: &str) -> Result<String, Failure> {
    let known = quick_xml::escape::unescape(&format!("&{entity};")).map(|words| words.into_owned());
    known.map_err(|_| Failure::new("docx_dtd"))
}

fn element(start: &BytesStart<'_>) -> Result<Element, Failure> {
    let mut values = BTreeMap::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| unreadable())?;
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| Failure::new("docx_dtd"))?.into_owned();
        values.insert(local_of_any(attribute.key.as_ref()).to_owned(), value);
    }
    Ok(Element { name: local(start.name().as_ref()), values })
}

/// Word, LibreOffice and Google all write `w:` for the words of a text; formulas have `m:t`.
fn local(name: &str) -> String {
    name.strip_prefix("w:").unwrap_or(name).to_owned()
}

fn local_of_any(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

fn unreadable() -> Failure {
    Failure::new("docx_markup")
}
