//! Two small texts and a comparison of them made by hand, with every kind of change, part and ground.

use std::sync::LazyLock;

use crate::check::Selection;
use crate::diff::{
    Bench, Change, ChangeKind, Comparison, Edit, FieldPath, Ground, Home, Pair, PartKind, Reason, Remark, RuleChange, Side, Spot, Worth,
};
use crate::finding::{Facts, Verdict};
use crate::law::Law;
use crate::model::{Agreement, ArticleItem, Clause, FieldValue, NotLoaded, Part, PreambleItem, Project, load};
use crate::render::tree::sample::HOSTILE;
use crate::text::{Lang, LangMap, Source, Span};
use crate::vocabulary::Vocabulary;

const OLD: &str = r#"agreement LY-NE {
  form: treaty
  destination: LY
  origin: NE
  title { ar: "اتفاق العمل" fr: "Accord sur le travail" en: "Agreement on Labour" }
  authentic: ar, fr, en
  stage: negotiation
  date: 2026-11-21
}
preamble {
  recalling: ICRMW
  recital { ar: "إدراكاً منهما لإسهام العمال،" fr: "Conscients de l’apport des travailleurs," en: "Conscious of the contribution of workers," }
}
define worker {
  term { ar: "العامل" fr: "travailleur" en: "worker" }
  meaning { ar: "كل شخص يعمل" fr: "toute personne qui travaille" en: "any person who works" }
}
chapter conditions {
  title { ar: "ظروف العمل" fr: "Conditions de travail" en: "Conditions of work" }
  article hours {
    title { ar: "ساعات العمل" fr: "Durée du travail" en: "Hours of work" }
    hours { normal week: at most 48 hours weekly rest: at least 24 hours }
    accept weekly-hours-above-forty { reason: "so agreed" authority: joint committee until: 2026-12-01 }
  }
  article leave {
    title { ar: "الإجازات" fr: "Congés" en: "Leave" }
    leave { annual: 30 days sick on full pay: [LY: 30 days | NE: 45 days] }
    paragraph { ar: "يُمنح العامل إجازته." fr: "Le travailleur prend son congé." en: "The worker shall take leave." }
  }
}
article pay { title { ar: "الأجر" fr: "Salaire" en: "Pay" } wages { minimum: 1200 LYD per month } }
article gone { title { ar: "السكن" fr: "Logement" en: "Housing" } housing { provider: employer } }
annex occupations {
  title { ar: "المهن" fr: "Professions" en: "Occupations" }
  quotas { row { occupation: ISCO-2221 quota: 500 per year } }
}
"#;

/// The new text differs in what the comparison says, and the places are real.
fn new_text() -> String {
    let with_new = OLD.replace(
        "article pay {",
        "article complaints { title { ar: \"الشكاوى\" fr: \"Plaintes\" en: \"Complaints\" } complaints { free: yes } }\narticle pay {",
    );
    with_new
        .replace("annual: 30 days", "annual: 24 days")
        .replace("[LY: 30 days | NE: 45 days]", "45 days")
        .replace("shall take", "may take")
        .replace("1200 LYD per month", "[LY: as law of LY | NE: 1200 LYD per month]")
        .replace("article gone { title { ar: \"السكن\" fr: \"Logement\" en: \"Housing\" } housing { provider: employer } }\n", "")
        .replace("at most 48 hours", "at most 48 hours # the same\n   ")
        .replace("weekly-hours-above-forty", "annual-leave-below-national")
        .replace("2026-12-01", "2028-01-01")
        .replace("date: 2026-11-21", "date: 2026-12-19")
        .replace("quota: 500", "quota: 600")
}

/// The texts and the comparison.
pub(crate) struct Sample {
    /// The old text.
    pub old: Project,
    /// The new text.
    pub new: Project,
    /// What changed.
    pub comparison: Comparison,
}

