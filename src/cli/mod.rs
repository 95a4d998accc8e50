//! The command line, with no display needed.
