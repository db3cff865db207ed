//! The page of one language, in Markdown.

use mithaq::finding::Severity;
use mithaq::law::Law;
use mithaq::model::Agreement;
use mithaq::render::sheet::{Group, Sheet, Table};
use mithaq::render::sheet_markdown;
use mithaq::text::Lang;
use mithaq::vocabulary::Vocabulary;
use mithaq::wording::words::{Words, fill};

use super::agreements::Shown;
use super::facts;
use super::plan::Plan;
use super::rare::{self, Census, Rare};

/// The most rules that are named for each agreement; where there are more, the command that lists them is enough.
const NAMED: usize = 6;

/// Where the page of a language is kept.
pub fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "docs/gallery.md",
        Lang::Fr => "docs/gallery.fr.md",
        Lang::Ar => "docs/gallery.ar.md",
    }
}

/// The page.
pub fn page(all: &[Shown], plan: &Plan, lang: Lang) -> String {
    let census = Census::of(all);
    let mut out = front(all, plan, lang);
    for (at, shown) in all.iter().enumerate() {
        let mut sheet = Sheet::new(lang, title(shown, plan, lang));
        head(&mut sheet, shown, plan);
        sheet.table(terms(shown, plan, lang));
        brackets(&mut sheet, shown, plan);
        findings(&mut sheet, shown, plan);
        own(&mut sheet, (all, at), &census, plan);
        out.push_str(&format!("<a id=\"{}\"></a>\n\n", shown.name));
        out.push_str(&sheet_markdown(&sheet).replacen("# ", "## ", 1));
        out.push('\n');
        out.push_str(&links(shown, plan, lang));
    }
    out
}

/// What an agreement has that others lack.
fn own(sheet: &mut Sheet, (all, at): (&[Shown], usize), census: &Census<'_>, plan: &Plan) {
    let lang = sheet.lang;
    let Some(shown) = all.get(at) else { return };
    let lines: Vec<String> = census.rare(all, at, plan.rare).iter().map(|rare| told(all, shown, rare, plan, lang)).collect();
    if !lines.is_empty() {
        sheet.head(2, plan.say("rare", lang));
        sheet.list(lines);
    }
}

fn told(all: &[Shown], shown: &Shown, thing: &Rare<'_>, plan: &Plan, lang: Lang) -> String {
    match thing {
        Rare::Key(clause, stated, others) => {
            format!("{} {}", rare::sentence(shown, clause, stated, lang), whose(all, others, plan, lang))
        }
        Rare::Article(article) => format!("{} {}", rare::article(shown, article, lang), plan.say("own article", lang)),
    }
}

/// What all of them come to, and how to print them.
fn front(all: &[Shown], plan: &Plan, lang: Lang) -> String {
    let mut sheet = Sheet::new(lang, plan.say("title", lang).to_owned());
    sheet.line(&fill(plan.say("intro", lang), &[("count", &all.len().to_string())]));
    sheet.line(plan.say("how", lang));
    let columns = ["agreement", "authentic", "stage", "articles", "open", "errors", "warnings", "advice", "accepted"];
    let rows = all.iter().map(|shown| {
        let (values, texts) = facts::open(shown, lang);
        let figures = [
            shown.project.agreement.articles().count(),
            values.len() + texts,
            facts::count(shown, Severity::Error),
            facts::count(shown, Severity::Warning),
            facts::count(shown, Severity::Advice),
            shown.outcome.waived.len(),
        ];
        let words =
            [title(shown, plan, lang), languages(shown, &shown.project.agreement.authentic, lang), facts::header(shown, "stage", lang)];
        words.into_iter().chain(figures.map(|figure| figure.to_string())).collect()
    });
    sheet.table(Table {
        head: columns.map(|column| plan.say(column, lang).to_owned()).to_vec(),
        groups: vec![Group { head: Vec::new(), rows: rows.collect() }],
        ..Table::default()
    });
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let links: Vec<String> =
        others.map(|other| format!("[{}]({})", plan.say("here", other), file(other).trim_start_matches("docs/"))).collect();
    let contents = all.iter().map(|shown| format!("- [{}](#{})\n", title(shown, plan, lang), shown.name)).collect::<String>();
    format!("{}\n{}", sheet_markdown(&sheet), directed(&format!("{}\n\n{contents}", links.join(" · ")), lang))
}

