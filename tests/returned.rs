//! A paper goes out, a word processor changes it, and what comes back becomes proposals: nothing is lost, nothing is guessed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;
#[path = "support/word.rs"]
mod word;

use std::collections::BTreeMap;

use mithaq::diff::Worth;
use mithaq::finding::Severity;
use mithaq::law::Law;
use mithaq::model::Project;
use mithaq::render::back::letter;
use mithaq::render::compose::{Edition, compose};
use mithaq::render::returned::report::{json, markdown, text};
use mithaq::render::returned::{Applied, Desk, Proposal, Reading, Returned, Sent, What, apply, owner};
use mithaq::render::{Failure, Layout, Options, docx};
use mithaq::text::{Lang, LangMap};
use mithaq::vocabulary::Vocabulary;
use proptest::prelude::*;

use support::{formatted, project, root};
use word::WordFile;

const NE: &str = "Ministère du Travail (Niger)";

fn treaty() -> Project {
    project(&std::fs::read_to_string(root().join("tests/golden/treaty.bla")).unwrap())
}

fn paper_of(project: &Project, langs: &[Lang], layout: Layout) -> WordFile {
    let paper = compose(project, Vocabulary::embedded(), Law::embedded(), &Edition::default());
    let options = Options { languages: langs.to_vec(), layout, ..Options::default() };
    WordFile::open(&docx(&paper, &options).unwrap())
}

fn sent(project: &Project) -> Sent<'_> {
    Sent { project, vocabulary: Vocabulary::embedded(), law: Law::embedded(), wording: LangMap::new() }
}

/// What a file proposes, and what the agreement becomes with the proposals in it.
fn import(project: &Project, file: &WordFile) -> (Returned, Applied) {
    try_import(project, &file.pack()).unwrap()
}

fn try_import(project: &Project, bytes: &[u8]) -> Result<(Returned, Applied), Failure> {
    let back = letter(bytes)?;
    let sent = sent(project);
    let desk = Desk::new(&sent, &back)?;
    let returned = desk.read(&back);
    for lang in Lang::ALL {
        assert!(!text(&desk, &returned, lang, true).is_empty() && !markdown(&desk, &returned, lang).is_empty());
        serde_json::from_str::<serde_json::Value>(&json(&desk, &returned, lang)).unwrap();
    }
    let claim = owner(Some("ne"), &returned, &project.agreement, Law::embedded())?;
    let applied = apply(&desk, &returned, &claim, Lang::En);
    Ok((returned, applied))
}

/// The one proposal on a line.
fn on<'r>(returned: &'r Returned, part: &str) -> &'r Proposal {
    let all: Vec<&Proposal> = returned.proposals.iter().filter(|proposal| proposal.part == part && !proposal.stray()).collect();
    assert_eq!(all.len(), 1, "{part}: {:#?}", returned.proposals);
    all[0]
}

/// The new values of a proposal.
fn values(proposal: &Proposal) -> Vec<(String, Worth)> {
    let Reading::Values(terms) = &proposal.reading else { panic!("{proposal:#?}") };
    terms.iter().map(|term| (term.new.clone().unwrap_or_default(), term.worth)).collect()
}

/// The text with proposals reads well: no mistake of form, and the standard layout.
fn sound(applied: &Applied) -> Project {
    assert_eq!(applied.mistakes, 0, "{}", applied.text);
    let again = project(&applied.text);
    let errors: Vec<String> =
        again.findings.iter().filter(|one| one.severity == Severity::Error).map(|one| support::shown(one, &again)).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{}", applied.text);
    assert_eq!(formatted(&applied.text, None), applied.text);
    again
}

#[test]
fn a_paper_that_was_not_changed_proposes_nothing() {
    let project = treaty();
    let layouts: [(&[Lang], Layout); 5] = [
        (&[Lang::Ar], Layout::Single),
        (&[Lang::Fr], Layout::Single),
        (&[Lang::En], Layout::Single),
        (&[Lang::Ar, Lang::Fr], Layout::Columns),
        (&[Lang::Ar, Lang::Fr, Lang::En], Layout::Sequence),
    ];
    for (langs, layout) in layouts {
        let (returned, applied) = import(&project, &paper_of(&project, langs, layout));
        assert!(returned.is_empty() && returned.remarks.is_empty() && returned.looks == 0, "{langs:?}: {:#?}", returned.proposals);
        assert_eq!(returned.langs, langs);
        assert_eq!(applied.text, formatted(&project.sources.iter().next().unwrap().1.text, None));
    }
}

