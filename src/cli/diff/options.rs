//! What `mithaq diff` can be asked.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::super::args::{LangArg, LayoutArg, LookOptions};
use crate::diff::Worth;

#[derive(Debug, Args)]
#[command(
    after_help = "OLD and NEW are files, folders of .bla files, `-` for the standard input, or REVISION:PATH of git (HEAD~1:agreements/ly-ne.bla). \
A weaker change counts as accepted when the new text has a waiver, not yet ended, of the rule or judgement that is its reason.\n\n\
Exit status: 0 when the comparison was made; 1 with --exit-code when the texts differ, with --deny when a change is refused, and with either \
when a passage could not be read; 2 input or usage that cannot be used; 3 an internal fault."
)]
pub(crate) struct DiffOptions {
    /// The old text and the new one.
    #[arg(value_names = ["OLD", "NEW"], num_args = 1..=9, required = true)]
    pub sides: Vec<std::ffi::OsString>,
    /// The format: text, json, markdown; html and docx for the marked-up text; with --brief html, docx, pdf, md, txt.
    #[arg(long, value_name = "FORMAT", value_parser = ["text", "json", "markdown", "md", "html", "docx", "pdf", "txt"])]
    pub to: Option<String>,
    /// Counts, and one line for each article.
    #[arg(long)]
    pub summary: bool,
    /// Show changes of these effects only.
    #[arg(long = "effect", value_name = "EFFECT,…", value_delimiter = ',')]
    pub effects: Vec<EffectArg>,
    /// The page for a minister: what this round changed.
    #[arg(long)]
    pub brief: bool,
    /// Exit with 1 when the texts differ.
    #[arg(long)]
    pub exit_code: bool,
    /// Exit with 1 when a change is weaker (or unclear, or any change at all) and no waiver in the new text accepts it.
    #[arg(long, value_name = "EFFECT")]
    pub deny: Option<DenyChange>,
    /// Judge by the rules of these packs only; by default those of mithaq.toml, else all.
    #[arg(long = "pack", value_name = "PACK,…", value_delimiter = ',')]
    pub packs: Vec<String>,
    /// The date at which law is judged; by default that of mithaq.toml, else that of each text.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<jiff::civil::Date>,
    /// The languages whose prose is shown, or those of a paper; by default all.
    #[arg(long = "in", value_name = "ar,fr,en", value_delimiter = ',')]
    pub languages: Vec<LangArg>,
    /// How several languages of a paper stand: one alone, in columns side by side, or one after another.
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<LayoutArg>,
    /// In a marked-up text, whose changes they are where no bracket says it.
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Take the arguments that git gives to a program that compares (diff.mithaq.command).
    #[arg(long)]
    pub git_driver: bool,
    #[command(flatten)]
    pub look: LookOptions,
    /// Write to this file; papers into this file or folder; by default to the standard output.
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    /// The language of messages; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EffectArg {
    /// Less protected.
    Weaker,
    /// It cannot be told.
    Unclear,
    /// Better protected.
    Stronger,
    /// The same.
    Neutral,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DenyChange {
    /// What protects less.
    Weaker,
    /// What protects less, and what cannot be told.
    Unclear,
    /// Any change.
    Any,
}

impl From<EffectArg> for Worth {
    fn from(effect: EffectArg) -> Self {
        match effect {
            EffectArg::Weaker => Self::Weaker,
            EffectArg::Unclear => Self::Unclear,
            EffectArg::Stronger => Self::Stronger,
            EffectArg::Neutral => Self::Neutral,
        }
    }
}
