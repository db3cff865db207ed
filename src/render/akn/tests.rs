//! What must hold of every file.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::layout::Layout;
use super::super::script::visible;
use super::super::tree::sample::{HOSTILE, long, sample, say};
use super::super::tree::{Article, Block, Inline, Item, Kind, Paragraph, Table};
use super::*;
use crate::text::LangMap;

fn file(paper: &Paper, lang: Lang) -> String {
    String::from_utf8(akn(paper, &Options { languages: vec![lang], ..Options::default() }).unwrap()).unwrap()
}

/// The sample with the signatures before the annex, as an agreement has them and as the standard wants them.
fn signed_before_annex() -> Paper {
    let mut paper = sample();
    paper.blocks.sort_by_key(|block| matches!(block, Block::Annex(_)));
    paper
}

/// What a parser finds: elements with their attributes, and the text.
#[derive(Default)]
struct Parsed {
    elements: Vec<(String, Vec<(String, String)>)>,
    text: String,
}

impl Parsed {
    fn element(&mut self, start: &BytesStart<'_>) {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
            (attribute.key.as_ref().to_owned(), value)
        });
        self.elements.push((start.name().as_ref().to_owned(), attributes.collect()));
    }

    fn values(&self, name: &str) -> Vec<&str> {
        let all = self.elements.iter().flat_map(|(_, attributes)| attributes);
        all.filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    fn count(&self, tag: &str) -> usize {
        self.elements.iter().filter(|(name, _)| name == tag).count()
    }
}

fn parsed(file: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut reader = Reader::from_str(file);
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                parsed.element(&start);
            }
            Event::Empty(start) => parsed.element(&start),
            Event::End(_) => depth -= 1,
            Event::Text(text) => parsed.text.push_str(&text),
            Event::GeneralRef(name) => parsed.text.push_str(entity(&name)),
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(depth, 0);
    parsed
}

fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        other => panic!("&{other};"),
    }
}

/// Asserts that the text of a file has every line of the paper, in order.
fn assert_says_everything(paper: &Paper, lang: Lang) {
    let parsed = parsed(&file(paper, lang));
    let mut rest = parsed.text.as_str();
    for line in paper.lines() {
        let text = paper.flat(line, lang);
        let text = visible(&text);
        let at = rest.find(text.as_ref()).unwrap_or_else(|| panic!("{text} is not in order"));
        rest = rest.get(at + text.len()..).unwrap();
    }
}

#[test]
fn every_line_is_there_in_order() {
    for lang in Lang::ALL {
        assert_says_everything(&signed_before_annex(), lang);
    }
    let mut paper = long(60);
    paper.blocks.sort_by_key(|block| matches!(block, Block::Annex(_)));
    assert_says_everything(&paper, Lang::Fr);
}

#[test]
fn ids_are_unique_and_the_same_in_every_language() {
    let files = Lang::ALL.map(|lang| parsed(&file(&sample(), lang)));
    let [ar, fr, en] = files.each_ref().map(|file| file.values("eId"));
    assert!(ar == fr && fr == en);
    assert_eq!(ar.iter().collect::<BTreeSet<_>>().len(), ar.len());
    for eid in ["chp_1", "art_3", "art_2__para_1__list_1__point_2__list_1__point_1", "att_1__para_1", "concept_worker", "party_ne"] {
        assert!(ar.contains(&eid), "{eid} in {ar:?}");
    }
    let [ar, fr, en] = files.each_ref().map(|file| file.values("GUID"));
    assert!(ar == fr && fr == en && ar.contains(&"working-time"));
}

#[test]
fn every_reference_leads_somewhere() {
    for lang in Lang::ALL {
        let parsed = parsed(&file(&sample(), lang));
        let eids: BTreeSet<&str> = parsed.values("eId").into_iter().collect();
        let mut local = 0;
        for name in ["href", "refersTo", "source", "by", "outcome"] {
            for to in parsed.values(name).iter().filter_map(|value| value.strip_prefix('#')) {
                assert!(eids.contains(to), "{name} #{to}");
                local += 1;
            }
        }
        assert!(local > 20);
        assert_eq!(parsed.count("ref"), 1);
    }
}

