//! What the program carries for a draft: packed, because it is text and few commands ask for it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::DraftError;
use super::plan::Shelf;

/// Unpacks the model, its parts, and how they become the draft of a pair.
pub(super) fn open() -> Result<Shelf, DraftError> {
    const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/model.zip"));
    let mut zip = ZipArchive::new(Cursor::new(PACKED)).map_err(|error| DraftError(error.to_string()))?;
    let mut bytes = Vec::new();
    zip.by_name("model")
        .map_err(|error| DraftError(error.to_string()))?
        .read_to_end(&mut bytes)
        .map_err(|error| DraftError(error.to_string()))?;
    postcard::from_bytes(&bytes).map_err(|error| DraftError(error.to_string()))
}
