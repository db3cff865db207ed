//! What treaty practice asks of the papers that are signed: the alternat, the testimonium, the places to sign, the seal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

#[expect(dead_code, reason = "only what it shows of a file is asked for")]
#[path = "support/word.rs"]
mod word;

mod support;

use mithaq::law::Law;
use mithaq::render::compose::{Edition, compose};
use mithaq::render::tree::{Block, Paper, Testimonium};
use mithaq::render::{FORMATS, Options, seal};
use mithaq::text::Lang;
use mithaq::vocabulary::Vocabulary;

use support::{HEADER, Temp, formatted, paper, project, root, run};

/// A signed agreement whose clauses are these.
fn signed(clauses: &str) -> String {
    format!(
        r#"agreement LY-NE {{
  form: treaty
  destination: LY
  origin: NE
  title {{ ar: "اتفاق" fr: "Accord" en: "Agreement" }}
  authentic: ar, fr
  courtesy: en
  stage: signed
  date: 2026-11-19
}}
article signature {{
  title {{ ar: "التوقيع" fr: "Signature" en: "Signature" }}
{clauses}
}}
"#
    )
}

const SIGNATURE: &str = r#"  languages { originals: 2 authentic: ar, fr }
  signature {
    place { ar: "نيامي" fr: "Niamey" en: "Niamey" }
    both calendars: yes
    destination signatory: minister of labour
    origin signatory: minister for foreign affairs
    origin signatory name { ar: "السيدة ج. د." fr: "Mme C. D." en: "Ms C. D." }
    full powers: yes
  }"#;

fn copy(text: &str, copy_for: Option<&str>) -> Paper {
    let edition = Edition { copy_for: copy_for.map(str::to_owned), ..Edition::default() };
    compose(&project(text), Vocabulary::embedded(), Law::embedded(), &edition)
}

fn testimonium(paper: &Paper) -> &Testimonium {
    let found = paper.blocks.iter().find_map(|block| match block {
        Block::Testimonium(testimonium) => Some(testimonium),
        _ => None,
    });
    found.expect("the paper has a testimonium")
}

/// What the end of a paper says in a language, no-break spaces as `~`.
fn end(paper: &Paper, lang: Lang) -> String {
    let said: Vec<String> = testimonium(paper).text.iter().map(|line| paper.flat(line, lang)).collect();
    said.join("\n").replace(['\u{A0}', '\u{202F}'], "~")
}

#[test]
fn each_party_is_named_first_in_its_own_original() {
    let text = signed(SIGNATURE);
    for (code, first, language) in
        [("LY", "the Government of the State of Libya", Lang::Ar), ("NE", "the Government of the Republic of the Niger", Lang::Fr)]
    {
        let paper = copy(&text, Some(code));
        assert_eq!(paper.languages[0], language);
        assert_eq!(paper.metadata.parties[0], code);
        assert_eq!(testimonium(&paper).signatures[0].party, code);
        assert!(paper.flat(&paper.subtitle[0], Lang::En).starts_with(&format!("between {first} and ")));
        let Some(Block::Preamble(preamble)) = paper.blocks.first() else { panic!("no preamble") };
        assert!(paper.flat(&preamble.parties[0], Lang::En).to_lowercase().starts_with(&first.to_lowercase()));
    }
    let french = copy(&text, Some("NE"));
    assert!(end(&french, Lang::Fr).contains("chacun en français et en arabe"), "{}", end(&french, Lang::Fr));
    let arabic = copy(&text, Some("LY"));
    assert!(end(&arabic, Lang::Fr).contains("chacun en arabe et en français"), "{}", end(&arabic, Lang::Fr));
}

#[test]
fn articles_are_the_same_in_every_original() {
    let text = std::fs::read_to_string(root().join("agreements/ly-ne.bla")).unwrap();
    let (libya, niger) = (copy(&text, Some("LY")), copy(&text, Some("NE")));
    assert!(libya.articles().eq(niger.articles()));
    assert!(libya.articles().count() > 50);
}

#[test]
fn the_testimonium_gives_place_date_in_words_and_both_calendars() {
    let paper = copy(&signed(SIGNATURE), None);
    assert_eq!(
        end(&paper, Lang::En).lines().nth(1).unwrap(),
        "Done at Niamey this nineteenth day of November two thousand and twenty-six (corresponding to 9 Jumada II 1448 AH, \
         Umm al-Qura calendar), in two (2) originals, each in Arabic and French, both texts being equally authentic."
    );
    assert_eq!(
        end(&paper, Lang::Fr).lines().nth(1).unwrap(),
        "Fait à Niamey, le dix-neuf novembre deux mille vingt-six (correspondant au 9 joumada II 1448 de l’hégire, calendrier \
         Oumm al-Qoura), en deux (2)~originaux, chacun en arabe et en français, les deux textes faisant également foi."
    );
    assert!(end(&paper, Lang::Ar).contains("(الموافق 9 جمادى الآخرة 1448 هـ بتقويم أم القرى)"), "{}", end(&paper, Lang::Ar));
}

#[test]
fn a_hijri_date_that_is_stated_is_not_computed() {
    let stated = SIGNATURE.replace(
        "both calendars: yes",
        "Hijri date { ar: \"10 جمادى الآخرة 1448 هـ\" fr: \"10 joumada II 1448 de l’hégire\" en: \"10 Jumada II 1448 AH\" }",
    );
    let paper = copy(&signed(&stated), None);
    assert!(end(&paper, Lang::En).contains("(corresponding to 10 Jumada II 1448 AH)"), "{}", end(&paper, Lang::En));
}