#[test]
fn a_reference_to_nothing_is_text() {
    let mut paper = sample();
    let link = Inline::Link { to: "nowhere".to_owned(), text: "99".to_owned() };
    paper.title = LangMap::of(|_| Some(vec![link.clone()]));
    let file = file(&paper, Lang::Fr);
    assert!(file.contains("<docTitle><span class=\"ref\">99</span></docTitle>"));
}

#[test]
fn copies_of_both_parties_are_two_expressions_of_one_work() {
    let mut other = sample();
    other.metadata.parties.reverse();
    let [one, other] = [sample(), other].map(|paper| file(&paper, Lang::Ar));
    let work = |file: &str| file.split_once("<FRBRExpression>").unwrap().0.to_owned();
    assert_eq!(work(&one), work(&other));
    assert!(one.contains("\"/akn/ly/bill/treaty/2026/ly-ne/ara@2026-11-21;copy-ly\""));
    assert!(other.contains("\"/akn/ly/bill/treaty/2026/ly-ne/ara@2026-11-21;copy-ne\""));
    let mut nobodys = sample();
    nobodys.copy = LangMap::new();
    assert!(file(&nobodys, Lang::Ar).contains("\"/akn/ly/bill/treaty/2026/ly-ne/ara@2026-11-21\""));
}

#[test]
fn whoever_signs_is_the_same_person_in_each_copy() {
    let mut other = sample();
    for block in &mut other.blocks {
        if let Block::Testimonium(testimonium) = block {
            testimonium.signatures.reverse();
        }
    }
    let person = "<TLCPerson eId=\"signatory_ne\" href=\"/akn/ontology/person/ly-ne.signatory.ne\"";
    assert!(file(&sample(), Lang::Fr).contains(person) && file(&other, Lang::Fr).contains(person));
    for block in &mut other.blocks {
        if let Block::Testimonium(testimonium) = block {
            testimonium.signatures.extend(testimonium.signatures.clone());
        }
    }
    let parsed = parsed(&file(&other, Lang::Fr));
    let eids = parsed.values("eId");
    assert_eq!(eids.iter().collect::<BTreeSet<_>>().len(), eids.len());
    assert!(eids.contains(&"signatory_ne.1") && eids.contains(&"office_ly.4"));
}

#[test]
fn terms_of_one_name_are_two_concepts() {
    let mut paper = sample();
    let mut twin = paper.articles().next().unwrap().clone();
    twin.id = "twin".to_owned();
    paper.blocks.push(Block::Article(twin));
    let parsed = parsed(&file(&paper, Lang::Ar));
    assert_eq!(parsed.values("refersTo").iter().filter(|to| to.starts_with("#concept_worker")).collect::<BTreeSet<_>>().len(), 2);
}

#[test]
fn a_draft_is_a_bill_and_a_signed_agreement_is_an_act() {
    let mut paper = sample();
    let draft = file(&paper, Lang::Fr);
    assert!(draft.contains("<bill name=\"agreement\"") && draft.contains("<FRBRauthoritative value=\"false\"/>"));
    paper.draft = false;
    let signed = file(&paper, Lang::Fr);
    assert!(signed.contains("<act name=\"agreement\"") && signed.contains("/akn/ly/act/treaty/2026-11-21/ly-ne/fra@2026-11-21"));
    assert!(signed.contains("<FRBRauthoritative value=\"true\"/>"));
    assert!(file(&paper, Lang::En).contains("<FRBRauthoritative value=\"false\"/>"), "a courtesy translation");
    assert!(!signed.contains("class=\"draft\"><docStatus>"));
}

#[test]
fn other_papers_are_documents_with_sections() {
    let paper = Paper { kind: Kind::Guide, ..sample() };
    let parsed = parsed(&file(&paper, Lang::Ar));
    assert_eq!((parsed.count("section"), parsed.count("article"), parsed.count("def"), parsed.count("b")), (3, 0, 0, 3));
}

#[test]
fn brackets_missing_text_and_blanks_are_told_apart() {
    let text = file(&sample(), Lang::En);
    assert!(text.contains("<inline name=\"openBracket\" class=\"open\" refersTo=\"#party_ly\">[LY: twenty-four (24) days]</inline>"));
    assert!(text.contains("<omissis class=\"missing\">[text missing in English]</omissis>"));
    assert!(text.contains("<def refersTo=\"#concept_worker\">worker</def>"));
    assert!(text.contains("<span xml:lang=\"ar\">"));
    let mut paper = sample();
    paper.title = LangMap::of(|_| Some(vec![Inline::Blank(12), Inline::Open { owner: None, inside: vec![Inline::Missing] }]));
    let text = file(&paper, Lang::En);
    assert!(text.contains("<fillIn width=\"12\">…………</fillIn><inline name=\"openBracket\" class=\"open\">[<omissis"));
}