/// Markdown of ours, in the direction of the page.
fn directed(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Ar => format!("<div dir=\"rtl\" lang=\"ar\">\n\n{text}\n</div>\n\n"),
        Lang::En | Lang::Fr => format!("{text}\n"),
    }
}

/// The name by which an agreement is known: its Parties; of a text that is no corridor, what the plan calls it.
fn title(shown: &Shown, plan: &Plan, lang: Lang) -> String {
    let agreement = &shown.project.agreement;
    let countries: Vec<&str> = agreement
        .parties
        .iter()
        .filter_map(|party| Law::embedded().country(&party.code.text))
        .map(|country| match lang {
            Lang::En => country.name.en.short.as_str(),
            Lang::Fr => country.name.fr.short.as_str(),
            Lang::Ar => country.name.ar.short.as_str(),
        })
        .collect();
    if corridor(shown) { countries.join(" – ") } else { plan.say(&shown.name, lang).to_owned() }
}

/// True for the text of a pair of States, whose file is named after it.
fn corridor(shown: &Shown) -> bool {
    let codes: Vec<String> = shown.project.agreement.parties.iter().map(|party| party.code.text.to_lowercase()).collect();
    shown.name == codes.join("-")
}

fn own_title(shown: &Shown, lang: Lang) -> String {
    let speaker = facts::speaker(shown, lang, false);
    let title = shown.project.agreement.title.as_ref().and_then(|title| speaker.text(title));
    title.map_or_else(|| shown.name.clone(), |title| facts::flat(&title))
}

fn languages(shown: &Shown, all: &[Lang], lang: Lang) -> String {
    let speaker = facts::speaker(shown, lang, true);
    all.iter().map(|one| speaker.language(*one)).collect::<Vec<_>>().join(comma(lang))
}

fn semicolon(lang: Lang) -> &'static str {
    Words::embedded(lang).interface("explain_semicolon")
}

const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "، ",
        Lang::En | Lang::Fr => ", ",
    }
}

fn head(sheet: &mut Sheet, shown: &Shown, plan: &Plan) {
    let lang = sheet.lang;
    let agreement: &Agreement = &shown.project.agreement;
    let speaker = facts::speaker(shown, lang, false);
    sheet.line(&own_title(shown, lang));
    let parties: Vec<String> = agreement.parties.iter().map(|party| speaker.formal(&party.code.text)).collect();
    sheet.pair(plan.say("parties", lang), &parties.join(semicolon(lang)));
    sheet.pair(plan.say("form", lang), &facts::header(shown, "form", lang));
    sheet.pair(plan.say("authentic", lang), &languages(shown, &agreement.authentic, lang));
    sheet.pair(plan.say("courtesy", lang), &languages(shown, &agreement.courtesy, lang));
    sheet.pair(plan.say("date", lang), &agreement.date.map(|day| speaker.date(day)).unwrap_or_default());
}

/// The key terms, grouped by clause; a key of which the text is silent says so.
fn terms(shown: &Shown, plan: &Plan, lang: Lang) -> Table {
    let vocabulary = Vocabulary::embedded();
    let mut groups: Vec<Group> = Vec::new();
    for path in &plan.terms {
        let Some((kind, field)) = path.split_once('.').and_then(|(kind, field)| {
            let kind = vocabulary.kind(vocabulary.kind_id(kind)?)?;
            Some((kind, kind.field(kind.field_id(field)?, false)?))
        }) else {
            // A key that the vocabulary does not have is shown as it stands: the test of the pages looks for none.
            groups.push(Group { head: Vec::new(), rows: vec![vec![path.clone(), String::from("?")]] });
            continue;
        };
        let values = facts::values(shown, path, lang);
        let said = if values.is_empty() { Words::embedded(lang).interface("card_not_stated").to_owned() } else { values.join(" · ") };
        let row = vec![field.def.name.first(lang).to_owned(), said];
        let clause = kind.def.title.get(lang);
        match groups.last_mut().filter(|group| group.head.first().is_some_and(|known| known == clause)) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { head: vec![clause.to_owned(), String::new()], rows: vec![row] }),
        }
    }
    Table { head: vec![plan.say("key", lang).to_owned(), plan.say("value", lang).to_owned()], groups, ..Table::default() }
}

