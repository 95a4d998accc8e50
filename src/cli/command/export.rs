//! `qari export FILE --format FORMAT [-o OUT]`: one article with everything found in it.

use std::path::Path;
use std::time::SystemTime;

use super::super::{CliError, Exit, Input, Streams};
use crate::export::{self, ExportFormat, Report};
use crate::highlight::Filter;

pub(in crate::cli) fn run(
    input: &Input,
    format: ExportFormat,
    target: Option<&Path>,
    streams: &mut Streams<'_>,
) -> Result<Exit, CliError> {
    let loaded = super::load(input, streams)?;
    let found = super::extractor(streams).extract(&loaded.article);
    let report = Report::new(&loaded.article, &found, &Filter::default(), SystemTime::now());
    let bytes = export::render(&report, format);
    match target.filter(|target| target.as_os_str() != "-") {
        Some(target) => export::write_atomic(target, &bytes)?,
        None => streams.output.write_all(&bytes)?,
    }
    Ok(Exit::Done)
}
