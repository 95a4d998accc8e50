//! A block on the screen: its place, the pieces of a range in it, what a point hits, where a caret stands.

use std::ops::Range;

use eframe::egui::{Pos2, Rect, pos2, vec2};

use super::page::Column;
use super::selection::{Pointed, Spot};
use crate::article::{Article, TextRange};
use crate::text::{self, ParagraphLayout, PlacedBlock};

/// The air between a tint and the lines above and below, as a share of the line's height.
const AIR: f32 = 0.045;
/// What a tint and its rule take below the deepest ink of a line, in points: the rule, and air over it.
const FOOT: f32 = 4.0;
/// The most room that a tint takes beside its word, in points.
const BESIDE: f32 = 2.0;

/// A block on the screen.
pub struct Seen<'a> {
    /// Its place in the article.
    pub index: usize,
    /// Its bytes; of an over-long block those of the slice that is seen, of a row those of the cell.
    pub range: TextRange,
    /// Its layout; positions are relative to the left top of `text`.
    pub layout: &'a ParagraphLayout,
    /// Whether it reads from the right: as it was read, or as the reader set it.
    pub rtl: bool,
    /// Where its text goes, in points: the column less its indents.
    pub text: Rect,
    /// Bytes of the row that it is a cell of; elsewhere its own.
    pub row: TextRange,
    /// The whole width of the column at its height, or that of its row, in points.
    pub frame: Rect,
    words: &'a str,
    scale: f32,
}

impl<'a> Seen<'a> {
    /// A laid-out block whose upper edge is at `top` of the screen.
    #[must_use]
    pub fn new(block: &PlacedBlock<'a>, article: &'a Article, column: &Column, top: f32) -> Self {
        let scale = column.scale;
        let size = vec2(block.layout.width_px, block.layout.height_px) / scale;
        let left = column.rect.left() + block.left_px / scale;
        Self {
            index: block.index,
            range: block.range,
            layout: block.layout,
            rtl: block.layout.direction.is_rtl(),
            text: Rect::from_min_size(pos2(left, top), size),
            row: block.row,
            frame: Rect::from_min_size(
                pos2(column.rect.left(), top),
                vec2(column.rect.width(), block.row_height_px / scale),
            ),
            words: article.slice(block.range),
            scale,
        }
    }
}