fn brackets(sheet: &mut Sheet, shown: &Shown, plan: &Plan) {
    let lang = sheet.lang;
    let (values, texts) = facts::open(shown, lang);
    sheet.head(2, plan.say("brackets", lang));
    if values.is_empty() && texts == 0 {
        sheet.line(plan.say("no brackets", lang));
    }
    for (place, value) in &values {
        sheet.pair(place, value);
    }
    if texts > 0 {
        sheet.line(&fill(plan.say("open texts", lang), &[("count", &texts.to_string())]));
    }
}

fn findings(sheet: &mut Sheet, shown: &Shown, plan: &Plan) {
    let lang = sheet.lang;
    sheet.head(2, plan.say("findings", lang));
    for (severity, key) in [(Severity::Error, "errors"), (Severity::Warning, "warnings"), (Severity::Advice, "advice")] {
        let found = shown.outcome.findings.iter().filter(|finding| finding.severity == severity);
        sheet.pair(plan.say(key, lang), &named(found.map(|finding| finding.rule), lang));
    }
    let waived = shown.outcome.waived.iter().map(|waived| waived.finding.rule);
    sheet.pair(plan.say("accepted", lang), &named(waived, lang));
}

/// How many there are, and by their titles which rules they are of, where they are few.
fn named<'a>(rules: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let rules: Vec<&str> = rules.collect();
    let mut titles: Vec<&str> = Vec::new();
    for rule in &rules {
        let card = Law::embedded().page(rule).map(|page| &page.title).or_else(|| Law::embedded().rule(rule).map(|card| &card.title));
        let title = card.map_or(*rule, |title| title.get(lang));
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    let few = !titles.is_empty() && titles.len() <= NAMED;
    let titles = if few { format!(" – {}", titles.join(semicolon(lang))) } else { String::new() };
    format!("{}{titles}", rules.len())
}

/// Which others state the same key.
fn whose(all: &[Shown], others: &[usize], plan: &Plan, lang: Lang) -> String {
    let names: Vec<String> = others.iter().filter_map(|other| all.get(*other)).map(|shown| title(shown, plan, lang)).collect();
    match names.len() {
        0 => plan.say("no other", lang).to_owned(),
        1..=3 => fill(plan.say("others", lang), &[("others", &names.join(semicolon(lang)))]),
        many => fill(plan.say("many others", lang), &[("count", &many.to_string())]),
    }
}

/// Where the text is, what explains it, and the commands that print it.
fn links(shown: &Shown, plan: &Plan, lang: Lang) -> String {
    let name = &shown.name;
    let languages: Vec<&str> = shown.project.agreement.languages().iter().map(|lang| lang.code()).collect();
    let text = format!(
        "[`{name}.bla`](../agreements/{name}.bla) · [{}](reference/{}.md) · [{}](papers/README.md)\n",
        plan.say("reference", lang),
        lang.code(),
        plan.say("papers", lang)
    );
    let commands = format!(
        "\n```console\n$ mithaq check agreements/{name}.bla --lang {code}\n$ mithaq report agreements/{name}.bla --lang {code} -o {name}.report.html\n\
         $ mithaq render agreements/{name}.bla --to all --lang {all} -o papers/\n```\n",
        code = lang.code(),
        all = languages.join(",")
    );
    format!("{}{}\n", directed(&text, lang), commands.trim_start_matches('\n'))
}
