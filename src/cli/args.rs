//! What can be typed on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::diff::DiffOptions;
use crate::finding::Severity;
use crate::text::Lang;

/// Drafts, checks and prints bilateral labour agreements in Arabic, French and English.
#[derive(Debug, Parser)]
#[command(name = "mithaq", version, about, max_term_width = 100, after_help = EXIT_STATUS)]
pub(crate) struct Arguments {
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,
    /// Print findings and results only: no summaries, no progress.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_STATUS: &str = "Exit status: 0 no finding at or above --deny; 1 findings, or files that fmt would change; \
2 input or usage that cannot be used; 3 an internal fault.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a complete starting draft for Libya and a country of origin.
    New(NewOptions),
    /// Report what is wrong in agreements, with the place and what to do.
    Check(CheckOptions),
    /// Compare two texts of an agreement: what changed, and what it means for the worker.
    Diff(Box<DiffOptions>),
    /// Set agreements side by side: what each says of a provision, who is best and worst for the worker, what is missing.
    Matrix(MatrixOptions),
    /// Explain a clause, a key, a rule, an instrument or a State.
    Explain(ExplainOptions),
    /// Print an agreement as a document.
    Render(RenderOptions),
    /// Write the model employment contract that an agreement implies.
    Contract(PaperOptions),
    /// Write the page that tells a worker in plain words what an agreement gives.
    Guide(PaperOptions),
    /// Write the register of obligations of an agreement, with a date for each that has one.
    Calendar(CalendarOptions),
    /// Write the table of positions: each open bracket with what each Party proposes, its effect and the standards.
    Positions(PaperOptions),
    /// Close brackets: the proposal of one Party stands.
    Resolve(ResolveOptions),
    /// Merge two texts that started from one: what both changed differently becomes an open bracket.
    Merge(MergeOptions),
    /// Read a Word file that came back: tracked changes and comments as proposals on the agreement.
    ImportDocx(ImportOptions),
    /// Report on one agreement: what each rule came to, by subject, with the authorities.
    Report(ReportOptions),
    /// Count what agreements say in typed fields and what still stands in prose, article by article.
    Stats(StatsOptions),
    /// Rewrite agreements in the standard layout, or with keywords in another language.
    Fmt(FmtOptions),
    /// The rule book: what it holds, how it stands its own trial, what of the sources it covers.
    Rules(RulesOptions),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

#[derive(Debug, Args)]
#[command(
    after_help = "What depends on the two States is filled from what is known of them: header, languages, currencies, instruments in force for \
both, figures of the law of the country of origin. The draft is complete in one file unless --shared is given."
)]
pub(crate) struct NewOptions {
    /// The pair of States: destination and origin, as in LY-NE.
    pub pair: String,
    /// Write to this file; by default to the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The date of the draft.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// Replace the file if it exists.
    #[arg(long)]
    pub force: bool,
    /// Start from this text, as in --model agreements/our-model.bla; by default from that of mithaq.toml ([new] model), else from
    /// agreements/libya-model.bla of the project, else from the one that the program carries.
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Leave in shared files what holds for every corridor (use "common/…"). Those that are not beside the draft are written there.
    #[arg(long)]
    pub shared: bool,
    /// The language of keywords and comments; by default that of --lang, else the one of the country of origin.
    #[arg(long, value_name = "en|fr|ar")]
    pub keywords: Option<LangArg>,
    /// The language of messages; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// Files, or folders whose .bla files are checked; `-` is the standard input. By default this folder.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How findings are shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: FindingFormat,
    /// The least weight that makes the exit status 1; by default that of mithaq.toml, else error.
    #[arg(long, value_name = "WEIGHT")]
    pub deny: Option<Deny>,
    /// Run these packs of rules only (drafting, ilo, libya …); by default those of mithaq.toml, else all.
    #[arg(long = "pack", value_name = "PACK,…", value_delimiter = ',')]
    pub packs: Vec<String>,
    /// The date at which law is judged; by default that of mithaq.toml, else that of the agreement.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<jiff::civil::Date>,
    /// Findings recorded in this file are shown as known and do not count for the exit status.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Record what is found in this file.
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    /// Show each matter on which the whole agreement is silent with its law and a wording, not in a list.
    #[arg(long)]
    pub full: bool,
    /// Show the findings that waivers accept, with the reason, the owner and the end of each.
    #[arg(long)]
    pub show_waived: bool,
    /// Put into the files the replacements that cannot change what the Parties agreed; check again.
    #[arg(long)]
    pub fix: bool,
    /// With --fix, make the other replacements too: each is a proposal that a drafter must read.
    #[arg(long = "unsafe", requires = "fix")]
    pub all_fixes: bool,
    /// The language of messages; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 when the agreements could be read; 2 when one of them could not, or not as a whole: the rest is shown. Examples: \
mithaq matrix agreements/ --show differs --subject 'recruitment and fees'; mithaq matrix agreements/ --format sheet -o corridors.csv"
)]
pub(crate) struct MatrixOptions {
    /// Files, or folders whose .bla files are read; by default the folder agreements, else this one. Parts that others use, and what
    /// mithaq.toml excludes, are left out.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the matrix is shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: MatrixFormat,
    /// Write to this file; by default to the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// With --format html, write the page and a page of each agreement into this folder: --pages portfolio.
    #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
    pub pages: Option<PathBuf>,
    /// The agreement against which the others are held (libya-model.bla); by default that of mithaq.toml, else the one with the id
    /// LY-MODEL.
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Only provisions on this subject: its name, or a clause of it (wages). May be given several times.
    #[arg(long = "subject", value_name = "SUBJECT")]
    pub subjects: Vec<String>,
    /// Which provisions are shown.
    #[arg(long, value_name = "WHICH", default_value = "all")]
    pub show: ShownArg,
    /// Run these packs of rules only; by default those of mithaq.toml, else all.
    #[arg(long = "pack", value_name = "PACK,…", value_delimiter = ',')]
    pub packs: Vec<String>,
    /// The date at which law is judged; by default that of mithaq.toml, else that of each agreement.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<jiff::civil::Date>,
    /// The language of the matrix; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    /// A rule, a clause, a key (leave.annual), an instrument (C029) or a State (NE).
    #[arg(required = true, num_args = 1.., value_name = "TOPIC")]
    pub topic: Vec<String>,
    /// How the page is shown: for a terminal, for programs, or as a web page.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ExplainFormat,
    /// The pair of States between which the force of a rule is weighed; by default every corridor.
    #[arg(long, value_name = "LY-NE")]
    pub parties: Option<String>,
    /// Agreements, or folders of them, whose values of a key are laid beside the law.
    #[arg(long = "in", value_name = "PATH")]
    pub agreements: Vec<PathBuf>,
    /// The language of messages; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub(crate) struct RenderOptions {
    /// The agreement; `-` is the standard input.
    pub file: PathBuf,
    /// The formats; `all` is every one of them. Several papers want a folder: -o FOLDER.
    #[arg(long, value_name = "FORMAT,…", required = true, value_delimiter = ',', value_parser = clap::builder::PossibleValuesParser::new(
        crate::render::FORMATS.iter().map(|format| format.name).chain(["all"])
    ))]
    pub to: Vec<String>,
    /// The languages of the document, in order; by default those of the agreement, authentic ones first.
    #[arg(long = "lang", visible_alias = "in", value_name = "ar,fr,en", value_delimiter = ',')]
    pub languages: Vec<LangArg>,
    /// How several languages stand: one alone, in columns side by side, or one after another.
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<LayoutArg>,
    #[command(flatten)]
    pub look: LookOptions,
    /// Show beside each article what `mithaq check` finds in it; in web pages only.
    #[arg(long)]
    pub with_findings: bool,
    /// The Party whose original this is (LY): it is named first, its language comes first, it signs first.
    #[arg(long, value_name = "CODE")]
    pub copy_for: Option<String>,
    /// Write to this file, or into this folder one file for each format and language; by default to the standard output.
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct PaperOptions {
    #[command(flatten)]
    pub paper: PaperPlace,
    /// The format.
    #[arg(long, value_name = "FORMAT", default_value = "html", value_parser = paper_formats(&[]))]
    pub to: String,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Months and years end on the same day of a later month, or on its last day where it is shorter. Working days and hours are \
never turned into dates. Duties that repeat are shown for three years, or until the agreement expires."
)]
pub(crate) struct CalendarOptions {
    #[command(flatten)]
    pub paper: PaperPlace,
    /// The format: a table to read, csv for spreadsheets, ics for calendars.
    #[arg(long, value_name = "FORMAT", default_value = "md", value_parser = paper_formats(&["csv", "ics"]))]
    pub to: String,
    /// The day on which the agreement entered into force.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub entered_into_force: Option<jiff::civil::Date>,
    /// The day on which the agreement was signed; by default that of its signature clause.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub signed: Option<jiff::civil::Date>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "What nobody but another Party proposes is taken out. A bracket in which the Party proposes nothing stays open, and the \
exit status is 1. Every bracket is named on the standard error with what became of it."
)]
pub(crate) struct ResolveOptions {
    /// The agreement; `-` is the standard input.
    pub file: PathBuf,
    /// What is closed: an article, chapter, annex or paragraph by its id, a key (leave.annual), or a key of an article
    /// (working-time/leave.annual). Every bracket of the file if nothing is named.
    #[arg(value_name = "ARTICLE|ARTICLE/KEY|KEY")]
    pub places: Vec<String>,
    /// The Party whose proposals stand, by its code (NE).
    #[arg(long, value_name = "CODE")]
    pub take: String,
    /// Write to this file; by default to the standard output.
    #[arg(long, short, value_name = "FILE", conflicts_with = "write")]
    pub output: Option<PathBuf>,
    /// Write the agreement in its place.
    #[arg(long)]
    pub write: bool,
    /// The language of messages; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 when nothing is left to decide; 1 when brackets were made; 2 when a text cannot be read as a whole. As a merge \
driver of git: [merge \"mithaq\"] driver = mithaq merge %O %A %B -o %A --path %P, and in .gitattributes: *.bla merge=mithaq"
)]
pub(crate) struct MergeOptions {
    /// The text from which both started.
    pub base: PathBuf,
    /// Our text.
    pub ours: PathBuf,
    /// Their text.
    pub theirs: PathBuf,
    /// Write to this file, which may be ours; by default to the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The Party whose text is ours, by its code; by default the State of destination.
    #[arg(long = "ours", value_name = "CODE")]
    pub our_party: Option<String>,
    /// The Party whose text is theirs, by its code; by default the State of origin.
    #[arg(long = "theirs", value_name = "CODE")]
    pub their_party: Option<String>,
    /// Make no brackets: where both differ the text of this Party stands.
    #[arg(long, value_name = "CODE")]
    pub resolve: Option<String>,
    /// The name by which the text is known: files that it uses are looked for beside it.
    #[arg(long, value_name = "FILE")]
    pub path: Option<PathBuf>,
    /// The language of messages; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

/// How papers look.
#[derive(Debug, Args)]
pub(crate) struct LookOptions {
    /// A folder with a look of your own: html/page.hbs, html/style.css, pdf/style.toml, <lang>/phrases.toml, <lang>/clauses/*.toml.
    #[arg(long, value_name = "DIR")]
    pub template: Option<PathBuf>,
    /// A folder with fonts for printed papers, before those of the system.
    #[arg(long = "font-dir", value_name = "DIR")]
    pub font_dirs: Vec<PathBuf>,
    /// Leave the fonts of the system aside, so that every machine prints the same.
    #[arg(long)]
    pub no_system_fonts: bool,
}

/// What every paper that follows from an agreement needs to know.
#[derive(Debug, Args)]
pub(crate) struct PaperPlace {
    /// The agreement; `-` is the standard input.
    pub file: PathBuf,
    /// The languages of the paper, in order; by default those of the agreement, authentic ones first.
    #[arg(long = "lang", visible_alias = "in", value_name = "ar,fr,en", value_delimiter = ',')]
    pub languages: Vec<LangArg>,
    /// How several languages stand: one alone, in columns side by side, or one after another.
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<LayoutArg>,
    #[command(flatten)]
    pub look: LookOptions,
    /// Write to this file or into this folder; by default to the standard output.
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
}

/// The formats of papers that follow from an agreement, and those that one of them adds.
fn paper_formats(more: &[&'static str]) -> clap::builder::PossibleValuesParser {
    let names = crate::render::derived::formats().map(|format| format.name);
    clap::builder::PossibleValuesParser::new(names.chain(more.iter().copied()))
}

#[derive(Debug, Args)]
#[command(
    after_help = "The report is made whatever it finds: its exit status is 0 when it was written, 2 when the agreement cannot be read."
)]
pub(crate) struct ReportOptions {
    /// The agreement; `-` is the standard input.
    pub file: PathBuf,
    /// The format: a self-contained web page, or Markdown.
    #[arg(long, value_name = "FORMAT", default_value = "html")]
    pub to: ReportFormat,
    /// Write to this file; by default to the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Apply the rules of these packs only.
    #[arg(long = "pack", value_name = "PACK", value_delimiter = ',')]
    pub packs: Vec<String>,
    /// Judge law on this date; by default that of the agreement.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<jiff::civil::Date>,
    /// The language of the report; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 when the file came back as it was sent, or all that came back was written; 1 when something is proposed, or could \
be written as a comment only; 2 when a file cannot be used."
)]
pub(crate) struct ImportOptions {
    /// The Word file that came back; `mithaq render --to docx` made it.
    #[arg(value_name = "RETURNED.docx")]
    pub returned: PathBuf,
    /// The agreement from which it was made.
    #[arg(long, value_name = "FILE.bla")]
    pub against: PathBuf,
    /// How the report is shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub to: ReturnedFormat,
    /// Write the proposals into the text of the agreement, as open brackets owned by the Party that makes them.
    #[arg(long)]
    pub apply: bool,
    /// The Party that proposes (NE); by default the one of which the names of the authors speak.
    #[arg(long, value_name = "CODE", requires = "apply")]
    pub by: Option<String>,
    /// Write the text, or the report, to this file; by default to the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the agreement itself, if the output names it.
    #[arg(long, requires = "apply")]
    pub force: bool,
    /// The folder with the look of a ministry with which the paper was made.
    #[arg(long, value_name = "DIR")]
    pub template: Option<PathBuf>,
    /// The language of the report and of comments; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "A typed fact is a field or cell with a value. A fact in prose is a sentence with a number, a sum, a percentage, a period, a \
payer, an authority or a deadline; its languages count once. Sentences with none of these are listed with --full and not counted.\n\n\
Example: mithaq stats agreements/ly-ne.bla --full --least 90\n\n\
Exit status: 0 when every share is reached; 1 when one is not, or part of a file could not be read; 2 when a file cannot be used."
)]
pub(crate) struct StatsOptions {
    /// Files, or folders whose agreements are counted; `-` is the standard input. By default this folder.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the counts are shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: StatsFormat,
    /// The least share of typed facts, in per cent, that each agreement must reach: --least 90.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub least: Option<u8>,
    /// Name every fact in prose with its place and, where one is known, the key that may hold it.
    #[arg(long)]
    pub full: bool,
    /// The language of the page; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub(crate) struct FmtOptions {
    /// Files or folders; `-` reads the standard input and writes to the standard output.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Change nothing; name the files that would change, with exit status 1 if there are any.
    #[arg(long)]
    pub check: bool,
    /// With --check, show the lines that would change.
    #[arg(long, requires = "check")]
    pub diff: bool,
    /// Write keywords, keys and choices in this language.
    #[arg(long, value_name = "en|fr|ar")]
    pub keywords: Option<LangArg>,
    /// The language of messages; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub(crate) struct RulesOptions {
    #[command(subcommand)]
    pub command: RulesCommand,
    /// The language of messages; by default that of the environment (MITHAQ_LANG, LC_ALL, LANG).
    #[arg(long, global = true, value_name = "en|fr|ar")]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List the rules by subject.
    List(ListOptions),
    /// Try the rules on their own examples, and put faults into them that the examples must notice.
    Test(TestOptions),
    /// Show which rows of the sources rules cover, people judge, or nobody looks at yet.
    Coverage(CoverageOptions),
}

