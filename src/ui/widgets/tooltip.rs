//! Tooltips: what a control does, after the pointer has rested on it. They take no input and cover nothing that is read.

use eframe::egui::{Align, LayerId, Order, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::ui::ink::type_style;
use crate::ui::mirror::inside;
use crate::ui::scene::Scene;
use crate::ui::theme::{radius, space};

/// How long the pointer rests before a tooltip comes, in seconds.
const REST: f32 = 0.45;

/// Shows `text` and the keys under the control once the pointer rests on it.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, response: &Response, text: &str, keys: Option<&str>) {
    if !response.hovered() || response.is_pointer_button_down_on() {
        return;
    }
    let rested = ui.input(|input| input.pointer.time_since_last_movement());
    if rested < REST {
        ui.ctx().request_repaint_after_secs(REST - rested);
        return;
    }
    let rtl = scene.rtl();
    let said = match keys {
        // The keys stand in an isolate: `Ctrl+F` reads left to right inside Arabic.
        Some(keys) => format!("{text}  \u{2066}{keys}\u{2069}"),
        None => text.to_owned(),
    };
    let line = scene.ink.line(&said, type_style::SMALL, rtl, 320.0);
    let size = line.size + vec2(space::M * 2.0, space::S);
    let anchor = pos2(response.rect.center().x - size.x / 2.0, response.rect.bottom() + 6.0);
    let bounds = ui.ctx().content_rect().shrink(6.0);
    let rect = inside(eframe::egui::Rect::from_min_size(anchor, size), bounds);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, response.id.with("tooltip")));
    painter.rect_filled(rect, radius::SMALL + 2.0, scene.palette.ink);
    painter.rect_stroke(rect, radius::SMALL + 2.0, Stroke::new(1.0, scene.palette.line), StrokeKind::Outside);
    scene.ink.put(&painter, &line, rect, Align::Center, scene.palette.paper);
}
