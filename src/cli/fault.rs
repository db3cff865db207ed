//! What is said when the program itself fails: one line in the reader's language, and an exit status of its own.

use std::io::Write as _;
use std::panic::{PanicHookInfo, set_hook};

use super::Status;
use crate::text::Lang;
use crate::wording::words::{Words, fill};

/// From here on a fault ends the program with [`Status::Fault`], whatever the thread: the released program does not unwind.
pub(crate) fn tell_in(lang: Lang) {
    set_hook(Box::new(move |fault: &PanicHookInfo<'_>| {
        let place = fault.location().map_or_else(String::new, |place| format!("{}:{}", place.file(), place.line()));
        let said = fill(Words::embedded(lang).interface("internal_fault"), &[("place", &place)]);
        // Where even this cannot be written, the status says it.
        let _ = writeln!(std::io::stderr(), "mithaq: {said}");
        std::process::exit(Status::Fault.code().into());
    }));
}
