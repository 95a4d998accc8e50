//! Qari (قارئ): a desktop reader for Arabic news.
//!
//! The library holds everything; `main.rs` only dispatches. Data flows one way:
//! file -[`load`]-> [`article`] -[`extract`]-> entities -[`highlight`]-> what is lit -[`export`]-> bytes,
//! while [`text`] turns the article into lines and rectangles, [`session`] decides what an action means, and `ui` draws.
//! Who may import whom is in `docs/ARCHITECTURE.md` and enforced by `tests/it/tidy.rs`.

#[cfg(feature = "gui")]
pub mod app;
pub mod arabic;
pub mod article;
pub mod cli;
pub mod export;
pub mod extract;
pub mod highlight;
pub mod i18n;
pub mod load;
pub mod session;
pub mod settings;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
