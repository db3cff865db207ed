//! Reads a file for Word back: its parts, its markup, its content controls.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The parts of a file, in their order.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

pub(super) fn part_of(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(part, _)| part == name).unwrap().1
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.attributes().map(Result::unwrap).find(|attribute| attribute.key.as_ref() == name);
    let raw = found.map(|attribute| attribute.value.into_owned());
    quick_xml::escape::unescape(&raw.unwrap_or_default()).unwrap().into_owned()
}

/// What a reader of content controls reads: for each tag the text directly in it, tags in the order of the file.
#[derive(Default)]
pub(super) struct Controls {
    pub order: Vec<String>,
    pub texts: BTreeMap<String, String>,
}

pub(super) fn controls(xml: &str) -> Controls {
    let mut read = Controls::default();
    let (mut open, mut in_text) = (Vec::<String>::new(), false);
    for event in events(xml) {
        match event {
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == "w:tag" => {
                let tag = attribute(&start, "w:val");
                *open.last_mut().unwrap() = tag.clone();
                read.order.push(tag);
            }
            Event::Start(start) if start.name().as_ref() == "w:sdt" => open.push(String::new()),
            Event::End(end) if end.name().as_ref() == "w:sdt" => drop(open.pop()),
            Event::Start(start) if start.name().as_ref() == "w:t" => in_text = true,
            Event::End(end) if end.name().as_ref() == "w:t" => in_text = false,
            Event::Text(text) if in_text => put(&mut read, &open, &text),
            Event::GeneralRef(entity) if in_text => {
                let entity = format!("&{};", &*entity);
                put(&mut read, &open, &quick_xml::escape::unescape(&entity).unwrap());
            }
            _ => {}
        }
    }
    read
}

fn put(read: &mut Controls, open: &[String], text: &str) {
    read.texts.entry(open.last().cloned().unwrap_or_default()).or_default().push_str(text);
}

/// Every event of a part, which is thereby seen to be well formed.
pub(super) fn events(xml: &str) -> Vec<Event<'_>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut all = Vec::new();
    let mut depth = 0_i32;
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
        all.push(event);
    }
    assert_eq!(depth, 0);
    all
}

/// The values of an attribute, wherever it stands.
pub(super) fn values(xml: &str, before: &str) -> Vec<String> {
    xml.split(before).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}
