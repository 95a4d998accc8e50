//! `qari layout FILE --font NAME --size PX --width PX[,PX...]`: where the lines of paragraphs begin.

use super::super::{CliError, Exit, Input, Streams};

pub(in crate::cli) fn run(
    input: &Input,
    font: &str,
    _size_px: f32,
    _widths_px: &[f32],
    streams: &mut Streams<'_>,
) -> Result<Exit, CliError> {
    let _ = super::load_lines(input, streams)?;
    Err(CliError::UnknownFont { name: font.to_owned() })
}
