//! `mithaq new`: where the model comes from, what becomes of shared parts, and what is refused.

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

use support::{Ran, Temp, root, run};

const DATE: [&str; 2] = ["--date", "2026-11-21"];

fn new(folder: &Temp, arguments: &[&str]) -> Ran {
    run(folder.path(), &[&["new"], arguments, &DATE].concat())
}

/// The model of the repository, as a ministry would copy it.
fn with_model(folder: &Temp, change: impl Fn(String) -> String) {
    let agreements = root().join("agreements");
    let text = std::fs::read_to_string(agreements.join("libya-model.bla")).unwrap();
    folder.write("agreements/libya-model.bla", change(text));
    for part in support::files_under(&agreements.join("common"), "bla") {
        let name = part.file_name().unwrap().to_string_lossy().into_owned();
        folder.write(&format!("agreements/common/{name}"), std::fs::read(part).unwrap());
    }
}

#[test]
fn the_program_starts_a_draft_alone() {
    let folder = Temp::new();
    let ran = new(&folder, &["LY-GH", "-o", "ly-gh.bla"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(ran.err.contains("the program carries") && ran.err.contains("ly-gh.bla has been written"), "{ran:?}");
    assert_eq!(folder.names(), ["ly-gh.bla"], "one file, complete in itself");
    let text = folder.read("ly-gh.bla");
    assert!(text.contains("agreement LY-GH {") && text.contains("# From common/definitions.bla") && !text.contains("use \""));
    let checked = run(folder.path(), &["check", "ly-gh.bla", "--deny", "warning"]);
    assert_eq!(checked.status, 0, "{checked:?}");
    assert_eq!(run(folder.path(), &["fmt", "--check", "ly-gh.bla"]).status, 0);
    assert_eq!(new(&folder, &["LY-GH"]).out, text, "the same to the standard output");
}

#[test]
fn a_file_that_exists_is_kept() {
    let folder = Temp::new();
    folder.write("mine.bla", "mine");
    let ran = new(&folder, &["LY-GH", "-o", "mine.bla"]);
    assert_eq!((ran.status, folder.read("mine.bla").as_str()), (2, "mine"), "{ran:?}");
    assert!(ran.err.contains("--force"), "{ran:?}");
    assert_eq!(new(&folder, &["LY-GH", "-o", "mine.bla", "--force"]).status, 0);
    assert!(folder.read("mine.bla").contains("agreement LY-GH"));
}

#[test]
fn only_corridors_of_libya_are_served() {
    let folder = Temp::new();
    for pair in ["LY", "LY-XX", "GH-LY", "LY-LY", "NG-GH", "LY-ES", "../LY-GH"] {
        let ran = new(&folder, &[pair]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{pair}: {ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{pair}: {ran:?}");
    }
    assert!(new(&folder, &["ly-gh"]).out.contains("agreement LY-GH"), "in any case");
}

#[test]
fn keywords_and_messages_are_chosen_apart() {
    let folder = Temp::new();
    let ran = new(&folder, &["LY-NE", "--keywords", "ar", "--lang", "fr"]);
    assert!(ran.out.contains("اتفاق LY-NE {") && ran.err.contains("le projet part du texte type"), "{}", ran.err);
    assert!(new(&folder, &["LY-NE", "--lang", "en"]).out.contains("agreement LY-NE {"), "--lang alone is for both");
    assert!(new(&folder, &["LY-NE"]).out.contains("accord LY-NE {"), "else the drafter's own");
}

/// The model of the project wins over that of the program, that of mithaq.toml over it, and --model over all.
#[test]
fn a_ministry_has_its_own_model() {
    let folder = Temp::new();
    with_model(&folder, |text| text.replace("labour attachés: at least 2", "labour attachés: at least 7"));
    let own = new(&folder, &["LY-GH"]);
    assert!(own.out.contains("labour attachés: at least 7") && own.err.contains("agreements/libya-model.bla"), "{}", own.err);
    let beside = new(&folder, &["LY-GH", "-o", "agreements/ly-gh.bla"]);
    assert!(beside.err.contains("starts from agreements/libya-model.bla"), "{}", beside.err);
    let text = folder.read("agreements/libya-model.bla");
    folder.write("agreements/ours.bla", text.replace("labour attachés: at least 7", "labour attachés: at least 8"));
    folder.write("agreements/theirs.bla", text.replace("labour attachés: at least 7", "labour attachés: at least 9"));
    folder.write("mithaq.toml", "[new]\nmodel = \"agreements/ours.bla\"\n");
    assert!(new(&folder, &["LY-GH"]).out.contains("labour attachés: at least 8"));
    assert!(new(&folder, &["LY-GH", "--model", "agreements/theirs.bla"]).out.contains("labour attachés: at least 9"));
}

#[test]
fn what_the_model_lacks_is_said_and_the_rest_is_done() {
    let folder = Temp::new();
    with_model(&folder, |text| text.replace("currencies: NGN, USD, EUR", "fee ceiling: at most 3 %"));
    let ran = new(&folder, &["LY-GH"]);
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("the model has no `remittances.currencies`"), "{}", ran.err);
    assert!(ran.out.contains("currency: LYD, GHS"));
    with_model(&folder, |text| text.replace("ar: \"الحد الأدنى للأجر\"", "ar: \"الحد الأدنى لأجر نيجيريا ولنيجيريا\""));
    let ran = new(&folder, &["LY-GH"]);
    assert!(ran.err.contains("libya-model.bla:") && ran.err.contains("no Party (Nigeria)"), "{}", ran.err);
}

#[test]
fn a_model_that_cannot_be_read_starts_nothing() {
    let folder = Temp::new();
    with_model(&folder, |text| text.replacen("common/costs.bla", "common/absent.bla", 1));
    let ran = new(&folder, &["LY-GH", "-o", "x.bla"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("cannot be read as a whole") && !folder.path().join("x.bla").exists(), "{ran:?}");
    assert_eq!(new(&folder, &["LY-GH", "--model", "absent.bla"]).status, 2);
}

#[test]
fn a_draft_is_never_written_onto_the_model() {
    let folder = Temp::new();
    with_model(&folder, |text| text);
    for file in ["agreements/libya-model.bla", "agreements/common/costs.bla"] {
        let before = folder.read(file);
        let ran = new(&folder, &["LY-GH", "-o", file, "--force", "--model", "agreements/libya-model.bla"]);
        assert_eq!((ran.status, folder.read(file)), (2, before), "{ran:?}");
        assert!(ran.err.contains("the model itself"), "{ran:?}");
    }
}

#[test]
fn shared_parts_are_written_beside_and_never_over() {
    let folder = Temp::new();
    folder.write("drafts/common/costs.bla", "# ours\n");
    let ran = new(&folder, &["LY-GH", "-o", "drafts/ly-gh.bla", "--shared"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(folder.read("drafts/ly-gh.bla").contains("use \"common/definitions.bla\""));
    assert_eq!(folder.read("drafts/common/costs.bla"), "# ours\n", "a file that exists stays");
    assert!(folder.read("drafts/common/definitions.bla").contains("article definitions"));
    std::fs::remove_file(folder.path().join("drafts/common/costs.bla")).unwrap();
    assert_eq!(new(&folder, &["LY-GH", "-o", "drafts/ly-gh.bla", "--shared", "--force"]).status, 0);
    let checked = run(folder.path(), &["check", "drafts/ly-gh.bla", "--deny", "warning"]);
    assert_eq!(checked.status, 0, "{checked:?}");
}

/// A part that the law of the State of origin changes is copied into the draft; the shared file stays as it is.
#[test]
fn a_part_that_the_pair_changes_is_not_shared() {
    let folder = Temp::new();
    assert_eq!(new(&folder, &["LY-PH", "-o", "ly-ph.bla", "--shared"]).status, 0);
    let text = folder.read("ly-ph.bla");
    assert!(text.contains("sum for death: at least 10000 USD") && text.contains("# From common/safety-injury-health.bla"));
    assert!(!text.contains("use \"common/safety-injury-health.bla\"") && text.contains("use \"common/costs.bla\""));
    assert!(!folder.path().join("common/safety-injury-health.bla").exists());
    assert_eq!(run(folder.path(), &["check", "ly-ph.bla", "--deny", "warning"]).status, 0);
}
