//! Changes as a comment on a pull request: what protects less first, the rest folded away.

use std::fmt::Write as _;

use super::group::Told;
use super::preface::counts_in;
use super::prose::excerpt;
use super::renumbered::renumbered;
use super::text::sign;
use super::voice::Voice;
use super::{Round, Show};
use crate::diff::{ChangeKind, Edit, Worth};
use crate::render::findings::{code, prose};
use crate::render::markdown::escape::escape;
use crate::text::Lang;
use crate::wording::words::{Words, fill};

/// A comment has a greatest length; the other formats have all changes.
const MOST: usize = 60;

/// Everything that was compared as one page.
#[must_use]
pub fn markdown(round: &Round<'_>, show: &Show) -> String {
    let words = Words::embedded(show.lang);
    let mut out = format!("## {}\n\n", words.interface("diff_md_title"));
    for compared in &round.pairs {
        let page = Page { voice: Voice::new(compared, show.lang), show, out: &mut out };
        page.pair();
    }
    for (key, files) in [("diff_added_file", &round.added), ("diff_removed_file", &round.removed)] {
        for (file, agreement) in files {
            let _ = writeln!(out, "- {}", fill(words.interface(key), &[("file", &code(file)), ("agreement", &code(agreement))]));
        }
    }
    if !round.differs() {
        let _ = writeln!(out, "{}", words.interface("diff_md_none"));
    } else if round.pairs.len() > 1 {
        let counts = counts_in(words.interface("diff_counts"), round.counts());
        let _ = writeln!(out, "\n{}", fill(words.interface("diff_total"), &[("counts", &counts)]));
    }
    let _ = writeln!(out, "\n---\n\n{}", words.interface("diff_md_end"));
    match show.lang {
        Lang::Ar => format!("<div dir=\"rtl\" lang=\"ar\">\n\n{out}\n</div>\n"),
        Lang::En | Lang::Fr => out,
    }
}

struct Page<'p, 'a> {
    voice: Voice<'p, 'a>,
    show: &'p Show,
    out: &'p mut String,
}

impl<'p> Page<'p, '_> {
    fn pair(mut self) {
        let compared = self.voice.of;
        if !compared.differs() && compared.unread.is_empty() {
            return;
        }
        let files = [("old", code(compared.file(compared.old))), ("new", code(compared.file(compared.new)))];
        let files = self.voice.fill("diff_files", &files.each_ref().map(|(name, file)| (*name, file.as_str())));
        let _ = writeln!(self.out, "### {files}\n");
        for line in self.voice.preface() {
            let _ = writeln!(self.out, "{}\n", prose(&line));
        }
        if self.show.summary {
            return;
        }
        let lost: Vec<Told<'_>> = self.of(Worth::Weaker).chain(self.of(Worth::Unclear)).collect();
        self.table(&lost);
        let gained: Vec<Told<'_>> = self.of(Worth::Stronger).collect();
        self.folded("diff_md_stronger", gained.len(), |page| page.table(&gained));
        let renumbered = if self.show.shows(Worth::Neutral) { renumbered(&self.voice) } else { Vec::new() };
        let neutral: Vec<Told<'_>> = self.of(Worth::Neutral).collect();
        self.folded("diff_md_neutral", neutral.len() + renumbered.len(), |page| {
            page.table(&neutral);
            page.list(&renumbered);
        });
        let rules: Vec<_> =
            compared.comparison.rules.iter().filter(|rule| rule.worth != Worth::Neutral && self.show.shows(rule.worth)).collect();
        let rules: Vec<String> = rules
            .into_iter()
            .map(|rule| {
                format!("{} {}: {}", sign(rule.worth), self.voice.worth(rule.worth), self.voice.outcome(rule.rule, rule.before, rule.after))
            })
            .collect();
        self.section("diff_rules_head", &rules);
        let unread = self.voice.unread();
        self.section("diff_unread_head", &unread);
    }

    /// The changes of an effect, when it is to be shown; those that only have another number are told in one line elsewhere.
    fn of(&self, worth: Worth) -> impl Iterator<Item = Told<'p>> + use<'p, '_> {
        let shown = self.show.shows(worth);
        let told = self.voice.of.changes();
        told.filter(move |(change, _)| shown && change.worth == worth && change.kind != ChangeKind::Renumbered)
    }

    fn table(&mut self, changes: &[Told<'_>]) {
        if changes.is_empty() {
            return;
        }
        let heads = ["diff_md_effect", "diff_md_place", "diff_md_change", "diff_md_why"].map(|key| self.voice.say(key).to_owned());
        let _ = writeln!(self.out, "| {} |\n|---|---|---|---|", heads.join(" | "));
        for (change, accepted) in changes.iter().take(MOST) {
            let place = cell(&self.voice.place(&self.voice.of.place(change)));
            let mut what = vec![cell(&self.voice.headline(change))];
            what.extend(change.words.iter().filter(|(lang, _)| self.show.shows_prose(*lang)).map(|(lang, edits)| edited(lang, edits)));
            let why: Vec<String> = self.voice.more(change, *accepted).iter().map(|line| cell(line)).collect();
            let worth = format!("{} {}", sign(change.worth), self.voice.worth(change.worth));
            let _ = writeln!(self.out, "| {} | {place} | {} | {} |", cell(&worth), what.join("<br>"), why.join("<br>"));
        }
        self.out.push('\n');
        if let Some(more) = changes.len().checked_sub(MOST).filter(|more| *more > 0) {
            let _ = writeln!(self.out, "{}\n", self.voice.fill("diff_md_cut", &[("count", &more.to_string())]));
        }
    }

    fn folded(&mut self, key: &str, count: usize, inside: impl FnOnce(&mut Self)) {
        if count > 0 {
            let head = self.voice.fill(key, &[("count", &count.to_string())]);
            let _ = writeln!(self.out, "<details>\n<summary>{}</summary>\n", escape(&head));
            inside(self);
            let _ = writeln!(self.out, "</details>\n");
        }
    }

    fn section(&mut self, key: &str, lines: &[String]) {
        if !lines.is_empty() {
            let _ = writeln!(self.out, "#### {}\n", self.voice.say(key));
            self.list(lines);
        }
    }

    fn list(&mut self, lines: &[String]) {
        for line in lines.iter().take(MOST) {
            let _ = writeln!(self.out, "- {}", prose(line));
        }
        if let Some(more) = lines.len().checked_sub(MOST).filter(|more| *more > 0) {
            let _ = writeln!(self.out, "- {}", self.voice.fill("diff_md_cut", &[("count", &more.to_string())]));
        }
        if !lines.is_empty() {
            self.out.push('\n');
        }
    }
}

/// A sentence inside a table, where a bar inside code would end the cell.
fn cell(text: &str) -> String {
    let said = prose(text);
    if !said.contains('`') {
        return said;
    }
    let bars = said.replace("\\|", "|");
    bars.replace('|', "\\|")
}

/// Words that came and went, in the direction of their language.
fn edited(lang: Lang, edits: &[Edit]) -> String {
    let mut line = String::new();
    for edit in excerpt(edits) {
        match edit {
            Edit::Same(text) => line.push_str(&escape(&text)),
            Edit::Out(text) => line.push_str(&format!("<del>{}</del>", escape(&text))),
            Edit::In(text) => line.push_str(&format!("<ins>{}</ins>", escape(&text))),
        }
    }
    format!("<span dir=\"{}\" lang=\"{}\">{}</span>", lang.dir(), lang.code(), line.trim())
}
