//! Pixels: egui only. Reads `\&Session`, queues actions.
