//! The executable: nothing but dispatch.

use std::io;
use std::process::ExitCode;
use std::time::Instant;

use qari::cli::{self, Exit, OpenRequest, Request, Streams};

fn main() -> ExitCode {
    let started = Instant::now();
    let mut streams = Streams {
        input: &mut io::stdin(),
        output: &mut io::BufWriter::new(io::stdout().lock()),
        errors: &mut io::stderr(),
    };
    let exit = match cli::resolve(std::env::args_os(), &mut streams) {
        Ok(Request::Open(request)) => open(request, started, &mut streams),
        Ok(request) => cli::run(&request, &mut streams),
        Err(exit) => exit,
    };
    exit.into()
}

#[cfg(feature = "gui")]
fn open(request: OpenRequest, started: Instant, streams: &mut Streams<'_>) -> Exit {
    if let Some(missing) = cli::missing_display(|name| std::env::var_os(name)) {
        cli::report(streams, &missing);
        return Exit::Usage;
    }
    let asked = request.exit_after_first_frame;
    match qari::app::run(request, started) {
        Ok(first_frame) => cli::report_first_frame(streams, first_frame.filter(|_| asked)),
        Err(error) => {
            cli::report(streams, &error);
            Exit::Usage
        }
    }
}

#[cfg(not(feature = "gui"))]
fn open(request: OpenRequest, _started: Instant, streams: &mut Streams<'_>) -> Exit {
    cli::run(&Request::Open(request), streams)
}
