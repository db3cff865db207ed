//! What a returned file proposes, for readers: for a terminal, for a pull request, for programs.

mod json;
mod markdown;
mod text;

pub use json::{SCHEMA, json};
pub use markdown::markdown;
pub use text::text;

use super::{Desk, Proposal, Reading, Returned, Signed, Term, What};
use crate::diff::{Edit, Home, Worth};
use crate::render::script::visible;
use crate::text::Lang;
use crate::wording::words::{Words, fill};

/// Words kept of what stayed, on either side of what changed.
const CONTEXT: usize = 6;

/// A reader of one language over one file.
struct View<'v, 'a> {
    desk: &'v Desk<'a>,
    returned: &'v Returned,
    lang: Lang,
    words: &'static Words,
}

impl<'v, 'a> View<'v, 'a> {
    fn new(desk: &'v Desk<'a>, returned: &'v Returned, lang: Lang) -> Self {
        Self { desk, returned, lang, words: Words::embedded(lang) }
    }

    fn say(&self, key: &str) -> String {
        self.words.interface(key).to_owned()
    }

    fn title(&self) -> String {
        visible(&fill(self.words.interface("returned_title"), &[("agreement", &self.returned.agreement)])).into_owned()
    }

    /// How many there are of everything.
    fn head(&self) -> String {
        let count = |wanted: fn(&Proposal) -> bool| self.returned.proposals.iter().filter(|one| wanted(one)).count().to_string();
        let langs: Vec<&str> = self.returned.langs.iter().map(|lang| lang.code()).collect();
        let values = [
            ("langs", langs.join(", ")),
            ("proposals", count(|one| !one.stray())),
            ("untracked", count(|one| !one.tracked)),
            ("stray", count(Proposal::stray)),
            ("comments", self.returned.notes.len().to_string()),
            ("looks", self.returned.looks.to_string()),
        ];
        let values = values.each_ref().map(|(slot, value)| (*slot, value.as_str()));
        fill(self.words.interface("returned_head"), &values)
    }

    /// How many typed values are weaker, stronger and so on.
    fn effects(&self) -> String {
        let values = [Worth::Weaker, Worth::Unclear, Worth::Stronger, Worth::Neutral]
            .map(|worth| (worth.word(), count(self.returned, worth).to_string()));
        let values = values.each_ref().map(|(slot, value)| (*slot, value.as_str()));
        fill(self.words.interface("returned_effects"), &values)
    }

    fn remarks(&self) -> Vec<String> {
        let said = |remark: &super::Remark| {
            let values: Vec<(&str, &str)> = remark.values.iter().map(|(slot, value)| (*slot, value.as_str())).collect();
            visible(&fill(self.words.interface(remark.key), &values)).into_owned()
        };
        self.returned.remarks.iter().map(said).collect()
    }

    /// Proposals that have a place, by article, in the order of the paper.
    fn by_home(&self) -> Vec<(&'v Home, Vec<&'v Proposal>)> {
        let mut out: Vec<(&Home, Vec<&Proposal>)> = Vec::new();
        for proposal in self.returned.proposals.iter().filter(|proposal| !proposal.stray()) {
            match out.last_mut() {
                Some((home, all)) if **home == proposal.home => all.push(proposal),
                _ => out.push((&proposal.home, vec![proposal])),
            }
        }
        out
    }

