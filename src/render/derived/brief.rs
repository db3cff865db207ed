//! The brief for a minister: one page on what a round of negotiation changed. What workers lose stands first; what does not
//! fit is counted.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{self, Takes};
use super::voices::Voices;
use super::words::{Texts, Words, text};
use crate::diff::{Change, ChangeKind, Ground, Home, Worth};
use crate::model::{ArticleItem, Text, Wording};
use crate::render::changes::{Acceptance, Compared, Place, Voice};
use crate::render::tree::{Article, Block, Line, Paper, Paragraph};
use crate::text::{Lang, LangMap};
use crate::wording::lists::{AndOr, join};
use crate::wording::words::fill;

/// Fills the frame of the paper.
pub(super) fn paper(voices: &Voices<'_>, compared: &Compared<'_>, frame: Paper) -> Paper {
    let brief = Brief { voices, compared, spoken: LangMap::of(|lang| Some(Voice::new(compared, lang))) };
    let title = brief.own("title", |_| Vec::new());
    let dates = brief.own("compared", |voice| {
        let of = |name, old| [(format!("{name}_date"), voice.date(old)), (format!("{name}_stage"), voice.stage(old))];
        of("old", true).into_iter().chain(of("new", false)).collect()
    });
    let blocks = brief.sections().into_iter().zip(1..).map(|(mut section, number)| {
        section.number = number;
        Block::Article(section)
    });
    Paper { running: title.clone(), title, subtitle: vec![frame.title, dates], blocks: blocks.collect(), ..frame }
}

struct Brief<'b, 'a> {
    voices: &'b Voices<'a>,
    compared: &'b Compared<'a>,
    spoken: LangMap<Voice<'b, 'a>>,
}

/// A line of the page, and how many things it tells.
struct Entry {
    line: Line,
    count: usize,
}

/// A change with what accepts it.
type Told<'t> = (&'t Change, Option<&'t Acceptance>);

/// What fills the slots of a sentence.
type Slots = Vec<(String, String)>;

fn slot(name: &str, value: impl ToString) -> (String, String) {
    (name.to_owned(), value.to_string())
}

impl Brief<'_, '_> {
    /// A sentence of the brief, its slots filled in each language.
    fn own(&self, key: &str, slots: impl Fn(&Voice<'_, '_>) -> Slots) -> Line {
        self.say(|voice, frame| {
            let slots = slots(voice);
            let slots: Vec<(&str, &str)> = slots.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            fill(text(frame, key), &slots)
        })
    }

