//! Changes for programs. The form is documented by `docs/schemas/comparison.schema.json` and frozen apart from the model.

use std::collections::BTreeMap;

use serde::Serialize;

use super::accepted::Acceptance;
use super::compared::Compared;
use super::counts::Counts;
use super::voice::Voice;
use super::{Round, Show};
use crate::diff::{Change, Edit, Ground, Home, Reason, Remark, RuleChange, Side};
use crate::finding::Facts;
use crate::model::Project;
use crate::render::findings::{PlaceForm, fact_value, place_form};

/// The version of the form.
pub const SCHEMA: &str = "mithaq.comparison/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    language: &'static str,
    effects: Vec<&'static str>,
    counts: Counts,
    comparisons: Vec<PairForm<'a>>,
    added: Vec<FileForm<'a>>,
    removed: Vec<FileForm<'a>>,
}

#[derive(Serialize)]
struct FileForm<'a> {
    file: &'a str,
    agreement: &'a str,
}

#[derive(Serialize)]
struct PairForm<'a> {
    old: TextForm<'a>,
    new: TextForm<'a>,
    same_agreement: bool,
    complete: bool,
    counts: Counts,
    changes: Vec<ChangeForm<'a>>,
    rules: Vec<RuleForm>,
    remarks: Vec<RemarkForm<'a>>,
    unread: Vec<UnreadForm<'a>>,
}

#[derive(Serialize)]
struct TextForm<'a> {
    file: &'a str,
    agreement: &'a str,
    date: Option<String>,
    stage: &'static str,
}

#[derive(Serialize)]
struct ChangeForm<'a> {
    kind: &'static str,
    part: &'static str,
    effect: &'static str,
    headline: String,
    #[serde(rename = "where")]
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    with: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    owners: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<SideForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<SideForm<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<ReasonForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<AcceptedForm<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<&'static str, Vec<EditForm<'a>>>,
}

#[derive(Serialize)]
struct SideForm<'a> {
    home: HomeForm<'a>,
    words: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<String>,
    place: PlaceForm<'a>,
    mark: PlaceForm<'a>,
}

#[derive(Serialize)]
struct HomeForm<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
}

#[derive(Serialize)]
struct ReasonForm<'a> {
    effect: &'static str,
    text: String,
    #[serde(flatten)]
    ground: GroundForm<'a>,
}

