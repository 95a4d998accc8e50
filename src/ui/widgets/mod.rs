//! The controls: each draws its words through [`crate::text`], for the toolkit's own text has no bidi.
//!
//! Every control has a name and a role for assistive technology, a visible focus ring, and works from the keyboard.

pub mod button;
pub mod edit;
pub mod field;
pub mod menu;
pub mod scroll;
mod spoken_runs;
pub mod tooltip;
