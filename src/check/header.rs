//! The header: who agrees, and in which languages.

use crate::finding::{Fact, Finding};
use crate::law::Country;
use crate::model::{FieldValue, Role, nearest};
use crate::text::{Lang, Span};

use super::context::Context;
use super::currencies::word_in;

/// Looks at Parties and languages.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    parties(context, out);
    languages(context, out);
    usual_languages(context, out);
}

/// A field of the header.
pub fn stated<'a>(context: &Context<'a>, id: &str) -> Option<&'a FieldValue> {
    let field = context.vocabulary.structure("agreement")?.field_id(id)?;
    context.agreement.fields.iter().find(|stated| stated.field == field)
}

/// The name of a State, in the language of the reader.
pub fn name(country: &Country) -> Fact {
    Fact::Tri([country.name.ar.short.clone(), country.name.fr.short.clone(), country.name.en.short.clone()])
}

fn parties(context: &Context<'_>, out: &mut Vec<Finding>) {
    for party in &context.agreement.parties {
        if context.law.country(&party.code.text).is_none() {
            out.push(unknown(context, &party.code.text, word_in(context, party.code.span, &party.code.text)));
        }
    }
    let said = stated(context, "destination").is_some() && stated(context, "origin").is_some();
    let explained = context.project.findings.iter().any(|finding| finding.rule == "party-named-twice");
    if said && !explained && context.agreement.parties.len() < 2 {
        out.push(Finding::error("fewer-than-two-parties", context.agreement.header));
    }
}

/// A State that is in no register: perhaps its name, its longer code, or a slip.
fn unknown(context: &Context<'_>, code: &str, place: Span) -> Finding {
    let finding = Finding::error("party-unknown", place).with("code", code);
    let named = context.law.countries().find(|country| {
        let names = [&country.name.en.short, &country.name.fr.short, &country.name.ar.short];
        country.alpha3 == code || names.iter().any(|name| nearest(code, std::iter::once(name.as_str())).is_some())
    });
    let near =
        named.map(|country| country.id.as_str()).or_else(|| nearest(code, context.law.countries().map(|country| country.id.as_str())));
    match near {
        Some(near) => finding.variant("near").with("near", near).suggest(place, near),
        None => finding,
    }
}

fn languages(context: &Context<'_>, out: &mut Vec<Finding>) {
    let agreement = context.agreement;
    let both: Vec<Lang> = agreement.courtesy.iter().copied().filter(|lang| agreement.authentic.contains(lang)).collect();
    if let (Some(stated), false) = (stated(context, "courtesy"), both.is_empty()) {
        out.push(Finding::advice("language-named-twice", stated.value.span).with("langs", both));
    }
    let Some(stated) = stated(context, "prevailing") else { return };
    let codes = stated.value.cases().filter_map(|case| if let crate::model::Term::Codes(codes) = &case.term { Some(codes) } else { None });
    let odd = codes.flatten().filter_map(|code| Lang::from_code(code)).find(|lang| !agreement.authentic.contains(lang));
    if let Some(lang) = odd.filter(|_| !agreement.authentic.is_empty()) {
        out.push(Finding::warning("prevailing-not-authentic", stated.value.span).with("lang", lang));
    }
}

/// A State signs more easily what its own lawyers can read.
fn usual_languages(context: &Context<'_>, out: &mut Vec<Finding>) {
    let authentic = &context.agreement.authentic;
    let Some(stated) = stated(context, "authentic").filter(|_| !authentic.is_empty()) else { return };
    for party in context.agreement.parties.iter().filter(|party| party.role != Role::Destination) {
        let Some(country) = context.law.country(&party.code.text) else { continue };
        let usual: Vec<Lang> = country.languages.treaty.iter().filter_map(|code| Lang::from_code(code)).collect();
        if !usual.is_empty() && !usual.iter().any(|lang| authentic.contains(lang)) {
            let finding = Finding::advice("language-of-party-not-authentic", stated.value.span);
            out.push(finding.with("party", name(country)).with("langs", usual));
        }
    }
}
