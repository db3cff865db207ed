//! Findings across agreements and distances for programs: pieces that a larger document takes in, frozen apart from what they are made of.

use std::collections::BTreeMap;

use serde::Serialize;

use super::View;
use super::spoken::Spoken;
use crate::portfolio::Entry;
use crate::portfolio::distance::{ArticleName, Distance, Fate, Tally, Worths};
use crate::portfolio::harmony::{Discord, Group, Said, Subject, Voice};

/// A finding across agreements.
#[derive(Debug, Serialize)]
pub struct DiscordForm {
    page: String,
    weight: &'static str,
    title: String,
    message: String,
    help: String,
    subject: SubjectForm,
    groups: Vec<GroupForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct SubjectForm {
    kind: &'static str,
    name: String,
    keys: Vec<String>,
}

#[derive(Debug, Serialize)]
struct GroupForm {
    standing: &'static str,
    said: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
    agreements: Vec<VoiceForm>,
}

#[derive(Debug, Serialize)]
struct VoiceForm {
    agreement: String,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceForm>,
}

#[derive(Debug, Serialize)]
struct PlaceForm {
    file: String,
    line: u32,
    column: u32,
}

/// How far an agreement stands from the model text.
#[derive(Debug, Serialize)]
pub struct DistanceForm {
    agreement: String,
    file: String,
    distance: u8,
    parts: TallyForm,
    worth: WorthsForm,
    articles: Vec<ArticleForm>,
    own: Vec<OwnForm>,
}

#[derive(Debug, Serialize)]
struct ArticleForm {
    #[serde(flatten)]
    article: NameForm,
    fate: &'static str,
    distance: u8,
    into: Vec<NameForm>,
    parts: TallyForm,
    added: usize,
    worth: WorthsForm,
}

#[derive(Debug, Serialize)]
struct OwnForm {
    #[serde(flatten)]
    article: NameForm,
    parts: usize,
}

#[derive(Debug, Serialize)]
struct NameForm {
    id: String,
    number: usize,
    annex: bool,
    title: BTreeMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
struct TallyForm {
    kept: usize,
    changed: usize,
    gone: usize,
}

#[derive(Debug, Serialize)]
struct WorthsForm {
    stronger: usize,
    weaker: usize,
    neutral: usize,
    unclear: usize,
}

/// Findings across agreements.
#[must_use]
pub fn discord_forms(discords: &[Discord], view: &View<'_>) -> Vec<DiscordForm> {
    let spoken = Spoken::new(view);
    discords.iter().map(|discord| discord_form(discord, &spoken)).collect()
}

fn discord_form(discord: &Discord, spoken: &Spoken<'_, '_>) -> DiscordForm {
    let sentence = spoken.sentence(discord);
    DiscordForm {
        page: discord.page.clone(),
        weight: discord.weight.word(),
        title: sentence.title,
        message: sentence.message,
        help: sentence.help,
        subject: subject_form(&discord.subject, spoken),
        groups: discord.groups.iter().map(|group| group_form(discord, group, spoken)).collect(),
        gap: spoken.gap(discord),
        languages: discord.languages.iter().map(|lang| lang.code()).collect(),
    }
}

fn subject_form(subject: &Subject, spoken: &Spoken<'_, '_>) -> SubjectForm {
    let (kind, keys) = match subject {
        Subject::Provision(provision) => ("provision", vec![spoken.path(provision)]),
        Subject::Provisions(_, all) => ("provisions", all.iter().map(|provision| spoken.path(provision)).collect()),
        Subject::Definitions(ids) => ("definitions", ids.iter().map(ToString::to_string).collect()),
        Subject::Authority(state, _) => ("authority", vec![state.clone()]),
        Subject::Instrument(key) => ("instrument", vec![key.to_string()]),
        Subject::Day(day) => ("day", vec![day.to_string()]),
        Subject::Parties(codes) => ("parties", codes.clone()),
    };
    SubjectForm { kind, name: spoken.subject(subject), keys }
}

fn group_form(discord: &Discord, group: &Group, spoken: &Spoken<'_, '_>) -> GroupForm {
    let said = match group.said {
        Said::Value(..) => "value",
        Said::Texts(_) => "text",
        Said::Definition(..) => "definition",
        Said::Name(_) => "name",
        Said::Stated => "stated",
        Said::Silent => "silent",
    };
    let agreements = group.voices.iter().filter_map(|voice| voice_form(voice, spoken)).collect();
    GroupForm { standing: group.standing.word(), said, words: spoken.said(discord, group), agreements }
}

fn voice_form(voice: &Voice, spoken: &Spoken<'_, '_>) -> Option<VoiceForm> {
    let entry = spoken.view.entries.get(voice.entry)?;
    let home = voice.home.and_then(|home| entry.homes.get(usize::from(home)));
    let place = voice.place.map(|place| PlaceForm {
        file: entry.files.get(usize::from(place.file)).map_or_else(|| entry.file.clone(), ToString::to_string),
        line: place.line,
        column: place.column,
    });
    Some(VoiceForm { agreement: entry.id.clone(), file: entry.file.clone(), article: home.map(|home| home.id.to_string()), place })
}

/// The distance of an agreement.
#[must_use]
pub fn distance_form(entry: &Entry, distance: &Distance) -> DistanceForm {
    let articles = distance.articles.iter().map(|each| ArticleForm {
        article: name_form(&each.article),
        fate: match each.fate {
            Fate::Same => "same",
            Fate::Changed => "changed",
            Fate::Missing => "missing",
        },
        distance: each.parts.distance(),
        into: each.into.iter().map(name_form).collect(),
        parts: tally_form(each.parts),
        added: each.added,
        worth: worths_form(each.worth),
    });
    DistanceForm {
        agreement: entry.id.clone(),
        file: entry.file.clone(),
        distance: distance.of_hundred(),
        parts: tally_form(distance.parts),
        worth: worths_form(distance.worth),
        articles: articles.collect(),
        own: distance.own.iter().map(|own| OwnForm { article: name_form(&own.article), parts: own.parts }).collect(),
    }
}

fn name_form(article: &ArticleName) -> NameForm {
    let title = article.title.iter().map(|(lang, title)| (lang.code(), title.clone())).collect();
    NameForm { id: article.id.clone(), number: article.number, annex: article.annex, title }
}

const fn tally_form(tally: Tally) -> TallyForm {
    TallyForm { kept: tally.kept, changed: tally.changed, gone: tally.gone }
}

const fn worths_form(worths: Worths) -> WorthsForm {
    WorthsForm { stronger: worths.stronger, weaker: worths.weaker, neutral: worths.neutral, unclear: worths.unclear }
}
