//! Lines hold every byte of their paragraph, once.

use qari::article::Direction;
use qari::text::{Affinity, Face, Paragraph, TextEngine, TextStyle};

/// Every paragraph keeps every byte in exactly one line, at any width.
#[test]
fn lines_concatenate_to_the_paragraph() {
    let Some(shared) = super::shared() else { return };
    let text = std::fs::read_to_string(shared.join("data/text/paragraphs.txt")).unwrap();
    let mut engine = TextEngine::new();
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        for width in (40..=1200).step_by(29) {
            for face in [Face::Amiri, Face::Naskh] {
                let layout = super::set(&mut engine, paragraph, face, width as f32);
                let mut at = 0;
                for line in layout.lines() {
                    assert_eq!(line.range.start, at);
                    at = line.range.end;
                    let mut cells: Vec<_> = layout.line_cells(line).iter().map(qari::text::PlacedCell::range).collect();
                    cells.sort_by_key(|cell| cell.start);
                    let mut covered = line.range.start;
                    for cell in cells {
                        assert_eq!(cell.start, covered, "cells cover the line without gap or overlap");
                        covered = cell.end;
                    }
                    assert_eq!(covered, line.range.end);
                }
                assert_eq!(at, paragraph.len());
            }
        }
    }
}

#[test]
fn an_empty_paragraph_has_one_line_and_a_caret() {
    let mut engine = TextEngine::new();
    let layout = engine.layout(&Paragraph::new("", Direction::Rtl, TextStyle::new(Face::Amiri, 20.0)), 300.0);
    assert_eq!(layout.lines().len(), 1);
    let caret = layout.caret(0, Affinity::Downstream);
    assert!((caret.x_px - 300.0).abs() < 0.01, "right to left starts at the right edge");
}
