//! The recognisers: each finds one sort of thing by one sort of evidence.

pub(crate) mod figure;
