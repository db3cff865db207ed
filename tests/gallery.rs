//! The pages that show every agreement at a glance say what the agreements say today.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test fails by panicking, and nobody reads its documentation")]

#[path = "../examples/gallery/agreements.rs"]
mod agreements;
#[path = "../examples/gallery/facts.rs"]
mod facts;
#[path = "../examples/gallery/page.rs"]
mod page;
#[path = "../examples/gallery/plan.rs"]
mod plan;
#[path = "../examples/gallery/rare.rs"]
mod rare;

use std::path::Path;

use mithaq::text::Lang;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_gallery_is_that_of_the_agreements() {
    let plan = plan::Plan::read();
    let all = agreements::all(root(), &plan).unwrap();
    assert!(all.len() > 17, "{}", all.len());
    for lang in Lang::ALL {
        let page = page::page(&all, &plan, lang);
        let written = std::fs::read_to_string(root().join(page::file(lang))).unwrap();
        assert!(written == page, "{} is old: run `cargo run --example gallery`", page::file(lang));
        assert!(!page.contains("| ? |"), "the plan names a key that the vocabulary does not have");
        let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.starts_with('#')) {
            assert!(root().join("docs").join(link).exists(), "{} links to {link}", page::file(lang));
        }
    }
}

#[test]
fn the_readme_names_every_agreement() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for shown in agreements::all(root(), &plan::Plan::read()).unwrap() {
        assert!(readme.contains(&format!("(agreements/{}.bla)", shown.name)), "README.md does not name {}", shown.name);
    }
}