#[test]
fn what_is_not_known_before_signature_is_left_blank() {
    let text =
        signed("  languages { authentic: ar, fr }\n  signature { both calendars: yes }").replace("stage: signed", "stage: negotiation");
    let paper = copy(&text, None);
    let done = end(&paper, Lang::En);
    assert!(done.contains("Done at ………… on …………") || done.contains("Done at …"), "{done}");
    assert!(done.contains("… AH)"), "{done}");
    assert!(!done.contains("two thousand"), "{done}");
}

#[test]
fn a_text_that_prevails_is_named_at_the_end() {
    let paper = copy(&signed("  languages { authentic: ar, fr prevailing: fr }"), None);
    assert_eq!(end(&paper, Lang::En).lines().nth(2), Some("In case of divergence of interpretation, the French text shall prevail."));
    assert_eq!(end(&paper, Lang::Fr).lines().nth(2), Some("En cas de divergence d’interprétation, le texte français prévaut."));
    assert_eq!(end(&copy(&signed(SIGNATURE), None), Lang::En).lines().count(), 2);
}

#[test]
fn places_to_sign_name_office_and_powers() {
    let paper = copy(&signed(SIGNATURE), None);
    let [libya, niger] = &testimonium(&paper).signatures[..] else { panic!("two signatures") };
    assert_eq!(paper.flat(&libya.title, Lang::En), "Minister of labour");
    assert_eq!(paper.flat(&niger.title, Lang::Fr), "Ministre des affaires étrangères");
    assert_eq!(paper.flat(&niger.name, Lang::Fr), "Mme C. D.");
    assert_eq!(paper.flat(&libya.name, Lang::Fr), "");
    assert!(paper.flat(&libya.powers, Lang::En).starts_with("by virtue of full powers dated …"));
    assert_eq!(paper.initials.iter().map(|line| paper.flat(line, Lang::En)).collect::<Vec<_>>(), ["Libya", "The Niger"]);
}

#[test]
fn the_seal_follows_the_words_and_not_the_layout() {
    let text = std::fs::read_to_string(root().join("agreements/ly-ne.bla")).unwrap();
    let sealed = |text: &str| seal(&project(text), Vocabulary::embedded());
    let seal = sealed(&text);
    assert_eq!(seal.len(), 64);
    assert_eq!(seal, sealed(&formatted(&text, Some(Lang::Ar))));
    assert_eq!(seal, sealed(&text.replace("\n  ", "\n     ")));
    assert_ne!(seal, sealed(&text.replacen("30 days", "31 days", 1)));
}

#[test]
fn a_signed_text_with_an_open_bracket_is_not_printed() {
    let folder = Temp::new();
    folder.write("open.bla", signed("  leave { annual: [LY: 24 days | NE: 30 days] }"));
    folder.write("old.html", "kept");
    let ran = run(folder.path(), &["render", "open.bla", "--to", "html", "-o", "old.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{ran:?}");
    assert!(ran.err.contains("is at the stage of signature and has errors"), "{ran:?}");
    assert_eq!(folder.read("old.html"), "kept");
}

#[test]
fn a_signed_text_that_lacks_a_language_or_refers_to_nothing_is_not_printed() {
    let folder = Temp::new();
    folder.write("lacking.bla", signed("  paragraph { ar: \"نص\" en: \"Text\" }"));
    folder.write("dangling.bla", signed("  paragraph { ar: \"وفق @nothing\" fr: \"selon @nothing\" en: \"under @nothing\" }"));
    for name in ["lacking.bla", "dangling.bla"] {
        let ran = run(folder.path(), &["render", name, "--to", "txt"]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{name}: {ran:?}");
    }
}

#[test]
fn a_folder_takes_a_file_for_each_format_and_language() {
    let folder = Temp::new();
    folder.write("a.bla", signed(SIGNATURE));
    let ran = run(folder.path(), &["render", "a.bla", "--to", "html,txt", "--copy-for", "ne", "-o", "out/"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let mut names: Vec<_> =
        std::fs::read_dir(folder.path().join("out")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(
        names,
        ["a.copy-ne.ar.html", "a.copy-ne.ar.txt", "a.copy-ne.en.html", "a.copy-ne.en.txt", "a.copy-ne.fr.html", "a.copy-ne.fr.txt"]
    );
}

#[test]
fn requests_that_cannot_be_met_are_explained() {
    let folder = Temp::new();
    folder.write("a.bla", signed(SIGNATURE));
    for (arguments, expected) in [
        (&["render", "a.bla", "--to", "html", "--copy-for", "TN"][..], "`TN` is no Party to a.bla; its Parties are LY, NE"),
        (&["render", "a.bla", "--to", "html,md"], "name a folder with `-o FOLDER/`"),
        (&["render", "a.bla", "--to", "all", "-o", "one.html"], "name a folder with `-o FOLDER/`"),
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(ran.err.contains(expected), "{ran:?}");
    }
    assert_eq!(folder.names(), ["a.bla"]);
}

#[test]
fn the_proposer_of_an_article_is_named_by_its_state_in_every_format() {
    let proposed = HEADER.to_owned() + "article a {\n  proposed by: NE\n  leave { annual: 30 days }\n}\n";
    let paper = paper(&project(&proposed));
    let words = ["مادة مقترحة من النيجر", "Article proposé par le Niger", "Article proposed by the Niger"];
    for (lang, words) in Lang::ALL.into_iter().zip(words) {
        for format in FORMATS.iter().filter(|format| !format.fonts) {
            let options = Options { languages: vec![lang], ..Options::default() };
            let bytes = (format.write)(&paper, &options).unwrap();
            let page = if format.text { String::from_utf8(bytes).unwrap() } else { word::WordFile::open(&bytes).document() };
            let text = page.replace(['\u{A0}', '\u{202F}'], " ");
            assert!(text.contains(words), "{} {lang:?}: {words}", format.name);
        }
    }
}
