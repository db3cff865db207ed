//! Where references lead, and which terms are defined where: found before anything is written.

use std::collections::BTreeMap;

use super::super::script::visible;
use super::super::tree::{Inline, Item, Line, Paragraph};
use super::outline::{Named, Outline, Part, counted, nth};
use crate::text::Lang;

/// A term that the paper defines.
#[derive(Clone, Debug)]
pub(super) struct Concept<'a> {
    /// Its `eId` among the references.
    pub eid: String,
    /// Its name in the ontology.
    pub name: String,
    line: &'a Line,
}

impl Concept<'_> {
    /// The term in a language, else in one that has it.
    pub(super) fn term(&self, lang: Lang) -> &str {
        let all = [lang, Lang::Ar, Lang::Fr, Lang::En];
        all.into_iter().find_map(|lang| self.line.get(lang).and_then(|inlines| strong(inlines))).unwrap_or("")
    }
}

/// What the parts of a paper are called, and what they define.
#[derive(Clone, Debug, Default)]
pub(super) struct Index<'a> {
    places: BTreeMap<&'a str, String>,
    definitions: BTreeMap<String, String>,
    names: BTreeMap<String, usize>,
    /// The terms, in the order of the paper.
    pub concepts: Vec<Concept<'a>>,
}

impl<'a> Index<'a> {
    /// The index of a paper.
    pub(super) fn of(outline: &Outline<'a>) -> Self {
        let mut index = Self::default();
        for part in &outline.parts {
            if let Part::Chapter(chapter, _) = part {
                index.place(&chapter.it.id, &chapter.eid);
            }
        }
        for Named { eid, it: article } in outline.articles() {
            index.place(&article.id, eid);
            index.paragraphs(eid, &article.paragraphs, outline.article == "article");
        }
        for Named { eid, it: annex } in &outline.annexes {
            index.place(&annex.id, eid);
            index.paragraphs(eid, &annex.paragraphs, outline.article == "article");
        }
        index
    }

    /// The `eId` of the part with this id.
    pub(super) fn find(&self, id: &str) -> Option<&str> {
        self.places.get(id).map(String::as_str)
    }

    /// The id of a part if it is the part's own and could be an identifier, else nothing.
    pub(super) fn guid<'b>(&self, id: &'b str, eid: &str) -> &'b str {
        let sound = visible(id) == id && !id.contains(char::is_whitespace);
        if sound && self.find(id) == Some(eid) { id } else { "" }
    }

    /// The `eId` of the concept that the text of this part defines.
    pub(super) fn defined(&self, eid: &str) -> Option<&str> {
        self.definitions.get(eid).map(String::as_str)
    }

    fn place(&mut self, id: &'a str, eid: &str) {
        if !id.is_empty() {
            self.places.entry(id).or_insert_with(|| eid.to_owned());
        }
    }

    fn paragraphs(&mut self, parent: &str, all: &'a [Paragraph], defines: bool) {
        for Named { eid, it: paragraph } in counted(parent, "para", all) {
            self.place(&paragraph.id, &eid);
            self.define(&eid, &paragraph.text, defines);
            self.items(&eid, &paragraph.items, defines);
        }
    }

    fn items(&mut self, parent: &str, all: &'a [Item], defines: bool) {
        for Named { eid, it: item } in counted(&nth(parent, "list", 1), "point", all) {
            self.place(&item.id, &eid);
            self.define(&eid, &item.text, defines);
            self.items(&eid, &item.items, defines);
        }
    }

    /// The name is that of the English term, whatever the language, so that it is the same in every expression.
    fn define(&mut self, place: &str, line: &'a Line, defines: bool) {
        let terms = || [Lang::En, Lang::Fr, Lang::Ar].into_iter().filter_map(|lang| line.get(lang).and_then(|inlines| strong(inlines)));
        if !defines || terms().next().is_none() {
            return;
        }
        let slug = terms().map(slug).find(|slug| !slug.is_empty()).unwrap_or_else(|| "term".to_owned());
        let name = self.unused(slug);
        let eid = format!("concept_{name}");
        self.definitions.insert(place.to_owned(), eid.clone());
        self.concepts.push(Concept { eid, name, line });
    }

    /// The name, with a number when another term has it.
    fn unused(&mut self, slug: String) -> String {
        let count = self.names.entry(slug.clone()).or_default();
        *count += 1;
        if *count == 1 {
            return slug;
        }
        let numbered = format!("{slug}.{count}");
        self.unused(numbered)
    }
}

/// The first text that stands out.
fn strong(inlines: &[Inline]) -> Option<&str> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Strong(text) => Some(text.as_str()),
        Inline::Open { inside, .. } | Inline::Tracked { inside, .. } => strong(inside),
        _ => None,
    })
}

/// A name that is safe in an address: letters and digits of ASCII, other characters as dots between them.
pub(super) fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(".").to_ascii_lowercase()
}
