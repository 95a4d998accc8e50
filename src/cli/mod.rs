//! The command line, with no display needed.
//!
//! Arguments as typed ([`args`]) become a [`Request`] with everything resolved, which [`run()`] carries out. Streams are arguments, so
//! tests call the same code that the executable runs. This is the one module that writes to the standard streams, and the one that turns
//! errors into exit codes: 0 done, 1 some input or output failed, 2 wrong usage or no display.
//!
//! To add a command: a variant of `args::Command` and of [`Request`], one file under `command/`, one line in [`run()`].

mod args;
mod command;
mod display;
mod error;
mod request;

use std::ffi::OsString;
use std::io::{self, Read, Write};

use clap::Parser;

pub use display::missing_display;
pub use error::CliError;
pub use request::{Input, OpenRequest, Request};

/// The streams that a command reads and writes.
pub struct Streams<'s> {
    /// Standard input.
    pub input: &'s mut dyn Read,
    /// Standard output: results.
    pub output: &'s mut dyn Write,
    /// Standard error: what went wrong, one line each.
    pub errors: &'s mut dyn Write,
}

/// The exit codes of the executable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All was done.
    Done = 0,
    /// Some input could not be read, or some output not written; the rest was done.
    Failed = 1,
    /// The arguments make no sense, or there is no display for the window.
    Usage = 2,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Resolves a command line, its first item the program's name.
///
/// # Errors
/// The exit code to leave with, once help, the version or the fault in the arguments has been printed.
pub fn resolve(arguments: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> Result<Request, Exit> {
    let said = match args::Args::try_parse_from(arguments) {
        Ok(args) => match Request::try_from(args) {
            Ok(request) => return Ok(request),
            Err(error) => {
                report(streams, &error);
                return Err(Exit::Usage);
            }
        },
        Err(said) => said,
    };
    let to_errors = said.use_stderr();
    let target: &mut dyn Write = if to_errors { streams.errors } else { streams.output };
    // Where even help cannot be written there is nobody left to tell.
    let _ = write!(target, "{}", said.render()).and_then(|()| target.flush());
    Err(if to_errors { Exit::Usage } else { Exit::Done })
}

/// Carries out a request, all but [`Request::Open`], which needs the window.
pub fn run(request: &Request, streams: &mut Streams<'_>) -> Exit {
    let outcome = match request {
        Request::Open(_) => Err(CliError::NoWindow),
        Request::Extract { inputs, folder } => command::extract::run(inputs, folder.as_deref(), streams),
        Request::Export { input, format, target } => command::export::run(input, *format, target.as_deref(), streams),
        Request::Layout { input, face, size_px, widths_px } => {
            command::layout::run(input, *face, *size_px, widths_px, streams)
        }
        Request::Tag { input } => command::tag::run(input, streams),
    };
    let outcome = outcome.and_then(|exit| streams.output.flush().map(|()| exit).map_err(CliError::from));
    match outcome {
        Ok(exit) => exit,
        // The reader of a pipe has seen enough: `qari export ... | head`.
        Err(CliError::Output { kind: io::ErrorKind::BrokenPipe }) => Exit::Done,
        Err(error) => {
            report(streams, &error);
            error.exit()
        }
    }
}

/// Prints the milliseconds that [`OpenRequest::exit_after_first_frame`] asked for, or why there are none; nothing where they were not
/// asked for.
pub fn report_first_frame(streams: &mut Streams<'_>, outcome: Option<Result<u64, CliError>>) -> Exit {
    match outcome {
        None => Exit::Done,
        Some(Ok(millis)) => {
            let written = writeln!(streams.output, "{millis}").and_then(|()| streams.output.flush());
            if written.is_ok() { Exit::Done } else { Exit::Failed }
        }
        Some(Err(error)) => {
            report(streams, &error);
            error.exit()
        }
    }
}

/// Prints one fault on a line of its own.
pub fn report(streams: &mut Streams<'_>, fault: &dyn std::fmt::Display) {
    // A closed error stream leaves nowhere to complain to.
    let _ = writeln!(streams.errors, "qari: {fault}");
}
