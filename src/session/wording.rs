//! From the types of other modules to the messages of `i18n`, which knows none of them.

use std::io;

use crate::arabic::search::{Query, Strictness};
use crate::article::{Article, TextRange};
use crate::export::ExportFormat;
use crate::extract::{Change, ChangePart, Entity, EntityKind, Evidence, FigureKind, Trend};
use crate::i18n::{self, ChangeWord, FigureWord, IoReason, KindWord, Msg};
use crate::load::{LoadError, Warning};

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

/// The sorts of figure in the order of the figures' tab and table.
pub const FIGURE_KINDS: [FigureKind; 10] = [
    FigureKind::Money,
    FigureKind::Percent,
    FigureKind::Count,
    FigureKind::Measure,
    FigureKind::Ratio,
    FigureKind::Duration,
    FigureKind::Date,
    FigureKind::Year,
    FigureKind::Time,
    FigureKind::Score,
];

/// The place of a sort of figure among [`FIGURE_KINDS`].
#[must_use]
pub fn figure_rank(kind: FigureKind) -> usize {
    FIGURE_KINDS.iter().position(|other| *other == kind).unwrap_or(FIGURE_KINDS.len())
}

/// A rise or a fall in words.
#[must_use]
pub fn change(change: Change) -> Msg {
    let part = match change.part {
        ChangePart::By => ChangeWord::By,
        ChangePart::To => ChangeWord::To,
        ChangePart::From => ChangeWord::From,
    };
    match change.trend {
        Trend::Up => Msg::Rise(part),
        Trend::Down => Msg::Fall(part),
    }
}

/// Why a mention of `entity` is lit, with the deciding words of the article.
#[must_use]
pub fn evidence(article: &Article, entity: &Entity, evidence: &Evidence) -> i18n::Evidence {
    let words = |range: &TextRange| article.slice(*range).to_owned();
    match evidence {
        Evidence::Lexicon => i18n::Evidence::Lexicon,
        Evidence::ClassNoun(range) => i18n::Evidence::ClassNoun(words(range)),
        Evidence::Title(range) => i18n::Evidence::Title(words(range)),
        Evidence::Verb(range) => i18n::Evidence::Verb(words(range)),
        Evidence::LatinScript => i18n::Evidence::LatinScript,
        Evidence::Quoted => i18n::Evidence::Quoted,
        Evidence::NameParts => i18n::Evidence::NameParts,
        Evidence::HeadNoun => i18n::Evidence::HeadNoun,
        Evidence::Model { confidence } => i18n::Evidence::Model { confidence: *confidence },
        Evidence::Memory(range) => i18n::Evidence::Memory(words(range)),
        Evidence::Grammar(_) => {
            i18n::Evidence::Figure(entity.figure().map_or(FigureWord::Count, |figure| figure_word(figure.kind)))
        }
    }
}

/// What an export format is called, and what it is for.
#[must_use]
pub fn format_label(format: ExportFormat) -> Msg {
    match format {
        ExportFormat::Json => Msg::FormatJson,
        ExportFormat::Csv => Msg::FormatCsv,
        ExportFormat::Markdown => Msg::FormatMarkdown,
        ExportFormat::Html => Msg::FormatHtml,
        ExportFormat::Annotation => Msg::FormatAnnotation,
    }
}

/// Why the system refused.
#[must_use]
pub fn io_reason(kind: io::ErrorKind) -> IoReason {
    match kind {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => IoReason::Denied,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => IoReason::NoFolder,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => IoReason::Full,
        io::ErrorKind::IsADirectory => IoReason::IsFolder,
        other => IoReason::Other(other.to_string()),
    }
}

/// Why an article did not open.
#[must_use]
pub fn load_error(error: &LoadError, name: String) -> Msg {
    match error {
        LoadError::NotFound { .. } => Msg::FileMissing(name),
        LoadError::Unreadable { kind, .. } => match kind {
            io::ErrorKind::PermissionDenied => Msg::FileDenied(name),
            io::ErrorKind::IsADirectory => Msg::FileIsFolder(name),
            other => Msg::FileUnreadable { name, reason: other.to_string() },
        },
        LoadError::Empty => Msg::FileEmpty(name),
        LoadError::Binary { .. } => Msg::FileBinary(name),
        LoadError::TooLarge { limit_bytes, .. } => Msg::FileTooLarge { name, limit: *limit_bytes },
        LoadError::Truncated { .. } => Msg::FileTruncated(name),
        LoadError::Undecodable { encoding, .. } => Msg::FileNotInEncoding { name, encoding: (*encoding).to_owned() },
    }
}

/// What is odd about an article that opened.
#[must_use]
pub fn load_warning(warning: &Warning) -> Msg {
    match warning {
        Warning::EncodingGuessed { encoding } => Msg::EncodingGuessed((*encoding).to_owned()),
        Warning::LossyDecoding { replaced } => Msg::CharactersReplaced(*replaced),
        Warning::NoArabic => Msg::NoArabic,
        Warning::ContentNotFound => Msg::WholePageShown,
        Warning::Flattened => Msg::PageFlattened,
    }
}

/// Whether an entity satisfies the panel's filter field: its name, another form of it or its value holds what was typed,
/// however it is spelt.
pub struct NameMatcher(Query);

impl NameMatcher {
    /// A matcher for what the field holds.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self(Query::new(query.trim(), Strictness::Folded))
    }

    /// Whether the entity, whose normal value is `value` where it is a figure, satisfies the field. An empty field admits all.
    #[must_use]
    pub fn matches(&self, entity: &Entity, value: Option<&str>) -> bool {
        self.0.is_empty()
            || self.0.is_in(&entity.name)
            || entity.aliases.iter().any(|alias| self.0.is_in(alias))
            || value.is_some_and(|value| self.0.is_in(value) || self.0.is_in(&value.replace(',', "")))
    }
}
