//! Every text must exist in every language of the agreement.

use crate::finding::Finding;
use crate::model::{Case, Named, Term, When};
use crate::text::{Lang, Span};

use super::context::{Context, push_some};
use super::passages::Passage;

/// Slips of form that already explain why a language is missing.
const EXPLAINED: &[&str] = &["text-expected", "unknown-language", "text-not-closed", "line-not-understood", "bracket-not-closed"];

/// Finds texts that lack a language, and languages that the header does not know.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    if context.agreement.authentic.is_empty() {
        return;
    }
    let required = context.agreement.languages();
    let nowhere: Vec<Lang> =
        required.iter().copied().filter(|lang| !context.passages.iter().any(|passage| speaks(context, passage, *lang))).collect();
    let some: Vec<&Passage<'_>> =
        context.passages.iter().filter(|passage| Lang::ALL.into_iter().any(|lang| speaks(context, passage, lang))).collect();
    if !some.is_empty() {
        for lang in &nowhere {
            let rule = if context.agreement.authentic.contains(lang) { Finding::error } else { Finding::warning };
            out.push(rule("text-lacks-language", context.agreement.header).variant("nowhere").with("langs", vec![*lang]));
        }
    }
    for passage in some {
        let lacking: Vec<Lang> =
            required.iter().copied().filter(|lang| !nowhere.contains(lang) && !speaks(context, passage, *lang)).collect();
        if !lacking.is_empty() && !context.reported(passage.text.span, EXPLAINED) {
            out.push(lacks(context, passage.text.span, lacking));
        }
    }
    undeclared(context, &required, out);
    own_words(context, &required, out);
}

fn lacks(context: &Context<'_>, text: Span, lacking: Vec<Lang>) -> Finding {
    let binding = lacking.iter().any(|lang| context.agreement.authentic.contains(lang));
    let rule = if binding { Finding::error } else { Finding::warning };
    let finding = rule("text-lacks-language", context.head(text)).with("langs", lacking);
    if binding { finding } else { finding.variant("courtesy") }
}

/// True when the text says something in the language.
fn speaks(context: &Context<'_>, passage: &Passage<'_>, lang: Lang) -> bool {
    passage.text.by_lang.get(lang).is_some_and(|wording| wording.spans().any(|span| !context.slice(span).trim().is_empty()))
}

/// One finding for each language that is used and not named in the header.
fn undeclared(context: &Context<'_>, required: &[Lang], out: &mut Vec<Finding>) {
    for lang in Lang::ALL.into_iter().filter(|lang| !required.contains(lang)) {
        let mut places = context.passages.iter().flat_map(|passage| passage.spans()).filter(|(found, _)| *found == lang);
        if let Some((_, first)) = places.next() {
            let count = places.count() + 1;
            out.push(Finding::advice("language-not-declared", first).with("lang", lang).with("count", count));
        }
    }
}

/// Words in quotes where an entry of the vocabulary or a text in languages would be printed.
fn own_words(context: &Context<'_>, required: &[Lang], out: &mut Vec<Finding>) {
    if required.len() < 2 {
        return;
    }
    let mut all = Vec::new();
    for clause in context.agreement.clauses() {
        for stated in clause.fields.iter().chain(clause.rows.iter().flat_map(|row| &row.cells)) {
            all.extend(stated.value.cases().filter_map(|case| own_word(context, case)));
        }
    }
    push_some(all, out);
}

fn own_word(context: &Context<'_>, case: &Case) -> Option<Finding> {
    let foreign = |named: &Named| matches!(named, Named::Own(words) if !context.ids.contains(words.as_str()));
    let finding = Finding::warning("words-in-one-language", case.span);
    match &case.term {
        Term::Text(text) if text.plain.is_some() && text.by_lang.is_empty() => Some(finding),
        Term::Choices(all) if all.iter().any(foreign) => Some(finding.variant("choice")),
        _ => match &case.when {
            Some(When::If(named) | When::For(named)) if foreign(named) => Some(finding.variant("case")),
            _ => None,
        },
    }
}