#[test]
fn notes_are_no_part_of_what_is_agreed() {
    let parsed = parsed(&file(&sample(), Lang::Fr));
    assert_eq!(parsed.count("authorialNote"), 2);
    assert!(parsed.values("class").contains(&"waiver") && parsed.values("class").contains(&"remark"));
}

#[test]
fn hostile_text_is_only_text() {
    let mut paper = signed_before_annex();
    let hostile = format!("{HOSTILE}]]><!-- \u{0}\u{b}\u{202e}\u{fffe} -->");
    paper.title = say(&hostile, &hostile, &hostile);
    paper.running = say(&hostile, &hostile, &hostile);
    paper.id = hostile.clone();
    paper.metadata.parties = vec![hostile.clone(), "NE".to_owned(), "Ne".to_owned()];
    paper.metadata.stage = hostile.clone();
    paper.metadata.date = Some(hostile.clone());
    for block in &mut paper.blocks {
        if let Block::Article(article) = block {
            article.id = hostile.clone();
            article.proposed_by = Some(hostile.clone());
        }
    }
    let file = file(&paper, Lang::En);
    assert!(!file.contains("<script") && !file.contains('\u{202e}') && !file.contains('\u{0}') && !file.contains("<!--"));
    assert!(file.contains("⟨U+0000⟩") && file.contains("⟨U+FFFE⟩"));
    let parsed = parsed(&file);
    let eids = parsed.values("eId");
    assert_eq!(eids.iter().collect::<BTreeSet<_>>().len(), eids.len());
    assert!(eids.iter().chain(&parsed.values("GUID")).all(|id| !id.contains(char::is_whitespace)));
    assert_says_everything(&paper, Lang::En);
}

#[test]
fn two_things_of_one_id_are_not_confused() {
    let mut paper = sample();
    let twin = Article { id: "costs".to_owned(), number: 9, ..Article::default() };
    paper.blocks.push(Block::Article(twin));
    let parsed = parsed(&file(&paper, Lang::Ar));
    assert_eq!(parsed.values("GUID").iter().filter(|guid| **guid == "costs").count(), 1);
}

#[test]
fn odd_shapes_lose_nothing() {
    let table = Table { caption: say("ج", "tableau", "table"), ..Table::default() };
    let cells = Table { rows: vec![vec![say("خ", "case", "cell")], Vec::new()], ..table.clone() };
    let items = vec![Item { text: say("ن", "point", "point"), ..Item::default() }];
    let paragraphs = vec![
        Paragraph { table: Some(table), ..Paragraph::default() },
        Paragraph { items, table: Some(cells), ..Paragraph::default() },
        Paragraph::default(),
    ];
    let article = Article { paragraphs, ..Article::default() };
    let paper = Paper { blocks: vec![Block::Article(article), Block::Article(Article::default())], ..Paper::default() };
    for lang in Lang::ALL {
        assert_says_everything(&paper, lang);
    }
}

#[test]
fn a_paper_with_nothing_is_a_file() {
    let paper = Paper::default();
    for layout in [Layout::Single, Layout::Sequence, Layout::Columns] {
        let file = akn(&paper, &Options { layout, ..Options::default() }).unwrap();
        assert!(parsed(&String::from_utf8(file).unwrap()).count("hcontainer") == 1);
    }
}

#[test]
fn the_moment_of_making_is_what_the_reader_asks_for() {
    let options = Options { languages: vec![Lang::Fr], stamp: Some(1_800_000_000), ..Options::default() };
    let file = String::from_utf8(akn(&sample(), &options).unwrap()).unwrap();
    assert!(file.contains("<FRBRdate date=\"2027-01-15\" name=\"generation\"/>"));
    assert!(file.contains("<FRBRdate date=\"2026-11-21\" name=\"draft\"/>"));
    assert_eq!(file, String::from_utf8(akn(&sample(), &options).unwrap()).unwrap());
}
