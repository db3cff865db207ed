//! A matrix for programs. The form is documented by `docs/schemas/matrix.schema.json` and frozen apart from the model.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::harmony::{DiscordForm, DistanceForm, discord_forms, distance_form};
use super::View;
use super::said::{Voice, is_open};
use crate::portfolio::{Became, Cell, Entry, Home, Place, Row, RuleRow};
use crate::vocabulary::Protects;

/// The version of the form.
pub const SCHEMA: &str = "mithaq.matrix/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    language: &'static str,
    on: Option<String>,
    agreements: Vec<AgreementForm<'a>>,
    model: Option<AgreementForm<'a>>,
    provisions: Vec<ProvisionForm<'a>>,
    rules: Vec<RuleForm>,
    findings: Vec<DiscordForm>,
    distances: Vec<DistanceForm>,
    remarks: Vec<RemarkForm<'a>>,
    unusable: &'a [String],
}

#[derive(Serialize)]
struct AgreementForm<'a> {
    label: &'a str,
    id: &'a str,
    file: &'a str,
    title: BTreeMap<&'static str, &'a str>,
    form: &'static str,
    stage: &'static str,
    date: Option<String>,
    parties: Vec<PartyForm<'a>>,
    authentic: Vec<&'static str>,
    courtesy: Vec<&'static str>,
    files: Vec<&'a str>,
    articles: Vec<HomeForm<'a>>,
    dates: BTreeMap<&'static str, Option<String>>,
    waivers: Vec<WaiverForm<'a>>,
    errors: usize,
    warnings: usize,
    advice: usize,
    waived: usize,
    open: usize,
    unread: usize,
}

#[derive(Serialize)]
struct PartyForm<'a> {
    code: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct HomeForm<'a> {
    kind: &'static str,
    id: &'a str,
    number: usize,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposed_by: Option<&'a str>,
    place: PlaceForm,
}

/// A file by its number among the files of the agreement.
#[derive(Serialize)]
struct PlaceForm {
    file: u16,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct WaiverForm<'a> {
    rule: &'a str,
    until: Option<String>,
    place: PlaceForm,
}

#[derive(Serialize)]
struct ProvisionForm<'a> {
    id: String,
    name: String,
    clause: &'a str,
    field: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<String>,
    subject: &'a str,
    protects: Protects,
    likeness: &'static str,
    stated: usize,
    values: Vec<ValueForm>,
    model: Vec<usize>,
    cells: Vec<CellForm>,
}

#[derive(Serialize)]
struct ValueForm {
    words: String,
    said: usize,
    standing: &'static str,
    than_model: Option<&'static str>,
    open: bool,
}

/// A cell that says something, or whose silence is a gap.
#[derive(Serialize)]
struct CellForm {
    agreement: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<StatedForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<GapForm>,
}

#[derive(Serialize)]
struct StatedForm {
    article: u16,
    #[serde(flatten)]
    place: PlaceForm,
}

#[derive(Serialize)]
struct GapForm {
    most: bool,
    model: bool,
}

#[derive(Serialize)]
struct RuleForm {
    rule: &'static str,
    title: String,
    differs: bool,
    outcomes: Vec<Option<&'static str>>,
}

#[derive(Serialize)]
struct RemarkForm<'a> {
    key: &'static str,
    text: String,
    values: BTreeMap<&'static str, &'a str>,
}

/// The matrix as one JSON document, in one line: a thousand agreements make a long one.
#[must_use]
pub fn json(view: &View<'_>) -> String {
    let voice = Voice::new(view);
    let matrix = view.matrix;
    let document = Document {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        language: view.lang.code(),
        on: view.ground.on.map(|on| on.to_string()),
        agreements: matrix.entries.iter().zip(&matrix.labels).map(|(entry, label)| agreement(&voice, entry, label)).collect(),
        model: matrix.model.as_ref().map(|model| agreement(&voice, model, &model.id)),
        provisions: view.rows().filter_map(|row| provision(&voice, row)).collect(),
        rules: matrix.rules.iter().map(|row| rule(&voice, row)).collect(),
        findings: discord_forms(&matrix.discords, &view.across()),
        distances: view.distances().into_iter().map(|(entry, distance)| distance_form(entry, distance)).collect(),
        remarks: matrix
            .remarks
            .iter()
            .map(|remark| RemarkForm {
                key: remark.key,
                text: voice.remark(remark),
                values: remark.values.iter().map(|(name, value)| (*name, value.as_str())).collect(),
            })
            .collect(),
        unusable: &view.unusable,
    };
    serde_json::to_string(&document).unwrap_or_default()
}

