//! What the page shows beside the matrix: what agreements do not say alike, and how far each stands from the model text.

use super::{Beside, Discord, Distance, OwnPage};
use crate::portfolio::distance::{ArticleName, Distance as Measured};
use crate::portfolio::harmony::{Discord as Found, Standing, Voice};
use crate::render::harmony::sentences;
use crate::render::matrix::View;
use crate::text::Lang;
use crate::wording::labels::{annex_heading, article_heading};
use crate::wording::words::Words;

impl Beside {
    /// Of a matrix, with the page that is written of each agreement.
    #[must_use]
    pub fn of(view: &View<'_>, pages: Vec<Option<OwnPage>>) -> Self {
        let discords = &view.matrix.discords;
        let said = sentences(discords, &view.across());
        let harmony = discords.iter().zip(said).map(|(found, (title, message))| discord(found, title, message)).collect();
        Self { pages, harmony, distance: distances(view) }
    }
}

fn discord(found: &Found, title: String, message: String) -> Discord {
    Discord { weight: found.weight.word(), title, message, places: places(found).map(|voice| (voice.entry, voice.home)).collect() }
}

/// Where somebody has to look: the worst where there is a worst, else all but what the most say.
fn places(found: &Found) -> impl Iterator<Item = &Voice> {
    let worst = found.groups.iter().any(|group| group.standing == Standing::Worst);
    let most = found.groups.iter().map(|group| group.voices.len()).max().filter(|_| found.groups.len() > 1);
    let shown = move |voices: usize, standing: Standing| if worst { standing == Standing::Worst } else { Some(voices) != most };
    found.groups.iter().filter(move |group| shown(group.voices.len(), group.standing)).flat_map(|group| &group.voices)
}

/// The whole, then the articles of the model in its order: all distances are from one text, so that they have the same articles.
fn distances(view: &View<'_>) -> Vec<Distance> {
    let measured: Vec<Option<&Measured>> = view.matrix.entries.iter().map(|entry| entry.distance.as_ref()).collect();
    let Some(first) = measured.iter().flatten().next() else { return Vec::new() };
    let whole = Words::embedded(view.lang).interface("matrix_page_whole").to_owned();
    let row =
        |name: String, of: &dyn Fn(&Measured) -> Option<u8>| Distance { name, cells: measured.iter().map(|one| of((*one)?)).collect() };
    let articles = first
        .articles
        .iter()
        .enumerate()
        .map(|(at, article)| row(name(&article.article, view.lang), &|one| Some(one.articles.get(at)?.parts.distance())));
    std::iter::once(row(whole, &|one| Some(one.of_hundred()))).chain(articles).collect()
}

fn name(article: &ArticleName, lang: Lang) -> String {
    let heading = if article.annex { annex_heading } else { article_heading };
    let number = heading(u64::try_from(article.number).unwrap_or(u64::MAX), lang);
    match article.title.get(lang) {
        Some(title) => format!("{number} – {title}"),
        None => number,
    }
}