    fn say(&self, said: impl Fn(&Voice<'_, '_>, &'static Texts) -> String) -> Line {
        self.voices.words(|speaker, words| self.spoken.get(speaker.lang).map(|voice| said(voice, &words.brief.frame)).unwrap_or_default())
    }

    fn sections(&self) -> Vec<Article> {
        let outline = outline::brief();
        let head = self.head();
        let all: Vec<Vec<Entry>> = outline.section.iter().map(|section| self.lines(section.takes)).collect();
        let spent: usize = head.iter().map(|line| self.height(line)).sum();
        let kept = self.kept(&all, outline.lines.saturating_sub(spent));
        let mut sections = vec![section("round", head)];
        for ((outline, entries), kept) in outline.section.iter().zip(all).zip(kept) {
            let hidden: usize = entries.iter().skip(kept).map(|entry| entry.count).sum();
            let mut shown: Vec<Line> = entries.into_iter().take(kept).map(|entry| entry.line).collect();
            if hidden > 0 {
                shown.push(self.own("more", |_| vec![slot("count", hidden)]));
            }
            if shown.is_empty() {
                shown.push(self.own("none", |_| Vec::new()));
            }
            sections.push(section(&outline.id, shown));
        }
        sections
    }

    /// The counts, and what must be known before anything else.
    fn head(&self) -> Vec<Line> {
        let counts = self.compared.counts();
        let remarks = self.spoken.iter().map(|(_, voice)| voice.remarks(false).len()).max().unwrap_or(0);
        let mut all: Vec<Line> =
            (0..remarks.min(MOST_REMARKS)).map(|at| self.say(|voice, _| sentence(voice.remarks(false).get(at)))).collect();
        let slots = |_: &Voice<'_, '_>| {
            let worths =
                [Worth::Weaker, Worth::Unclear, Worth::Stronger, Worth::Neutral].map(|worth| slot(worth.word(), counts.get(worth)));
            worths.into_iter().chain([slot("all", counts.changes)]).collect()
        };
        all.push(self.own("counts", slots));
        if counts.accepted > 0 {
            all.push(self.own("accepted", |_| vec![slot("count", counts.accepted)]));
        }
        if counts.rules_lost + counts.rules_gained > 0 {
            all.push(self.own("rules", |_| vec![slot("lost", counts.rules_lost), slot("gained", counts.rules_gained)]));
        }
        all.extend(self.bracket_counts());
        let unlisted = self.compared.changes().filter(|(change, _)| change.worth == Worth::Neutral && !is_bracket(change.kind)).count();
        if unlisted > 0 {
            all.push(self.own("neutral", |_| vec![slot("count", unlisted)]));
        }
        all
    }

    fn bracket_counts(&self) -> Option<Line> {
        let brackets: Vec<&Change> = self.compared.comparison.changes.iter().filter(|change| is_bracket(change.kind)).collect();
        let count = |kind| brackets.iter().filter(|change| change.kind == kind).count();
        let kinds =
            [("opened", ChangeKind::BracketOpened), ("closed", ChangeKind::BracketClosed), ("changed", ChangeKind::ProposalChanged)];
        let owners: BTreeSet<String> = brackets.iter().flat_map(|change| change.owners.iter().cloned()).collect();
        let owners: Vec<String> = owners.into_iter().collect();
        let key = if owners.is_empty() { "brackets" } else { "brackets_owners" };
        let slots = |voice: &Voice<'_, '_>| {
            kinds.iter().map(|(name, kind)| slot(name, count(*kind))).chain([slot("owners", voice.states(&owners))]).collect()
        };
        (!brackets.is_empty()).then(|| self.own(key, slots))
    }

    /// What stands in a section, the most important first.
    fn lines(&self, takes: Takes) -> Vec<Entry> {
        match takes {
            Takes::Weaker => self.changes(|change| change.worth == Worth::Weaker),
            Takes::Unclear => self.changes(|change| change.worth == Worth::Unclear),
            Takes::Stronger => self.changes(|change| change.worth == Worth::Stronger),
            Takes::Brackets => self.changes(|change| change.worth == Worth::Neutral && is_bracket(change.kind)),
            Takes::Open => self.open().into_iter().map(|line| Entry { line, count: 1 }).collect(),
        }
    }

    /// Changes by subject, then by article, in the order of the text.
    fn changes(&self, takes: impl Fn(&Change) -> bool) -> Vec<Entry> {
        let mut all: Vec<Told<'_>> = self.compared.changes().filter(|(change, _)| takes(change)).collect();
        let subjects: BTreeMap<&str, usize> = self.compared.law.subjects().iter().map(|subject| subject.id.as_str()).zip(0..).collect();
        let subject = |change: &Change| {
            let kind = self.compared.vocabulary.kind(change.clause.or(change.field.map(|path| path.kind))?)?;
            subjects.get(kind.def.subject.as_str()).copied()
        };
        let ruled =
            |change: &Change| change.reasons.iter().any(|reason| matches!(reason.ground, Ground::Rule { .. } | Ground::Judgement { .. }));
        // What is accepted weighs less than what is not; what crosses a rule more than what does not.
        all.sort_by_key(|(change, accepted)| (accepted.is_some(), !ruled(change), subject(change).unwrap_or(usize::MAX)));
        self.by_place(all)
    }

    /// A line for each article, in the order of what weighs most in it; a long one has several.
    fn by_place(&self, all: Vec<Told<'_>>) -> Vec<Entry> {
        let mut at: BTreeMap<Place, usize> = BTreeMap::new();
        let mut places: Vec<(Place, Vec<Told<'_>>)> = Vec::new();
        for told in all {
            let place = self.compared.place(told.0);
            let known = *at.entry(place.clone()).or_insert(places.len());
            if known == places.len() {
                places.push((place, Vec::new()));
            }
            if let Some((_, changes)) = places.get_mut(known) {
                changes.push(told);
            }
        }
        let entries = |(place, changes): &(Place, Vec<Told<'_>>)| -> Vec<Entry> {
            changes.chunks(A_LINE).map(|some| Entry { line: self.told(place, some), count: some.len() }).collect()
        };
        places.iter().flat_map(entries).collect()
    }

    fn told(&self, place: &Place, changes: &[Told<'_>]) -> Line {
        self.say(|voice, frame| {
            let one = |(change, accepted): &Told<'_>| {
                let head = voice.headline(change);
                match accepted {
                    Some(accepted) => fill(text(frame, "with_note"), &[("what", &head), ("note", &voice.accepted(accepted))]),
                    None => head,
                }
            };
            let what = changes.iter().map(one).collect::<Vec<_>>().join(voice.say("explain_semicolon"));
            fill(text(frame, "line"), &[("place", &voice.place(place)), ("what", &what)])
        })
    }

    /// What is still open in the new text, a line for each article or annex.
    fn open(&self) -> Vec<Line> {
        let agreement = &self.compared.new.agreement;
        let mut all = Vec::new();
        for article in agreement.articles() {
            let place = Place { home: Home::Article(article.id.text.clone(), article.number), old: false };
            match &article.proposed_by {
                Some(owner) => {
                    let owner = [owner.text.clone()];
                    all.push(
                        self.own("open_article", |voice| vec![slot("place", voice.place(&place)), slot("owner", voice.states(&owner))]),
                    );
                }
                None => all.extend(self.open_in(&place, &article.items)),
            }
        }
        for annex in &agreement.annexes {
            all.extend(self.open_in(&Place { home: Home::Annex(annex.id.text.clone(), annex.number), old: false }, &annex.items));
        }
        all
    }

    fn open_in(&self, place: &Place, items: &[ArticleItem]) -> Option<Line> {
        let open: LangMap<Vec<String>> = LangMap::of(|lang| self.spoken.get(lang).map(|voice| open_names(voice, items)));
        let any = open.iter().any(|(_, names)| !names.is_empty());
        any.then(|| {
            self.own("line", |voice| {
                let names = open.get(voice.lang).cloned().unwrap_or_default();
                vec![slot("place", voice.place(place)), slot("what", join(&names, voice.lang, AndOr::And))]
            })
        })
    }

    /// How many entries of each section stand on the page: at least a few of each, then those of the first sections.
    fn kept(&self, all: &[Vec<Entry>], room: usize) -> Vec<usize> {
        let least = outline::brief().least;
        let mut kept: Vec<usize> = all.iter().map(|entries| entries.len().min(least)).collect();
        // A section that does not keep all its entries needs a line for what is counted, and an empty one to say so.
        let first = |entries: &[Entry], kept: usize| {
            let counted = usize::from(entries.len() > kept || entries.is_empty());
            entries.iter().take(kept).map(|entry| self.height(&entry.line)).sum::<usize>() + counted
        };
        let mut room = room.saturating_sub(all.iter().zip(&kept).map(|(entries, kept)| first(entries, *kept)).sum());
        for (entries, kept) in all.iter().zip(&mut kept) {
            for entry in entries.iter().skip(*kept) {
                // What comes later weighs less: once the page is full, nothing of it is taken.
                room = room.saturating_sub(self.height(&entry.line));
                if room == 0 {
                    break;
                }
                *kept += 1;
            }
        }
        kept
    }

    /// How many lines of print an entry takes in the language in which it is longest.
    fn height(&self, line: &Line) -> usize {
        let letters = outline::brief().letters.max(1);
        let count = |lang: Lang| crate::render::tree::flat(crate::render::tree::inlines(line, lang), &Default::default()).chars().count();
        Lang::ALL.into_iter().map(|lang| count(lang).div_ceil(letters)).max().unwrap_or(1).max(1)
    }
}

/// So many changes of an article stand in one line of it.
const A_LINE: usize = 3;

/// No more remarks stand at the head of a page.
const MOST_REMARKS: usize = 4;

const fn is_bracket(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::BracketOpened | ChangeKind::BracketClosed | ChangeKind::ProposalChanged)
}

/// A remark as a sentence of its own.
fn sentence(remark: Option<&String>) -> String {
    let mut letters = remark.map_or("", String::as_str).chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).chain(['.']).collect()).unwrap_or_default()
}

