//! The page of a rule of the book: what it asks and why, on whose authority and with what force,
//! what it says, how to mend it, its examples, and how to accept what it finds.

mod card;
mod force;

pub(super) use card::card;
pub(super) use force::cited;

use super::page::Page;
use super::standards::languages;
use super::status::{day_text, dotted};
use super::{Reader, example};
use crate::finding::Verdict;
use crate::law::rulebook::{BookRule, Weight};
use crate::law::{Example, RulePage};
use crate::render::sheet::Sheet;
use crate::syntax::expression::Expression;
use crate::vocabulary::{Field, Vocabulary};
use crate::wording::asks::{Asked, Asker, quoted};
use crate::wording::field::protects;

pub(super) fn page(reader: Reader<'_>, card: &RulePage) -> Sheet {
    let lang = reader.lang;
    let mut page = Page::new(reader, "explain_rule", &card.id);
    page.line(card.title.get(lang));
    page.head(reader.label("explain_why"));
    page.line(card.why.get(lang));
    let rule = reader.law.book().find(|rule| rule.id == card.id);
    if let Some(rule) = rule {
        asks(&mut page, reader, card, rule);
        force::weight(&mut page, reader, rule);
        force::authorities(&mut page, reader, card, rule);
    }
    messages(&mut page, reader, card);
    suggested(&mut page, reader, card);
    examples(&mut page, reader, "card_good", &card.good, Verdict::Holds);
    examples(&mut page, reader, "card_bad", &card.bad, Verdict::Conflict);
    if let Some(rule) = rule {
        change(&mut page, reader, rule);
    }
    waive(&mut page, reader, card);
    page.head(reader.label("card_origin"));
    page.pair(reader.label("card_covers"), &card.covers.join(reader.label("explain_comma")));
    page.pair(reader.label("card_since"), &card.since);
    page.pair(reader.label("card_reviewed"), &card.reviewed.as_deref().map(|day| day_text(day, lang)).unwrap_or_default());
    page.sheet()
}

fn asks(page: &mut Page, reader: Reader<'_>, card: &RulePage, rule: &BookRule) {
    page.head(reader.label("card_asks"));
    asked(page, reader, &rule.require);
    if let Some(when) = &rule.when {
        page.subhead(reader.label("card_when"));
        asked(page, reader, when);
    }
    page.pair(reader.label("card_subject"), &subject(reader, &card.subject));
    page.pair(reader.label("card_workers"), workers(reader, card));
}

fn asked(page: &mut Page, reader: Reader<'_>, expression: &Expression) {
    match Asker::new(reader.lang, reader.vocabulary, reader.law).asked(expression) {
        Asked::One(sentence) => page.line(&sentence),
        Asked::Each(all) => {
            page.line(reader.label("card_each"));
            page.list(all);
        }
        Asked::Any(all) => {
            page.line(reader.label("card_any"));
            page.list(all);
        }
    }
}

fn subject(reader: Reader<'_>, id: &str) -> String {
    let known = reader.law.subjects().iter().find(|subject| subject.id == id);
    known.map_or_else(|| id.to_owned(), |subject| subject.name.get(reader.lang).to_owned())
}

fn workers<'a>(reader: Reader<'a>, card: &RulePage) -> &'a str {
    let all = reader.label("card_all_workers");
    let Some(id) = card.applies.as_deref() else { return all };
    let entry = reader.vocabulary.set("workers").and_then(|set| set.iter().find(|(_, known, _)| *known == id));
    entry.map_or(all, |(_, _, entry)| entry.name.first(reader.lang))
}

fn messages(page: &mut Page, reader: Reader<'_>, card: &RulePage) {
    let lang = reader.lang;
    page.head(reader.label("explain_message"));
    page.pair(reader.label("card_of_conflict"), &dotted(card.check.message.get(lang)));
    page.pair(reader.label("card_of_silence"), &card.check.gap.as_ref().map(|gap| dotted(gap.get(lang))).unwrap_or_default());
    page.head(reader.label("explain_help"));
    page.line(&dotted(card.check.help.get(lang)));
}

