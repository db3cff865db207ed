//! The report for a terminal.

use std::fmt::Write;

use super::super::{Note, Proposal, Reading};
use super::{Desk, Returned, View, marked, what};
use crate::diff::{Edit, Worth};
use crate::render::script::visible;
use crate::text::Lang;
use crate::wording::words::fill;

/// What a returned file proposes, for a terminal.
#[must_use]
pub fn text(desk: &Desk<'_>, returned: &Returned, lang: Lang, colour: bool) -> String {
    let view = View::new(desk, returned, lang);
    let mut out = String::new();
    let painter = Painter { colour };
    let _ = writeln!(out, "{}\n{}", painter.strong(&view.title()), view.head());
    if returned.is_empty() {
        let _ = writeln!(out, "{}", view.say("returned_nothing"));
    } else {
        let _ = writeln!(out, "{}", view.effects());
    }
    let remarks = view.remarks();
    if !remarks.is_empty() {
        let _ = writeln!(out, "\n{}", painter.strong(&view.say("returned_remarks")));
    }
    for (home, proposals) in view.by_home() {
        let _ = writeln!(out, "\n{}", painter.strong(&view.home(home)));
        proposals.iter().for_each(|proposal| one(&view, painter, proposal, &mut out));
        let notes = returned.notes.iter().filter(|note| note.home == *home && !note.part.is_empty());
        notes.for_each(|note| comment(&view, note, &mut out));
    }
    rest(&view, painter, &mut out);
    out
}

/// Comments on articles without a proposal, then what found no place.
fn rest(view: &View<'_, '_>, painter: Painter, out: &mut String) {
    let told: Vec<_> = view.by_home().into_iter().map(|(home, _)| home).collect();
    let others: Vec<&Note> = view.returned.notes.iter().filter(|note| note.part.is_empty() || !told.contains(&&note.home)).collect();
    if !others.is_empty() {
        let _ = writeln!(out, "\n{}", painter.strong(&view.say("returned_comments")));
        for note in others {
            let _ = writeln!(out, "  {}", view.home(&note.home));
            comment(view, note, out);
        }
    }
    let mut strays = view.strays().peekable();
    if strays.peek().is_some() {
        let _ = writeln!(out, "\n{}", painter.strong(&view.say("returned_stray")));
        strays.for_each(|proposal| one(view, painter, proposal, out));
    }
}

fn one(view: &View<'_, '_>, painter: Painter, proposal: &Proposal, out: &mut String) {
    let mut head = vec![proposal.label.clone(), proposal.lang.code().to_owned(), what(view.words, proposal), view.who(&proposal.who)];
    if !proposal.tracked {
        head.push(view.say("returned_untracked").to_uppercase());
    }
    head.retain(|words| !words.is_empty());
    let _ = writeln!(out, "  {}", visible(&head.join(" · ")));
    let words = marked(&proposal.edits, |edit, words| match edit {
        Edit::Same(_) => words,
        Edit::Out(_) => painter.out(&words),
        Edit::In(_) => painter.came(&words),
    });
    if !words.is_empty() {
        let _ = writeln!(out, "    {words}");
    }
    if let Reading::Values(terms) = &proposal.reading {
        for term in terms {
            let value = format!("{}: {} → {}", view.key(term), term.old, term.new.as_deref().unwrap_or("–"));
            let _ = writeln!(out, "    {} · {}", visible(&value), painter.effect(term.worth, &view.effect(term.worth)));
        }
    }
}

fn comment(view: &View<'_, '_>, note: &Note, out: &mut String) {
    let said = if note.words.is_empty() {
        note.text.clone()
    } else {
        fill(view.words.interface("returned_comment_on"), &[("words", &note.words), ("text", &note.text)])
    };
    let answer = note.answers.as_ref().map(|author| fill(view.words.interface("returned_answer"), &[("author", author)]));
    let head: Vec<String> = [Some(view.who(std::slice::from_ref(&note.who))), answer].into_iter().flatten().collect();
    let _ = writeln!(out, "  # {}: {}", visible(&head.join(", ")), visible(&said));
}

/// Colours, or signs in their place.
#[derive(Clone, Copy)]
struct Painter {
    colour: bool,
}

impl Painter {
    fn paint(self, code: &str, words: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
    }

    fn strong(self, words: &str) -> String {
        self.paint("1", words)
    }

    fn out(self, words: &str) -> String {
        self.paint("31", &format!("[-{words}-]"))
    }

    fn came(self, words: &str) -> String {
        self.paint("32", &format!("{{+{words}+}}"))
    }

    fn effect(self, worth: Worth, words: &str) -> String {
        match worth {
            Worth::Weaker => self.paint("1;31", words),
            Worth::Stronger => self.paint("32", words),
            Worth::Unclear => self.paint("33", words),
            Worth::Neutral => words.to_owned(),
        }
    }
}
