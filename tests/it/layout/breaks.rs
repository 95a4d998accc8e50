//! No line starts where UAX #14 forbids it, except inside a token too long for a line.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use qari::text::{Face, TextEngine};

#[test]
fn no_line_starts_where_it_must_not() {
    let text = std::fs::read_to_string(super::fixtures().join("chromium/paragraphs.txt")).unwrap();
    let segmenter = LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default());
    let mut engine = TextEngine::new();
    for paragraph in text.lines() {
        let allowed: Vec<usize> = segmenter.segment_str(paragraph).collect();
        let unbroken = super::set(&mut engine, paragraph, Face::Amiri, f32::INFINITY);
        for width in (40..=1200).step_by(7) {
            let layout = super::set(&mut engine, paragraph, Face::Amiri, width as f32);
            for start in layout.line_starts() {
                let bytes = paragraph.as_bytes();
                let hyphen = start >= 2
                    && bytes[start - 1] == b'-'
                    && bytes[start - 2].is_ascii_alphanumeric()
                    && bytes[start].is_ascii_digit();
                // The token around the break: what stands between two opportunities.
                let before = allowed.iter().rev().find(|at| **at < start).copied().unwrap_or(0);
                let after = allowed.iter().find(|at| **at > start).copied().unwrap_or(paragraph.len());
                let token = &paragraph[before..after];
                let end = before + token.trim_end().len();
                let inside = unbroken.cells().iter().filter(|cell| (before..end).contains(&(cell.start as usize)));
                let token_px: f32 = inside.map(|cell| cell.right_px - cell.left_px).sum();
                assert!(
                    allowed.contains(&start) || hyphen || token_px > width as f32,
                    "at {width} a line starts inside {token:?}: {}",
                    &paragraph[start..]
                );
            }
        }
    }
}
