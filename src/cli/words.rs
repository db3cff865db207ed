//! The language of the reader, from the environment.

use crate::text::Lang;

/// The first of `MITHAQ_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG` that names a language of the house.
pub(crate) fn environment_language() -> Lang {
    ["MITHAQ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Lang::from_code(value.get(..2)?))
        .unwrap_or(Lang::En)
}
