//! What `mithaq.toml` says, each thing with its place: a slip in one line costs that line only.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;
use crate::check::Selection;
use crate::finding::Severity;
use crate::law::Law;
use crate::model::nearest;
use crate::text::Source;

/// The tables, and the keys of each. `docs/schemas/mithaq.schema.json` has the same.
pub(crate) const TABLES: [(&str, &[&str]); 4] = [
    ("check", &["packs", "deny", "baseline", "on", "skip", "exclude"]),
    ("data", &["extra"]),
    ("matrix", &["model", "exclude"]),
    ("new", &["model"]),
];

/// What a project says of itself.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// Folders of data of the project's own.
    pub extra: Vec<Said>,
    /// The text from which drafts start.
    pub model: Option<PathBuf>,
    /// The packs of rules.
    packs: Option<Vec<Said>>,
    /// The least weight that counts.
    deny: Option<Severity>,
    /// The file of known findings.
    baseline: Option<PathBuf>,
    /// The date at which law is judged.
    on: Option<Date>,
    /// Rules that are not run.
    skip: Vec<Said>,
    /// Files of folders that are not checked.
    exclude: Vec<Said>,
    /// The agreement that others are held against, and files of folders that are not set side by side.
    matrix: Matrix,
}

/// What the table `[matrix]` says.
#[derive(Debug, Default)]
struct Matrix {
    model: Option<PathBuf>,
    exclude: Vec<Said>,
}

/// A word of the file and its place.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub text: String,
    pub at: usize,
}

/// What a project chooses for `mithaq check` and `mithaq matrix`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    pub packs: Option<BTreeSet<String>>,
    pub deny: Option<Severity>,
    pub baseline: Option<PathBuf>,
    pub on: Option<Date>,
    pub skip: BTreeSet<String>,
    /// Patterns of files that are not checked.
    pub exclude: Vec<String>,
    /// Patterns of files that are checked and not set side by side.
    pub unmatched: Vec<String>,
    /// The agreement that others are held against, from the folder of the run.
    pub model: Option<PathBuf>,
}

impl Choices {
    /// Patterns of files that are not checked.
    pub fn excluded_from_checks(&self) -> Vec<&str> {
        self.exclude.iter().map(String::as_str).collect()
    }

    /// Patterns of files that are not set side by side.
    pub fn excluded_from_matrix(&self) -> Vec<&str> {
        self.exclude.iter().chain(&self.unmatched).map(String::as_str).collect()
    }

    /// What is to be checked: what was typed wins over what the project chooses.
    pub fn selection(&self, packs: &[String], on: Option<Date>) -> Selection {
        let typed: BTreeSet<String> = packs.iter().map(|pack| pack.trim().to_owned()).collect();
        let packs = if typed.is_empty() { self.packs.clone() } else { Some(typed) };
        Selection { packs, on: on.or(self.on), skip: self.skip.clone() }
    }
}

/// Packs of the command line that do not exist.
pub(crate) fn strange_packs(packs: &[String]) -> Vec<Problem> {
    packs.iter().filter_map(|typed| pack(typed.trim(), Law::embedded()).err()).collect()
}

impl Settings {
    /// Reads the file as far as it can be read.
    pub fn read(source: &Source, problems: &mut Vec<Problem>) -> Self {
        let mut settings = Self::default();
        let mut reader = Reader { source, problems };
        match DeTable::parse(&source.text) {
            Ok(file) => reader.file(file.get_ref(), &mut settings),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                reader.problem(at, "config_not_toml", &[("reason", error.message())], None);
            }
        }
        settings
    }

    /// The choices, once the rules are known. What does not exist is a problem and chooses nothing.
    pub fn choices(&self, law: &Law, source: &Source, problems: &mut Vec<Problem>) -> Choices {
        let packs = self.packs.as_ref().map(|packs| {
            let mut chosen = BTreeSet::new();
            for said in packs {
                match pack(&said.text, law) {
                    Ok(()) => {
                        chosen.insert(said.text.clone());
                    }
                    Err(problem) => problems.push(problem.at(source, said.at)),
                }
            }
            chosen
        });
        let mut skip = BTreeSet::new();
        for said in &self.skip {
            if law.rule(&said.text).is_some() {
                skip.insert(said.text.clone());
            } else {
                let near = nearest(&said.text, law.rules().map(|rule| rule.id.as_str()));
                problems.push(Problem::new("unknown_rule_id").with("typed", &said.text).near(near).at(source, said.at));
            }
        }
        let packs = packs.filter(|packs| !packs.is_empty());
        let texts = |all: &[Said]| all.iter().map(|said| said.text.clone()).collect();
        Choices {
            packs,
            deny: self.deny,
            baseline: self.baseline.clone(),
            on: self.on,
            skip,
            exclude: texts(&self.exclude),
            unmatched: texts(&self.matrix.exclude),
            model: self.matrix.model.clone(),
        }
    }
}

