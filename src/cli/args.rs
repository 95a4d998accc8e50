//! Arguments as typed. The doc comments here are the help text.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// An Arabic news reader: opens an article, reads it right to left, shows who and what is in it, exports what it found.
///
/// With files, or with nothing, the window opens. The commands below need no display. A FILE is .txt, .md or .html, in UTF-8, UTF-16,
/// windows-1256 or ISO-8859-6; `-` is standard input.
#[derive(Debug, Parser)]
#[command(
    name = "qari",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Exit codes: 0 done; 1 a file could not be read or written; 2 wrong usage, or no display for the window."
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Articles to open in the window.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Print the milliseconds from start to the article's first painted frame, then leave.
    #[arg(long, requires = "files")]
    pub exit_after_first_frame: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the people, organisations, figures, places and products of articles as JSON.
    ///
    /// One object a file: {"file", "mentions": [{start, end, text, type, ...}]}, offsets in code points of the decoded text.
    Extract {
        /// Articles; `-` is standard input.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Write NAME.json for each file into this folder (made if need be) instead of printing.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },

    /// Write one article with what was found in it to a file.
    Export {
        /// The article; `-` is standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The format.
        #[arg(long, short, value_name = "FORMAT", value_parser = format_names())]
        format: String,
        /// The file to write, as a whole or not at all; standard output where it is left out.
        #[arg(long, short, value_name = "OUT")]
        output: Option<PathBuf>,
    },

    /// Print where the lines of paragraphs begin.
    ///
    /// Each non-empty line of FILE is a paragraph. Prints `INDEX WIDTH BYTE,BYTE,...` for each paragraph and width: the byte offsets, in
    /// the paragraph, of every line after the first.
    Layout {
        /// Paragraphs, one a line; `-` is standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Face: amiri, naskh or sans.
        #[arg(long, value_name = "NAME")]
        font: String,
        /// Font size in pixels.
        #[arg(long, value_name = "PX")]
        size: f32,
        /// Widths of the column in pixels.
        #[arg(long, value_name = "PX", value_delimiter = ',', required = true)]
        width: Vec<f32>,
    },

    /// Tag the tokens of sentences with IOB2 labels.
    ///
    /// FILE holds one sentence a line, its tokens separated by white space. Prints `TOKEN TAG` lines, and a blank line after each sentence.
    Tag {
        /// Sentences; `-` is standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// The names of the export formats, for the parser and for the help.
fn format_names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(crate::export::ExportFormat::ALL.iter().map(|format| format.name()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        super::Args::command().debug_assert();
    }
}
