//! The marker of a list item: a dot, or its number as the article wrote it, in the margin where reading starts.
//!
//! A number has the size, the baseline and the digits of its item; its side toward the text stays in place however long it is,
//! so that the stops of 9 and 10 stand under each other.

use eframe::egui::{Color32, Painter, Rect, Vec2, pos2, vec2};

use super::page::style_of;
use super::seen::Seen;
use crate::session::Document;
use crate::ui::ink::TypeStyle;
use crate::ui::mirror::end_align;
use crate::ui::scene::Scene;

/// Room between a marker and its item, in em.
const GAP_EM: f32 = 0.36;
/// Radius of the dot, in em.
const DOT_EM: f32 = 0.105;
/// How high above the baseline the middle of the dot is, in em: half-way up the letters.
const DOT_RISE_EM: f32 = 0.24;

/// Draws the marker of the item that begins `seen`.
pub fn paint(painter: &Painter, scene: &mut Scene<'_>, document: &Document, seen: &Seen<'_>, colour: Color32) {
    let article = document.article();
    let Some(block) = article.blocks.get(seen.index) else { return };
    // Of an over-long item only the first slice has the marker.
    if block.range.start != seen.range.start {
        return;
    }
    let scale = scene.ink.scale();
    let typography = style_of(&scene.session.settings().typography, document.given_direction(), scale);
    let body = typography.text_style(block.kind);
    let size_pt = body.size_px / scale;
    let Some(words) = article.item_number(seen.index) else {
        let Some(first) = seen.layout.lines().first() else { return };
        let radius = DOT_EM * size_pt;
        let place = beside(seen.text, vec2(2.0 * radius, 0.0), GAP_EM * size_pt, seen.rtl);
        let y = seen.text.top() + first.baseline_px / scale - DOT_RISE_EM * size_pt;
        painter.circle_filled(pos2(place.center().x, y), radius, colour);
        return;
    };
    let style = TypeStyle {
        face: body.face,
        size_pt,
        line_pt: body.line_height_px / scale,
        bold: body.bold,
        digits: typography.digits,
    };
    let label = scene.ink.line(&words, style, seen.rtl, f32::INFINITY);
    let place = beside(seen.text, label.size, GAP_EM * size_pt, seen.rtl);
    scene.ink.put(painter, &label, place, end_align(seen.rtl), colour);
}

/// A box of `size` beside the first line of an item, on the side where reading starts.
fn beside(text: Rect, size: Vec2, gap: f32, rtl: bool) -> Rect {
    let left = if rtl { text.right() + gap } else { text.left() - gap - size.x };
    Rect::from_min_size(pos2(left, text.top()), size)
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Rect, pos2, vec2};

    use super::beside;

    #[test]
    fn markers_hang_in_the_margin_where_reading_starts() {
        let text = Rect::from_min_size(pos2(100.0, 50.0), vec2(400.0, 39.0));
        for width in [12.0, 30.0] {
            let size = vec2(width, 39.0);
            assert_eq!(beside(text, size, 7.0, true), Rect::from_min_size(pos2(507.0, 50.0), size));
            assert_eq!(beside(text, size, 7.0, false), Rect::from_min_size(pos2(93.0 - width, 50.0), size));
        }
    }
}
