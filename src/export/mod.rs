//! Highlights to bytes: one file per format.
