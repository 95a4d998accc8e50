//! Right and left as *start* and *end*: the one place where the window's direction becomes coordinates.
//!
//! Views hand out space from the start or the end of a row; in a right-to-left window the start is on the right.

use eframe::egui::{Align, Pos2, Rect, pos2, vec2};

/// A strip of the screen from which space is handed out.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    rest: Rect,
    rtl: bool,
}

impl Row {
    /// All of `rect`, read from the right where `rtl`.
    #[must_use]
    pub fn new(rect: Rect, rtl: bool) -> Self {
        Self { rest: rect, rtl }
    }

    /// The next `width` points from where reading starts.
    pub fn start(&mut self, width: f32) -> Rect {
        self.cut(width, self.rtl)
    }

    /// The next `width` points from where reading ends.
    pub fn end(&mut self, width: f32) -> Rect {
        self.cut(width, !self.rtl)
    }

    /// What is left.
    #[must_use]
    pub fn rest(&self) -> Rect {
        self.rest
    }

    fn cut(&mut self, width: f32, from_right: bool) -> Rect {
        let width = width.min(self.rest.width()).max(0.0);
        let mut cut = self.rest;
        if from_right {
            cut.min.x = self.rest.max.x - width;
            self.rest.max.x = cut.min.x;
        } else {
            cut.max.x = self.rest.min.x + width;
            self.rest.min.x = cut.max.x;
        }
        cut
    }
}

/// The side on which reading starts.
#[must_use]
pub fn start_align(rtl: bool) -> Align {
    if rtl { Align::Max } else { Align::Min }
}

/// The side on which reading ends.
#[must_use]
pub fn end_align(rtl: bool) -> Align {
    start_align(!rtl)
}

/// A box of `width` by `height` points that hangs from `anchor` by its top start corner.
#[must_use]
pub fn hang(anchor: Pos2, width: f32, height: f32, rtl: bool) -> Rect {
    let left = if rtl { anchor.x - width } else { anchor.x };
    Rect::from_min_size(pos2(left, anchor.y), vec2(width, height))
}

/// `rect` moved, not shrunk, so that it lies inside `bounds` where it can.
#[must_use]
pub fn inside(rect: Rect, bounds: Rect) -> Rect {
    let x = rect.min.x.min(bounds.max.x - rect.width()).max(bounds.min.x);
    let y = rect.min.y.min(bounds.max.y - rect.height()).max(bounds.min.y);
    Rect::from_min_size(pos2(x, y), rect.size())
}

#[cfg(test)]
mod tests {
    use super::{Rect, Row, inside, pos2};

    #[test]
    fn start_is_right_in_a_right_to_left_row() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 10.0));
        let mut row = Row::new(rect, true);
        assert_eq!(row.start(30.0).x_range(), eframe::egui::Rangef::new(70.0, 100.0));
        assert_eq!(row.end(20.0).x_range(), eframe::egui::Rangef::new(0.0, 20.0));
        assert_eq!(row.start(500.0).x_range(), eframe::egui::Rangef::new(20.0, 70.0));
        let mut row = Row::new(rect, false);
        assert_eq!(row.start(30.0).x_range(), eframe::egui::Rangef::new(0.0, 30.0));
    }

    #[test]
    fn a_card_stays_on_the_screen() {
        let bounds = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0));
        let card = Rect::from_min_max(pos2(90.0, -5.0), pos2(120.0, 25.0));
        assert_eq!(inside(card, bounds), Rect::from_min_max(pos2(70.0, 0.0), pos2(100.0, 30.0)));
    }
}
