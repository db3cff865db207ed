//! What a field says is printed: both proposals of an open bracket with their owners, and never a sentence without words.
//! Tried on every field and column of every clause with every kind of value that it takes.

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

use mithaq::model::Project;
use mithaq::render::tree::{Article, Inline, Item, Line, Paragraph, flat};
use mithaq::render::{FORMATS, Layout, Options};
use mithaq::text::Lang;
use mithaq::vocabulary::{ClauseKind, Field, FieldType, Vocabulary};

use support::{HEADER, in_article, paper, project, shown};

/// Two different values that a field takes.
fn two(field: &Field) -> [String; 2] {
    let same = |value: &str| value.to_owned();
    let unit = field.def.units.first().map_or("day", String::as_str).replace('_', " ");
    match field.kind {
        FieldType::YesNo => ["yes", "no"].map(same),
        FieldType::Count => ["3", "5"].map(same),
        FieldType::CountPer => ["3 per year", "5 per year"].map(same),
        FieldType::Percent => ["10 %", "20 %"].map(same),
        FieldType::Money => ["100 LYD", "200 LYD"].map(same),
        FieldType::MoneyPer => ["100 LYD per month", "200 LYD per month"].map(same),
        FieldType::Duration | FieldType::DurationPer(_) => ["7", "9"].map(|amount| format!("{amount} {unit}s")),
        FieldType::Date => ["2026-01-02", "2027-03-04"].map(same),
        FieldType::Instant => ["on signature", "30 days after last notification"].map(same),
        FieldType::Party => ["LY", "NE"].map(same),
        FieldType::Choice | FieldType::Choices => {
            let choices = Vocabulary::embedded().choices(field).unwrap();
            let mut names = choices.iter().map(|(_, _, entry)| entry.name.first(Lang::En).to_owned());
            [names.next().unwrap(), names.next().unwrap_or_else(|| same("none"))]
        }
        FieldType::Languages => ["ar", "fr"].map(same),
        FieldType::Countries => ["LY", "NE"].map(same),
        FieldType::Currencies => ["LYD", "XOF"].map(same),
        FieldType::Instruments => ["C029", "C118"].map(same),
        FieldType::Reference => ["@case-0", "@case-1"].map(same),
        FieldType::Text => ["{ ar: \"أول\" fr: \"premier\" en: \"first\" }", "{ ar: \"ثان\" fr: \"second\" en: \"second\" }"].map(same),
    }
}

/// How values of a field are written, each in an article of its own.
struct Place {
    name: String,
    field: &'static Field,
    kind: String,
    key: String,
    in_row: bool,
}

impl Place {
    fn written(&self, values: &[String]) -> String {
        let mut out = String::from(HEADER);
        for (at, value) in values.iter().enumerate() {
            let key = &self.key;
            let entry = if value.starts_with('{') { format!("{key} {value}") } else { format!("{key}: {value}") };
            let entry = if self.in_row { format!("row {{ {entry} }}") } else { entry };
            out += &format!(
                "\narticle case-{at} {{\n  title {{ ar: \"عنوان\" fr: \"Titre\" en: \"Title\" }}\n  {} {{ {entry} }}\n}}\n",
                self.kind
            );
        }
        out
    }
}

/// Every field, and every column in a row.
fn places() -> Vec<Place> {
    let place = |kind: &ClauseKind, field: &'static Field, in_row: bool| Place {
        name: format!("{}.{}", kind.def.id, field.def.id),
        field,
        kind: kind.def.id.clone(),
        key: field.def.name.first(Lang::En).to_owned(),
        in_row,
    };
    let of = |kind: &'static ClauseKind| {
        let fields = kind.fields.iter().map(move |field| (kind, field, false));
        fields.chain(kind.columns.iter().map(move |field| (kind, field, true)))
    };
    Vocabulary::embedded().kinds().flat_map(|(_, kind)| of(kind)).map(|(kind, field, in_row)| place(kind, field, in_row)).collect()
}

/// The articles of a text that nothing is found in, by the number of their value.
fn clean(project: &Project, values: &[String]) -> Vec<usize> {
    let spoilt: Vec<usize> = project
        .findings
        .iter()
        .map(|finding| finding.span.range().start)
        .filter_map(|at| project.agreement.articles().position(|article| article.span.range().contains(&at)))
        .collect();
    (0..values.len()).filter(|at| !spoilt.contains(at)).collect()
}

/// Two proposals for a value, written in each way that the language has.
fn brackets(field: &Field) -> Vec<String> {
    let [one, two] = two(field);
    if field.kind == FieldType::Text {
        let by_lang = Lang::ALL.map(|lang| format!("{0}: [LY: \"{0} one\" | NE: \"{0} two\"]", lang.code()));
        return vec![format!("{{ {} }}", by_lang.join(" ")), String::from("[LY: \"one\" | NE: \"two\"]")];
    }
    vec![format!("[LY: {one} | NE: {two}]"), format!("[LY: {one}; {two} if serious misconduct | NE: {two}]")]
}