#[test]
fn the_copy_of_a_party_is_known() {
    let project = treaty();
    let edition = Edition { copy_for: Some("NE".to_owned()), ..Edition::default() };
    let paper = compose(&project, Vocabulary::embedded(), Law::embedded(), &edition);
    for (langs, layout) in [(vec![Lang::Fr], Layout::Single), (vec![Lang::Fr, Lang::Ar], Layout::Columns)] {
        let bytes = docx(&paper, &Options { languages: langs, layout, ..Options::default() }).unwrap();
        let (returned, _) = try_import(&project, &bytes).unwrap();
        assert!(returned.is_empty(), "{:#?}", returned.proposals);
    }
}

#[test]
fn a_changed_figure_is_a_value_in_every_language() {
    let project = treaty();
    let edits = [
        (Lang::Fr, "vingt-quatre (24)", "trente-six (36)"),
        (Lang::En, "twenty-four (24)", "thirty-six (36)"),
        (Lang::Ar, "أربع وعشرين (24)", "ست وثلاثين (36)"),
    ];
    for (lang, old, new) in edits {
        let mut file = paper_of(&project, &[lang], Layout::Single);
        let tag = format!("working-time-3|{}", lang.code());
        let said = file.words(&tag).concat().replace('\u{a0}', " ");
        assert!(said.contains(old), "{said}");
        // The spaces of the paper may be unbreakable: the words are looked for as they stand.
        let stands = file.words(&tag).into_iter().find(|words| words.replace('\u{a0}', " ").contains(old)).unwrap();
        let at = stands.replace('\u{a0}', " ").find(old).unwrap();
        let letters = stands.replace('\u{a0}', " ")[..at].chars().count();
        let exact: String = stands.chars().skip(letters).take(old.chars().count()).collect();
        file.replace(&tag, &exact, new, NE);
        let (returned, applied) = import(&project, &file);
        let proposal = on(&returned, "working-time-3");
        assert_eq!(values(proposal), [("at least 36 hours".to_owned(), Worth::Stronger)]);
        assert_eq!((proposal.tracked, proposal.who[0].author.as_str(), proposal.who[0].date.as_str()), (true, NE, "2026-11-20T10:00:00Z"));
        assert!(applied.text.contains("weekly rest: [LY: at least 24 hours | NE: at least 36 hours]"), "{}", applied.text);
        sound(&applied);
    }
}

fn edited(project: &Project, lang: Lang, tag: &str, old: &str, new: &str) -> (Returned, Applied) {
    let mut file = paper_of(project, &[lang], Layout::Single);
    file.replace(tag, old, new, NE);
    import(project, &file)
}

#[test]
fn a_sentence_over_two_fields_gives_the_one_that_changed() {
    let project = treaty();
    let (returned, applied) = edited(&project, Lang::En, "working-time-1|en", "eight (8)", "nine (9)");
    let Reading::Values(terms) = &on(&returned, "working-time-1").reading else { panic!("{:#?}", returned.proposals) };
    assert_eq!(terms.len(), 1);
    assert_eq!(
        (terms[0].old.as_str(), terms[0].new.as_deref(), terms[0].worth),
        ("at most 8 hours", Some("at most 9 hours"), Worth::Weaker)
    );
    assert!(applied.text.contains("normal day: [LY: at most 8 hours | NE: at most 9 hours]"));
    sound(&applied);
}

