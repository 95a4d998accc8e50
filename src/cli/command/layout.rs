//! `qari layout FILE --font NAME --size PX --width PX[,PX...]`: where the lines of paragraphs begin.
//!
//! Each non-empty line of the file is a paragraph, numbered from 0. Prints `INDEX WIDTH BYTE,BYTE,...`: the byte offsets, in the
//! paragraph, at which the lines after its first begin. A paragraph of one line prints no offset.

use super::super::{CliError, Exit, Input, Streams};
use crate::text::{self, Face, TextEngine};

pub(in crate::cli) fn run(
    input: &Input,
    face: Face,
    size_px: f32,
    widths_px: &[f32],
    streams: &mut Streams<'_>,
) -> Result<Exit, CliError> {
    let source = super::load_lines(input, streams)?;
    let mut engine = TextEngine::new();
    for (index, paragraph) in source.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        for width_px in widths_px {
            let starts = text::line_starts(&mut engine, paragraph, face, size_px, *width_px);
            let starts: Vec<_> = starts.iter().filter(|start| **start > 0).map(ToString::to_string).collect();
            writeln!(streams.output, "{index} {width_px} {}", starts.join(","))?;
        }
    }
    Ok(Exit::Done)
}
