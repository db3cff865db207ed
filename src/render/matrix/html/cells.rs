//! One cell of the map: its tone, its sign, what is said and in which article.

use std::collections::BTreeMap;

use super::super::said::{Voice, is_open};
use super::{Desk, Said};
use crate::portfolio::{Cell, Entry, Home, Likeness, Rated, Row, Standing};
use crate::render::html::writer::Writer;
use crate::render::script::anchor;

/// No more letters of a value stand in a cell; the panel of the provision has the rest.
const MOST: usize = 36;

/// The same where values of one row begin alike, as far as that tells them apart.
const MORE: [usize; 3] = [60, 100, 200];

/// How a cell looks, and the sign that says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tone {
    /// The class in the style.
    pub class: &'static str,
    /// The sign.
    pub sign: &'static str,
}

/// Silence that is a gap, and silence that is common.
const GAP: Tone = Tone { class: "g", sign: "∅" };
const SILENT: Tone = Tone { class: "", sign: "–" };

/// How something said looks, by how it stands.
pub(super) const fn tone(standing: Standing, open: bool) -> Tone {
    match (standing, open) {
        (Standing::Best, false) => Tone { class: "b", sign: "▲" },
        (Standing::Best, true) => Tone { class: "b o", sign: "▲" },
        (Standing::Between, false) => Tone { class: "m", sign: "●" },
        (Standing::Between, true) => Tone { class: "m o", sign: "●" },
        (Standing::Worst, false) => Tone { class: "w", sign: "▼" },
        (Standing::Worst, true) => Tone { class: "w o", sign: "▼" },
        (Standing::Apart, false) => Tone { class: "a", sign: "≠" },
        (Standing::Apart, true) => Tone { class: "a o", sign: "≠" },
        (Standing::Level, false) => Tone { class: "", sign: "" },
        (Standing::Level, true) => Tone { class: "o", sign: "" },
    }
}

impl Said<'_> {
    /// Whether a value that the cell says is not agreed.
    pub(super) fn open(&self, cell: &Cell) -> bool {
        self.row.values(cell).any(is_open)
    }

    /// The tone of a cell.
    pub(super) fn tone(&self, cell: &Cell) -> Tone {
        match cell {
            Cell::Silent if self.row.gap(cell).is_some() => GAP,
            Cell::Silent => SILENT,
            _ if self.likeness == Likeness::Differs => tone(self.row.standing(cell), self.open(cell)),
            // The value stands at the head of the row.
            _ if self.open(cell) => Tone { class: "o", sign: "=" },
            _ => Tone { class: "", sign: "=" },
        }
    }

    /// What a cell says.
    pub(super) fn words(&self, cell: &Cell) -> String {
        joined(cell, &self.values)
    }

    /// What a cell says, in its room.
    pub(super) fn short(&self, cell: &Cell) -> String {
        joined(cell, &self.shorts)
    }
}

impl Desk<'_, '_> {
    /// The cell of an agreement. It leads to the article where the agreement has a page of its own, else to the panel of the provision;
    /// where all say the same, the head of the row has the sentence, and the cell has the number of the article alone.
    pub(super) fn cell(&self, out: &mut Writer, said: &Said<'_>, at: usize, number: usize) {
        let (Some(cell), Some(entry)) = (said.row.cells.get(at), self.view.matrix.entries.get(at)) else { return };
        let tone = said.tone(cell);
        let homes = homes(said, entry);
        let numbers: Vec<String> = homes.iter().map(|home| self.number(home)).collect();
        out.cell("td", &[("class", tone.class)], |out| {
            if said.likeness != Likeness::Differs || *cell == Cell::Silent {
                out.text(tone.sign);
                numbers.iter().for_each(|number| out.text(&format!(" {number}")));
                return;
            }
            let href = match (self.page_of(at), homes.first()) {
                (Some(page), Some(home)) => format!("{}#{}", page.file, anchor(page.lang, &home.id)),
                _ => format!("#p{number}"),
            };
            let words = marked(tone, &said.short(cell), said.open(cell));
            out.element("a", &[("href", &href)], |out| self.words(out, &words));
            numbers.iter().for_each(|number| self.small(out, number));
        });
    }

    fn small(&self, out: &mut Writer, number: &str) {
        out.text(" ");
        out.element("i", &[], |out| self.words(out, number));
    }

    /// The number of an article as a cell has it.
    pub(super) fn number(&self, home: &Home) -> String {
        let number = home.number.to_string();
        if home.annex { self.voice.fill("matrix_page_annex", &[("number", &number)]) } else { number }
    }
}

/// The articles in which an agreement states a provision.
pub(super) fn homes<'e>(said: &Said<'_>, entry: &'e Entry) -> Vec<&'e Home> {
    let mut homes: Vec<u16> = entry.of(&said.row.provision).iter().map(|stated| stated.home).collect();
    homes.dedup();
    homes.into_iter().filter_map(|home| entry.homes.get(usize::from(home))).collect()
}

/// Values in the room of a cell. A proposal is never cut, since half a bracket misleads; values that begin alike are cut later.
pub(super) fn shorts(voice: &Voice<'_, '_>, row: &Row, values: &[String]) -> Vec<String> {
    let mut out: Vec<String> = row.classes.iter().zip(values).map(|(rated, value)| room(voice, rated, value, MOST)).collect();
    for most in MORE {
        let mut heads: BTreeMap<String, usize> = BTreeMap::new();
        out.iter().for_each(|head| *heads.entry(head.clone()).or_default() += 1);
        for ((rated, value), head) in row.classes.iter().zip(values).zip(&mut out) {
            if heads.get(head) != Some(&1) {
                *head = room(voice, rated, value, most);
            }
        }
    }
    out
}

fn room(voice: &Voice<'_, '_>, rated: &Rated, value: &str, most: usize) -> String {
    if is_open(rated) { value.to_owned() } else { voice.short(value, most) }
}

fn joined(cell: &Cell, all: &[String]) -> String {
    cell.numbers().filter_map(|at| all.get(at)).map(String::as_str).collect::<Vec<_>>().join(" | ")
}

/// The sign, then what is said.
fn marked(tone: Tone, words: &str, open: bool) -> String {
    let bracket = if open && !words.starts_with('[') { "[…] " } else { "" };
    let gap = if tone.sign.is_empty() { "" } else { " " };
    format!("{}{gap}{bracket}{words}", tone.sign)
}
