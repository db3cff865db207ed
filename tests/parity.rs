//! The three renderings of a text carry the same: figures, dates, currencies, references, payers and modality. Tried on every
//! field of every clause, on the drafts of every corridor, and on the real agreements.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use mithaq::law::Law;
use mithaq::render::draft::{Corridor, Model, draft, drafting_language};
use mithaq::render::tree::{Inline, Line, Paper};
use mithaq::text::Lang;
use mithaq::vocabulary::Vocabulary;

use support::figures::{figures_of, paragraphs};
use support::{files_under, in_article, paper, project, root};

/// What the three languages must share in one paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
struct Facts {
    figures: Vec<String>,
    references: Vec<String>,
    months: Vec<u8>,
    currencies: BTreeSet<String>,
}

fn facts(paper: &Paper, lines: &[(&Line, bool)], lang: Lang, money: &[(String, Vec<String>)]) -> Facts {
    let mut facts = Facts::default();
    let mut said = String::new();
    for (line, cell) in lines {
        facts.figures.extend(figures_of(line, lang, *cell));
        references(line.get(lang).map_or(&[][..], Vec::as_slice), &mut facts.references);
        said.push_str(&paper.flat(line, lang).to_lowercase());
        said.push(' ');
    }
    facts.months = months(&said, lang);
    facts.currencies =
        money.iter().filter(|(_, names)| names.iter().any(|name| stands_in(&said, name))).map(|(code, _)| code.clone()).collect();
    facts.figures.sort();
    facts.references.sort();
    facts
}

fn references(inlines: &[Inline], out: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { to, .. } => out.push(to.clone()),
            Inline::Open { inside, .. } | Inline::Tracked { inside, .. } => references(inside, out),
            Inline::Text(_) | Inline::Strong(_) | Inline::Foreign { .. } | Inline::Missing | Inline::Blank(_) => {}
        }
    }
}

/// The months of the dates that are named: a day, the month, a year of four figures.
fn months(said: &str, lang: Lang) -> Vec<u8> {
    let words: Vec<&str> = said.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut out = Vec::new();
    for three in words.windows(3) {
        let [day, month, year] = three else { continue };
        let numbers = day.trim_end_matches("er").parse::<u8>().is_ok() && year.len() == 4 && year.parse::<u16>().is_ok();
        let named = (1..=12).find(|number| {
            mithaq::wording::dates::month_name(*number, lang, mithaq::wording::dates::MonthStyle::Libya)
                .is_some_and(|name| name.to_lowercase() == *month)
        });
        out.extend(named.filter(|_| numbers));
    }
    out.sort_unstable();
    out
}

/// The names of currencies in a language: the word of the State in them is enough to tell one from another.
fn currencies(lang: Lang) -> Vec<(String, Vec<String>)> {
    let file = std::fs::read_to_string(root().join(format!("templates/{}/currencies.toml", lang.code()))).unwrap();
    let table: toml::Table = toml::from_str(&file).unwrap();
    let mut all = Vec::new();
    for (code, entry) in table {
        let mut names = BTreeSet::from([code.to_lowercase()]);
        texts(&toml::Value::clone(&entry), &mut names);
        all.push((code, names.into_iter().filter(|name| name.chars().count() > 2).collect()));
    }
    all
}

/// Whether a name stands in a text as words of its own; Arabic may write a preposition before it.
fn stands_in(said: &str, name: &str) -> bool {
    said.match_indices(name).any(|(at, _)| {
        let before = said[..at].chars().next_back();
        let after = said[at + name.len()..].chars().next();
        before.is_none_or(|letter| !letter.is_alphabetic() || "بلوك".contains(letter)) && after.is_none_or(|letter| !letter.is_alphabetic())
    })
}

fn texts(value: &toml::Value, out: &mut BTreeSet<String>) {
    match value {
        toml::Value::String(text) => {
            out.insert(text.to_lowercase());
        }
        toml::Value::Array(all) => all.iter().for_each(|value| texts(value, out)),
        toml::Value::Table(all) => all.values().for_each(|value| texts(value, out)),
        _ => {}
    }
}

