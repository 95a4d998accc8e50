//! From lines of units to placed glyphs and cells: reordering, alignment, baselines, subpixel bins.

use std::ops::Range;

use super::direction::base_level;
use super::display::Display;
use super::fonts::VerticalMetrics;
use super::layout::{GlyphKey, Line, ParagraphLayout, PlacedCell, PlacedGlyph};
use super::lines::LineUnits;
use super::reorder::{line_levels, visual_order};
use super::style::{Align, TextStyle};
use super::unit::{Unit, UnitKind};
use crate::article::Direction;

/// What holds for every line of the paragraph.
pub(super) struct Placer<'a> {
    pub(super) display: &'a Display<'a>,
    pub(super) direction: Direction,
    pub(super) align: Align,
    pub(super) style: TextStyle,
    pub(super) metrics: VerticalMetrics,
    pub(super) layout: ParagraphLayout,
}

impl Placer<'_> {
    /// Adds a line below the last one.
    pub(super) fn add_line(&mut self, units: &[Unit], line: &LineUnits, range: Range<usize>) {
        let line_height = self.style.line_height_px;
        let top_px = self.layout.lines.len() as f32 * line_height;
        let font_height = (self.metrics.ascent_em + self.metrics.descent_em) * self.style.size_px;
        let above = (line_height - font_height) / 2.0 + self.metrics.ascent_em * self.style.size_px;
        let baseline_px = (top_px + above).round();
        let content = units.get(line.units.start..line.content_end).unwrap_or(&[]);
        let all = units.get(line.units.clone()).unwrap_or(&[]);
        let content_px: f32 = content.iter().map(|unit| unit.advance_px).sum();
        let hanging_px: f32 = all.iter().map(|unit| unit.advance_px).sum::<f32>() - content_px;
        let left_px = self.content_left(content_px);
        let levels = line_levels(all.iter().map(|unit| (unit.trailing, unit.level)), base_level(self.direction));
        // Hanging white space has the base level, so it stands beyond the end edge of the content.
        let mut pen = if self.direction.is_rtl() { left_px - hanging_px } else { left_px };
        let (glyphs, cells) = (self.layout.glyphs.len(), self.layout.cells.len());
        for index in visual_order(&levels) {
            let Some(unit) = all.get(index) else { continue };
            self.add_unit(unit, pen, baseline_px);
            pen += unit.advance_px;
        }
        self.layout.lines.push(Line {
            range,
            top_px,
            baseline_px,
            bottom_px: top_px + line_height,
            left_px,
            right_px: left_px + content_px,
            last: line.last,
            glyphs: glyphs..self.layout.glyphs.len(),
            cells: cells..self.layout.cells.len(),
        });
    }

    /// Where the content of a line starts on the left.
    fn content_left(&self, content_px: f32) -> f32 {
        let slack = self.layout.width_px - content_px;
        match (self.align, self.direction) {
            (Align::Centre, _) => (slack / 2.0).max(0.0),
            (Align::Start, Direction::Ltr) | (Align::End, Direction::Rtl) => 0.0,
            (Align::Start, Direction::Rtl) | (Align::End, Direction::Ltr) => slack,
        }
    }

    fn source(&self, shown: usize) -> u32 {
        u32::try_from(self.display.source_from_shown(shown)).unwrap_or(u32::MAX)
    }

    fn add_unit(&mut self, unit: &Unit, pen: f32, baseline_px: f32) {
        let size = self.style.size_px;
        let rtl = unit.level.is_rtl();
        if unit.word.is_none() || unit.kind == UnitKind::Control {
            let (start, end) = (self.source(unit.range.start), self.source(unit.range.end));
            self.layout.cells.push(PlacedCell { start, end, left_px: pen, right_px: pen + unit.advance_px, rtl });
            return;
        }
        let left_em = unit.left_em();
        let stretched = unit.kind != UnitKind::Word;
        for cell in unit.cells() {
            let start = self.source(unit.word_start + usize::from(cell.start));
            let end = self.source(unit.word_start + usize::from(cell.end));
            let left_px = pen + (cell.left_em - left_em) * size;
            let right_px = if stretched { pen + unit.advance_px } else { pen + (cell.right_em - left_em) * size };
            self.layout.cells.push(PlacedCell { start, end, left_px, right_px, rtl });
        }
        if stretched {
            return;
        }
        for glyph in unit.glyphs() {
            let (x_px, bin) = quantise(pen + (glyph.left_em - left_em + glyph.offset_em.0) * size);
            let (bin_px, ink) = (f32::from(bin) / 4.0, glyph.ink);
            self.layout.glyphs.push(PlacedGlyph {
                key: GlyphKey { font: glyph.font, glyph: glyph.id, size_bits: size.to_bits(), bin },
                x_px,
                y_px: floor(baseline_px - glyph.offset_em.1 * size + 0.5),
                ink_left_px: floor(bin_px + ink.left_em * size) as i16,
                ink_right_px: -floor(-bin_px - ink.right_em * size) as i16,
                ink_top_px: floor(-ink.top_em * size) as i16,
                ink_bottom_px: -floor(ink.bottom_em * size) as i16,
                start: self.source(unit.word_start + usize::from(glyph.cluster)),
                end: self.source(unit.word_start + usize::from(glyph.cluster_end)),
            });
        }
    }
}

/// Whole pixels and the nearest quarter of a pixel beyond them.
fn quantise(x: f32) -> (i32, u8) {
    let quarters = floor(x * 4.0 + 0.5);
    (quarters >> 2, u8::try_from(quarters & 3).unwrap_or(0))
}

/// The greatest integer that is not above `x`. `f32::floor` is a function call where the processor's own instruction may not
/// be assumed, and every glyph needs six.
fn floor(x: f32) -> i32 {
    let truncated = x as i32;
    truncated.saturating_sub(i32::from(truncated as f32 > x))
}

#[cfg(test)]
mod tests {
    use super::{floor, quantise};

    #[test]
    fn positions_fall_into_quarters() {
        assert_eq!(quantise(3.0), (3, 0));
        assert_eq!(quantise(3.3), (3, 1));
        assert_eq!(quantise(3.9), (4, 0));
        assert_eq!(quantise(-0.3), (-1, 3));
    }

    #[test]
    fn floors_are_below() {
        for x in [0.0, 0.9, -0.1, -1.0, 7.5, -7.5, 1e6, f32::NAN] {
            assert_eq!(floor(x), x.floor() as i32, "{x}");
        }
    }
}
