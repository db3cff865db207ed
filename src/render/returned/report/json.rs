//! The report for programs. The form is documented by `docs/schemas/returned.schema.json` and frozen apart from the model.

use serde::Serialize;

use super::super::{Note, Proposal, Reading, Remark, Returned, Signed, Term};
use super::{Desk, View, count, what};
use crate::diff::{Edit, Home, Worth};
use crate::text::{Lang, LangMap, Span};

/// The version of the form.
pub const SCHEMA: &str = "mithaq.returned/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    language: &'static str,
    agreement: &'a str,
    languages: Vec<&'static str>,
    counts: CountsForm,
    remarks: Vec<RemarkForm>,
    proposals: Vec<ProposalForm<'a>>,
    unmapped: Vec<ProposalForm<'a>>,
    comments: Vec<NoteForm<'a>>,
}

#[derive(Serialize)]
struct CountsForm {
    proposals: usize,
    untracked: usize,
    unmapped: usize,
    comments: usize,
    looks: usize,
    weaker: usize,
    unclear: usize,
    stronger: usize,
    neutral: usize,
}

#[derive(Serialize)]
struct RemarkForm {
    key: &'static str,
    message: String,
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    values: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct ProposalForm<'a> {
    kind: &'static str,
    reading: &'static str,
    message: String,
    place: PlaceForm<'a>,
    language: &'static str,
    tracked: bool,
    authors: Vec<SignedForm<'a>>,
    old: &'a str,
    new: &'a str,
    edits: Vec<EditForm<'a>>,
    effect: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<TermForm<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    texts: Vec<TextForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
}

#[derive(Serialize)]
struct PlaceForm<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    #[serde(skip_serializing_if = "str::is_empty")]
    part: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
}

#[derive(Serialize)]
struct SignedForm<'a> {
    author: &'a str,
    date: &'a str,
}

#[derive(Serialize)]
struct EditForm<'a> {
    kind: &'static str,
    words: &'a str,
}

#[derive(Serialize)]
struct TermForm<'a> {
    key: String,
    old: &'a str,
    new: Option<&'a str>,
    effect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

#[derive(Serialize)]
struct TextForm<'a> {
    language: &'static str,
    source: &'a str,
}

#[derive(Serialize)]
struct NoteForm<'a> {
    author: &'a str,
    date: &'a str,
    text: &'a str,
    on: &'a str,
    place: PlaceForm<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<&'a str>,
}

/// What a returned file proposes, as JSON.
#[must_use]
pub fn json(desk: &Desk<'_>, returned: &Returned, lang: Lang) -> String {
    let view = View::new(desk, returned, lang);
    let (unmapped, proposals): (Vec<&Proposal>, Vec<&Proposal>) = returned.proposals.iter().partition(|proposal| proposal.stray());
    let counts = CountsForm {
        proposals: proposals.len(),
        untracked: returned.proposals.iter().filter(|proposal| !proposal.tracked).count(),
        unmapped: unmapped.len(),
        comments: returned.notes.len(),
        looks: returned.looks,
        weaker: count(returned, Worth::Weaker),
        unclear: count(returned, Worth::Unclear),
        stronger: count(returned, Worth::Stronger),
        neutral: count(returned, Worth::Neutral),
    };
    let said = view.remarks();
    let document = Document {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        language: lang.code(),
        agreement: &returned.agreement,
        languages: returned.langs.iter().map(|lang| lang.code()).collect(),
        counts,
        remarks: returned.remarks.iter().zip(said).map(|(remark, said)| remark_form(remark, said)).collect(),
        proposals: proposals.into_iter().map(|proposal| form(&view, proposal)).collect(),
        unmapped: unmapped.into_iter().map(|proposal| form(&view, proposal)).collect(),
        comments: returned.notes.iter().map(note).collect(),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n").unwrap_or_default()
}

fn remark_form(remark: &Remark, message: String) -> RemarkForm {
    let values = remark.values.iter().map(|(slot, value)| ((*slot).to_owned(), value.as_str().into())).collect();
    RemarkForm { key: remark.key, message, values }
}

fn form<'v>(view: &View<'v, '_>, proposal: &'v Proposal) -> ProposalForm<'v> {
    let (figure, words) = match &proposal.reading {
        Reading::Disagrees { figure, words } => (Some(figure.as_str()), Some(words.as_str())),
        _ => (None, None),
    };
    ProposalForm {
        kind: match proposal.what {
            super::super::What::Changed => "changed",
            super::super::What::Added => "added",
            super::super::What::Removed => "removed",
            super::super::What::Moved => "moved",
        },
        reading: reading(&proposal.reading),
        message: what(view.words, proposal),
        place: place(&proposal.home, &proposal.part, &proposal.label),
        language: proposal.lang.code(),
        tracked: proposal.tracked,
        authors: proposal.who.iter().map(|Signed { author, date }| SignedForm { author, date }).collect(),
        old: &proposal.old,
        new: &proposal.new,
        edits: proposal.edits.iter().map(edit).collect(),
        effect: proposal.worth().word(),
        values: if let Reading::Values(terms) = &proposal.reading { terms.iter().map(|one| term(view, one)).collect() } else { Vec::new() },
        texts: texts(proposal),
        figure,
        words,
        after: if let Reading::After(part) = &proposal.reading { Some(part) } else { None },
    }
}

