//! The expression in a rule, as a tree. The build script reads the same files, so that no command
//! has to parse the rule book.

mod mutate;
mod parse;
mod tree;

pub use mutate::{Mutant, mutants};
pub use parse::{NotRead, Why, parse};
pub use tree::{Argument, Expression, Literal, LiteralValue, Operator, Over, Path, Place, Term};