#[test]
fn a_changed_payer_is_a_value() {
    let project = treaty();
    let (returned, applied) = edited(&project, Lang::Fr, "costs-1-2|fr", "de l’employeur", "du travailleur");
    assert_eq!(values(on(&returned, "costs-1-2")), [("worker".to_owned(), Worth::Weaker)]);
    assert!(applied.text.contains("visa: [LY: employer | NE: worker]"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn a_dropped_condition_is_a_value() {
    let project = treaty();
    let said = paper_of(&project, &[Lang::Fr], Layout::Single).words("costs-2-1|fr").concat();
    let tail = &said[said.find(" ou, en cas").unwrap()..said.rfind(['.', ';']).unwrap()];
    let (returned, applied) = edited(&project, Lang::Fr, "costs-2-1|fr", tail, "");
    assert_eq!(values(on(&returned, "costs-2-1")), [("employer".to_owned(), Worth::Stronger)]);
    assert!(applied.text.contains("travel home: [LY: employer; worker if serious misconduct | NE: employer]"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn the_proposal_in_a_bracket_is_replaced() {
    let project = treaty();
    let (returned, applied) = edited(&project, Lang::En, "working-time-4|en", "thirty (30)", "thirty-five (35)");
    assert_eq!(values(on(&returned, "working-time-4")), [("35 days".to_owned(), Worth::Stronger)]);
    assert!(applied.text.contains("annual: [LY: 24 days | NE: 35 days]"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn a_cell_is_a_value() {
    let project = treaty();
    let file = paper_of(&project, &[Lang::En], Layout::Single);
    let cells: Vec<String> = (1..=4).map(|column| file.words(&format!("quotas-1:r1c{column}|en")).concat()).collect();
    let column = cells.iter().position(|words| words.contains("500")).unwrap() + 1;
    let tag = format!("quotas-1:r1c{column}|en");
    let (returned, applied) = edited(&project, Lang::En, &tag, "500", "300");
    let proposal = on(&returned, &format!("quotas-1:r1c{column}"));
    assert_eq!(values(proposal)[0].0, "300 per year");
    assert!(applied.text.contains("quota: [LY: 500 per year | NE: 300 per year]"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn slots_and_references_of_prose_stay() {
    let project = treaty();
    let (returned, applied) = edited(&project, Lang::Fr, "working-time-6|fr", "est affichée", "est affichée et lue");
    let source = "La limite de {hours.normal week} est affichée et lue sur le lieu de travail, dans les conditions prévues à @costs.";
    assert_eq!(on(&returned, "working-time-6").reading, Reading::Text(vec![source.to_owned()]));
    assert!(applied.text.contains(&format!("NE: \"{source}\"]")), "{}", applied.text);
    assert!(applied.text.contains("the translation is owed in: ar, en"), "{}", applied.text);
    sound(&applied);
    let (returned, _) = edited(&project, Lang::Fr, "working-time-6|fr", "(48)", "(40)");
    let Reading::Text(sources) = &on(&returned, "working-time-6").reading else { panic!() };
    assert!(sources[0].contains("(40) heures") && !sources[0].contains('{') && sources[0].contains("@costs"), "{sources:?}");
}

#[test]
fn prose_in_brackets_keeps_the_other_side() {
    let project = treaty();
    let (_, applied) = edited(&project, Lang::Fr, "costs-3|fr", "Ces coûts ne sont pas revus.", "Ces coûts sont revus tous les deux ans.");
    let wanted = "fr: [LY: \"Ces coûts sont revus chaque année.\" | NE: \"Ces coûts sont revus tous les deux ans.\"]";
    assert!(applied.text.contains(wanted), "{}", applied.text);
    sound(&applied);
}

#[test]
fn a_definition_changes_in_its_term_or_its_meaning() {
    let project = treaty();
    let (returned, applied) = edited(&project, Lang::En, "definitions-1-1|en", "employed", "lawfully employed");
    let meaning = "a national of {origin} who is lawfully employed for wages in {destination}";
    assert_eq!(on(&returned, "definitions-1-1").reading, Reading::Text(vec!["worker".to_owned(), meaning.to_owned()]));
    assert!(applied.text.contains(&format!("NE: \"{meaning}\"")) && applied.text.contains("en: \"worker\""), "{}", applied.text);
    sound(&applied);
}

#[test]
fn figure_and_words_that_disagree_are_asked_about() {
    let project = treaty();
    let disagrees = |old: &str, new: &str| edited(&project, Lang::En, "working-time-3|en", old, new).0;
    let reading = |figure: &str, words: &str| Reading::Disagrees { figure: figure.to_owned(), words: words.to_owned() };
    assert_eq!(on(&disagrees("(24)", "(20)"), "working-time-3").reading, reading("20", "24"));
    assert_eq!(on(&disagrees("twenty-four", "twenty"), "working-time-3").reading, reading("24", "20"));
    let (_, applied) = edited(&project, Lang::En, "working-time-3|en", "(24)", "(20)");
    assert_eq!((applied.brackets, applied.remarks), (0, 1));
    assert!(applied.text.contains("the figure says 20 and the words say 24"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn a_sentence_that_no_value_prints_is_a_rewording() {
    let project = treaty();
    let (returned, applied) = edited(&project, Lang::En, "working-time-2|en", "overtime", "extraordinary");
    assert_eq!(on(&returned, "working-time-2").reading, Reading::Reworded);
    assert!(applied.text.contains("overtime pay: at least 150 %"), "{}", applied.text);
    assert!(applied.text.contains("en: [NE: \"") && applied.text.contains("extraordinary"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn what_was_not_tracked_is_found() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::En], Layout::Single);
    file.overwrite("working-time-3|en", "twenty-four (24)", "twenty (20)");
    let (returned, applied) = import(&project, &file);
    let proposal = on(&returned, "working-time-3");
    assert!(!proposal.tracked && proposal.who.is_empty());
    assert_eq!(values(proposal), [("at least 20 hours".to_owned(), Worth::Weaker)]);
    assert!(applied.text.contains("author unknown"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn what_was_not_tracked_and_then_tracked_is_told_twice_and_written_once() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::En], Layout::Single);
    file.overwrite("working-time-3|en", "twenty-four (24)", "twenty (20)");
    file.replace("working-time-3|en", "twenty (20)", "ten (10)", NE);
    let (returned, applied) = import(&project, &file);
    assert_eq!(returned.proposals.iter().map(|proposal| proposal.tracked).collect::<Vec<_>>(), [false, true]);
    assert_eq!((returned.proposals[1].old.contains("twenty (20)"), applied.brackets), (true, 1));
    assert!(applied.text.contains("NE: at least 10 hours]"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn new_paragraphs_stand_after_the_line_before_them() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::Fr], Layout::Single);
    file.insert_after("working-time-6|fr", "NumberedParagraph", "7.\tLes pauses sont payées {toutes} @ici.", NE);
    let (returned, applied) = import(&project, &file);
    let proposal = on(&returned, "working-time-6");
    assert!(matches!(proposal.reading, Reading::Paragraph { .. }) && proposal.what == What::Added && proposal.tracked, "{proposal:#?}");
    assert!(applied.text.contains("fr: [NE: \"Les pauses sont payées \\\\{toutes} \\\\@ici.\"]"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn a_new_article_is_proposed_by_its_party() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::En], Layout::Single);
    file.insert_after("costs-3|en", "NumberedParagraph", "Employers shall keep a register.", NE);
    file.insert_after("costs-3|en", "Heading2", "Article 3 bis: Registers", NE);
    let (returned, applied) = import(&project, &file);
    assert_eq!(returned.proposals.len(), 1, "{:#?}", returned.proposals);
    let again = sound(&applied);
    let article = again.agreement.articles().find(|article| article.id.text == "ne-proposal-1").unwrap();
    assert_eq!(article.proposed_by.as_ref().unwrap().text, "NE");
    assert!(
        applied.text.contains("en: \"Registers\"") && applied.text.contains("en: \"Employers shall keep a register.\""),
        "{}",
        applied.text
    );
}

#[test]
fn what_is_to_go_belongs_to_the_side_that_keeps_it() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::En], Layout::Single);
    file.delete("working-time-3|en", NE);
    file.delete("working-time-6|en", NE);
    let (returned, applied) = import(&project, &file);
    assert_eq!(on(&returned, "working-time-3").what, What::Removed);
    assert_eq!(values(on(&returned, "working-time-3")), [(String::new(), Worth::Weaker)]);
    assert!(applied.text.contains("weekly rest: [LY: at least 24 hours]"), "{}", applied.text);
    for begins in ["ar: [LY: \"يُعلَّق", "fr: [LY: \"La limite", "en: [LY: \"The limit"] {
        assert!(applied.text.contains(begins), "{begins}: {}", applied.text);
    }
    sound(&applied);
}

#[test]
fn an_article_that_is_to_go_is_one_proposal() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::En], Layout::Single);
    for tag in ["costs:heading|en", "costs-1|en", "costs-1-1|en", "costs-1-2|en", "costs-2|en", "costs-2-1|en", "costs-3|en"] {
        file.delete(tag, NE);
    }
    let (returned, applied) = import(&project, &file);
    assert_eq!(returned.proposals.len(), 1, "{:#?}", returned.proposals);
    assert_eq!(returned.proposals[0].reading, Reading::Article);
    let again = sound(&applied);
    let article = again.agreement.articles().find(|article| article.id.text == "costs").unwrap();
    assert_eq!(article.proposed_by.as_ref().unwrap().text, "LY");
}

#[test]
fn a_paragraph_that_moved_is_no_loss() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::En], Layout::Single);
    let words: Vec<String> = file.words("working-time-6|en");
    file.insert_after("costs-3|en", "NumberedParagraph", &words[1..].concat(), NE);
    file.delete("working-time-6|en", NE);
    let (returned, applied) = import(&project, &file);
    assert_eq!(on(&returned, "working-time-6").reading, Reading::After("costs-3".to_owned()));
    assert!(applied.text.contains("to stand elsewhere, after `costs-3`"), "{}", applied.text);
    sound(&applied);
}

#[test]
fn comments_stand_before_what_they_speak_of() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::En], Layout::Single);
    file.comment("working-time-3|en", NE, "Why \u{202e}so\nlittle? <script>");
    let (returned, applied) = import(&project, &file);
    let note = &returned.notes[0];
    assert_eq!((note.part.as_str(), note.who.author.as_str()), ("working-time-3", NE));
    assert!(note.words.contains("twenty-four (24)"), "{note:#?}");
    let line = applied.text.lines().find(|line| line.contains("<script>")).unwrap();
    assert!(line.trim_start().starts_with("# NE (") && line.contains("⟨U+202E⟩"), "{line}");
    sound(&applied);
}

#[test]
fn languages_that_state_two_values_are_told_of() {
    let project = treaty();
    let langs = [Lang::Fr, Lang::En];
    let change = |fr: &str, en: &str| {
        let mut file = paper_of(&project, &langs, Layout::Columns);
        file.replace("working-time-3|fr", "vingt-quatre (24)", fr, NE);
        if !en.is_empty() {
            file.replace("working-time-3|en", "twenty-four (24)", en, NE);
        }
        import(&project, &file)
    };
    let keys = |returned: &Returned| returned.remarks.iter().map(|remark| remark.key).collect::<Vec<_>>();
    let (same, applied) = change("trente-six (36)", "thirty-six (36)");
    assert!(keys(&same).is_empty(), "{:?}", same.remarks);
    assert_eq!((applied.brackets, applied.remarks), (2, 0));
    let (two, applied) = change("trente-six (36)", "thirty (30)");
    assert_eq!(keys(&two), ["returned_two_values"]);
    assert_eq!((applied.brackets, applied.remarks), (1, 1));
    sound(&applied);
    assert_eq!(keys(&change("trente-six (36)", "").0), ["returned_one_language"]);
}

#[test]
fn lost_tags_are_found_by_number_and_lost_controls_by_words() {
    let project = treaty();
    let strip = |file: &mut WordFile, open: &str, close: &str| {
        file.with_document(|mut document| {
            while let Some(at) = document.find(open) {
                let end = at + document[at..].find(close).unwrap() + close.len();
                document.replace_range(at..end, "");
            }
            document
        });
    };
    for controls in [false, true] {
        let mut file = paper_of(&project, &[Lang::Fr], Layout::Single);
        file.replace("working-time-3|fr", "vingt-quatre (24)", "trente-six (36)", NE);
        strip(&mut file, "<w:tag ", "/>");
        if controls {
            strip(&mut file, "<w:sdtPr>", "</w:sdtPr>");
        }
        let (returned, _) = import(&project, &file);
        assert_eq!(returned.proposals.len(), 1, "{:#?}", returned.proposals);
        assert_eq!(values(on(&returned, "working-time-3")), [("at least 36 hours".to_owned(), Worth::Stronger)]);
    }
}

#[test]
fn looks_are_counted_and_words_beside_the_text_listed() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::En], Layout::Single);
    file.with_document(|document| {
        let change = "<w:rPr><w:b/><w:rPrChange w:id=\"1\" w:author=\"x\"><w:rPr/></w:rPrChange></w:rPr>";
        let at = document.find("<w:tag w:val=\"working-time-5|en\"/>").unwrap();
        let run = at + document[at..].find("<w:rPr>").unwrap();
        let end = run + document[run..].find("</w:rPr>").unwrap() + "</w:rPr>".len();
        format!("{}{change}{}", &document[..run], &document[end..])
    });
    file.replace("working-time-3|en", "3.", "4.", NE);
    file.replace(":opening|en", "Parties", "Sides", NE);
    file.with_document(|document| document.replacen("<w:t>DRAFT</w:t>", "<w:t>FINAL</w:t>", 1));
    let (returned, applied) = import(&project, &file);
    assert_eq!(returned.looks, 1);
    let reasons: Vec<&str> =
        returned.proposals.iter().map(|one| if let Reading::Nothing(key) = one.reading { key } else { panic!("{one:#?}") }).collect();
    let mut reasons = reasons;
    reasons.sort_unstable();
    assert_eq!(reasons, ["returned_beside", "returned_beside", "returned_fixed", "returned_label"]);
    assert_eq!(applied.brackets, 0);
    sound(&applied);
}

