//! Findings of a check beside the part they are about. They are no part of the text that is agreed.

use super::super::script::anchor;
use super::super::tree::{Block, ChangeNote, Line, Paper, Remark};
use super::body::View;
use super::sheet::words;
use super::text::is_within;
use super::writer::Writer;
use crate::finding::Severity;
use crate::text::Lang;
use crate::wording::words::{Words, fill};

/// Where the findings on the whole text stand.
const ALL: &str = "all-findings";

impl<'v> View<'v> {
    /// A part with the remarks whose anchor is in it, beside it or after it as the page is wide.
    pub(super) fn noted(
        self,
        out: &mut Writer,
        holds: impl Fn(&str) -> bool,
        name: impl Fn(Lang) -> String,
        part: impl FnOnce(&mut Writer),
    ) {
        let remarks: Vec<&Remark> = self.paper.margin.iter().filter(|remark| holds(&remark.anchor)).collect();
        let notes = self.paper.redline.iter().flat_map(|redline| &redline.notes);
        let notes: Vec<&ChangeNote> = notes.filter(|note| holds(&note.anchor)).collect();
        if remarks.is_empty() && notes.is_empty() {
            part(out);
            return;
        }
        out.block("div", &[("class", "noted")], |out| {
            part(out);
            if !notes.is_empty() {
                self.effects(out, &notes, |lang| say("redline_part", &[("part", name(lang).as_str())], lang));
            }
            if remarks.is_empty() {
                return;
            }
            let label = |lang| say("margin_part", &[("part", name(lang).as_str())], lang);
            self.group(out, "remarks", &remarks, label);
        });
    }

    /// A link to what is about the whole text, where there is any: such findings are many and stand at the end.
    pub(super) fn link_to_remarks(self, out: &mut Writer) {
        let count = self.homeless().len();
        if count > 0 {
            self.row(out, "p", "to-remarks", |out, lang| {
                let href = format!("#{}", anchor(lang, ALL));
                out.leaf("a", &[("href", &href)], &on_all(count, lang));
            });
        }
    }

    /// What is about the whole text, or about nothing that the paper has: no finding is lost.
    pub(super) fn remarks_on_all(self, out: &mut Writer) {
        let remarks = self.homeless();
        if !remarks.is_empty() {
            self.group(out, "remarks general", &remarks, |lang| on_all(remarks.len(), lang));
        }
    }

    fn homeless(self) -> Vec<&'v Remark> {
        self.paper.margin.iter().filter(|remark| !has_place(self.paper, &remark.anchor)).collect()
    }

    /// The remarks of one place, a group for each language.
    fn group(self, out: &mut Writer, class: &str, remarks: &[&Remark], label: impl Fn(Lang) -> String) {
        out.block("div", &[("class", "row remarks-row")], |out| {
            for &lang in self.langs {
                let (cell, label) = (self.cell(class, lang), label(lang));
                let attributes = [
                    ("class", cell.as_str()),
                    ("role", "group"),
                    ("aria-label", label.as_str()),
                    ("lang", lang.code()),
                    ("dir", lang.dir()),
                ];
                out.block("div", &attributes, |out| {
                    if class.ends_with("general") {
                        out.leaf("p", &[("class", "whole"), ("id", &anchor(lang, ALL))], &label);
                    }
                    remarks.iter().for_each(|remark| self.remark(out, remark, lang));
                });
            }
        });
    }

    fn remark(self, out: &mut Writer, remark: &Remark, lang: Lang) {
        let weight = Words::embedded(lang).interface(weight_key(remark.severity));
        let label = format!("{weight}: {}", remark.rule);
        let class = format!("remark {}", remark.severity.word());
        out.block("div", &[("class", &class), ("role", "note"), ("aria-label", &label)], |out| {
            out.block("p", &[("class", "weight")], |out| {
                out.leaf("strong", &[], weight);
                out.text(" ");
                out.leaf("bdi", &[("class", "of-rule"), ("lang", "en"), ("dir", "ltr")], &remark.rule);
            });
            self.said(out, "what", &remark.text, lang);
            remark.more.iter().for_each(|line| self.said(out, "why", line, lang));
        });
    }

    fn said(self, out: &mut Writer, class: &str, line: &Line, lang: Lang) {
        if !line.is_empty() {
            out.block("p", &[("class", class)], |out| words(out, &self.paper.flat(line, lang), lang));
        }
    }

    /// How a part is called.
    pub(super) fn called(self, [label, title]: [&Line; 2], lang: Lang) -> String {
        let name = self.paper.flat_last(if label.is_empty() { title } else { label }, lang);
        name.trim().to_owned()
    }
}

fn on_all(count: usize, lang: Lang) -> String {
    say("margin_all", &[("count", &count.to_string())], lang)
}

/// A sentence of the interface.
pub(super) fn say(key: &str, values: &[(&str, &str)], lang: Lang) -> String {
    fill(Words::embedded(lang).interface(key), values)
}

const fn weight_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity_error",
        Severity::Warning => "severity_warning",
        Severity::Advice => "severity_advice",
    }
}

/// Whether some part of the paper shows the remarks of an anchor.
fn has_place(paper: &Paper, anchor: &str) -> bool {
    let articles = paper.articles().any(|article| is_within(anchor, &article.id, &article.paragraphs));
    articles
        || paper.blocks.iter().any(|block| match block {
            Block::Preamble(_) => anchor == "preamble",
            Block::Chapter(chapter) => anchor == chapter.id,
            Block::Annex(annex) => is_within(anchor, &annex.id, &annex.paragraphs),
            Block::Article(_) | Block::Testimonium(_) => false,
        })
}
