//! Findings across agreements and distances for a terminal, in logical order.

use super::View;
use super::spoken::Spoken;
use crate::portfolio::Entry;
use crate::portfolio::distance::{ArticleDistance, ArticleName, Distance, Fate};
use crate::portfolio::harmony::{Discord, Group, Said, Standing, Voice, Weight};
use crate::render::changes::RIGHT_TO_LEFT;
use crate::render::sheet::{width, wrap};
use crate::render::visible;
use crate::text::Lang;
use crate::wording::labels::{annex_heading, article_heading};

/// The findings, each with the agreements by what they say, an empty line after each.
#[must_use]
pub fn text(discords: &[Discord], view: &View<'_>) -> String {
    let mut page = Page { spoken: Spoken::new(view), out: String::new() };
    if discords.is_empty() {
        page.line(0, page.spoken.say("harmony_none").to_owned().as_str());
    }
    discords.iter().for_each(|discord| page.discord(discord));
    page.out
}

/// The distance of each agreement from the model text, with the articles that make it.
#[must_use]
pub fn distances_text(distances: &[(&Entry, &Distance)], view: &View<'_>) -> String {
    let mut page = Page { spoken: Spoken::new(view), out: String::new() };
    for key in ["distance_title", "distance_explained"] {
        page.line(0, page.spoken.say(key).to_owned().as_str());
    }
    distances.iter().for_each(|(entry, distance)| page.distance(entry, distance));
    page.out
}

/// Where more agreements say the same, their articles are left to the other formats.
const PLACED: usize = 6;

struct Page<'v, 'a> {
    spoken: Spoken<'v, 'a>,
    out: String,
}

impl Page<'_, '_> {
    /// A line, wrapped, the lines after the first a step further in.
    fn line(&mut self, indent: usize, words: &str) {
        let room = self.spoken.view.width.saturating_sub(indent + 2).max(20);
        for (at, line) in wrap(words, room).iter().enumerate() {
            self.out.push_str(&" ".repeat(if at == 0 { indent } else { indent + 2 }));
            // A line that begins with a Latin name stays a line of Arabic.
            if self.spoken.view.lang == Lang::Ar {
                self.out.push(RIGHT_TO_LEFT);
            }
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn discord(&mut self, discord: &Discord) {
        let sentence = self.spoken.sentence(discord);
        let weight = self.spoken.say(match discord.weight {
            Weight::Warning => "severity_warning",
            Weight::Question => "harmony_question",
            Weight::Advice => "severity_advice",
        });
        let head = [weight, "[", &discord.page, "]: ", &sentence.message].concat();
        self.line(0, &head);
        let labels: Vec<&str> = discord.groups.iter().map(label).collect();
        let label = |key: &str| self.spoken.say(key).to_owned();
        let labels: Vec<String> = labels.into_iter().map(label).collect();
        let room = labels.iter().map(|label| width(label)).max().unwrap_or(0);
        for (group, label) in discord.groups.iter().zip(labels) {
            self.group(discord, group, &label, room);
        }
        if let Some(gap) = self.spoken.gap(discord) {
            let gap = self.spoken.fill("harmony_gap", &[("gap", &gap)]);
            self.line(2, &["= ", &gap].concat());
        }
        let help = self.spoken.fill("harmony_help", &[("help", &sentence.help)]);
        self.line(2, &["= ", &help].concat());
        self.out.push('\n');
    }

    fn group(&mut self, discord: &Discord, group: &Group, label: &str, room: usize) {
        let many = group.voices.len() > PLACED;
        let place = |voice: &Voice| if many { self.spoken.agreement(voice) } else { self.spoken.place(voice) };
        let mut places: Vec<String> = group.voices.iter().map(place).collect();
        places.dedup();
        let said = self.spoken.said(discord, group);
        let gap = " ".repeat(room.saturating_sub(width(label)));
        let lead = [label, &gap, "  "].concat();
        let places = places.join(self.spoken.say("harmony_comma"));
        let line = if said.is_empty() { places } else { self.spoken.fill("harmony_said", &[("value", &said), ("who", &places)]) };
        let room = self.spoken.view.width.saturating_sub(width(&lead) + 4).max(20);
        let mark = if self.spoken.view.lang == Lang::Ar { String::from(RIGHT_TO_LEFT) } else { String::new() };
        for (at, line) in wrap(&line, room).into_iter().enumerate() {
            let lead = if at == 0 { lead.clone() } else { " ".repeat(width(&lead)) };
            self.out.push_str(&["  ", &mark, &lead, &line, "\n"].concat());
        }
    }

    fn distance(&mut self, entry: &Entry, distance: &Distance) {
        let count = |number: usize| number.to_string();
        let worth = distance.worth;
        let line = self.spoken.fill(
            "distance_line",
            &[
                ("agreement", &visible(if entry.id.is_empty() { &entry.file } else { &entry.id })),
                ("distance", &distance.of_hundred().to_string()),
                ("same", &count(distance.count(Fate::Same))),
                ("changed", &count(distance.count(Fate::Changed))),
                ("missing", &count(distance.count(Fate::Missing))),
                ("own", &count(distance.own.len())),
                ("stronger", &count(worth.stronger)),
                ("weaker", &count(worth.weaker)),
                ("unclear", &count(worth.unclear)),
            ],
        );
        self.line(0, &line);
        let of = |fate: Fate| distance.articles.iter().filter(move |article| article.fate == fate);
        let changed = of(Fate::Changed).map(|each| self.far(each)).collect();
        let missing = of(Fate::Missing).map(|each| self.article(&each.article)).collect();
        let own = distance.own.iter().map(|own| self.article(&own.article)).collect();
        let lists: [(&str, Vec<String>); 3] = [("distance_changed", changed), ("distance_missing", missing), ("distance_own", own)];
        for (key, all) in lists.into_iter().filter(|(_, all)| !all.is_empty()) {
            let line = self.spoken.fill(key, &[("articles", &all.join(self.spoken.say("harmony_comma")))]);
            self.line(2, &line);
        }
    }

    /// An article with its distance, and what it has more than the model.
    fn far(&self, each: &ArticleDistance) -> String {
        let key = if each.added == 0 { "distance_article" } else { "distance_article_more" };
        let (distance, added) = (each.parts.distance().to_string(), each.added.to_string());
        self.spoken.fill(key, &[("name", &self.article(&each.article)), ("distance", &distance), ("added", &added)])
    }

    fn article(&self, article: &ArticleName) -> String {
        let number = u64::try_from(article.number).unwrap_or(u64::MAX);
        let lang = self.spoken.view.lang;
        let label = if article.annex { annex_heading(number, lang) } else { article_heading(number, lang) };
        let title = [lang, Lang::Fr, Lang::En, Lang::Ar].into_iter().find_map(|lang| article.title.get(lang));
        let title = title.map_or(article.id.as_str(), String::as_str);
        self.spoken.fill("change_where", &[("label", &label), ("title", &visible(title))])
    }
}

/// The key of the word that tells what a group is.
const fn label(group: &Group) -> &'static str {
    match (&group.said, group.standing) {
        (Said::Stated, _) => "harmony_stated",
        (Said::Silent, _) => "harmony_silent",
        (_, Standing::Best) => "harmony_best",
        (_, Standing::Between) => "harmony_between",
        (_, Standing::Worst) => "harmony_worst",
        (_, Standing::Unclear) => "harmony_unclear",
        (_, Standing::Plain) => "harmony_plain",
    }
}