#[derive(Debug, Args)]
pub(crate) struct ListOptions {
    /// Only rules with an authority in these packs.
    #[arg(long, value_name = "PACK", value_delimiter = ',')]
    pub pack: Vec<String>,
    /// Only rules on this subject.
    #[arg(long, value_name = "SUBJECT")]
    pub subject: Option<String>,
    /// How the list is shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: BookFormat,
}

#[derive(Debug, Args)]
pub(crate) struct TestOptions {
    /// Rule files, or folders of them; by default the whole book with the project's own rules.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The least share of faults, in per cent, that the examples must notice.
    #[arg(long, value_name = "PERCENT", default_value_t = 90)]
    pub least: u8,
    /// How the result is shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: BookFormat,
}

#[derive(Debug, Args)]
pub(crate) struct CoverageOptions {
    /// How the coverage is shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: BookFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BookFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    /// Arabic.
    Ar,
    /// French.
    Fr,
    /// English.
    En,
}

impl Command {
    /// The language of messages that was asked for.
    pub const fn lang(&self) -> Option<LangArg> {
        match self {
            Self::New(options) => options.lang,
            Self::Check(options) => options.lang,
            Self::Diff(options) => options.lang,
            Self::Matrix(options) => options.lang,
            Self::Explain(options) => options.lang,
            Self::ImportDocx(options) => options.lang,
            Self::Report(options) => options.lang,
            Self::Resolve(options) => options.lang,
            Self::Merge(options) => options.lang,
            Self::Stats(options) => options.lang,
            Self::Fmt(options) => options.lang,
            Self::Rules(options) => options.lang,
            Self::Render(_)
            | Self::Contract(_)
            | Self::Guide(_)
            | Self::Calendar(_)
            | Self::Positions(_)
            | Self::Completions { .. }
            | Self::Man => None,
        }
    }
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Ar => Self::Ar,
            LangArg::Fr => Self::Fr,
            LangArg::En => Self::En,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0, for code hosts.
    Sarif,
    /// JUnit XML, for build servers.
    Junit,
    /// A comment on a pull request.
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MatrixFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
    /// Comma-separated values, as they are.
    Csv,
    /// Comma-separated values for a spreadsheet: no cell is a formula, Arabic opens as Arabic.
    Sheet,
    /// A self-contained web page. With -o FOLDER/ the page is index.html, beside a page of each agreement to which its cells lead.
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShownArg {
    /// Every provision that an agreement or the model states.
    All,
    /// Those in which they differ, or of which some are silent.
    Differs,
    /// Those of which one is silent although the model or most others are not.
    Gaps,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
    /// A self-contained web page.
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// A self-contained web page.
    Html,
    /// Markdown.
    Md,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatsFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
    /// Markdown.
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReturnedFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
    /// Markdown.
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Advice,
}

impl From<Deny> for Severity {
    fn from(deny: Deny) -> Self {
        match deny {
            Deny::Error => Self::Error,
            Deny::Warning => Self::Warning,
            Deny::Advice => Self::Advice,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LayoutArg {
    /// One language.
    Single,
    /// Side by side.
    Columns,
    /// One after another.
    Sequence,
}