    fn strays(&self) -> impl Iterator<Item = &'v Proposal> {
        self.returned.proposals.iter().filter(|proposal| proposal.stray())
    }

    /// "Article 9 – Fair recruitment (fair-recruitment)".
    fn home(&self, home: &Home) -> String {
        let part = match home {
            Home::Header => return self.say("returned_frame"),
            Home::Preamble => return self.say("returned_preamble"),
            Home::Chapter(id, _) => format!(":chapter:{id}"),
            Home::Article(id, _) | Home::Annex(id, _) => format!("{id}:heading"),
        };
        let Some(site) = self.desk.sites.get(&part) else { return home.id().to_owned() };
        let lines = [&site.label, &site.text].map(|line| self.desk.paper.flat(line, self.lang));
        let said: Vec<&str> = lines.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        visible(&format!("{} ({})", said.join(" – "), home.id())).into_owned()
    }

    fn effect(&self, worth: Worth) -> String {
        self.say(&format!("returned_effect_{}", worth.word()))
    }

    /// "leave.annual".
    fn key(&self, term: &Term) -> String {
        let Some(kind) = self.desk.sent.vocabulary.kind(term.kind) else { return String::new() };
        let field = kind.field(term.field, term.in_row).map_or("", |field| field.def.name.first(self.lang));
        format!("{}.{field}", kind.def.name.first(self.lang))
    }

    /// "Ministry, 2026-11-20"; several authors after each other.
    fn who(&self, who: &[Signed]) -> String {
        let one = |signed: &Signed| {
            let all = [signed.author.as_str(), signed.date.as_str()];
            all.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
        };
        let who: Vec<String> = who.iter().map(one).filter(|words| !words.is_empty()).collect();
        if who.is_empty() { self.say("returned_unknown_author") } else { visible(&who.join("; ")).into_owned() }
    }
}

/// How many typed values have an effect.
fn count(returned: &Returned, worth: Worth) -> usize {
    let terms = returned.proposals.iter().flat_map(|proposal| match &proposal.reading {
        Reading::Values(terms) => terms.as_slice(),
        _ => &[],
    });
    terms.filter(|term| term.worth == worth).count()
}

/// What stayed, cut to the words next to what changed.
fn context(words: &str, first: bool, last: bool) -> String {
    let all: Vec<&str> = words.split_inclusive(char::is_whitespace).collect();
    if all.len() <= CONTEXT * 2 {
        return words.to_owned();
    }
    let head: String = all.iter().take(CONTEXT).copied().collect();
    let tail: String = all.iter().skip(all.len().saturating_sub(CONTEXT)).copied().collect();
    match (first, last) {
        (true, true) => words.to_owned(),
        (true, false) => format!("… {tail}"),
        (false, true) => format!("{head}…"),
        (false, false) => format!("{head}… {tail}"),
    }
}

/// The words that came and went, each marked, with a little of what stayed.
fn marked(edits: &[Edit], mark: impl Fn(&Edit, String) -> String) -> String {
    let last = edits.len().saturating_sub(1);
    let one = |(at, edit): (usize, &Edit)| {
        let words = match edit {
            Edit::Same(words) => context(words, at == 0, at == last),
            Edit::Out(words) | Edit::In(words) => words.clone(),
        };
        // Spaces stay outside the marks, so that a marked word can be read.
        let bare = visible(words.trim()).into_owned();
        let (before, after) =
            (if words.starts_with(char::is_whitespace) { " " } else { "" }, if words.ends_with(char::is_whitespace) { " " } else { "" });
        if bare.is_empty() { before.to_owned() } else { format!("{before}{}{after}", mark(edit, bare)) }
    };
    edits.iter().enumerate().map(one).collect::<String>().trim().to_owned()
}

/// What happened to a part: "changed", "to go", "new article".
pub(super) fn what(interface: &Words, proposal: &Proposal) -> String {
    let key = match (&proposal.reading, proposal.what) {
        (Reading::Nothing(reason), _) => reason,
        (Reading::Reworded, What::Changed) => "returned_reworded",
        (Reading::Disagrees { .. }, _) => "returned_disagrees",
        (Reading::Row(_), _) => "returned_row",
        (Reading::Article, _) => "returned_article_goes",
        (Reading::Paragraph { title, .. }, _) if !title.is_empty() => "returned_article_new",
        (_, What::Changed) => "returned_changed",
        (_, What::Added) => "returned_added",
        (_, What::Removed) => "returned_removed",
        (_, What::Moved) => "returned_moved",
    };
    let (figure, words) = match &proposal.reading {
        Reading::Disagrees { figure, words } => (figure.as_str(), words.as_str()),
        _ => ("", ""),
    };
    let after = if let Reading::After(part) = &proposal.reading { part.as_str() } else { "" };
    fill(interface.interface(key), &[("figure", figure), ("words", words), ("after", after)])
}
