//! Buttons: quiet, filled, selected; with words, an icon, or both, and the keys that do the same.

use eframe::egui::{Align, Color32, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use crate::ui::icons::{Icon, icon};
use crate::ui::ink::{TypeStyle, type_style};
use crate::ui::mirror::{Row, start_align};
use crate::ui::scene::{Scene, focus_ring, name, speaks};
use crate::ui::theme::{radius, space};
use crate::ui::widgets::tooltip;

/// How much a button asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weight {
    /// No ground until the pointer is over it.
    #[default]
    Quiet,
    /// A hairline around it.
    Outlined,
    /// Filled with ink: one on a surface.
    Filled,
    /// On the dark ground of the pill.
    OnInk,
}

/// A button before it has a place.
#[derive(Debug, Clone, Copy, Default)]
pub struct Button<'a> {
    /// Its words; none for an icon alone.
    pub text: Option<&'a str>,
    /// Its icon, before the words.
    pub icon: Option<Icon>,
    /// The keys that do the same: after the words, or in the tooltip of an icon alone.
    pub keys: Option<&'a str>,
    /// What it is called where the words do not say it; also its tooltip.
    pub name: Option<&'a str>,
    /// How much it asks for.
    pub weight: Weight,
    /// Whether it is the chosen one of several.
    pub chosen: bool,
    /// Of a button that switches something on and off: whether it is on.
    pub switched: Option<bool>,
}

/// Room on either side of a button's content.
const PAD: f32 = 12.0;
/// Width of an icon.
const ICON: f32 = 16.0;

impl Button<'_> {
    /// The width its content needs, in points.
    pub fn width(&self, scene: &mut Scene<'_>) -> f32 {
        let rtl = scene.rtl();
        let mut content = Vec2::ZERO;
        let mut parts = 0.0;
        if self.icon.is_some() {
            content.x += ICON;
            parts += 1.0;
        }
        if let Some(text) = self.text {
            content.x += scene.ink.line(text, type_style::UI, rtl, f32::INFINITY).size.x;
            parts += 1.0;
        }
        if let Some(keys) = self.keys.filter(|_| self.text.is_some()) {
            content.x += scene.ink.line(keys, type_style::KEY, false, f32::INFINITY).size.x + KEY_PAD * 2.0;
            parts += 1.0;
        }
        let pad = if self.text.is_none() { 9.0 } else { PAD };
        (content.x + (parts - 1.0_f32).max(0.0) * space::S + pad * 2.0).ceil()
    }

    /// Draws the button in `rect`; the response says whether it was pressed.
    pub fn show(&self, ui: &Ui, scene: &mut Scene<'_>, id: Id, rect: Rect) -> Response {
        let response = ui.interact(rect, id, Sense::click());
        let rtl = scene.rtl();
        let ground = self.ground(scene, &response);
        let (fill, ink) = ground;
        if fill != Color32::TRANSPARENT {
            ui.painter().rect_filled(rect, radius::CONTROL, fill);
        }
        if self.weight == Weight::Outlined {
            let hairline = Stroke::new(1.0, scene.palette.line);
            ui.painter().rect_stroke(rect, radius::CONTROL, hairline, StrokeKind::Inside);
        }
        self.paint_content(ui, scene, rect, ink);
        focus_ring(ui, &response, scene.palette, radius::CONTROL);
        let label = self.name.or(self.text).unwrap_or_default();
        match self.switched {
            Some(on) => {
                response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, label));
                speaks(ui.ctx(), response.id, rtl);
            }
            None => name(&response, Role::Button, label, rtl),
        }
        if self.text.is_none() || self.name.is_some() {
            tooltip::show(ui, scene, &response, label, self.keys);
        }
        response
    }

    fn ground(&self, scene: &Scene<'_>, response: &Response) -> (Color32, Color32) {
        let palette = scene.palette;
        let chosen = self.chosen || self.switched == Some(true);
        let over = response.hovered() || response.is_pointer_button_down_on();
        match self.weight {
            Weight::Filled => (if over { palette.ink2 } else { palette.ink }, palette.paper),
            Weight::OnInk => (if over { palette.ink2 } else { Color32::TRANSPARENT }, palette.paper),
            _ if chosen => (palette.hover, palette.ink),
            _ if over => (palette.hover, palette.ink),
            _ => (Color32::TRANSPARENT, palette.ink2),
        }
    }

    fn paint_content(&self, ui: &Ui, scene: &mut Scene<'_>, rect: Rect, ink: Color32) {
        let rtl = scene.rtl();
        let Some(text) = self.text else {
            if let Some(shape) = self.icon {
                icon(ui.painter(), shape, rect.center(), ink, rtl);
            }
            return;
        };
        let mut row = Row::new(rect.shrink2(Vec2::new(PAD, 0.0)), rtl);
        if let Some(shape) = self.icon {
            icon(ui.painter(), shape, row.start(ICON).center(), ink, rtl);
            row.start(space::S);
        }
        if let Some(keys) = self.keys {
            let key_ink = if matches!(self.weight, Weight::OnInk | Weight::Filled) { ink } else { scene.palette.ink3 };
            key(ui, scene, keys, (&mut row, key_ink));
            row.end(space::S);
        }
        let align = if self.icon.is_some() || self.keys.is_some() { start_align(rtl) } else { Align::Center };
        let line = scene.ink.line(text, type_style::UI, rtl, row.rest().width());
        scene.ink.put(ui.painter(), &line, row.rest(), align, ink);
    }
}

