//! Questions to a layout: where is this range, what is at this point, where does the caret stand. Reads only: no question
//! ever shapes or lays out anything.

use std::ops::Range;

use super::layout::{Line, ParagraphLayout, PlacedCell};

/// A rectangle in physical pixels, y down.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left_px: f32,
    /// Upper edge.
    pub top_px: f32,
    /// Right edge.
    pub right_px: f32,
    /// Lower edge.
    pub bottom_px: f32,
}

impl Rect {
    /// Width in physical pixels.
    #[must_use]
    pub fn width_px(&self) -> f32 {
        self.right_px - self.left_px
    }

    /// Height in physical pixels.
    #[must_use]
    pub fn height_px(&self) -> f32 {
        self.bottom_px - self.top_px
    }

    /// Whether the point lies inside; left and upper edges belong to the rectangle.
    #[must_use]
    pub fn contains(&self, x_px: f32, y_px: f32) -> bool {
        self.left_px <= x_px && x_px < self.right_px && self.top_px <= y_px && y_px < self.bottom_px
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            left_px: self.left_px.min(other.left_px),
            top_px: self.top_px.min(other.top_px),
            right_px: self.right_px.max(other.right_px),
            bottom_px: self.bottom_px.max(other.bottom_px),
        }
    }

    /// The part between two x.
    fn between(self, left_px: f32, right_px: f32) -> Self {
        Self { left_px: self.left_px.max(left_px), right_px: self.right_px.min(right_px), ..self }
    }

    /// The rectangle moved right and down.
    #[must_use]
    pub fn translated(self, dx_px: f32, dy_px: f32) -> Self {
        Self {
            left_px: self.left_px + dx_px,
            top_px: self.top_px + dy_px,
            right_px: self.right_px + dx_px,
            bottom_px: self.bottom_px + dy_px,
        }
    }
}

/// Which of the two neighbours of an offset a caret belongs to, where they are not neighbours on the screen: at a line
/// break, or where the direction changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// The character before the offset.
    Upstream,
    /// The character after the offset.
    #[default]
    Downstream,
}

/// What is at a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The caret position nearest to the point, in bytes.
    pub offset: usize,
    /// The side of the offset that the point is on.
    pub affinity: Affinity,
    /// The bytes of the cell under the point, or of the nearest one in the line.
    pub cell: Range<usize>,
    /// Whether the point lies in the cell and not merely near it.
    pub inside: bool,
}

/// Where a caret stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Caret {
    /// Its x in physical pixels.
    pub x_px: f32,
    /// Upper end.
    pub top_px: f32,
    /// Lower end.
    pub bottom_px: f32,
    /// Index of its line.
    pub line: usize,
    /// Whether the text at the caret runs right to left.
    pub rtl: bool,
}

impl ParagraphLayout {
    /// The rectangles of a range of bytes: in each line one for each visually separate part, from left to right.
    ///
    /// They are as high as the line and as wide as the advances; a letter that the range touches counts whole. White space
    /// that hangs beyond the column is not shown.
    #[must_use]
    pub fn rects(&self, range: Range<usize>) -> Vec<Rect> {
        let first = self.lines.partition_point(|line| line.range.end <= range.start);
        let lines = self.lines.get(first..).unwrap_or(&[]).iter();
        let mut rects = Vec::new();
        for line in lines.take_while(|line| line.range.start < range.end) {
            let mut current: Option<Rect> = None;
            for cell in self.line_cells(line) {
                let touched = (cell.start as usize) < range.end && range.start < cell.end as usize;
                if !touched {
                    rects.extend(current.take());
                    continue;
                }
                let rect = current.get_or_insert(Rect {
                    left_px: cell.left_px,
                    top_px: line.top_px,
                    right_px: cell.left_px,
                    bottom_px: line.bottom_px,
                });
                rect.right_px = cell.right_px.max(rect.right_px);
            }
            rects.extend(current);
        }
        // What hangs is beyond the content but not beyond the column.
        for rect in &mut rects {
            rect.left_px = rect.left_px.max(0.0);
            rect.right_px = rect.right_px.min(self.width_px.max(self.content_width_px));
        }
        rects.retain(|rect| rect.right_px > rect.left_px);
        rects
    }

    /// The rectangles of a range, each as wide as its letters and their ink, which may reach beyond their advances (the tail
    /// of a waw, the stroke of a kaf), and as high as the ink alone, dots and harakat included: what a tint has to cover and a
    /// rule must not cut. Without ink (spaces) a rectangle is as high as its line.
    #[must_use]
    pub fn ink_rects(&self, range: Range<usize>) -> Vec<Rect> {
        let mut rects = self.rects(range.clone());
        for rect in &mut rects {
            let Some(line) = self.lines.get(self.line_at(f32::midpoint(rect.top_px, rect.bottom_px))) else { continue };
            let ink = self.line_glyphs(line).iter().filter_map(|glyph| {
                let touched = (glyph.start as usize) < range.end && range.start < glyph.end as usize;
                let ink = glyph.ink_rect().filter(|_| touched)?;
                // Of another visual part of the range the ink lies elsewhere.
                let here = ink.left_px < rect.right_px && rect.left_px < ink.right_px;
                // A ligature that the range holds only in part is divided at the rectangle's edge.
                let whole = range.start <= glyph.start as usize && glyph.end as usize <= range.end;
                here.then(|| if whole { ink } else { ink.between(rect.left_px, rect.right_px) })
            });
            if let Some(ink) = ink.reduce(Rect::union) {
                (rect.left_px, rect.right_px) = (rect.left_px.min(ink.left_px), rect.right_px.max(ink.right_px));
                (rect.top_px, rect.bottom_px) = (ink.top_px, ink.bottom_px);
            }
        }
        rects
    }

