//! Lines, glyphs and geometry against outside truth and against laws of their own.

mod article;
mod breaks;
mod chromium;
mod geometry;
mod harfbuzz;
mod hostile;
mod hyphen;
mod justify;
mod lines;
mod raster;
mod shaping;
mod table;

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

/// The paragraphs of the annotated articles, without their annotation: `[[kind:words=name|value]]` is the words.
pub(crate) fn articles() -> Vec<String> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(fixtures().join("gold")).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let text: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let plain = |line: &str| {
        let (mut plain, mut rest) = (String::new(), line);
        while let Some((before, marked)) = rest.split_once("[[") {
            let (mark, after) = marked.split_once("]]").unwrap();
            let words = mark.split_once(':').map_or(mark, |(_, words)| words);
            plain.push_str(before);
            plain.push_str(words.split(['=', '|']).next().unwrap());
            rest = after;
        }
        plain + rest
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(plain).collect()
}