#[test]
fn whose_proposals_they_are_is_read_or_asked() {
    let project = treaty();
    let by = |author: &str, named: Option<&str>| {
        let mut file = paper_of(&project, &[Lang::En], Layout::Single);
        file.replace("working-time-3|en", "hours", "days", author);
        let back = letter(&file.pack()).unwrap();
        let sent = sent(&project);
        let desk = Desk::new(&sent, &back).unwrap();
        owner(named, &desk.read(&back), &project.agreement, Law::embedded()).map(|claim| claim.party)
    };
    assert_eq!(by(NE, None).unwrap(), "NE");
    assert_eq!(by("A. Issoufou", Some("ne")).unwrap(), "NE");
    let refused = by("A. Issoufou", None).unwrap_err();
    assert_eq!((refused.key, refused.slots()[1]), ("returned_nobody", ("authors", "A. Issoufou")));
    assert_eq!(by(NE, Some("TD")).unwrap_err().key, "returned_no_party");
}

#[test]
fn a_file_of_another_agreement_or_program_is_refused() {
    let project = treaty();
    let other = support::project(&std::fs::read_to_string(root().join("tests/golden/memorandum.bla")).unwrap());
    let key = |bytes: &[u8]| try_import(&project, bytes).map(|_| ()).unwrap_err().key;
    let mut file = paper_of(&other, &[], Layout::Single);
    if other.agreement.id.text != project.agreement.id.text {
        assert_eq!(key(&file.pack()), "returned_other");
    }
    file.parts.retain(|(name, _)| name != "docProps/custom.xml");
    assert!(["returned_wrong", "returned_foreign"].contains(&key(&file.pack())));
    file.with_document(|document| document.replace("<w:tag ", "<w:not ").replace("<w:id ", "<w:not "));
    assert_eq!(key(&file.pack()), "returned_foreign");
}

