//! The integration tests: one binary, one module a subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that fails should stop there and say so"
)]

mod cli;
mod export;
mod extract;
mod figures;
mod figures_table;
mod gold;
mod highlight;
mod layout;
mod lexicon;
mod load;
mod number_words;
mod roles;
mod session;
mod tidy;
#[cfg(feature = "gui")]
mod ui;
