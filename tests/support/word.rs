//! A word processor for tests: edits a file for Word as Word would, with tracked changes, and packs it again.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A file for Word, unpacked.
#[derive(Clone)]
pub struct WordFile {
    /// Its parts, in order.
    pub parts: Vec<(String, Vec<u8>)>,
    changes: u32,
    comments: Vec<String>,
}

impl WordFile {
    /// Unpacks a file.
    pub fn open(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..zip.len()).map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        });
        Self { parts: parts.collect(), changes: 100, comments: Vec::new() }
    }

    /// The text of a part.
    pub fn part(&self, name: &str) -> String {
        let part = self.parts.iter().find(|(known, _)| known == name).unwrap();
        String::from_utf8(part.1.clone()).unwrap()
    }

    /// Replaces a part, or adds it.
    pub fn put(&mut self, name: &str, text: String) {
        match self.parts.iter_mut().find(|(known, _)| known == name) {
            Some(part) => part.1 = text.into_bytes(),
            None => self.parts.push((name.to_owned(), text.into_bytes())),
        }
    }

    /// The document.
    pub fn document(&self) -> String {
        self.part("word/document.xml")
    }

    /// Changes the document by hand.
    pub fn with_document(&mut self, change: impl FnOnce(String) -> String) {
        let document = change(self.document());
        self.put("word/document.xml", document);
    }

    /// The runs of text of a control: where each stands, its properties, its words.
    fn runs(&self, tag: &str) -> Vec<(usize, usize, String, String)> {
        let document = self.document();
        let start = document.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap_or_else(|| panic!("no control {tag}"));
        let end = start + document[start..].find("</w:sdt>").unwrap();
        let mut out = Vec::new();
        let mut at = start;
        while let Some(run) = document[at..end].find("<w:r>") {
            let begin = at + run;
            let close = begin + document[begin..].find("</w:r>").unwrap() + "</w:r>".len();
            let xml = &document[begin..close];
            let text = xml.find("<w:t").filter(|text| xml[*text..].starts_with("<w:t>") || xml[*text..].starts_with("<w:t "));
            if let Some(text) = text {
                let words = &xml[text + xml[text..].find('>').unwrap() + 1..xml.find("</w:t>").unwrap()];
                let properties = xml["<w:r>".len()..text].to_owned();
                out.push((begin, close, properties, unescape(words)));
            }
            at = close;
        }
        out
    }

    /// What a control says, run by run.
    pub fn words(&self, tag: &str) -> Vec<String> {
        self.runs(tag).into_iter().map(|(.., words)| words).collect()
    }

    /// Tracks a replacement in a control: the first run that holds the old words.
    pub fn replace(&mut self, tag: &str, old: &str, new: &str, author: &str) {
        let found = self.runs(tag).into_iter().find(|(.., words)| words.contains(old));
        let (begin, close, properties, words) = found.unwrap_or_else(|| panic!("{tag} does not say {old}: {:?}", self.words(tag)));
        let (before, after) = words.split_once(old).unwrap();
        let (before, after) = (before.to_owned(), after.to_owned());
        let changed = [
            run(&properties, "t", &before),
            self.tracked("del", author, &run(&properties, "delText", old)),
            self.tracked("ins", author, &run(&properties, "t", new)),
            run(&properties, "t", &after),
        ]
        .concat();
        self.with_document(|document| format!("{}{changed}{}", &document[..begin], &document[close..]));
    }

    /// Replaces words in a control without tracking.
    pub fn overwrite(&mut self, tag: &str, old: &str, new: &str) {
        let found = self.runs(tag).into_iter().find(|(.., words)| words.contains(old)).unwrap();
        let (begin, close, properties, words) = found;
        let changed = run(&properties, "t", &words.replacen(old, new, 1));
        self.with_document(|document| format!("{}{changed}{}", &document[..begin], &document[close..]));
    }

    /// Tracks the deletion of every run of a control, number and all.
    pub fn delete(&mut self, tag: &str, author: &str) {
        for (begin, close, properties, words) in self.runs(tag).into_iter().rev() {
            let changed = self.tracked("del", author, &run(&properties, "delText", &words));
            self.with_document(|document| format!("{}{changed}{}", &document[..begin], &document[close..]));
        }
        let document = self.document();
        let start = document.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap();
        let end = start + document[start..].find("</w:sdt>").unwrap();
        let tab = "<w:tab/>";
        if let Some(tab_at) = document[start..end].find(tab) {
            let begin = document[..start + tab_at].rfind("<w:r>").unwrap();
            let close = begin + document[begin..].find("</w:r>").unwrap() + "</w:r>".len();
            let changed = self.tracked("del", author, &document[begin..close]);
            self.with_document(|document| format!("{}{changed}{}", &document[..begin], &document[close..]));
        }
    }

    /// Tracks a new paragraph after the one that holds a control.
    pub fn insert_after(&mut self, tag: &str, style: &str, words: &str, author: &str) {
        let document = self.document();
        let start = document.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap();
        let end = start + document[start..].find("</w:p>").unwrap() + "</w:p>".len();
        let added = self.tracked("ins", author, &run("", "t", words));
        let mark = self.tracked("ins", author, "");
        let paragraph = format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:rPr>{mark}</w:rPr></w:pPr>{added}</w:p>");
        self.with_document(|document| format!("{}{paragraph}{}", &document[..end], &document[end..]));
    }

    /// Puts a comment on the first run of a control.
    pub fn comment(&mut self, tag: &str, author: &str, text: &str) {
        let (begin, close, ..) = self.runs(tag).into_iter().next_back().unwrap();
        let id = self.comments.len();
        self.comments.push(format!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\" w:date=\"2026-11-20T11:00:00Z\"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment>",
            escape(author),
            escape(text)
        ));
        let all = self.comments.concat();
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        self.put("word/comments.xml", format!("<?xml version=\"1.0\"?><w:comments xmlns:w=\"{space}\">{all}</w:comments>"));
        self.with_document(|document| {
            let (start, end) = (format!("<w:commentRangeStart w:id=\"{id}\"/>"), format!("<w:commentRangeEnd w:id=\"{id}\"/>"));
            let reference = format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>");
            format!("{}{start}{}{end}{reference}{}", &document[..begin], &document[begin..close], &document[close..])
        });
    }

    fn tracked(&mut self, what: &str, author: &str, inside: &str) -> String {
        self.changes += 1;
        if inside.is_empty() && what != "ins" {
            return String::new();
        }
        let (id, author) = (self.changes, escape(author));
        format!("<w:{what} w:id=\"{id}\" w:author=\"{author}\" w:date=\"2026-11-20T10:00:00Z\">{inside}</w:{what}>")
    }

    /// The file again.
    pub fn pack(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Deflated)
    }

    /// The file, its parts as they are, so that a changed byte changes what is read.
    pub fn stored(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Stored)
    }

    fn packed(&self, method: CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

fn run(properties: &str, element: &str, words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    format!("<w:r>{properties}<w:{element} xml:space=\"preserve\">{}</w:{element}></w:r>", escape(words))
}

fn escape(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

fn unescape(text: &str) -> String {
    quick_xml::escape::unescape(text).unwrap().into_owned()
}
