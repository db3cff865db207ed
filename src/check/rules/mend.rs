//! Wording that would mend what a rule finds: a value in place of another, a line in a clause, or
//! a new article.

use super::truth::Seen;
use super::{Bench, intern};
use crate::finding::{Fix, Verdict};
use crate::law::FixDef;
use crate::law::rulebook::BookRule;
use crate::model::Clause;
use crate::syntax::{FormatOptions, format, parse};
use crate::text::{FileId, Lang, Source, Span};
use crate::vocabulary::{ClauseKind, KindId};

/// The wording that the page of a rule suggests, made to fit the agreement.
pub fn mend(bench: &Bench<'_>, rule: &BookRule, verdict: Verdict, seen: Option<&Seen<'_>>) -> Option<Fix> {
    if verdict == Verdict::Gap
        && let Some(completed) = seen.and_then(|seen| complete(bench, seen))
    {
        return Some(completed);
    }
    let page = bench.context.law.page(intern(&rule.id))?;
    let fix = page.fix.as_ref()?;
    let kind = bench.context.vocabulary.kind_id(&fix.clause)?;
    let known = bench.context.vocabulary.kind(kind)?;
    match verdict {
        Verdict::Conflict => replace(bench, fix, known, kind, seen?),
        Verdict::Gap => insert(bench, fix, known, kind),
        _ => None,
    }
}

/// The value at fault, written anew; only where it is the whole value of the field.
fn replace(bench: &Bench<'_>, fix: &FixDef, known: &ClauseKind, kind: KindId, seen: &Seen<'_>) -> Option<Fix> {
    let (at, field) = seen.field.filter(|_| seen.whole)?;
    let lines = lines_of(bench, known, &fix.text);
    let value = lines.iter().filter(|_| at == kind).find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (known.field_named(key.trim(), false) == Some(field)).then(|| value.trim().to_owned())
    })?;
    Some(Fix { span: seen.span?, text: value, safe: fix.safe })
}

/// A list of choices with those that lack.
fn complete(bench: &Bench<'_>, seen: &Seen<'_>) -> Option<Fix> {
    let ((kind, field), span) = (seen.field?, seen.span?);
    if seen.missing.is_empty() || !seen.whole {
        return None;
    }
    let choices = bench.context.vocabulary.choices(bench.context.field(kind, field)?)?;
    let name =
        |id: &String| choices.iter().find(|(_, known, _)| known == id).map(|(_, _, entry)| entry.name.first(bench.keywords).to_owned());
    let names: Vec<String> = seen.missing.iter().filter_map(name).collect();
    let comma = if bench.keywords == Lang::Ar { "، " } else { ", " };
    Some(Fix { span: span.at_end(), text: format!("{comma}{}", names.join(comma)), safe: false })
}

fn insert(bench: &Bench<'_>, fix: &FixDef, known: &ClauseKind, kind: KindId) -> Option<Fix> {
    let lines = lines_of(bench, known, &fix.text);
    match bench.index.get(&kind).and_then(|clauses| clauses.first()) {
        Some((clause, _)) => into_clause(bench, clause, known, &lines, fix.safe),
        None => new_article(bench, fix, known),
    }
}

/// Before the closing brace; keys that the clause has already are left out.
fn into_clause(bench: &Bench<'_>, clause: &Clause, known: &ClauseKind, lines: &[String], safe: bool) -> Option<Fix> {
    let fresh = |line: &&String| {
        let key = line.split_once(':').and_then(|(key, _)| known.field_named(key.trim(), false));
        key.is_none_or(|key| clause.get(key).is_none())
    };
    let lines: Vec<&String> = lines.iter().filter(fresh).collect();
    let text = bench.context.slice(clause.span);
    if lines.is_empty() || !text.ends_with('}') {
        return None;
    }
    let brace = Span { start: clause.span.end.saturating_sub(1), ..clause.span };
    let source = bench.context.project.sources.get(clause.span.file)?;
    let indent = indent_at(source, brace.start);
    let own_line = source.text.get(..brace.range().start)?.ends_with(&format!("\n{indent}"));
    let mut new = String::new();
    for line in lines {
        let lead = if own_line { "  ".to_owned() } else { format!("\n{indent}  ") };
        new.push_str(&lead);
        new.push_str(line);
        if own_line {
            new.push('\n');
            new.push_str(&indent);
        }
    }
    if own_line {
        return Some(Fix { span: brace.at_start(), text: new, safe });
    }
    // The blanks before the brace go: no line ends in one.
    let blanks = text.strip_suffix('}').map_or(0, |inside| inside.len() - inside.trim_end_matches([' ', '\t']).len());
    let start = brace.start.saturating_sub(u32::try_from(blanks).unwrap_or(0));
    new.push('\n');
    new.push_str(&indent);
    Some(Fix { span: Span { end: brace.start, start, ..brace }, text: new, safe })
}

