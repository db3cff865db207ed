//! The walk over the model: every place that depends on the pair is found by its address, every shared part is put in where
//! it is used.

mod values;

use std::collections::BTreeSet;

use super::comments::{Told, block, commented};
use super::edits::Edits;
use super::facts::Facts;
use super::plan::Plan;
use crate::diff::{Block, Heads, Within};
use crate::law::Country;
use crate::model::Project;
use crate::syntax::{Item, Quoted};
use crate::text::{FileId, Span};
use crate::vocabulary::{ClauseKind, Vocabulary};
use values::{address, stated};

/// What the walk works with.
#[derive(Clone, Copy)]
pub(super) struct Bench<'a> {
    pub project: &'a Project,
    pub vocabulary: &'a Vocabulary,
    pub plan: &'a Plan,
    pub facts: &'a Facts<'a>,
    pub told: &'a Told<'a>,
    /// The State of origin of the model, and that of the draft.
    pub example: Option<&'a Country>,
    pub origin: &'a Country,
    /// Shared parts stay shared.
    pub shared: bool,
}

/// The walk, and what it has seen.
pub(super) struct Walk<'a> {
    bench: Bench<'a>,
    /// The file of the next `use`: files are numbered in the order in which they are used.
    next: usize,
    /// The addresses of the plan that the model has.
    pub seen: BTreeSet<&'a str>,
    /// Notes that were given.
    noted: BTreeSet<usize>,
    /// Parts that stay shared, by their paths from the draft.
    pub parts: Vec<(String, FileId)>,
    /// Sentences that still speak of the example.
    pub named: Vec<Span>,
}

/// A file on the way.
struct File<'a> {
    id: FileId,
    heads: Heads<'a>,
    /// The folder of the file, from that of the model.
    folder: String,
    edits: Edits,
    /// Notes for the drafter, which outlive the text when the part stays shared.
    notes: String,
    /// Files that it uses.
    used: Vec<(String, FileId)>,
    /// True when something other than comments is left.
    full: bool,
}

impl<'a> Walk<'a> {
    pub fn new(bench: Bench<'a>) -> Self {
        Self { bench, next: 1, seen: BTreeSet::new(), noted: BTreeSet::new(), parts: Vec::new(), named: Vec::new() }
    }

    /// The text of the draft, not yet in the standard layout.
    pub fn run(&mut self) -> String {
        let mut head = String::new();
        self.notes("agreement", &mut head);
        match self.file(FileId(0), String::new()) {
            Some((_, text)) => format!("{head}{}", text.trim_start()),
            None => head,
        }
    }

    fn file(&mut self, id: FileId, folder: String) -> Option<(File<'a>, String)> {
        let source = self.bench.project.sources.get(id)?;
        let items: &'a [Item] = &self.bench.project.trees.get(usize::from(id.0))?.items;
        let heads = Heads { vocabulary: self.bench.vocabulary, source };
        let mut file = File { id, heads, folder, edits: Edits::default(), notes: String::new(), used: Vec::new(), full: false };
        // The head of a file speaks of the file, not of the agreement.
        let head = items.iter().take_while(|item| matches!(item, Item::Comment(_))).count();
        for item in items.iter().take(head) {
            file.edits.put(item.span(), "");
        }
        self.items(&mut file, items.get(head..).unwrap_or_default(), Within::Top);
        let text = file.edits.applied(source);
        Some((file, text))
    }

    fn items(&mut self, file: &mut File<'a>, items: &'a [Item], within: Within<'a>) {
        let mut rest = items;
        while let (all, Some((item, after))) = (rest, rest.split_first()) {
            rest = after;
            match item {
                Item::Comment(_) => {
                    let Some((span, count)) = block(all, file.heads.source) else { continue };
                    rest = all.get(count..).unwrap_or_default();
                    if let Some(text) = self.bench.told.translated(file.heads.source.slice(span)) {
                        file.edits.put(span, &text);
                    }
                }
                Item::Entry { key, value } => {
                    file.full = true;
                    self.entry(file, item.span(), key.span, value, within);
                }
                Item::Block { head, items, body, .. } => self.block(file, item.span(), (head.span, *body), items, within),
                Item::Path { path, .. } => self.part(file, item.span(), *path),
                Item::Broken(_) | Item::Stray(_) => file.full = true,
            }
        }
    }