/// What stands in the brackets of a line, with the owners.
fn offers(inlines: &[Inline]) -> Vec<(String, String)> {
    let words = mithaq::render::tree::Words::default();
    let bracket = |inline: &Inline| match inline {
        Inline::Open { owner, inside } => Some((owner.clone().unwrap_or_default(), flat(inside, &words))),
        _ => None,
    };
    inlines.iter().filter_map(bracket).collect()
}

/// The paragraphs of one article.
fn lines_of(article: &Article) -> Vec<&Line> {
    fn items<'a>(all: &'a [Item], out: &mut Vec<&'a Line>) {
        for item in all {
            out.push(&item.text);
            items(&item.items, out);
        }
    }
    let mut out = Vec::new();
    for paragraph in &article.paragraphs {
        out.push(&paragraph.text);
        items(&paragraph.items, &mut out);
        out.extend(paragraph.table.iter().flat_map(|table| table.rows.iter().flatten()));
    }
    out
}

/// Whether some line has what both Parties propose, and not the same.
fn both(article: &Article, lang: Lang) -> bool {
    lines_of(article).into_iter().any(|line| {
        let said = offers(line.get(lang).map_or(&[][..], Vec::as_slice));
        let of = |party: &str| said.iter().find(|(owner, inside)| owner == party && !inside.trim().is_empty());
        matches!((of("LY"), of("NE")), (Some((_, one)), Some((_, two))) if one != two)
    })
}

fn none(offences: &[String], seen: usize, least: usize) {
    assert!(seen >= least, "only {seen} tried");
    let shown = offences.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(offences.is_empty(), "{} of {seen}\n{shown}", offences.len());
}

#[test]
fn an_open_bracket_prints_every_proposal_with_its_owner() {
    let (mut offences, mut seen) = (Vec::new(), 0);
    for place in places() {
        let values = brackets(place.field);
        let project = project(&place.written(&values));
        offences.extend(project.findings.iter().map(|finding| format!("{}: {}", place.name, shown(finding, &project))));
        let paper = paper(&project);
        for (article, value) in paper.articles().zip(&values) {
            seen += 1;
            for lang in Lang::ALL.into_iter().filter(|lang| !both(article, *lang)) {
                let said: Vec<String> = lines_of(article).into_iter().map(|line| paper.flat(line, lang)).collect();
                offences.push(format!("{} {}: {value}: {}", place.name, lang.code(), said.join(" ")));
            }
        }
    }
    none(&offences, seen, 1500);
}

#[test]
fn a_proposal_for_a_text_stands_in_every_layout_of_every_format() {
    let text = r#"  relation { replaced agreement { ar: [LY: "الأول" | NE: "الثاني"] fr: [LY: "primo" | NE: "secundo"] en: [LY: "former" | NE: "latter"] } }"#;
    let paper = paper(&project(&in_article(text)));
    let mut seen = 0;
    for format in FORMATS.iter().filter(|format| format.text) {
        for layout in [Layout::Single, Layout::Columns, Layout::Sequence] {
            let alone = format.alone || layout == Layout::Single;
            let sets = if alone { Lang::ALL.map(|lang| vec![lang]).to_vec() } else { vec![Lang::ALL.to_vec()] };
            for languages in sets {
                let options = Options { languages: languages.clone(), layout, width: 200, ..Options::default() };
                let page = String::from_utf8((format.write)(&paper, &options).unwrap()).unwrap();
                let words = [["الأول", "الثاني"], ["primo", "secundo"], ["former", "latter"]];
                for (lang, words) in Lang::ALL.into_iter().zip(words).filter(|(lang, _)| languages.contains(lang)) {
                    for word in words {
                        seen += 1;
                        assert!(page.contains(word), "{} {layout:?} {lang:?}: {word} is lost", format.name);
                    }
                }
            }
        }
    }
    assert!(seen >= 60, "only {seen}");
}

/// Values of every kind that some field takes; what a field does not take is left out by its findings.
fn values(field: &Field) -> Vec<String> {
    let [one, two] = two(field);
    let mut all = vec![one.clone(), two.clone(), field.def.example.to_string()];
    if field.kind == FieldType::Text {
        return all;
    }
    let fixed = ["none", "unlimited", "to be agreed", "as law of LY", "as law of LY and NE", "no less than nationals", "yes", "no"];
    for value in fixed {
        all.push(value.to_owned());
        all.push(format!("{value} if serious misconduct"));
        all.push(format!("{one}; {value} in principle if serious misconduct"));
        all.push(format!("[LY: {one} | NE: {value}]"));
    }
    all.push(format!("at least {one}"));
    all.push(format!("{one} in principle"));
    all
}

