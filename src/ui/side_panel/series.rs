//! The picture of one measure at several times: a column each on an axis of time, its value over it, its time under it.
//!
//! Time goes the way that reading goes: from the right in Arabic. The part of the year stands over the year, and a year that several columns share
//! is written once, under the first of them. A click on a column goes to its mention.

use eframe::egui::{Align, Id, Rect, Sense, Stroke, Ui, pos2, vec2};
use rust_decimal::prelude::ToPrimitive as _;

use super::chart::{Axis, answer};
use crate::extract::EntityKind;
use crate::i18n::{Msg, isolate_ltr};
use crate::session::figures_chart::{Bar, Chart, Point};
use crate::session::time_axis::{Tick, YearPart};
use crate::ui::ink::type_style;
use crate::ui::mirror::Row as Strip;
use crate::ui::scene::{Scene, reads_rtl};
use crate::ui::theme::{mix, radius};

/// Height of a value over or under its column, and of a line of the axis.
const LINE: f32 = 20.0;
/// Height of the tallest column.
const PLOT: f32 = 76.0;
/// Thickness of a column at most, and as a share of its place.
const THICK: (f32, f32) = (28.0, 0.6);
/// Air between the columns and the words of the axis.
const GAP: f32 = 4.0;

/// Height of the columns with their words, in points.
pub(super) fn height(chart: &Chart) -> f32 {
    let fell = if chart.bars.iter().any(|bar| bar.negative) { LINE } else { 0.0 };
    LINE + PLOT + fell + GAP + LINE * lines(chart)
}

/// How many lines the axis has.
fn lines(chart: &Chart) -> f32 {
    let has =
        |row: fn(&Tick) -> bool| chart.bars.iter().filter_map(|bar| bar.point.as_ref()).any(|point| row(&point.tick));
    let rows = [has(|tick| tick.part.is_some()), has(|tick| tick.year.is_some())];
    rows.into_iter().map(|row| if row { 1.0 } else { 0.0 }).sum()
}

/// Draws the columns in `rect`.
pub(super) fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, chart: &Chart) {
    let (palette, rtl) = (scene.palette, scene.rtl());
    let axis = Axis::of(chart);
    let plot = Rect::from_min_size(rect.min + vec2(0.0, LINE), vec2(rect.width(), PLOT));
    let zero = ui.painter().round_to_pixel_center(plot.bottom() - axis.zero * plot.height());
    let mut strip = Strip::new(rect, rtl);
    let width = rect.width() / chart.bars.len().max(1) as f32;
    let mut year = None;
    for bar in &chart.bars {
        let Some(point) = &bar.point else { continue };
        let place = strip.start(width);
        show_column(ui, scene, place, (bar, point, &axis, zero));
        let words = Rect::from_min_max(pos2(place.left(), rect.bottom() - LINE * lines(chart)), place.max);
        show_tick(ui, scene, words, &point.tick, year == Some(&point.tick.year));
        year = Some(&point.tick.year);
    }
    ui.painter().hline(rect.x_range(), zero, Stroke::new(1.0, palette.ink3));
}

fn show_column(ui: &Ui, scene: &mut Scene<'_>, place: Rect, (bar, point, axis, zero): (&Bar, &Point, &Axis, f32)) {
    let response = ui.interact(place, Id::unique(("bar", bar.entity)), Sense::click());
    let palette = scene.palette;
    if response.hovered() {
        ui.painter().rect_filled(place, radius::SMALL, mix(palette.paper, palette.hover, 0.7));
    }
    let hue = palette.kind(EntityKind::Figure).strong;
    let length = (bar.share.to_f32().unwrap_or_default() * axis.unit * PLOT).max(1.0);
    let half = THICK.0.min(place.width() * THICK.1) / 2.0;
    let end = if bar.negative { zero + length } else { zero - length };
    let column = Rect::from_two_pos(pos2(place.center().x - half, zero), pos2(place.center().x + half, end));
    ui.painter().rect_filled(column, 2.0, if bar.negative { palette.ink3 } else { hue });
    let top = if bar.negative { end } else { end - LINE };
    let value = scene.ink.line(&point.value, type_style::SMALL, false, place.width());
    let over = Rect::from_min_size(pos2(place.left(), top), vec2(place.width(), LINE));
    scene.ink.put(ui.painter(), &value, over, Align::Center, palette.ink);
    answer(ui, scene, &response, bar);
}

/// The words of a step of the axis, the part of the year over the year; the year not where it was `told` before.
fn show_tick(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, tick: &Tick, told: bool) {
    let part = tick.part.as_ref().map(|part| match part {
        YearPart::Half(half) => scene.say(&Msg::Half(*half)).into_owned(),
        YearPart::Quarter(quarter) => scene.say(&Msg::Quarter(*quarter)).into_owned(),
        YearPart::Day(day) => isolate_ltr(day),
    });
    let year = tick.year.as_ref().map(|year| if told { String::new() } else { isolate_ltr(year) });
    for (line, words) in part.into_iter().chain(year).enumerate() {
        let row = Rect::from_min_size(rect.min + vec2(0.0, LINE * line as f32), vec2(rect.width(), LINE));
        let label = scene.ink.line(&words, type_style::SMALL, reads_rtl(&words, scene.rtl()), rect.width());
        scene.ink.put(ui.painter(), &label, row, Align::Center, scene.palette.ink2);
    }
}
