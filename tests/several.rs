//! An agreement of more than two Parties never speaks of two: no dual, no "both", no "the other Party". Tried on every sentence,
//! phrase and choice that can be printed, and on every field of the vocabulary as it is printed.

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

use std::collections::BTreeMap;

use mithaq::law::Law;
use mithaq::model::Project;
use mithaq::text::Lang;
use mithaq::vocabulary::Vocabulary;
use mithaq::wording::speaker::Speaker;
use mithaq::wording::words::Words;

use support::{files_under, paper, project, root};

const FRAMEWORK: &str = r#"agreement REGION {
  form: framework
  parties: LY, TD, NE
  title { ar: "اتفاق إطاري بشأن تنقل العمال" fr: "Accord-cadre relatif à la mobilité des travailleurs" en: "Framework Agreement on the Mobility of Workers" }
  authentic: ar, fr, en
  stage: negotiation
  date: 2026-11-21
}
"#;

/// The words of two, and where they may stand.
struct Two {
    words: Vec<String>,
    except: Vec<String>,
}

impl Two {
    fn of(lang: Lang) -> Self {
        let data: toml::Table = toml::from_str(&std::fs::read_to_string(root().join("tests/data/two.toml")).unwrap()).unwrap();
        let list = |table: &str| data[table][lang.code()].as_array().unwrap().iter().map(|word| bare(word.as_str().unwrap())).collect();
        Self { words: list("words"), except: list("except") }
    }

    /// The words of two in a text.
    fn found(&self, text: &str, lang: Lang) -> Vec<String> {
        let text = self.except.iter().fold(bare(text), |text, fine| text.replace(fine.as_str(), "…"));
        let mut found: Vec<String> = self.words.iter().filter(|word| stands_in(&text, word, lang)).cloned().collect();
        if lang == Lang::Ar {
            found.extend(duals(&text));
        }
        found
    }
}

/// In lower case, with plain spaces and without vocalization.
fn bare(text: &str) -> String {
    let plain = text.chars().filter(|letter| !('\u{64b}'..='\u{652}').contains(letter) || *letter == '\u{64b}');
    plain.map(|letter| if letter == '\u{a0}' || letter == '\u{202f}' { ' ' } else { letter }).collect::<String>().to_lowercase()
}

/// Whether a word stands in a text by itself; Arabic may write conjunctions and prepositions before it.
fn stands_in(text: &str, word: &str, lang: Lang) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].trim_end_matches(|letter: char| lang == Lang::Ar && "وفبلك".contains(letter)).chars().next_back();
        let after = text[at + word.len()..].chars().next();
        before.is_none_or(|letter| !letter.is_alphabetic()) && after.is_none_or(|letter| !letter.is_alphabetic())
    })
}

/// Forms of the dual that need no list: its pronoun, its verbs, a definite feminine noun; and a masculine verb before «الأطراف».
fn duals(text: &str) -> Vec<String> {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphabetic() && letter != '\u{64b}').filter(|word| !word.is_empty()).collect();
    let stem = |word: &str| word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > 3).unwrap_or(word).to_owned();
    let long = |word: &str| word.chars().count() > 4;
    let verb = |word: &str| word.starts_with(['ي', 'ت']) && long(word) && word.ends_with("ان");
    let jussive =
        |word: &str| word.starts_with('ي') && long(word) && word.ends_with('ا') && !["ها", "وا"].iter().any(|end| word.ends_with(end));
    let noun = |word: &str| word.starts_with("ال") && ["تان", "تين"].iter().any(|end| word.ends_with(end)) && word.chars().count() > 6;
    let dual = words.iter().filter(|word| {
        let stem = stem(word);
        word.ends_with("هما") || verb(&stem) || jussive(&stem) || noun(&stem)
    });
    let mut found: Vec<String> = dual.map(ToString::to_string).collect();
    let verbs: Vec<&str> = words.iter().filter(|word| !["عليه", "عليها", "بها"].contains(word)).copied().collect();
    let masculine = verbs.windows(2).filter(|two| two[1] == "الأطراف" && stem(two[0]).starts_with('ي'));
    found.extend(masculine.map(|two| two.join(" ")));
    found
}

#[test]
fn words_of_two_are_known() {
    for (lang, text, known) in [
        (Lang::En, "Each Party shall notify the other of it.", true),
        (Lang::En, "The other Parties are notified, in another country.", false),
        (Lang::Fr, "Chaque Partie en informe l’autre.", true),
        (Lang::Fr, "Chaque Partie en informe les autres.", false),
        (Lang::Ar, "يتبادل الأطراف البيانات.", true),
        (Lang::Ar, "تتبادل الأطراف البيانات فيما بينها.", false),
        (Lang::Ar, "التعاون فيما بينهما.", true),
        (Lang::Ar, "تنشران البيانات.", true),
        (Lang::Ar, "للأطراف أن يستردا جزءاً.", true),
        (Lang::Ar, "بين السلطتين.", true),
        (Lang::Ar, "وللطرفين ذلك؛ وبالبلدين كذلك.", true),
    ] {
        assert_eq!(!Two::of(lang).found(text, lang).is_empty(), known, "{text}");
    }
}

