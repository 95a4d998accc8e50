//! The words of the interface, in Arabic and English.
