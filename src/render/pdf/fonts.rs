//! The font files a paper may use: a handle that is cheap to clone, with faces that are always there.

use std::fmt::{Debug, Formatter};
use std::sync::Arc;

use super::style::{Face, Style};

/// The bytes of a font file.
pub(super) type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A font file with its name.
#[derive(Clone)]
pub(super) struct FontFile {
    /// The name of the file, for comparing and for messages.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// Font files by name. Two sets with the same names are taken for equal.
#[derive(Clone)]
pub struct Fonts {
    files: Arc<[FontFile]>,
}

impl Fonts {
    /// The faces built into the program: DejaVu, which has Latin and Arabic letters.
    #[must_use]
    pub fn embedded() -> Self {
        Self { files: embedded().into() }
    }

    /// These files before those built in.
    #[must_use]
    pub fn with(files: Vec<(String, Arc<[u8]>)>) -> Self {
        let given = files.into_iter().map(|(name, bytes)| FontFile { name, bytes: Arc::new(bytes) });
        Self { files: given.chain(embedded()).collect() }
    }

    /// The families that papers prefer, for looking in the folders of a system.
    #[must_use]
    pub fn preferred() -> Vec<String> {
        let style = Style::embedded().ok();
        style.into_iter().flat_map(|style| style.latin.into_iter().chain(style.arabic)).map(|face| face.family).collect()
    }

    /// The package to install where no face but the last resort has Arabic letters.
    #[must_use]
    pub fn lacks_naskh(&self) -> Option<String> {
        let faces = Style::embedded().ok()?.arabic;
        let (_, better) = faces.split_last()?;
        let known = |face: &Face| self.names().any(|name| name.starts_with(&face.family.replace(' ', "")));
        if better.iter().any(known) { None } else { better.first().map(|face| face.package.clone()) }
    }

    /// The names of the files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// The files.
    pub(super) fn files(&self) -> &[FontFile] {
        &self.files
    }
}

fn embedded() -> Vec<FontFile> {
    let faces: [(&str, &'static [u8]); 5] = [
        ("DejaVuSerif.ttf", dejavu::serif::regular()),
        ("DejaVuSerif-Bold.ttf", dejavu::serif::bold()),
        ("DejaVuSerif-Italic.ttf", dejavu::serif::italic()),
        ("DejaVuSans.ttf", dejavu::sans::regular()),
        ("DejaVuSans-Bold.ttf", dejavu::sans::bold()),
    ];
    faces.into_iter().map(|(name, bytes)| FontFile { name: name.to_owned(), bytes: Arc::new(bytes) }).collect()
}

impl Default for Fonts {
    fn default() -> Self {
        Self::embedded()
    }
}

impl PartialEq for Fonts {
    fn eq(&self, other: &Self) -> bool {
        self.names().eq(other.names())
    }
}

impl Eq for Fonts {}

impl Debug for Fonts {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        out.debug_list().entries(self.names()).finish()
    }
}
