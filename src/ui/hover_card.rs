//! The card beside a mention under the pointer: kind, name or value, what it is of, why it is lit. It takes no input.

use std::rc::Rc;

use eframe::egui::{LayerId, Order, Rect, Shadow, Stroke, StrokeKind, Ui, pos2, vec2};

use super::icons::kind_mark;
use super::ink::{Label, type_style};
use super::mirror::{Row, inside, start_align};
use super::scene::{Scene, reads_rtl};
use super::theme::radius;
use crate::session::Card;

/// Width of the card.
const WIDTH: f32 = 272.0;
/// Height of a line.
const LINE: f32 = 22.0;

/// Draws the card of the session near `mention`, below it where there is room.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, mention: Rect, page: Rect) {
    let Some(content) = Content::new(scene, false) else { return };
    let bounds = page.shrink(8.0);
    let below = mention.bottom() + 8.0 + content.height <= bounds.bottom();
    let top = if below { mention.bottom() + 8.0 } else { mention.top() - 8.0 - content.height };
    let left = mention.center().x - WIDTH / 2.0;
    content.draw(ui, scene, inside(Rect::from_min_size(pos2(left, top), vec2(WIDTH, content.height)), bounds));
}

/// Draws the card beside a row of the panel, over the page, with the sentence that the row speaks of.
pub fn show_beside(ui: &Ui, scene: &mut Scene<'_>, row: Rect) {
    let Some(content) = Content::new(scene, true) else { return };
    let bounds = ui.ctx().content_rect().shrink(8.0);
    let right = row.right() + 8.0 + WIDTH <= bounds.right();
    let left = if right { row.right() + 8.0 } else { row.left() - 8.0 - WIDTH };
    content.draw(ui, scene, inside(Rect::from_min_size(pos2(left, row.top()), vec2(WIDTH, content.height)), bounds));
}

/// Draws the card under a row of the wide table, where the pointer is, with the sentence that the row speaks of.
pub fn show_under(ui: &Ui, scene: &mut Scene<'_>, row: Rect) {
    let Some(content) = Content::new(scene, true) else { return };
    let bounds = ui.ctx().content_rect().shrink(8.0);
    let x = ui.input(|input| input.pointer.hover_pos()).map_or(row.center().x, |at| at.x);
    let below = row.bottom() + 4.0 + content.height <= bounds.bottom();
    let top = if below { row.bottom() + 4.0 } else { row.top() - 4.0 - content.height };
    let place = Rect::from_min_size(pos2(x - WIDTH / 2.0, top), vec2(WIDTH, content.height));
    content.draw(ui, scene, inside(place, bounds));
}

/// The card laid out.
struct Content<'a> {
    card: &'a Card,
    body: Vec<Rc<Label>>,
    evidence: Rc<Label>,
    height: f32,
}

impl<'a> Content<'a> {
    fn new(scene: &mut Scene<'a>, with_sentence: bool) -> Option<Self> {
        let card = scene.session.card()?;
        let rtl = scene.rtl();
        let width = WIDTH - 28.0;
        let sentence = card.sentence.iter().filter(|_| with_sentence);
        let lines = card.lines.iter().chain(sentence);
        let body: Vec<_> =
            lines.map(|line| scene.ink.wrapped(line, type_style::UI, reads_rtl(line, rtl), width)).collect();
        let evidence = scene.ink.wrapped(&card.evidence, type_style::SMALL, rtl, width);
        let height = 24.0 + LINE + body.iter().map(|line| line.size.y).sum::<f32>() + 4.0 + evidence.size.y;
        Some(Self { card, body, evidence, height })
    }

    fn draw(&self, ui: &Ui, scene: &mut Scene<'_>, rect: Rect) {
        let (card, rtl) = (self.card, scene.rtl());
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
        for line in &self.body {
            let line_place = Rect::from_min_size(place.min, vec2(inner.width(), line.size.y));
            scene.ink.put(&painter, line, line_place, start_align(rtl), palette.ink);
            place.min.y += line.size.y;
        }
        let foot =
            Rect::from_min_size(pos2(inner.left(), place.min.y + 4.0), vec2(inner.width(), self.evidence.size.y));
        scene.ink.put(&painter, &self.evidence, foot, start_align(rtl), palette.ink2);
    }
}