/// That a pack exists.
fn pack(typed: &str, law: &Law) -> Result<(), Problem> {
    let known = law.packs();
    if known.contains(typed) {
        return Ok(());
    }
    let names = known.iter().copied().collect::<Vec<_>>().join(", ");
    let near = nearest(typed, known.iter().copied());
    Err(Problem::new(if typed.is_empty() { "no_pack" } else { "unknown_pack" }).with("typed", typed).with("known", &names).near(near))
}

struct Reader<'r> {
    source: &'r Source,
    problems: &'r mut Vec<Problem>,
}

type Key<'k> = Spanned<std::borrow::Cow<'k, str>>;

impl Reader<'_> {
    fn problem(&mut self, at: usize, key: &'static str, values: &[(&'static str, &str)], near: Option<&str>) {
        let problem = values.iter().fold(Problem::new(key), |problem, (name, value)| problem.with(name, value));
        self.problems.push(problem.near(near).at(self.source, at));
    }

    fn file(&mut self, file: &DeTable<'_>, settings: &mut Settings) {
        for (name, value) in file {
            let Some((table, keys)) = TABLES.iter().find(|(table, _)| *table == name.get_ref()) else {
                self.unknown(name, &TABLES.map(|(table, _)| table));
                continue;
            };
            let DeValue::Table(inside) = value.get_ref() else {
                self.wrong(value, name, &format!("[{table}]"));
                continue;
            };
            for (key, value) in inside {
                if keys.contains(&key.get_ref().as_ref()) {
                    self.key(table, key, value, settings);
                } else {
                    self.unknown(key, keys);
                }
            }
        }
    }

    fn key(&mut self, table: &str, key: &Key<'_>, value: &Spanned<DeValue<'_>>, settings: &mut Settings) {
        match key.get_ref().as_ref() {
            "packs" => {
                let packs = self.list(key, value, r#"packs = ["ilo", "libya"]"#);
                if packs.as_ref().is_some_and(Vec::is_empty) && is_empty(value) {
                    let problem = pack("", Law::embedded()).err();
                    self.problems.extend(problem.map(|problem| problem.at(self.source, value.span().start)));
                }
                settings.packs = packs;
            }
            "skip" => settings.skip = self.list(key, value, r#"skip = ["term-never-used"]"#).unwrap_or_default(),
            "exclude" => {
                let patterns = self.list(key, value, r#"exclude = ["examples"]"#).unwrap_or_default();
                *if table == "matrix" { &mut settings.matrix.exclude } else { &mut settings.exclude } = patterns;
            }
            "model" => {
                let model = self.text(key, value, r#"model = "our-model.bla""#).map(|said| PathBuf::from(said.text));
                *if table == "matrix" { &mut settings.matrix.model } else { &mut settings.model } = model;
            }
            "extra" => settings.extra = self.list(key, value, r#"extra = ["our-data"]"#).unwrap_or_default(),
            "baseline" => settings.baseline = self.text(key, value, r#"baseline = "baseline.json""#).map(|said| PathBuf::from(said.text)),
            "deny" => {
                let Some(said) = self.text(key, value, r#"deny = "warning""#) else { return };
                settings.deny = weight(&said.text);
                if settings.deny.is_none() {
                    let near = nearest(&said.text, WEIGHTS.iter().map(|weight| weight.word()));
                    self.problem(said.at, "unknown_weight", &[("typed", &said.text)], near);
                }
            }
            _ => {
                let written = match value.get_ref() {
                    DeValue::String(text) => text.to_string(),
                    DeValue::Datetime(date) => date.to_string(),
                    _ => String::new(),
                };
                settings.on = written.parse().ok();
                if settings.on.is_none() {
                    self.wrong(value, key, r#"on = "2026-11-21""#);
                }
            }
        }
    }

    fn text(&mut self, key: &Key<'_>, value: &Spanned<DeValue<'_>>, example: &str) -> Option<Said> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(value, key, example);
            return None;
        };
        Some(Said { text: text.to_string(), at: value.span().start })
    }

    /// The texts of a list; what is no text is a problem of its own.
    fn list(&mut self, key: &Key<'_>, value: &Spanned<DeValue<'_>>, example: &str) -> Option<Vec<Said>> {
        let DeValue::Array(all) = value.get_ref() else {
            self.wrong(value, key, example);
            return None;
        };
        Some(all.iter().filter_map(|one| self.text(key, one, example)).collect())
    }

    fn wrong(&mut self, value: &Spanned<DeValue<'_>>, key: &Key<'_>, example: &str) {
        self.problem(value.span().start, "config_wrong_kind", &[("key", key.get_ref()), ("example", example)], None);
    }

    fn unknown(&mut self, key: &Key<'_>, keys: &[&str]) {
        let near = nearest(key.get_ref(), keys.iter().copied());
        self.problem(key.span().start, "config_unknown_key", &[("typed", key.get_ref()), ("known", &keys.join(", "))], near);
    }
}

fn is_empty(value: &Spanned<DeValue<'_>>) -> bool {
    matches!(value.get_ref(), DeValue::Array(all) if all.is_empty())
}

const WEIGHTS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Advice];

fn weight(word: &str) -> Option<Severity> {
    WEIGHTS.into_iter().find(|weight| weight.word() == word)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::problem::Problem;
    use super::{Choices, Settings, TABLES};
    use crate::finding::Severity;
    use crate::law::Law;
    use crate::text::{Lang, Source};

    fn read(text: &str) -> (Choices, Vec<String>) {
        let source = Source::new(String::from("mithaq.toml"), text.to_owned());
        let mut problems: Vec<Problem> = Vec::new();
        let settings = Settings::read(&source, &mut problems);
        let choices = settings.choices(Law::embedded(), &source, &mut problems);
        (choices, problems.iter().map(|problem| problem.say(Lang::En)).collect())
    }

    #[test]
    fn every_key_is_read() {
        let (choices, problems) = read(
            "[check]\npacks = [\"ilo\", \"drafting\"]\ndeny = \"warning\"\nbaseline = \"known.json\"\non = 2026-11-21\nskip = [\"term-never-used\"]\nexclude = [\"examples\"]\n[matrix]\nmodel = \"model.bla\"\nexclude = [\"ilo-*.bla\"]\n",
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(choices.packs, Some(BTreeSet::from([String::from("drafting"), String::from("ilo")])));
        assert_eq!(choices.deny, Some(Severity::Warning));
        assert_eq!(choices.baseline.as_deref(), Some(std::path::Path::new("known.json")));
        assert_eq!(choices.on.map(|on| on.to_string()).as_deref(), Some("2026-11-21"));
        assert_eq!(choices.skip, BTreeSet::from([String::from("term-never-used")]));
        assert_eq!(choices.excluded_from_checks(), ["examples"]);
        assert_eq!(choices.excluded_from_matrix(), ["examples", "ilo-*.bla"]);
        assert_eq!(choices.model.as_deref(), Some(std::path::Path::new("model.bla")));
    }

    #[test]
    fn a_slip_costs_its_own_line() {
        let (choices, problems) = read(
            "[chek]\n[check]\npack = [\"ilo\"]\npacks = [\"ilo\", \"libia\"]\ndeny = \"warnings\"\non = \"soon\"\nskip = [\"term-never-usd\", 3]\n",
        );
        let starts: Vec<&str> = problems.iter().map(|problem| problem.split(' ').next().unwrap_or_default()).collect();
        assert_eq!(
            starts,
            [
                "mithaq.toml:1:2:",
                "mithaq.toml:3:1:",
                "mithaq.toml:5:8:",
                "mithaq.toml:6:6:",
                "mithaq.toml:7:27:",
                "mithaq.toml:4:17:",
                "mithaq.toml:7:9:"
            ]
        );
        for near in ["`check`", "`packs`", "`libya`", "`warning`", "`term-never-used`"] {
            assert!(problems.iter().any(|problem| problem.contains(&format!("did you mean {near}?"))), "{near}: {problems:#?}");
        }
        assert_eq!(choices.packs, Some(BTreeSet::from([String::from("ilo")])), "what is right stands");
    }

    #[test]
    fn no_pack_is_a_mistake() {
        let (choices, problems) = read("[check]\npacks = []\n");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("mithaq.toml:2:9: no pack of rules is named"), "{problems:?}");
        assert_eq!(choices.packs, None, "all packs are run rather than none");
    }

    #[test]
    fn what_is_no_toml_says_where() {
        let (_, problems) = read("[check]\npacks = [\"ilo\"\ndeny = \"error\"\n");
        assert!(problems[0].starts_with("mithaq.toml:3:1: the file cannot be read as TOML"), "{problems:?}");
    }

    #[test]
    fn the_schema_has_the_same_keys() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../docs/schemas/mithaq.schema.json")).unwrap();
        let keys = |value: &serde_json::Value| -> Vec<String> { value["properties"].as_object().unwrap().keys().cloned().collect() };
        let mut tables = keys(&schema);
        tables.sort_unstable();
        assert_eq!(tables, TABLES.map(|(table, _)| table.to_owned()));
        for (table, known) in TABLES {
            let mut known = known.to_vec();
            known.sort_unstable();
            assert_eq!(keys(&schema["properties"][table]), known, "[{table}]");
        }
    }
}
