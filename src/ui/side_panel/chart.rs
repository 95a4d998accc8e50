//! The picture of comparable figures: a bar each, from zero, with its words over it and its value beside them.
//!
//! Bars begin where reading begins: from the right in Arabic. Where some values fell, zero stands between the two sides. A click on a bar goes
//! to its mention. Figures at several times are drawn in [`series`].

use eframe::egui::{Id, Rect, Response, Role, Sense, Stroke, Ui, pos2, vec2};
use rust_decimal::prelude::ToPrimitive as _;

use super::{SIDE, series};
use crate::extract::EntityKind;
use crate::i18n::{Msg, strip_isolates};
use crate::session::Action;
use crate::session::figures_chart::{Bar, Chart};
use crate::ui::ink::type_style;
use crate::ui::mirror::{Row as Strip, end_align, start_align};
use crate::ui::scene::{Scene, focus_ring, name, reads_rtl};
use crate::ui::theme::{mix, radius, space};

/// Height of the head.
const HEAD: f32 = 28.0;
/// Height of a bar with its words.
const BAR: f32 = 38.0;
/// Thickness of a bar.
const THICK: f32 = 8.0;
/// Height of the line that counts what is left out.
const REST: f32 = 22.0;
/// Air above and below the card, and inside it.
const AIR: f32 = 6.0;

/// Height of the picture, in points.
pub(super) fn height(chart: &Chart) -> f32 {
    let rest = if chart.rest > 0 { REST } else { 0.0 };
    HEAD + body_height(chart) + rest + AIR * 3.0
}

fn body_height(chart: &Chart) -> f32 {
    if chart.by_time() { series::height(chart) } else { BAR * chart.bars.len() as f32 }
}

/// Draws the picture in `rect`.
pub(super) fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, chart: &Chart) {
    let (palette, rtl) = (scene.palette, scene.rtl());
    let card = rect.shrink2(vec2(SIDE - space::S, AIR));
    ui.painter().rect_filled(card, radius::CONTROL, palette.paper);
    let inner = card.shrink2(vec2(space::S, 0.0));
    let head = Rect::from_min_size(inner.min + vec2(0.0, 2.0), vec2(inner.width(), HEAD));
    let title = scene.say(&chart.title);
    let line = scene.ink.line(&title, type_style::SMALL, rtl, head.width());
    scene.ink.put(ui.painter(), &line, head, start_align(rtl), palette.ink2);
    let body = Rect::from_min_size(head.left_bottom(), vec2(inner.width(), body_height(chart)));
    if chart.by_time() {
        series::show(ui, scene, body, chart);
    } else {
        let axis = Axis::of(chart);
        for (index, bar) in chart.bars.iter().enumerate() {
            let top = body.top() + BAR * index as f32;
            show_bar(ui, scene, Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), BAR)), (&axis, bar));
        }
    }
    if chart.rest > 0 {
        let foot = Rect::from_min_size(body.left_bottom(), vec2(inner.width(), REST));
        let words = scene.say(&Msg::MoreBars(chart.rest as u64));
        let line = scene.ink.line(&words, type_style::SMALL, rtl, foot.width());
        scene.ink.put(ui.painter(), &line, foot, start_align(rtl), palette.ink3);
    }
}

/// Where zero stands and how long a share of 1 is, as shares of the length that the bars have.
pub(super) struct Axis {
    /// From the side of what fell.
    pub zero: f32,
    /// The longest bar, where both sides have bars less than 1.
    pub unit: f32,
}

impl Axis {
    /// The axis that holds every bar.
    pub fn of(chart: &Chart) -> Self {
        let longest = |negative: bool| {
            let side = chart.bars.iter().filter(|bar| bar.negative == negative);
            side.filter_map(|bar| bar.share.to_f32()).fold(0.0_f32, f32::max)
        };
        let (below, above) = (longest(true), longest(false));
        let whole = (below + above).max(f32::EPSILON);
        Self { zero: below / whole, unit: 1.0 / whole }
    }
}

fn show_bar(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, (axis, bar): (&Axis, &Bar)) {
    let response = ui.interact(rect, Id::unique(("bar", bar.entity)), Sense::click());
    let (palette, rtl) = (scene.palette, scene.rtl());
    if response.hovered() {
        let ground = rect.expand2(vec2(space::XS, -1.0));
        ui.painter().rect_filled(ground, radius::SMALL, mix(palette.paper, palette.hover, 0.7));
    }
    let hue = palette.kind(EntityKind::Figure).strong;
    let mut words = Strip::new(Rect::from_min_size(rect.min + vec2(0.0, 2.0), vec2(rect.width(), 20.0)), rtl);
    let value = scene.ink.line(&bar.value, type_style::SMALL, false, rect.width() * 0.6);
    let value_place = words.end(value.size.x);
    scene.ink.put(ui.painter(), &value, value_place, end_align(rtl), hue);
    words.end(space::S);
    let label = scene.ink.line(&bar.label, type_style::SMALL, reads_rtl(&bar.label, rtl), words.rest().width());
    scene.ink.put(ui.painter(), &label, words.rest(), start_align(rtl), palette.ink);
    let track = Rect::from_min_size(pos2(rect.left(), rect.top() + 24.0), vec2(rect.width(), THICK));
    let mut strip = Strip::new(track, rtl);
    let length = bar.share.to_f32().unwrap_or_default() * axis.unit * track.width();
    let lead = axis.zero * track.width() - if bar.negative { length } else { 0.0 };
    strip.start(lead);
    let filled = strip.start(length);
    ui.painter().rect_filled(filled, 2.0, if bar.negative { palette.ink3 } else { hue });
    let zero = Strip::new(track, rtl).start(axis.zero * track.width());
    let at = if rtl { zero.left() } else { zero.right() };
    let at = ui.painter().round_to_pixel_center(at);
    ui.painter().vline(at, track.expand(3.0).y_range(), Stroke::new(1.0, palette.ink3));
    answer(ui, scene, &response, bar);
}

/// Names a bar to a screen reader, and goes to its mention when it is clicked.
pub(super) fn answer(ui: &Ui, scene: &mut Scene<'_>, response: &Response, bar: &Bar) {
    focus_ring(ui, response, scene.palette, radius::SMALL);
    let said = strip_isolates(&format!("{}: {}", bar.label, bar.value));
    name(response, Role::Button, &said, scene.rtl());
    if response.clicked() {
        scene.act(Action::EntityClicked { id: bar.entity, additive: false });
    }
}