/// A project of a text.
pub(crate) fn project(name: &str, text: &str) -> Project {
    load(Source::new(name.to_owned(), text.to_owned()), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

/// What comparisons are made ready with.
pub(crate) fn bench() -> Bench<'static> {
    static SELECTION: LazyLock<Selection> = LazyLock::new(Selection::default);
    Bench { vocabulary: Vocabulary::embedded(), law: Law::embedded(), selection: &SELECTION }
}

/// The sample.
pub(crate) fn sample() -> Sample {
    let (old, new) = (project("old.bla", OLD), project("new.bla", &new_text()));
    assert!(old.findings.is_empty() && new.findings.is_empty(), "{:?}", [&old.findings, &new.findings]);
    let comparison = comparison(&old, &new);
    Sample { old, new, comparison }
}

/// A round in which everything happened many times.
pub(crate) fn heavy() -> Sample {
    let mut sample = sample();
    let all = sample.comparison.changes.clone();
    sample.comparison.changes = (0..25).flat_map(|_| all.clone()).collect();
    sample
}

/// A change of a kind and part, with nothing else.
pub(crate) fn change(kind: ChangeKind, part: PartKind, worth: Worth, old: Option<Side>, new: Option<Side>) -> Change {
    Change {
        kind,
        part,
        old,
        new,
        clause: None,
        field: None,
        name: String::new(),
        worth,
        reasons: Vec::new(),
        owners: Vec::new(),
        words: LangMap::new(),
        with: Vec::new(),
    }
}

fn home(agreement: &Agreement, id: &str) -> Home {
    let article = agreement.articles().find(|article| article.id.text == id).map(|article| Home::Article(id.to_owned(), article.number));
    let annex = agreement.annexes.iter().find(|annex| annex.id.text == id).map(|annex| Home::Annex(id.to_owned(), annex.number));
    article.or(annex).unwrap_or_default()
}

fn side(project: &Project, span: Span, home: Home) -> Side {
    let words = project.sources.slice(span).to_owned();
    Side { spot: Spot { span, mark: span, home }, value: None, words }
}

/// A whole article or annex.
pub(crate) fn whole(project: &Project, id: &str) -> Option<Side> {
    let agreement = &project.agreement;
    let article = agreement.articles().find(|article| article.id.text == id).map(|article| article.span);
    let annex = agreement.annexes.iter().find(|annex| annex.id.text == id).map(|annex| annex.span);
    let chapter = agreement.parts.iter().find_map(|part| match part {
        Part::Chapter(chapter) if chapter.id.text == id => Some((chapter.span, Home::Chapter(id.to_owned(), chapter.number))),
        _ => None,
    });
    match (article.or(annex), chapter) {
        (Some(span), _) => Some(side(project, span, home(agreement, id))),
        (None, Some((span, home))) => Some(side(project, span, home)),
        (None, None) => None,
    }
}

fn items<'a>(agreement: &'a Agreement, id: &str) -> &'a [ArticleItem] {
    let article = agreement.articles().find(|article| article.id.text == id).map(|article| article.items.as_slice());
    article.or_else(|| agreement.annexes.iter().find(|annex| annex.id.text == id).map(|annex| annex.items.as_slice())).unwrap_or_default()
}

fn clause_of<'a>(agreement: &'a Agreement, id: &str) -> &'a Clause {
    let clause = |item: &'a ArticleItem| if let ArticleItem::Clause(clause) = item { Some(clause) } else { None };
    items(agreement, id).iter().find_map(clause).unwrap()
}

/// A field of the clause of an article.
pub(crate) fn field(project: &Project, id: &str, name: &str) -> Option<(Side, FieldPath)> {
    let clause = clause_of(&project.agreement, id);
    let kind = Vocabulary::embedded().kind(clause.kind).unwrap();
    let stated = |all: &[FieldValue], in_row| {
        let found = all.iter().find(|stated| kind.field(stated.field, in_row).unwrap().def.id == name)?;
        let side = Side { value: Some(found.value.clone()), ..side(project, found.value.span, home(&project.agreement, id)) };
        Some((side, FieldPath { kind: clause.kind, field: found.field, in_row }))
    };
    stated(&clause.fields, false).or_else(|| clause.rows.iter().find_map(|row| stated(&row.cells, true)))
}

/// A changed field.
pub(crate) fn field_change(sample: (&Project, &Project), id: &str, name: &str, kind: ChangeKind, worth: Worth) -> Change {
    let (old, new) = (field(sample.0, id, name), field(sample.1, id, name));
    let path = new.as_ref().or(old.as_ref()).map(|(_, path)| *path);
    let part = if path.is_some_and(|path| path.in_row) { PartKind::Cell } else { PartKind::Field };
    let change = change(kind, part, worth, old.map(|(side, _)| side), new.map(|(side, _)| side));
    Change { clause: path.map(|path| path.kind), field: path, ..change }
}

fn paragraph(project: &Project, id: &str) -> Option<Side> {
    let found =
        items(&project.agreement, id).iter().find_map(|item| if let ArticleItem::Paragraph(one) = item { Some(one) } else { None })?;
    Some(side(project, found.span, home(&project.agreement, id)))
}

fn waiver(project: &Project) -> Option<Side> {
    let found =
        items(&project.agreement, "hours").iter().find_map(|item| if let ArticleItem::Waiver(one) = item { Some(one) } else { None })?;
    Some(side(project, found.span, home(&project.agreement, "hours")))
}

fn recital(project: &Project) -> Option<Side> {
    let preamble = project.agreement.preamble.as_ref()?;
    let found = preamble.items.iter().find_map(|item| if let PreambleItem::Recital(text) = item { Some(text.span) } else { None })?;
    Some(side(project, found, Home::Preamble))
}

