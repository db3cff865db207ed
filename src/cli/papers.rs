//! Papers to files: which languages stand in which file, where it goes, and that it never falls on the agreement.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::Status;
use super::args::{LangArg, LayoutArg};
use super::files::{Unusable, make_folder, same_file, shown, write};
use super::output::Output;
use crate::render::tree::Paper;
use crate::render::{FORMATS, Format, Layout, Options};
use crate::text::{Lang, Sources};

/// What was asked for.
#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    /// The agreement.
    pub file: &'a Path,
    /// The names of formats; `all` is every one.
    pub formats: &'a [String],
    /// The languages, in order.
    pub languages: &'a [LangArg],
    /// How they stand to each other.
    pub layout: Option<LayoutArg>,
    /// Where to write.
    pub output: Option<&'a Path>,
}

/// A paper on its way to files.
pub(crate) struct Papers<'a> {
    /// What was asked for.
    pub request: Request<'a>,
    /// The paper.
    pub paper: &'a Paper,
    /// The files it was made from.
    pub sources: &'a Sources,
    /// What its files are called beside the name of the agreement: `copy-ly`, `contract`.
    pub suffix: Option<String>,
    /// How it looks: what the other options of writers start from.
    pub look: Options,
}

/// One file to write.
struct Sheet {
    format: &'static Format,
    options: Options,
}

impl Request<'_> {
    /// Refuses to write where the agreement is.
    pub fn refuse_input(&self) -> Result<(), Unusable> {
        match self.output {
            Some(out) if same_file(out, self.file) => Err(Unusable::new("output_is_input", out)),
            _ => Ok(()),
        }
    }

    fn formats(&self) -> impl Iterator<Item = &'static Format> {
        FORMATS.iter().filter(|format| self.formats.iter().any(|name| name == format.name || name == "all"))
    }

    /// The folder to write into, if the output is one.
    fn folder(&self) -> Option<&Path> {
        let out = self.output.filter(|out| *out != Path::new("-"))?;
        (out.is_dir() || out.to_string_lossy().ends_with(['/', '\\'])).then_some(out)
    }

    /// Whether a format that was asked for sets type.
    pub fn sets_type(&self) -> bool {
        self.formats().any(|format| format.fonts)
    }

    /// The options of a single file.
    pub fn options(&self, look: Options) -> Result<Options, Unusable> {
        let languages = self.languages();
        let layout = self.layout(languages.len() > 1);
        Ok(Options { languages, layout, stamp: stamp()?, ..look })
    }

    fn languages(&self) -> Vec<Lang> {
        self.languages.iter().map(|lang| (*lang).into()).collect()
    }

    fn layout(&self, several: bool) -> Layout {
        match self.layout {
            Some(LayoutArg::Single) => Layout::Single,
            Some(LayoutArg::Columns) => Layout::Columns,
            Some(LayoutArg::Sequence) => Layout::Sequence,
            None if several => Layout::Columns,
            None => Layout::Single,
        }
    }
}

impl Papers<'_> {
    /// Writes every file that was asked for.
    pub fn write(&self, output: &mut Output) -> Result<Status, Unusable> {
        let stamp = stamp()?;
        let sheets: Vec<Sheet> = match self.request.folder() {
            Some(_) => self.sheets_of_folder(stamp),
            None => self.request.formats().map(|format| self.sheet(format, stamp)).collect(),
        };
        if sheets.len() > 1 && self.request.folder().is_none() {
            return Err(Unusable::new("several_papers", self.request.file));
        }
        for sheet in &sheets {
            match (sheet.format.write)(self.paper, &sheet.options) {
                Ok(bytes) => self.place(sheet, &bytes, output)?,
                Err(failure) => {
                    output.note(failure.key, &failure.slots());
                    return Ok(Status::Unusable);
                }
            }
        }
        Ok(Status::Clean)
    }

    fn sheet(&self, format: &'static Format, stamp: Option<i64>) -> Sheet {
        let languages = self.request.languages();
        let layout = if format.alone { Layout::Single } else { self.request.layout(languages.len() > 1) };
        Sheet { format, options: Options { languages, layout, stamp, ..self.look.clone() } }
    }

    /// In a folder, languages that are not laid out together have a file each.
    fn sheets_of_folder(&self, stamp: Option<i64>) -> Vec<Sheet> {
        let asked = self.request.languages();
        let languages = if asked.is_empty() { self.paper.all_languages() } else { asked };
        let mut sheets = Vec::new();
        for format in self.request.formats() {
            let layout = if format.alone { Layout::Single } else { self.request.layout(false) };
            let options = |languages| Options { languages, layout, stamp, ..self.look.clone() };
            match layout {
                Layout::Single => sheets.extend(languages.iter().map(|lang| Sheet { format, options: options(vec![*lang]) })),
                Layout::Columns | Layout::Sequence => sheets.push(Sheet { format, options: options(languages.clone()) }),
            }
        }
        sheets
    }

    fn place(&self, sheet: &Sheet, bytes: &[u8], output: &mut Output) -> Result<(), Unusable> {
        let out = match (self.request.folder(), self.request.output) {
            (Some(folder), _) => {
                make_folder(folder)?;
                Some(folder.join(self.name(sheet)))
            }
            (None, Some(out)) if out != Path::new("-") => Some(out.to_path_buf()),
            _ if !sheet.format.text && std::io::stdout().is_terminal() => {
                return Err(Unusable::new("not_for_terminal", self.request.file).with("format", sheet.format.name));
            }
            _ => None,
        };
        single(out.as_deref(), bytes, self.sources, output)
    }

    /// `ly-ne.copy-ly.ar-fr.pdf`.
    fn name(&self, sheet: &Sheet) -> PathBuf {
        let stem = match self.request.file.file_stem() {
            Some(stem) if self.request.file != Path::new("-") => stem.to_string_lossy().into_owned(),
            _ => self.paper.id.to_lowercase(),
        };
        let languages: Vec<&str> = sheet.options.languages.iter().map(|lang| lang.code()).collect();
        let parts = [Some(stem), self.suffix.clone(), Some(languages.join("-")), Some(sheet.format.ending.to_owned())];
        PathBuf::from(parts.into_iter().flatten().collect::<Vec<_>>().join("."))
    }
}

/// Writes one file, never onto a file of the agreement; to the standard output where none is named.
pub(super) fn single(out: Option<&Path>, bytes: &[u8], sources: &Sources, output: &mut Output) -> Result<(), Unusable> {
    let Some(out) = out else {
        output.bytes(bytes);
        return Ok(());
    };
    if sources.iter().any(|(_, source)| same_file(out, Path::new(&source.name))) {
        return Err(Unusable::new("output_is_input", out));
    }
    write(out, bytes)?;
    output.summary("written", &[("file", &shown(out))]);
    Ok(())
}

/// The moment that `SOURCE_DATE_EPOCH` names, in seconds since 1970; see reproducible-builds.org.
fn stamp() -> Result<Option<i64>, Unusable> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) else { return Ok(None) };
    let seconds = value.to_str().and_then(|value| value.parse().ok()).filter(|seconds| EPOCHS.contains(seconds));
    seconds.map(Some).ok_or_else(|| Unusable::new("epoch_unusable", Path::new("")).with("value", value.to_string_lossy()))
}

/// Moments that every format can state: from 1980, where zip begins, to the end of 2107, where it ends.
const EPOCHS: std::ops::RangeInclusive<i64> = 315_532_800..=4_354_819_199;
