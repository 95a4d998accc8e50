//! Markdown.

use super::builder::Builder;
use crate::article::{Article, Metadata};

/// Reads Markdown.
pub(super) fn read(text: &str) -> Article {
    let mut builder = Builder::default();
    builder.push(text);
    builder.finish(Metadata::default())
}
