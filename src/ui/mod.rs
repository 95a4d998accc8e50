//! Pixels: egui only. Reads `&Session`, queues actions, decides nothing.
//!
//! Files are named after what is on the screen. No view here loads, extracts, lays out or changes state by itself; words come
//! from `i18n`, colours and sizes from [`theme`], and every string is drawn by our own text engine.

pub mod atlas;
pub mod icons;
pub mod mirror;
pub mod shelf;
pub mod theme;
pub mod widgets;
