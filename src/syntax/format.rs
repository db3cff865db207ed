//! stub
pub struct FormatOptions;
pub fn format() {}
