//! What one agreement has and few others: keys that it alone states, articles that it alone has.

use std::collections::{BTreeMap, BTreeSet};

use mithaq::model::{Article, Clause, FieldValue};
use mithaq::text::Lang;
use mithaq::vocabulary::{FieldId, KindId, Vocabulary};
use mithaq::wording::clause::{Utterance, plan};
use mithaq::wording::labels::article_heading;

use super::agreements::Shown;
use super::facts::{flat, speaker, value};

/// The most others with which a thing is still a rare one.
const FEW: usize = 3;

/// Which agreements have a thing, by their places in the list.
type Owners = BTreeSet<usize>;

/// Who has what.
#[derive(Default)]
pub struct Census<'a> {
    keys: BTreeMap<(KindId, FieldId), Owners>,
    articles: BTreeMap<&'a str, Owners>,
}

/// A thing that few agreements have.
pub enum Rare<'a> {
    /// A key of a clause, and the others that state it.
    Key(&'a Clause, &'a FieldValue, Vec<usize>),
    /// An article that no other has.
    Article(&'a Article),
}

impl<'a> Census<'a> {
    /// Counts what is stated.
    pub fn of(all: &'a [Shown]) -> Self {
        let mut census = Self::default();
        for (at, shown) in all.iter().enumerate() {
            for (clause, stated) in stated(shown) {
                census.keys.entry((clause.kind, stated.field)).or_default().insert(at);
            }
            for article in shown.project.agreement.articles() {
                census.articles.entry(article.id.text.as_str()).or_default().insert(at);
            }
        }
        census
    }

    /// The rarest things of an agreement: keys that few others state, one of each clause; then articles of its own; then other keys.
    pub fn rare(&self, all: &'a [Shown], at: usize, many: usize) -> Vec<Rare<'a>> {
        let Some(shown) = all.get(at) else { return Vec::new() };
        let (few, more): (Vec<_>, Vec<_>) = self.keys_of(shown, at).into_iter().partition(|(.., others)| others.len() <= FEW);
        let key = |(clause, stated, others)| Rare::Key(clause, stated, others);
        let alone = |article: &&Article| self.articles.get(article.id.text.as_str()).is_some_and(|owners| owners.len() == 1);
        let articles = shown.project.agreement.articles().filter(alone).map(Rare::Article);
        let most = all.len() / 2;
        let more = more.into_iter().filter(|(.., others)| others.len() < most);
        few.into_iter().map(key).chain(articles).chain(more.map(key)).take(many).collect()
    }

    /// The rarest key of each kind of clause with its other owners, rarest first, then in the order of the text.
    fn keys_of(&self, shown: &'a Shown, at: usize) -> Vec<(&'a Clause, &'a FieldValue, Vec<usize>)> {
        let others = |clause: &Clause, stated: &FieldValue| -> Vec<usize> {
            self.keys.get(&(clause.kind, stated.field)).into_iter().flatten().copied().filter(|other| *other != at).collect()
        };
        let mut all: Vec<_> = stated(shown).map(|(clause, stated)| (clause, stated, others(clause, stated))).collect();
        all.sort_by_key(|(.., others)| others.len());
        let mut met = BTreeSet::new();
        all.retain(|(clause, ..)| met.insert(clause.kind));
        all
    }
}

fn stated(shown: &Shown) -> impl Iterator<Item = (&Clause, &FieldValue)> {
    shown.project.agreement.clauses().flat_map(|clause| clause.fields.iter().map(move |stated| (clause, stated)))
}

/// An article by its number and title.
pub fn article(shown: &Shown, article: &Article, lang: Lang) -> String {
    let number = article_heading(u64::try_from(article.number).unwrap_or(u64::MAX), lang);
    let title = article.title.as_ref().and_then(|title| speaker(shown, lang, false).text(title));
    title.map_or(number.clone(), |title| format!("{number} – {}.", flat(&title)))
}

/// A value as it is printed: the sentence of its key, or its name and value where the sentence holds more, or is the drafter's own.
pub fn sentence(shown: &Shown, clause: &Clause, stated: &FieldValue, lang: Lang) -> String {
    let planned = plan(clause, Vocabulary::embedded());
    let spoken = planned.iter().find(|spoken| clause.wording.is_none() && speaks(spoken, stated));
    if let Some(spoken) = spoken {
        return flat(&speaker(shown, lang, false).utter(spoken));
    }
    let field = Vocabulary::embedded().kind(clause.kind).and_then(|kind| Some((kind, kind.field(stated.field, false)?)));
    field.map_or_else(String::new, |(kind, field)| {
        let said = value(shown, field, stated, lang);
        speaker(shown, lang, false).typeset(&format!("{} – {}: {said}.", kind.def.title.get(lang), field.def.name.first(lang)))
    })
}

fn speaks(spoken: &Utterance<'_>, stated: &FieldValue) -> bool {
    spoken.items.is_empty() && spoken.field.is_some_and(|(_, known)| known.field == stated.field)
}