const fn reading(reading: &Reading) -> &'static str {
    match reading {
        Reading::Values(_) => "values",
        Reading::Text(_) => "text",
        Reading::Reworded => "reworded",
        Reading::Disagrees { .. } => "disagrees",
        Reading::Paragraph { .. } => "paragraphs",
        Reading::Row(_) => "row",
        Reading::Article => "article",
        Reading::After(_) => "after",
        Reading::Nothing(_) => "nothing",
    }
}

fn texts(proposal: &Proposal) -> Vec<TextForm<'_>> {
    let by_lang = |text: &'_ LangMap<String>| text.iter().map(|(lang, _)| lang).collect::<Vec<Lang>>();
    match &proposal.reading {
        Reading::Text(sources) => sources.iter().map(|source| TextForm { language: proposal.lang.code(), source }).collect(),
        Reading::Row(cells) => cells.iter().map(|source| TextForm { language: proposal.lang.code(), source }).collect(),
        Reading::Paragraph { title, texts } => {
            let all = std::iter::once(title).chain(texts);
            let each = all.flat_map(|text| by_lang(text).into_iter().filter_map(move |lang| Some((lang, text.get(lang)?))));
            each.map(|(lang, source)| TextForm { language: lang.code(), source }).collect()
        }
        _ => Vec::new(),
    }
}

fn place<'v>(home: &'v Home, part: &'v str, label: &'v str) -> PlaceForm<'v> {
    let (kind, number) = match home {
        Home::Header => ("frame", None),
        Home::Preamble => ("preamble", None),
        Home::Chapter(_, number) => ("chapter", Some(*number)),
        Home::Article(_, number) => ("article", Some(*number)),
        Home::Annex(_, number) => ("annex", Some(*number)),
    };
    PlaceForm { kind, id: home.id(), number, part, label }
}

fn edit(edit: &Edit) -> EditForm<'_> {
    match edit {
        Edit::Same(words) => EditForm { kind: "same", words },
        Edit::Out(words) => EditForm { kind: "out", words },
        Edit::In(words) => EditForm { kind: "in", words },
    }
}

fn term<'v>(view: &View<'v, '_>, term: &'v Term) -> TermForm<'v> {
    let sources = &view.desk.sent.project.sources;
    let at = |span: &Span| sources.get(span.file).map(|source| (source.place(span.start).line, source.name.as_str()));
    let place = term.span.as_ref().and_then(at);
    TermForm {
        key: key(view, term),
        old: &term.old,
        new: term.new.as_deref(),
        effect: term.worth.word(),
        line: place.map(|(line, _)| line),
        file: place.map(|(_, file)| file),
    }
}

/// The ids of a clause and its field, the same for every reader.
fn key(view: &View<'_, '_>, term: &Term) -> String {
    let Some(kind) = view.desk.sent.vocabulary.kind(term.kind) else { return String::new() };
    let field = kind.field(term.field, term.in_row).map_or("", |field| field.def.id.as_str());
    format!("{}.{field}", kind.def.id)
}

fn note(note: &Note) -> NoteForm<'_> {
    NoteForm {
        author: &note.who.author,
        date: &note.who.date,
        text: &note.text,
        on: &note.words,
        place: place(&note.home, &note.part, ""),
        answers: note.answers.as_deref(),
    }
}