/// The suggestion as it is typed, and as the agreement then prints it.
fn suggested(page: &mut Page, reader: Reader<'_>, card: &RulePage) {
    let Some(fix) = &card.fix else { return };
    let kind = reader.vocabulary.kind_id(&fix.clause).and_then(|kind| reader.vocabulary.kind(kind));
    let Some(kind) = kind else { return };
    page.head(reader.label("card_fix"));
    page.block(&example::typed(reader, &clause_of(kind.def.name.first(crate::text::Lang::En), &fix.text)));
    page.subhead(reader.label("explain_wording"));
    for (lang, label) in languages(reader) {
        page.pairs(label, &example::printed(reader, kind, &fix.text, lang));
    }
}

/// Lines inside the braces of a clause.
fn clause_of(name: &str, lines: &str) -> String {
    format!("{name} {{\n{lines}\n}}")
}

fn examples(page: &mut Page, reader: Reader<'_>, head: &str, all: &[Example], usual: Verdict) {
    if all.is_empty() {
        return;
    }
    page.head(reader.words.interface(head));
    for one in all {
        page.block(&example::typed(reader, &one.text));
        let verdict = one.outcome.as_deref().unwrap_or(usual.word());
        page.pair(reader.label("card_outcome"), reader.words.interface(&format!("verdict_{}", verdict.replace(' ', "_"))));
        page.pair(reader.label("card_parties"), one.pair.as_deref().unwrap_or_default());
        page.pair(
            reader.label("card_missing"),
            &one.missing.as_ref().map(|all| all.join(reader.label("explain_comma"))).unwrap_or_default(),
        );
    }
}

fn change(page: &mut Page, reader: Reader<'_>, rule: &BookRule) {
    page.head(reader.label("card_change"));
    page.pair(reader.label("verdict_holds"), reader.label("card_change_holds"));
    page.pair(reader.label("verdict_conflict"), reader.label("card_change_conflict"));
    let silence = if rule.silence.is_some() { "card_change_gap" } else { "card_silence_nothing" };
    page.pair(reader.label("verdict_gap"), reader.label(silence));
    page.pair(reader.label("verdict_question"), reader.label("card_change_question"));
    if rule.when.is_some() {
        page.pair(reader.label("verdict_not_applicable"), reader.label("card_change_when"));
    }
    let mut seen: Vec<(String, &str)> = Vec::new();
    for path in rule.require.paths().into_iter().filter(|path| !path.field.is_empty()) {
        let Some((name, field)) = key(reader.vocabulary, reader, &path.kind, &path.field) else { continue };
        if !seen.iter().any(|(known, _)| *known == name) {
            seen.push((name, protects(field, reader.words)));
        }
    }
    if !seen.is_empty() {
        page.subhead(reader.label("card_keys"));
        page.list(
            seen.into_iter().map(|(name, says)| format!("{}{}{says}", quoted(&name, reader.lang), reader.label("explain_colon"))).collect(),
        );
    }
}

fn key<'a>(vocabulary: &'a Vocabulary, reader: Reader<'_>, kind: &str, field: &str) -> Option<(String, &'a Field)> {
    let kind = vocabulary.kind(vocabulary.kind_id(kind)?)?;
    let field = kind.field(kind.field_id(field)?, false)?;
    Some((format!("{}.{}", kind.def.name.first(reader.lang), field.def.name.first(reader.lang)), field))
}

fn waive(page: &mut Page, reader: Reader<'_>, card: &RulePage) {
    page.head(reader.label("card_waive"));
    page.line(reader.label("card_waive_how"));
    let text = format!("accept {} {{\nreason: \"…\"\nauthority: joint committee\nuntil: 2028-01-01\n}}", card.id);
    page.block(&example::typed(reader, &text));
}

/// The word for a weight.
const fn weight_key(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "severity_error",
        Weight::Warning => "severity_warning",
        Weight::Advice => "severity_advice",
    }
}