/// Nothing but signs: no word stands in it, or a bracket in it is empty.
fn said_nothing(line: &Line, lang: Lang) -> bool {
    let words = mithaq::render::tree::Words::default();
    let inlines = line.get(lang).map_or(&[][..], Vec::as_slice);
    let hollow = |inline: &Inline| matches!(inline, Inline::Open { inside, .. } if flat(inside, &words).trim().is_empty());
    let said = flat(inlines, &words);
    inlines.iter().any(hollow) || !said.chars().any(|letter| letter.is_alphanumeric() || letter == '—')
}

/// An article in which something stands without words: a paragraph, an item, a cell, a bracket.
fn wordless(article: &Article, lang: Lang) -> bool {
    let table = |paragraph: &Paragraph| paragraph.table.is_some();
    let tables = article.paragraphs.iter().filter(|paragraph| table(paragraph)).count();
    let empty = lines_of(article).into_iter().filter(|line| said_nothing(line, lang)).count();
    // The paragraph that holds a table needs no words of its own.
    article.paragraphs.is_empty() || empty > tables
}

#[test]
fn no_value_prints_a_sentence_without_words() {
    let (mut offences, mut seen) = (Vec::new(), 0);
    for place in places() {
        let values = values(place.field);
        let project = project(&place.written(&values));
        let paper = paper(&project);
        let articles: Vec<&Article> = paper.articles().collect();
        assert_eq!(articles.len(), values.len(), "{}", place.name);
        for at in clean(&project, &values) {
            seen += 1;
            let lacking: Vec<&str> = Lang::ALL.into_iter().filter(|lang| wordless(articles[at], *lang)).map(Lang::code).collect();
            if !lacking.is_empty() {
                offences.push(format!("{}: {}: {lacking:?}", place.name, values[at]));
            }
        }
    }
    none(&offences, seen, 8_000);
}

/// Words for two Parties, which a text of many cannot use. Two of other things stay two.
const TWO: [(Lang, &[&str]); 3] = [
    (
        Lang::Ar,
        &[
            "الطرفان",
            "الطرفين",
            "للطرفين",
            "الجانبان",
            "الجانبين",
            "الدولتان",
            "الدولتين",
            "البلدين",
            "الوزارتان",
            "الوزارتين",
            "السلطتان",
            "السلطتين",
            "الحكومتان",
            "الحكومتين",
            "الوفدان",
            "الوفدين",
            "لديهما",
            "كليهما",
            "الطرف الآخر",
            "وزارتا",
            "وزارتي",
            "إقليميهما",
            "تشريعاتهما",
        ],
    ),
    (Lang::Fr, &["deux Parties", "deux Gouvernements", "deux États", "deux pays", "deux ministères", "l’autre Partie", "deux délégations"]),
    (
        Lang::En,
        &[
            "both Parties",
            "two Parties",
            "the other Party",
            "either Party",
            "both Governments",
            "both ministries",
            "two ministries",
            "both States",
            "two States",
            "both countries",
            "two countries",
            "both delegations",
        ],
    ),
];

#[test]
fn a_text_of_many_parties_does_not_speak_of_two() {
    let header = HEADER.replace("  destination: LY\n  origin: NE\n", "  parties: LY, NE, TD, SD\n").replace("treaty", "framework");
    assert!(header.contains("parties: LY"), "the header has changed");
    let (mut offences, mut seen) = (Vec::new(), 0);
    for place in places() {
        let Some(choices) = Vocabulary::embedded().choices(place.field) else {
            let [one, two] = two(place.field);
            judge(&place, &header, &[one, two, place.field.def.example.to_string()], &mut offences, &mut seen);
            continue;
        };
        let names: Vec<String> = choices.iter().map(|(_, _, entry)| entry.name.first(Lang::En).to_owned()).collect();
        judge(&place, &header, &names, &mut offences, &mut seen);
    }
    none(&offences, seen, 1500);
}

fn judge(place: &Place, header: &str, values: &[String], offences: &mut Vec<String>, seen: &mut usize) {
    let project = project(&place.written(values).replace(HEADER, header));
    let paper = paper(&project);
    for (article, value) in paper.articles().zip(values) {
        for (lang, words) in TWO {
            let said: Vec<String> = lines_of(article).into_iter().map(|line| paper.flat(line, lang)).collect();
            let said = said.join(" ");
            *seen += 1;
            offences
                .extend(words.iter().filter(|word| said.contains(**word)).map(|word| format!("{}: {value}: {word}: {said}", place.name)));
        }
    }
}
