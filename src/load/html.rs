//! HTML.

use super::Warning;
use super::builder::Builder;
use crate::article::{Article, Metadata};

/// Reads HTML.
pub(super) fn read(text: &str, _warnings: &mut Vec<Warning>) -> Article {
    let mut builder = Builder::default();
    builder.push(text);
    builder.finish(Metadata::default())
}
