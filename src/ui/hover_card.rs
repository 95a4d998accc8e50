//! The card beside a mention under the pointer: kind, name or value, what it is of, why it is lit. It takes no input.

use eframe::egui::{LayerId, Order, Rect, Shadow, Stroke, StrokeKind, Ui, pos2, vec2};

use super::icons::kind_mark;
use super::ink::type_style;
use super::mirror::{Row, inside, start_align};
use super::scene::{Scene, reads_rtl};
use super::theme::radius;

/// Width of the card.
const WIDTH: f32 = 272.0;
/// Height of a line.
const LINE: f32 = 22.0;

/// Draws the card of the session near `mention`, below it where there is room.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, mention: Rect, page: Rect) {
    let Some(card) = scene.session.card() else { return };
    let rtl = scene.rtl();
    let text_width = WIDTH - 28.0;
    let body: Vec<_> = card
        .lines
        .iter()
        .map(|line| scene.ink.wrapped(line, type_style::UI, reads_rtl(line, rtl), text_width))
        .collect();
    let evidence = scene.ink.wrapped(&card.evidence, type_style::SMALL, rtl, text_width);
    let height = 24.0 + LINE + body.iter().map(|line| line.size.y).sum::<f32>() + 4.0 + evidence.size.y;
    let bounds = page.shrink(8.0);
    let below = mention.bottom() + 8.0 + height <= bounds.bottom();
    let top = if below { mention.bottom() + 8.0 } else { mention.top() - 8.0 - height };
    let left = mention.center().x - WIDTH / 2.0;
    let rect = inside(Rect::from_min_size(pos2(left, top), vec2(WIDTH, height)), bounds);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, ui.scope_id().with("hover card")));
    let palette = scene.palette;
    let shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: palette.shadow };
    painter.add(shadow.as_shape(rect, radius::CARD));
    painter.rect_filled(rect, radius::CARD, palette.paper);
    painter.rect_stroke(rect, radius::CARD, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(14.0, 12.0));
    let mut place = Rect::from_min_size(inner.min, vec2(inner.width(), LINE));
    let mut row = Row::new(place, rtl);
    kind_mark(&painter, card.kind, row.start(10.0).center(), palette.kind(card.kind).strong, true);
    row.start(8.0);
    let label = scene.ink.line(&card.kind_label, type_style::SMALL, rtl, 110.0);
    let title = scene.ink.line(
        &card.title,
        type_style::UI_BOLD,
        reads_rtl(&card.title, rtl),
        row.rest().width() - label.size.x - 8.0,
    );
    let title_place = row.start(title.size.x);
    scene.ink.put(&painter, &title, title_place, start_align(rtl), palette.ink);
    row.start(8.0);
    scene.ink.put(&painter, &label, row.rest(), start_align(rtl), palette.ink2);
    place.min.y += LINE;
    for line in &body {
        let line_place = Rect::from_min_size(place.min, vec2(inner.width(), line.size.y));
        scene.ink.put(&painter, line, line_place, start_align(rtl), palette.ink);
        place.min.y += line.size.y;
    }
    let foot = Rect::from_min_size(pos2(inner.left(), place.min.y + 4.0), vec2(inner.width(), evidence.size.y));
    scene.ink.put(&painter, &evidence, foot, start_align(rtl), palette.ink2);
}
