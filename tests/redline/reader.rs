//! Reads a file for Word as its user does who accepts, or rejects, every change in it. Knows nothing of the writer.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Which of the two texts is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Keep {
    /// Every change is rejected.
    Old,
    /// Every change is accepted.
    New,
}

/// An element with what is inside it, or a text.
#[derive(Debug)]
enum Node {
    Element { name: String, values: BTreeMap<String, String>, inside: Vec<Node> },
    Text(String),
}

/// What remains.
#[derive(Debug, Default, PartialEq)]
pub struct Said {
    /// Every paragraph with words and every row of a table, in order.
    pub lines: Vec<String>,
    /// Every control that remains, with the words directly in it.
    pub controls: Vec<(String, String)>,
}

/// The parts of a file by name.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        all.insert(file.name().unwrap().into_owned(), text);
    }
    all
}

/// What the body, its footnotes and what runs over the pages say once every change is settled.
pub fn read(bytes: &[u8], keep: Keep) -> Said {
    let parts = parts(bytes);
    let notes = notes(&parts["word/footnotes.xml"], keep);
    let mut said = Said::default();
    for (name, xml) in &parts {
        if name == "word/document.xml" || name.starts_with("word/header-") || name.starts_with("word/footer-") {
            let mut walk = Walk { keep, notes: &notes, said: Said::default(), text: String::new(), open: Vec::new(), taken_out: false };
            walk.block(&[tree(xml)]);
            assert!(walk.text.is_empty(), "words outside of paragraphs in {name}");
            said.lines.push(format!("== {name}"));
            said.lines.append(&mut walk.said.lines);
            said.controls.append(&mut walk.said.controls);
        }
    }
    said
}

/// What is wrong with the numbers and names of changes: every one stands once, every range ends, every move has two ends.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let (mut faults, mut ids, mut open) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
    let mut moves: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, xml) in parts(bytes) {
        if !name.starts_with("word/") || name.ends_with(".rels") {
            continue;
        }
        each(&tree(&xml), &mut |element, values| {
            let id = || values["w:id"].clone();
            let change =
                matches!(element, "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" | "w:bookmarkStart") || element.ends_with("RangeStart");
            if change && !ids.insert(id()) {
                faults.push(format!("{name}: two changes have the number {}", id()));
            }
            if change && element != "w:bookmarkStart" && (values["w:author"].is_empty() || !values["w:date"].ends_with('Z')) {
                faults.push(format!("{name}: a change without author or date: {values:?}"));
            }
            if element.ends_with("RangeStart") {
                open.insert(id(), element.replace("Start", "End"));
                if let Some(name) = values.get("w:name") {
                    moves.entry(name.clone()).or_default().push(element.to_owned());
                }
            }
            if element.ends_with("RangeEnd") && open.remove(&id()).as_deref() != Some(element) {
                faults.push(format!("{name}: a range ends that has not begun"));
            }
        });
    }
    faults.extend(open.into_values().map(|range| format!("no {range}")));
    for (name, ends) in moves {
        let ends: BTreeSet<&str> = ends.iter().map(String::as_str).collect();
        if ends != BTreeSet::from(["w:moveFromRangeStart", "w:moveToRangeStart"]) {
            faults.push(format!("{name} has the ends {ends:?}"));
        }
    }
    faults
}