/// The white space that opens the line of a byte.
fn indent_at(source: &Source, at: u32) -> String {
    let before = source.text.get(..at as usize).unwrap_or("");
    let line = before.rfind('\n').map_or(before, |newline| before.get(newline + 1..).unwrap_or(""));
    line.chars().take_while(|letter| letter.is_whitespace()).collect()
}

/// After the last article of the same subject, else before the final clauses, else at the end.
fn new_article(bench: &Bench<'_>, fix: &FixDef, known: &ClauseKind) -> Option<Fix> {
    let place = place_for(bench, known)?;
    let source = bench.context.project.sources.get(place.file)?;
    let indent = indent_at(source, place.start);
    let body = lines_of(bench, known, &fix.text).iter().fold(String::new(), |body, line| body + "    " + line + "\n");
    let mut text = format!("article {} {{\n  title {{\n", fresh_id(bench, &fix.clause));
    for lang in bench.context.agreement.languages() {
        text.push_str(&format!("    {}: \"{}\"\n", lang.code(), known.def.title.get(lang).replace('"', "'")));
    }
    text.push_str(&format!("  }}\n  {} {{\n{body}  }}\n}}\n", known.def.name.first(Lang::En)));
    // The pages write their fixes in the standard layout with English keywords (`data.rs` holds them to it): nothing to do for most texts.
    let text = if bench.keywords == Lang::En { text } else { laid_out(bench, text) };
    let indented: Vec<String> = text.lines().map(|line| format!("{indent}{line}")).collect();
    Some(Fix { span: place.at_end(), text: format!("\n\n{}", indented.join("\n")), safe: fix.safe })
}

/// An id that no article has.
fn fresh_id(bench: &Bench<'_>, wanted: &str) -> String {
    let taken = |id: &str| bench.context.ids.contains(id);
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2..).map(|number| format!("{wanted}-{number}")).find(|id| !taken(id)).unwrap_or_else(|| wanted.to_owned())
}

/// The article after which a new one of this kind stands best.
fn place_for(bench: &Bench<'_>, known: &ClauseKind) -> Option<Span> {
    let articles: Vec<_> = bench.context.agreement.articles().collect();
    let subject = |kind: KindId| bench.context.vocabulary.kind(kind).map(|kind| kind.def.subject.as_str());
    let about = |article: &&crate::model::Article| {
        super::clauses_in(&article.items).any(|clause| subject(clause.kind) == Some(known.def.subject.as_str()))
    };
    let last = articles.iter().copied().rfind(about);
    let ending = |article: &&crate::model::Article| {
        super::clauses_in(&article.items).any(|clause| subject(clause.kind) == Some("treaty form and final clauses"))
    };
    let before_end = articles.iter().copied().take_while(|article| !ending(article)).last();
    last.or(before_end).or_else(|| articles.last().copied()).map(|article| article.span)
}

/// The lines of a clause with the keywords of the language in which the agreement is written.
fn lines_of(bench: &Bench<'_>, known: &ClauseKind, text: &str) -> Vec<String> {
    if bench.keywords == Lang::En {
        return text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    }
    let whole = format!("article a {{\n{} {{\n{text}\n}}\n}}\n", known.def.name.first(Lang::En));
    let all: Vec<String> = laid_out(bench, whole).lines().map(|line| line.trim().to_owned()).collect();
    all.get(2..all.len().saturating_sub(2)).unwrap_or_default().to_vec()
}

/// A text in the standard layout, with the keywords of the language of the agreement.
fn laid_out(bench: &Bench<'_>, text: String) -> String {
    let source = Source::new(String::new(), text);
    let parsed = parse(FileId::default(), &source, bench.context.vocabulary);
    let keywords = (bench.keywords != Lang::En).then_some(bench.keywords);
    format(&parsed.tree, &source, bench.context.vocabulary, FormatOptions { keywords })
}
