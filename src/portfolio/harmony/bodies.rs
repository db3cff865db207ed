//! Names of authorities that agreements write out: those that the registers of States have, and those that come near one.

mod reader;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use reader::mentions;

use super::values::most_first;
use super::{Discord, Group, Reading, Said, Subject, Voice};
use crate::law::{Authority, HarmonyPage};
use crate::portfolio::entry::Entry;
use crate::portfolio::place::Place;
use crate::text::Lang;

/// A name of an authority, written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The code of the State.
    pub state: Arc<str>,
    /// Which of the authorities in the register of the State.
    pub authority: u16,
    /// True for its name in the register; else the name only comes near it.
    pub exact: bool,
    /// The language.
    pub lang: Lang,
    /// As it is written.
    pub name: Arc<str>,
    /// The article or annex: an index of [`Entry::homes`].
    pub home: Option<u16>,
    /// Where the text begins that holds it.
    pub place: Place,
}

/// A State and one of its authorities.
type Body<'a> = (&'a str, u16);

impl<'a> Reading<'a> {
    /// Authorities that bear their name no more, or not yet, at the date of the agreement.
    pub(super) fn lapsed_names(&self, page: &HarmonyPage) -> Vec<Discord> {
        self.told(page, |mention, authority, entry| mention.exact && !in_office(authority, self.desk.on.or(entry.date)), |_| true)
    }

    /// Authorities that are called otherwise than in the register of their State.
    pub(super) fn body_names(&self, page: &HarmonyPage) -> Vec<Discord> {
        let in_office = |authority: &Authority, entry: &Entry| in_office(authority, self.desk.on.or(entry.date));
        self.told(page, |_, authority, entry| in_office(authority, entry), |all| all.iter().any(|mention| !mention.exact))
    }

    /// One finding for each authority, with its names as they are written.
    fn told(
        &self,
        page: &HarmonyPage,
        counts: impl Fn(&Mention, &Authority, &Entry) -> bool,
        fires: impl Fn(&[&Mention]) -> bool,
    ) -> Vec<Discord> {
        let mut bodies: BTreeMap<Body<'a>, Vec<(&'a Mention, Voice)>> = BTreeMap::new();
        for (number, entry) in &self.entries {
            for mention in &entry.bodies {
                let authority =
                    self.desk.law.country(&mention.state).and_then(|state| state.authorities.get(usize::from(mention.authority)));
                if authority.is_some_and(|authority| counts(mention, authority, entry)) {
                    let voice = Voice { entry: *number, home: mention.home, place: Some(mention.place) };
                    bodies.entry((&mention.state, mention.authority)).or_default().push((mention, voice));
                }
            }
        }
        let firing = bodies.into_iter().filter(|(_, all)| fires(&all.iter().map(|(mention, _)| *mention).collect::<Vec<_>>()));
        firing.filter_map(|(body, all)| self.body(page, body, all)).collect()
    }

    fn body(&self, page: &HarmonyPage, (state, at): Body<'a>, all: Vec<(&'a Mention, Voice)>) -> Option<Discord> {
        let authority = self.desk.law.country(state)?.authorities.get(usize::from(at))?;
        let mut names: BTreeMap<&Arc<str>, Vec<Voice>> = BTreeMap::new();
        for (mention, voice) in all {
            let voices = names.entry(&mention.name).or_default();
            // The first place in each agreement is enough to find the others.
            if voices.last().is_none_or(|last| last.entry != voice.entry) {
                voices.push(voice);
            }
        }
        let groups = names.into_iter().map(|(name, voices)| Group::plain(Said::Name(Arc::clone(name)), voices)).collect();
        let name = [(Lang::Ar, &authority.name.ar), (Lang::Fr, &authority.name.fr), (Lang::En, &authority.name.en)];
        let name = name.into_iter().filter(|(_, name)| !name.is_empty()).map(|(lang, name)| (lang, name.clone())).collect();
        Some(Discord::new(page, Subject::Authority(state.to_owned(), name), most_first(groups)))
    }
}

/// True when an authority is there on a day; without a day, when its end is not known.
fn in_office(authority: &Authority, on: Option<Date>) -> bool {
    let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
    match on {
        Some(on) => day(&authority.from).is_none_or(|from| from <= on) && day(&authority.until).is_none_or(|until| on < until),
        None => authority.until.is_none(),
    }
}