fn speaker(project: &Project, lang: Lang) -> Speaker<'_> {
    Speaker {
        lang,
        words: Words::embedded(lang),
        vocabulary: Vocabulary::embedded(),
        law: Law::embedded(),
        agreement: &project.agreement,
        sources: &project.sources,
        compact: false,
    }
}

/// Everything that may be printed in a language, by its place.
fn printed(speaker: &Speaker<'_>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for path in files_under(&root().join("templates").join(speaker.lang.code()).join("clauses"), "toml") {
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        sentences(&path.file_stem().unwrap().to_string_lossy(), &toml::Value::Table(table), &mut all);
    }
    for key in speaker.words.phrase_keys().filter(|key| *key != "sentence_openers") {
        all.insert(format!("phrase {key}"), speaker.phrase(key).to_owned());
    }
    for (_, kind) in speaker.vocabulary.kinds() {
        for field in kind.fields.iter().chain(&kind.columns) {
            let Some(choices) = speaker.vocabulary.choices(field) else { continue };
            for (_, id, entry) in choices.iter() {
                let place = format!("{}.{} {id}", kind.def.id, field.def.id);
                all.insert(format!("{place} nominative"), entry.ar_nom.clone().unwrap_or_default());
                all.insert(place, entry.say.get(speaker.lang).to_owned());
            }
        }
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

fn none(offences: &[String], seen: usize, least: usize) {
    assert!(seen >= least, "only {seen} tried");
    assert!(offences.is_empty(), "{} of {seen} speak of two\n{}", offences.len(), offences.join("\n"));
}

#[test]
fn no_sentence_phrase_or_choice_speaks_of_two() {
    let project = project(FRAMEWORK);
    let (mut offences, mut seen) = (Vec::new(), 0);
    for lang in Lang::ALL {
        let (two, speaker) = (Two::of(lang), speaker(&project, lang));
        for (place, text) in printed(&speaker) {
            let said = speaker.in_register(&text);
            let found = two.found(&said, lang);
            seen += 1;
            if !found.is_empty() {
                offences.push(format!("{place}: {found:?} in {said}"));
            }
        }
    }
    none(&offences, seen, 9000);
}

/// As they are printed: what a slot brings and what a table holds speaks of no two either.
#[test]
fn no_field_is_printed_for_two() {
    let (mut offences, mut seen) = (Vec::new(), 0);
    let two = Lang::ALL.map(|lang| (lang, Two::of(lang)));
    for (_, kind) in Vocabulary::embedded().kinds() {
        for (field, column) in kind.fields.iter().map(|field| (field, false)).chain(kind.columns.iter().map(|field| (field, true))) {
            let choices = Vocabulary::embedded().choices(field);
            let options = choices.iter().flat_map(|all| all.iter()).map(|(_, _, entry)| entry.name.first(Lang::En).to_owned());
            let shared = field.def.of.as_deref().is_some_and(|set| !["payers", "treaty_channels", "events", "authorities"].contains(&set));
            let values: Vec<String> = std::iter::once(field.def.example.to_string()).chain(options.filter(|_| !shared)).collect();
            for value in values {
                let name = field.def.name.first(Lang::En);
                let entry = if value.starts_with('{') { format!("{name} {value}") } else { format!("{name}: {value}") };
                let entry = if column { format!("row {{ {entry} }}") } else { entry };
                let text = format!(
                    "{FRAMEWORK}\narticle case {{\n  title {{ ar: \"عنوان\" fr: \"Titre\" en: \"Title\" }}\n  {} {{ {entry} }}\n}}\n",
                    kind.def.id
                );
                let paper = paper(&project(&text));
                for (lang, two) in &two {
                    let said = support::printed(&paper, *lang).join("\n");
                    let found = two.found(&said, *lang);
                    seen += 1;
                    if !found.is_empty() {
                        offences.push(format!("{}.{} {value}: {found:?} in {said}", kind.def.id, field.def.id));
                    }
                }
            }
        }
    }
    none(&offences, seen, 5000);
}

/// A payer in the cell of a table is named in the register of the agreement too.
#[test]
fn a_cell_speaks_of_the_parties_as_its_article_does() {
    let text = format!(
        "{FRAMEWORK}\nannex road {{\n  title {{ ar: \"عنوان\" fr: \"Titre\" en: \"Title\" }}\n  roadmap {{ row {{ payer: parties equally }} }}\n}}\n"
    );
    let said = support::printed(&paper(&project(&text)), Lang::Ar).join("\n");
    assert!(said.contains("الأطراف بالتساوي"), "{said}");
}