fn definition(project: &Project) -> Option<Side> {
    let found = project.agreement.definitions().next()?;
    let home = project.agreement.articles().find(|article| article.span.start <= found.span.start && found.span.end <= article.span.end);
    Some(side(project, found.span, home.map_or(Home::Header, |article| Home::Article(article.id.text.clone(), article.number))))
}

fn header(project: &Project) -> Option<Side> {
    let kind = Vocabulary::embedded().structure("agreement")?;
    let found = project.agreement.fields.iter().find(|stated| Some(stated.field) == kind.field_id("date"))?;
    Some(Side { value: Some(found.value.clone()), ..side(project, found.value.span, Home::Header) })
}

fn reason(worth: Worth, ground: Ground) -> Reason {
    Reason { worth, ground }
}

fn edits(out: &str, new: &str) -> Vec<Edit> {
    vec![Edit::Same("The worker ".to_owned()), Edit::Out(out.to_owned()), Edit::In(new.to_owned()), Edit::Same(" take leave.".to_owned())]
}

fn comparison(old: &Project, new: &Project) -> Comparison {
    let pair = |old: Option<&str>, new: Option<&str>| Pair { old: old.map(str::to_owned), new: new.map(str::to_owned), moved: false };
    let articles = [("hours", "hours"), ("leave", "leave"), ("pay", "pay")].map(|(old, new)| pair(Some(old), Some(new)));
    let ids: Vec<Pair> = articles.into_iter().chain([pair(None, Some("complaints")), pair(Some("gone"), None)]).collect();
    Comparison {
        changes: typed(old, new).into_iter().chain(written(old, new)).chain(built(old, new)).chain(waived(old, new)).collect(),
        articles: ids,
        chapters: vec![pair(Some("conditions"), Some("conditions"))],
        annexes: vec![pair(Some("occupations"), Some("occupations"))],
        rules: vec![
            RuleChange { rule: "annual-leave-below-national", before: Verdict::Holds, after: Verdict::Conflict, worth: Worth::Weaker },
            RuleChange { rule: "weekly-rest-under-twenty-four-hours", before: Verdict::Gap, after: Verdict::Holds, worth: Worth::Stronger },
        ],
        remarks: vec![Remark { key: "diff_note_coarse", facts: Facts::new(), span: Some(new.agreement.header) }],
    }
}

/// Values: worse, agreed, reopened, a cell, the header, what came with a clause.
fn typed(old: &Project, new: &Project) -> Vec<Change> {
    let both = (old, new);
    let leave = Change {
        reasons: vec![
            reason(Worth::Weaker, Ground::Direction("reason_more", Facts::new())),
            reason(Worth::Weaker, Ground::Rule { rule: "annual-leave-below-national", before: Verdict::Holds, after: Verdict::Conflict }),
        ],
        ..field_change(both, "leave", "annual", ChangeKind::Changed, Worth::Weaker)
    };
    let mut facts = Facts::new();
    facts.set("state", "LY".into());
    facts.set("law", "1,000 LYD".into());
    let pay = Change {
        owners: vec!["LY".to_owned(), "NE".to_owned()],
        reasons: vec![
            reason(Worth::Unclear, Ground::Law("reason_below_law", facts)),
            reason(Worth::Weaker, Ground::Judgement { id: "protection-reopened".to_owned(), undone: false, facts: Facts::new() }),
        ],
        ..field_change(both, "pay", "minimum", ChangeKind::BracketOpened, Worth::Unclear)
    };
    let sick = Change {
        owners: vec!["NE".to_owned()],
        reasons: vec![reason(
            Worth::Stronger,
            Ground::Judgement { id: "protection-reopened".to_owned(), undone: true, facts: Facts::new() },
        )],
        ..field_change(both, "leave", "sick_full_pay", ChangeKind::BracketClosed, Worth::Stronger)
    };
    let quota = Change {
        name: "quotas.quota @ ISCO-2221".to_owned(),
        ..field_change(both, "occupations", "quota", ChangeKind::Changed, Worth::Neutral)
    };
    let date = Change {
        name: "agreement.date".to_owned(),
        ..change(ChangeKind::Changed, PartKind::Header, Worth::Neutral, header(old), header(new))
    };
    vec![date, leave, sick, pay, quota]
}

