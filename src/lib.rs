//! Mithaq drafts, checks and prints bilateral labour agreements.
//!
//! An agreement is a text. Each room of this crate takes it one step further and uses only the
//! rooms to its left; `tests/rooms.rs` keeps it so:
//!
//! **text → finding → vocabulary → syntax → model → law → check → diff → portfolio → wording → render → cli**
//!
//! | Room | Purpose |
//! |---|---|
//! | [`text`] | sources, places in them, languages, digits, spellings |
//! | [`finding`] | what is wrong, where, and what would mend it: data only |
//! | [`vocabulary`] | clause kinds, fields, choices, units and keywords, all from data files |
//! | [`syntax`] | text to tree, which never fails; tree to canonical text; the only room with pest |
//! | [`model`] | the typed agreement, every value with its place |
//! | [`law`] | States, instruments and rule cards, from data files |
//! | [`check`] | findings on a model |
//! | [`diff`] | two models to typed changes: stronger, weaker, neutral or unclear for the worker; three to one |
//! | [`portfolio`] | many agreements side by side: what each says of a provision, who is best and worst, what is silent, what does not agree, how far each is from the model, what is typed |
//! | [`wording`] | numbers, dates, values and clauses as words of one language |
//! | [`render`] | model to one document tree, and from it to each format; findings likewise |
//! | [`cli`] | files, environment, output: the command line |

pub mod check;
pub mod cli;
pub mod diff;
pub mod finding;
pub mod law;
pub mod model;
pub mod portfolio;
pub mod render;
pub mod syntax;
pub mod text;
pub mod vocabulary;
pub mod wording;
