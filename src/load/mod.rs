//! Bytes to article: detection, decoding, one file per format.
//!
//! Loading never fetches, never executes and never guesses in silence: what had to be guessed or left out is a [`Warning`]
//! beside the article. Plain text is kept byte for byte once decoded; Markdown and HTML are reduced to their readable text.
//! Every reader is linear in its input and keeps its own stack, so that no nesting can exhaust the thread's.
//!
//! To add a format: one file here that fills a [`builder::Builder`], one variant of [`SourceFormat`], one line in [`detect`].

mod builder;
mod detect;
mod direction;
mod encoding;
mod error;
mod html;
mod markdown;
mod metadata;
mod plain;
mod raised;
mod verse;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

pub use error::{LoadError, Warning};

use crate::arabic::chars;
use crate::article::{Article, SourceFormat};

/// The largest source that is read: 64 MiB.
pub const LIMIT_BYTES: u64 = 64 * 1024 * 1024;

/// What is known of a source before it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// The file's name without its folder; its extension helps to choose the format. None for a stream or pasted text.
    pub file_name: Option<String>,
    /// The format, where the caller knows it; else it is detected.
    pub format: Option<SourceFormat>,
}

impl Hint {
    /// The hint that a path gives: its file name.
    #[must_use]
    pub fn from_path(path: &Path) -> Self {
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self { file_name, format: None }
    }
}

/// An article that was read, and what the reader should be told about the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The article.
    pub article: Article,
    /// In the order in which they arose; empty when all went without doubt.
    pub warnings: Vec<Warning>,
}

/// Reads the file at `path`.
///
/// # Errors
/// [`LoadError::NotFound`] and [`LoadError::Unreadable`] from the file system, [`LoadError::TooLarge`] over [`LIMIT_BYTES`],
/// and whatever [`load_bytes`] finds wrong with the content.
pub fn load_file(path: &Path) -> Result<Loaded, LoadError> {
    let file = open(path)?;
    let bytes =
        read_limited(file, |error| LoadError::Unreadable { path: Some(path.to_path_buf()), kind: error.kind() })?;
    load_owned(bytes.into(), &Hint::from_path(path))
}

/// Opens the file at `path` for [`load_reader`], where the caller knows better than its name what is in it.
///
/// # Errors
/// [`LoadError::NotFound`], [`LoadError::Unreadable`], and [`LoadError::TooLarge`] over [`LIMIT_BYTES`].
pub fn open(path: &Path) -> Result<File, LoadError> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => LoadError::NotFound { path: path.to_path_buf() },
        kind => LoadError::Unreadable { path: Some(path.to_path_buf()), kind },
    };
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if about.is_dir() {
        return Err(LoadError::Unreadable { path: Some(path.to_path_buf()), kind: io::ErrorKind::IsADirectory });
    }
    if about.len() > LIMIT_BYTES {
        return Err(LoadError::TooLarge { size_bytes: Some(about.len()), limit_bytes: LIMIT_BYTES });
    }
    Ok(file)
}

/// Reads a stream to its end, such as standard input.
///
/// # Errors
/// [`LoadError::Unreadable`] if reading fails, [`LoadError::TooLarge`] once more than [`LIMIT_BYTES`] have come, and whatever
/// [`load_bytes`] finds wrong with the content.
pub fn load_reader(reader: impl Read, hint: &Hint) -> Result<Loaded, LoadError> {
    let bytes = read_limited(reader, |error| LoadError::Unreadable { path: None, kind: error.kind() })?;
    load_owned(bytes.into(), hint)
}

/// Reads an article from bytes: detects format and encoding, decodes, divides into blocks.
///
/// # Errors
/// [`LoadError::Empty`], [`LoadError::Binary`], [`LoadError::TooLarge`], [`LoadError::Truncated`] and
/// [`LoadError::Undecodable`], each as its documentation says.
pub fn load_bytes(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    load_owned(bytes.into(), hint)
}

/// [`load_bytes`] for bytes that may be given away.
fn load_owned(bytes: Cow<'_, [u8]>, hint: &Hint) -> Result<Loaded, LoadError> {
    let size_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size_bytes > LIMIT_BYTES {
        return Err(LoadError::TooLarge { size_bytes: Some(size_bytes), limit_bytes: LIMIT_BYTES });
    }
    if let Some(what) = detect::binary_signature(&bytes) {
        return Err(LoadError::Binary { what: Some(what) });
    }
    let decoded = encoding::decode(bytes)?;
    if detect::is_binary_text(&decoded.text) {
        return Err(LoadError::Binary { what: None });
    }
    let format = hint.format.unwrap_or_else(|| detect::format(hint.file_name.as_deref(), &decoded.text));
    finish(decoded, format, hint.file_name.clone())
}

/// Makes an article of text that was pasted. It is taken as plain text.
///
/// # Errors
/// [`LoadError::Empty`] where nothing visible was pasted, [`LoadError::TooLarge`] over [`LIMIT_BYTES`],
/// [`LoadError::Binary`] where it is mostly control characters.
pub fn load_pasted(text: &str) -> Result<Loaded, LoadError> {
    load_bytes(text.as_bytes(), &Hint { file_name: None, format: Some(SourceFormat::PlainText) })
}

fn finish(decoded: encoding::Decoded, format: SourceFormat, file_name: Option<String>) -> Result<Loaded, LoadError> {
    if !has_visible(&decoded.text) {
        return Err(LoadError::Empty);
    }
    let mut warnings = decoded.warnings();
    let encoding = decoded.encoding.to_owned();
    let mut article = match format {
        SourceFormat::PlainText => plain::read(decoded.text),
        SourceFormat::Markdown => markdown::read(&decoded.text),
        SourceFormat::Html => html::read(&decoded.text, &mut warnings),
    };
    if !has_visible(&article.text) {
        return Err(LoadError::Empty);
    }
    if !article.text.chars().any(chars::is_arabic_letter) {
        warnings.push(Warning::NoArabic);
    }
    if article.meta.title.is_none() {
        let first_line = article.blocks.first().and_then(|block| article.slice(block.range).lines().next());
        article.meta.title = first_line.map(metadata::title_of);
    }
    article.meta.format = format;
    article.meta.encoding = encoding;
    article.meta.file_name = file_name;
    Ok(Loaded { article, warnings })
}

/// Whether anything in `text` would be seen: not white space, controls or bidi marks alone.
fn has_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control() && !chars::is_invisible(c))
}

fn read_limited(reader: impl Read, fault: impl Fn(&io::Error) -> LoadError) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::new();
    reader.take(LIMIT_BYTES + 1).read_to_end(&mut bytes).map_err(|error| fault(&error))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LIMIT_BYTES {
        return Err(LoadError::TooLarge { size_bytes: None, limit_bytes: LIMIT_BYTES });
    }
    Ok(bytes)
}
