//! Writes the pages that show every agreement at a glance into docs/, one for each language.
//!
//! `cargo run --example gallery` after an agreement has changed; `tests/gallery.rs` says when it is due.

mod agreements;
mod facts;
mod page;
mod plan;
mod rare;

fn main() -> std::io::Result<()> {
    let plan = plan::Plan::read();
    let agreements = agreements::all(std::path::Path::new("."), &plan)?;
    for lang in mithaq::text::Lang::ALL {
        std::fs::write(page::file(lang), page::page(&agreements, &plan, lang))?;
    }
    Ok(())
}
