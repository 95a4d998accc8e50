//! The shell: eframe, dialogs, the worker thread.

use crate::cli::OpenRequest;

/// Why the window could not open or had to close.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AppError {
    /// The toolkit gave up; its own words.
    #[error("the window could not open: {reason}")]
    Window {
        /// What the toolkit said.
        reason: String,
    },
}

/// Opens the reader and returns when its window is closed.
///
/// # Errors
/// [`AppError::Window`] where no window can be made.
pub fn run(request: OpenRequest) -> Result<(), AppError> {
    drop(request);
    Err(AppError::Window { reason: "it is not built yet".to_owned() })
}
