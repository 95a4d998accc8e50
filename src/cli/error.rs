//! What stops a command, and the exit code it leaves with.

use std::io;
use std::path::PathBuf;

use super::Exit;
use crate::export::ExportError;
use crate::load::LoadError;

/// Why a command stopped.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CliError {
    /// An article could not be opened.
    #[error("{input}: {error}")]
    Load {
        /// The file's path, or `standard input`.
        input: String,
        /// Why.
        error: LoadError,
    },
    /// A file could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// A folder could not be made.
    #[error("cannot make the folder {}: {kind}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        kind: io::ErrorKind,
    },
    /// Standard output failed.
    #[error("cannot write to standard output: {kind}")]
    Output {
        /// The system's reason.
        kind: io::ErrorKind,
    },
    /// No export format has this name.
    #[error("there is no format named {name}")]
    UnknownFormat {
        /// As typed.
        name: String,
    },
    /// No face has this name.
    #[error("there is no font named {name}: there are amiri, naskh and sans")]
    UnknownFont {
        /// As typed.
        name: String,
    },
    /// A size or width is not a length.
    #[error("{px} is not a length in pixels")]
    BadLength {
        /// As typed.
        px: f32,
    },
    /// Two inputs would be written to one file.
    #[error("two files would both be written to {}", path.display())]
    SameTarget {
        /// The file.
        path: PathBuf,
    },
    /// This build has no window.
    #[error("this build has no window: it was made without the feature `gui`")]
    NoWindow,
}

impl CliError {
    /// The exit code that this leads to.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Load { .. } | Self::Export(_) | Self::Folder { .. } | Self::Output { .. } => Exit::Failed,
            Self::UnknownFormat { .. }
            | Self::UnknownFont { .. }
            | Self::BadLength { .. }
            | Self::SameTarget { .. }
            | Self::NoWindow => Exit::Usage,
        }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        Self::Output { kind: error.kind() }
    }
}
