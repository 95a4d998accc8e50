//! The Arabic language as functions on `&str`: characters, tokens, folding, clitics, numbers, plurals.
//!
//! Nothing here knows of articles, files or screens; offsets are UTF-8 bytes of the string given.

pub mod chars;
pub mod clitic;
pub mod normalize;
pub mod number;
pub mod plural;
pub mod search;
pub mod sentence;
pub mod token;
