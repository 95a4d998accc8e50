//! A command line with everything resolved: no names left to look up, no values left to check.

use std::path::PathBuf;

use super::CliError;
use super::args::{Args, Command};
use crate::export::ExportFormat;
use crate::text::Face;

/// Where an article comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl From<PathBuf> for Input {
    fn from(path: PathBuf) -> Self {
        if path.as_os_str() == "-" { Self::Stdin } else { Self::File(path) }
    }
}

impl std::fmt::Display for Input {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stdin => formatter.write_str("standard input"),
            Self::File(path) => write!(formatter, "{}", path.display()),
        }
    }
}

/// What the window is to begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenRequest {
    /// Articles to open, in order; none opens the window on its empty state.
    pub files: Vec<PathBuf>,
    /// Print the milliseconds from process start to the article's first painted frame, then leave.
    pub exit_after_first_frame: bool,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Open the reader.
    Open(OpenRequest),
    /// Print mentions, or write them to a folder.
    Extract {
        /// The articles.
        inputs: Vec<Input>,
        /// The folder for `NAME.json` files; standard output where there is none.
        folder: Option<PathBuf>,
    },
    /// Export one article.
    Export {
        /// The article.
        input: Input,
        /// The format.
        format: ExportFormat,
        /// The file; standard output where there is none.
        target: Option<PathBuf>,
    },
    /// Print line starts.
    Layout {
        /// The paragraphs.
        input: Input,
        /// The face.
        face: Face,
        /// Font size, physical pixels; finite and positive.
        size_px: f32,
        /// Column widths, physical pixels; finite and positive.
        widths_px: Vec<f32>,
    },
    /// Tag tokens.
    Tag {
        /// The sentences.
        input: Input,
    },
}

impl TryFrom<Args> for Request {
    type Error = CliError;

    fn try_from(args: Args) -> Result<Self, CliError> {
        let Some(command) = args.command else {
            let open = OpenRequest { files: args.files, exit_after_first_frame: args.exit_after_first_frame };
            return Ok(Self::Open(open));
        };
        Ok(match command {
            Command::Extract { files, out } => {
                Self::Extract { inputs: files.into_iter().map(Input::from).collect(), folder: out }
            }
            Command::Export { file, format, output } => {
                let format = ExportFormat::from_name(&format).ok_or(CliError::UnknownFormat { name: format })?;
                Self::Export { input: file.into(), format, target: output }
            }
            Command::Layout { file, font, size, width } => {
                let fault = width.iter().chain([&size]).find(|px| !px.is_finite() || **px <= 0.0);
                if let Some(px) = fault {
                    return Err(CliError::BadLength { px: *px });
                }
                let face = Face::by_name(&font).ok_or(CliError::UnknownFont { name: font })?;
                Self::Layout { input: file.into(), face, size_px: size, widths_px: width }
            }
            Command::Tag { file } => Self::Tag { input: file.into() },
        })
    }
}
