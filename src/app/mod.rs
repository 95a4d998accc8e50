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

use std::cell::Cell;
use std::rc::Rc;
use std::time::Instant;

use thiserror::Error;

pub use window::Window;

use crate::cli::OpenRequest;

/// What there is to say after the window was closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AppReport {
    /// From the start of the process to the first painted frame of an article, in milliseconds; none where no article was shown.
    pub first_frame_ms: Option<u64>,
}

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

/// Opens the window and returns when it is closed. `started` is when the process started.
///
/// # Errors
/// [`AppError`] where the window system or OpenGL cannot be used.
pub fn run(request: OpenRequest, started: Instant) -> Result<AppReport, AppError> {
    let first_frame = Rc::new(Cell::new(None));
    display::open(Window::prepare(request, started, Rc::clone(&first_frame)))?;
    Ok(AppReport { first_frame_ms: first_frame.get() })
}
