//! What figures add to a row: the arrow of a rise or fall before the value, and a second line with what it is of, whose and when.

use eframe::egui::{Color32, Rect, Ui, pos2, vec2};

use super::{ROW, SIDE};
use crate::extract::{ChangePart, Trend};
use crate::session::panel::Row;
use crate::ui::icons::trend_mark;
use crate::ui::ink::type_style;
use crate::ui::mirror::{Row as Strip, start_align};
use crate::ui::scene::{Scene, reads_rtl};

/// Height of the second line.
const SECOND: f32 = 18.0;

/// Height of a figure's row: a second line where its sentence says something.
pub(super) fn height(row: &Row) -> f32 {
    let known = row.cells.as_ref().is_some_and(|cells| cells.roles().next().is_some());
    if known { ROW + SECOND } else { ROW }
}

/// The arrow of a rise or fall beside the value; a level that was left has none.
pub(super) fn show_trend(ui: &Ui, (strip, ink): (&mut Strip, Color32), row: &Row) {
    let change = row.cells.as_ref().and_then(|cells| cells.change).filter(|change| change.part != ChangePart::From);
    if let Some(change) = change {
        let place = strip.end(18.0);
        trend_mark(ui.painter(), change.trend == Trend::Up, place.center(), ink);
    }
}

/// The second line of the row at `rect`.
pub(super) fn show_roles(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, row: &Row) {
    let rtl = scene.rtl();
    let Some(cells) = &row.cells else { return };
    let words = cells.line();
    let place = Rect::from_min_size(
        pos2(rect.left() + SIDE, rect.top() + ROW - 7.0),
        vec2(rect.width() - SIDE * 2.0, SECOND + 2.0),
    );
    // In the order of the article's language, as over the bars of a picture.
    let line = scene.ink.line(&words, type_style::SMALL, reads_rtl(&words, rtl), place.width());
    scene.ink.put(ui.painter(), &line, place, start_align(rtl), scene.palette.ink2);
}
