//! What shows only when agreements are read together, and how far each stands from the model text.

use super::{Desk, Discord, Distance};
use crate::portfolio::Home;
use crate::render::html::writer::Writer;
use crate::render::script::visible;
use crate::wording::labels::{annex_heading, article_heading};

impl Desk<'_, '_> {
    pub(super) fn harmony(&self, out: &mut Writer) {
        if self.beside.harmony.is_empty() {
            return;
        }
        self.head(out, "harmony", "matrix_page_harmony");
        out.block("ul", &[("class", "harmony")], |out| self.beside.harmony.iter().for_each(|discord| self.discord(out, discord)));
    }

    fn discord(&self, out: &mut Writer, discord: &Discord) {
        out.block("li", &[("class", discord.weight)], |out| {
            let weight = self.say(&format!("matrix_page_weight_{}", discord.weight)).to_owned();
            out.element("b", &[], |out| self.words(out, &format!("{weight} – {}", visible(&discord.title))));
            self.line(out, "p", "", &visible(&discord.message));
            let places: Vec<String> = discord.places.iter().filter_map(|(at, home)| self.place(*at, *home)).collect();
            if !places.is_empty() {
                self.line(out, "p", "where", &places.join(self.comma()));
            }
        });
    }

    /// An agreement, with an article of it.
    fn place(&self, at: usize, home: Option<u16>) -> Option<String> {
        let (name, entry) = (self.names.get(at)?, self.view.matrix.entries.get(at)?);
        let home = home.and_then(|home| entry.homes.get(usize::from(home)));
        Some(match home {
            None => name.clone(),
            Some(home) => self.voice.fill("matrix_row", &[("name", name), ("row", &self.heading(home))]),
        })
    }

    /// "Article 14", "Annex II".
    pub(super) fn heading(&self, home: &Home) -> String {
        let number = u64::try_from(home.number).unwrap_or(u64::MAX);
        let heading = if home.annex { annex_heading } else { article_heading };
        heading(number, self.view.lang)
    }

    pub(super) fn distance(&self, out: &mut Writer) {
        if self.beside.distance.is_empty() {
            return;
        }
        self.head(out, "distance", "matrix_page_distance");
        self.line(out, "p", "", self.say("matrix_page_distance_how"));
        self.table(out, "cols heat", self.say("matrix_page_distance"), self.say("matrix_page_article"), false, |out| {
            out.block("tbody", &[], |out| self.beside.distance.iter().for_each(|row| out.cell("tr", &[], |out| self.far(out, row))));
        });
    }

    fn far(&self, out: &mut Writer, row: &Distance) {
        out.cell("th", &[("scope", "row")], |out| self.words(out, &visible(&row.name)));
        for cell in &row.cells {
            let text = cell.map_or_else(|| String::from("–"), |hundredths| hundredths.to_string());
            out.cell("td", &[("class", heat(*cell))], |out| out.text(&text));
        }
    }
}

const fn heat(hundredths: Option<u8>) -> &'static str {
    match hundredths {
        None => "s",
        Some(0) => "h0",
        Some(1..=20) => "h1",
        Some(21..=50) => "h2",
        Some(_) => "h3",
    }
}
