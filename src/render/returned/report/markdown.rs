//! The report as Markdown, for a pull request or a note.

use std::fmt::Write;

use super::super::{Proposal, Reading};
use super::{Desk, Returned, View, marked, what};
use crate::diff::Edit;
use crate::render::markdown::escape::escape;
use crate::text::Lang;

/// What a returned file proposes, as Markdown.
#[must_use]
pub fn markdown(desk: &Desk<'_>, returned: &Returned, lang: Lang) -> String {
    let view = View::new(desk, returned, lang);
    let mut out = String::new();
    let close = if lang == Lang::Ar { "\n</div>\n" } else { "" };
    if lang == Lang::Ar {
        out.push_str("<div dir=\"rtl\" lang=\"ar\">\n\n");
    }
    let _ = write!(out, "# {}\n\n{}\n", escape(&view.title()), escape(&view.head()));
    let _ = write!(out, "\n{}\n", escape(&if returned.is_empty() { view.say("returned_nothing") } else { view.effects() }));
    let remarks = view.remarks();
    if !remarks.is_empty() {
        let _ = write!(out, "\n## {}\n\n", escape(&view.say("returned_remarks")));
        out.extend(remarks.iter().map(|remark| format!("- {}\n", escape(remark))));
    }
    let homes = view.by_home();
    if !homes.is_empty() {
        let _ = writeln!(out, "\n## {}", escape(&view.say("returned_table")));
    }
    for (home, proposals) in homes {
        let _ = write!(out, "\n### {}\n\n", escape(&view.home(home)));
        table(&view, &proposals, &mut out);
    }
    comments(&view, &mut out);
    let strays: Vec<&Proposal> = view.strays().collect();
    if !strays.is_empty() {
        let _ = write!(out, "\n## {}\n\n", escape(&view.say("returned_stray")));
        table(&view, &strays, &mut out);
    }
    out + close
}

fn table(view: &View<'_, '_>, proposals: &[&Proposal], out: &mut String) {
    let heads = ["returned_what", "returned_language", "returned_words", "returned_value", "returned_effect", "returned_author"];
    let heads: Vec<String> = heads.iter().map(|key| escape(&view.say(key))).collect();
    let _ = writeln!(out, "| {} |\n|---|---|---|---|---|---|", heads.join(" | "));
    for proposal in proposals {
        let mut head = vec![proposal.label.clone(), what(view.words, proposal)];
        head.retain(|words| !words.is_empty());
        let words = marked(&proposal.edits, |edit, words| match edit {
            Edit::Same(_) => cell(&words),
            Edit::Out(_) => format!("<del>{}</del>", cell(&words)),
            Edit::In(_) => format!("<ins>{}</ins>", cell(&words)),
        });
        let terms = if let Reading::Values(terms) = &proposal.reading { terms.as_slice() } else { &[] };
        let values: Vec<String> = terms
            .iter()
            .map(|term| format!("{}: {} → {}", cell(&view.key(term)), cell(&term.old), cell(term.new.as_deref().unwrap_or("–"))))
            .collect();
        let effects: Vec<String> = terms.iter().map(|term| cell(&view.effect(term.worth))).collect();
        let mut who = view.who(&proposal.who);
        if !proposal.tracked {
            who = format!("{who}; {}", view.say("returned_untracked"));
        }
        let words = format!("<span dir=\"{}\" lang=\"{}\">{words}</span>", proposal.lang.dir(), proposal.lang.code());
        let cells = [cell(&head.join(" ")), proposal.lang.code().to_owned(), words, values.join("<br>"), effects.join("<br>"), cell(&who)];
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn comments(view: &View<'_, '_>, out: &mut String) {
    if view.returned.notes.is_empty() {
        return;
    }
    let _ = write!(out, "\n## {}\n\n", escape(&view.say("returned_comments")));
    for note in &view.returned.notes {
        let words = if note.words.is_empty() { String::new() } else { format!(" <q>{}</q>", cell(&note.words)) };
        let who = view.who(std::slice::from_ref(&note.who));
        let _ = writeln!(out, "- {} – {}{words}: {}", cell(&view.home(&note.home)), cell(&who), cell(&note.text));
    }
}

/// Words that cannot leave their cell.
fn cell(words: &str) -> String {
    escape(words)
}
