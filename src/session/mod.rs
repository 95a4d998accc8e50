//! The application without a window: actions in, effects out.
