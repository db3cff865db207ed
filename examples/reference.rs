//! Writes the language reference into docs/reference/, one page for each language.

fn main() -> std::io::Result<()> {
    std::fs::create_dir_all("docs/reference")?;
    for lang in mithaq::text::Lang::ALL {
        let page = mithaq::render::reference(mithaq::vocabulary::Vocabulary::embedded(), lang);
        std::fs::write(format!("docs/reference/{}.md", lang.code()), page)?;
    }
    Ok(())
}
