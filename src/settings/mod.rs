//! Versioned settings, every field defaulted, saved atomically.