#[derive(Serialize)]
#[serde(tag = "ground", rename_all = "lowercase")]
enum GroundForm<'a> {
    Direction { key: &'a str, facts: FactsForm },
    Law { key: &'a str, facts: FactsForm },
    Rule { rule: &'a str, before: &'static str, after: &'static str },
    Judgement { id: &'a str, undone: bool, facts: FactsForm },
    Inside { stronger: usize, weaker: usize, unclear: usize },
}

type FactsForm = serde_json::Map<String, serde_json::Value>;

#[derive(Serialize)]
struct AcceptedForm<'a> {
    rules: &'a [String],
    until: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum EditForm<'a> {
    Same(&'a str),
    Out(&'a str),
    In(&'a str),
}

#[derive(Serialize)]
struct RuleForm {
    rule: &'static str,
    title: String,
    before: &'static str,
    after: &'static str,
    effect: &'static str,
}

#[derive(Serialize)]
struct RemarkForm<'a> {
    key: &'static str,
    text: String,
    facts: FactsForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceForm<'a>>,
}

#[derive(Serialize)]
struct UnreadForm<'a> {
    side: &'static str,
    rule: &'static str,
    message: String,
    place: PlaceForm<'a>,
}

/// Everything that was compared as one JSON document.
#[must_use]
pub fn json(round: &Round<'_>, show: &Show) -> String {
    let document = Document {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        language: show.lang.code(),
        effects: show.effects.iter().map(|worth| worth.word()).collect(),
        counts: round.counts(),
        comparisons: round.pairs.iter().map(|compared| pair(compared, show)).collect(),
        added: files(&round.added),
        removed: files(&round.removed),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn files(all: &[(String, String)]) -> Vec<FileForm<'_>> {
    all.iter().map(|(file, agreement)| FileForm { file, agreement }).collect()
}

fn pair<'a>(compared: &'a Compared<'_>, show: &Show) -> PairForm<'a> {
    let voice = Voice::new(compared, show.lang);
    let shown = compared.changes().filter(|(change, _)| show.shows(change.worth));
    PairForm {
        old: text(compared, true),
        new: text(compared, false),
        same_agreement: compared.same_agreement(),
        complete: compared.unread.is_empty(),
        counts: compared.counts(),
        changes: shown.map(|(change, accepted)| one(&voice, change, accepted)).collect(),
        rules: compared.comparison.rules.iter().map(|rule| ruled(&voice, rule)).collect(),
        remarks: compared.comparison.remarks.iter().map(|remark| remarked(&voice, remark)).collect(),
        unread: unread(&voice),
    }
}

fn text<'a>(compared: &'a Compared<'_>, old: bool) -> TextForm<'a> {
    let project = if old { compared.old } else { compared.new };
    TextForm {
        file: compared.file(project),
        agreement: &project.agreement.id.text,
        date: project.agreement.date.map(|date| date.to_string()),
        stage: project.agreement.stage.id(),
    }
}

fn one<'a>(voice: &Voice<'a, '_>, change: &'a Change, accepted: Option<&'a Acceptance>) -> ChangeForm<'a> {
    let kind = change.clause.or(change.field.map(|path| path.kind)).and_then(|kind| voice.of.vocabulary.kind(kind));
    let side = |side: &'a Option<Side>, old: bool| side.as_ref().map(|side| side_of(voice, change, side, old));
    let edit = |edit: &'a Edit| match edit {
        Edit::Same(text) => EditForm::Same(text),
        Edit::Out(text) => EditForm::Out(text),
        Edit::In(text) => EditForm::In(text),
    };
    ChangeForm {
        kind: change.kind.word(),
        part: change.part.word(),
        effect: change.worth.word(),
        headline: voice.headline(change),
        place: voice.place(&voice.of.place(change)),
        clause: kind.map(|kind| kind.def.id.as_str()),
        field: voice.field(change).map(|field| field.def.id.as_str()),
        name: &change.name,
        with: &change.with,
        owners: &change.owners,
        old: side(&change.old, true),
        new: side(&change.new, false),
        reasons: change.reasons.iter().map(|reason| reason_of(voice, reason)).collect(),
        accepted: accepted.map(|one| AcceptedForm { rules: &one.rules, until: one.until.map(|until| until.to_string()) }),
        words: change.words.iter().map(|(lang, edits)| (lang.code(), edits.iter().map(edit).collect())).collect(),
    }
}

fn side_of<'a>(voice: &Voice<'a, '_>, change: &Change, side: &'a Side, old: bool) -> SideForm<'a> {
    let project: &'a Project = if old { voice.of.old } else { voice.of.new };
    let (kind, id, number) = match &side.spot.home {
        Home::Header => ("header", None, None),
        Home::Preamble => ("preamble", None, None),
        Home::Chapter(id, number) => ("chapter", Some(id.as_str()), Some(*number)),
        Home::Article(id, number) => ("article", Some(id.as_str()), Some(*number)),
        Home::Annex(id, number) => ("annex", Some(id.as_str()), Some(*number)),
    };
    SideForm {
        home: HomeForm { kind, id, number },
        words: &side.words,
        printed: side.value.as_ref().and_then(|_| voice.value(change, old)),
        place: place_form(side.spot.span, &project.sources),
        mark: place_form(side.spot.mark, &project.sources),
    }
}

fn reason_of<'a>(voice: &Voice<'_, '_>, reason: &'a Reason) -> ReasonForm<'a> {
    let ground = match &reason.ground {
        Ground::Direction(key, said) => GroundForm::Direction { key, facts: facts(said) },
        Ground::Law(key, said) => GroundForm::Law { key, facts: facts(said) },
        Ground::Rule { rule, before, after } => GroundForm::Rule { rule, before: before.word(), after: after.word() },
        Ground::Judgement { id, undone, facts: said } => GroundForm::Judgement { id, undone: *undone, facts: facts(said) },
        Ground::Inside { stronger, weaker, unclear } => GroundForm::Inside { stronger: *stronger, weaker: *weaker, unclear: *unclear },
    };
    ReasonForm { effect: reason.worth.word(), text: voice.reason(&reason.ground), ground }
}

fn facts(facts: &Facts) -> FactsForm {
    facts.iter().map(|(name, value)| (name.to_owned(), fact_value(value))).collect()
}

fn ruled(voice: &Voice<'_, '_>, rule: &RuleChange) -> RuleForm {
    let (before, after) = (rule.before.word(), rule.after.word());
    RuleForm { rule: rule.rule, title: voice.rule(rule.rule), before, after, effect: rule.worth.word() }
}

fn remarked<'a>(voice: &Voice<'a, '_>, remark: &Remark) -> RemarkForm<'a> {
    let place = remark.span.map(|span| place_form(span, &voice.of.new.sources));
    let text = voice.keyed("diff_note_", remark.key, &remark.facts);
    RemarkForm { key: remark.key, text, facts: facts(&remark.facts), place }
}

fn unread<'a>(voice: &Voice<'a, '_>) -> Vec<UnreadForm<'a>> {
    let form = |one: &'a super::unread::Unread| {
        let project: &'a Project = if one.old { voice.of.old } else { voice.of.new };
        UnreadForm {
            side: if one.old { "old" } else { "new" },
            rule: one.finding.rule,
            message: crate::wording::message::message(&one.finding, voice.of.law, voice.lang).text,
            place: place_form(one.finding.span, &project.sources),
        }
    };
    voice.of.unread.iter().map(form).collect()
}
