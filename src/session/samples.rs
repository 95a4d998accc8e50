//! The articles that come with the program, for whoever wants to try it at once. Invented, in our own sentences.

/// A bundled article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// A file name, whose extension says the format.
    pub file_name: &'static str,
    /// The headline, as the list of samples shows it.
    pub title: &'static str,
    /// The file's content.
    pub content: &'static str,
}

/// The bundled articles.
pub const SAMPLES: &[Sample] = &[];