/// The paragraphs of a paper in which languages differ.
fn differing(paper: &Paper, what: &str, money: &BTreeMap<Lang, Vec<(String, Vec<String>)>>, out: &mut Vec<String>) -> usize {
    let mut seen = 0;
    for (place, lines) in paragraphs(paper) {
        let spoken: Vec<Lang> =
            Lang::ALL.into_iter().filter(|lang| lines.iter().all(|(line, _)| line.is_empty() || line.get(*lang).is_some())).collect();
        let all: Vec<Facts> = spoken.iter().map(|lang| facts(paper, &lines, *lang, &money[lang])).collect();
        seen += 1;
        for (facts, lang) in all.iter().zip(&spoken).skip(1) {
            if *facts != all[0] {
                let said = |lang: Lang| lines.iter().map(|(line, _)| paper.flat(line, lang)).collect::<Vec<_>>().join(" ");
                out.push(format!(
                    "{what} {place}: {:?} {:?}\n  {lang:?} {facts:?}\n    {}\n    {}",
                    spoken[0],
                    all[0],
                    said(spoken[0]),
                    said(*lang)
                ));
            }
        }
    }
    seen
}

fn money() -> BTreeMap<Lang, Vec<(String, Vec<String>)>> {
    Lang::ALL.into_iter().map(|lang| (lang, currencies(lang))).collect()
}

