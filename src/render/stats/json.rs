//! The counts for programs. The form is documented by `docs/schemas/stats.schema.json` and frozen apart from the model.

use std::collections::BTreeMap;

use serde::Serialize;

use super::voice::Voice;
use super::{Counted, StatsView, signs_of, tally_of};
use crate::portfolio::stats::{HomeStats, ProseFact, Said, Sign, Tally, Uneven, said_in};
use crate::render::findings::{PlaceForm, place_form};
use crate::text::Lang;

/// The version of the form.
pub const SCHEMA: &str = "mithaq.stats/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    language: Lang,
    facts: TallyForm,
    signs: BTreeMap<&'static str, usize>,
    agreements: Vec<AgreementForm<'a>>,
}

#[derive(Serialize)]
struct TallyForm {
    typed: usize,
    prose: usize,
    /// In thousandths, rounded down.
    share: Option<usize>,
}

#[derive(Serialize)]
struct AgreementForm<'a> {
    file: &'a str,
    agreement: &'a str,
    facts: TallyForm,
    /// The share with every sentence of prose counted, in thousandths.
    strict: Option<usize>,
    open: usize,
    duties: usize,
    uneven: usize,
    unread: usize,
    homes: Vec<HomeForm<'a>>,
}

#[derive(Serialize)]
struct HomeForm<'a> {
    id: &'a str,
    number: usize,
    annex: bool,
    facts: TallyForm,
    open: usize,
    prose: Vec<FactForm<'a>>,
    duties: Vec<SentenceForm<'a>>,
    uneven: Vec<UnevenForm<'a>>,
}

#[derive(Serialize)]
struct FactForm<'a> {
    #[serde(flatten)]
    sentence: SentenceForm<'a>,
    words: &'a str,
    signs: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    /// True when that key states the value already.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    stated: bool,
}

#[derive(Serialize)]
struct SentenceForm<'a> {
    place: PlaceForm<'a>,
    language: Lang,
    sentence: &'a str,
}

#[derive(Serialize)]
struct UnevenForm<'a> {
    place: PlaceForm<'a>,
    words: &'a str,
    sign: &'static str,
    has: &'a [Lang],
    lacks: &'a [Lang],
}

/// The counts of agreements as one document, every fact named.
#[must_use]
pub fn stats_json(all: &[Counted<'_>], view: StatsView) -> String {
    let voice = Voice::new(view);
    let document = Document {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        language: view.lang,
        facts: tally(tally_of(all)),
        signs: signs_of(all).into_iter().map(|(sign, count)| (sign.id(), count)).collect(),
        agreements: all.iter().map(|one| agreement(one, &voice)).collect(),
    };
    // Every part of it can be written as JSON.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn tally(tally: Tally) -> TallyForm {
    TallyForm { typed: tally.typed, prose: tally.prose, share: tally.permille() }
}

fn agreement<'a>(one: &Counted<'a>, voice: &Voice) -> AgreementForm<'a> {
    AgreementForm {
        file: one.file,
        agreement: &one.project.agreement.id.text,
        facts: tally(one.stats.tally()),
        strict: one.stats.strict().permille(),
        open: one.open(),
        duties: one.duties(),
        uneven: one.uneven(),
        unread: one.unread(),
        homes: one.stats.homes.iter().map(|each| home(one, each, voice)).collect(),
    }
}

fn home<'a>(one: &Counted<'a>, home: &'a HomeStats, voice: &Voice) -> HomeForm<'a> {
    HomeForm {
        id: &home.id,
        number: home.number,
        annex: home.annex,
        facts: tally(home.tally()),
        open: home.open,
        prose: home.facts.iter().filter_map(|each| fact(one, each, voice)).collect(),
        duties: home.duties.iter().filter_map(|said| said_in(said, voice.lang)).map(|said| sentence(one, *said)).collect(),
        uneven: home.uneven.iter().map(|each| uneven(one, each)).collect(),
    }
}

fn fact<'a>(one: &Counted<'a>, fact: &'a ProseFact, voice: &Voice) -> Option<FactForm<'a>> {
    let said = *said_in(&fact.said, voice.lang)?;
    Some(FactForm {
        sentence: sentence(one, said),
        words: one.project.sources.slice(said.words),
        signs: fact.signs.iter().copied().map(Sign::id).collect(),
        key: fact.proposal.and_then(|proposal| voice.key(one, proposal)),
        stated: fact.proposal.is_some_and(|proposal| proposal.stated),
    })
}

fn sentence<'a>(one: &Counted<'a>, said: Said) -> SentenceForm<'a> {
    let sources = &one.project.sources;
    SentenceForm { place: place_form(said.span, sources), language: said.lang, sentence: sources.slice(said.span) }
}

fn uneven<'a>(one: &Counted<'a>, uneven: &'a Uneven) -> UnevenForm<'a> {
    UnevenForm {
        place: place_form(uneven.span, &one.project.sources),
        words: one.project.sources.slice(uneven.span),
        sign: uneven.sign.id(),
        has: &uneven.has,
        lacks: &uneven.lacks,
    }
}