#[test]
fn containers_that_no_word_processor_writes_are_refused() {
    let project = treaty();
    let paper = paper_of(&project, &[Lang::En], Layout::Single);
    let key = |change: &dyn Fn(&mut WordFile)| {
        let mut file = paper.clone();
        change(&mut file);
        letter(&file.pack()).map(|_| ()).unwrap_err().key
    };
    let with = |name: &'static str, text: &'static str| move |file: &mut WordFile| file.put(name, text.to_owned());
    let relations =
        "<Relationships><Relationship Id=\"x\" Type=\"http://x/image\" Target=\"http://evil\" TargetMode=\"External\"/></Relationships>";
    assert_eq!(key(&with("../evil.xml", "")), "docx_path");
    assert_eq!(key(&with("/etc/passwd", "")), "docx_path");
    assert_eq!(key(&with("word\\evil.xml", "")), "docx_path");
    assert_eq!(key(&with("WORD/document.xml", "")), "docx_twice");
    assert_eq!(key(&with("mimetype", "application/vnd.oasis.opendocument.text")), "docx_odt");
    assert_eq!(key(&with("word/_rels/settings.xml.rels", relations)), "docx_outside");
    assert_eq!(key(&|file| file.parts.retain(|(name, _)| name != "word/document.xml")), "docx_not_word");
    assert_eq!(key(&|file| file.with_document(|text| text.replacen("?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>", 1))), "docx_dtd");
    assert_eq!(key(&|file| file.with_document(|text| text.replacen("<w:t>", "<w:t>&a;", 1))), "docx_dtd");
    assert_eq!(
        key(&|file| file.with_document(|text| text.replacen("<w:body>", &format!("<w:body>{}", "<w:a>".repeat(600)), 1))),
        "docx_deep"
    );
    assert_eq!(key(&|file| file.with_document(|text| text.replace("</w:body>", ""))), "docx_markup");
    assert_eq!(key(&|file| file.put("word/document.xml", format!("<w:document>{}</w:document>", " ".repeat(40_000_000)))), "docx_bomb");
    assert_eq!(key(&|file| file.put("word/document.xml", " ".repeat(70_000_000))), "docx_too_large");
    let many = "<w:ins/>".repeat(100_001);
    assert_eq!(key(&|file| file.with_document(|text| text.replacen("<w:body>", &format!("<w:body>{many}"), 1))), "docx_changes");
    let refused = |bytes: &[u8]| letter(bytes).map(|_| ()).unwrap_err().key;
    assert_eq!(refused(b"not a file for Word"), "docx_not_zip");
    assert_eq!(refused(b""), "docx_not_zip");
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    assert_eq!(refused(&old), "docx_old_word");
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    assert_eq!(refused(&[old.as_slice(), &name].concat()), "docx_encrypted");
}

