//! The card of a rule for programs.

use serde_json::{Value, json};

use super::super::standards::{evidence, languages};
use super::super::{Reader, example};
use super::clause_of;
use crate::law::rulebook::{BookBasis, BookRule};
use crate::law::{BasisDef, Bound, Country, Example, RulePage, standing};
use crate::text::Lang;
use crate::vocabulary::Tri;
use crate::wording::asks::Asker;
use crate::wording::ruling::reference;

/// All that the page says, by the names of the rule file.
pub(in super::super) fn card(reader: Reader<'_>, page: &RulePage) -> Value {
    let asker = Asker::new(reader.lang, reader.vocabulary, reader.law);
    let rule = reader.law.book().find(|rule| rule.id == page.id);
    let said = |of: fn(&BookRule) -> Option<&crate::syntax::expression::Expression>| rule.and_then(of).map(|one| asker.sentence(one));
    let basis = rule.map(|rule| rule.basis.as_slice()).unwrap_or_default();
    json!({
        "id": page.id,
        "subject": page.subject,
        "since": page.since,
        "reviewed": page.reviewed,
        "severity": page.severity,
        "silence": page.check.silence,
        "applies": page.applies,
        "title": tri(&page.title),
        "why": tri(&page.why),
        "when": page.check.when,
        "when_in_words": said(|rule| rule.when.as_ref()),
        "require": page.check.require,
        "require_in_words": said(|rule| Some(&rule.require)),
        "message": tri(&page.check.message),
        "gap": page.check.gap.as_deref().map(tri),
        "help": tri(&page.check.help),
        "basis": page.basis.iter().zip(basis).map(|(def, basis)| authority(reader, def, basis)).collect::<Vec<_>>(),
        "fix": fix(reader, page),
        "covers": page.covers,
        "good": page.good.iter().map(example_form).collect::<Vec<_>>(),
        "bad": page.bad.iter().map(example_form).collect::<Vec<_>>(),
    })
}

fn tri(text: &Tri) -> Value {
    json!({ "ar": text.ar, "fr": text.fr, "en": text.en })
}

fn authority(reader: Reader<'_>, def: &BasisDef, basis: &BookBasis) -> Value {
    let instrument = reader.law.instrument(&basis.source);
    let by = |wanted: Bound| -> Vec<&str> {
        let of = |country: &&Country| instrument.is_some_and(|card| standing(reader.law, &country.id, card, basis, None) == wanted);
        let treaty = instrument.is_some_and(|card| matches!(card.force.as_str(), "binding" | "reciprocal"));
        reader.law.countries().filter(|_| treaty).filter(of).map(|country| country.id.as_str()).collect()
    };
    json!({
        "source": basis.source,
        "article": basis.article,
        "law": basis.law,
        "reference": instrument.map(|card| reference(card, &basis.article, reader.lang)),
        "force": instrument.map(|card| card.force.as_str()),
        "evidence": instrument.map(|card| evidence(card, def)),
        "asks": basis.asks,
        "annex": basis.annex,
        "branch": basis.branch,
        "part": basis.part,
        "address": if basis.address.is_empty() { instrument.and_then(|card| card.address.as_deref()) } else { Some(basis.address.as_str()) },
        "note": def.note.as_deref().map(tri),
        "binds": by(Bound::Yes),
        "does_not_bind": by(Bound::No),
        "not_known": by(Bound::Unknown),
    })
}

fn fix(reader: Reader<'_>, page: &RulePage) -> Option<Value> {
    let fix = page.fix.as_ref()?;
    let kind = reader.vocabulary.kind(reader.vocabulary.kind_id(&fix.clause)?)?;
    let printed: serde_json::Map<String, Value> = languages(reader)
        .into_iter()
        .map(|(lang, _)| (lang.code().to_owned(), json!(example::printed(reader, kind, &fix.text, lang))))
        .collect();
    Some(json!({
        "clause": fix.clause,
        "safe": fix.safe,
        "bla": example::typed(reader, &clause_of(kind.def.name.first(Lang::En), &fix.text)),
        "printed": printed,
    }))
}

fn example_form(example: &Example) -> Value {
    json!({
        "text": example.text,
        "outcome": example.outcome,
        "marks": example.marks,
        "missing": example.missing,
        "pair": example.pair,
        "form": example.form,
    })
}
