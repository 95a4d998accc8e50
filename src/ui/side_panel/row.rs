//! A row of the panel: a name with its note, how often it is mentioned and a bar, or a figure with its value.

use eframe::egui::{Color32, Id, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::{BAR, SIDE, figure_row};
use crate::extract::EntityKind;
use crate::i18n::grouped;
use crate::session::Action;
use crate::session::figures_table::Cells;
use crate::session::panel::Row;
use crate::ui::ink::type_style;
use crate::ui::mirror::{Row as Strip, end_align, start_align};
use crate::ui::scene::{Scene, focus_ring, reads_rtl, speaks};
use crate::ui::theme::{mix, radius, space};

/// Draws a row of a kind, which is `hidden` where the kind is switched off in the article; the response says what was done to it.
pub(super) fn show(
    ui: &Ui,
    scene: &mut Scene<'_>,
    rect: Rect,
    (kind, hidden, row): (EntityKind, bool, &Row),
) -> Response {
    let response = ui.interact(rect, Id::unique(("row", row.entity)), Sense::click());
    let (palette, rtl) = (scene.palette, scene.rtl());
    let hue = palette.kind(kind).strong;
    let pointed = response.hovered() || scene.session.hovered_entity() == Some(row.entity);
    if row.selected {
        ui.painter().rect_filled(rect, 0.0, palette.paper);
        let mut strip = Strip::new(rect.shrink2(vec2(0.0, 5.0)), rtl);
        ui.painter().rect_filled(strip.start(3.0), 2.0, hue);
    } else if pointed {
        ui.painter().rect_filled(rect, 0.0, mix(palette.panel, palette.hover, 0.7));
    }
    let quiet = hidden && !row.selected;
    let ink = if quiet { palette.ink3 } else { palette.ink };
    let first = Rect::from_min_size(rect.min, vec2(rect.width(), super::ROW.min(rect.height())));
    let mut strip = Strip::new(first.shrink2(Vec2::new(SIDE, 0.0)), rtl);
    match &row.value {
        Some(value) => {
            let line = scene.ink.line(value, type_style::UI, false, rect.width() * 0.55);
            let place = strip.end(line.size.x);
            let ink = if quiet { palette.ink3 } else { hue };
            scene.ink.put(ui.painter(), &line, place, end_align(rtl), ink);
            figure_row::show_trend(ui, (&mut strip, ink), row);
        }
        None => {
            let count = grouped(row.count as u64);
            let style = if row.selected { type_style::UI_BOLD } else { type_style::UI };
            let line = scene.ink.line(&count, style, false, f32::INFINITY);
            let place = strip.end(line.size.x.max(18.0));
            scene.ink.put(ui.painter(), &line, place, end_align(rtl), palette.ink3);
            strip.end(space::S + 2.0);
            let track = Rect::from_center_size(strip.end(BAR).center(), vec2(BAR, 4.0));
            ui.painter().rect_filled(track, 2.0, palette.line);
            let length = (BAR * f32::from(row.share_percent) / 100.0).max(4.0);
            let filled = Strip::new(track, rtl).start(length);
            ui.painter().rect_filled(filled, 2.0, if quiet { palette.ink3 } else { hue });
        }
    }
    strip.end(space::M);
    let two_lines = rect.height() > super::ROW;
    paint_name(ui, scene, (&mut strip, ink), row, !two_lines);
    if two_lines {
        figure_row::show_roles(ui, scene, rect, row);
    }
    focus_ring(ui, &response, palette, radius::SMALL);
    announce_row(&response, row, rtl);
    if response.clicked() {
        let additive = ui.input(|input| input.modifiers.command);
        scene.act(Action::EntityClicked { id: row.entity, additive });
    }
    if response.secondary_clicked() {
        scene.act(Action::EntityCopied(row.entity));
    }
    response
}

/// The name, and its note in smaller letters where there is room and no second line says it.
fn paint_name(ui: &Ui, scene: &mut Scene<'_>, (strip, ink): (&mut Strip, Color32), row: &Row, with_note: bool) {
    let rtl = scene.rtl();
    let style = if row.selected { type_style::UI_BOLD } else { type_style::UI };
    let line = scene.ink.line(&row.name, style, reads_rtl(&row.name, rtl), strip.rest().width());
    let place = strip.start(line.size.x);
    scene.ink.put(ui.painter(), &line, place, start_align(rtl), ink);
    let Some(note) = row.note.as_ref().filter(|_| with_note) else { return };
    strip.start(6.0);
    if strip.rest().width() > 32.0 {
        let line = scene.ink.line(note, type_style::SMALL, reads_rtl(note, rtl), strip.rest().width());
        scene.ink.put(ui.painter(), &line, strip.rest(), start_align(rtl), scene.palette.ink3);
    }
}

fn announce_row(response: &Response, row: &Row, rtl: bool) {
    let value = row.value.clone().unwrap_or_else(|| grouped(row.count as u64));
    let roles = row.cells.iter().flat_map(Cells::roles);
    let detail = std::iter::once(value.as_str()).chain(roles).collect::<Vec<_>>().join(" · ");
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, row.selected, &row.name);
        info.current_text_value = Some(detail.clone());
        info
    });
    speaks(&response.ctx, response.id, rtl);
}
