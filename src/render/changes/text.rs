//! Changes for a terminal: by article, the effect as a sign and a word, prose as words that came and went.

use std::fmt::Write as _;

use super::group::{Group, Told, groups};
use super::preface::{counts_in, spot};
use super::prose::excerpt;
use super::renumbered::renumbered;
use super::voice::Voice;
use super::{Round, Show};
use crate::diff::{Edit, Side, Worth};
use crate::model::Project;
use crate::render::script::visible;
use crate::text::Lang;
use crate::wording::words::{Words, fill};

/// Everything that was compared, an empty line after each article.
#[must_use]
pub fn text(round: &Round<'_>, show: &Show) -> String {
    let mut out = String::new();
    for compared in &round.pairs {
        let page = Page { voice: Voice::new(compared, show.lang), show, out: &mut out };
        page.pair();
    }
    files(round, show, &mut out);
    out
}

/// Files that only one side has, and the sum of all.
fn files(round: &Round<'_>, show: &Show, out: &mut String) {
    let words = Words::embedded(show.lang);
    for (key, files) in [("diff_added_file", &round.added), ("diff_removed_file", &round.removed)] {
        for (file, agreement) in files {
            let line = fill(words.interface(key), &[("file", &visible(file)), ("agreement", &visible(agreement))]);
            let _ = writeln!(out, "{line}");
        }
    }
    if round.pairs.len() > 1 {
        let counts = counts_in(words.interface("diff_counts"), round.counts());
        let _ = writeln!(out, "{}", fill(words.interface("diff_total"), &[("counts", &counts)]));
    }
}

/// The sign of an effect, for those who see no colours.
pub(super) const fn sign(worth: Worth) -> char {
    match worth {
        Worth::Weaker => '▼',
        Worth::Unclear => '?',
        Worth::Stronger => '▲',
        Worth::Neutral => '·',
    }
}

/// How terminals colour an effect.
const fn colour(worth: Worth) -> &'static str {
    match worth {
        Worth::Weaker => "\u{1b}[31m",
        Worth::Unclear => "\u{1b}[33m",
        Worth::Stronger => "\u{1b}[32m",
        Worth::Neutral => "\u{1b}[2m",
    }
}

/// Nobody reads more passages that could not be read in one sitting; JSON has them all.
const MOST_UNREAD: usize = 60;

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

struct Page<'p, 'a> {
    voice: Voice<'p, 'a>,
    show: &'p Show,
    out: &'p mut String,
}

