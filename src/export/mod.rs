//! Highlights to bytes: one serialisable view, one file per format.
//!
//! Inside the program offsets are UTF-8 bytes; every exporter converts at the edge, and its test slices the source at the exported
//! offsets and finds the quoted text. Nothing here reads a file, a clock or a setting; only [`write_atomic`] writes one.
//! `docs/exports.md` describes every format field by field.
//!
//! To add a format: one file here with `render(&Report) -> Vec<u8>`, one variant of [`ExportFormat`], one row in each of its
//! matches, one golden file.

mod annotation;
mod csv;
mod excerpt;
mod html;
mod json;
mod labels;
mod markdown;
mod nesting;
mod offsets;
mod report;
mod roles;
mod write;

pub use csv::neutral as neutral_cell;
pub use excerpt::excerpt_html;
pub use offsets::Span;
pub use report::{
    ArticleView, EntityView, EvidenceView, FigureView, MentionView, OrganizationView, Report, SentenceView, VERSION,
};
pub use roles::{ChangeView, MeasuredView, OwnerView, PeriodView, RolesView};
pub use write::{ExportError, write_atomic};

/// The formats that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// Ours: everything, versioned, for programs.
    Json,
    /// For spreadsheets: one row a mention.
    Csv,
    /// For note takers: properties, then entities with their sentences.
    Markdown,
    /// One page for sharing and printing.
    Html,
    /// The mentions alone, in the schema of the annotation guidelines.
    Annotation,
}

impl ExportFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: &[Self] = &[Self::Json, Self::Csv, Self::Markdown, Self::Html, Self::Annotation];

    /// The name that the command line takes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Annotation => "annotation",
        }
    }

    /// The extension of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::Annotation => "json",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }
}

/// The bytes of a report in a format. Deterministic: the same report gives the same bytes.
#[must_use]
pub fn render(report: &Report<'_>, format: ExportFormat) -> Vec<u8> {
    match format {
        ExportFormat::Json => json::render(report),
        ExportFormat::Csv => csv::render(report),
        ExportFormat::Markdown => markdown::render(report),
        ExportFormat::Html => html::render(report),
        ExportFormat::Annotation => annotation::render(report),
    }
}
