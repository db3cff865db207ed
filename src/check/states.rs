//! States whose names are easily taken for one another.

use std::collections::HashMap;

use crate::finding::{Fact, Finding};
use crate::law::Country;
use crate::text::{Lang, Span};

use super::context::Context;
use super::index::Filter;
use super::words::{bare_forms, form_of};

/// Groups of States with names alike, by code.
const ALIKE: &[&[&str]] = &[&["NE", "NG"], &["ML", "MW"], &["MR", "MU"]];

/// Names of States that are in no register of ours: code, language, name.
const OTHERS: &[(&str, Lang, &str)] = &[
    ("MW", Lang::En, "Malawi"),
    ("MW", Lang::En, "Malawian"),
    ("MW", Lang::Fr, "Malawi"),
    ("MW", Lang::Fr, "malawien"),
    ("MW", Lang::Ar, "ملاوي"),
    ("MW", Lang::Ar, "مالاوي"),
    ("MU", Lang::En, "Mauritius"),
    ("MU", Lang::En, "Mauritian"),
    ("MU", Lang::Fr, "mauricien"),
    ("MU", Lang::Ar, "موريشيوس"),
];

/// Words that name a State which is no Party but resembles one.
#[derive(Debug)]
pub struct Watch {
    filter: Filter,
    words: HashMap<(Lang, String), (&'static str, &'static str)>,
}

impl Watch {
    /// What to watch for in this agreement; `None` when no Party has a double.
    pub fn new(context: &Context<'_>) -> Option<Self> {
        let party = |code: &str| context.agreement.parties.iter().any(|party| party.code.text == code);
        let mut words = HashMap::new();
        for group in ALIKE {
            let Some(mine) = group.iter().find(|code| party(code)) else { continue };
            for other in group.iter().filter(|code| !party(code)) {
                for (lang, name) in names(context, other) {
                    words.entry((lang, form_of(&name))).or_insert((*other, *mine));
                }
            }
        }
        // A form that both States share tells nothing.
        let mine: Vec<(Lang, String)> = ALIKE
            .iter()
            .flat_map(|group| group.iter())
            .filter(|code| party(code))
            .flat_map(|code| names(context, code))
            .map(|(lang, name)| (lang, form_of(&name)))
            .collect();
        mine.iter().for_each(|key| {
            words.remove(key);
        });
        let filter = Filter::new(words.keys().map(|(_, word)| word.as_str()));
        (!words.is_empty()).then_some(Self { filter, words })
    }

    /// The finding for a word, if it names the wrong State.
    pub fn look(&self, context: &Context<'_>, lang: Lang, form: &str, place: impl FnOnce() -> Span) -> Option<Finding> {
        let known = |form: &str| self.filter.may_hold(form).then(|| self.words.get(&(lang, form.to_owned()))).flatten();
        let (named, party) = bare_forms(form).find_map(|(_, form)| known(form))?;
        let place = place();
        let finding = Finding::error("state-mistaken", place).with("named", context.slice(place));
        Some(finding.with("state", state(context, named)).with("party", state(context, party)))
    }
}

fn state(context: &Context<'_>, code: &'static str) -> Fact {
    match context.law.country(code) {
        Some(country) => Fact::Tri([country.name.ar.short.clone(), country.name.fr.short.clone(), country.name.en.short.clone()]),
        None => {
            let name =
                |wanted: Lang| OTHERS.iter().find(|(known, lang, _)| *known == code && *lang == wanted).map_or(code, |(.., name)| name);
            Fact::Tri(Lang::ALL.map(|lang| name(lang).to_owned()))
        }
    }
}

/// Names and adjectives of a State, one word each.
fn names(context: &Context<'_>, code: &str) -> Vec<(Lang, String)> {
    let mut all: Vec<(Lang, String)> = context.law.country(code).map(of_card).unwrap_or_default();
    all.extend(OTHERS.iter().filter(|(known, ..)| *known == code).map(|(_, lang, name)| (*lang, (*name).to_owned())));
    all.retain(|(_, name)| !name.is_empty() && !name.contains(' '));
    all
}

fn of_card(country: &Country) -> Vec<(Lang, String)> {
    let name = &country.name;
    let mut all = vec![
        (Lang::En, &name.en.short),
        (Lang::En, &name.en.adjective),
        (Lang::En, &name.en.plural),
        (Lang::Fr, &name.fr.short),
        (Lang::Ar, &name.ar.short),
    ];
    let (fr, ar) = (&name.fr.adjective, &name.ar.adjective);
    all.extend([&fr.m, &fr.f, &fr.m_plural, &fr.f_plural].map(|form| (Lang::Fr, form)));
    all.extend([&ar.m, &ar.f, &ar.m_plural, &ar.f_plural].map(|form| (Lang::Ar, form)));
    let mut all: Vec<(Lang, String)> = all.into_iter().map(|(lang, name)| (lang, name.clone())).collect();
    let bare = name.ar.short.strip_prefix("ال").map(str::to_owned);
    let oblique = ar.m_plural.strip_suffix("ون").map(|stem| format!("{stem}ين"));
    all.extend(bare.into_iter().chain(oblique).map(|form| (Lang::Ar, form)));
    all
}
