//! From the types of other modules to the messages of `i18n`, which knows none of them.

use std::io;

use super::pending::LoadError;
use crate::article::Article;
use crate::extract::{Entity, EntityKind, Evidence, FigureKind};
use crate::i18n::{self, FigureWord, IoReason, KindWord, Msg};

/// The word for a kind of entity.
#[must_use]
pub fn kind_word(kind: EntityKind) -> KindWord {
    match kind {
        EntityKind::Organization => KindWord::Organization,
        EntityKind::Person => KindWord::Person,
        EntityKind::Figure => KindWord::Figure,
        EntityKind::Place => KindWord::Place,
        EntityKind::Product => KindWord::Product,
    }
}

/// The name under which a kind is stored in the settings; stable.
#[must_use]
pub fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "organization",
        EntityKind::Person => "person",
        EntityKind::Figure => "figure",
        EntityKind::Place => "place",
        EntityKind::Product => "product",
    }
}

/// The word for a kind of figure.
#[must_use]
pub fn figure_word(kind: FigureKind) -> FigureWord {
    match kind {
        FigureKind::Money => FigureWord::Money,
        FigureKind::Percent => FigureWord::Percent,
        FigureKind::Count => FigureWord::Count,
        FigureKind::Measure => FigureWord::Measure,
        FigureKind::Duration => FigureWord::Duration,
        FigureKind::Ratio => FigureWord::Ratio,
        FigureKind::Year => FigureWord::Year,
        FigureKind::Date => FigureWord::Date,
        FigureKind::Time => FigureWord::Time,
        FigureKind::Score => FigureWord::Score,
    }
}

/// Why a mention of `entity` is lit, with the deciding words of the article.
#[must_use]
pub fn evidence(article: &Article, entity: &Entity, evidence: &Evidence) -> i18n::Evidence {
    let words = |range: &crate::article::TextRange| article.slice(*range).to_owned();
    match evidence {
        Evidence::Lexicon => i18n::Evidence::Lexicon,
        Evidence::ClassNoun(range) => i18n::Evidence::ClassNoun(words(range)),
        Evidence::Title(range) => i18n::Evidence::Title(words(range)),
        Evidence::Verb(range) => i18n::Evidence::Verb(words(range)),
        Evidence::LatinScript => i18n::Evidence::LatinScript,
        Evidence::NameParts => i18n::Evidence::NameParts,
        Evidence::HeadNoun => i18n::Evidence::HeadNoun,
        Evidence::Model { confidence } => i18n::Evidence::Model { confidence: *confidence },
        Evidence::Memory(range) => i18n::Evidence::Memory(words(range)),
        Evidence::Grammar(_) => {
            i18n::Evidence::Figure(entity.figure().map_or(FigureWord::Count, |figure| figure_word(figure.kind)))
        }
    }
}

/// Why the system refused.
#[must_use]
pub fn io_reason(error: &io::Error) -> IoReason {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => IoReason::Denied,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => IoReason::NoFolder,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => IoReason::Full,
        io::ErrorKind::IsADirectory => IoReason::IsFolder,
        _ => IoReason::Other(error.to_string()),
    }
}

/// Why an article did not open.
#[must_use]
pub fn load_error(error: &LoadError, name: &str) -> Msg {
    match error {
        LoadError::Other(reason) => Msg::FileUnreadable { name: name.to_owned(), reason: reason.clone() },
    }
}

/// What is odd about an article that opened.
#[must_use]
pub fn load_warning(warning: &str) -> Msg {
    Msg::EncodingGuessed(warning.to_owned())
}

/// The places where the article holds what the find field looks for.
#[must_use]
pub fn matches(text: &str, find: &super::Find) -> Vec<crate::article::TextRange> {
    if find.query.is_empty() {
        return Vec::new();
    }
    text.match_indices(&find.query).map(|(at, hit)| crate::article::TextRange::from_usize(at, at + hit.len())).collect()
}

/// Whether an entity satisfies the panel's filter field.
pub struct NameMatcher {
    query: String,
}

impl NameMatcher {
    /// A matcher for what the field holds.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self { query: query.trim().to_lowercase() }
    }

    /// Whether the name, another form of it, or the value holds the query.
    #[must_use]
    pub fn matches(&self, entity: &Entity, value: Option<&str>) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(&self.query);
        self.query.is_empty()
            || holds(&entity.name)
            || entity.aliases.iter().any(|alias| holds(alias))
            || value.is_some_and(holds)
    }
}