fn none(offences: &[String], seen: usize, least: usize) {
    assert!(seen >= least, "only {seen} tried");
    assert!(
        offences.is_empty(),
        "{} of {seen} differ\n{}",
        offences.len(),
        offences.iter().take(25).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn agreements_and_drafts_carry_the_same_in_every_language() {
    let money = money();
    let (mut offences, mut seen) = (Vec::new(), 0);
    // Among the bad examples there is one whose languages disagree.
    let good = |path: &std::path::PathBuf| !path.components().any(|part| part.as_os_str() == "examples");
    for path in files_under(&root().join("agreements"), "bla").into_iter().filter(good) {
        let text = std::fs::read_to_string(&path).unwrap();
        seen += differing(&paper(&project(&text)), &path.display().to_string(), &money, &mut offences);
    }
    let (law, vocabulary) = (Law::embedded(), Vocabulary::embedded());
    let model = Model::embedded(vocabulary).unwrap();
    let Some(destination) = law.country("LY") else { panic!("no Libya") };
    for origin in law.countries().filter(|country| country.role == "origin") {
        let corridor = Corridor { destination, origin, date: jiff::civil::date(2026, 11, 21), lang: drafting_language(origin) };
        let text = draft(&corridor, &model, law, vocabulary, false).text;
        seen += differing(&paper(&project(&text)), &origin.id, &money, &mut offences);
    }
    none(&offences, seen, 1000);
}

#[test]
fn every_field_carries_the_same_in_every_language() {
    let money = money();
    let (mut offences, mut seen) = (Vec::new(), 0);
    for (_, kind) in Vocabulary::embedded().kinds() {
        for field in &kind.fields {
            let (name, example) = (field.def.name.first(Lang::En), &*field.def.example);
            let entry = if example.starts_with('{') { format!("{name} {example}") } else { format!("{name}: {example}") };
            let text = in_article(&format!("  {} {{ {entry} }}", kind.def.id)).replace("article case", "article fair-recruitment");
            seen += differing(&paper(&project(&text)), &format!("{}.{}", kind.def.id, field.def.id), &money, &mut offences);
        }
    }
    none(&offences, seen, 1500);
}

/// Each payer, authority or other option is named in each language, and the same one.
#[test]
fn every_option_is_named_in_every_language() {
    let vocabulary = Vocabulary::embedded();
    let (mut offences, mut seen) = (Vec::new(), 0);
    for (_, kind) in vocabulary.kinds() {
        for field in kind.fields.iter().filter(|field| field.def.of.as_deref() == Some("payers")) {
            let Some(choices) = vocabulary.choices(field) else { continue };
            for (_, id, entry) in choices.iter() {
                let value = entry.name.first(Lang::En);
                let text = in_article(&format!("  {} {{ {}: {value} }}", kind.def.id, field.def.name.first(Lang::En)));
                let paper = paper(&project(&text));
                seen += 1;
                for lang in Lang::ALL {
                    let said = paper.text(lang);
                    let named = tail(entry.say.get(lang), lang);
                    let nominative = entry.ar_nom.as_deref().filter(|_| lang == Lang::Ar).map(|say| tail(say, lang));
                    if !said.contains(&named) && !nominative.is_some_and(|say| said.contains(&say)) {
                        offences.push(format!(
                            "{}.{} {id} {lang:?}: `{named}` not in {}",
                            kind.def.id,
                            field.def.id,
                            said.lines().last().unwrap_or_default()
                        ));
                    }
                }
            }
        }
    }
    none(&offences, seen, 100);
}

/// The last word of a phrase: what contraction and case leave alone.
fn tail(say: &str, lang: Lang) -> String {
    let last = say.split_whitespace().last().unwrap_or(say);
    match lang {
        Lang::Fr => last.rsplit('’').next().unwrap_or(last).to_owned(),
        Lang::Ar => last.trim_start_matches("ال").to_owned(),
        Lang::En => last.to_owned(),
    }
}

/// A permission in one language is a permission or a right in the others.
#[test]
fn modality_is_the_same_in_every_language() {
    let data: toml::Table = toml::from_str(&std::fs::read_to_string(root().join("tests/data/modality.toml")).unwrap()).unwrap();
    let words = |table: &str, lang: Lang| -> BTreeSet<String> {
        data[table][lang.code()].as_array().unwrap().iter().map(|word| bare(word.as_str().unwrap(), lang)).collect()
    };
    let wordings = Lang::ALL.map(wordings);
    let (mut offences, mut permissions) = (Vec::new(), 0);
    for place in wordings[0].keys() {
        let said = Lang::ALL.map(|lang| wordings.each_ref().map(|all| all.get(place).cloned().unwrap_or_default())[position(lang)].clone());
        let has = |table: &str, lang: Lang| {
            let spoken: BTreeSet<String> = said[position(lang)]
                .split(|c: char| c.is_whitespace() || ".,;:،؛()«»\"“”{}".contains(c))
                .map(|word| bare(word, lang))
                .collect();
            !spoken.is_disjoint(&words(table, lang))
        };
        if !Lang::ALL.into_iter().any(|lang| has("permits", lang) && !has("limits", lang)) {
            continue;
        }
        permissions += 1;
        let lacking: Vec<Lang> = Lang::ALL.into_iter().filter(|lang| !has("grants", *lang) && !has("limits", *lang)).collect();
        if !lacking.is_empty() {
            offences.push(format!("{place} lacks it in {lacking:?}\n    {}", said.join("\n    ")));
        }
    }
    none(&offences, permissions, 100);
}

fn position(lang: Lang) -> usize {
    Lang::ALL.into_iter().position(|other| other == lang).unwrap()
}

/// A word in lower case, without vocalization and without the conjunction that Arabic writes before it.
fn bare(word: &str, lang: Lang) -> String {
    let plain: String = word.to_lowercase().chars().filter(|letter| !('\u{64b}'..='\u{652}').contains(letter)).collect();
    match lang {
        Lang::Ar if plain.chars().count() > 2 => plain.strip_prefix(['و', 'ف']).unwrap_or(&plain).to_owned(),
        _ => plain,
    }
}

/// Every sentence of the clauses in a language, by its place.
fn wordings(lang: Lang) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for path in files_under(&root().join("templates").join(lang.code()).join("clauses"), "toml") {
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        sentences(&path.file_stem().unwrap().to_string_lossy(), &toml::Value::Table(table), &mut all);
    }
    all
}

fn sentences(place: &str, value: &toml::Value, out: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::String(text) => {
            out.insert(place.to_owned(), text.clone());
        }
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| sentences(&format!("{place}.{key}"), value, out)),
        _ => {}
    }
}