/// A section with its lines.
fn section(id: &str, lines: Vec<Line>) -> Article {
    let title = crate::render::tree::line(|lang| Some(text(&Words::of(lang).brief.sections, id).to_owned()));
    let bullet = || crate::render::tree::line(|_| Some("•".to_owned()));
    let paragraph = |(text, at): (Line, usize)| Paragraph { id: format!("{id}-{at}"), label: bullet(), text, ..Paragraph::default() };
    Article { id: id.to_owned(), title, paragraphs: lines.into_iter().zip(1..).map(paragraph).collect(), ..Article::default() }
}

/// The names of what is open among some items: keys, and the text where a bracket stands in prose.
fn open_names(voice: &Voice<'_, '_>, items: &[ArticleItem]) -> Vec<String> {
    let mut names = Vec::new();
    for item in items {
        match item {
            ArticleItem::Clause(clause) => {
                let Some(kind) = voice.of.vocabulary.kind(clause.kind) else { continue };
                let fields = clause.fields.iter().map(|stated| (stated, false));
                let cells = clause.rows.iter().flat_map(|row| &row.cells).map(|stated| (stated, true));
                let open = fields.chain(cells).filter(|(stated, _)| stated.value.is_open());
                let field = |(stated, in_row): (&crate::model::FieldValue, bool)| {
                    let field = kind.field(stated.field, in_row)?;
                    Some(voice.fill("change_part_field", &[("clause", &voice.clause(kind)), ("field", field.def.name.first(voice.lang))]))
                };
                names.extend(open.filter_map(field));
                let texts = clause.wording.iter().chain(clause.paragraphs.iter().flat_map(|one| one.items.iter().chain([&one.text])));
                names.extend(texts.filter(|text| open_text(text)).map(|_| voice.say("change_part_text").to_owned()));
            }
            ArticleItem::Paragraph(one) if one.items.iter().chain([&one.text]).any(open_text) => {
                names.push(voice.say("change_part_text").to_owned())
            }
            ArticleItem::Definition(one) if one.term.iter().chain(&one.meaning).any(open_text) => {
                names.push(voice.fill("change_part_definition", &[("term", &one.id.text)]));
            }
            ArticleItem::Paragraph(_) | ArticleItem::Definition(_) | ArticleItem::Waiver(_) => {}
        }
    }
    names.dedup();
    names
}

fn open_text(text: &Text) -> bool {
    text.by_lang.iter().any(|(_, wording)| matches!(wording, Wording::Open(_)))
}
