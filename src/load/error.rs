//! What can go wrong while loading, and what can go only half right.

use std::io;
use std::path::PathBuf;

/// Why a source could not be opened. The `Display` form is the developer's; the reader's sentences are in `i18n`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// There is no file at the path.
    #[error("there is no file at {}", path.display())]
    NotFound {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// The file system refused: no permission, a folder, a failing disk.
    #[error("cannot read {}: {kind}", path.as_ref().map_or_else(|| "the input".into(), |path| path.to_string_lossy()))]
    Unreadable {
        /// The file; `None` for a stream.
        path: Option<PathBuf>,
        /// The system's reason.
        kind: io::ErrorKind,
    },
    /// Nothing visible in it: no byte, or only white space, controls and bidi marks.
    #[error("there is no text in it")]
    Empty,
    /// Not text: a picture, an archive, a program, or mostly control characters.
    #[error("it is not text{}", what.map_or_else(String::new, |what| format!(" but {what}")))]
    Binary {
        /// The kind of file that its first bytes show, such as `a PDF document`, where known.
        what: Option<&'static str>,
    },
    /// Larger than the limit.
    #[error("it is larger than the limit of {} MiB", limit_bytes / (1024 * 1024))]
    TooLarge {
        /// Its size; `None` for a stream that was given up.
        size_bytes: Option<u64>,
        /// The limit, [`super::LIMIT_BYTES`].
        limit_bytes: u64,
    },
    /// The text ends in the middle of a character: the file was cut off.
    #[error("it is cut off: the {encoding} text ends inside a character, at byte {offset}")]
    Truncated {
        /// The label of the encoding.
        encoding: &'static str,
        /// Byte offset, in the source, of the incomplete character.
        offset: u64,
    },
    /// Its bytes do not make text in the encoding that it claims or that fits best.
    #[error("its bytes are not {encoding} text, from byte {offset} on")]
    Undecodable {
        /// The label of the encoding that was tried.
        encoding: &'static str,
        /// Byte offset, in the source, of the first fault, where known; else 0.
        offset: u64,
    },
}

/// What the reader should know of a source that did open.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The encoding is stated nowhere and was inferred from the letters.
    EncodingGuessed {
        /// The label of the encoding, such as `windows-1256`.
        encoding: &'static str,
    },
    /// Some bytes made no character and show as U+FFFD.
    LossyDecoding {
        /// How many replacement characters the text holds.
        replaced: u64,
    },
    /// The text holds no Arabic letter: it opens left to right where its letters do.
    NoArabic,
    /// No main content stood out of a web page: all of its text is shown.
    ContentNotFound,
    /// A web page was nested too deep: it is shown as plain paragraphs.
    Flattened,
}
