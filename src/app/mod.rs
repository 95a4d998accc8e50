//! The shell: a window, dialogs, one worker thread, clipboard, files. It does what the session's effects say and reports what
//! happened; it decides nothing and draws nothing.
//!
//! [`run`] is the only entry. Whether there is a display is for the caller to ask first; what the window system refuses all the
//! same becomes an [`AppError`].

mod clipboard;
mod dialog;
mod display;
mod effects;
mod finder;
mod system_fonts;
mod window;
mod worker;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use thiserror::Error;

pub use window::Window;

use crate::cli::{CliError, OpenRequest};

/// What came of the first article: from the start of the process to its first painted frame, in milliseconds, or why it was not
/// opened; none where neither happened.
pub type FirstFrame = Option<Result<u64, CliError>>;

/// Why no window could be opened.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AppError {
    /// The window system or OpenGL refused.
    #[error("the window could not open: {reason}")]
    Window {
        /// Its own words.
        reason: String,
    },
    /// A library of the window system is missing.
    #[error(
        "the window could not open: {reason}. On Debian: apt install libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 libgl1 libegl1"
    )]
    MissingLibrary {
        /// The window library's own words.
        reason: String,
    },
}

/// Opens the window and returns when it is closed, or as soon as there is an answer where the request asks for no more than that.
/// `started` is when the process started.
///
/// # Errors
/// [`AppError`] where the window system or OpenGL cannot be used.
pub fn run(request: OpenRequest, started: Instant) -> Result<FirstFrame, AppError> {
    let first_frame = Rc::new(RefCell::new(None));
    display::open(Window::prepare(request, started, Rc::clone(&first_frame)))?;
    Ok(first_frame.take())
}
