//! What must hold of every page.

use super::super::tree::Inline;
use super::super::tree::sample::{HOSTILE, long, sample, say};
use super::super::tree::{Article, Block, Line, Paragraph, Preamble, Remark};
use super::*;
use crate::finding::Severity;

fn page(layout: Layout, languages: &[Lang]) -> String {
    html(&sample(), &Options { layout, languages: languages.to_vec(), ..Options::default() }).unwrap()
}

/// What a reader sees: tags gone, entities undone.
fn seen(page: &str) -> String {
    let body = page.split("<body").nth(1).unwrap();
    let text: String = body.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, char)| text.replace(entity, char))
}

/// The sample as it is signed, with every part that only some papers have.
fn signed() -> Paper {
    let mut paper = sample();
    paper.seal = Some("0f1e2d3c".repeat(8));
    paper.initials = vec![say("ليبيا", "Libye", "Libya"), say("النيجر", "Niger", "the Niger")];
    if let Some(Block::Testimonium(end)) = paper.blocks.last_mut() {
        end.signatures[0].powers = say("بموجب تفويض", "Muni de pleins pouvoirs", "Under full powers");
    }
    paper
}

fn written(paper: &Paper, layout: Layout, languages: &[Lang]) -> String {
    html(paper, &Options { layout, languages: languages.to_vec(), ..Options::default() }).unwrap()
}

#[test]
fn every_text_is_there() {
    let paper = signed();
    for layout in [Layout::Sequence, Layout::Columns] {
        let seen = seen(&written(&paper, layout, &[]));
        for lang in Lang::ALL {
            for line in paper.lines() {
                let text = paper.flat(line, lang);
                assert!(seen.contains(&text), "{layout:?} {text}");
            }
        }
    }
}

#[test]
fn hostile_text_is_only_text() {
    let page = page(Layout::Sequence, &[]);
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;") && page.contains("{{x}}"));
    let mut paper = sample();
    paper.title = say(HOSTILE, HOSTILE, HOSTILE);
    let page = html(&paper, &Options::default()).unwrap();
    assert!(page.contains("<title>&lt;script&gt;"), "{page}");
}

#[test]
fn hostile_ids_stay_in_their_attribute() {
    let mut paper = sample();
    if let Some(Block::Chapter(chapter)) = paper.blocks.get_mut(1) {
        chapter.id = "\"><script>".to_owned();
    }
    let page = html(&paper, &Options::default()).unwrap();
    assert!(page.contains("id=\"ar----script-\"") && !page.contains("<script>"));
}

#[test]
fn overrides_are_spelt_out_and_foreign_words_isolated() {
    let mut paper = sample();
    paper.title = say("أ\u{202e}ب ISCO", "a", "b");
    let page = html(&paper, &Options::default()).unwrap();
    assert!(!page.contains('\u{202e}') && page.contains("U+202E"));
    assert!(page.contains("<bdi lang=\"en\" dir=\"ltr\">ISCO</bdi>"));
}

#[test]
fn arabic_runs_right_to_left() {
    assert!(page(Layout::Single, &[Lang::Ar]).contains("<html lang=\"ar\" dir=\"rtl\">"));
    let page = page(Layout::Columns, &[Lang::Fr, Lang::Ar]);
    assert!(page.contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(page.contains("col-2\" lang=\"ar\" dir=\"rtl\">"), "Arabic has the right");
}

#[test]
fn each_language_has_each_article() {
    for layout in [Layout::Sequence, Layout::Columns] {
        let page = page(layout, &[]);
        for lang in Lang::ALL {
            for id in ["definitions", "costs", "working-time", "occupations", "costs-1", "costs-1-b"] {
                let id = format!(" id=\"{}-{id}\"", lang.code());
                assert_eq!(page.matches(&id).count(), 1, "{id}");
            }
        }
    }
}

#[test]
fn ids_are_unique_and_links_lead_somewhere() {
    for layout in [Layout::Single, Layout::Sequence, Layout::Columns] {
        let page = page(layout, &[]);
        let values =
            |name: &str| -> Vec<String> { page.split(name).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect() };
        let ids = values(" id=\"");
        let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len());
        for target in values("href=\"#") {
            assert!(unique.contains(&target), "{layout:?} #{target}");
        }
    }
}

