//! Definitions that drift apart: one id with several meanings, one meaning under several ids.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::values::most_first;
use super::{Discord, Group, Reading, Said, Subject, Voice};
use crate::law::HarmonyPage;
use crate::model::Role;
use crate::portfolio::entry::{Defined, Entry};
use crate::text::{Lang, LangMap, spelling};

/// Who gives a meaning: the definition, and where it stands.
type Meant<'a> = (&'a Arc<str>, &'a Defined, Voice);

/// Definitions by what they mean.
type Meanings<'a> = BTreeMap<String, Vec<Meant<'a>>>;

impl<'a> Reading<'a> {
    /// One id, several meanings in one language. The names of the Parties make no difference.
    pub(super) fn meaning_drifts(&self, page: &HarmonyPage) -> Vec<Discord> {
        let mut ids: BTreeMap<&Arc<str>, BTreeMap<Lang, Meanings<'a>>> = BTreeMap::new();
        self.meanings(|lang, id, meaning, one| {
            ids.entry(id).or_default().entry(lang).or_default().entry(meaning).or_default().push(one);
        });
        let told = ids.into_iter().filter_map(|(id, meanings)| {
            let drifting = || meanings.iter().map(|(lang, meanings)| (*lang, meanings)).filter(|(_, meanings)| meanings.len() > 1);
            // The language in which it shows at the most agreements shows it best.
            let (lang, shown) = drifting().rev().max_by_key(|(_, meanings)| meanings.values().map(Vec::len).sum::<usize>())?;
            let group = |all: &Vec<(_, &Defined, Voice)>| {
                let meaning = all.first().and_then(|(_, defined, _)| defined.meaning.get(lang));
                let texts = LangMap::of(|other| meaning.filter(|_| other == lang).map(Arc::clone));
                Group::plain(Said::Texts(texts), all.iter().map(|(.., voice)| *voice).collect())
            };
            let groups = most_first(shown.values().map(group).collect());
            let languages = drifting().map(|(lang, _)| lang).collect();
            Some(Discord { languages, ..Discord::new(page, Subject::Definitions(vec![Arc::clone(id)]), groups) })
        });
        told.collect()
    }

    /// One meaning, several ids.
    pub(super) fn other_names(&self, page: &HarmonyPage) -> Vec<Discord> {
        let mut all: BTreeMap<(Lang, String), Vec<Meant<'a>>> = BTreeMap::new();
        self.meanings(|lang, _, meaning, one| all.entry((lang, meaning)).or_default().push(one));
        let mut found: BTreeMap<Vec<Arc<str>>, Discord> = BTreeMap::new();
        for ((lang, _), one) in all {
            let ids: BTreeSet<&Arc<str>> = one.iter().map(|(id, ..)| *id).collect();
            if ids.len() < 2 {
                continue;
            }
            let key: Vec<Arc<str>> = ids.iter().map(|id| Arc::clone(id)).collect();
            let group = |id: &Arc<str>| {
                let of = || one.iter().filter(|(known, ..)| *known == id);
                let term = of().map(|(_, defined, _)| defined.term.clone()).next().unwrap_or_default();
                Group::plain(Said::Definition(Arc::clone(id), term), of().map(|(.., voice)| *voice).collect())
            };
            let made = || Discord::new(page, Subject::Definitions(key.clone()), most_first(ids.iter().map(|id| group(id)).collect()));
            found.entry(key.clone()).or_insert_with(made).languages.push(lang);
        }
        found.into_values().collect()
    }

    /// Every meaning in every language, with the names of the Parties by their roles.
    fn meanings(&self, mut with: impl FnMut(Lang, &'a Arc<str>, String, Meant<'a>)) {
        for (number, entry) in &self.entries {
            let names = self.names(entry);
            for (id, defined) in &entry.definitions {
                let voice = Voice { entry: *number, home: Some(defined.home), place: Some(defined.place) };
                for (lang, meaning) in defined.meaning.iter() {
                    with(lang, id, without_names(meaning, lang, &names), (id, defined, voice));
                }
            }
        }
    }

    /// What the Parties of an agreement are called, the longest names first.
    fn names(&self, entry: &Entry) -> Vec<(Lang, String, &'static str)> {
        let mut all = Vec::new();
        for (code, role) in &entry.parties {
            let Some(name) = self.desk.law.country(code).map(|country| &*country.name) else { continue };
            let sign = if *role == Role::Destination { "\u{1}" } else { "\u{2}" };
            let (en, fr, ar) = (&name.en, &name.fr, &name.ar);
            let french = &fr.adjective;
            for (lang, forms) in [
                (Lang::En, vec![&en.government, &en.formal, &en.short, &en.plural, &en.adjective]),
                (Lang::Fr, vec![&fr.government, &fr.of_formal, &fr.formal, &fr.of, &fr.within, &fr.from, &fr.def, &fr.short]),
                (Lang::Fr, vec![&french.m, &french.f, &french.m_plural, &french.f_plural]),
                (Lang::Ar, vec![&ar.government, &ar.formal, &ar.short, &ar.adjective.m, &ar.adjective.f, &ar.adjective.m_plural]),
            ] {
                all.extend(forms.into_iter().filter(|form| !form.is_empty()).map(|form| (lang, spelling(form).into_owned(), sign)));
            }
        }
        all.sort_by(|one, two| two.1.len().cmp(&one.1.len()).then_with(|| one.cmp(two)));
        all
    }
}

/// A meaning in one spelling, without the names of the Parties and the stop at its end.
fn without_names(meaning: &str, lang: Lang, names: &[(Lang, String, &'static str)]) -> String {
    let mut text = spelling(meaning.trim_end_matches(['.', ';', '؛'])).into_owned();
    for (_, name, sign) in names.iter().filter(|(of, ..)| *of == lang) {
        if text.contains(name.as_str()) {
            text = text.replace(name.as_str(), sign);
        }
    }
    text
}