/// The names of those who make changes, and the words each of them puts in.
pub fn put_in_by(bytes: &[u8]) -> BTreeMap<String, String> {
    fn walk(node: &Node, author: Option<&str>, out: &mut BTreeMap<String, String>) {
        match node {
            Node::Text(text) => {
                if let Some(author) = author {
                    out.entry(author.to_owned()).or_default().push_str(text);
                }
            }
            Node::Element { name, values, inside } => {
                let author = if name == "w:ins" { values.get("w:author").map(String::as_str) } else { author };
                inside.iter().for_each(|node| walk(node, author, out));
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(&tree(&parts(bytes)["word/document.xml"]), None, &mut out);
    out
}

fn each(node: &Node, visit: &mut impl FnMut(&str, &BTreeMap<String, String>)) {
    if let Node::Element { name, values, inside } = node {
        visit(name, values);
        inside.iter().for_each(|node| each(node, visit));
    }
}

fn notes(xml: &str, keep: Keep) -> BTreeMap<String, String> {
    let Node::Element { inside, .. } = tree(xml) else { unreachable!() };
    let none = BTreeMap::new();
    let read = |node: &Node| {
        let Node::Element { values, inside, .. } = node else { unreachable!() };
        let mut walk = Walk { keep, notes: &none, said: Said::default(), text: String::new(), open: Vec::new(), taken_out: false };
        walk.block(inside);
        (values["w:id"].clone(), walk.said.lines.join("¶"))
    };
    inside.iter().filter(|node| matches!(node, Node::Element { .. })).map(read).collect()
}

struct Walk<'a> {
    keep: Keep,
    notes: &'a BTreeMap<String, String>,
    said: Said,
    /// What has been read of the paragraph, with what is left of those before it whose end is gone.
    text: String,
    /// The controls around.
    open: Vec<usize>,
    taken_out: bool,
}

impl Walk<'_> {
    fn drops(&self, element: &str) -> bool {
        match element {
            "w:ins" | "w:moveTo" => self.keep == Keep::Old,
            "w:del" | "w:moveFrom" => self.keep == Keep::New,
            _ => false,
        }
    }

    /// Paragraphs of one container: what is left of the last one whose end is gone cannot join another.
    fn block(&mut self, nodes: &[Node]) {
        self.nodes(nodes);
        self.end_paragraph();
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.said.lines.push(text);
        }
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            let Node::Element { name, values, inside } = node else { continue };
            match name.as_str() {
                "w:sdt" => self.control(inside),
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                    if !self.drops(name) {
                        let before = self.taken_out;
                        self.taken_out |= name == "w:del";
                        self.nodes(inside);
                        self.taken_out = before;
                    }
                }
                "w:p" => self.paragraph(inside),
                "w:tr" => self.row(inside),
                "w:tc" => self.block(inside),
                "w:t" | "w:delText" => {
                    assert_eq!(self.taken_out, name == "w:delText", "{inside:?}");
                    let text: String = inside.iter().map(|node| if let Node::Text(text) = node { text.as_str() } else { "" }).collect();
                    self.say(&text);
                }
                "w:tab" => self.say("\t"),
                "w:br" => self.say("\n"),
                "w:footnoteReference" => {
                    let note = format!("[^{}]", self.notes[&values["w:id"]]);
                    self.say(&note);
                }
                "w:pPr" | "w:rPr" | "w:sdtPr" | "w:tblPr" | "w:trPr" | "w:tcPr" | "w:sectPr" => {}
                _ => self.nodes(inside),
            }
        }
    }

    fn say(&mut self, text: &str) {
        self.text.push_str(text);
        if let Some(&control) = self.open.last() {
            self.said.controls[control].1.push_str(text);
        }
    }

    fn paragraph(&mut self, inside: &[Node]) {
        self.nodes(inside);
        if !below(inside, &["w:pPr", "w:rPr"]).iter().any(|name| self.drops(name)) {
            self.end_paragraph();
        }
    }

    fn row(&mut self, inside: &[Node]) {
        if below(inside, &["w:trPr"]).iter().any(|name| self.drops(name)) {
            return;
        }
        let from = self.said.lines.len();
        let mut cells = Vec::new();
        for cell in inside {
            let before = self.said.lines.len();
            self.nodes(std::slice::from_ref(cell));
            if matches!(cell, Node::Element { name, .. } if name == "w:tc") {
                cells.push(self.said.lines.split_off(before).join("¶"));
            }
        }
        self.said.lines.truncate(from);
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.said.lines.push(format!("| {}", cells.join(" | ")));
        }
    }

    fn control(&mut self, inside: &[Node]) {
        let mut tag = String::new();
        inside.iter().for_each(|node| {
            if let Node::Element { name, inside, .. } = node
                && name == "w:sdtPr"
            {
                inside.iter().for_each(|node| {
                    each(node, &mut |name, values| {
                        if name == "w:tag" {
                            tag = values["w:val"].clone();
                        }
                    });
                });
            }
        });
        let named = !tag.is_empty();
        let (lines, length) = (self.said.lines.len(), self.text.len());
        if named {
            self.open.push(self.said.controls.len());
            self.said.controls.push((tag.clone(), String::new()));
        }
        self.nodes(inside);
        if named {
            self.open.pop();
            // A control may lose its words when changes are rejected, never when they are accepted.
            let empty = self.said.lines.len() == lines && self.text.len() == length;
            assert!(!(empty && self.keep == Keep::New), "{tag} remains without words");
        }
    }
}

/// The names of elements below a path.
fn below(nodes: &[Node], path: &[&str]) -> Vec<String> {
    let named = |node: &Node| if let Node::Element { name, .. } = node { name.clone() } else { String::new() };
    let Some((first, rest)) = path.split_first() else { return nodes.iter().map(named).collect() };
    let found = nodes.iter().filter_map(|node| match node {
        Node::Element { name, inside, .. } if name == first => Some(inside),
        _ => None,
    });
    found.flat_map(|inside| below(inside, rest)).collect()
}

fn tree(xml: &str) -> Node {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = vec![(String::new(), BTreeMap::new(), Vec::new())];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let (name, values) = element(&start);
                open.push((name, values, Vec::new()));
            }
            Event::Empty(start) => {
                let (name, values) = element(&start);
                open.last_mut().unwrap().2.push(Node::Element { name, values, inside: Vec::new() });
            }
            Event::End(_) => {
                let (name, values, inside) = open.pop().unwrap();
                open.last_mut().unwrap().2.push(Node::Element { name, values, inside });
            }
            Event::Text(text) => open.last_mut().unwrap().2.push(Node::Text((*text).to_owned())),
            Event::GeneralRef(entity) => {
                let text = quick_xml::escape::unescape(&format!("&{};", &*entity)).unwrap().into_owned();
                open.last_mut().unwrap().2.push(Node::Text(text));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    open.pop().unwrap().2.into_iter().find(|node| matches!(node, Node::Element { .. })).unwrap()
}

fn element(start: &BytesStart<'_>) -> (String, BTreeMap<String, String>) {
    let values = start.attributes().map(Result::unwrap).map(|attribute| {
        let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    (start.name().as_ref().to_owned(), values.collect())
}