fn agreement<'a>(voice: &Voice<'_, 'a>, entry: &'a Entry, label: &'a str) -> AgreementForm<'a> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let dates = entry.dates;
    AgreementForm {
        label,
        id: &entry.id,
        file: &entry.file,
        title: entry.title.iter().map(|(lang, text)| (lang.code(), &**text)).collect(),
        form: entry.form.id(),
        stage: entry.stage.id(),
        date: day(entry.date),
        parties: entry.parties.iter().map(|(code, role)| PartyForm { code, role: role.id() }).collect(),
        authentic: entry.authentic.iter().map(|lang| lang.code()).collect(),
        courtesy: entry.courtesy.iter().map(|lang| lang.code()).collect(),
        files: entry.files.iter().map(|file| &**file).collect(),
        articles: entry.homes.iter().map(|home| home_form(voice, home)).collect(),
        dates: BTreeMap::from([
            ("signed", day(dates.signed)),
            ("in_force", day(dates.in_force)),
            ("review", day(dates.review)),
            ("notice", day(dates.notice)),
            ("expiry", day(dates.expiry)),
        ]),
        waivers: entry.waivers.iter().map(|one| WaiverForm { rule: &one.rule, until: day(one.until), place: place(one.place) }).collect(),
        errors: entry.counts.errors,
        warnings: entry.counts.warnings,
        advice: entry.counts.advice,
        waived: entry.counts.waived,
        open: entry.counts.open,
        unread: entry.counts.unread,
    }
}

fn home_form<'a>(voice: &Voice<'_, 'a>, home: &'a Home) -> HomeForm<'a> {
    HomeForm {
        kind: if home.annex { "annex" } else { "article" },
        id: &home.id,
        number: home.number,
        title: voice.text(&home.title),
        proposed_by: home.proposed_by.as_deref(),
        place: place(home.place),
    }
}

const fn place(place: Place) -> PlaceForm {
    PlaceForm { file: place.file, line: place.line, column: place.column }
}

fn provision<'a>(voice: &Voice<'_, 'a>, row: &Row) -> Option<ProvisionForm<'a>> {
    let (kind, field) = voice.field(&row.provision)?;
    let subjects = voice.view.ground.law.subjects();
    let first = voice.view.matrix.entries.first();
    let values = row.classes.iter().zip(voice.values(row)).map(|(rated, words)| ValueForm {
        words,
        said: rated.said,
        standing: rated.standing.word(),
        than_model: rated.than_model.map(|worth| worth.word()),
        open: is_open(rated),
    });
    Some(ProvisionForm {
        id: voice.id(&row.provision),
        name: voice.name(&row.provision, first),
        clause: &kind.def.id,
        field: &field.def.id,
        row: row.provision.row.as_deref().map(|head| voice.class(head, first)),
        subject: subjects.get(row.subject).map_or("", |subject| subject.id.as_str()),
        protects: field.def.protects,
        likeness: row.likeness().word(),
        stated: row.stated,
        values: values.collect(),
        model: row.model.numbers().collect(),
        cells: row.cells.iter().enumerate().filter_map(|(at, cell)| cell_form(voice, row, at, cell)).collect(),
    })
}

fn cell_form(voice: &Voice<'_, '_>, row: &Row, at: usize, cell: &Cell) -> Option<CellForm> {
    let gap = row.gap(cell).map(|gap| GapForm { most: gap.most, model: gap.model });
    if *cell == Cell::Silent && gap.is_none() {
        return None;
    }
    let stated = voice.view.matrix.entries.get(at).map(|entry| entry.of(&row.provision)).unwrap_or_default();
    Some(CellForm {
        agreement: at,
        values: cell.numbers().collect(),
        standing: (*cell != Cell::Silent).then(|| row.standing(cell).word()),
        places: stated.iter().map(|stated| StatedForm { article: stated.home, place: place(stated.place) }).collect(),
        gap,
    })
}

fn rule(voice: &Voice<'_, '_>, row: &RuleRow) -> RuleForm {
    RuleForm {
        rule: row.rule,
        title: voice.rule(row.rule),
        differs: row.differs(),
        outcomes: row.became.iter().map(|became| became.map(Became::word)).collect(),
    }
}
