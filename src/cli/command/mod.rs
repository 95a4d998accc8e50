//! One file a command.

pub(super) mod export;
pub(super) mod extract;
pub(super) mod layout;
pub(super) mod tag;

use super::{CliError, Input, Streams};
use crate::extract::{Extractor, LexiconFaultKind};
use crate::load::{self, Hint, Loaded, Warning};
use crate::settings::{OWN_LEXICON, SettingsFile};

/// Opens an input, and says on the error stream what the reader should know of it.
fn load(input: &Input, streams: &mut Streams<'_>) -> Result<Loaded, CliError> {
    let loaded = match input {
        Input::Stdin => load::load_reader(&mut *streams.input, &Hint::default()),
        Input::File(path) => load::load_file(path),
    };
    let loaded = loaded.map_err(|error| CliError::Load { input: input.to_string(), error })?;
    for warning in &loaded.warnings {
        super::report(streams, &format_args!("{input}: {}", sentence(warning)));
    }
    Ok(loaded)
}

/// The extractor, with the user's own lexicon where there is one. What is wrong with that is said on the error stream and stops nothing.
fn extractor(streams: &mut Streams<'_>) -> Extractor {
    let text = match SettingsFile::of_user().map(|file| file.own_lexicon()) {
        Some(Ok(Some(text))) => text,
        Some(Err(error)) => {
            super::report(streams, &error);
            return Extractor::default();
        }
        _ => return Extractor::default(),
    };
    let (extractor, faults) = Extractor::with_own_lexicon(&text);
    for fault in faults {
        let reason = match fault.kind {
            LexiconFaultKind::Kind => "the second column is no kind of name",
            LexiconFaultKind::Name => "there is no name",
            LexiconFaultKind::Country => "the country is not two capital letters",
        };
        super::report(streams, &format_args!("{OWN_LEXICON}: line {} is left out: {reason}", fault.line));
    }
    extractor
}

/// Reads an input as lines of plain text, whatever its extension.
fn load_lines(input: &Input, streams: &mut Streams<'_>) -> Result<String, CliError> {
    let hint = Hint { file_name: None, format: Some(crate::article::SourceFormat::PlainText) };
    let fault = |error| CliError::Load { input: input.to_string(), error };
    let loaded = match input {
        Input::Stdin => load::load_reader(&mut *streams.input, &hint),
        Input::File(path) => load::open(path).and_then(|file| load::load_reader(file, &hint)),
    };
    Ok(loaded.map_err(fault)?.article.text)
}

fn sentence(warning: &Warning) -> String {
    match warning {
        Warning::EncodingGuessed { encoding } => format!("the encoding is a guess: {encoding}"),
        Warning::LossyDecoding { replaced } => format!("{replaced} characters could not be read and show as U+FFFD"),
        Warning::NoArabic => "there is no Arabic in it".to_owned(),
        Warning::ContentNotFound => "no main content stood out: all of the page's text was taken".to_owned(),
        Warning::Flattened => "the page is nested too deep: its text was taken as plain paragraphs".to_owned(),
    }
}
