//! The typed agreement: what the drafter means, every value with its place.

mod agreement;
mod build;
mod days;
mod load;
pub(crate) mod moment;
mod prose;
mod quantity;
mod read;
mod value;

pub use agreement::{
    Agreement, Annex, Article, ArticleItem, Chapter, Clause, Definition, FieldValue, Form, Name, Paragraph, Part, Party, Preamble,
    PreambleItem, Role, Row, Stage, Waiver,
};
pub(crate) use days::Days;
pub use days::Life;
pub use load::{Loader, NotLoaded, Project, load};
pub use moment::{Known, Undated};
pub use prose::{Segment, has_segments, segments};
pub use quantity::{Bounded, Effect, Measure, Quantity};
pub(crate) use read::nearest;
pub use value::{Case, Instant, Named, Offer, Said, Term, Text, Value, When, Wording};