    /// The line at a height; above the first it is the first, below the last the last.
    #[must_use]
    pub fn line_at(&self, y_px: f32) -> usize {
        let after = self.lines.partition_point(|line| line.bottom_px <= y_px);
        after.min(self.lines.len().saturating_sub(1))
    }

    /// What is at the point, or nearest to it in the line at its height.
    #[must_use]
    pub fn hit(&self, x_px: f32, y_px: f32) -> Hit {
        let Some(line) = self.lines.get(self.line_at(y_px)) else {
            return Hit { offset: 0, affinity: Affinity::Downstream, cell: 0..0, inside: false };
        };
        let cells = self.line_cells(line);
        let visible = cells.iter().filter(|cell| cell.right_px > cell.left_px);
        let distance = |cell: &PlacedCell| (cell.left_px - x_px).max(x_px - cell.right_px).max(0.0);
        let nearest = visible.min_by(|a, b| {
            // At a shared edge the right cell wins, as left edges belong to their cell.
            distance(a).total_cmp(&distance(b)).then(b.left_px.total_cmp(&a.left_px))
        });
        let Some(cell) = nearest else {
            let at = line.range.start;
            return Hit { offset: at, affinity: Affinity::Downstream, cell: at..at, inside: false };
        };
        let leading = (x_px < (cell.left_px + cell.right_px) / 2.0) != cell.rtl;
        let inside = distance(cell) <= 0.0 && line.top_px <= y_px && y_px < line.bottom_px;
        let (offset, affinity) =
            if leading { (cell.start, Affinity::Downstream) } else { (cell.end, Affinity::Upstream) };
        Hit { offset: offset as usize, affinity, cell: cell.range(), inside }
    }

    /// The index of the line that a caret at `offset` is in.
    #[must_use]
    pub fn line_of(&self, offset: usize, affinity: Affinity) -> usize {
        let after = self.lines.partition_point(|line| line.range.start <= offset);
        let line = after.saturating_sub(1);
        let starts_here = self.lines.get(line).is_some_and(|line| line.range.start == offset);
        // A caret after the last letter of a wrapped line belongs to that line, not to the next line's start.
        let wrapped = line > 0 && self.lines.get(line - 1).is_some_and(|before| before.range.end == offset);
        if starts_here && wrapped && affinity == Affinity::Upstream { line - 1 } else { line }
    }

    /// Where the caret stands at a byte offset. Offsets inside a letter count as its start, those past the end as the end.
    #[must_use]
    pub fn caret(&self, offset: usize, affinity: Affinity) -> Caret {
        let index = self.line_of(offset, affinity);
        let Some(line) = self.lines.get(index) else {
            return Caret { x_px: 0.0, top_px: 0.0, bottom_px: self.height_px, line: 0, rtl: self.direction.is_rtl() };
        };
        let cells = self.line_cells(line);
        let after = cells.iter().find(|cell| cell.range().contains(&offset));
        let before = cells.iter().find(|cell| cell.end as usize == offset && cell.start < cell.end);
        let edge = match (affinity, before, after) {
            (Affinity::Upstream, Some(cell), _) | (Affinity::Downstream, Some(cell), None) => {
                Some((cell.trailing_px(), cell.rtl))
            }
            (_, _, Some(cell)) => Some((cell.leading_px(), cell.rtl)),
            (_, None, None) => None,
        };
        let (x_px, rtl) = edge.unwrap_or_else(|| self.empty_edge(line, offset));
        // A caret never leaves the column with the white space that hangs there.
        let x_px = x_px.clamp(0.0, self.width_px.max(self.content_width_px));
        Caret { x_px, top_px: line.top_px, bottom_px: line.bottom_px, line: index, rtl }
    }

    /// The edge for an offset without a cell: the start of an empty line, or the end of the last one.
    fn empty_edge(&self, line: &Line, offset: usize) -> (f32, bool) {
        let rtl = self.direction.is_rtl();
        let at_start = offset <= line.range.start;
        (if rtl == at_start { line.right_px } else { line.left_px }, rtl)
    }

    /// The smallest rectangle around a whole line's content.
    #[must_use]
    pub fn line_rect(&self, index: usize) -> Option<Rect> {
        self.lines.get(index).map(|line| Rect {
            left_px: line.left_px,
            top_px: line.top_px,
            right_px: line.right_px,
            bottom_px: line.bottom_px,
        })
    }
}
