//! Scrolling: a bar in a strip of its own (it never lies on the text), the wheel, and marks beside the thumb.
//!
//! Offsets are `f64` points from the top of the content: a long article is millions of points high, where `f32` would
//! stutter. In a right-to-left window the strip stands on the left; the caller chooses its place.

use eframe::egui::accesskit::{Action, Orientation};
use eframe::egui::{Color32, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::Palette;

/// The least height of the thumb, in points.
const THUMB: f32 = 32.0;

/// A bar to draw and to drag.
pub struct ScrollBar<'a> {
    /// What the pointer and assistive technology know it by.
    pub id: Id,
    /// Its strip on the screen.
    pub strip: Rect,
    /// Height of the content, in points.
    pub content_pt: f64,
    /// Height of the part that is seen, in points.
    pub seen_pt: f64,
    /// Its accessible name.
    pub name: &'a str,
    /// Where something lies, as a share of the content from 0 to 1, and its colour.
    pub marks: &'a [(f64, Color32)],
}

impl ScrollBar<'_> {
    /// The furthest offset.
    #[must_use]
    pub fn limit(&self) -> f64 {
        (self.content_pt - self.seen_pt).max(0.0)
    }

    /// Draws the bar at `offset`; the new offset where the reader moved it.
    pub fn show(&self, ui: &Ui, palette: &Palette, offset: f64) -> Option<f64> {
        self.paint_marks(ui, palette);
        let limit = self.limit();
        if limit <= 0.0 {
            return None;
        }
        let response = ui.interact(self.strip, self.id, Sense::CLICK | Sense::DRAG);
        let height = f64::from(self.strip.height());
        let thumb_height = (height * self.seen_pt / self.content_pt).max(f64::from(THUMB)).min(height);
        let travel = (height - thumb_height).max(1.0);
        let thumb_top = f64::from(self.strip.top()) + travel * (offset / limit).clamp(0.0, 1.0);
        let mut moved = None;
        if let Some(pointer) = response.interact_pointer_pos() {
            let y = f64::from(pointer.y);
            if response.drag_started() || response.clicked() {
                let inside = (thumb_top..=thumb_top + thumb_height).contains(&y);
                let grip = if inside { y - thumb_top } else { thumb_height / 2.0 };
                ui.data_mut(|data| data.insert_temp(self.id, grip));
            }
            if response.dragged() || response.clicked() {
                let grip = ui.data(|data| data.get_temp(self.id)).unwrap_or(thumb_height / 2.0);
                moved = Some(((y - grip - f64::from(self.strip.top())) / travel * limit).clamp(0.0, limit));
            }
        }
        let step = self.seen_pt * 0.9;
        for (action, by) in [(Action::Increment, step), (Action::Decrement, -step)] {
            if ui.input(|input| input.has_accesskit_action_request(self.id, action)) {
                moved = Some((offset + by).clamp(0.0, limit));
            }
        }
        let active = response.hovered() || response.dragged();
        let width = if active { 8.0 } else { 5.0 };
        let colour = if active { palette.ink2 } else { palette.ink3.gamma_multiply(0.55) };
        let thumb = Rect::from_center_size(
            pos2(self.strip.center().x, (thumb_top + thumb_height / 2.0) as f32),
            vec2(width, thumb_height as f32 - 4.0),
        );
        ui.painter().rect(thumb, width / 2.0, colour, Stroke::NONE, StrokeKind::Inside);
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, self.name));
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_orientation(Orientation::Vertical);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(limit);
            node.set_numeric_value(offset);
            node.add_action(Action::Increment);
            node.add_action(Action::Decrement);
        });
        moved
    }

    fn paint_marks(&self, ui: &Ui, palette: &Palette) {
        // Marks that fall on one another show as one, and dense ones as a comb rather than a wall.
        let mut last = f32::NEG_INFINITY;
        for &(share, colour) in self.marks {
            let y = self.strip.top() + 3.0 + (self.strip.height() - 6.0) * share as f32;
            if y - last < 3.5 {
                continue;
            }
            last = y;
            let mark = Rect::from_center_size(pos2(self.strip.center().x, y), vec2(self.strip.width() - 4.0, 2.0));
            ui.painter().rect_filled(mark, 1.0, colour);
        }
        if !self.marks.is_empty() {
            let edge = self.strip.right();
            ui.painter().vline(edge, self.strip.y_range(), Stroke::new(1.0, palette.line));
        }
    }
}

/// How far the wheel moved the content under the pointer in this frame, in points, downwards; 0 where the pointer is not over
/// `area` on this layer. Takes the movement, so that nothing below scrolls too.
#[must_use]
pub fn wheel(ui: &Ui, area: Rect) -> f64 {
    if !ui.ctx().rect_contains_pointer(ui.layer_id(), area) {
        return 0.0;
    }
    let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
    f64::from(-delta)
}
