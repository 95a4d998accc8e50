//! Stand-ins for the types of `load` and `export` until those land.
#![allow(missing_docs, reason = "replaced by the real types")]

use crate::article::Article;

#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    pub article: Article,
    pub warnings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum LoadError {
    Other(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    Json,
    Csv,
    Markdown,
    Html,
}

impl ExportFormat {
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }
}
