//! Lines, glyphs and geometry against outside truth and against laws of their own.

mod article;
mod breaks;
mod chromium;
mod geometry;
mod harfbuzz;
mod hostile;
mod justify;
mod lines;

use std::path::PathBuf;

use qari::article::Direction;
use qari::text::{Face, Paragraph, ParagraphLayout, TextEngine, TextStyle};

/// The folder of outside data, where it is present.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("QARI_SHARED").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = named.into_iter().chain([beside]).find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: neither QARI_SHARED nor ../shared is there");
    }
    found
}

/// The folder of fixtures.
fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// `text` set in `face` at 20 px.
fn set(engine: &mut TextEngine, text: &str, face: Face, width_px: f32) -> ParagraphLayout {
    let direction = Direction::of_text(text).unwrap_or_default();
    engine.layout(&Paragraph::new(text, direction, TextStyle::new(face, 20.0)), width_px)
}