impl Seen<'_> {
    /// What selecting `range` (bytes of the article) covers here, as high as the lines and as wide as the advances.
    #[must_use]
    pub fn rects(&self, range: TextRange) -> Vec<Rect> {
        let mut joined = Vec::new();
        for (line, local) in self.lines_of(range) {
            for rect in self.layout.rects(local) {
                // White space that hangs at a break belongs to the range but not to the picture of it.
                let (left_px, right_px) = (rect.left_px.max(line.left_px), rect.right_px.min(line.right_px));
                if left_px < right_px {
                    join(&mut joined, self.on_screen(text::Rect { left_px, right_px, ..rect }));
                }
            }
        }
        joined
    }

    /// The tint under `range`. In height it takes the line less the air between lines, and more where a mark reaches out: on the
    /// ground of a selected word it would be paper on paper. Its foot has one height for the whole line. In width it takes the ink,
    /// and a little more where the neighbours leave room, so that no letter beside the words is covered.
    #[must_use]
    pub fn tints(&self, range: TextRange) -> Vec<Rect> {
        let mut joined = Vec::new();
        for (line, local) in self.lines_of(range) {
            let Some(local) = self.without_spaces(local) else { continue };
            let air_px = ((line.bottom_px - line.top_px) * AIR).round();
            let foot_px = self.foot_px(line, air_px);
            for rect in self.layout.ink_rects(local.clone()) {
                let (left, right) = self.room_beside(line, &local, rect);
                let tint = text::Rect {
                    left_px: rect.left_px - left,
                    top_px: (line.top_px + air_px).min(rect.top_px - 1.0),
                    right_px: rect.right_px + right,
                    bottom_px: foot_px,
                };
                join(&mut joined, self.on_screen(tint));
            }
        }
        joined
    }

    /// The ink of the lines below that reaches into the feet of these tints, where a rule would cut it.
    #[must_use]
    pub fn ink_at_feet(&self, tints: &[Rect]) -> Vec<Rect> {
        let mut reaching = Vec::new();
        for tint in tints {
            let line = self.layout.line_at((tint.center().y - self.text.top()) * self.scale);
            let Some(below) = self.layout.lines().get(line + 1) else { continue };
            let ink = self.layout.line_glyphs(below).iter().filter_map(text::PlacedGlyph::ink_rect);
            reaching.extend(ink.map(|ink| self.on_screen(ink)).filter(|ink| ink.top() < tint.bottom() + 1.0));
        }
        reaching
    }

    /// What is at a point of the screen, or nearest to it.
    #[must_use]
    pub fn pointed(&self, at: Pos2) -> Option<Pointed> {
        let local = (at - self.text.min) * self.scale;
        let hit = self.layout.hit(local.x, local.y);
        let start = self.range.start;
        let spot = Spot { offset: start + u32::try_from(hit.offset).ok()?, affinity: hit.affinity };
        Some(Pointed { spot, letter: start + u32::try_from(hit.cell.start).ok()? })
    }

    /// Where a caret stands, as a line without width, and whether the text there reads from the right.
    #[must_use]
    pub fn caret(&self, spot: Spot) -> Option<(Rect, bool)> {
        if !(self.range.start..=self.range.end).contains(&spot.offset) {
            return None;
        }
        let caret = self.layout.caret((spot.offset - self.range.start) as usize, spot.affinity);
        let at = |y_px: f32| self.text.min + vec2(caret.x_px, y_px) / self.scale;
        Some((Rect::from_min_max(at(caret.top_px), at(caret.bottom_px)), caret.rtl))
    }

    /// The parts of `range` line by line, in bytes of the block.
    fn lines_of(&self, range: TextRange) -> impl Iterator<Item = (&text::Line, Range<usize>)> {
        let inside = range.intersection(self.range).unwrap_or_default();
        let local = inside.start.saturating_sub(self.range.start) as usize;
        let local = local..local + inside.len() as usize;
        let first = self.layout.lines().partition_point(|line| line.range.end <= local.start);
        let lines = self.layout.lines().get(first..).unwrap_or(&[]).iter();
        let end = local.end;
        lines
            .take_while(move |line| line.range.start < end)
            .map(move |line| (line, line.range.start.max(local.start)..line.range.end.min(local.end)))
    }

    /// Where the tints of a line end: its foot less the air, lower where ink would stand on their rules.
    fn foot_px(&self, line: &text::Line, air_px: f32) -> f32 {
        let ink = self.layout.line_glyphs(line).iter().filter_map(text::PlacedGlyph::ink_rect);
        let deepest_px = ink.map(|ink| ink.bottom_px).fold(line.top_px, f32::max);
        (line.bottom_px - air_px).max(deepest_px + (FOOT * self.scale).ceil())
    }

    /// The part without the white space at its ends.
    fn without_spaces(&self, part: Range<usize>) -> Option<Range<usize>> {
        let words = self.words.get(part.clone())?;
        let start = part.start + (words.len() - words.trim_start().len());
        let end = part.start + words.trim_end().len();
        (start < end).then_some(start..end)
    }

    /// How far a tint may reach beyond the ink of its words to the left and to the right, in pixels: up to the ink of their
    /// neighbours in the line.
    fn room_beside(&self, line: &text::Line, local: &Range<usize>, rect: text::Rect) -> (f32, f32) {
        let most = BESIDE * self.scale;
        let middle = f32::midpoint(rect.left_px, rect.right_px);
        let (mut left, mut right) = (most, most);
        let beside = self.layout.line_glyphs(line).iter().filter(|glyph| !local.contains(&(glyph.start as usize)));
        for ink in beside.filter_map(text::PlacedGlyph::ink_rect) {
            if f32::midpoint(ink.left_px, ink.right_px) < middle {
                left = left.min(rect.left_px - ink.right_px);
            } else {
                right = right.min(ink.left_px - rect.right_px);
            }
        }
        (left.max(0.0), right.max(0.0))
    }

    fn on_screen(&self, rect: text::Rect) -> Rect {
        let corner = self.text.min + vec2(rect.left_px, rect.top_px) / self.scale;
        Rect::from_min_size(corner, vec2(rect.width_px(), rect.height_px()) / self.scale)
    }
}

/// Adds a piece, joined with the last one where the two lie side by side on one line.
fn join(pieces: &mut Vec<Rect>, piece: Rect) {
    let touches = |last: &Rect| {
        // Pieces of one line may differ in height, but share more than half of it.
        let on_one_line = last.y_range().contains(piece.center().y);
        on_one_line && last.left() <= piece.right() + 1.0 && piece.left() <= last.right() + 1.0
    };
    match pieces.last_mut().filter(|last| touches(last)) {
        Some(last) => *last = last.union(piece),
        None => pieces.push(piece),
    }
}