/// Room around the letters of a key.
const KEY_PAD: f32 = 5.0;

/// Draws keys such as `Ctrl O` in a box at the end of `row`.
pub fn key(ui: &Ui, scene: &mut Scene<'_>, keys: &str, (row, ink): (&mut Row, Color32)) {
    let line = scene.ink.line(keys, type_style::KEY, false, f32::INFINITY);
    let place = row.end(line.size.x + KEY_PAD * 2.0);
    let cap = Rect::from_center_size(place.center(), Vec2::new(place.width(), 19.0));
    let hairline = Stroke::new(1.0, scene.palette.line);
    ui.painter().rect_stroke(cap, radius::SMALL, hairline, StrokeKind::Inside);
    scene.ink.put(ui.painter(), &line, cap, Align::Center, ink);
}

/// A chip: one of several choices side by side, such as the sizes of a setting. Whether it was pressed.
pub fn chip(ui: &Ui, scene: &mut Scene<'_>, id: Id, rect: Rect, (text, chosen): (&str, bool)) -> bool {
    let response = ui.interact(rect, id, Sense::click());
    let palette = scene.palette;
    let rtl = scene.rtl();
    let fill = match (chosen, response.hovered()) {
        (true, _) => palette.paper,
        (false, true) => palette.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, radius::CONTROL - 2.0, fill);
    if chosen {
        ui.painter().rect_stroke(rect, radius::CONTROL - 2.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    }
    let ink = if chosen { palette.ink } else { palette.ink2 };
    let style: TypeStyle = if chosen { type_style::UI_BOLD } else { type_style::UI };
    let line = scene.ink.line(text, style, rtl, rect.width() - 8.0);
    scene.ink.put(ui.painter(), &line, rect, Align::Center, ink);
    focus_ring(ui, &response, palette, radius::CONTROL - 2.0);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, text));
    speaks(ui.ctx(), response.id, rtl);
    response.clicked()
}

/// A hairline across `rect` at height `y`.
pub fn hairline(ui: &Ui, scene: &Scene<'_>, rect: Rect, y: f32) {
    let y = ui.painter().round_to_pixel_center(y);
    let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
    ui.painter().line_segment(ends, Stroke::new(1.0, scene.palette.line));
}
