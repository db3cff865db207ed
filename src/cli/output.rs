//! Where words go: results to the standard output, notes to the standard error. A reader that
//! closes its end early is not an error.

use std::io::{IsTerminal, Write};

use super::Status;
use super::args::{Arguments, Colour};
use super::words::environment_language;
use crate::text::Lang;
use crate::wording::words::{Words, fill};

/// The outputs of one run.
pub(crate) struct Output {
    /// The language of messages.
    pub lang: Lang,
    /// Whether findings are coloured.
    pub colour: bool,
    /// Whether summaries and progress are left out.
    pub quiet: bool,
    failed: Option<std::io::Error>,
    closed: bool,
}

impl Output {
    pub fn new(arguments: &Arguments) -> Self {
        let colour = match arguments.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        let lang = arguments.command.lang().map_or_else(environment_language, Lang::from);
        Self { lang, colour, quiet: arguments.quiet, failed: None, closed: false }
    }

    /// Writes a result.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Writes a result of bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        if self.closed || self.failed.is_some() {
            return;
        }
        let mut out = std::io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => self.closed = true,
            Err(error) => self.failed = Some(error),
        }
    }

    /// Says something that is no result, in the language of messages.
    pub fn note(&self, key: &str, values: &[(&str, &str)]) {
        self.note_text(&fill(Words::embedded(self.lang).interface(key), values));
    }

    /// Says something that is already in words.
    pub fn note_text(&self, text: &str) {
        // When the standard error is gone there is nobody left to tell.
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// Says a summary, unless quiet was asked for.
    pub fn summary(&self, key: &str, values: &[(&str, &str)]) {
        if !self.quiet {
            self.note(key, values);
        }
    }

    /// A line that replaces itself, on a terminal, for runs over many files.
    pub fn progress(&self, done: usize, of: usize) {
        if !self.quiet && of > 20 && std::io::stderr().is_terminal() {
            let mut err = std::io::stderr().lock();
            let end = if done == of { "\r\x1b[K" } else { "" };
            let _ = write!(err, "\r{done}/{of}{end}").and_then(|()| err.flush());
        }
    }

    /// The status of the run, once it is known whether everything could be written.
    pub fn finish(self, status: Status) -> Status {
        match &self.failed {
            Some(error) => {
                self.note("cannot_write", &[("file", "-"), ("reason", &super::files::reason(error))]);
                Status::Unusable.max(status)
            }
            None => status,
        }
    }
}

/// The width of the terminal, as the environment gives it.
pub(crate) fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(120).clamp(60, 240)
}
