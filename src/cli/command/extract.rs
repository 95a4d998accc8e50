//! `qari extract FILE... [--out DIR]`: the mentions of articles as JSON, in the schema of `docs/annotation.md`.
//!
//! A file that cannot be read is reported and the rest go on; the exit code then is 1.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::super::{CliError, Exit, Input, Streams, report};
use crate::export::{self, ExportFormat, Report};
use crate::highlight::Filter;

pub(in crate::cli) fn run(
    inputs: &[Input],
    folder: Option<&Path>,
    streams: &mut Streams<'_>,
) -> Result<Exit, CliError> {
    let targets = folder.map(|folder| targets(inputs, folder)).transpose()?;
    if let Some(folder) = folder {
        fs::create_dir_all(folder)
            .map_err(|error| CliError::Folder { path: folder.to_path_buf(), kind: error.kind() })?;
    }
    let extractor = super::extractor(streams);
    let mut exit = Exit::Done;
    for (index, input) in inputs.iter().enumerate() {
        let loaded = match super::load(input, streams) {
            Ok(loaded) => loaded,
            Err(error) => {
                report(streams, &error);
                exit = Exit::Failed;
                continue;
            }
        };
        let found = extractor.extract(&loaded.article);
        let view = Report::new(&loaded.article, &found, &Filter::default(), SystemTime::now());
        let bytes = export::render(&view, ExportFormat::Annotation);
        match targets.as_ref().and_then(|targets| targets.get(index)) {
            Some(target) => export::write_atomic(target, &bytes)?,
            None => streams.output.write_all(&bytes)?,
        }
    }
    Ok(exit)
}

/// `STEM.json` for each input; two inputs of one stem would overwrite each other and are refused before anything is written.
fn targets(inputs: &[Input], folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let mut seen = BTreeSet::new();
    let mut targets = Vec::new();
    for input in inputs {
        let mut name = match input {
            Input::File(path) => path.file_stem().unwrap_or_default().to_owned(),
            Input::Stdin => "stdin".into(),
        };
        name.push(".json");
        let target = folder.join(name);
        if !seen.insert(target.clone()) {
            return Err(CliError::SameTarget { path: target });
        }
        targets.push(target);
    }
    Ok(targets)
}
