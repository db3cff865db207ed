//! Which proposal protects the worker better: the whole text under one Party's proposals is compared with the whole text under
//! another's, so that the field, the law and the rules all have their say.

use super::super::Ground;
use super::super::voices::Voices;
use super::super::words::{Words as Papers, text};
use super::gather::{Open, What};
use super::taken::taken;
use crate::check::{Ruled, Selection, check};
use crate::diff::{Bench, Change, Comparison, PartKind, Side, Worth, compare};
use crate::law::Law;
use crate::render::tree::{Inline, Line};
use crate::text::{Lang, Span};
use crate::wording::ruling::state;
use crate::wording::words::Words as House;

/// What the proposals mean.
pub(super) struct Effects<'a> {
    law: &'a Law,
    /// For each two Parties: their codes, and the text of the first compared with that of the second.
    pairs: Vec<(String, String, Comparison)>,
    /// Rules that come out differently.
    ruled: Vec<Ruled>,
}

impl<'a> Effects<'a> {
    /// Compares the texts of the Parties.
    pub(super) fn new(ground: Ground<'a>, owners: &[Option<String>]) -> Self {
        let selection = Selection::default();
        let bench = Bench { vocabulary: ground.vocabulary, law: ground.law, selection: &selection };
        let texts: Vec<_> = owners.iter().flatten().map(|owner| (owner, taken(ground.project, owner))).collect();
        let mut pairs = Vec::new();
        for (at, (one, text)) in texts.iter().enumerate() {
            for (other, their_text) in texts.iter().skip(at + 1) {
                pairs.push(((*one).clone(), (*other).clone(), compare(text, their_text, bench)));
            }
        }
        let outcome = check(ground.project, ground.vocabulary, ground.law, &selection);
        let ruled = outcome.ruled.into_iter().filter(|ruled| !ruled.positions.is_empty()).collect();
        Self { law: ground.law, pairs, ruled }
    }

    /// What the proposals in one place mean for the worker.
    pub(super) fn line(&self, voices: &Voices<'_>, open: &Open<'_>) -> Line {
        let proposed: Vec<String> = open.owners().into_iter().flatten().collect();
        let concerned = |one: &str| open.owners().len() < 2 || proposed.iter().any(|owner| owner == one);
        let worths: Vec<(&str, &str, Worth)> = self
            .pairs
            .iter()
            .filter(|(one, other, _)| concerned(one) && concerned(other))
            .map(|(one, other, comparison)| (one.as_str(), other.as_str(), worth(comparison, open)))
            .collect();
        voices.line(|speaker, words| {
            let mut sentences = self.verdicts(&worths, speaker.lang, words);
            sentences.extend(self.rules(open.span, speaker.lang, words));
            Some(vec![Inline::Text(speaker.typeset(&sentences.join(" ")))])
        })
    }

    fn verdicts(&self, worths: &[(&str, &str, Worth)], lang: Lang, words: &'static Papers) -> Vec<String> {
        let frame = &words.positions.frame;
        let better = |best: &str, other: &str| {
            let name = |code: &str| state(code, self.law, lang);
            text(frame, "better").replace("{best}", &name(best)).replace("{other}", &name(other))
        };
        let mut sentences: Vec<String> = worths
            .iter()
            .filter_map(|(one, other, worth)| match worth {
                Worth::Stronger => Some(better(other, one)),
                Worth::Weaker => Some(better(one, other)),
                Worth::Neutral | Worth::Unclear => None,
            })
            .collect();
        if sentences.is_empty() {
            let neutral = !worths.is_empty() && worths.iter().all(|(_, _, worth)| *worth == Worth::Neutral);
            sentences.push(text(frame, if neutral { "neutral" } else { "unclear" }).to_owned());
        }
        sentences
    }

    /// The rules that come out differently by what is open here.
    fn rules(&self, span: Span, lang: Lang, words: &'static Papers) -> Vec<String> {
        let inside = |value: &Span| value.file == span.file && span.start <= value.start && value.end <= span.end;
        let frame = &words.positions.frame;
        let house = House::embedded(lang);
        let here = self.ruled.iter().filter(|ruled| ruled.values.iter().any(inside));
        here.map(|ruled| {
            let outcomes: Vec<String> = ruled
                .positions
                .iter()
                .map(|position| {
                    let verdict = house.interface(&format!("verdict_{}", position.verdict.word().replace(' ', "_"))).to_owned();
                    text(frame, "outcome").replace("{party}", &state(&position.owner, self.law, lang)).replace("{verdict}", &verdict)
                })
                .collect();
            let title = self.law.page(ruled.rule).map_or(ruled.rule, |page| page.title.get(lang));
            text(frame, "rule").replace("{rule}", title).replace("{outcomes}", &outcomes.join(if lang == Lang::Ar { "؛ " } else { "; " }))
        })
        .collect()
    }
}

/// What the changes at one place come to; nothing found there is nothing known.
fn worth(comparison: &Comparison, open: &Open<'_>) -> Worth {
    let at = |side: &Option<Side>| side.as_ref().is_some_and(|side| touches(side.spot.span, open));
    let article = matches!(open.what, What::Article(_));
    let here = |change: &&Change| (at(&change.old) || at(&change.new)) && (!article || change.part == PartKind::Article);
    let mut found = comparison.changes.iter().filter(here).map(|change| change.worth).peekable();
    if found.peek().is_none() { Worth::Unclear } else { Worth::of(found) }
}

fn touches(span: Span, open: &Open<'_>) -> bool {
    span.file == open.span.file && open.span.start <= span.start && span.end <= open.span.end
}
