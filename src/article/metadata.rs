//! What the source says of an article besides its text.

/// Provenance and bibliographic facts; each absent where the source does not give it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The article's title: the document's own, else its first line.
    pub title: Option<String>,
    /// Who wrote it, as the source prints it.
    pub byline: Option<String>,
    /// Publication date, `YYYY-MM-DD` where it could be read, else as printed.
    pub published: Option<String>,
    /// The publisher or site.
    pub site: Option<String>,
    /// The web address the document names as its own.
    pub url: Option<String>,
    /// A short name for the source: the file name, or none for pasted text.
    pub file_name: Option<String>,
    /// The format that was read.
    pub format: SourceFormat,
    /// The label of the character encoding, such as `UTF-8` or `windows-1256`.
    pub encoding: String,
}

/// The format an article was read from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SourceFormat {
    /// Plain text.
    #[default]
    PlainText,
    /// Markdown (CommonMark).
    Markdown,
    /// HTML.
    Html,
}