impl<'p> Page<'p, '_> {
    fn pair(mut self) {
        let compared = self.voice.of;
        if !compared.differs() && compared.unread.is_empty() {
            let files = [("old", compared.file(compared.old)), ("new", compared.file(compared.new))];
            let same = self.voice.fill("diff_same", &files);
            self.line(0, &same);
            return;
        }
        self.head();
        let groups = groups(compared, |change| self.show.shows(change.worth));
        for group in &groups {
            if self.show.summary { self.summed(group) } else { self.group(group) }
        }
        if self.show.summary && !groups.is_empty() {
            self.out.push('\n');
        }
        if !self.show.summary {
            self.renumbered();
            self.rules();
        }
        self.unread();
        self.hidden();
    }

    /// A line of words, controls made visible.
    fn line(&mut self, indent: usize, words: &str) {
        let _ = writeln!(self.out, "{:indent$}{}", "", visible(words));
    }

    fn painted(&self, style: &str, words: &str) -> String {
        let words = visible(words);
        if self.show.colour { format!("{style}{words}{PLAIN}") } else { words.into_owned() }
    }

    fn title(&mut self, words: &str) {
        let title = self.painted(BOLD, words);
        let _ = writeln!(self.out, "{title}");
    }

    /// What was compared, and the counts.
    fn head(&mut self) {
        let compared = self.voice.of;
        let files = [("old", compared.file(compared.old)), ("new", compared.file(compared.new))];
        let files = self.voice.fill("diff_files", &files);
        self.title(&files);
        let stamps = [("old", self.voice.stamp(true)), ("new", self.voice.stamp(false))];
        let stamps = self.voice.fill("diff_files", &stamps.each_ref().map(|(name, stamp)| (*name, stamp.as_str())));
        self.line(0, &stamps);
        for line in self.voice.preface() {
            self.line(0, &line);
        }
        self.out.push('\n');
    }

    /// The counts of an article, for a reader in a hurry.
    fn summed(&mut self, group: &Group<'_>) {
        let place = self.voice.place(&group.place);
        let counts = counts_in(self.voice.say("diff_counts_short"), group.counts);
        let line = self.voice.fill("change_head", &[("what", &place), ("how", &counts)]);
        self.line(0, &line);
    }

    fn group(&mut self, group: &Group<'_>) {
        let place = self.voice.place(&group.place);
        self.title(&place);
        group.changes.iter().for_each(|told| self.change(*told));
        self.out.push('\n');
    }

    fn change(&mut self, (change, accepted): Told<'_>) {
        let worth = format!("{} {}", sign(change.worth), self.voice.worth(change.worth));
        let worth = self.painted(colour(change.worth), &worth);
        let headline = visible(&self.voice.headline(change)).into_owned();
        let _ = writeln!(self.out, "  {worth}  {headline}");
        let places = [(&change.old, self.voice.of.old), (&change.new, self.voice.of.new)];
        let places: Vec<String> = places.into_iter().filter_map(|(side, project)| Some(place(side.as_ref()?, project))).collect();
        self.line(6, &places.join(" → "));
        for reason in self.voice.more(change, accepted) {
            self.line(6, &format!("= {reason}"));
        }
        for (lang, edits) in change.words.iter().filter(|(lang, _)| self.show.shows_prose(*lang)) {
            self.prose(lang, edits);
        }
    }

    fn prose(&mut self, lang: Lang, edits: &[Edit]) {
        let mut line = String::new();
        for edit in excerpt(edits) {
            match edit {
                Edit::Same(text) => line.push_str(&text),
                Edit::Out(text) => line.push_str(&self.marked(Worth::Weaker, ["[-", "-]"], &text)),
                Edit::In(text) => line.push_str(&self.marked(Worth::Stronger, ["{+", "+}"], &text)),
            }
        }
        let _ = writeln!(self.out, "      {}: {}", lang.code(), line.trim());
    }

    /// Words that came or went; the space around them stays outside the marks.
    fn marked(&self, worth: Worth, [open, close]: [&str; 2], text: &str) -> String {
        let inside = text.trim();
        let (before, after) = text.split_once(inside).unwrap_or(("", ""));
        let words = format!("{open}{inside}{close}");
        let words = if self.show.colour { format!("{}{words}{PLAIN}", colour(worth)) } else { words };
        format!("{before}{words}{after}")
    }

    fn renumbered(&mut self) {
        let lines = if self.show.shows(Worth::Neutral) { renumbered(&self.voice) } else { Vec::new() };
        self.section("diff_renumbered_head", &lines);
    }

    fn rules(&mut self) {
        // Rules that began or ceased to apply without effect are for programs.
        let rules = self.voice.of.comparison.rules.iter().filter(|rule| rule.worth != Worth::Neutral && self.show.shows(rule.worth));
        let lines = rules.map(|rule| {
            let outcome = self.voice.outcome(rule.rule, rule.before, rule.after);
            format!("{} {}  {outcome}", sign(rule.worth), self.voice.worth(rule.worth))
        });
        let lines: Vec<String> = lines.collect();
        self.section("diff_rules_head", &lines);
    }

    fn unread(&mut self) {
        let mut lines = self.voice.unread();
        if let Some(more) = lines.len().checked_sub(MOST_UNREAD).filter(|more| *more > 0) {
            lines.truncate(MOST_UNREAD);
            lines.push(self.voice.fill("more_hidden", &[("count", &more.to_string())]));
        }
        self.section("diff_unread_head", &lines);
    }

    fn section(&mut self, key: &str, lines: &[String]) {
        if !lines.is_empty() {
            let head = self.voice.say(key).to_owned();
            self.title(&head);
            lines.iter().for_each(|line| self.line(2, line));
            self.out.push('\n');
        }
    }

    /// What a filter leaves out is counted.
    fn hidden(&mut self) {
        let changes = &self.voice.of.comparison.changes;
        let hidden = changes.iter().filter(|change| !self.show.shows(change.worth)).count();
        if hidden > 0 {
            let line = self.voice.fill("diff_hidden", &[("count", &hidden.to_string())]);
            self.line(0, &line);
        }
    }
}

/// `file:line:column` of a side.
fn place(side: &Side, project: &Project) -> String {
    spot(side.spot.mark, project)
}