    fn block(&mut self, file: &mut File<'a>, span: Span, (head, body): (Span, Span), items: &'a [Item], within: Within<'a>) {
        let known = file.heads.block(head, within);
        let gone = |article: &str| {
            self.bench.plan.drop.iter().any(|gone| gone.article == article && self.bench.facts.holds(Some(gone.when.as_str())))
        };
        match known.block {
            Block::Article if gone(known.name) => return file.edits.take_out(span, file.heads.source),
            Block::Header => self.identify(file, head, known.name),
            Block::Field(_) => {
                if let Some(place) = self.place(&address(file.heads.source.slice(head), within)) {
                    return self.text_field(file, span, place);
                }
            }
            Block::Clause(_) => {
                let inside = file.heads.inside(known, within);
                if let Within::Clause(_, kind) = inside {
                    let stated = items.iter().map(|item| stated(item, file, inside)).collect();
                    self.clause(file, head, body, kind, &stated);
                }
            }
            _ => {}
        }
        file.full = true;
        self.items(file, items, file.heads.inside(known, within));
    }

    /// The id of the agreement.
    fn identify(&mut self, file: &mut File<'a>, head: Span, name: &str) {
        let Some(place) = self.place("agreement.id") else { return };
        let id = self.bench.facts.fill(place.value.as_deref().unwrap_or_default());
        let start = head.range().end.saturating_sub(name.len());
        file.edits.put_for_pair(Span::new(head.file, start, head.range().end), &id, file.heads.source);
    }

    /// Notes before the first clause of a kind, and lines that the model lacks.
    fn clause(&mut self, file: &mut File<'a>, head: Span, body: Span, kind: &'a ClauseKind, stated: &BTreeSet<String>) {
        let mut notes = String::new();
        self.notes(&kind.def.id, &mut notes);
        file.edits.put(head.at_start(), &notes);
        file.notes.push_str(&notes);
        let plan = self.bench.plan;
        for place in plan.place.iter().filter(|place| place.add && self.bench.facts.holds(place.when.as_deref())) {
            let Some((_, field)) = place.at.split_once('.').filter(|(id, _)| *id == kind.def.id) else { continue };
            if stated.contains(&place.at) || !self.seen.insert(&place.at) {
                continue;
            }
            let line = format!("{field}: {}\n", self.value(place).unwrap_or_default());
            file.edits.of_the_pair = true;
            file.edits.put(Span::new(body.file, body.range().end - 1, body.range().end - 1), &line);
        }
    }

    /// What the drafter is told of the pair at a place.
    fn notes(&mut self, before: &str, out: &mut String) {
        let plan = self.bench.plan;
        for (number, note) in plan.note.iter().enumerate() {
            if note.before == before && self.bench.facts.holds(note.when.as_deref()) && self.noted.insert(number) {
                out.push_str(&commented(&self.bench.facts.fill(self.bench.told.words(&note.says))));
            }
        }
    }

    /// A shared part: its text stands where it was used, unless it stays shared.
    fn part(&mut self, file: &mut File<'a>, line: Span, path: Span) {
        let written = Quoted::new(file.heads.source.slice(path), path).text();
        let (id, whole) = (FileId(u16::try_from(self.next).unwrap_or(u16::MAX)), format!("{}{written}", file.folder));
        self.next += 1;
        let folder = whole.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
        let Some((mut part, text)) = self.file(id, folder) else { return };
        file.full |= part.full;
        if !part.full {
            file.edits.take_out(line, file.heads.source);
        } else if self.bench.shared && !part.edits.of_the_pair && file.id == FileId(0) {
            file.edits.put(line.at_start(), &part.notes);
            self.parts.push((whole, part.id));
            self.parts.append(&mut part.used);
        } else {
            file.edits.of_the_pair |= part.edits.of_the_pair;
            file.notes.push_str(&part.notes);
            file.used.push((whole.clone(), part.id));
            file.used.append(&mut part.used);
            file.edits.put(line, &format!("{}{}", self.bench.told.from(&whole), text.trim()));
        }
    }
}
