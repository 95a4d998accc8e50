//! The shapes behind and under words: tints, rules in a form of their own for each kind, selections, found words.
//!
//! A mention that goes on in the next line keeps its tint open at the break: only its true ends are rounded.

use eframe::egui::epaint::CornerRadiusF32;
use eframe::egui::{Color32, Painter, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::extract::EntityKind;
use crate::ui::theme::radius;

/// Thickness of a rule.
const RULE: f32 = 2.0;

/// The tints of a mention on the screen, in text order, one or more a line.
pub struct Pieces<'a> {
    /// In points.
    pub tints: &'a [Rect],
    /// Ink that the rules leave free.
    pub spared: &'a [Rect],
    /// Whether its paragraph reads from the right.
    pub rtl: bool,
}

impl Pieces<'_> {
    /// The pieces, each with the radii of its corners: round at the mention's ends.
    fn shapes(&self) -> impl Iterator<Item = (Rect, CornerRadiusF32)> {
        let last = self.tints.len().saturating_sub(1);
        self.tints.iter().enumerate().map(move |(index, rect)| {
            let (starts, ends) = (index == 0, index == last);
            let (left, right) = if self.rtl { (ends, starts) } else { (starts, ends) };
            let round = |is_end: bool| if is_end { radius::SMALL } else { 0.0 };
            let corners = CornerRadiusF32 { nw: round(left), sw: round(left), ne: round(right), se: round(right) };
            (*rect, corners)
        })
    }

    /// Fills the pieces.
    pub fn fill(&self, painter: &Painter, colour: Color32) {
        for (rect, corners) in self.shapes() {
            painter.rect_filled(rect, corners, colour);
        }
    }

    /// The kind's rule at the foot of the pieces.
    pub fn underline(&self, painter: &Painter, kind: EntityKind, colour: Color32) {
        for (rect, corners) in self.shapes() {
            // Inside the round corners.
            let whole = Rangef::new(rect.left() + corners.sw, rect.right() - corners.se);
            for stretch in self.free(whole, rect.bottom()) {
                rule(painter, kind, (stretch, rect.bottom()), colour);
            }
        }
    }

    /// The stretches of a rule that ends at `bottom` which meet no ink.
    fn free(&self, whole: Rangef, bottom: f32) -> Vec<Rangef> {
        let mut ink: Vec<Rangef> = self
            .spared
            .iter()
            .filter(|ink| ink.bottom() > bottom - RULE * 2.0 && ink.top() < bottom + 1.0)
            .map(|ink| ink.x_range().expand(1.5))
            .collect();
        ink.sort_by(|a, b| a.min.total_cmp(&b.min));
        let mut free = Vec::new();
        let mut from = whole.min;
        for taken in ink {
            free.push(Rangef::new(from, taken.min.min(whole.max)));
            from = from.max(taken.max);
        }
        free.push(Rangef::new(from, whole.max));
        free.retain(|stretch| stretch.span() > RULE);
        free
    }

    /// A line along the edge of the pieces, on their own ground: the found words that the reader is at.
    pub fn outline(&self, painter: &Painter, colour: Color32) {
        for (rect, corners) in self.shapes() {
            painter.rect_stroke(rect, corners, Stroke::new(1.5, colour), StrokeKind::Inside);
        }
    }

    /// A ring about the pieces: the mention that the reader is at.
    pub fn ring(&self, painter: &Painter, colour: Color32) {
        for (rect, corners) in self.shapes() {
            let around = rect.expand(2.0);
            painter.rect_stroke(
                around,
                corners + CornerRadiusF32::same(1.5),
                Stroke::new(1.5, colour),
                StrokeKind::Inside,
            );
        }
    }
}

/// The rule under a mention, told apart by form: solid for organisations, long dashes for people, double for figures, dots for
/// places, dashes and dots for products.
fn rule(painter: &Painter, kind: EntityKind, (stretch, bottom): (Rangef, f32), colour: Color32) {
    let y = bottom - RULE / 2.0;
    let stroke = Stroke::new(RULE, colour);
    let (from, to) = (stretch.min, stretch.max);
    match kind {
        EntityKind::Organization => {
            painter.hline(from..=to, y, stroke);
        }
        EntityKind::Figure => {
            let thin = Stroke::new(1.0, colour);
            painter.hline(from..=to, painter.round_to_pixel_center(y + 0.4), thin);
            painter.hline(from..=to, painter.round_to_pixel_center(y - 2.0), thin);
        }
        EntityKind::Person => dashes(painter, (from, to, y), stroke, &[7.0]),
        EntityKind::Place => dots(painter, (from, to, y), colour),
        EntityKind::Product => dashes(painter, (from, to, y), stroke, &[8.0, 2.0]),
    }
}

/// Dashes of the given lengths in turn, three points apart; they begin and end with a dash.
fn dashes(painter: &Painter, (from, to, y): (f32, f32, f32), stroke: Stroke, lengths: &[f32]) {
    let mut x = from;
    let mut lengths = lengths.iter().cycle();
    while x < to {
        let Some(length) = lengths.next() else { return };
        painter.hline(x..=(x + length).min(to), y, stroke);
        x += length + 3.0;
    }
}

fn dots(painter: &Painter, (from, to, y): (f32, f32, f32), colour: Color32) {
    let count = ((to - from) / 4.0).floor().max(1.0);
    let step = (to - from) / count;
    let mut x = from + step / 2.0;
    while x < to {
        painter.circle_filled(pos2(x, y), 1.15, colour);
        x += step;
    }
}

/// The bar beside a quotation.
pub fn quote_bar(painter: &Painter, block: Rect, rtl: bool, colour: Color32) {
    let x = if rtl { block.right() - 3.0 } else { block.left() };
    let bar = Rect::from_min_size(pos2(x, block.top() + 4.0), vec2(3.0, block.height() - 8.0));
    painter.add(Shape::rect_filled(bar, 1.5, colour));
}

/// The caret between two letters. Its foot points the way that the text runs there: where directions meet, two carets that
/// stand at one place lead to different letters.
pub fn caret(painter: &Painter, line: Rect, rtl: bool, colour: Color32) {
    let line = line.shrink2(vec2(0.0, 2.0));
    let x = painter.round_to_pixel_center(line.center().x);
    painter.vline(x, line.y_range(), Stroke::new(2.0, colour));
    let foot = if rtl { x - 5.0..=x + 1.0 } else { x - 1.0..=x + 5.0 };
    painter.hline(foot, line.top() + 1.0, Stroke::new(2.0, colour));
}