#[test]
fn every_line_of_the_real_draft_is_known_and_proved() {
    let text = std::fs::read_to_string(root().join("agreements/ly-ne.bla")).unwrap();
    let project = project(&text);
    let mut file = paper_of(&project, &[Lang::Fr], Layout::Single);
    // A word more at the end of every line of one article: each is found where it stands.
    let tags: Vec<String> = (1..=12).map(|number| format!("leave-{number}|fr")).collect();
    for tag in &tags {
        let last = file.words(tag).pop().unwrap();
        let word =
            last.split_whitespace().rev().find(|word| word.chars().all(char::is_alphabetic) && word.chars().count() > 3).map(str::to_owned);
        if let Some(word) = word {
            file.replace(tag, &word, "toujours", NE);
        }
    }
    let (returned, applied) = import(&project, &file);
    let parts: Vec<&str> = returned.proposals.iter().map(|proposal| proposal.part.as_str()).collect();
    assert!(parts.len() >= 11 && parts.iter().all(|part| part.starts_with("leave-")), "{parts:?}");
    assert!(returned.proposals.iter().all(|proposal| proposal.tracked && proposal.new.contains("toujours")));
    assert!(applied.text.matches("toujours").count() >= parts.len());
    sound(&applied);
}

/// Lines of the treaty that an editor may touch, with the language of their tags.
fn editable(file: &WordFile, lang: Lang) -> Vec<String> {
    let document = file.document();
    let end = format!("|{}", lang.code());
    let tags = document.split("<w:tag w:val=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let containers = ["definitions", "working-time", "costs", "committee", "final", "quotas", ":preamble", ":testimonium"];
    let inner = tags.filter(|tag| tag.ends_with(&end) && !containers.iter().any(|part| **tag == format!("{part}{end}")));
    inner.map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_tracked_word_is_lost(lang in 0_usize..3, edits in proptest::collection::vec((0_usize..1000, 0_usize..1000, 0_u8..3), 1..7)) {
        let lang = Lang::ALL[lang];
        let project = treaty();
        let mut file = paper_of(&project, &[lang], Layout::Single);
        let tags = editable(&file, lang);
        let mut wanted: BTreeMap<String, (String, String)> = BTreeMap::new();
        for (number, (line, place, kind)) in edits.into_iter().enumerate() {
            let tag = &tags[line % tags.len()];
            if wanted.contains_key(tag) {
                continue;
            }
            let words: Vec<String> =
                file.words(tag).iter().flat_map(|run| run.split_whitespace()).filter(|word| word.chars().all(char::is_alphabetic)).map(str::to_owned).collect();
            if words.is_empty() {
                continue;
            }
            let old = words[place % words.len()].clone();
            let new = match kind {
                0 => String::new(),
                1 => format!("{old} zzz{number}"),
                _ => format!("zzz{number}"),
            };
            file.replace(tag, &old, &new, NE);
            wanted.insert(tag.clone(), (old, new));
        }
        let (returned, applied) = import(&project, &file);
        for (tag, (old, new)) in &wanted {
            let part = tag.split('|').next().unwrap();
            let told: Vec<&Proposal> = returned.proposals.iter().filter(|proposal| proposal.part == part).collect();
            prop_assert!(!told.is_empty(), "{} lost: {} → {}\n{:#?}", tag, old, new, returned.proposals);
            prop_assert!(told.iter().all(|proposal| proposal.tracked), "{} untracked: {:#?}", tag, told);
            let marker = new.split_whitespace().last().unwrap_or("");
            prop_assert!(told.iter().any(|proposal| proposal.new.contains(marker)), "{}: {:#?}", tag, told);
            prop_assert!(applied.text.contains(marker), "{} is not in\n{}", marker, applied.text);
        }
        let parts: std::collections::BTreeSet<&str> = returned.proposals.iter().map(|proposal| proposal.part.as_str()).collect();
        prop_assert!(parts.len() <= wanted.len(), "{:?} for {:?}", parts, wanted);
        let again = support::project(&applied.text);
        prop_assert!(applied.mistakes == 0 && again.findings.iter().all(|one| one.severity != Severity::Error), "{}", applied.text);
    }
}

#[test]
fn damaged_files_end_in_an_answer() {
    let project = treaty();
    let mut file = paper_of(&project, &[Lang::Ar, Lang::Fr], Layout::Columns);
    file.replace("working-time-3|fr", "vingt-quatre (24)", "trente-six (36)", NE);
    file.comment("costs-3|fr", NE, "?");
    let whole = file.stored();
    let document = file.document();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % u64::try_from(below).unwrap()).unwrap()
    };
    let mut read = 0;
    for round in 0..400 {
        if round % 2 == 0 {
            let mut bytes = whole.clone();
            for _ in 0..=next(4) {
                let at = next(bytes.len());
                bytes[at] = u8::try_from(next(256)).unwrap();
            }
            bytes.truncate(if next(8) == 0 { next(bytes.len()) } else { bytes.len() });
            let _ = letter(&bytes);
            continue;
        }
        // Markup that is well formed as often as not: an element goes, comes twice, or is another.
        let mut torn = file.clone();
        let mut text = document.clone();
        for _ in 0..=next(3) {
            let starts: Vec<usize> = text.match_indices('<').map(|(at, _)| at).collect();
            let at = starts[next(starts.len())];
            let end = at + text[at..].find('>').unwrap() + 1;
            let again = text[at..end].to_owned();
            match next(3) {
                0 => text.replace_range(at..end, ""),
                1 => text.insert_str(end, &again),
                _ => text.replace_range(at..end, "<w:del w:id=\"1\"/>"),
            }
        }
        torn.put("word/document.xml", text);
        read += usize::from(try_import(&project, &torn.pack()).is_ok());
    }
    assert!(read > 0, "no damaged file could be read: the damage is too heavy to test anything");
}
