//! The language reference: every clause, field and set of choices as one Markdown page in one
//! language, from the same data that the program reads.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::syntax::{FormatOptions, format, parse};
use crate::text::{FileId, Lang, Source};
use crate::vocabulary::{Choices, ClauseKind, Field, Vocabulary};
use crate::wording::field::{protects, takes};
use crate::wording::words::Words;

/// The reference in a language.
#[must_use]
pub fn reference(vocabulary: &Vocabulary, lang: Lang) -> String {
    let page = Page { vocabulary, lang, words: Words::embedded(lang) };
    let mut out = std::format!("# {}\n\n{}\n\n", page.say("reference_title"), page.say("reference_intro"));
    if lang == Lang::Ar {
        out.insert_str(0, "<div dir=\"rtl\" lang=\"ar\">\n\n");
    }
    let mut subjects: BTreeMap<&str, Vec<&ClauseKind>> = BTreeMap::new();
    for (_, kind) in vocabulary.kinds() {
        subjects.entry(kind.def.subject.as_str()).or_default().push(kind);
    }
    for kinds in subjects.values() {
        for kind in kinds {
            let _ = writeln!(out, "- [{}](#{})", kind.def.title.get(lang), kind.def.id);
        }
    }
    out.push('\n');
    for kind in subjects.values().flatten() {
        page.kind(kind, &mut out);
    }
    let _ = write!(out, "# {}\n\n", page.say("explain_choices"));
    for id in vocabulary.set_ids() {
        if let Some(set) = vocabulary.set(id) {
            let _ = write!(out, "<a id=\"set-{id}\"></a>\n## {id}\n\n");
            page.choices(set, &mut out);
        }
    }
    if lang == Lang::Ar {
        out.push_str("</div>\n");
    }
    out
}

struct Page<'a> {
    vocabulary: &'a Vocabulary,
    lang: Lang,
    words: &'static Words,
}

impl Page<'_> {
    fn say(&self, key: &'static str) -> &str {
        self.words.interface(key)
    }

    fn kind(&self, kind: &ClauseKind, out: &mut String) {
        let def = &kind.def;
        let _ = write!(out, "<a id=\"{}\"></a>\n## {}\n\n{}\n\n", def.id, def.title.get(self.lang), def.doc.get(self.lang));
        let names: Vec<String> = def.name.all().map(|(_, name)| std::format!("`{name}`")).collect();
        let _ = write!(out, "{}: {}\n\n", self.say("explain_names"), names.join(", "));
        if !kind.fields.is_empty() {
            self.fields(kind, false, "explain_fields", out);
        }
        if !kind.columns.is_empty() {
            self.fields(kind, true, "explain_columns", out);
        }
    }

    fn fields(&self, kind: &ClauseKind, in_row: bool, head: &'static str, out: &mut String) {
        let fields = if in_row { &kind.columns } else { &kind.fields };
        let heads = [head, "explain_type", "explain_protects", "explain_doc", "explain_example"].map(|key| self.say(key));
        let _ = write!(out, "| {} |\n|---|---|---|---|---|\n", heads.join(" | "));
        for field in fields {
            let names: Vec<String> = field.def.name.get(self.lang).iter().map(|name| std::format!("`{name}`")).collect();
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | `{}` |",
                names.join(", "),
                cell(&self.takes(field)),
                protects(field, self.words),
                cell(field.def.doc.get(self.lang)),
                cell(&self.example(kind, field, in_row))
            );
        }
        out.push('\n');
    }

    /// The example of a field with the words of the language, as `fmt` writes it.
    fn example(&self, kind: &ClauseKind, field: &Field, in_row: bool) -> String {
        let (clause, key, value) = (kind.def.name.first(Lang::En), field.def.name.first(Lang::En), &field.def.example);
        let entry = std::format!("{key}: {value}");
        let entry = if in_row { std::format!("row {{\n# row\n{entry}\n}}") } else { entry };
        let source = Source::new(String::new(), std::format!("article x {{\n{clause} {{\n{entry}\n}}\n}}\n"));
        let parsed = parse(FileId(0), &source, self.vocabulary);
        let written = format(&parsed.tree, &source, self.vocabulary, FormatOptions { keywords: Some(self.lang) });
        let line = written.lines().map(str::trim).find_map(|line| line.split_once(": "));
        line.map_or_else(|| String::clone(value), |(_, value)| value.to_owned())
    }

    /// What a field takes: its type, its units, its choices or a link to their set.
    fn takes(&self, field: &Field) -> String {
        let mut takes = takes(field, self.words);
        let units: Vec<&str> = field
            .def
            .units
            .iter()
            .filter_map(|id| crate::vocabulary::Unit::from_id(id))
            .filter_map(|unit| self.vocabulary.lexicon().unit_names(unit))
            .map(|names| names.first(self.lang))
            .collect();
        if !units.is_empty() {
            let _ = write!(takes, " ({})", units.join(", "));
        }
        match (&field.def.of, field.options()) {
            (Some(set), _) => {
                let _ = write!(takes, ": [{set}](#set-{set})");
            }
            (None, Some(options)) => {
                let names: Vec<String> = options.names(self.lang).map(|name| std::format!("`{name}`")).collect();
                let _ = write!(takes, ": {}", names.join(", "));
            }
            (None, None) => {}
        }
        takes
    }

    fn choices(&self, set: &Choices, out: &mut String) {
        let _ = write!(out, "| {} | {} |\n|---|---|\n", self.say("explain_names"), self.say("explain_wording"));
        for (_, _, entry) in set.iter() {
            let names: Vec<String> = entry.name.get(self.lang).iter().map(|name| std::format!("`{name}`")).collect();
            let _ = writeln!(out, "| {} | {} |", names.join(", "), cell(entry.say.get(self.lang)));
        }
        out.push('\n');
    }
}

/// A text that cannot end a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
