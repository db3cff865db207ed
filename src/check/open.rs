//! What is still open: brackets, proposals, values to be agreed. Each needs an owner, and none may
//! be left when the text is signed.

use crate::finding::Finding;
use crate::model::{Case, Offer, Said, Stage, Term, Wording, nearest};
use crate::text::Span;

use super::context::{Context, push_some};
use super::same::same_cases;

/// Looks at every value and every text.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let mut open = Open { context, places: Vec::new(), unsettled: Vec::new(), out };
    for clause in context.agreement.clauses() {
        for stated in clause.fields.iter().chain(clause.rows.iter().flat_map(|row| &row.cells)) {
            match &stated.value.said {
                Said::Cases(cases) => open.cases(cases),
                Said::Open(offers) => open.offers(stated.value.span, offers),
            }
        }
    }
    for wording in context.passages.iter().flat_map(|passage| passage.text.by_lang.iter()).map(|(_, wording)| wording) {
        if let Wording::Open(offers) = wording {
            open.texts(offers);
        }
    }
    open.articles();
    let Open { places, unsettled, out, .. } = open;
    stage(context, places, "bracket-still-open", out);
    stage(context, unsettled, "value-still-to-agree", out);
}

/// An open place is no mistake while the Parties negotiate.
fn stage(context: &Context<'_>, places: Vec<Span>, rule: &'static str, out: &mut Vec<Finding>) {
    let make = match context.agreement.stage {
        Stage::Negotiation => return,
        Stage::Initialled => Finding::warning,
        Stage::Signed | Stage::InForce => Finding::error,
    };
    let mut places = places;
    places.sort_unstable();
    push_some(places.into_iter().map(|place| make(rule, place)).collect(), out);
}

struct Open<'a, 'o> {
    context: &'a Context<'a>,
    places: Vec<Span>,
    unsettled: Vec<Span>,
    out: &'o mut Vec<Finding>,
}

impl Open<'_, '_> {
    fn cases(&mut self, cases: &[Case]) {
        self.unsettled.extend(cases.iter().filter(|case| case.term == Term::ToBeAgreed).map(|case| case.span));
    }

    fn offers(&mut self, bracket: Span, offers: &[Offer]) {
        self.places.push(bracket);
        if let Some(ownerless) = offers.iter().find(|offer| offer.owner.is_none()) {
            self.out.push(Finding::warning("bracket-without-owner", ownerless.span));
        }
        for offer in offers {
            self.owner(offer.owner.as_deref(), offer.span);
        }
        for (at, offer) in offers.iter().enumerate() {
            if let Some(first) = offers.iter().take(at).find(|first| same_cases(&first.cases, &offer.cases)) {
                self.out.push(Finding::advice("proposals-equal", offer.span).label(first.span, "first"));
                return;
            }
        }
    }

    fn texts(&mut self, offers: &[(Option<String>, Span)]) {
        let Some((_, first)) = offers.first() else { return };
        let last = offers.last().map_or(*first, |(_, last)| *last);
        self.places.push(first.to(last));
        if let Some((_, span)) = offers.iter().find(|(owner, _)| owner.is_none()) {
            self.out.push(Finding::warning("bracket-without-owner", *span));
        }
        for (owner, span) in offers {
            self.owner(owner.as_deref(), *span);
        }
        let text = |span: &Span| self.context.slice(*span).trim();
        let equal = offers.iter().skip(1).find(|(_, span)| text(span) == text(first));
        if let Some((_, span)) = equal {
            self.out.push(Finding::advice("proposals-equal", *span).label(*first, "first"));
        }
    }

    fn articles(&mut self) {
        for proposer in self.context.agreement.articles().filter_map(|article| article.proposed_by.as_ref()) {
            self.places.push(proposer.span);
            if !self.is_party(&proposer.text) {
                let finding = self.stranger(&proposer.text, proposer.span);
                self.out.push(finding);
            }
        }
    }

    fn is_party(&self, code: &str) -> bool {
        self.context.agreement.parties.iter().any(|party| party.code.text == code)
    }

    fn owner(&mut self, owner: Option<&str>, proposal: Span) {
        if let Some(owner) = owner.filter(|owner| !self.is_party(owner)) {
            let place = owner_place(self.context, proposal);
            let finding = self.stranger(owner, place);
            self.out.push(finding);
        }
    }

    /// A name that is no code of a Party: perhaps the name of one.
    fn stranger(&self, owner: &str, place: Span) -> Finding {
        let parties = &self.context.agreement.parties;
        let finding = Finding::error("bracket-owner-unknown", place).with("owner", self.context.slice(place));
        let codes: Vec<&str> = parties.iter().map(|party| party.code.text.as_str()).collect();
        let finding = finding.with("parties", codes.clone());
        let by_name = parties.iter().map(|party| party.code.text.as_str()).find(|code| {
            self.context.law.country(code).is_some_and(|country| {
                let name = &country.name;
                let names = [&name.en.short, &name.fr.short, &name.ar.short];
                country.alpha3 == owner || nearest(owner, names.into_iter().map(String::as_str)).is_some()
            })
        });
        match by_name.or_else(|| nearest(owner, codes.into_iter())) {
            Some(near) => finding.variant("near").with("near", near).suggest(place, near),
            None => finding,
        }
    }
}

/// The owner stands before its proposal, after the bracket or the stroke.
fn owner_place(context: &Context<'_>, proposal: Span) -> Span {
    let before = context.project.sources.get(proposal.file).and_then(|source| source.text.get(..proposal.range().start)).unwrap_or("");
    let start = before.rfind(['[', '|']).map_or(before.len(), |at| at + 1);
    let words = before.get(start..).unwrap_or("");
    let trimmed = words.trim_end_matches(['"', ' ', '\n', '\t', '\r']).trim_end_matches(':').trim_end();
    let name = trimmed.trim_start();
    let from = start + (trimmed.len() - name.len());
    if name.is_empty() { proposal } else { Span::new(proposal.file, from, from + name.len()) }
}
