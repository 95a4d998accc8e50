//! The shell: eframe, dialogs, the worker thread.
