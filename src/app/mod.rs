//! The shell: a window, dialogs, one worker thread, clipboard, files. It does what the session's effects say and reports what
//! happened; it decides nothing and draws nothing.
//!
//! [`run`] is the only entry. Where there is no display it says so instead of starting.

mod dialog;
mod display;
mod effects;
mod window;
mod worker;

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

use thiserror::Error;

pub use window::Window;

/// What the window is asked to start with.
#[derive(Debug, Clone)]
pub struct AppRequest {
    /// Files to open; `-` is standard input. None opens a bundled article.
    pub files: Vec<PathBuf>,
    /// Whether to close again once the article has been painted.
    pub exit_after_first_frame: bool,
    /// When the process started.
    pub started: Instant,
}

/// What there is to say after the window was closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AppReport {
    /// From the start of the process to the first painted frame of an article, in milliseconds.
    pub first_frame_ms: Option<u64>,
}

/// Why no window could be opened.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AppError {
    /// Neither Wayland nor X11 is there to show a window on.
    #[error("no display: neither WAYLAND_DISPLAY nor DISPLAY is set. To work without a window: qari extract, qari export (see qari --help)")]
    NoDisplay,
    /// The window system or OpenGL refused.
    #[error("no window could be opened: {0}")]
    Window(String),
    /// A library of the window system is missing; the system's own words.
    #[error(
        "no window could be opened: {0}. On Debian: apt install libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 libgl1 libegl1"
    )]
    MissingLibrary(String),
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// [`AppError`] where there is no display, or the window system or OpenGL cannot be used.
pub fn run(request: AppRequest) -> Result<AppReport, AppError> {
    display::check()?;
    let first_frame = Rc::new(Cell::new(None));
    display::open(Window::prepare(request, Rc::clone(&first_frame)))?;
    Ok(AppReport { first_frame_ms: first_frame.get() })
}
