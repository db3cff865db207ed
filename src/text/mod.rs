//! Sources and places in them: files, spans, lines, languages, digits. Knows nothing of agreements.

mod decode;
mod digits;
mod fold;
mod lang;
mod pieces;
mod source;
mod spelling;
mod table;

pub use decode::{Undecodable, decode};
pub use digits::{System, digit_value, systems_in, to_western};
pub use fold::fold;
pub use lang::{Lang, LangMap};
pub use pieces::{Piece, is_mark, pieces};
pub use source::{FileId, Place, Source, Sources, Span};
pub use spelling::{same_spelling, spelling};
pub use table::{Quick, Table};