#[test]
fn headings_never_jump() {
    for layout in [Layout::Single, Layout::Sequence, Layout::Columns] {
        let page = page(layout, &[]);
        let mut before = 0;
        for part in page.split("<h").skip(1) {
            if let Some(level) = part.chars().next().and_then(|c| c.to_digit(10)) {
                assert!(level <= before + 1, "h{level} after h{before}");
                before = level;
            }
        }
    }
}

#[test]
fn a_final_paper_bears_no_draft_mark() {
    let mut paper = sample();
    paper.draft = false;
    let options = Options { languages: vec![Lang::En], ..Options::default() };
    assert!(!html(&paper, &options).unwrap().contains("DRAFT"));
    assert!(page(Layout::Single, &[Lang::En]).contains("DRAFT"));
}

#[test]
fn brackets_and_missing_text_are_marked() {
    let page = page(Layout::Single, &[Lang::En]);
    assert!(page.contains("class=\"open party-1\"") && page.contains("class=\"missing\""));
    let mut paper = sample();
    paper.title.set(Lang::En, vec![Inline::Open { owner: None, inside: vec![Inline::Missing] }]);
    let page = html(&paper, &Options { languages: vec![Lang::En], ..Options::default() }).unwrap();
    assert!(page.contains("class=\"open party-0\""));
}

