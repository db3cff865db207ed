//! Two texts on one page: in one text with what came and went, or side by side; and what the changes mean for the worker.
//!
//! Every row is written twice, as the earlier text has it and with all marks; style alone shows the one or both. Nothing
//! is told by colour alone: what came is underlined, what went is struck out, and both are said to those who listen.

use super::super::script::anchor;
use super::super::tree::{ChangeNote, Line, Mark, MarkKind, Move, Side, Standing};
use super::body::View;
use super::margin::say;
use super::sheet::words;
use super::writer::Writer;
use crate::diff::Worth;
use crate::text::Lang;

/// What the page of a redline needs beside the style of every page.
pub(super) const STYLE: &str = include_str!("../../../templates/html/redline.css");

/// Where the list of all changes stands.
const LIST: &str = "changes";

/// The effects in the order of the list: what a reader must not miss first.
const WORTHS: [Worth; 4] = [Worth::Weaker, Worth::Unclear, Worth::Stronger, Worth::Neutral];

impl<'v> View<'v> {
    /// A row of both texts: as the earlier one has it, then with all marks.
    pub(super) fn row_of_both(
        self,
        out: &mut Writer,
        names: [&'static str; 2],
        class: &str,
        standing: Standing,
        cell: impl Fn(&mut Writer, Lang),
    ) {
        let [row, tag] = names;
        let row = format!("{row} both {}", class_of(standing));
        out.block("div", &[("class", row.trim_end())], |out| {
            for &lang in self.langs {
                let attributes = [("class", self.cell("pair", lang)), ("lang", lang.code().to_owned()), ("dir", lang.dir().to_owned())];
                let attributes = attributes.each_ref().map(|(name, value)| (*name, value.as_str()));
                out.block("div", &attributes, |out| {
                    if standing.is_on(Side::Old) {
                        out.as_it_was(|out| out.block(tag, &[("class", &format!("was {class}"))], |out| cell(out, lang)));
                    } else {
                        out.block("div", &[("class", "was none")], |_| {});
                    }
                    let gone = if standing.is_on(Side::New) { "now" } else { "now gone" };
                    out.block(tag, &[("class", &format!("{gone} {class}"))], |out| cell(out, lang));
                });
            }
        });
    }

    /// What happened to a part as a whole, in words.
    pub(super) fn whole(self, out: &mut Writer, mark: Option<Mark>) {
        let Some(mark) = mark else { return };
        out.block("div", &[("class", "row whole-row")], |out| {
            for &lang in self.langs {
                let class = self.cell(&format!("whole {}", class_of(Standing::of(mark))), lang);
                out.block("p", &[("class", &class), ("lang", lang.code()), ("dir", lang.dir())], |out| self.happened(out, mark, lang));
            }
        });
    }

    /// What happened, and for what moved from where or to where.
    pub(super) fn happened(self, out: &mut Writer, mark: Mark, lang: Lang) {
        let moved = mark.pair.and_then(|pair| self.paper.redline.as_ref()?.moves.get(pair));
        let (key, other) = match (mark.kind, moved) {
            (MarkKind::MovedHere, Some(Move { from, from_id, .. })) => ("redline_moved_here", Some((from, from_id))),
            (MarkKind::MovedAway, Some(Move { to, to_id, .. })) => ("redline_moved_away", Some((to, to_id))),
            (kind, _) if kind.side() == Side::New => ("redline_added", None),
            _ => ("redline_removed", None),
        };
        let Some((name, id)) = other else { return words(out, &say(key, &[], lang), lang) };
        let text = say(key, &[("part", self.paper.flat_last(name, lang).as_str())], lang);
        out.element("a", &[("href", &format!("#{}", anchor(lang, id)))], |out| words(out, &text, lang));
    }

    /// The changes of a part beside it.
    pub(super) fn effects(self, out: &mut Writer, notes: &[&ChangeNote], label: impl Fn(Lang) -> String) {
        out.block("div", &[("class", "row remarks-row")], |out| {
            for &lang in self.langs {
                let (class, label) = (self.cell("remarks effects", lang), label(lang));
                let attributes = [
                    ("class", class.as_str()),
                    ("role", "group"),
                    ("aria-label", label.as_str()),
                    ("lang", lang.code()),
                    ("dir", lang.dir()),
                ];
                out.block("div", &attributes, |out| {
                    for note in notes {
                        out.block("div", &[("class", &format!("effect {}", note.worth.word()))], |out| {
                            out.block("p", &[("class", "what")], |out| {
                                badge(out, note.worth, lang);
                                self.said_in(out, &note.text, lang);
                            });
                            note.more.iter().for_each(|line| out.block("p", &[("class", "why")], |out| self.said_in(out, line, lang)));
                        });
                    }
                });
            }
        });
    }

    /// All changes, by their effect, each leading to its place.
    pub(super) fn changes(self, out: &mut Writer) {
        let Some(redline) = &self.paper.redline else { return };
        if redline.notes.is_empty() {
            return;
        }
        let class = if self.langs.len() > 1 { "changes row" } else { "changes" };
        out.block("div", &[("class", class)], |out| {
            for &lang in self.langs {
                let label = say("redline_changes", &[], lang);
                let (class, id) = (self.cell("", lang), anchor(lang, LIST));
                let attributes = [("class", class.as_str()), ("aria-labelledby", id.as_str()), ("lang", lang.code()), ("dir", lang.dir())];
                out.block("section", &attributes, |out| {
                    out.leaf("h2", &[("id", &id)], &label);
                    out.block("p", &[("class", "count")], |out| count(out, &redline.notes, lang));
                    out.block("ul", &[], |out| {
                        for note in WORTHS.iter().flat_map(|worth| redline.notes.iter().filter(|note| note.worth == *worth)) {
                            out.block("li", &[("class", &format!("effect {}", note.worth.word()))], |out| {
                                self.entry_of_note(out, note, lang)
                            });
                        }
                    });
                });
            }
        });
    }

    fn entry_of_note(self, out: &mut Writer, note: &ChangeNote, lang: Lang) {
        badge(out, note.worth, lang);
        match self.place_of(&note.anchor) {
            Some(id) => out.element("a", &[("href", &format!("#{}", anchor(lang, &id)))], |out| self.said_in(out, &note.text, lang)),
            None => self.said_in(out, &note.text, lang),
        }
    }

    /// The id under which the page shows what a note is about; nothing for the paper as a whole.
    fn place_of(self, wanted: &str) -> Option<String> {
        let was = format!("^{wanted}");
        let known = self.paper.parts();
        [wanted.to_owned(), was].into_iter().find(|id| known.contains(id.as_str()))
    }

    /// Whether a row moved by itself: one that moved with its article is spoken of there.
    pub(super) fn moves_alone(self, standing: Standing) -> bool {
        let moves = self.paper.redline.as_ref().map(|redline| &redline.moves);
        standing.moved().and_then(|mark| moves?.get(mark.pair?)).is_some_and(|one| one.alone)
    }

    fn said_in(self, out: &mut Writer, line: &Line, lang: Lang) {
        words(out, &self.paper.flat(line, lang), lang);
    }
}

/// The choice of how both texts are shown, and of the effects that are listed. Where style cannot obey, all is shown.
pub(super) fn choices(out: &mut Writer, notes: &[ChangeNote], lang: Lang) {
    let ways = [("way-inline", "redline_inline"), ("way-beside", "redline_beside")];
    let ways = ways.map(|(id, key)| (id.to_owned(), say(key, &[], lang), None));
    choice(out, "way", &say("redline_view", &[], lang), &ways);
    if notes.is_empty() {
        return;
    }
    let all = ("effect-all".to_owned(), say("redline_all", &[("count", &notes.len().to_string())], lang), None);
    let each = WORTHS.map(|worth| {
        let count = notes.iter().filter(|note| note.worth == worth).count();
        (format!("effect-{}", worth.word()), format!("{} ({count})", say(key_of(worth), &[], lang)), Some(worth))
    });
    let effects: Vec<_> = std::iter::once(all).chain(each).collect();
    choice(out, "effect", &say("redline_effects", &[], lang), &effects);
}

fn choice(out: &mut Writer, name: &'static str, legend: &str, all: &[(String, String, Option<Worth>)]) {
    out.block("fieldset", &[("class", "choices")], |out| {
        out.leaf("legend", &[], legend);
        for (at, (id, label, worth)) in all.iter().enumerate() {
            let checked = if at == 0 { "checked" } else { "" };
            out.void("input", &[("type", "radio"), ("name", name), ("id", id), ("checked", checked)]);
            out.element("label", &[("for", id)], |out| {
                if let Some(worth) = worth {
                    out.leaf("span", &[("class", "shape"), ("aria-hidden", "true")], shape(*worth));
                }
                out.text(label);
            });
        }
    });
}

/// How many changes there are, and of what effect.
fn count(out: &mut Writer, notes: &[ChangeNote], lang: Lang) {
    let of = |worth: Worth| notes.iter().filter(|note| note.worth == worth).count().to_string();
    let [weaker, unclear, stronger, neutral] = WORTHS.map(of);
    let all = notes.len().to_string();
    let values = [("all", all.as_str()), ("weaker", &weaker), ("unclear", &unclear), ("stronger", &stronger), ("neutral", &neutral)];
    words(out, &say("redline_count", &values, lang), lang);
}

/// The effect in words and as a shape.
fn badge(out: &mut Writer, worth: Worth, lang: Lang) {
    out.element("strong", &[("class", &format!("badge {}", worth.word()))], |out| {
        out.leaf("span", &[("class", "shape"), ("aria-hidden", "true")], shape(worth));
        out.text(&say(key_of(worth), &[], lang));
    });
    out.text(" ");
}

const fn shape(worth: Worth) -> &'static str {
    match worth {
        Worth::Weaker => "▼",
        Worth::Unclear => "◆",
        Worth::Stronger => "▲",
        Worth::Neutral => "●",
    }
}

const fn key_of(worth: Worth) -> &'static str {
    match worth {
        Worth::Weaker => "redline_weaker",
        Worth::Unclear => "redline_unclear",
        Worth::Stronger => "redline_stronger",
        Worth::Neutral => "redline_neutral",
    }
}

/// The class of what happened to a row.
pub(super) fn class_of(standing: Standing) -> &'static str {
    match standing.marks().next().map(|mark| mark.kind) {
        None => "",
        Some(MarkKind::Added) => "added",
        Some(MarkKind::Removed) => "removed",
        Some(MarkKind::MovedHere) => "moved-here",
        Some(MarkKind::MovedAway) => "moved-away",
    }
}
