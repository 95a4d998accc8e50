//! Shaping and geometry: the only user of cosmic-text.
