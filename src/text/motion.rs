//! Where a caret goes: by what is seen (left, right, up, down, the ends of the line), over finished layouts.

use super::geometry::Affinity;
use super::layout::{Line, ParagraphLayout, PlacedCell};

/// A direction on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Towards {
    /// To the left, into the next line of right-to-left text.
    Left,
    /// To the right, into the line before.
    Right,
    /// To the line above.
    Up,
    /// To the line below.
    Down,
}

/// A caret position: an offset in bytes and the neighbour that it belongs to.
pub type Stop = (usize, Affinity);

impl ParagraphLayout {
    /// The caret position one step away; `None` at the paragraph's edge, where the neighbouring paragraph takes over.
    ///
    /// `goal_x_px` is where vertical motion would like to stand: the x at which it began.
    #[must_use]
    pub fn step(&self, from: Stop, towards: Towards, goal_x_px: f32) -> Option<Stop> {
        let caret = self.caret(from.0, from.1);
        match towards {
            Towards::Left | Towards::Right => self.sideways(caret.line, caret.x_px, towards),
            Towards::Up => self.vertical(caret.line.checked_sub(1)?, goal_x_px),
            Towards::Down => self.vertical(caret.line + 1, goal_x_px),
        }
    }

    /// The first and the last caret position of the line that holds a caret.
    #[must_use]
    pub fn line_ends(&self, at: Stop) -> (Stop, Stop) {
        let Some(line) = self.lines.get(self.line_of(at.0, at.1)) else {
            return ((0, Affinity::Downstream), (0, Affinity::Downstream));
        };
        ((line.range.start, Affinity::Downstream), (self.visible_end(line), Affinity::Upstream))
    }

    /// The end of a line before the white space that hangs there; of the paragraph's last line, its very end.
    fn visible_end(&self, line: &Line) -> usize {
        if line.last {
            return line.range.end;
        }
        let inside = |cell: &&PlacedCell| cell.right_px > line.left_px + 0.01 && cell.left_px < line.right_px - 0.01;
        let end = self.line_cells(line).iter().filter(inside).map(|cell| cell.end as usize).max();
        end.unwrap_or(line.range.end)
    }

    fn vertical(&self, line: usize, goal_x_px: f32) -> Option<Stop> {
        let line = self.lines.get(line)?;
        let hit = self.hit(goal_x_px, f32::midpoint(line.top_px, line.bottom_px));
        Some((hit.offset, hit.affinity))
    }

    fn sideways(&self, index: usize, x_px: f32, towards: Towards) -> Option<Stop> {
        const NEAR_PX: f32 = 0.01;
        let line = self.lines.get(index)?;
        let column = self.width_px.max(self.content_width_px);
        let seen = self.line_cells(line).iter().filter(|cell| {
            cell.right_px - cell.left_px > NEAR_PX && cell.left_px > -NEAR_PX && cell.right_px < column + NEAR_PX
        });
        let left = towards == Towards::Left;
        let beside = if left {
            seen.filter(|cell| cell.right_px <= x_px + NEAR_PX).max_by(|a, b| a.right_px.total_cmp(&b.right_px))
        } else {
            seen.filter(|cell| cell.left_px >= x_px - NEAR_PX).min_by(|a, b| a.left_px.total_cmp(&b.left_px))
        };
        if let Some(cell) = beside {
            // The far edge of the cell: where reading leaves it, or enters it when the step goes against reading.
            let leaves = left == cell.rtl;
            let (offset, affinity) =
                if leaves { (cell.end, Affinity::Upstream) } else { (cell.start, Affinity::Downstream) };
            return Some((offset as usize, affinity));
        }
        let onwards = left == self.direction.is_rtl();
        let next = if onwards { index + 1 } else { index.checked_sub(1)? };
        let next = self.lines.get(next)?;
        Some(if onwards {
            (next.range.start, Affinity::Downstream)
        } else {
            (self.visible_end(next), Affinity::Upstream)
        })
    }
}