/// Prose: paragraph, recital, definition, title; hostile words among them.
fn written(old: &Project, new: &Project) -> Vec<Change> {
    let mut words = LangMap::new();
    words.set(Lang::En, edits("shall", "may"));
    words.set(Lang::Ar, vec![Edit::Out("يلتزم".to_owned()), Edit::In("يجوز".to_owned()), Edit::Same(" العامل".to_owned())]);
    let text = change(ChangeKind::Changed, PartKind::Paragraph, Worth::Weaker, paragraph(old, "leave"), paragraph(new, "leave"));
    let judged = reason(Worth::Weaker, Ground::Judgement { id: "shall-to-may".to_owned(), undone: false, facts: Facts::new() });
    let text = Change { words, reasons: vec![judged], ..text };
    let mut hostile = LangMap::new();
    hostile.set(Lang::Fr, vec![Edit::Out(HOSTILE.to_owned()), Edit::In(format!("{HOSTILE} | `x` ~~y~~"))]);
    let recital = change(ChangeKind::Changed, PartKind::Recital, Worth::Neutral, recital(old), recital(new));
    let recital = Change { words: hostile, ..recital };
    let meaning = change(ChangeKind::Changed, PartKind::Meaning, Worth::Unclear, definition(old), definition(new));
    let meaning = Change { name: "worker".to_owned(), ..meaning };
    let parts = [PartKind::Title, PartKind::Wording, PartKind::Item, PartKind::Term, PartKind::Agreement];
    let others = parts.map(|part| change(ChangeKind::Changed, part, Worth::Neutral, whole(old, "leave"), whole(new, "leave")));
    let proposal = change(ChangeKind::ProposalChanged, PartKind::Proposer, Worth::Neutral, whole(old, "leave"), whole(new, "leave"));
    let listed = |project: &Project, words: &str| Some(Side { words: words.to_owned(), ..whole(project, "leave")? });
    let (before, after) = (listed(old, "ICRMW, C029"), listed(new, "ICRMW, C181, C189"));
    let recalling = change(ChangeKind::Changed, PartKind::Recalling, Worth::Neutral, before, after);
    [text, recital, meaning, proposal, recalling].into_iter().chain(others).collect()
}

/// Articles and larger parts: came, went, moved, split, merged, renamed, renumbered.
fn built(old: &Project, new: &Project) -> Vec<Change> {
    let name = |mut change: Change, name: &str, with: &[&str]| {
        name.clone_into(&mut change.name);
        change.with = with.iter().map(|id| (*id).to_owned()).collect();
        change
    };
    let gone = Change {
        reasons: vec![reason(Worth::Weaker, Ground::Inside { stronger: 0, weaker: 1, unclear: 0 })],
        ..change(ChangeKind::Removed, PartKind::Article, Worth::Weaker, whole(old, "gone"), None)
    };
    let both = |kind, part, id: &str| change(kind, part, Worth::Neutral, whole(old, id), whole(new, id));
    vec![
        name(gone, "gone", &[]),
        name(change(ChangeKind::Added, PartKind::Article, Worth::Stronger, None, whole(new, "complaints")), "complaints", &[]),
        name(both(ChangeKind::Moved, PartKind::Article, "pay"), "pay", &["conditions"]),
        name(both(ChangeKind::Renamed, PartKind::Article, "pay"), "remuneration", &[]),
        name(change(ChangeKind::Split, PartKind::Article, Worth::Neutral, whole(old, "hours"), None), "hours", &["hours", "leave"]),
        name(change(ChangeKind::Merged, PartKind::Article, Worth::Neutral, None, whole(new, "leave")), "leave", &["leave", "gone"]),
        name(both(ChangeKind::Moved, PartKind::Clause, "leave"), "leave", &[]),
        name(change(ChangeKind::Removed, PartKind::Row, Worth::Neutral, whole(old, "occupations"), None), "ISCO-2221", &[]),
        name(both(ChangeKind::Renumbered, PartKind::Article, "pay"), "pay", &[]),
        name(both(ChangeKind::Renumbered, PartKind::Annex, "occupations"), "occupations", &[]),
        name(both(ChangeKind::Changed, PartKind::Chapter, "conditions"), "conditions", &[]),
        name(both(ChangeKind::Added, PartKind::Definition, "leave"), "worker", &[]),
        name(both(ChangeKind::Moved, PartKind::Annex, "occupations"), "occupations", &[]),
    ]
}

/// Departures.
fn waived(old: &Project, new: &Project) -> Vec<Change> {
    let named = |kind, rule: &str, old: Option<Side>, new: Option<Side>| Change {
        name: rule.to_owned(),
        ..change(kind, PartKind::Waiver, Worth::Unclear, old, new)
    };
    vec![
        named(ChangeKind::WaiverAdded, "annual-leave-below-national", None, waiver(new)),
        named(ChangeKind::WaiverRemoved, "weekly-hours-above-forty", waiver(old), None),
        named(ChangeKind::WaiverChanged, "annual-leave-below-national", waiver(old), waiver(new)),
        named(ChangeKind::WaiverExpired, "annual-leave-below-national", waiver(old), waiver(new)),
    ]
}