#[test]
fn the_page_needs_nothing_else() {
    let page = page(Layout::Columns, &[]);
    for outside in ["http://", "https://", "url(", "@import", " src=", "<script", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_shell_has_no_raw_path_and_the_style_cannot_end_early() {
    assert!(!SHELL.contains("{{{") && !SHELL.contains("{{&"));
    assert!(!STYLE.contains("</"));
}

#[test]
fn same_paper_same_bytes() {
    assert_eq!(page(Layout::Columns, &[]), page(Layout::Columns, &[]));
}

#[test]
fn a_paper_with_nothing_is_a_page() {
    for layout in [Layout::Single, Layout::Sequence, Layout::Columns] {
        let page = html(&Paper::default(), &Options { layout, ..Options::default() }).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>"));
    }
}

#[test]
fn a_long_paper_has_all_its_articles() {
    let page = html(&long(60), &Options { layout: Layout::Columns, ..Options::default() }).unwrap();
    assert_eq!(page.matches("<section class=\"article").count(), 60);
}

#[test]
fn a_choice_of_languages_needs_no_script() {
    let page = page(Layout::Columns, &[]);
    let buttons: Vec<&str> = page.split("<input ").skip(1).filter_map(|rest| rest.split('>').next()).collect();
    assert_eq!(buttons.len(), 5, "each language, two of them, all");
    assert!(buttons.iter().all(|button| button.contains("type=\"radio\" name=\"view\"")), "{buttons:?}");
    let checked: Vec<&&str> = buttons.iter().filter(|button| button.contains("checked")).collect();
    assert!(matches!(checked[..], [all] if all.contains("view-ar-fr-en") && !all.contains("hide-")), "all are shown at first");
    assert!(page.contains("<legend>") && page.matches("<label for=\"view-").count() == 5);
    for (layout, languages) in [(Layout::Columns, &[Lang::Fr][..]), (Layout::Single, &[]), (Layout::Sequence, &[])] {
        assert!(!self::page(layout, languages).contains("<input"), "{layout:?}");
    }
}

#[test]
fn the_style_obeys_every_button() {
    for lang in Lang::ALL.map(Lang::code) {
        assert!(STYLE.contains(&format!(".columns:has(.hide-{lang}:checked) .in-{lang}")), "{lang}");
        assert!(STYLE.contains(&format!("#view-{lang}:checked")), "{lang}");
    }
}

/// The elements of a page that belong to one language, by which a choice hides them, hold every text of that language.
#[test]
fn what_a_choice_hides_is_all_that_a_language_says() {
    let page = written(&signed(), Layout::Columns, &[Lang::Fr, Lang::En]);
    let main = page.split("<main>").nth(1).unwrap();
    for tag in main.split('<').filter(|tag| tag.contains(" dir=\"") && !tag.starts_with("bdi")) {
        let tag = tag.split('>').next().unwrap();
        let lang = if tag.contains("lang=\"fr\"") { "in-fr" } else { "in-en" };
        assert!(tag.contains(lang), "{tag}");
    }
}

#[test]
fn contents_stand_in_each_language_by_itself() {
    let page = page(Layout::Columns, &[]);
    assert_eq!(page.matches("<nav class=\"in-").count(), 3);
    for lang in Lang::ALL {
        let nav = page.split("<nav ").skip(1).find(|nav| nav.contains(&format!("lang=\"{}\"", lang.code()))).unwrap();
        let nav = nav.split("</nav>").next().unwrap();
        assert!(nav.contains(&format!("#{}-costs", lang.code())) && nav.contains(&words_of(lang).contents));
        assert_eq!(nav.matches("href=\"#").count(), nav.matches(&format!("href=\"#{}-", lang.code())).count());
    }
}

fn words_of(lang: Lang) -> super::super::tree::Words {
    sample().words(lang).clone()
}

#[test]
fn an_agreement_has_a_title_page() {
    let page = written(&signed(), Layout::Single, &[Lang::Fr]);
    let cover = page.split("class=\"head cover\"").nth(1).unwrap().split("class=\"contents\"").next().unwrap();
    for text in ["PROJET", "Exemplaire du Gouvernement", "Accord relatif", "entre le Gouvernement", "Texte de négociation"] {
        assert!(cover.contains(text), "{text}: {cover}");
    }
    for text in ["Muni de pleins pouvoirs", &"0f1e2d3c".repeat(8), "Paraphes"] {
        assert!(seen(&page).contains(text), "{text}");
    }
}

/// A page for workers: headings without numbers, something to fill in.
fn guide() -> Paper {
    let blank: Line = Line::of(|_| Some(vec![Inline::Blank(20)]));
    let article = |id: &str, title: Line| {
        let paragraph = Paragraph { id: format!("{id}-1"), text: blank.clone(), ..Paragraph::default() };
        Block::Article(Article { id: id.to_owned(), title, paragraphs: vec![paragraph], ..Article::default() })
    };
    let blocks = vec![article("pay", say("أجرك", "Votre salaire", "Your pay")), article("silent", Line::new())];
    Paper { kind: Kind::Guide, blocks, ..sample() }
}

#[test]
fn a_derived_paper_is_compact() {
    for layout in [Layout::Single, Layout::Columns, Layout::Sequence] {
        let page = written(&guide(), layout, &[]);
        let page = page.split("<body").nth(1).unwrap();
        assert!(page.contains("derived guide") && !page.contains("cover") && !page.contains("class=\"contents"), "{layout:?}");
        assert_eq!(page.matches("<h2").count(), if layout == Layout::Single { 1 } else { 3 }, "nothing to say, no heading");
    }
    let page = written(&guide(), Layout::Single, &[Lang::En]);
    assert!(page.contains("<span class=\"title\">Your pay</span>") && !page.contains("class=\"label\""));
    assert!(page.contains("class=\"blank\" style=\"min-inline-size:20ch\""));
}

fn remark(anchor: &str, severity: Severity, text: &str) -> Remark {
    let rule = format!("rule-of-{anchor}");
    Remark { anchor: anchor.to_owned(), severity, rule, text: say(text, text, text), more: vec![say("لماذا", "pourquoi", "why")] }
}

#[test]
fn findings_stand_beside_their_part_and_none_is_lost() {
    let mut paper = sample();
    paper.margin = ["costs", "costs-1-b", "working-time-2", "occupations", "recruitment", "preamble", "version", "gone"]
        .map(|anchor| remark(anchor, Severity::Warning, &format!("<b>{anchor}</b>")))
        .to_vec();
    for (layout, times) in [(Layout::Single, 1), (Layout::Columns, 3), (Layout::Sequence, 3)] {
        let seen = seen(&written(&paper, layout, &[]));
        for remark in &paper.margin {
            assert_eq!(seen.matches(&format!("<b>{}</b>", remark.anchor)).count(), times, "{layout:?} {}", remark.anchor);
        }
    }
    let page = written(&paper, Layout::Single, &[Lang::En]);
    let costs = page.split("id=\"en-costs\"").nth(1).unwrap().split("id=\"en-working-time\"").next().unwrap();
    for text in ["rule-of-costs", "rule-of-costs-1-b", "aria-label=\"warning: rule-of-costs\"", "why"] {
        assert!(costs.contains(text), "{text}");
    }
    assert!(page.contains("aria-label=\"findings on: Article 2\"") && page.contains("Findings on the whole text (2)"));
    assert!(
        page.contains("with-findings")
            && !self::page(Layout::Single, &[]).split("<body class=\"").nth(1).unwrap().starts_with("single agreement with")
    );
}

#[test]
fn every_weight_has_its_colour_and_its_word() {
    let mut paper = sample();
    paper.margin = [Severity::Error, Severity::Warning, Severity::Advice].map(|severity| remark("costs", severity, "x")).to_vec();
    for (lang, words) in [(Lang::En, ["error", "warning", "advice"]), (Lang::Fr, ["erreur", "avertissement", "conseil"])] {
        let page = written(&paper, Layout::Single, &[lang]);
        for (severity, word) in [Severity::Error, Severity::Warning, Severity::Advice].into_iter().zip(words) {
            assert!(
                page.contains(&format!("remark {}\"", severity.word())) && page.contains(&format!("<strong>{word}</strong>")),
                "{word}"
            );
            assert!(STYLE.contains(&format!("\n.{} {{ --weight", severity.word())));
        }
    }
}

#[test]
fn a_preamble_alone_takes_its_findings() {
    let mut paper = Paper { blocks: vec![Block::Preamble(Preamble::default())], ..sample() };
    paper.margin = vec![remark("preamble", Severity::Advice, "here")];
    let page = written(&paper, Layout::Single, &[Lang::En]);
    assert!(page.contains("<div class=\"noted\"><section class=\"preamble\">") && !page.contains("all-findings"));
}

#[test]
fn a_look_takes_the_place_of_ours() {
    let shell = "<!DOCTYPE html>\n<html lang=\"{{lang}}\" dir=\"{{dir}}\"><head><title>{{title}}</title><style>{{style}}</style></head>\n<body class=\"{{layout}}\">{{#if (eq lang \"ar\")}}<p>شعار</p>{{else}}<p>Emblem</p>{{/if}}{{body}}</body></html>\n";
    let look = Look { shell: Some(shell.to_owned()), style: Some("h1 { color: #123456 }".to_owned()), print: None };
    let page = html(&sample(), &Options { languages: vec![Lang::Fr], look, ..Options::default() }).unwrap();
    assert!(page.contains("<p>Emblem</p>") && page.contains("h1 { color: #123456 }") && page.contains("id=\"fr-costs\""));
    assert!(!page.contains(STYLE) && page.contains("@page fr"));
}

#[test]
fn a_look_that_could_lie_is_refused() {
    for (shell, key) in [("{{{title}}}{{body}}", "look_raw"), ("{{titel}}{{body}}", "look_unknown_name"), ("nothing", "look_no_body")] {
        let look = Look { shell: Some(shell.to_owned()), style: None, print: None };
        let failure = html(&sample(), &Options { look, ..Options::default() }).unwrap_err();
        assert_eq!(failure.key, key, "{shell}");
    }
    let look = Look { shell: None, style: Some("</style><script>".to_owned()), print: None };
    assert_eq!(html(&sample(), &Options { look, ..Options::default() }).unwrap_err().key, "look_not_alone");
}
