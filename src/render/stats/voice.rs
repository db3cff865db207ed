//! The words of a count, in the language of the reader.

use super::{Counted, StatsView, signs_of, tally_of};
use crate::portfolio::stats::{HomeStats, Proposal, ProseFact, Said, Sign, Tally, Uneven, said_in};
use crate::render::script::visible;
use crate::text::{Lang, Span};
use crate::wording::lists::{AndOr, join};
use crate::wording::words::{Words, fill};

/// Letters of a sentence that are enough to know it by.
const ENOUGH: usize = 120;

/// Speaks of the counts.
#[derive(Clone, Copy)]
pub(super) struct Voice {
    pub lang: Lang,
    words: &'static Words,
}

impl Voice {
    pub fn new(view: StatsView) -> Self {
        Self { lang: view.lang, words: Words::embedded(view.lang) }
    }

    pub fn say(&self, key: &'static str) -> &'static str {
        self.words.interface(key)
    }

    fn fill(&self, key: &'static str, values: &[(&str, &str)]) -> String {
        fill(self.say(key), values)
    }

    /// `86.4 %`; a dash where there is no fact at all.
    pub fn share(&self, tally: Tally) -> String {
        let Some(permille) = tally.permille() else { return "–".to_owned() };
        let (whole, tenth) = ((permille / 10).to_string(), (permille % 10).to_string());
        self.fill("stats_share", &[("whole", &whole), ("tenth", &tenth)])
    }

    /// The line of an agreement.
    pub fn whole(&self, one: &Counted<'_>) -> String {
        let tally = one.stats.tally();
        let agreement = visible(&one.project.agreement.id.text);
        let (share, typed, prose) = (self.share(tally), tally.typed.to_string(), tally.prose.to_string());
        let (open, duties) = (one.open().to_string(), one.duties().to_string());
        let strict = self.share(one.stats.strict());
        let file = visible(one.file);
        self.fill(
            "stats_whole",
            &[
                ("file", &file),
                ("agreement", &agreement),
                ("share", &share),
                ("typed", &typed),
                ("prose", &prose),
                ("open", &open),
                ("duties", &duties),
                ("strict", &strict),
            ],
        )
    }

    /// The line of all agreements together.
    pub fn sum(&self, all: &[Counted<'_>]) -> String {
        let tally = tally_of(all);
        let (share, typed, prose) = (self.share(tally), tally.typed.to_string(), tally.prose.to_string());
        let count = all.len().to_string();
        self.fill("stats_sum", &[("count", &count), ("share", &share), ("typed", &typed), ("prose", &prose)])
    }

    /// What the facts in prose carry, the commonest first; nothing where there are none.
    pub fn kinds(&self, all: &[Counted<'_>]) -> Option<String> {
        let mut counts: Vec<(Sign, usize)> = signs_of(all).into_iter().collect();
        counts.sort_by_key(|(sign, count)| (std::cmp::Reverse(*count), *sign));
        let of = |(sign, count): &(Sign, usize)| self.fill("stats_kind", &[("sign", self.sign(*sign)), ("count", &count.to_string())]);
        let named: Vec<String> = counts.iter().map(of).collect();
        (!named.is_empty()).then(|| self.fill("stats_kinds", &[("kinds", &join(&named, self.lang, AndOr::And))]))
    }

    /// An article or annex by its number and id.
    pub fn home(&self, home: &HomeStats) -> String {
        let key = if home.annex { "stats_annex" } else { "stats_article" };
        self.fill(key, &[("number", &home.number.to_string()), ("id", &visible(&home.id))])
    }

    /// What stands beside the share of an article.
    pub fn counts(&self, home: &HomeStats) -> String {
        let (typed, prose) = (home.typed.to_string(), home.facts.len().to_string());
        let (home, share) = (self.home(home), self.share(home.tally()));
        self.fill("stats_home", &[("home", &home), ("share", &share), ("typed", &typed), ("prose", &prose)])
    }

    pub fn sign(&self, sign: Sign) -> &'static str {
        self.say(match sign {
            Sign::Number => "stats_sign_number",
            Sign::Sum => "stats_sign_sum",
            Sign::Percent => "stats_sign_percent",
            Sign::Period => "stats_sign_period",
            Sign::Payer => "stats_sign_payer",
            Sign::Authority => "stats_sign_authority",
            Sign::Deadline => "stats_sign_deadline",
        })
    }

    /// A fact in prose: where, what it carries, its words, and the key that may hold it.
    pub fn fact(&self, one: &Counted<'_>, home: &HomeStats, fact: &ProseFact) -> String {
        let said = said_in(&fact.said, self.lang);
        let (span, shown) = said.map_or_else(Default::default, |said| (said.span, said.words));
        let signs: Vec<String> = fact.signs.iter().map(|sign| self.sign(*sign).to_owned()).collect();
        let said = self.fill(
            "stats_fact",
            &[
                ("place", &place(one, span)),
                ("home", &self.home(home)),
                ("words", &words(one, shown)),
                ("signs", &join(&signs, self.lang, AndOr::And)),
                ("sentence", &words(one, span)),
            ],
        );
        match fact.proposal.and_then(|proposal| self.proposal(one, proposal)) {
            Some(advice) => self.fill("stats_advised", &[("fact", &said), ("advice", &advice)]),
            None => said,
        }
    }

    fn proposal(&self, one: &Counted<'_>, proposal: Proposal) -> Option<String> {
        let key = if proposal.stated { "stats_stated" } else { "stats_may_hold" };
        Some(self.fill(key, &[("key", &self.key(one, proposal)?)]))
    }

    /// `hours.normal week`.
    pub fn key(&self, one: &Counted<'_>, proposal: Proposal) -> Option<String> {
        let kind = one.vocabulary.kind(proposal.kind)?;
        let field = kind.field(proposal.field, false)?;
        Some(format!("{}.{}", kind.def.name.first(self.lang), field.def.name.first(self.lang)))
    }

    /// A sentence that states no fact.
    pub fn duty(&self, one: &Counted<'_>, home: &HomeStats, said: &[Said]) -> String {
        let span = said_in(said, self.lang).map(|said| said.span).unwrap_or_default();
        self.fill("stats_duty", &[("place", &place(one, span)), ("home", &self.home(home)), ("sentence", &words(one, span))])
    }

    /// A text whose languages differ.
    pub fn uneven(&self, one: &Counted<'_>, home: &HomeStats, uneven: &Uneven) -> String {
        let langs = |all: &[Lang]| {
            let names: Vec<String> = all.iter().map(|lang| self.lang_name(*lang).to_owned()).collect();
            join(&names, self.lang, AndOr::And)
        };
        self.fill(
            "stats_uneven",
            &[
                ("place", &place(one, uneven.span)),
                ("home", &self.home(home)),
                ("sign", self.sign(uneven.sign)),
                ("words", &words(one, uneven.span)),
                ("has", &langs(&uneven.has)),
                ("lacks", &langs(&uneven.lacks)),
            ],
        )
    }

    fn lang_name(&self, lang: Lang) -> &'static str {
        self.say(match lang {
            Lang::Ar => "lang_ar",
            Lang::Fr => "lang_fr",
            Lang::En => "lang_en",
        })
    }
}

/// `file:line:column`.
fn place(one: &Counted<'_>, span: Span) -> String {
    let Some(source) = one.project.sources.get(span.file) else { return String::new() };
    let place = source.place(span.start);
    format!("{}:{}:{}", visible(&source.name), place.line, place.column)
}

/// The words of a place in one line, cut where they go on too long.
fn words(one: &Counted<'_>, span: Span) -> String {
    let text = one.project.sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = text.chars();
    let mut cut: String = letters.by_ref().take(ENOUGH).collect();
    if letters.next().is_some() {
        cut.push('…');
    }
    visible(&cut).into_owned()
}
